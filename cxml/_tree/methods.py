"""The methods of an element that make its children."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from .build import put, refuse_no_parent
from .child import AnyChild, child
from .class_text import with_arguments
from .late import is_late, late
from .node import Node
from .spec import spec_of

if TYPE_CHECKING:
    from inspect import Signature

P = ParamSpec("P")
E = TypeVar("E", bound=Node)


def child_method(line: child[P, E], owner: type[Node]) -> Callable[..., E]:
    """Make the method that takes the place of a line of the grammar in its class.

    The class of the child is asked for when a child is made, not before: a line may name a class
    that is declared further down, and asking loads its module.
    """

    def add(parent: object, /, *args: P.args, **kwargs: P.kwargs) -> E:
        if not isinstance(parent, Node):
            refuse_no_parent(owner, line, parent)
        made = line.make(*args, **kwargs)
        put(parent, spec_of(type(parent)), made, line)
        return made

    def write() -> Callable[..., E]:
        from .codegen import compile_method

        # Where the class cannot be made plainly, the loop stays, and counts no more.
        return compile_method(owner, line, add) if _is_made_plainly(line.element) else add

    method = late(line.name, add, write)
    method.__qualname__ = f"{owner.__name__}.{line.name}"
    method.__doc__ = method_text(line)
    method.__dict__["__wrapped__"] = _Constructor(line, owner)
    return method


def method_text(line: AnyChild) -> str:
    """Say what the method does, without what it takes."""
    return f"Add a ``{line.tag}`` element, and return it."


def _is_made_plainly(cls: type[Node]) -> bool:
    """Whether calling the class does nothing but what its written ``__init__`` does."""
    # A written method does not call the class, so it would pass by what a metaclass or a __new__
    # does (test_a_class_that_makes_itself_is_called).
    is_called_plainly = type(cls).__call__ is type.__call__ and cls.__new__ is object.__new__
    return is_called_plainly and is_late(cls.__init__)


class _Constructor:
    """Stands for the ``__init__`` of a child's class, for whoever asks for its signature.

    Who asks, such as ``help``, shows the docstring beside it, which then says what is taken.
    """

    def __init__(self, line: AnyChild, owner: type[Node]) -> None:
        self._line = line
        self._owner = owner

    @property
    # A property, so that the child's class is loaded by whoever asks, and not with its parent.
    def __signature__(self) -> Signature:
        from inspect import signature

        line = self._line
        method: Any = vars(self._owner).get(line.name)
        if is_late(method):  # and not what somebody has put in its place
            method.__doc__ = with_arguments(method_text(line), line.element)
        return signature(line.element.__init__)
