"""What is said of an error of a database."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import StatementError

from cxml._rooms.refused import refused
from cxml.rooms import AsyncRooms, Rooms


def test_the_row_is_not_said() -> None:
    """PostgreSQL says below the first line which row it is, and so who is in the room."""
    error = ValueError("null value in column\nDETAIL:  Failing row contains (Mr Private).")
    assert str(refused(error, "make them")) == (
        "the database did not do what was asked: ValueError: null value in column"
    )


@pytest.mark.parametrize("made", [Rooms("sqlite://"), AsyncRooms("sqlite+aiosqlite://")])
def test_statements_hide_what_they_are_given(made: Rooms | AsyncRooms) -> None:
    """An engine that the rooms make puts no event into its errors and its log."""
    engine = made._engine if isinstance(made, Rooms) else made._engine.sync_engine
    assert engine.hide_parameters
    error = StatementError("", "SELECT ?", ("Mr Private",), None, hide_parameters=True)
    assert "Mr Private" not in str(error)
