"""What gives a callback: called by a decorated endpoint, or by FastAPI as a dependency."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from inspect import Parameter, Signature
from typing import ClassVar, Generic

from attrs import evolve
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request

from .._web.keys import KeyFinder, ask_later
from .._web.policy import Policy
from .._web.receive import C, RequestRefusedError, receive_later
from ._docs_page import is_from_docs
from ._request import incoming_of


async def _ask(finder: KeyFinder, sent: Mapping[str, str]) -> object:
    return await ask_later(_in_thread, finder, sent)


async def _in_thread(finder: KeyFinder, sent: Mapping[str, str]) -> object:
    return await run_in_threadpool(finder, sent)


class Received(Generic[C]):
    """A function that verifies a request and reads it.

    There is one for each class of callbacks, and what is required of them, so that FastAPI reads a
    request once, and tests can override it.
    """

    # What FastAPI takes for its parameters; as texts it would not understand them.
    __signature__: ClassVar[Signature] = Signature(
        [Parameter("request", Parameter.POSITIONAL_OR_KEYWORD, annotation=Request)]
    )

    def __init__(
        self,
        kind: type[C],
        require: Sequence[str],
        policy: Callable[[], Policy],
        *,
        trust_docs: bool,
    ) -> None:
        self.kind = kind
        self._require = require
        self._policy = policy
        self._trust_docs = trust_docs

    async def __call__(self, request: Request) -> C:
        """Give the callback, or answer with a status from 400 on."""
        policy, incoming = self._policy(), await incoming_of(request)
        if self._trust_docs and is_from_docs(request):
            policy = evolve(policy, keys=None)
        try:
            return await receive_later(policy, self.kind, incoming, self._require, _ask)
        except RequestRefusedError as refusal:
            raise HTTPException(refusal.status) from None

    def __repr__(self) -> str:
        return f"received({self.kind.__name__})"
