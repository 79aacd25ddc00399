"""``<Pause>``: wait."""

from __future__ import annotations

from typing import Any

import pytest

from cxml import InvalidValueError, Pause, UsageError, VoiceResponse


@pytest.mark.parametrize(("value", "kept"), [(0, 0), (10, 10), ("10", 10), (None, None)])
def test_length(value: Any, kept: int | None) -> None:
    """A pause has a length in whole seconds, which may be none at all."""
    assert VoiceResponse().pause(length=value).length == kept


@pytest.mark.parametrize("value", [-1, 1.5, "1.5", "1s", True])
def test_no_length(value: Any) -> None:
    """Fractions, units and negative numbers are no length."""
    with pytest.raises(InvalidValueError, match="must be a whole number from 0"):
        Pause(length=value)


def test_length_by_position() -> None:
    """The length is not positional, and the error says so."""
    with pytest.raises(UsageError, match="write length=5"):
        Pause(5)  # type: ignore[call-arg, arg-type]
