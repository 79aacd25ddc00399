"""What FastAPI knows of its routes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from inspect import signature
from typing import Any, cast

from fastapi import FastAPI, routing


def routes_of(app: FastAPI) -> Iterable[Any]:
    """Give all routes, those of routers in it too, which newer versions keep apart."""
    walk = cast("Any", getattr(routing, "iter_route_contexts", iter))
    return cast("Iterable[Any]", walk(app.routes))


def returned_by(endpoint: Callable[..., Any]) -> object:
    """Say what an endpoint returns, as far as it says so."""
    try:
        return signature(endpoint, eval_str=True).return_annotation
    except Exception:  # a text may be anything, and mean what is there for type checkers alone
        return None
