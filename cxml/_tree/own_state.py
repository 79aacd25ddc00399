"""What an object of a program's own class holds beside its document: never written nor compared.

A class that a program derives from one of cxml's may keep what it needs: under names with an
underscore in front, and under names that stand in the body of the class.
"""

from __future__ import annotations

from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any, cast

from .._declare.annotations import own_annotations
from .display import is_ours
from .spec import spec_of

if TYPE_CHECKING:
    from .node import Node
    from .spec import ElementSpec

DOCUMENT = frozenset(["_children", "tag", "unknown_attributes"])
"""What an element keeps of a document, beside its attributes and its text."""


def is_own(cls: type[Node], spec: ElementSpec, name: str) -> bool:
    """Whether a name that is no attribute stands for state of a program's own."""
    if not cls.__cxml_stateful__ or name in spec.grammar or _is_reserved(cls, name):
        return False
    return name.startswith("_") or any(_declares(base, name) for base in cls.__mro__[:-1])


def own_hint(cls: type[Node], name: str) -> str:
    """Say how an object may keep what is no attribute, where it may."""
    if not cls.__cxml_stateful__ or not name.isidentifier():
        return ""
    return f"; {name[:80]} = None in the body of {cls.__name__} lets its objects keep it, unwritten"


def _is_reserved(cls: type[Node], name: str) -> bool:
    # hasattr says no to a name that stands there to say that it is gone, such as ``name``.
    return any(is_ours(base) and hasattr(base, name) for base in cls.__mro__)


def _declares(base: type, name: str) -> bool:
    return not is_ours(base) and (name in vars(base) or name in own_annotations(base))


def document_of(element: object) -> dict[str, Any]:
    """Give what an element keeps, without the state of a program's own."""
    own, spec = element.__dict__.items(), spec_of(cast("type[Node]", type(element)))
    return {name: value for name, value in own if name in DOCUMENT or spec.find(name)}


def slots_of(element: Node) -> dict[str, Any]:
    """Give what stands in slots, which a program's class may have beside the dict."""
    names = (
        name
        for base in type(element).__mro__
        for name, value in vars(base).items()
        if isinstance(value, MemberDescriptorType)
    )
    return {name: getattr(element, name) for name in names if hasattr(element, name)}


def fill_slots(element: Node, values: dict[str, Any]) -> None:
    """Put into slots what stood in those of another object of the class."""
    for name, value in values.items():
        object.__setattr__(element, name, value)
