"""What a client may be given, and how that is asked: an application, or a client of a framework.

They are told apart by where their classes come from, so that no framework has to be there.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, cast
from urllib.parse import urlsplit

from attrs import evolve, frozen

from .._text.wording import article
from ..errors import Problem, UsageError
from . import _wsgi
from ._answer import Answer, Headers
from ._request import Request, unset

_BY_POSITION = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
_HTTPX = ("httpx", "httpx2")
"""The second is what newer versions of Starlette make their test client of."""


@frozen(kw_only=True)
class Application:
    """Whom requests are sent to, and what is known of it."""

    ask: Callable[[Request], Answer]
    ask_later: Callable[[Request], Awaitable[Answer]] | None
    """``None`` where nothing can be awaited."""
    setting: Callable[[str], object]
    """Looks a setting up; gives ``None`` for what is not set."""
    usual: str
    """Its address, where nobody says another."""
    asgi: Any = None
    """The application, if it is one of ASGI that has to live in one event loop."""
    doors: Any = None
    """What opens and closes the way to it, at once and awaited, where there is more to it."""


def application_of(given: object) -> Application:
    """Find out how to ask what a client was given.

    Raises:
        UsageError: it is neither an application nor a client that is known.

    """
    app: Any = given
    if _is_a(app, ("werkzeug",), "Client"):
        return _of(partial(_ask_werkzeug, app), None, app.application, "http://localhost")
    if _is_a(app, ("django",), "AsyncClient"):
        return _of(_awaited_alone, partial(_ask_django_later, app), app, "http://testserver")
    if _is_a(app, ("django",), "Client"):
        return _of(partial(_ask_django, app), None, app, "http://testserver")
    if _is_a(app, _HTTPX, "AsyncClient"):
        return _of(_awaited_alone, partial(_ask_httpx_later, app), app, _base_of(app))
    if _is_a(app, _HTTPX, "Client"):
        return _of(partial(_ask_httpx, app), None, app, _base_of(app))
    if not callable(given) or _is_a(given, ("unittest",), "TestCase"):
        raise _no_application(given)
    _refuse_what_makes_one(given)
    if _is_a(app, ("django",), None):
        return _of_django_itself(app)
    if _is_asgi(app):
        later = partial(_ask_asgi_later, app)
        return evolve(_of(partial(_ask_asgi, app), later, app, "http://testserver"), asgi=app)
    return _of(partial(_wsgi.ask, app), None, app, "http://localhost")


def _of_django_itself(app: Any) -> Application:
    from . import _django  # which needs Django

    if _is_asgi(app):
        later = partial(_django.ask_asgi_later, app)
        return _of(partial(_django.ask_asgi, app), later, app, "http://testserver")
    return _of(partial(_django.ask_wsgi, app), None, app, "http://testserver")


def _of(
    ask: Callable[[Request], Answer],
    ask_later: Callable[[Request], Awaitable[Answer]] | None,
    app: Any,
    usual: str,
) -> Application:
    setting = _settings_of(app)
    named = setting("SERVER_NAME")  # which Flask answers to alone
    usual = f"http://{named}" if isinstance(named, str) else usual
    if _is_a(app, ("django",), None):
        usual = "http://testserver"  # which Django's test runner allows
    return Application(ask=ask, ask_later=ask_later, setting=setting, usual=usual)


def _settings_of(app: Any) -> Callable[[str], object]:
    config = getattr(app, "config", None)
    if isinstance(config, Mapping):  # that of Flask
        return cast("Mapping[str, object]", config).get
    if _is_a(app, ("django",), None):
        settings = sys.modules["django.conf"].settings
        return lambda name: getattr(settings, name, None)
    return unset


def _is_a(app: object, packages: tuple[str, ...], name: str | None) -> bool:
    """Tell whether its class, or one of the bases, comes from a package, and has a name there."""
    return any(
        each.__module__.partition(".")[0] in packages and name in (None, each.__name__)
        for each in type(app).__mro__
    )


def _is_asgi(app: Any) -> bool:
    """Tell by whether it is awaited, or by how many it takes: a scope and two functions."""
    if inspect.iscoroutinefunction(app) or inspect.iscoroutinefunction(app.__call__):
        return True
    try:
        parameters = inspect.signature(app).parameters.values()
    except (TypeError, ValueError):  # what does not show its signature
        return False
    return sum(each.default is each.empty for each in parameters) == 3


def _refuse_what_makes_one(given: Any) -> None:
    """Refuse a view, or the class of an application.

    Raises:
        UsageError: it does not take what a server gives.

    """
    if not (isinstance(given, type) or inspect.isroutine(given)):
        return
    try:
        parameters = [*inspect.signature(given).parameters.values()]
    except (TypeError, ValueError):  # what does not show its signature is taken at its word
        return
    taken = [
        each for each in parameters if each.kind in _BY_POSITION and each.default is each.empty
    ]
    is_open = any(each.kind is each.VAR_POSITIONAL for each in parameters)
    takes_request = any(each.name == "request" for each in taken[:1])
    if (len(taken) in (2, 3) or is_open) and not takes_request:
        return
    name = given.__qualname__
    if isinstance(given, type):
        message = f"{name} is a class: give what is made of it, as in client({name}(...), key)"
    else:
        message = (
            f"{name} is a function and no application: give the application that it is a view of,"
            " as in client(app, key), or in Django client(self.client)"
        )
    raise UsageError(Problem(code="usage", message=message, path="client"))


def _no_application(given: object) -> UsageError:
    message = (
        f"{article(given)} is no application: give one of WSGI or ASGI, a test client of Flask,"
        " Django or Starlette, or a client of httpx; in a TestCase of Django, self.client"
    )
    return UsageError(Problem(code="usage", message=message, path="client"))


# Clients of frameworks


def _ask_werkzeug(client: Any, request: Request) -> Answer:
    said = client.open(
        request.target,
        method=request.method,
        base_url=request.origin,
        data=request.body,
        headers=dict(request.headers),
    )
    return Answer(said.status_code, Headers(said.headers.items()), said.get_data())


def _ask_django(client: Any, request: Request) -> Answer:
    host = urlsplit(request.origin).netloc
    return _of_django(client.generic(**_for_django(request), HTTP_HOST=host))


async def _ask_django_later(client: Any, request: Request) -> Answer:
    return _of_django(await client.generic(**_for_django(request)))


def _for_django(request: Request) -> dict[str, Any]:
    headers = dict(request.headers)
    return {
        "method": request.method,
        "path": request.target,
        "data": request.body,
        "content_type": headers.pop("Content-Type", ""),
        "secure": request.origin.startswith("https:"),
        "headers": headers,
    }


def _of_django(said: Any) -> Answer:
    return Answer(said.status_code, Headers(said.headers.items()), said.content)


def _base_of(client: Any) -> str:
    return str(client.base_url).rstrip("/")


def _ask_httpx(client: Any, request: Request) -> Answer:
    return _of_httpx(client.request(**_for_httpx(client, request)))


async def _ask_httpx_later(client: Any, request: Request) -> Answer:
    return _of_httpx(await client.request(**_for_httpx(client, request)))


def _for_httpx(client: Any, request: Request) -> dict[str, Any]:
    return {
        "method": request.method,
        "url": f"{_base_of(client)}{request.target}",
        "content": request.body,
        "headers": dict(request.headers),
        "follow_redirects": False,
    }


def _of_httpx(said: Any) -> Answer:
    return Answer(said.status_code, Headers(said.headers.multi_items()), said.content)


async def _ask_asgi_later(app: Any, request: Request) -> Answer:
    from . import _asgi  # which loads asyncio

    return await _asgi.ask(app, request)


def _ask_asgi(app: Any, request: Request) -> Answer:
    import asyncio

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(_ask_asgi_later(app, request))
    raise _only_later()


def _awaited_alone(_request: Request) -> Answer:
    raise _only_later()


def _only_later() -> UsageError:
    message = "this has to be awaited: make the client with async_client(app, key)"
    return UsageError(Problem(code="usage", message=message, path="client"))
