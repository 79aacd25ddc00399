"""Methods that an element does not have, and another has: asking for one says where it is.

A ``__getattr__`` would see every name that is asked for in vain, and make every call of a method
that is there a tenth slower. So the base of all elements has something under each name that may be
a method of another, which raises the AttributeError that there would be without it.
"""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, NoReturn

from .display import HOME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .node import Node


class AbsentMethod:
    """Stands for a method that belongs to another class."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, element: Node | None, owner: type[Node]) -> NoReturn:
        name = self._name
        if element is None:  # asked by what looks through a class, at once and often
            message = f"type object {owner.__name__!r} has no attribute {name!r}"
            raise AttributeError(message, name=name, obj=owner)
        from .hints import no_method

        raise no_method(element, name)


def stand_in(root: type[Node]) -> None:
    """Put something in the place of each method that a class of cxml may have for its children.

    Args:
        root: what all classes of elements derive from, and so find last.

    """
    if root.__cxml_knows_absent__:
        return
    root.__cxml_knows_absent__ = True
    taken = {name for each in root.__mro__ for name in vars(each)}
    for name in {*_names()} - taken:
        type.__setattr__(root, name, AbsentMethod(name))


def _names() -> Iterator[str]:
    """Give the names that methods may have, as they follow from those of the classes.

    No class is loaded for that: ``SsmlSayAs`` is the class of ``say_as``, and ``Say`` that of
    ``say``. What follows and is no method does no harm.
    """
    classes = (each for each in import_module(HOME).__all__ if each[0].isupper())
    for words in map(_words, classes):
        for part in (words, words[1:]):
            name = "_".join(part)
            if part and part[-1] != "error":
                yield f"{name}_" if iskeyword(name) else name


def _words(name: str) -> list[str]:
    """Take the name of a class apart; by hand, since each program that builds waits for it."""
    lower = name.lower()
    if name.isupper() or name[1:] == lower[1:]:
        return [lower]
    starts = [at for at, letter in enumerate(name) if letter.isupper()]
    return [lower[start:end] for start, end in zip(starts, [*starts[1:], len(name)], strict=True)]
