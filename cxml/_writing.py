"""Writing an element as XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._text import escape_text
from .errors import NestingError, Problem

if TYPE_CHECKING:
    from ._element import Element

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
DEEPEST = 100
_INDENT = "  "


def write(element: Element, out: list[str], depth: int = 1) -> None:
    """Write an element and all in it, with no white space between."""
    data = element.__dict__
    start = element._start_tag()
    text = data.get(element._text_name)
    children = data.get("_children")
    if children is None:
        out.append(
            f"{start} />" if text is None else f"{start}>{escape_text(text)}</{element._written}>"
        )
        return
    _refuse_depth(depth)
    out.append(f"{start}>" if text is None else f"{start}>{escape_text(text)}")
    for each in children:
        if isinstance(each, str):
            out.append(escape_text(each))
        else:
            write(each, out, depth + 1)
    out.append(f"</{element._written}>")


def write_indented(element: Element, out: list[str], depth: int = 1) -> None:
    """Write an element with each child on a line of its own, unless text stands beside it."""
    children = element.__dict__.get("_children")
    indent = _INDENT * (depth - 1)
    if children is None or element._text_name in element.__dict__ or _has_text(children):
        line: list[str] = []
        write(element, line, depth)
        out.append(indent + "".join(line))
        return
    _refuse_depth(depth)
    out.append(f"{indent}{element._start_tag()}>")
    for each in children:
        write_indented(each, out, depth + 1)
    out.append(f"{indent}</{element._written}>")


def _has_text(children: list[Element | str]) -> bool:
    return any(isinstance(each, str) for each in children)


def _refuse_depth(depth: int) -> None:
    if depth > DEEPEST:
        message = f"more than {DEEPEST} elements inside each other"
        raise NestingError(Problem(code="too-deep", message=message))
