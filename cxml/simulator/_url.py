"""An application that runs elsewhere: it is reached by HTTP, at an address of this machine."""

from __future__ import annotations

import asyncio
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy
from ipaddress import ip_address
from time import monotonic
from typing import Any, cast
from urllib.parse import SplitResult, urlsplit

from attrs import frozen

from .._text.wording import shown
from ..errors import misused
from ..testing._answer import Answer, Headers
from ..testing._application import Application
from ..testing._request import Request as Outgoing, unset
from ._alarm import LATER, ended_after
from ._choices import Choices
from ._errors import IN_COMMAND
from ._site import split_http

_SECONDS_TO_CONNECT = 2.0


@frozen(kw_only=True)
class Elsewhere:
    """How an application is reached that runs elsewhere."""

    url: str
    """The scheme and the host."""
    seconds: float
    """How long an answer may take, of the clock on the wall."""
    most_bytes: int
    """How long a body is read; what follows is left."""


def application_at(address: str, choices: Choices, *, anywhere: bool) -> tuple[Application, str]:
    """Find out how to ask what runs at an address, and which path that has.

    Args:
        address: the address.
        choices: how long is waited, and how much is read.
        anywhere: whether it may be on another machine.

    Raises:
        UsageError: it is no such address, or on another machine.

    """
    url = _split(address)
    if not (anywhere or _is_here(url.hostname or "")):
        say = "--anywhere" if IN_COMMAND.get() else "anywhere=True"
        raise misused(
            f"{shown(address)} is not on this machine, and would get signed requests: say"
            f" {say} if it is meant to"
        )
    where = Elsewhere(
        url=f"{url.scheme}://{url.netloc}",
        seconds=choices.seconds_to_answer,
        most_bytes=choices.fet_10_most_bytes + 1,
    )
    door, later = Remote(where), AsyncRemote(where)
    found = Application(
        ask=door.ask, ask_later=later.ask, setting=unset, usual=where.url, doors=(door, later)
    )
    return found, f"{url.path}?{url.query}" if url.query else url.path


def _split(address: str) -> SplitResult:
    url = split_http(address)
    if url is None or "@" in url.netloc:
        raise misused(f"{shown(address)} is no address such as http://127.0.0.1:8000/voice")
    return url


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Remote:
    """The door to an application that runs elsewhere."""

    def __init__(self, where: Elsewhere) -> None:
        self._where = where
        self._client: Any = None

    def open(self) -> None:
        """Get ready to make requests."""
        if self._client is None:
            self._client = _httpx().Client(**_options(self._where))

    def ask(self, outgoing: Outgoing) -> Answer:
        """Make a request."""
        end = monotonic() + self._where.seconds
        asked = _request(self._where, outgoing)
        # The library bounds each piece that comes, of which headers can have any number.
        with (
            ended_after(self._where.seconds),
            _plain_errors(self._where),
            self._client.stream(**asked) as said,
        ):
            body = _Body(self._where, end)
            for chunk in said.iter_raw():
                if body.is_full_with(chunk):
                    break
            return body.answer(said)

    def close(self) -> None:
        """Let go of what requests were made with."""
        client, self._client = self._client, None
        if client is not None:
            client.close()


class AsyncRemote:
    """The same, awaited."""

    def __init__(self, where: Elsewhere) -> None:
        self._where = where
        self._client: Any = None

    async def open(self) -> None:
        """Get ready to make requests."""
        if self._client is None:
            self._client = _httpx().AsyncClient(**_options(self._where))

    async def ask(self, outgoing: Outgoing) -> Answer:
        """Make a request."""
        end = monotonic() + self._where.seconds
        asked = _request(self._where, outgoing)
        with _plain_errors(self._where):
            async with (
                asyncio.timeout(self._where.seconds + LATER),
                self._client.stream(**asked) as said,
            ):
                body = _Body(self._where, end)
                async for chunk in said.aiter_raw():
                    if body.is_full_with(chunk):
                        break
                return body.answer(said)

    async def close(self) -> None:
        """Let go of what requests were made with."""
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()


class _Body:
    """What is read of an answer."""

    def __init__(self, where: Elsewhere, end: float) -> None:
        self._where, self._end = where, end
        self._read = bytearray()

    def is_full_with(self, chunk: bytes) -> bool:
        """Take a piece, and tell whether that is enough.

        Raises:
            TimeoutError: it came too late.

        """
        if monotonic() > self._end:
            raise TimeoutError
        self._read += chunk
        return len(self._read) >= self._where.most_bytes

    def answer(self, said: Any) -> Answer:
        """Give what was answered."""
        pairs = cast("Iterable[tuple[str, str]]", said.headers.multi_items())
        return Answer(said.status_code, Headers(pairs), bytes(self._read[: self._where.most_bytes]))


def _options(where: Elsewhere) -> dict[str, Any]:
    timeout = _httpx().Timeout(where.seconds, connect=min(_SECONDS_TO_CONNECT, where.seconds))
    # Cookies are kept by who calls, and only if they are to be.
    none = CookieJar(DefaultCookiePolicy(allowed_domains=()))
    return {"trust_env": False, "follow_redirects": False, "timeout": timeout, "cookies": none}


def _request(where: Elsewhere, outgoing: Outgoing) -> dict[str, Any]:
    headers: dict[str, str] = {
        "Host": urlsplit(outgoing.origin).netloc,  # of the public address, as a tunnel has it
        "Accept-Encoding": "identity",  # so that what is short stays short
        "Connection": "close",
        **outgoing.headers,
    }
    return {
        "method": outgoing.method,
        "url": where.url,
        "content": outgoing.body,
        "headers": {name: text.encode() for name, text in headers.items()},  # a cookie may be any
        "extensions": {"target": outgoing.target.encode()},  # as it was signed
    }


@contextmanager
def _plain_errors(where: Elsewhere) -> Generator[None]:
    """Let what goes wrong be errors that everybody knows.

    Raises:
        TimeoutError: there was no answer in time.
        ConnectionError: there was none at all.

    """
    httpx = _httpx()
    try:
        yield
    except httpx.TimeoutException as error:
        raise TimeoutError("no answer came in time") from error
    except TimeoutError as error:
        raise TimeoutError(f"no answer came within {where.seconds:g} s") from error
    except httpx.HTTPError as error:
        raise ConnectionError(str(error)) from error


def _httpx() -> Any:
    try:
        import httpx
    except ModuleNotFoundError as error:
        message = 'calls to an address need httpx; run: pip install "cxml[simulator]"'
        raise ModuleNotFoundError(message, name=error.name) from error
    return httpx
