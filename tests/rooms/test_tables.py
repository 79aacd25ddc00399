"""What is said where the tables of rooms are not there, or are another's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine

from cxml._rooms.refused import refused
from cxml.errors import RoomsError
from cxml.rooms import Rooms

from .desks import Open
from .histories import joined


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """Open an empty database."""
    engine = create_engine(url)
    yield engine
    engine.dispose()


@pytest.fixture
def alien(engine: Engine) -> Iterator[Engine]:
    """Open a database that has a table of the name of one of ours."""
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE cxml_room_events (conference_sid INTEGER)")
    yield engine
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE cxml_room_events")


def test_tables_that_are_not_there(opened: Open, url: str, request: Any) -> None:
    """Where no tables were made, the error says how they are."""
    is_django = "django" in request.node.callspec.id
    make = "run: python manage.py migrate --database=rooms" if is_django else "call create_schema()"
    with opened(url) as desk:
        for asked in (lambda: desk.record(joined("call-1")), lambda: desk.current("Room 1234")):
            with pytest.raises(RoomsError, match="cxml_room_events") as caught:
                asked()
            assert f"; to make the tables, {make}" in str(caught.value)


def test_tables_of_somebody_else(opened: Open, url: str, alien: Engine) -> None:
    """Where a table has other columns, the error does not leave it at the name of one."""
    assert alien
    with opened(url) as desk:
        for asked in (lambda: desk.record(joined("call-1")), lambda: desk.current("Room 1234")):
            with pytest.raises(RoomsError, match="of this name has other columns, and is not of"):
                asked()


def test_making_tables_finds_those_of_somebody_else(
    alien: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is said when the tables are made, and not only when an event is lost."""
    monkeypatch.setattr("cxml.rooms._rooms.PAUSES", ())
    with pytest.raises(RoomsError, match="give the rooms a database of their own, and call create"):
        Rooms(alien).create_schema()


@pytest.mark.parametrize(("code", "hint"), [(1146, "to make the tables"), (1054, "other columns")])
def test_mysql_says_so_by_numbers(code: int, hint: str) -> None:
    """What MySQL says may be of any language."""
    assert hint in str(refused(ValueError(code, "Etwas fehlt"), "make them"))
