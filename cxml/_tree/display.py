"""An element as a value: its copy, what its ``repr`` shows, and what its class is called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

from .node import Node, inside, unknown_attributes_of
from .unknown_attributes import to_show

if TYPE_CHECKING:
    from .spec import ElementSpec

E = TypeVar("E", bound=Node)

# Not "cxml.": a package that carries a copy of cxml inside has it under another name.
HOME = __name__.partition("._tree.")[0]


def is_ours(cls: type) -> bool:
    """Whether a class is one of cxml's own; a copy of cxml inside another package has its own."""
    return cls.__module__.startswith(f"{HOME}.")


def public_name(cls: type[Node]) -> str:
    """Name a class as programs import it: ``cxml.Dial``, ``cxml.messaging.Redirect``."""
    return f"{cls.__cxml_home__}.{cls.__name__}" if is_ours(cls) else cls.__name__


def copied(element: E) -> E:
    """Copy an element; the copy has a list of children of its own."""
    twin = object.__new__(type(element))
    twin.__dict__.update(element.__dict__)
    if "_children" in element.__dict__:
        twin.__dict__["_children"] = list(inside(element))
    return twin


def shown_parts(element: Node, spec: ElementSpec) -> Iterator[str]:
    """Show what was set, as the arguments of a call that makes the element; secrets are not."""
    from .._text.secrets import shown_value

    data = element.__dict__
    if spec.text and (spec.text.name in data or spec.text.required):
        # getattr, because a text that is needed may be absent in what was read, and shows as ''.
        yield shown_value(getattr(element, spec.text.name))
    for each in spec.attributes.values():
        if each.name in data:
            yield f"{each.keyword}={each.shown(data[each.name])}"
    if unknown := unknown_attributes_of(element):
        yield f"unknown_attributes={to_show(unknown)!r}"
    if children := inside(element):
        yield f"children={list(children)!r}"
