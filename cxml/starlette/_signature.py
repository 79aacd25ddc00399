"""What a decorated endpoint says of itself, for FastAPI, which calls it by what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from inspect import Parameter, Signature, signature
from typing import Any

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from .._web.receive import C
from ._received import HAS_FASTAPI, Given, dependency
from ._shape import Shape


def signature_of(shape: Shape, given: Given[C], returns: type[Response]) -> Signature:
    """Describe an endpoint as it is to be called: the callback is a dependency of FastAPI.

    It is the first, since FastAPI asks for dependencies in their order, and nobody is to get to
    another one without a signature.

    Args:
        shape: how the endpoint itself is called.
        given: gives the callback.
        returns: the class of what is answered.

    """
    itself = [each for each in shape.parameters if shape.callback and each.name == shape.itself]
    parameters = [*itself, *_callback(shape, given), *_others(shape)]
    kinds = [Parameter.POSITIONAL_OR_KEYWORD] + [Parameter.KEYWORD_ONLY] * len(parameters)
    return Signature(
        [each.replace(kind=kind) for each, kind in zip(parameters, kinds, strict=False)],
        return_annotation=returns,
    )


def _callback(shape: Shape, given: Given[C]) -> Iterator[Parameter]:
    if shape.callback is not None and HAS_FASTAPI:
        annotation = dependency(given)
        yield Parameter(shape.callback, Parameter.KEYWORD_ONLY, annotation=annotation)
    elif shape.callback is None or shape.request is None:
        yield Parameter("request", Parameter.KEYWORD_ONLY, annotation=HTTPConnection)


def _others(shape: Shape) -> Iterator[Parameter]:
    if shape.callback is None:
        return
    said = _annotations(shape.view)
    for each in shape.parameters:
        if each.name == shape.request:
            yield each.replace(annotation=Request)
        elif each.name not in (shape.itself, shape.callback):
            yield each.replace(annotation=said.get(each.name, each.annotation))


def _annotations(view: Callable[..., Any]) -> dict[str, object]:
    """Evaluate annotations that are texts, for which FastAPI may look in the wrong module."""
    try:
        found = signature(view, eval_str=True)
    except Exception:  # a text may be anything; FastAPI says what it makes of it
        return {}
    return {name: each.annotation for name, each in found.parameters.items()}
