"""What was posted, beside what the application noted."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeGuard, cast
from wsgiref.types import WSGIApplication

from attrs import frozen

from .answers import expect
from .errors import DemoError
from .story import Report
from .stranger import ask

Note = Mapping[str, object]
IDENTITY = ("room", "recording", "dial", "call")
"""What in a note tells which callback it is about."""


def fetch_notes(application: WSGIApplication) -> list[Note]:
    """Ask the application what it noted.

    Raises:
        DemoError: it does not say so in JSON, as a list of objects.

    """
    answer = expect("GET /events", ask(application, "GET", "/events"), 200)
    try:
        notes: object = json.loads(answer.body)
    except ValueError as error:
        raise DemoError(f"GET /events answered what is not JSON: {error}") from error
    if not _are_notes(notes):
        raise DemoError("GET /events did not answer with a list of objects")
    return notes


def _are_notes(value: object) -> TypeGuard[list[Note]]:
    return isinstance(value, list) and all(
        isinstance(each, dict) for each in cast("list[object]", value)
    )


@frozen
class Comparison:
    """Each callback with the note that is about it, and the notes that are about none."""

    pairs: Sequence[tuple[Report, Note | None]]
    left_over: Sequence[Note]

    def differences(self) -> Iterator[str]:
        """Say what the application missed, misread or made up."""
        for report, note in self.pairs:
            yield from _misread(report, note)
        for note in self.left_over:
            yield f"noted, but never posted: {dict(note)}"


def compare(reports: Sequence[Report], notes: Sequence[Note]) -> Comparison:
    """Find the note that is about each callback."""
    rest = list(notes)
    pairs = [(report, _take(rest, report)) for report in reports]
    return Comparison(pairs, rest)


def details(note: Note) -> Iterator[tuple[str, object]]:
    """Give what a note says beyond which callback it is about."""
    return ((name, value) for name, value in note.items() if name not in IDENTITY)


def _take(notes: list[Note], report: Report) -> Note | None:
    for number, note in enumerate(notes):
        if all(note.get(name) == report.expected.get(name) for name in IDENTITY):
            # Taken out: an event that was noted twice leaves one over, and is reported.
            return notes.pop(number)
    return None


def _misread(report: Report, note: Note | None) -> Iterator[str]:
    if note is None:
        yield f"posted, but not noted: {report}"
        return
    for name, value in details(report.expected):
        if note.get(name) != value:
            yield f"{report}: {name} is {note.get(name)!r} instead of {value!r}"
