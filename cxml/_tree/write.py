"""Writing an element as XML."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from .._input.limits import DEEPEST
from .._text.characters import escape_text
from ..errors import NestingError, Problem

if TYPE_CHECKING:
    from .element import Element

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_INDENT = "  "


def write_children(children: list[Element | str], add: Callable[[str], object], depth: int) -> None:
    """Write what stands inside an element, with no white space between."""
    if depth > DEEPEST:
        raise _too_deep()
    for each in children:
        if isinstance(each, str):
            add(escape_text(each))
        else:
            each._write(add, depth + 1)


def write_indented(element: Element, add: Callable[[str], object], depth: int = 1) -> None:
    """Write an element with each child on a line of its own, unless text stands beside it."""
    children = element.__dict__.get("_children")
    indent = _INDENT * (depth - 1)
    if children is None or element._holds_text():
        line: list[str] = []
        element._write(line.append, depth)
        add(indent + "".join(line))
        return
    if depth > DEEPEST:
        raise _too_deep()
    add(f"{indent}{element._start_tag()}>")
    for each in children:
        write_indented(cast("Element", each), add, depth + 1)
    add(f"{indent}</{element._written}>")


def _too_deep() -> NestingError:
    message = f"more than {DEEPEST} elements inside each other"
    return NestingError(Problem(code="too-deep", message=message))
