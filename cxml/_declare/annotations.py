"""Reading the annotations of a class, and taking one apart."""

from __future__ import annotations

import inspect
import sys
import types
from collections.abc import Mapping
from typing import Annotated, Any, Required, Union, get_args, get_origin


def own_annotations(cls: type) -> Mapping[str, Any]:
    """Give the annotations that stand in the body of a class.

    They are texts, or what they are evaluated to; from Python 3.14 on, those with a name that is
    not there yet can be evaluated later.
    """
    if sys.version_info >= (3, 14):
        import annotationlib

        return annotationlib.get_annotations(cls, format=annotationlib.Format.FORWARDREF)
    return inspect.get_annotations(cls)


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
