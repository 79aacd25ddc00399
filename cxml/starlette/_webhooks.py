"""How an application says what it trusts, and what its endpoints are made with."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Unpack

from starlette.requests import Request

from .._web.answer import Document
from .._web.check_view import check_kind
from .._web.endpoint import document_endpoint, status_callback_endpoint
from .._web.keys import Hidden
from .._web.policy import (
    Options,
    Policy,
    as_flag,
    check_options,
    hide_keys,
    make_policy,
    no_settings,
)
from .._web.receive import C, address
from .._web.require import check_require
from .._web.target import whole_path, wire_target
from ..callbacks import Callback
from ._decorator import Decorator
from ._docs_page import warn_of_docs
from ._received import Received, Required
from ._request import header_of, origin_of, root_of
from ._response import CxmlResponse, NothingResponse
from ._settings import check_function, read_settings

_BEFORE = ("request: Request",)
_KEY = " to Webhooks, or in what its function of settings gives"
"""Where the signing key is given."""


class Webhooks:
    """How an application verifies and reads what the platform sends.

    Args:
        settings: a function that gives options; it is called at each request, so that they need
            not be known when the application is imported, and may change.
        trust_docs: whether what FastAPI's page of docs sends from this very machine is taken
            without a signature, and said in the log: for development alone.
        **options: how requests are verified; ``signing_key`` has to be there, unless ``settings``
            has it.

    Raises:
        ConfigurationError: there is no signing key, an option cannot be, or ``settings`` is no
            function. What it gives is checked when a request comes, and by :meth:`check`.

    """

    def __init__(
        self,
        settings: Callable[[], Options] | None = None,
        /,
        *,
        trust_docs: bool = False,
        **options: Unpack[Options],
    ) -> None:
        hide_keys(options)
        self._trust_docs = as_flag("trust_docs", trust_docs)
        self._settings, self._options = check_function(settings), options
        self._received: dict[type[Callback], Received[Any]] = {}
        self._required: dict[tuple[type[Callback], tuple[str, ...]], Required[Any]] = {}
        if settings is None:
            self.check()
        else:
            check_options(options)
        if trust_docs:
            warn_of_docs()

    def check(self) -> None:
        """Check the options as they are now, so that a mistake is met when an application starts.

        Without ``settings`` that is done when it is made; with them, call this where they are
        known, as in the ``lifespan`` of the application. They are read at each request all the
        same.

        Raises:
            ConfigurationError: there is no signing key, or an option cannot be.

        """
        self._now()

    def received(
        self, kind: type[C], *, require: Sequence[str] = ()
    ) -> Callable[[Request], Awaitable[C]]:
        """Give the dependency of FastAPI that gives the callback: for a class always the same one.

        It reads the body, or the form, if that was read from the request before. What is not to
        be trusted never gets to the endpoint: it is answered with a status from 400 on, most
        often 403. ``app.dependency_overrides[webhooks.received(kind)]`` puts something else in its
        place, for decorated endpoints too. With something required it is another one, which depends
        on that one: what is put in its place has to have what is required.

        Args:
            kind: what the request is read as.
            require: the fields of the callback that have to be there, and not to be blank; a
                request without them is answered with 400.

        Raises:
            ConfigurationError: ``kind`` is no class of callbacks, or has not what is required.

        """
        return self._received_as(check_kind("received", kind), require)

    def document(self, kind: type[C], *, require: Sequence[str] = ()) -> Decorator[C, Document]:
        """Make endpoints that answer the platform with a document.

        An endpoint is called with the callback, and with the request before it, if it takes that;
        it may be asynchronous. What else it takes is in the path of the route, or is what FastAPI
        gives it. It returns a response of cxml, as it is or as a text, ``None`` for an empty one,
        or a response of Starlette.

        Args:
            kind: what the request is read as.
            require: as for :meth:`received`.

        Raises:
            ConfigurationError: ``kind`` is no class of callbacks, or has not what is required; or
                an endpoint has no place for the callback.

        """
        endpoint = document_endpoint(kind, self._now, _BEFORE, require)
        return Decorator(endpoint, self._received_as(kind, require), CxmlResponse)

    def status_callback(self, kind: type[C], *, require: Sequence[str] = ()) -> Decorator[C, None]:
        """Make endpoints that the platform tells something.

        They are like those of :meth:`document`, but return ``None``, and the answer is a 204.

        Args:
            kind: what the request is read as.
            require: as for :meth:`received`.

        Raises:
            ConfigurationError: as :meth:`document` does.

        """
        endpoint = status_callback_endpoint(kind, self._now, _BEFORE, require)
        return Decorator(endpoint, self._received_as(kind, require), NothingResponse)

    def url_for(self, request: Request, name: str, /, **path_params: object) -> str:
        """Give the absolute address of an endpoint, as the platform reaches it.

        That is ``request.url_for(...)``, but scheme and host are those that requests are verified
        with: those of ``public_url``, where it was given, or of a trusted proxy.

        Args:
            request: the request that is being answered.
            name: the name of the route, which is that of the function if it has no other.
            **path_params: what the path takes.

        Raises:
            NoMatchFound: there is no such route.

        """
        scope: dict[str, Any] = dict(request.scope)
        path = (scope.get("router") or scope["app"]).url_path_for(name, **path_params)
        scheme, _, netloc = origin_of(scope).partition("://")
        origin = f"{scheme}://{path.host or netloc}"
        target = wire_target(whole_path(root_of(scope), path).encode(), None, "")
        return address(self._for_address(), lambda: origin, header_of(request), target)

    def _received_as(self, kind: type[C], require: Sequence[str]) -> Received[C] | Required[C]:
        if kind not in self._received:
            self._received[kind] = Received(kind, self._now, trust_docs=self._trust_docs)
        received, asked = self._received[kind], (kind, check_require(kind, require))
        if not asked[1]:
            return received
        if asked not in self._required:
            self._required[asked] = Required(received, asked[1], self._for_address)
        return self._required[asked]

    def _for_address(self) -> Policy:
        """Say what an address depends on; no key is needed for that."""
        return make_policy(self._given() | Options(verify=False), no_settings)

    def _now(self) -> Policy:
        return make_policy(self._given(), no_settings, _KEY)

    def _given(self) -> Options:
        if self._settings is None:
            return self._options
        return self._options | read_settings(Hidden(self._settings()))
