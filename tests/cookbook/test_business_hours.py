"""What callers meet in business hours, and outside of them."""

from datetime import datetime, time
from types import ModuleType

import pytest

from cxml.simulator import Platform


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        ("2026-11-30T09:00-05:00", True),
        ("2026-11-30T08:59-05:00", False),
        ("2026-11-30T17:00-05:00", False),
        ("2026-11-30T14:00+00:00", True),
        ("2026-07-06T13:00+00:00", True),
        ("2026-11-29T12:00-05:00", False),
        ("2026-12-25T12:00-05:00", False),
    ],
)
def test_when_it_is_open(recipe: ModuleType, at: str, is_open: bool) -> None:
    """It is open from nine to five in New York, on weekdays that are no holidays."""
    assert recipe.is_open(datetime.fromisoformat(at)) is is_open


def test_the_desk_rings_while_it_is_open(
    platform: Platform, recipe: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desk has the call; a busy one is said so."""
    monkeypatch.setattr(recipe, "HOLIDAYS", set())
    monkeypatch.setattr(recipe, "HOURS", dict.fromkeys(range(7), (time.min, time.max)))
    desk = platform.phone("+15550100700").answers()
    platform.call("/voice")
    assert desk.call.status == "in-progress"
    desk.is_busy()
    platform.call("/voice").hears("call again in a few minutes")


def test_callers_are_told_the_hours(
    platform: Platform, recipe: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When it is closed no phone rings."""
    monkeypatch.setattr(recipe, "HOURS", {})
    call = platform.call("/voice")
    call.hears("We are closed")
    assert call.is_over
