"""Telling a program that something happened, which is not to fail for that."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from inspect import isawaitable
from typing import TypeVar, cast

from .._text.wording import shown
from ..callbacks import ConferenceEvent
from ..errors import ConfigurationError
from .given import is_asynchronous

T = TypeVar("T")

_LOG = logging.getLogger("cxml.rooms")


def notice(on_change: Callable[[ConferenceEvent], object], event: ConferenceEvent) -> None:
    """Call a function with an event that was kept, and is not to be sent again."""
    try:
        on_change(event)
    except Exception:
        _log(event)


async def notice_async(
    on_change: Callable[[ConferenceEvent], object], event: ConferenceEvent
) -> None:
    """Call a function that may be asynchronous."""
    try:
        done = on_change(event)
        if isawaitable(done):
            await done
    except Exception:
        _log(event)


def _log(event: ConferenceEvent) -> None:
    _LOG.exception("on_change failed for an event of %r, which is kept", event.conference_sid)


def check_accounts(accounts: Collection[str]) -> frozenset[str]:
    """Refuse what would let everybody in, or nobody.

    Raises:
        ConfigurationError: it is a text, or has no text in it where there should be one.

    """
    if not _are_ids(accounts):
        raise ConfigurationError(
            f"accounts is {shown(accounts)}: give a list of the ids of projects, or nothing for all"
        )
    return frozenset(accounts)


def _are_ids(given: object) -> bool:
    # What can be walked through only once would be empty behind the question.
    if isinstance(given, str) or not isinstance(given, Collection):
        return False
    return all(each and isinstance(each, str) for each in cast("Collection[object]", given))


def check_on_change(on_change: T, *, is_awaited: bool) -> T:
    """Refuse what cannot be called, and what would wait to be awaited.

    Raises:
        ConfigurationError: it is no function, or an asynchronous one that nobody awaits.

    """
    if on_change is not None and not callable(on_change):
        raise ConfigurationError(
            f"on_change is {shown(on_change)}: give a function that takes an event"
        )
    if not is_awaited and is_asynchronous(on_change):
        raise ConfigurationError(
            "on_change is asynchronous, and nobody would await it here: give a function that is"
            " not, or use cxml.rooms.AsyncRooms"
        )
    return on_change
