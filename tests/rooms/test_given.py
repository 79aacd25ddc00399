"""What rooms are given that is none of what they take: said at once, with what to write."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url
from sqlalchemy.ext.asyncio import create_async_engine

from cxml.callbacks import ConferenceEvent
from cxml.django.rooms import Rooms as DjangoRooms
from cxml.errors import ConfigurationError, UsageError
from cxml.rooms import AsyncRooms, Rooms

from .desks import Desk

EITHER = pytest.mark.parametrize("made", [Rooms, AsyncRooms])
ANY: list[Callable[..., Any]] = [
    partial(Rooms, "sqlite://"),
    partial(AsyncRooms, "sqlite+aiosqlite://"),
    DjangoRooms,
]


@EITHER
@pytest.mark.parametrize(
    ("given", "message"),
    [
        (None, "engine is None, and neither one of SQLAlchemy's nor an address as text, such as"),
        (5, "engine is of type int, and neither"),
        (b"sqlite://u:secret@h", "engine is of type bytes, and neither"),
        (make_url("sqlite://u:secret@h"), "engine is of type URL, and neither"),
        (Path("/tmp/x.sqlite"), r"of this path write 'sqlite.*:////tmp/x.sqlite'"),  # noqa: S108
        (Path("x.sqlite"), "of this path write 'sqlite.*:///x.sqlite'"),
        ("/tmp/x.sqlite", "; of this one write 'sqlite.*:////tmp/x.sqlite'"),  # noqa: S108
        ("", "engine is a text that is no address of a database"),
        ("host=h password=secret", "is no address of a database: .* stand three slashes$"),
        ("u:secret@h/d", "is no address of a database: .* stand three slashes$"),
        ("sqlite://x.sqlite", "before the path of a file stand three slashes"),
        ("postgres://u@h/d", r"no database is called 'postgres': write .*'postgresql\+psycopg://'"),
        ("postgresql+nothing://h/d", r"no database is called 'postgresql\+nothing'"),
        ("postgres://h/d?password=secret", "^no database is called 'postgres'"),
        ("postgresql+psycopg://u:secret@h:x/d", "is no address of a database: .*slashes$"),
    ],
)
def test_an_engine_that_is_none(made: Callable[..., Any], given: Any, message: str) -> None:
    """What is no engine and no address is refused where it is given, with what to write."""
    with pytest.raises(ConfigurationError, match=message) as caught:
        made(given)
    assert "secret" not in str(caught.value)


@EITHER
def test_a_driver_that_is_not_installed(
    made: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a driver lacks, the error says what to install."""
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    message = r'postgresql\+psycopg:// needs psycopg, .*run: pip install "psycopg\[binary\]", or'
    with pytest.raises(ConfigurationError, match=message):
        made("postgresql+psycopg://u@h/d")


@pytest.mark.parametrize(
    "given",
    ["sqlite+aiosqlite://", create_engine("sqlite+aiosqlite://")],
)
def test_waiting_rooms_take_nothing_asynchronous(given: Any) -> None:
    """Of an asynchronous driver rooms that wait could do nothing with, that is said at once."""
    message = r"Rooms wait for their database, and sqlite\+aiosqlite does not: .* or use AsyncRooms"
    with pytest.raises(ConfigurationError, match=message):
        Rooms(given)


def test_waiting_rooms_take_no_asynchronous_engine() -> None:
    """An engine for the others is refused by name."""
    with pytest.raises(ConfigurationError, match="give it to AsyncRooms"):
        Rooms(create_async_engine("sqlite+aiosqlite://"))  # type: ignore[arg-type]


def test_asynchronous_rooms_take_nothing_that_waits() -> None:
    """An address, or an engine, whose driver waits is refused, with one that does not."""
    message = r"and sqlite does: write 'sqlite\+aiosqlite:///rooms.sqlite', .* or use Rooms"
    with pytest.raises(ConfigurationError, match=message):
        AsyncRooms("sqlite:///x.sqlite")
    with pytest.raises(ConfigurationError, match="give it to Rooms"):
        AsyncRooms(create_engine("sqlite://"))  # type: ignore[arg-type]


@pytest.mark.parametrize("accounts", ["one", [""], ["one", ""], [5], 5, None, iter(["one"])])
@pytest.mark.parametrize("made", ANY)
def test_accounts_that_let_in_anybody_are_refused(made: Callable[..., Any], accounts: Any) -> None:
    """A text in place of a list, an empty id, and what is empty once it was read are mistakes."""
    with pytest.raises(ConfigurationError, match="list of the ids"):
        made(accounts=accounts)


@pytest.mark.parametrize("made", ANY)
def test_who_is_told_has_to_be_a_function(made: Callable[..., Any]) -> None:
    """What cannot be called is refused before an event comes."""
    with pytest.raises(ConfigurationError, match="on_change is 'x': give a function"):
        made(on_change="x")


class Later:
    """Something that is called, and awaited."""

    async def __call__(self, _: ConferenceEvent) -> None:
        """Do it later."""


@pytest.mark.parametrize("on_change", [Later(), Later().__call__, partial(Later().__call__)])
def test_nobody_is_told_what_nobody_awaits(on_change: Any) -> None:
    """An asynchronous function is refused by rooms that wait, which would never carry it out."""
    for made in (ANY[0], ANY[2]):
        with pytest.raises(ConfigurationError, match="on_change is asynchronous"):
            made(on_change=on_change)
    ANY[1](on_change=on_change)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (lambda desk: desk.forget(30), r"older_than is 30: .* as timedelta\(days=30\)"),
        (lambda desk: desk.forget("30"), "older_than is '30': give a span of time"),
        (lambda desk: desk.current(None), "room is None: give a text"),
        (lambda desk: desk.current("a", account_sid=5), "account_sid is 5"),
        (lambda desk: desk.roster(None), "conference_sid is None"),
        (lambda desk: desk.rooms("5"), "limit is '5': give a whole number"),
        (lambda desk: desk.rooms(-1), "limit is -1"),
    ],
)
def test_arguments_that_are_none(desk: Desk, asked: Callable[[Any], object], message: str) -> None:
    """What a method cannot take is an error that says what it takes."""
    with pytest.raises(UsageError, match=message):
        asked(desk)
    assert desk.forget(timedelta(0)) == 0


@pytest.mark.parametrize("made", ANY)
@pytest.mark.parametrize(
    ("room", "render", "message"),
    [(None, str, "room is None"), ("a", "x", "render is 'x'"), ("a", Later(), "not asynchronous")],
)
def test_a_stream_that_could_not_go_on(
    made: Callable[..., Any], room: Any, render: Any, message: str
) -> None:
    """What is wrong with a stream is said before it begins, while a view can still fail."""
    with pytest.raises(UsageError, match=message):
        made().stream(room, render)
