"""What a decorated endpoint says of itself, for FastAPI, which calls it by what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from inspect import Parameter, Signature, signature
from typing import Annotated, Any

from starlette.requests import Request
from starlette.responses import Response

from .._web.receive import C
from ._received import Received
from ._shape import Shape

HAS_FASTAPI = find_spec("fastapi") is not None


def signature_of(shape: Shape, received: Received[C], returns: type[Response]) -> Signature:
    """Describe an endpoint as it is to be called: the callback is a dependency of FastAPI.

    Args:
        shape: how the endpoint itself is called.
        received: gives the callback.
        returns: the class of what is answered.

    """
    parameters = list(_parameters(shape, received))
    kinds = [Parameter.POSITIONAL_OR_KEYWORD] + [Parameter.KEYWORD_ONLY] * len(parameters)
    return Signature(
        [each.replace(kind=kind) for each, kind in zip(parameters, kinds, strict=False)],
        return_annotation=returns,
    )


def _parameters(shape: Shape, received: Received[C]) -> Iterator[Parameter]:
    said = _annotations(shape.view)
    asks = [Parameter("request", Parameter.KEYWORD_ONLY, annotation=Request)]
    if shape.callback is None:
        yield from asks
        return
    for each in shape.parameters:
        if each.name == shape.callback:
            if HAS_FASTAPI:
                yield each.replace(annotation=_dependency(received), default=Parameter.empty)
            elif shape.request is None:
                yield from asks
        elif each.name == shape.request:
            yield each.replace(annotation=Request)
        else:
            yield each.replace(annotation=said.get(each.name, each.annotation))


def _dependency(received: Received[Any]) -> object:
    from fastapi import Depends

    return Annotated[received.kind, Depends(received)]


def _annotations(view: Callable[..., Any]) -> dict[str, object]:
    """Evaluate annotations that are texts, for which FastAPI may look in the wrong module."""
    try:
        found = signature(view, eval_str=True)
    except Exception:  # a text may be anything; FastAPI says what it makes of it
        return {}
    return {name: each.annotation for name, each in found.parameters.items()}
