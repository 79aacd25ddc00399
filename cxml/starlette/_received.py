"""What gives a callback: called by a decorated endpoint, or by FastAPI as a dependency."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from functools import partial
from importlib.util import find_spec
from inspect import Parameter, Signature
from typing import Annotated, Any, ClassVar, Generic

from attrs import evolve
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request

from .._web.keys import KeyFinder, ask_later
from .._web.policy import Policy
from .._web.receive import C, RequestRefusedError, expect_required, receive_later
from ..errors import ConfigurationError
from ._docs_page import OF_DOCS, is_from_docs
from ._request import body_of, incoming_of
from ._returned import refuse_json

HAS_FASTAPI = find_spec("fastapi") is not None
GIVEN = "__cxml_given__"
"""Where an endpoint has what gives its callback, where FastAPI is to give it."""
# Not Request, which FastAPI does not give at a WebSocket: there the error says what to write.
_REQUEST = Parameter("request", Parameter.POSITIONAL_OR_KEYWORD, annotation=HTTPConnection)
_MOST_GIVEN = 8
_given: ContextVar[tuple[object, ...]] = ContextVar("cxml.starlette.given", default=())
"""The newest of what was given while a request is answered, or several in one task."""


async def _ask(finder: KeyFinder, sent: Mapping[str, str]) -> object:
    return await ask_later(_in_thread, finder, sent)


async def _in_thread(finder: KeyFinder, sent: Mapping[str, str]) -> object:
    return await run_in_threadpool(finder, sent)


class Received(Generic[C]):
    """A function that verifies a request and reads it.

    There is one for each class of callbacks, so that FastAPI reads a request once, and tests can
    override it.
    """

    # What FastAPI takes for its parameters; as texts it would not understand them.
    __signature__: ClassVar[Signature] = Signature([_REQUEST])
    require: ClassVar[Sequence[str]] = ()

    def __init__(self, kind: type[C], policy: Callable[[], Policy], *, trust_docs: bool) -> None:
        self.kind = kind
        self._policy = policy
        self._trust_docs = trust_docs

    async def __call__(self, request: Request) -> C:
        """Give the callback, or answer with a status from 400 on."""
        policy, incoming = self._policy(), incoming_of(request)
        if self._trust_docs and is_from_docs(request):
            policy = evolve(policy, keys=None, unverified=OF_DOCS)
        try:
            body = partial(body_of, request)
            callback = await receive_later(policy, self.kind, incoming, ask=_ask, body=body)
        except RequestRefusedError as refusal:
            raise HTTPException(refusal.status) from None
        if HAS_FASTAPI:
            refuse_json(request)
        return callback

    def __repr__(self) -> str:
        return f"received({self.kind.__name__})"


class Required(Generic[C]):
    """A function that gives what another does, if there is all in it that has to be.

    To FastAPI it depends on the other, so that a test that overrides that overrides this as well.
    """

    def __init__(
        self, received: Received[C], require: Sequence[str], policy: Callable[[], Policy]
    ) -> None:
        self.kind = received.kind
        self.require = require
        self._received = received
        self._policy = policy
        self.__signature__: Signature = Signature([_REQUEST, *_callback_of(received)])

    async def __call__(self, request: Request, callback: C | None = None) -> C:
        """Give the callback, or answer with a status from 400 on."""
        found = await self._received(request) if callback is None else callback
        incoming = incoming_of(request)
        incoming.body = await body_of(request)
        try:
            expect_required(self._policy(), incoming, found, self.require)
        except RequestRefusedError as refusal:
            raise HTTPException(refusal.status) from None
        return found

    def __repr__(self) -> str:
        return f"{self._received!r}, with {', '.join(self.require)}"


class Given(Generic[C]):
    """A function that gives an endpoint of FastAPI what another does, and remembers that.

    To FastAPI it depends on the other, so that a test that overrides that overrides this as well.
    There is one for each endpoint. What stands between that and its route may show FastAPI another
    signature, by which the callback is made of a body that nobody has verified.
    """

    def __init__(self, received: Received[C] | Required[C]) -> None:
        self.kind = received.kind
        self.__signature__: Signature = Signature(_callback_of(received))

    async def __call__(self, callback: C) -> C:
        """Give the callback, or what a test has put in its place."""
        _given.set((*_given.get()[1 - _MOST_GIVEN :], callback))
        return callback


def expect_given(callback: object, view: Callable[..., Any]) -> None:
    """Refuse to call an endpoint with what was not given as its signature says.

    Raises:
        ConfigurationError: it is none of what was given; equal is not enough.

    """
    if not any(each is callback for each in _given.get()):
        name = getattr(view, "__qualname__", repr(view))
        raise ConfigurationError(
            f"{name} was called with a callback that nothing has verified: where something between"
            " the route and the decorator of cxml hides its signature from FastAPI, write that"
            " below @webhooks, or let it keep __signature__; a test calls __wrapped__ of the"
            " endpoint, or posts with cxml.testing"
        )


def dependency(received: Received[C] | Required[C] | Given[C]) -> object:
    """Say to FastAPI what gives a callback."""
    from fastapi import Depends

    return Annotated[received.kind, Depends(received)]


def _callback_of(received: Received[C] | Required[C]) -> list[Parameter]:
    if not HAS_FASTAPI:
        return []
    return [Parameter("callback", Parameter.KEYWORD_ONLY, annotation=dependency(received))]
