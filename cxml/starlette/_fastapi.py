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

from fastapi import Depends, FastAPI, encoders, routing
from starlette.responses import JSONResponse

from .._tree.element import Element
from ..callbacks import Callback
from ..callbacks._pydantic import written
from ._misread import refuse_misread
from ._openapi import describe
from ._received import Received, Required
from ._returned import HOW_TO_RETURN, document_of, refuse_json
from ._routes import returned_by, routes_of

_TOLD = "_cxml_told"
"""Where a method that was put around another has itself and that."""
_REFUSING: Any = Depends(refuse_json)
"""Refuses the JSON of a document, where no callback does: only a request knows of all routes."""


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
    """Let a route that is made refuse what it would misread, and a document that it would."""

    @wraps(init)
    def made(route: Any, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        asked = options.get("dependencies") or ()
        if document_of(endpoint) and _REFUSING not in asked:
            options["dependencies"] = [*asked, _REFUSING]
        init(route, path, endpoint, **options)
        refuse_misread(endpoint, route.dependant)

    return made


def _named(render: Callable[[Any, Any], bytes]) -> Callable[[Any, Any], bytes]:
    """Let a response of JSON say what to write where it is given a document."""

    @wraps(render)
    def rendered(response: Any, content: Any) -> bytes:
        if isinstance(content, Element):
            raise TypeError(f"{type(content).__name__} is not JSON serializable: {HOW_TO_RETURN}")
        return render(response, content)

    return rendered


def _tell(cls: type, name: str, wrap: Callable[[Callable[..., Any]], Callable[..., Any]]) -> None:
    """Put a method around one of a class; in the place of the one that was put there before."""
    known: Callable[..., Any] = getattr(cls, name)
    made, inner = getattr(known, _TOLD, (None, known))
    # Where somebody has wrapped it in turn, that has the attribute as well, and stays.
    original = inner if made is known else known
    wrapped = wrap(original)
    setattr(wrapped, _TOLD, (wrapped, original))
    setattr(cls, name, wrapped)


encoders.encoders_by_class_tuples[_itself] = (Element,)
encoders.encoders_by_class_tuples[written] = (Callback,)
_tell(FastAPI, "openapi", _told)
_tell(routing.APIRoute, "__init__", _checked)
_tell(JSONResponse, "render", _named)
