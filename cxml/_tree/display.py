"""An element as a value: its copy, and what its ``repr`` shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

from .unknown_attributes import to_show

if TYPE_CHECKING:
    from .element import Element
    from .spec import Plan

E = TypeVar("E", bound="Element")


def copied(element: E) -> E:
    """Copy an element; the copy has a list of children of its own."""
    twin = object.__new__(type(element))
    twin.__dict__.update(element.__dict__)
    if "_children" in element.__dict__:
        twin.__dict__["_children"] = list(element.children)
    return twin


def shown_parts(element: Element, plan: Plan) -> Iterator[str]:
    """Show what was set, as the arguments of a call that makes the element; secrets are not."""
    data = element.__dict__
    if plan.text and (plan.text.name in data or plan.text.required):
        yield repr(getattr(element, plan.text.name))
    for each in plan.attributes.values():
        if each.name in data:
            yield f"{each.keyword}={each.shown(data[each.name])}"
    if element.unknown_attributes:
        yield f"unknown_attributes={to_show(element.unknown_attributes)!r}"
    if element.children:
        yield f"children={list(element.children)!r}"
