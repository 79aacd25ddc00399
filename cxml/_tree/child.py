"""``child()``: what may stand inside an element, and the method that puts it there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, Self, TypeAlias, TypeVar, cast, overload

from .._declare.metadata import Support
from .._text.names import upper_camel
from .._text.wording import shown
from ..errors import DeclarationError, Problem
from .node import Node

P = ParamSpec("P")
E = TypeVar("E", bound=Node)


# A line lives twice. To type checkers it is a descriptor: ``dial.conference`` is a function with
# the parameters of Conference, as __get__ says, and no plugin is needed. At run time a method takes
# its place when the class is made, since a descriptor would cost each call another one; the line
# itself stays in the grammar. What it becomes is in methods.py.
#
# A line has no annotation, and pyright --verifytypes counts it, and whatever names its class, as
# ambiguous. Final would make it a field, to attrs and to type checkers; ClassVar[Final], which
# pyright counts, is refused by mypy, to which the methods would lose their parameters.


class child(Generic[P, E]):  # noqa: N801 - reads as a declaration, as attrs.field does
    """One line of an element's grammar.

    In a class body it declares that an element may stand inside, and gives the parent a method of
    the same name that makes one, puts it last, and returns it::

        class Dial(Element):
            conference = child(Conference, at_most=1)

        dial.conference("Room 1234", beep="onEnter")

    A class that is declared further down, or that should be loaded at its first use, is given by
    a function::

        class VoiceResponse(Element):
            dial = child(later=lambda: voice.Dial)

    Args:
        element: the class of the child.
        later: a function that gives the class of the child.
        tag: the child's name in XML, where ``later`` is given and the name does not follow from
            that of the method, as ``Dial`` follows from ``dial``.
        at_most: how many of them the parent may have.
        alone: whether no child of another class may stand beside it.
        though_with: method names of children that may stand beside it all the same, as one platform
            has it.
        never_with: method names of children that may not stand beside it.
        support: who documents that it may stand here.
        platform_code: SignalWire's error code for breaking the rule.

    """

    @overload
    def __init__(
        self,
        element: Callable[P, E],
        *,
        at_most: int | None = None,
        alone: bool = False,
        though_with: Iterable[str] = (),
        never_with: Iterable[str] = (),
        support: Support = Support.BOTH,
        platform_code: int | None = None,
    ) -> None: ...
    @overload
    def __init__(
        self,
        *,
        later: Callable[[], Callable[P, E]],
        tag: str = "",
        at_most: int | None = None,
        alone: bool = False,
        though_with: Iterable[str] = (),
        never_with: Iterable[str] = (),
        support: Support = Support.BOTH,
        platform_code: int | None = None,
    ) -> None: ...
    def __init__(
        self,
        element: Callable[P, E] | None = None,
        *,
        later: Callable[[], Callable[P, E]] | None = None,
        tag: str = "",
        at_most: int | None = None,
        alone: bool = False,
        though_with: Iterable[str] = (),
        never_with: Iterable[str] = (),
        support: Support = Support.BOTH,
        platform_code: int | None = None,
    ) -> None:
        is_class = isinstance(element, type) and hasattr(element, "tag")
        if not (callable(later) if element is None else is_class):
            raise _no_class(element if later is None else later)
        self._later: Callable[[], object] = later or (lambda: element)
        self.tag: str = tag if element is None else cast("type[E]", element).tag
        self.at_most = at_most
        self.alone = alone
        self.though_with: frozenset[str] = frozenset(though_with)
        self.never_with: frozenset[str] = frozenset(never_with)
        self.support = support
        self.platform_code = platform_code
        self.name: str = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.tag = self.tag or upper_camel(name)

    @cached_property
    def element(self) -> type[E]:
        """The class of the child; asking for it may load it."""
        found = cast("type[E]", self._later())
        # Reading went by this name before the class was there, and writing would go by the other.
        if found.tag != self.tag:
            raise TypeError(f"{self.name} needs tag={found.tag!r}: it is not called {self.tag}")
        return found

    @cached_property
    def make(self) -> Callable[P, E]:
        """The class of the child, as what its method calls."""
        return cast("Callable[P, E]", self.element)

    if TYPE_CHECKING:  # at run time nobody finds a line in a class: its method stands there

        @overload
        def __get__(self, parent: None, owner: type) -> Self: ...
        @overload
        def __get__(self, parent: Node, owner: type) -> Callable[P, E]: ...
        def __get__(self, parent: Node | None, owner: type) -> Self | Callable[P, E]: ...


def _no_class(given: object) -> DeclarationError:
    advice = "write the class, as child(Pause), or later=lambda: Pause where it is declared below"
    message = f"child takes a class of element, not {shown(given)}: {advice}"
    return DeclarationError([Problem(code="declaration", message=message)])


AnyChild: TypeAlias = child[Any, Any]
"""A line of a grammar, of whatever class."""


def exclusions(grammar: Mapping[str, AnyChild]) -> dict[str, dict[str, int | None]]:
    """For each child, those that may not stand beside it, with SignalWire's error code."""
    if not any(line.alone or line.never_with for line in grammar.values()):
        return {name: {} for name in grammar}  # as in most: else each is compared with each
    return {
        name: {
            other: _code(line, second)
            for other, second in grammar.items()
            if other != name and _exclude(line, second)
        }
        for name, line in grammar.items()
    }


def _code(first: AnyChild, second: AnyChild) -> int | None:
    # The code belongs to the rule, so to the line that names the other. The lists of codes
    # have none for standing alone.
    if second.name in first.never_with:
        return first.platform_code
    return second.platform_code if first.name in second.never_with else None


def restricted(grammar: Mapping[str, AnyChild]) -> frozenset[str]:
    """Name the children of which one more can be forbidden by those that are there."""
    # What put and the written methods need not look at is decided here: a line that is left out
    # is added without counting.
    apart = exclusions(grammar)
    limited = (name for name, line in grammar.items() if line.at_most is not None or apart[name])
    return frozenset(limited)


def _exclude(first: AnyChild, second: AnyChild) -> bool:
    apart = first.name in second.never_with or second.name in first.never_with
    return apart or _is_alone(first, second) or _is_alone(second, first)


def _is_alone(first: AnyChild, second: AnyChild) -> bool:
    return first.alone and second.name not in first.though_with
