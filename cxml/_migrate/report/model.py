"""What a run has to report, whatever the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import define, field, frozen

from ..differences.difference import Difference
from ..entry import Entry

TESTS = "test-signatures"
"""What says which tests have to sign: they have a list of their own."""


@frozen(order=True)
class Place:
    """A place in a file, and what stands there."""

    path: str
    line: int
    says: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@frozen(order=True)
class Skipped:
    """A file of which nothing is said but why."""

    path: str
    why: str


@define
class Report:
    """What came of a run."""

    is_written: bool
    """Whether the files were changed, or only would be."""
    looked_at: int
    """How many files may have to do with telephony."""
    files: int
    """How many of them are changed."""
    made: Sequence[Entry]
    """What was changed."""
    waiting: Sequence[Entry]
    """What changes only when unsafe rewrites are asked for."""
    left: Sequence[Entry]
    """What a person has to do."""
    skipped: Sequence[Skipped]
    """The files that stay as they are."""
    met: Mapping[Difference, Sequence[Place]]
    """The differences that concern the program, with the places that tell so."""
    also: Sequence[Difference]
    """The other ones."""
    languages: Mapping[str, Sequence[str]] = field(factory=dict[str, "Sequence[str]"])
    """The files in other languages that name Twilio, by the language."""
