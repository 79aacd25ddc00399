"""The methods of an element that make its children."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from .build import put
from .child import child
from .node import Node
from .spec import plan_of

if TYPE_CHECKING:
    from inspect import Signature

P = ParamSpec("P")
E = TypeVar("E", bound=Node)


def child_method(line: child[P, E], owner: str) -> Callable[..., E]:
    """Make the method that takes the place of a line of the grammar, in the class of that name.

    What most calls need is written in place, and has to agree with :func:`.build.put`, which
    decides all else.
    """
    name = line.name

    def add(parent: Node, /, *args: P.args, **kwargs: P.kwargs) -> E:
        made = line.make(*args, **kwargs)
        data = parent.__dict__
        if "_children" in made.__dict__ or (
            "_children" in data and name in parent.__cxml_restricted__
        ):
            put(parent, plan_of(type(parent)), made, line)
        elif "_children" in data:
            data["_children"].append(made)
        elif parent.__cxml_text__ in data:
            put(parent, plan_of(type(parent)), made, line)
        else:
            data["_children"] = [made]
        return made

    add.__name__ = name
    add.__qualname__ = f"{owner}.{name}"
    add.__doc__ = f"Add a ``{line.tag}`` element, and return it."
    add.__annotations__ = {}
    add.__dict__["__wrapped__"] = _Constructor(line)
    return add


class _Constructor:
    """Stands for the ``__init__`` of a child's class, for whoever asks for its signature."""

    def __init__(self, line: child[Any, Any]) -> None:
        self._line = line

    @property
    def __signature__(self) -> Signature:
        from inspect import signature

        return signature(self._line.element.__init__)
