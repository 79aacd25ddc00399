"""A platform for tests: posts callbacks to views, signed, and reads what they answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NoReturn, ParamSpec, overload

from .._text.wording import did_you_mean, no_such
from ..callbacks import Callback, Form
from ..errors import Problem, UsageError
from ..signature import Keys
from ._answer import Answer
from ._application import Application, application_of
from ._request import Platform, Request

P = ParamSpec("P")
_NOTHING: Mapping[str, str] = MappingProxyType({})


_METHODS = ("delete", "head", "open", "options", "patch", "put", "request", "trace")
_OF_FRAMEWORKS = (
    *("app", "application", "cookies", "delete_cookie", "force_login", "get_cookie", "login"),
    *("logout", "session", "session_transaction", "set_cookie"),
)
_HINTS = {
    **dict.fromkeys(_METHODS, "; the platform asks by post and by get alone"),
    **dict.fromkeys(
        _OF_FRAMEWORKS, "; the test client of the framework has it: give that one to client(...)"
    ),
    "document": "; an answer has it, as in client.post(...).document",
}
"""What test clients of frameworks have, and what there is for it."""


class _Telling:
    """Says of what is not there what is there for it."""

    if not TYPE_CHECKING:  # pragma: no branch - checkers know what there is

        def __getattr__(self, name: str) -> NoReturn:
            message, near = no_such("attribute", name, ("get", "post"), owner=type(self).__name__)
            hint = _HINTS.get(name) or did_you_mean(near)
            raise AttributeError(f"{message}{hint}", name=name, obj=self)


class Client(_Telling):
    """What :func:`client` makes."""

    def __init__(self, platform: Platform, ask: Callable[[Request], Answer]) -> None:
        self._platform, self._ask = platform, ask

    @overload
    def post(self, path: str, sent: Callback | Form = ..., /) -> Answer: ...
    @overload
    def post(
        self, path: str, kind: Callable[P, Callback], /, *args: P.args, **fields: P.kwargs
    ) -> Answer: ...
    def post(self, path: str, sent: object = (), /, *args: Any, **fields: Any) -> Answer:
        """Post a callback, as a form, or as JSON if the platform sends it so.

        Args:
            path: the path of the view, with its query; or the whole address, such as an
                ``action`` that another view has answered.
            sent: a class of callbacks, whose fields follow by name; or a callback; or a form, in
                any shape that ``from_form`` takes.
            *args: nothing.
            **fields: the fields of the callback, if ``sent`` is its class.

        Raises:
            ConfigurationError: there is no key.
            UsageError: the address is not one of the application.

        """
        return self._ask(self._platform.request("POST", path, sent, args, fields))

    @overload
    def get(self, path: str, sent: Callback | Form = ..., /) -> Answer: ...
    @overload
    def get(
        self, path: str, kind: Callable[P, Callback], /, *args: P.args, **fields: P.kwargs
    ) -> Answer: ...
    def get(self, path: str, sent: object = (), /, *args: Any, **fields: Any) -> Answer:
        """Send a callback by GET, in the query of the address; all else is as for :meth:`post`."""
        return self._ask(self._platform.request("GET", path, sent, args, fields))


class AsyncClient(_Telling):
    """What :func:`async_client` makes: a :class:`Client` whose answers are awaited."""

    def __init__(self, platform: Platform, ask: Callable[[Request], Awaitable[Answer]]) -> None:
        self._platform, self._ask = platform, ask

    @overload
    async def post(self, path: str, sent: Callback | Form = ..., /) -> Answer: ...
    @overload
    async def post(
        self, path: str, kind: Callable[P, Callback], /, *args: P.args, **fields: P.kwargs
    ) -> Answer: ...
    async def post(self, path: str, sent: object = (), /, *args: Any, **fields: Any) -> Answer:
        """Post a callback, as :meth:`Client.post` does."""
        return await self._ask(self._platform.request("POST", path, sent, args, fields))

    @overload
    async def get(self, path: str, sent: Callback | Form = ..., /) -> Answer: ...
    @overload
    async def get(
        self, path: str, kind: Callable[P, Callback], /, *args: P.args, **fields: P.kwargs
    ) -> Answer: ...
    async def get(self, path: str, sent: object = (), /, *args: Any, **fields: Any) -> Answer:
        """Send a callback by GET, as :meth:`Client.get` does."""
        return await self._ask(self._platform.request("GET", path, sent, args, fields))


def client(
    app: object,
    key: Keys | None = None,
    *,
    base_url: str | None = None,
    headers: Mapping[str, str] = _NOTHING,
) -> Client:
    """Make a platform that calls an application in tests.

    Args:
        app: an application of WSGI or ASGI, such as that of Flask, Django, Starlette or FastAPI;
            or a test client of Flask, Django or Starlette, or a client of httpx.
        key: the key to sign with, or several, of which the first signs; that in the settings of
            Flask or Django, if none is given.
        base_url: the address that the platform reaches the root of the application at, and that is
            signed; ``CXML_PUBLIC_URL`` of Flask or Django, or else the one that is usual in tests
            of that framework, such as ``http://localhost``.
        headers: what every request has besides.

    Raises:
        UsageError: ``app`` is nothing of that kind.

    """
    found = application_of(app)
    return Client(_platform(found, key, base_url, headers), found.ask)


def async_client(
    app: object,
    key: Keys | None = None,
    *,
    base_url: str | None = None,
    headers: Mapping[str, str] = _NOTHING,
) -> AsyncClient:
    """Make a platform that calls an application of ASGI in asynchronous tests.

    Args:
        app: an application of ASGI, or an ``AsyncClient`` of Django or of httpx.
        key: as for :func:`client`.
        base_url: as for :func:`client`.
        headers: as for :func:`client`.

    Raises:
        UsageError: ``app`` is nothing of that kind.

    """
    found = application_of(app)
    if found.ask_later is None:
        message = "nothing can be awaited of this: make the client with client(app, key)"
        raise UsageError(Problem(code="usage", message=message, path="async_client"))
    return AsyncClient(_platform(found, key, base_url, headers), found.ask_later)


def _platform(
    app: Application, key: Keys | None, base_url: str | None, headers: Mapping[str, str]
) -> Platform:
    return Platform(
        key=key, base_url=base_url, headers=headers, setting=app.setting, usual=app.usual
    )
