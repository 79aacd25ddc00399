"""A run: the files of it, what is found in each and between them, and what is mended."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from ..errors import ConfigurationError
from .check import check_bytes, examine, findings_of
from .config import ignored_in
from .files import MAX_SOURCE, File, is_program, looks_like_document, looks_like_telephony
from .finding import Finding
from .mend import mend, write_program, write_xml
from .runner import Runner

if TYPE_CHECKING:
    from .examined import Examined
    from .program import Program

MOST_READ = MAX_SOURCE + 1
"""How much of standard input is read."""


@define
class Run:
    """What a run is to do, and what came of it."""

    runner: Runner
    fix: bool = False
    """Whether files are mended."""
    unsafe: bool = False
    """Whether what was only probably meant is done too."""
    per_file_ignores: Mapping[str, list[str]] = field(factory=dict[str, list[str]])
    is_whole: bool = False
    """Whether these are all documents that belong together, as in a folder."""
    findings: list[Finding] = field(factory=list[Finding], init=False)
    fixed: list[Finding] = field(factory=list[Finding], init=False)
    changed: dict[Path, tuple[bytes, bytes]] = field(
        factory=dict[Path, tuple[bytes, bytes]], init=False
    )
    """Files that were, or would be, mended: before, and after."""
    sources: dict[str, str] = field(factory=dict[str, str], init=False)
    """What stands in the files with findings, by their names."""
    _examined: list[Examined | Program] = field(factory=list["Examined | Program"], init=False)

    @property
    def checked(self) -> int:
        """How many files were checked."""
        return len(self._examined)

    def check(self, files: Iterable[File]) -> None:
        """Check files, and work out how they are mended.

        Raises:
            ConfigurationError: a file cannot be read.

        """
        for file in files:
            try:
                data = file.read()
            except OSError as error:
                reason = error.strerror or error
                raise ConfigurationError(f"{file.name} cannot be read: {reason}") from None
            self.check_data(file, data)

    def check_data(self, file: File, data: bytes) -> None:
        """Check one file that was read."""
        is_python = is_program(file.name, data)
        looks = looks_like_telephony if is_python else looks_like_document
        if not file.is_given and not looks(data):
            return
        runner = self._runner(file.name)
        if self.fix:
            check = partial(check_bytes, runner=runner, path=file.name)
            write = write_program if is_python else write_xml
            after = mend(data, check, write, unsafe=self.unsafe)
            if after.data != data:
                self.changed[file.path] = data, after.data
                self.fixed += after.fixed
                data = after.data
        self._examined.append(examine(data, runner, file.name))

    def finish(self) -> None:
        """Find what is wrong between the files, and put all findings in order."""
        found = findings_of(self._examined, self.runner, is_whole=self.is_whole)
        self.findings = sorted(found, key=_place)
        with_findings = {each.path for each in found}
        self.sources = {
            each.path: each.text for each in self._examined if each.path in with_findings
        }

    def write(self) -> None:
        """Write what was mended, each file as a whole or not at all.

        Raises:
            ConfigurationError: a file cannot be written; the others are.

        """
        failed: list[str] = []
        for path, (_, data) in self.changed.items():
            try:
                replace_file(path, data)
            except OSError as error:
                failed.append(f"{path} cannot be written: {error.strerror or error}")
        if failed:
            raise ConfigurationError("; ".join(failed))

    def _runner(self, name: str) -> Runner:
        off = ignored_in(name, self.per_file_ignores)
        settings = self.runner.settings
        return Runner(evolve(settings, rules=settings.rules - off)) if off else self.runner


def _place(finding: Finding) -> tuple[str, int, int, str]:
    return finding.path, finding.line or 0, finding.column or 0, finding.code


def replace_file(path: Path, data: bytes) -> None:
    """Write a file beside the old one, and put it in its place.

    Raises:
        OSError: it cannot be written; the old one is as it was.

    """
    path = path.resolve()  # of a link the file is replaced, and not the link
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(beside).chmod(path.stat().st_mode & 0o7777)
        Path(beside).replace(path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
