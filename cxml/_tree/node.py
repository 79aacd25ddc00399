"""What all that works on elements may rely on; it knows neither a reader nor a writer.

What belongs to cxml, and to no attribute of any element, is called ``__cxml_...__``: so it is in
nobody's way, neither of a name in XML nor of an editor's completion.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

from attrs import define

from .._declare.metadata import Support
from .unknown_attributes import UnknownAttributes

NOT_ATTRIBUTES = ("_children", "unknown_attributes")
"""Fields that every element has, and that stand for no attribute."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Node:
    """An element, as far as what builds, writes and reads it needs to know.

    The hints can be resolved at run time, as those of every public class; so ``Any`` stands for
    what is declared further up.
    """

    tag: ClassVar[str] = ""
    """The element's name in XML: the name of the class, unless that says otherwise."""
    support: ClassVar[Support] = Support.BOTH
    """Who documents the element."""
    nesting_code: ClassVar[int | None] = None
    """The error code that SignalWire publishes for a child that cannot stand in it."""
    value_code: ClassVar[int | None] = None
    """The error code for a wrong value of an attribute that has no code of its own."""

    __cxml_home__: ClassVar[str] = "cxml"
    """Where programs import a class of cxml's from: ``cxml``, or its package if a name is taken."""
    __cxml_untyped__: ClassVar[bool] = False
    """Whether it has no declaration: it may stand anywhere, and hold anything."""
    __cxml_knows_absent__: ClassVar[bool] = False
    """Whether methods that belong to other classes are known, to say so."""
    __cxml_fallback__: ClassVar[Any]
    """The class of elements that have none, a ``type[Node]``; that class says so itself."""
    __cxml_grammar__: ClassVar[Mapping[str, Any]] = {}
    """The lines of the grammar, each a ``child``, by the names of their methods."""
    __cxml_restricted__: ClassVar[frozenset[str]] = frozenset()
    """The lines of which one more can be forbidden by what is there."""
    __cxml_text__: ClassVar[str] = ""
    """The name of the field that is the text."""
    __cxml_stateful__: ClassVar[bool] = False
    """Whether objects may hold what is no part of a document: in a program's own class."""

    if TYPE_CHECKING:  # each class has its own of these, written for it when it is first used

        def __cxml_write__(self, depth: int) -> str: ...
        def __cxml_start_tag__(self) -> str: ...

    if TYPE_CHECKING:  # only the class of elements that have none has this

        def __cxml_named__(self, name: str) -> Self: ...

    @classmethod
    def __cxml_made_of__(
        cls,
        name: str,
        text: str | None,
        attributes: Mapping[str, object],
    ) -> Self:
        """Make one of what ``add_child`` was given."""
        make: Callable[..., Self] = cls
        return make(*() if text is None else (text,), **attributes)


def inside(element: Node) -> Sequence[Node | str]:
    """Give what stands inside an element, in order, as it is kept: nobody may change it."""
    return cast("Sequence[Node | str]", element.__dict__.get("_children", ()))


def unknown_attributes_of(element: Node) -> UnknownAttributes:
    """Give the attributes of an element that cxml has no declaration for."""
    return cast("UnknownAttributes", element.__dict__.get("unknown_attributes", ()))
