"""``cxml.lenient``: for a block, a function or a response, take what would raise."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar, cast, overload

from ..errors import misused
from .leniency import depth, lenient_elements

P = ParamSpec("P")
R = TypeVar("R")
E = TypeVar("E")


class Leniency:
    """Where everything is taken: the block of a ``with``, or the calls of a function."""

    # It keeps nothing itself: one may be entered by several tasks, and in itself.
    def __enter__(self) -> None:
        depth.set(depth.get() + 1)

    def __exit__(self, *_: object) -> None:
        # Not below nothing: a generator that waits in a block may be closed in another context.
        depth.set(max(depth.get() - 1, 0))

    def __call__(self, function: Callable[P, R]) -> Callable[P, R]:
        """Make a function, or a coroutine function, in which everything is taken."""
        if isinstance(function, type):
            advice = "decorate its methods, or write with cxml.lenient(): in them"
            raise misused(f"lenient cannot hold for {function.__qualname__}, a class: {advice}")
        if inspect.iscoroutinefunction(function):

            @wraps(function)
            async def later(*args: P.args, **kwargs: P.kwargs) -> object:
                with self:
                    return await function(*args, **kwargs)

            return cast("Callable[P, R]", later)

        if inspect.isgeneratorfunction(function) or inspect.isasyncgenfunction(function):
            name = getattr(function, "__qualname__", "it")
            advice = "write with cxml.lenient(): around what it builds between two yields"
            raise misused(f"lenient cannot hold for {name}, a generator: {advice}")

        @wraps(function)
        def now(*args: P.args, **kwargs: P.kwargs) -> R:
            with self:
                return function(*args, **kwargs)

        return now


@overload
def lenient() -> Leniency: ...
@overload
def lenient(element: E) -> E: ...
def lenient(element: object = None) -> object:
    """Take what cxml refuses, write it as it came, and report it: to find out what has to change.

    As ``with cxml.lenient():`` it holds for the block, and as ``@cxml.lenient()`` for a function,
    a coroutine too. Called with a response, as in ``response = cxml.lenient(VoiceResponse())``, it
    holds for what the methods of that response, and of all that stands in it, are given; an element
    that is made before it is appended is made strictly. With the environment variable
    ``CXML_LENIENT=1`` it holds for the whole program, and with ``CXML_LENIENT=error`` nowhere: what
    was reported raises again.

    A block has to end before a generator yields: Python would leave it on for whoever receives the
    value, which is only meant in a fixture, or in a function of ``contextlib.contextmanager``::

        for row in rows:
            with cxml.lenient():
                response = build(row)
            yield response

    Values, names of attributes, and children that would raise are kept and written. Characters that
    XML cannot hold are dropped. Each place is reported once, by a :class:`cxml.LenientWarning` and
    in the log ``cxml``, with the line of the program. **The platform refuses or ignores all this
    as before: what is a warning here is a call that fails.**

    Args:
        element: the response, or another element, to be lenient with.

    Returns:
        What ``with`` takes and decorates functions; or the element that was given.

    """
    if element is None:
        return Leniency()
    if inspect.isroutine(element):  # a decorator without its parentheses
        return Leniency()(element)
    if isinstance(element, type):
        raise misused(f"{element.__name__} is a class: write lenient({element.__name__}())")
    try:
        lenient_elements[id(element)] = element
    except TypeError:
        what = type(element).__name__
        raise misused(f"lenient takes a response, or another element, not {what}") from None
    return element
