"""Looking into an element: what has a class or a name, and the only one that has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .._text.names import is_xml_name
from .._text.wording import in_line, nearest, shown
from ..errors import Problem, UsageError
from .display import public_name
from .node import inside
from .spec import spec_of
from .unknown_attributes import split_name

if TYPE_CHECKING:
    from .node import Node


def find_all(element: Node, kind: Any) -> Iterator[Any]:
    """Walk through the elements inside of a class or a name.

    Where none has the name, the end of the walk is an error if the name is surely a slip.

    Raises:
        UsageError: it is neither a class of element nor a name.

    """
    found = _all(element, kind)
    return _or_misspelt(element, kind, found) if isinstance(kind, str) else found


def _all(element: Node, kind: Any) -> Iterator[Any]:
    if isinstance(kind, str):
        if not is_xml_name(split_name(kind)[1]):
            raise _refusal(element, f"{shown(kind)} is not a name that XML allows")
        return (each for each in descendants(element) if each.tag == kind)
    if isinstance(kind, type) and hasattr(kind, "tag"):
        return (each for each in descendants(element) if isinstance(each, kind))
    raise _refusal(element, f"{shown(kind)} is neither a class of element nor a name in XML")


def _or_misspelt(element: Node, name: str, found: Iterator[Node]) -> Iterator[Node]:
    first = next(found, None)
    if first is not None:
        yield first
        yield from found
    elif near := _meant(element, name):
        raise _refusal(element, f"no element is called {in_line(name)}", near)


def _meant(element: Node, name: str) -> str | None:
    """Give the name of which one that no class has is surely a slip."""
    if name in spec_of(type(element)).children:  # nothing has to be loaded for the usual names
        return None
    from .vocabulary import misspelt_tag

    return misspelt_tag(name, type(element))


def find_one(element: Node, kind: Any) -> Any:
    """Give the only element inside of a class or a name.

    Raises:
        UsageError: there is none, there are more, or it is neither a class nor a name.

    """
    found = list(_all(element, kind))
    if len(found) == 1:
        return found[0]
    name = in_line(kind) if isinstance(kind, str) else public_name(kind)
    if found:
        raise _refusal(element, f"{len(found)} {name} stand in {element.tag}, not one; see iter")
    tag = kind if isinstance(kind, str) else kind.tag
    # Without the tag itself: a class of that name may stand there, and still be another.
    near = nearest(tag, {each.tag for each in descendants(element)} - {tag})
    raise _refusal(element, f"no {name} stands in {element.tag}", near or _meant(element, tag))


def _refusal(element: Node, message: str, suggestion: str | None = None) -> UsageError:
    problem = Problem(code="usage", message=message, path=element.tag, suggestion=suggestion)
    return UsageError(problem)


def descendants(element: Node) -> Iterator[Node]:
    """Walk through everything inside an element, in document order."""
    # No recursion: `yield from` would pass each element up through all the levels above it.
    stack = [iter(inside(element))]
    while stack:
        for each in stack[-1]:
            if not isinstance(each, str):
                yield each
                stack.append(iter(inside(each)))
                break
        else:
            stack.pop()
