"""Reading plain data: every problem on the way written down, what is unknown kept."""

from __future__ import annotations

from abc import ABC, abstractmethod

from attrs import define, evolve, field

from .._text.values import RefusedError
from ..errors import MOST_PROBLEMS, DocumentError, Problem


@define(kw_only=True)
class Reading:
    """One document being read: how strictly, and what was wrong so far."""

    strict: bool = True
    problems: list[Problem] = field(factory=list[Problem])

    def report(self, problem: Problem, path: str) -> None:
        """Write a problem down, unless everything is taken."""
        if not self.strict:
            return
        self.problems.append(evolve(problem, path=path[:400]))
        if len(self.problems) == MOST_PROBLEMS:
            raise DocumentError(self.problems)

    def refuse(self, message: str, path: str, *, code: str = "value") -> None:
        """Write down what is wrong at a place."""
        self.report(Problem(code=code, message=message), path)


class Structure(ABC):
    """A kind of value that has parts, each at a place of its own."""

    name: str

    @abstractmethod
    def take(self, value: object, reading: Reading, path: str) -> object:
        """Check plain data, or objects of cxml; return what is kept."""


def finish(reading: Reading) -> None:
    """Refuse a document with problems.

    Raises:
        DocumentError: there are some.

    """
    if reading.problems:
        raise DocumentError(reading.problems)


def refused_document(refused: RefusedError, *, code: str = "value") -> DocumentError:
    """Give the error for a document that is refused as a whole."""
    return DocumentError([Problem(code=code, message=refused.reason)])
