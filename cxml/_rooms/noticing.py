"""Telling a program that something happened, which is not to fail for that."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from inspect import isawaitable

from ..callbacks import ConferenceEvent
from ..errors import ConfigurationError

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
    if isinstance(accounts, str) or not all(accounts):
        raise ConfigurationError(
            f"accounts is {accounts!r}: give a list of the ids of projects, or nothing for all"
        )
    return frozenset(accounts)
