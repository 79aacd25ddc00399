"""The Python files that stand beside each other in a project."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import TypeVar, cast

from .._check.files import File, is_program, read_all
from .._check.python.routes import may_serve

T = TypeVar("T")


def may_be_asked(name: str, data: bytes) -> bool:
    """Whether a file that has nothing to do with telephony may tell something of one that has."""
    is_package = PurePath(name).name == "__init__.py" and b"import" in data
    return is_program(name, data) and (is_package or may_serve(data))


class Files:
    """The files of a project, by the parts of the names that they have as modules."""

    def __init__(self) -> None:
        self.data: dict[tuple[str, ...], tuple[str, bytes]] = {}
        self.others: list[File] = []
        """What is about something else, and read again when it is looked for there."""
        self._known: dict[object, object] = {}

    def add(self, name: str, data: bytes) -> None:
        """Take a file.

        Args:
            name: what it is called, with its folders.
            data: what is in it.

        """
        self.data[parts_of(name)] = (name, data)

    def holding(self, word: str) -> Iterator[tuple[str, bytes]]:
        """Give the files that hold a word, each with what is in it, in the order of their names."""
        pattern = re.compile(rf"\b{re.escape(word)}\b".encode())
        read = ((file.name, data) for file, data in read_all(self.others, []))
        found = (each for each in (*self.data.values(), *read) if pattern.search(each[1]))
        yield from sorted(found)

    def known(self, make: Callable[[Files], T]) -> T:
        """Give what is worked out of all files: once, whoever asks.

        Args:
            make: works it out.

        """
        if make not in self._known:
            self._known[make] = make(self)
        return cast("T", self._known[make])


def parts_of(name: str) -> tuple[str, ...]:
    """Give the parts of the name that a file has as a module."""
    parts = PurePath(name).with_suffix("").parts
    return parts[:-1] if parts[-1:] == ("__init__",) else parts
