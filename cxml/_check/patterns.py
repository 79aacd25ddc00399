"""Patterns of the names of files, as the configuration has them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from attrs import frozen


@frozen
class Patterns:
    """Patterns such as ``tests/*`` and ``*.twiml``, and the folders that they start from.

    ``*`` stands for anything, ``/`` included. A pattern without ``/`` means a file or a folder of
    that name, wherever it is; what stands in a folder that is meant, is meant too.
    """

    every: tuple[tuple[str, Path], ...] = ()

    @classmethod
    def of(cls, patterns: Iterable[str], folder: Path) -> Patterns:
        """Take the patterns that start from a folder."""
        whole = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would follow links
        return cls(tuple((each, whole) for each in patterns))

    def __add__(self, other: Patterns) -> Patterns:
        return Patterns(self.every + other.every)

    def mean(self, path: Path) -> bool:
        """Whether a file is one of those that are meant."""
        whole = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
        return any(_means(pattern, _from(whole, folder)) for pattern, folder in self.every)


def _from(path: Path, folder: Path) -> PurePath:
    """Name a file from a folder on, where it stands in that."""
    return path.relative_to(folder) if path.is_relative_to(folder) else path


def _means(pattern: str, path: PurePath) -> bool:
    wanted = pattern.removeprefix("./").rstrip("/")
    return any(fnmatchcase(each, wanted) for each in _places(path, wanted))


def _places(path: PurePath, pattern: str) -> Iterator[str]:
    """Give a file, and the folders that it stands in, as a pattern may name them."""
    parts = path.parts
    if "/" not in pattern:
        yield from parts
        return
    for number in range(1, len(parts) + 1):
        name = PurePath(*parts[:number]).as_posix()
        yield name
        yield f"/{name}"  # of **/name, the first part may be nothing
