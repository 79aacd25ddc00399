"""A run: the files of it, what is found in each and between them, and what is mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define, evolve, field, frozen

from .._input.limits import MAX_BYTES
from .check import between, check_bytes, examine
from .config import PerFile
from .document import Document
from .examined import Examined
from .files import (
    File,
    is_program,
    looks_like_document,
    looks_like_telephony,
    read_all,
    write_anew,
)
from .finding import Finding, place_of
from .mend import Write, mend, write_program, write_xml
from .rule import RuleFailedError
from .runner import Runner
from .sources import lines_of

if TYPE_CHECKING:
    from .program import Program

MOST_READ = MAX_BYTES + 1
"""How much of standard input is read."""


@frozen
class Change:
    """A file that was, or would be, mended."""

    file: File
    runner: Runner
    before: bytes
    after: bytes

    @property
    def shown(self) -> tuple[str, str]:
        """The text before and after, as they may be shown."""
        name = self.file.name
        both = (examine(each, self.runner, name).shown for each in (self.before, self.after))
        return next(both), next(both)


@define
class Run:
    """What a run is to do, and what came of it."""

    runner: Runner
    fix: bool = False
    """Whether files are mended."""
    unsafe: bool = False
    """Whether what was only probably meant is done too."""
    per_file: PerFile = field(factory=lambda: PerFile({}, Path()))
    is_whole: bool = False
    """Whether these are all documents that belong together, as in a folder."""
    findings: list[Finding] = field(factory=list[Finding], init=False)
    fixed: list[Finding] = field(factory=list[Finding], init=False)
    changes: list[Change] = field(factory=list[Change], init=False)
    failures: list[str] = field(factory=list[str], init=False)
    """Why something could not be checked, or written."""
    lines: dict[str, list[str]] = field(factory=dict[str, list[str]], init=False)
    """The lines of the files with findings, as they may be shown, by their names."""
    stdin: bytes | None = field(default=None, init=False)
    """What stands in standard input, mended; unset where it was not checked."""
    _examined: list[Examined | Program] = field(factory=list["Examined | Program"], init=False)
    _others: list[File] = field(factory=list[File], init=False)
    """The programs that are about something else."""
    _runners: dict[frozenset[str], Runner] = field(factory=dict[frozenset[str], Runner], init=False)

    @property
    def checked(self) -> int:
        """How many files were checked."""
        return len(self._examined)

    @property
    def documents(self) -> dict[str, Document | None]:
        """What was read, by the names of the files; ``None`` of what cannot be.

        What stands in programs is not among them.
        """
        documents = (each for each in self._examined if isinstance(each, Examined))
        return {each.path: each.document for each in documents}

    def check(self, files: Iterable[File]) -> None:
        """Check files, and work out how they are mended."""
        for file, data in read_all(files, self.failures):
            self.check_data(file, data)

    def check_data(self, file: File, data: bytes) -> None:
        """Check one file that was read."""
        is_python = is_program(file.name, data)
        looks = looks_like_telephony if is_python else looks_like_document
        if file.is_given or looks(data):
            try:
                self._check(file, data, write_program if is_python else write_xml)
            except Exception as error:  # one file never ends the run for all others
                self.failures.append(_fault(error, file.name))
        elif is_python:
            self._others.append(file)

    def _check(self, file: File, data: bytes, write: Write) -> None:
        runner = self._runner(file)
        if file.is_stdin:
            self.stdin = data
        if self.fix and not file.is_outside:
            check = partial(check_bytes, runner=runner, path=file.name)
            after = mend(data, check, write, unsafe=self.unsafe)
            if after.data != data:
                self.changes.append(Change(file, runner, data, after.data))
                self.fixed += after.fixed
                data = after.data
            if file.is_stdin:
                self.stdin = data
        self._examined.append(examine(data, runner, file.name))

    def finish(self) -> None:
        """Find what is wrong between the files, and put all findings in order."""
        try:
            more = between(
                self._examined, self.runner, is_whole=self.is_whole, others=self._read_others
            )
        except Exception as error:
            self.failures.append(_fault(error, "what stands between the files"))
            more = {}
        for each in self._examined:
            try:
                found = each.findings(more.get(each.path, ()))
                lines = lines_of(each.shown) if found else []
            except Exception as error:
                self.failures.append(_fault(error, each.path))
                continue
            self.findings += found
            if found:
                self.lines[each.path] = lines
        self.findings.sort(key=place_of)

    def _read_others(self) -> Iterator[tuple[str, bytes]]:
        """Give the programs that are about something else: what each is called, and the file."""
        return ((file.name, data) for file, data in read_all(self._others, []))

    def write(self) -> None:
        """Write what was mended, each file as a whole or not at all."""
        for each in self.changes:
            if not each.file.is_stdin:
                write_anew(each.file, each.before, each.after, self.failures)

    def _runner(self, file: File) -> Runner:
        off = self.per_file.off(file.path)
        if not off:
            return self.runner
        settings = self.runner.settings
        return self._runners.setdefault(off, Runner(evolve(settings, rules=settings.rules - off)))


def _fault(error: Exception, what: str) -> str:
    """Say that cxml failed, without the words of the error, which may hold what nobody may see."""
    if isinstance(error, RuleFailedError):
        return str(error)
    kind = type(error).__name__
    return f"{what} cannot be checked ({kind}): this is a fault of cxml, please report it"
