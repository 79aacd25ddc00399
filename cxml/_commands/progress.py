"""How far a long run is: one line on a terminal, which is gone in the end."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from time import monotonic
from typing import TextIO, TypeVar

T = TypeVar("T")

AFTER = 0.5
"""How many seconds a run takes before anything is shown: most are done by then."""
EVERY = 0.1
"""How many seconds a line stays before the next is written over it."""


class Progress:
    """Says on a terminal how far the work is; to a pipe or a file, nothing.

    The line is written over, and taken away with spaces: that, every terminal can do.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_terminal = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._next = monotonic() + AFTER
        self._width = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._width:
            self._write("", "\r")

    def over(self, work: Collection[T], said: str) -> Iterator[T]:
        """Give what is to be done, and say meanwhile how much of it is.

        Args:
            work: all of it.
            said: what it is, such as ``files checked``.

        """
        for done, each in enumerate(work):
            if self._is_terminal and monotonic() >= self._next:
                self._write(f"{done:,} of {len(work):,} {said}")
                self._next = monotonic() + EVERY
            yield each

    def _write(self, text: str, end: str = "") -> None:
        self._stream.write(f"\r{text:<{self._width}}{end}")
        self._stream.flush()
        self._width = max(self._width, len(text))
