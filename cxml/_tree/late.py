"""Functions of a class that are loops at first, and are written for the class if used often.

Writing a function takes about as long as a hundred uses of its loop. A short program, such as one
that answers a single request, uses most classes once or twice, and is done before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from weakref import WeakSet

MOST_LOOPS = 32
"""How often a loop is used before a function is written in its place."""

_late: WeakSet[Callable[..., Any]] = WeakSet()


def late(
    name: str, loop: Callable[..., Any], write: Callable[[], Callable[..., Any]]
) -> Callable[..., Any]:
    """Make a function for a class that takes its own place there, under its name.

    Args:
        name: its name in the class.
        loop: what does the same, slowly.
        write: writes what does the same, fast; called once, or once by each of two threads.

    """
    uses, written = 0, None

    def function(self: object, /, *args: Any, **kwargs: Any) -> Any:
        nonlocal uses, written
        # Two threads may count one use; then the function is written one use later.
        uses += 1
        if uses <= MOST_LOOPS:
            return loop(self, *args, **kwargs)
        # Who has kept this function, such as a bound method, goes on calling it.
        written = written or _dressed(write(), function)
        _put_in_place(type(self), name, function, written)
        return written(self, *args, **kwargs)

    function.__name__ = name
    function.__annotations__ = {}  # those of what it stands for are found by its __wrapped__
    _late.add(function)
    return function


def _dressed(written: Callable[..., Any], as_: Callable[..., Any]) -> Callable[..., Any]:
    written.__name__, written.__qualname__ = as_.__name__, as_.__qualname__
    written.__doc__, written.__annotations__ = as_.__doc__, as_.__annotations__
    written.__dict__.update(as_.__dict__)
    # is_late is asked of whatever stands in the class, and that may be written by now.
    _late.add(written)
    return written


def _put_in_place(
    cls: type, name: str, function: Callable[..., Any], written: Callable[..., Any]
) -> None:
    """Replace a function where it still stands: somebody may have put another there meanwhile.

    attrs makes a class with slots twice, so the class that it was made for may not be the one.
    """
    for base in cls.__mro__:
        if vars(base).get(name) is function:
            type.__setattr__(base, name, written)


def is_late(function: Any) -> bool:
    """Whether a function is one of these, before it was written or after."""
    return function in _late
