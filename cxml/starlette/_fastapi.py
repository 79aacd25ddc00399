"""What FastAPI is told of callbacks and of documents, once, when it is there.

Its ``jsonable_encoder`` gets to know documents and callbacks, in the table that it has for that: a
document stays one, which JSON does not take, but ``CxmlResponse`` does, and a callback is what it is
to Pydantic.

Its description of an application has no place where a dependency could say what it reads from the
body, so that is added to what it has made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from inspect import signature
from typing import Any, cast

from fastapi import FastAPI, encoders, routing

from .._tree.element import Element
from ..callbacks import Callback
from ..callbacks._pydantic import written
from ._openapi import describe
from ._received import Received, Required


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
    for route in _routes(app):
        dependant, path = getattr(route, "dependant", None), getattr(route, "path_format", None)
        operations: dict[str, Any] = schema.get("paths", {}).get(path, {})
        for kind, require in _kinds(dependant).items():
            for method in route.methods:
                if operation := operations.get(method.lower()):
                    returned = _returned(route.endpoint)
                    describe(schema, operation, method, kind, sorted(require), returned)


def _routes(app: FastAPI) -> Iterable[Any]:
    """Give all routes, those of routers in it too, which newer versions keep apart."""
    walk = cast("Any", getattr(routing, "iter_route_contexts", iter))
    return cast("Iterable[Any]", walk(app.routes))


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


def _returned(endpoint: Callable[..., Any]) -> object:
    said = signature(endpoint).return_annotation
    return getattr(endpoint, "__globals__", {}).get(said) if isinstance(said, str) else said


encoders.encoders_by_class_tuples[_itself] = (Element,)
encoders.encoders_by_class_tuples[written] = (Callback,)
cast("Any", FastAPI).openapi = _told(FastAPI.openapi)
