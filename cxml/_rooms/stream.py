"""Rosters as server-sent events, by which a page changes by itself."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import TypeAlias

from ..callbacks import ConferenceRoster
from ..errors import RoomsError

EVENT_STREAM: Mapping[str, str] = MappingProxyType(
    {
        "Content-Type": "text/event-stream; charset=utf-8",
        "Cache-Control": "no-store",
        # nginx would hold back what is short.
        "X-Accel-Buffering": "no",
    }
)
"""The headers of an answer that a page is told changes by."""
Render: TypeAlias = Callable[[ConferenceRoster], str]

_LOG = logging.getLogger("cxml.rooms")
# A line that says nothing: proxies cut what is silent, and a server sees that nobody is there.
_NOTHING = ":\n\n"


def stream(
    look: Callable[[], ConferenceRoster],
    render: Render,
    *,
    seen: str | None,
    seconds: float,
    every: float,
) -> Iterator[str]:
    """Tell how a room stands, as often as that is news."""
    until = time.monotonic() + seconds
    # Before the first look: a browser asks again after what began well, and not after an error.
    yield _again(every)
    while True:
        try:
            roster = look()
        except RoomsError:
            _log()
            return
        seen, text = _told(roster, render, seen)
        yield text
        if time.monotonic() + every > until:
            return
        time.sleep(every)


async def stream_async(
    look: Callable[[], Awaitable[ConferenceRoster]],
    render: Render,
    *,
    seen: str | None,
    seconds: float,
    every: float,
) -> AsyncIterator[str]:
    """Tell how a room stands, as often as that is news, and let others work meanwhile."""
    until = time.monotonic() + seconds
    yield _again(every)
    while True:
        try:
            roster = await look()
        except RoomsError:
            _log()
            return
        seen, text = _told(roster, render, seen)
        yield text
        if time.monotonic() + every > until:
            return
        await asyncio.sleep(every)


def _again(every: float) -> str:
    return f"retry: {round(every * 1000)}\n\n"


def _log() -> None:
    _LOG.warning("the database does not answer; the page is to ask again", exc_info=True)


def _told(roster: ConferenceRoster, render: Render, seen: str | None) -> tuple[str, str]:
    mark = sha256(roster.to_json().encode()).hexdigest()[:16]
    return mark, _NOTHING if mark == seen else _message(render(roster), mark)


def _message(text: str, mark: str) -> str:
    # A line's end within would begin another field, which may be of whoever named the room.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "".join([f"id: {mark}\n", *(f"data: {each}\n" for each in lines), "\n"])
