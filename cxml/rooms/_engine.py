"""The engine of rooms: one that is given, or one that is made of an address."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import PurePath
from typing import NoReturn, TypeVar

from sqlalchemy import URL, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError, InvalidRequestError, NoSuchModuleError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from .._text.wording import listed
from ..errors import ConfigurationError

T = TypeVar("T", Engine, AsyncEngine)

_TIMEOUTS = {
    **dict.fromkeys(("aiosqlite", "pysqlite"), ("timeout", "4")),
    **dict.fromkeys(("psycopg", "psycopg2"), ("connect_timeout", "2")),
}
"""What says in an address how many seconds are waited, by driver, and the seconds.

SignalWire waits 5 for an answer. A connection that is not there will hardly come; a lock does, as
others have it in turns.
"""
_SAYS_IT = {"connect_timeout", "service", "timeout"}
_SAYS_IT_FOR_POSTGRESQL = {"PGCONNECT_TIMEOUT", "PGSERVICE"}

_WAITING = ("sqlite:///rooms.sqlite", "postgresql+psycopg://", "mysql+pymysql://")
_ASYNC = ("sqlite+aiosqlite:///rooms.sqlite", "postgresql+psycopg://", "mysql+aiomysql://")
_PATH = re.compile(r"[\w./\\ -]{1,255}")
_PACKAGES = {"psycopg": '"psycopg[binary]"'}


def waiting_engine(given: object) -> Engine:
    """Give the engine of rooms that wait for their database.

    Raises:
        ConfigurationError: what is given makes none.

    """
    if isinstance(given, AsyncEngine):
        raise ConfigurationError(
            "Rooms wait for their database, and this engine does not: give it to AsyncRooms, or"
            " make one by create_engine"
        )
    engine = given if isinstance(given, Engine) else _made(create_engine, given, _WAITING)
    if engine.dialect.is_async:
        raise ConfigurationError(
            f"Rooms wait for their database, and {engine.url.drivername} does not: write"
            f" {_quoted(_WAITING)}, or use AsyncRooms"
        )
    return engine


def async_engine(given: object) -> AsyncEngine:
    """Give the engine of rooms that do something else while their database works.

    Raises:
        ConfigurationError: what is given makes none.

    """
    if isinstance(given, AsyncEngine):
        return given
    if isinstance(given, Engine):
        raise ConfigurationError(
            "AsyncRooms take no engine that waits for its database: give it to Rooms, or make one"
            " by create_async_engine"
        )
    return _made(create_async_engine, given, _ASYNC)


def _made(create: Callable[..., T], given: object, examples: tuple[str, ...]) -> T:
    address = _address(given, examples)
    try:
        # Else each error, and each statement in the log, has the event, and who is in the room.
        engine = create(_with_timeout(address), hide_parameters=True)
        # Which would refuse, at the first event, what it cannot read.
        engine.dialect.create_connect_args(engine.url)
    except NoSuchModuleError:
        raise ConfigurationError(
            f"no database is called {address.drivername!r}: write {_quoted(examples)}"
        ) from None
    except ModuleNotFoundError as error:
        _no_driver(address, str(error.name), examples)
    except InvalidRequestError:
        raise ConfigurationError(
            f"AsyncRooms do not wait for their database, and {address.drivername} does: write"
            f" {_quoted(examples)}, or use Rooms"
        ) from None
    except (ArgumentError, ValueError):
        _no_address(str(given), examples)
    return engine


def _address(given: object, examples: tuple[str, ...]) -> URL:
    if not isinstance(given, str):
        is_path = isinstance(given, PurePath)
        hint = f"; of this path write {_file(given, examples)!r}" if is_path else ""
        raise ConfigurationError(
            f"the engine is {_type_of(given)}, and neither one of SQLAlchemy's nor an address as"
            f" text, such as {_quoted(examples)}{hint}"
        )
    try:
        return make_url(given)
    # Whose text may have a part of the password.
    except (ArgumentError, ValueError):
        _no_address(given, examples)


def _type_of(given: object) -> str:
    # Without what it holds, which may be a password.
    return "None" if given is None else f"of type {type(given).__name__}"


def _no_address(given: str, examples: tuple[str, ...]) -> NoReturn:
    hint = f"; of this one write {_file(given, examples)!r}" if _PATH.fullmatch(given) else ""
    # Which is not shown: it may have a password anywhere.
    raise ConfigurationError(
        f"the engine is a text that is no address of a database: write {_quoted(examples)}; before"
        f" the path of a file stand three slashes{hint}"
    ) from None


def _no_driver(address: URL, module: str, examples: tuple[str, ...]) -> NoReturn:
    package = _PACKAGES.get(module, module)
    raise ConfigurationError(
        f"{address.drivername}:// needs {module}, which is not installed; run: pip install"
        f" {package}, or write {_quoted(examples)}"
    ) from None


def _file(path: object, examples: tuple[str, ...]) -> str:
    return f"{examples[0].partition('rooms')[0]}{path}"


def _quoted(examples: tuple[str, ...]) -> str:
    return listed(map(repr, examples))


def _with_timeout(address: URL) -> URL:
    """Have nobody wait for ever for a database that does not answer, unless the address says so."""
    driver = address.get_driver_name()
    said = _SAYS_IT & address.query.keys()
    if driver.startswith("psycopg"):
        said |= _SAYS_IT_FOR_POSTGRESQL & os.environ.keys()
    if said or driver not in _TIMEOUTS:
        return address
    return address.update_query_dict(dict([_TIMEOUTS[driver]]))
