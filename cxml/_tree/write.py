"""Writing an element as XML.

These loops write an element of any class, with all care. A class that is used often gets a
function of its own for it, see :mod:`.codegen`, which comes back here for what is rare.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from .._input.limits import DEEPEST
from .._text.characters import escape_attribute, escape_text
from ..errors import NestingError, Problem
from .node import inside, unknown_attributes_of
from .spec import spec_of
from .unknown_attributes import as_written, tag_name

if TYPE_CHECKING:
    from .._declare.field import Field
    from .node import Node

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_INDENT = "  "


def write(element: Node, depth: int) -> str:
    """Write an element, and all in it; ``depth`` counts the elements down to it, from 1 on."""
    spec, data = spec_of(type(element)), element.__dict__
    start = start_tag(element)
    text = escape_text(data[spec.text.name]) if spec.text and spec.text.name in data else None
    if "_children" not in data:
        return f"{start} />" if text is None else f"{start}>{text}</{spec.tag}>"
    return f"{start}>{text or ''}{write_children(data['_children'], depth)}</{spec.tag}>"


def start_tag(element: Node) -> str:
    """Write the start tag, up to but without its end."""
    return f"<{element.tag}{write_attributes(element)}"


def write_attributes(element: Node) -> str:
    """Write the attributes in the order of their wire names, as in Twilio's documents."""
    declared, data = spec_of(type(element)).attributes, element.__dict__
    given = sorted((declared[name] for name in data if name in declared), key=_wire)
    known = "".join(write_attribute(each, data[each.name]) for each in given)
    return known + as_written(unknown_attributes_of(element))


def write_attribute(field: Field, value: object) -> str:
    """Write one attribute, and the space before it."""
    return f' {field.wire}="{escape_attribute(field.kind.encode(value))}"'


def _wire(field: Field) -> str:
    return field.wire or ""


def write_children(children: list[Any], depth: int) -> str:
    """Write what stands inside an element, with no white space between.

    Raises:
        NestingError: the element stands too deep to have children.

    """
    # The same line as in reading (test_what_is_written_can_be_read); without it, Python's recursion
    # would end somewhere below.
    if depth > DEEPEST:
        raise _too_deep()
    below = depth + 1
    # A text is kept without its subclass.
    written = [
        escape_text(each) if type(each) is str else each.__cxml_write__(below) for each in children
    ]
    return "".join(written)


def write_indented(element: Node, add: Callable[[str], object], depth: int = 1) -> None:
    """Write an element with each child on a line of its own, unless text stands beside it."""
    children = element.__dict__.get("_children")
    indent = _INDENT * (depth - 1)
    if children is None or _holds_text(element):
        add(indent + element.__cxml_write__(depth))
        return
    if depth > DEEPEST:
        raise _too_deep()
    add(f"{indent}{element.__cxml_start_tag__()}>")
    for each in children:
        write_indented(cast("Node", each), add, depth + 1)
    add(f"{indent}</{tag_name(element.tag)}>")


def _holds_text(element: Node) -> bool:
    """Whether white space inside could change what is read."""
    spec = spec_of(type(element))
    # An element that keeps white space may have no text yet, and it would become one.
    if spec.keeps_space or (spec.text and spec.text.name in element.__dict__):
        return True
    return any(isinstance(each, str) for each in inside(element))


def _too_deep() -> NestingError:
    message = f"more than {DEEPEST} elements inside each other"
    return NestingError(Problem(code="too-deep", message=message))
