"""What FastAPI is told of callbacks and of documents, once, when it is there.

Its ``jsonable_encoder`` gets to know documents and callbacks, in the table that it has for that: a
document stays one, which JSON does not take, but ``CxmlResponse`` does, and a callback is what it
is to Pydantic.

Its description of an application has no place where a dependency could say what it reads from the
body, so that is added to what it has made. A route whose callback nothing gives is refused when it
is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, cast

from fastapi import FastAPI, encoders, routing
from starlette.responses import JSONResponse

from .._tree.element import Element
from ..callbacks import Callback
from ..callbacks._pydantic import written
from ..errors import ConfigurationError
from ._openapi import describe
from ._received import Gives, Received, Required
from ._returned import HOW_TO_RETURN
from ._routes import returned_by, routes_of


def _itself(element: Element) -> Element:
    return element


def _told(openapi: Callable[[FastAPI], dict[str, Any]]) -> Callable[[FastAPI], dict[str, Any]]:
    """Let the description of an application say what its endpoints receive and answer."""

    @wraps(openapi)
    def described(app: FastAPI) -> dict[str, Any]:
        known = app.openapi_schema
        schema = openapi(app)
        if schema is not known:
            _describe(app, schema)
        return schema

    return described


def _describe(app: FastAPI, schema: dict[str, Any]) -> None:
    for route in routes_of(app):
        dependant, path = getattr(route, "dependant", None), getattr(route, "path_format", None)
        operations: dict[str, Any] = schema.get("paths", {}).get(path, {})
        for kind, require in _kinds(dependant).items():
            for method in getattr(route, "methods", None) or ():  # a socket has none
                if operation := operations.get(method.lower()):
                    returned = returned_by(route.endpoint)
                    describe(schema, operation, method, kind, sorted(require), returned)


def _kinds(dependant: Any) -> dict[type[Callback], set[str]]:
    """Find what a route receives, and what it requires of that."""
    kinds: dict[type[Callback], set[str]] = {}
    for each in _received_by(dependant):
        kinds.setdefault(each.kind, set()).update(each.require)
    return kinds


def _received_by(dependant: Any) -> Iterator[Received[Any] | Required[Any]]:
    """Find what gives callbacks among the dependencies of a route, at any depth."""
    for each in dependant.dependencies if dependant else ():
        call: object = each.call
        if isinstance(call, (Received, Required)):
            yield cast("Any", call)
        yield from _received_by(each)


def _checked(init: Callable[..., None]) -> Callable[..., None]:
    """Let a route that is made refuse a callback that nothing gives."""

    @wraps(init)
    def made(route: Any, *args: Any, **kwargs: Any) -> None:
        init(route, *args, **kwargs)
        _refuse_undecorated(route.endpoint, route.dependant)
        _refuse_hidden(route.endpoint, route.dependant)

    return made


def _refuse_hidden(endpoint: Callable[..., Any], dependant: Any) -> None:
    """Refuse an endpoint whose own signature another decorator hides: nothing would be verified."""
    gives: Gives | None = getattr(endpoint, "__cxml_gives__", None)
    if gives is None or gives.name is None:
        return
    if all(each.call is not gives.received for each in dependant.dependencies):
        raise ConfigurationError(
            f"something between the route and the decorator of cxml hides the signature of"
            f" {endpoint.__qualname__}, by which FastAPI verifies the request: write that decorator"
            " below @webhooks, or let it keep __signature__"
        )


def _refuse_undecorated(endpoint: Callable[..., Any], dependant: Any) -> None:
    for each in dependant.query_params:
        kind: object = each.field_info.annotation
        if isinstance(kind, type) and issubclass(kind, Callback):
            name = getattr(dependant.call, "__qualname__", endpoint.__qualname__)
            raise ConfigurationError(
                f"{name} takes {each.name}: {kind.__name__}, which FastAPI looks for in the query:"
                f" write @webhooks.document({kind.__name__}) under the decorator of the route, or"
                f" {each.name}: Annotated[{kind.__name__},"
                f" Depends(webhooks.received({kind.__name__}))]"
            )
    for each in dependant.dependencies:
        _refuse_undecorated(endpoint, each)


def _named(render: Callable[[Any, Any], bytes]) -> Callable[[Any, Any], bytes]:
    """Let a response of JSON say what to write where it is given a document."""

    @wraps(render)
    def rendered(response: Any, content: Any) -> bytes:
        if isinstance(content, Element):
            raise TypeError(f"{type(content).__name__} is not JSON serializable: {HOW_TO_RETURN}")
        return render(response, content)

    return rendered


encoders.encoders_by_class_tuples[_itself] = (Element,)
encoders.encoders_by_class_tuples[written] = (Callback,)
cast("Any", FastAPI).openapi = _told(FastAPI.openapi)
cast("Any", routing.APIRoute).__init__ = _checked(routing.APIRoute.__init__)
cast("Any", JSONResponse).render = _named(JSONResponse.render)
