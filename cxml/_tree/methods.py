"""The methods of an element that make its children."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from .build import positional, put, take_others
from .child import AnyChild, child
from .codegen import compile_method
from .node import Node
from .spec import plan_of

if TYPE_CHECKING:
    from inspect import Signature

P = ParamSpec("P")
E = TypeVar("E", bound=Node)
F = TypeVar("F", bound=Callable[..., Any])


def child_method(line: child[P, E], owner: type[Node]) -> Callable[..., E]:
    """Make the method that takes the place of a line of the grammar, in the class that declares it.

    At its first call it has one written that is as fast as can be, and gives that its place. It
    stays where somebody has put another there meanwhile, and for a child that is made in a way of
    its own.
    """
    name = line.name
    written: Callable[..., Any] | None = None

    def add(parent: Node, /, *args: P.args, **kwargs: P.kwargs) -> E:
        nonlocal written
        if written is None and has_written_init(line.element):
            made_for_it = compile_method(line, owner, positional, take_others, _put)
            written = _called(made_for_it, line, owner)
            if vars(owner).get(name) is add:
                type.__setattr__(owner, name, written)
        if written is not None:
            made: E = written(parent, *args, **kwargs)
            return made
        made = line.make(*args, **kwargs)
        _put(parent, made, line)
        return made

    return _called(add, line, owner)


def has_written_init(cls: type) -> bool:
    """Whether an ``__init__`` is written for a class, and nothing else has a say in making it."""
    init, new = vars(cls).get("__init__"), cast("object", cls.__new__)
    return hasattr(init, "__cxml_written__") and new is object.__new__ and type(cls) is type


def _put(parent: Node, made: Node, line: AnyChild) -> None:
    put(parent, plan_of(type(parent)), made, line)


def _called(function: F, line: AnyChild, owner: type) -> F:
    """Give a method the name, the text and the signature that its readers expect."""
    function.__name__ = line.name
    function.__qualname__ = f"{owner.__name__}.{line.name}"
    function.__doc__ = f"Add a ``{line.tag}`` element, and return it."
    function.__annotations__ = {}
    function.__dict__["__wrapped__"] = _Constructor(line)
    return function


class _Constructor:
    """Stands for the ``__init__`` of a child's class, for whoever asks for its signature."""

    def __init__(self, line: child[Any, Any]) -> None:
        self._line = line

    @property
    def __signature__(self) -> Signature:
        from inspect import signature

        return signature(self._line.element.__init__)
