"""Which differences of the platforms a program meets, gathered file by file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from attrs import define, field

from .._check.finding import Finding
from .._check.rules.moving import shapes_of_sids, twilio_sid_shape
from .differences import DIFFERENCES
from .differences.difference import Difference
from .engine import Rewriting
from .program import Program
from .report.model import Place

_MIGRATIONS = "migrations"
_IDS = next(each for each in DIFFERENCES if each.number == 38)


@define
class Collector:
    """Gathers the places at which differences are met."""

    is_written: bool = False
    """Whether lines are those of the files as they are rewritten."""
    _places: dict[int, set[Place]] = field(factory=dict[int, "set[Place]"], init=False)
    _found: set[tuple[int, str, int]] = field(factory=set[tuple[int, str, int]], init=False)
    """The differences and the lines of which a rule says what is there."""

    def program(self, done: Rewriting[Program], path: str) -> None:
        """Look at a program, when it is rewritten."""
        after = done.after
        for each in DIFFERENCES:
            for start, says, is_found in _met(each, after):
                original = done.offsets.original(start)
                line = done.line(original, is_written=self.is_written)
                # Where a rule says what is there, its name alone says nothing more.
                if is_found or (each.number, path, line) not in self._found:
                    self._add(each, Place(path, line, says))
                if is_found:
                    self._found.add((each.number, path, line))

    def other(self, program: Program) -> None:
        """Look at a program that names no platform, beside others that do: it may keep ids."""
        if program.problem:
            return
        for each in shapes_of_sids(program.module):
            line = program.text.line(program.text.span(each).start)
            self._add(_IDS, Place(program.path, line, twilio_sid_shape.message))

    def document(self, findings: Iterable[Finding], path: str) -> None:
        """Look at a document, when it is mended."""
        for each in DIFFERENCES:
            for finding in _told(each, findings, in_document=True):
                self._add(each, Place(path, finding.line or 1, finding.message))

    def _add(self, difference: Difference, place: Place) -> None:
        # What was migrated stays as it is, so that nothing there is to be widened.
        if difference is _IDS and _MIGRATIONS in PurePath(place.path).parts:
            return
        self._places.setdefault(difference.number, set()).add(place)

    @property
    def met(self) -> dict[Difference, list[Place]]:
        """The differences that are met, with their places."""
        every = ((each, self._places.get(each.number)) for each in DIFFERENCES)
        return {each: sorted(places) for each, places in every if places}

    @property
    def also(self) -> list[Difference]:
        """The other ones."""
        return [each for each in DIFFERENCES if each.number not in self._places]


def _met(difference: Difference, program: Program) -> Iterator[tuple[int, str, bool]]:
    for finding in _told(difference, program.findings, in_document=False):
        yield program.of_finding(finding).span.start, finding.message, True
    for trigger in difference.triggers:
        for met in trigger.in_program(program) if trigger.in_program else ():
            yield met.start, met.says, False


def _told(
    difference: Difference, findings: Iterable[Finding], *, in_document: bool
) -> Iterator[Finding]:
    for finding in findings:
        if any(each.is_meant(finding, in_document=in_document) for each in difference.triggers):
            yield finding
