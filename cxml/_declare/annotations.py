"""Taking a field's annotation apart."""

from __future__ import annotations

import types
from typing import Annotated, Any, Required, Union, get_args, get_origin


def unfold(annotation: Any) -> tuple[tuple[Any, ...], tuple[object, ...]]:
    """Take an annotation apart into the types of its union, and the facts beside them."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *notes = get_args(annotation)
        kinds, more = unfold(inner)
        # Outer facts first: find takes the first, so that a field can overrule what its alias says.
        return kinds, (*notes, *more)
    if origin is Required:
        return unfold(get_args(annotation)[0])
    # Optional[X] has another origin than X | None, up to Python 3.13.
    if origin in (Union, types.UnionType):
        parts = [unfold(part) for part in get_args(annotation)]
        return sum((kinds for kinds, _ in parts), ()), sum((notes for _, notes in parts), ())
    return (annotation,), ()
