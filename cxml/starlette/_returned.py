"""What an endpoint with a callback returns, where FastAPI would make JSON of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast, get_args
from weakref import WeakSet

from starlette.requests import Request
from starlette.responses import JSONResponse

from .._tree.element import Element

HOW_TO_RETURN = (
    "return CxmlResponse(response), and annotate that, or give the route"
    " response_class=CxmlResponse"
)
_checked: WeakSet[Callable[..., Any]] = WeakSet()


def refuse_json(request: Request) -> None:
    """Refuse an endpoint that says that it returns a document, of which FastAPI makes JSON.

    A route does not know when it is made which class of responses it will have.

    Raises:
        TypeError: that is so.

    """
    endpoint = request.scope.get("endpoint")
    if endpoint is None or endpoint in _checked:
        return
    from ._routes import routes_of

    if document := document_of(endpoint):
        routes = [each for each in routes_of(request.app) if _is_of(each, endpoint)]
        if any(_makes_json(each) for each in routes):
            name = f"{endpoint.__qualname__} returns a {document.__name__}"
            raise TypeError(f"{name}, of which FastAPI makes JSON: {HOW_TO_RETURN}")
    _checked.add(endpoint)


def document_of(endpoint: Callable[..., Any]) -> type[Element] | None:
    """Give the document that an endpoint says that it returns; of a union, any that may be one."""
    from ._routes import returned_by

    said = returned_by(endpoint)
    kinds = [each for each in (said, *get_args(said)) if isinstance(each, type)]
    return next((each for each in kinds if issubclass(each, Element)), None)


def _is_of(route: Any, endpoint: object) -> bool:
    return getattr(route, "endpoint", None) is endpoint


def _makes_json(route: Any) -> bool:
    said = getattr(route, "response_class", None)
    kind = cast("object", getattr(said, "value", said))  # a default is wrapped
    return isinstance(kind, type) and issubclass(kind, JSONResponse)
