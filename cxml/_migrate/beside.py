"""The Python files that stand beside each other in a project."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import TypeAlias, TypeVar, cast

from .._check.files import File, is_program, read_all
from .._check.python.routes import may_serve

T = TypeVar("T")
Parts: TypeAlias = tuple[str, ...]
"""The name of a module, with all folders in front of it."""


def may_be_asked(name: str, data: bytes) -> bool:
    """Whether a file that has nothing to do with telephony may tell something of one that has."""
    is_package = PurePath(name).name == "__init__.py" and b"import" in data
    return is_program(name, data) and (is_package or may_serve(data))


class Files:
    """The files of a project, by the parts of the names that they have as modules."""

    def __init__(self) -> None:
        self.data: dict[Parts, tuple[str, bytes]] = {}
        self.others: list[File] = []
        """What is about something else, and read again when it is looked for there."""
        self.elsewhere: dict[Parts, File] = {}
        """The programs among these, by the names that they have as modules."""
        self._known: dict[object, object] = {}

    def add(self, name: str, data: bytes) -> None:
        """Take a file.

        Args:
            name: what it is called, with its folders.
            data: what is in it.

        """
        self.data[parts_of(name)] = (name, data)

    def add_other(self, file: File) -> None:
        """Take a file that is about something else."""
        self.others.append(file)
        if file.is_python:
            self.elsewhere[parts_of(file.name)] = file

    def read(self, parts: Parts) -> tuple[str, bytes]:
        """Give a program that is about something else: its name, and what is in it."""
        file = self.elsewhere[parts]
        data = next((data for _, data in read_all([file], [])), b"")
        return file.name, data

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


def module_of(name: str) -> str:
    """Give the last part of the name that a file has as a module."""
    return next(iter(parts_of(name)[-1:]), "")


def parts_of(name: str) -> Parts:
    """Give the parts of the name that a file has as a module."""
    parts = PurePath(name).with_suffix("").parts
    return parts[:-1] if parts[-1:] == ("__init__",) else parts
