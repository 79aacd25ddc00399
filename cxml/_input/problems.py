"""What is wrong with a document, written down while it is read, or said at once."""

from __future__ import annotations

from attrs import evolve

from ..errors import MOST_PROBLEMS, DocumentError, Problem
from .limits import LONGEST_PATH

NOT_CLOSED = "is not closed"
"""What is said of an element whose end tag is missing, or is another's."""


class Reading:
    """One document being read: how strictly, and what was wrong so far."""

    def __init__(self, *, strict: bool = True) -> None:
        self.strict = strict
        """Whether anything is written down; what is not refused is kept."""
        self.problems: list[Problem] = []

    def report(self, problem: Problem, path: str = "", *, line: int | None = None) -> None:
        """Write a problem down, with its place, unless everything is taken.

        Args:
            problem: what is wrong.
            path: where it is; too long a path is cut off.
            line: the line of the document, where the problem does not say it.

        Raises:
            DocumentError: there are as many as are written down of one document.

        """
        if not self.strict:
            return
        placed = evolve(problem, path=path[:LONGEST_PATH], line=problem.line or line)
        self.problems.append(placed)
        # Reading ends here, so that a million mistakes cost no more than a hundred.
        if len(self.problems) == MOST_PROBLEMS:
            self.finish()

    def refuse(self, message: str, path: str, *, code: str = "value") -> None:
        """Write down what is wrong at a place."""
        self.report(Problem(code=code, message=message), path)

    def finish(self) -> None:
        """Refuse a document with problems.

        Raises:
            DocumentError: there are some.

        """
        if self.problems:
            raise DocumentError(self.problems)


def document_error(
    code: str,
    message: str,
    *,
    line: int | None = None,
    column: int | None = None,
    suggestion: str | None = None,
    platform_code: int | None = None,
) -> DocumentError:
    """Make the error for a document with one problem, which ends the reading."""
    problem = Problem(
        code=code,
        message=message,
        line=line,
        column=column,
        suggestion=suggestion,
        platform_code=platform_code,
    )
    return DocumentError([problem])
