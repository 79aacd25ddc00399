"""``child()``: what may stand inside an element, and the method that puts it there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Generic, ParamSpec, Self, TypeVar, cast, overload

from ._facts import Support

if TYPE_CHECKING:
    from ._element import Element

P = ParamSpec("P")
E = TypeVar("E", bound="Element")


class child(Generic[P, E]):  # noqa: N801 - reads as a declaration, as attrs.field does
    """One line of an element's grammar.

    In a class body it declares that an element may stand inside, and gives the parent a method of
    the same name that makes one, puts it last, and returns it::

        class Dial(Element):
            conference = child(Conference, at_most=1)

        dial.conference("Room 1234", beep="onEnter")

    Args:
        element: the class of the child.
        at_most: how many of them the parent may have.
        alone: whether no child of another class may stand beside it.
        never_with: method names of children that may not stand beside it.
        support: who documents that it may stand here.
        platform_code: SignalWire's error code for breaking the rule.

    """

    def __init__(
        self,
        element: Callable[P, E],
        *,
        at_most: int | None = None,
        alone: bool = False,
        never_with: Iterable[str] = (),
        support: Support = Support.BOTH,
        platform_code: int | None = None,
    ) -> None:
        self.make = element
        self.element = cast("type[E]", element)
        self.at_most = at_most
        self.alone = alone
        self.never_with = frozenset(never_with)
        self.support = support
        self.platform_code = platform_code
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    if TYPE_CHECKING:

        @overload
        def __get__(self, parent: None, owner: type) -> Self: ...
        @overload
        def __get__(self, parent: Element, owner: type) -> Callable[P, E]: ...
        def __get__(self, parent: Element | None, owner: type) -> Self | Callable[P, E]: ...

    def method(self, owner: str) -> Callable[..., E]:
        """Make the method that takes this declaration's place in the class of that name."""
        make, element, name = self.make, self.element, self.name

        def add(parent: Element, /, *args: P.args, **kwargs: P.kwargs) -> E:
            made = make(*args, **kwargs)
            data = parent.__dict__
            if "_children" in made.__dict__ or ("_children" in data and name in parent._restricted):
                parent._put(made, self)
            elif "_children" in data:
                data["_children"].append(made)
            else:
                data["_children"] = [made]
            return made

        add.__name__ = name
        add.__qualname__ = f"{owner}.{name}"
        add.__doc__ = f"Add a :class:`cxml.{element.__name__}`, and return it."
        add.__dict__["__wrapped__"] = element.__init__
        return add
