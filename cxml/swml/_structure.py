"""Kinds of values that have parts, each with problems of its own."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .._input.problems import Reading


class Structure(ABC):
    """A kind of value that has parts, each at a place of its own."""

    name: str

    @abstractmethod
    def accept(self, value: object, reading: Reading, path: str) -> object:
        """Check plain data, or objects of cxml; return what is kept."""
