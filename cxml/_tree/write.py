"""Writing an element as XML."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from .._input.limits import DEEPEST
from .._text.characters import escape_text
from ..errors import NestingError, Problem

if TYPE_CHECKING:
    from .node import Node
from .node import inside
from .spec import plan_of
from .unknown_attributes import tag_name

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_INDENT = "  "


def write_children(children: list[Node | str], add: Callable[[str], object], depth: int) -> None:
    """Write what stands inside an element, with no white space between."""
    if depth > DEEPEST:
        raise _too_deep()
    for each in children:
        if isinstance(each, str):
            add(escape_text(each))
        else:
            each.__cxml_write__(add, depth + 1)


def write_indented(element: Node, add: Callable[[str], object], depth: int = 1) -> None:
    """Write an element with each child on a line of its own, unless text stands beside it."""
    children = element.__dict__.get("_children")
    indent = _INDENT * (depth - 1)
    if children is None or _holds_text(element):
        line: list[str] = []
        element.__cxml_write__(line.append, depth)
        add(indent + "".join(line))
        return
    if depth > DEEPEST:
        raise _too_deep()
    add(f"{indent}{element.__cxml_start_tag__()}>")
    for each in children:
        write_indented(cast("Node", each), add, depth + 1)
    add(f"{indent}</{tag_name(element.tag)}>")


def _holds_text(element: Node) -> bool:
    """Whether white space inside could change what is read."""
    spec = plan_of(type(element))
    if spec.mixed or (spec.text and spec.text.name in element.__dict__):
        return True
    return spec.untyped or any(isinstance(each, str) for each in inside(element))


def _too_deep() -> NestingError:
    message = f"more than {DEEPEST} elements inside each other"
    return NestingError(Problem(code="too-deep", message=message))
