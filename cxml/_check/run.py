"""A run: the files of it, what is found in each and between them, and what is mended."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from attrs import define, evolve, field

from ..errors import ConfigurationError
from .check import check_bytes
from .config import ignored_in
from .files import MAX_SOURCE, File, looks_like_document
from .finding import Finding
from .mend import mend, write_xml
from .runner import Runner


@define
class Run:
    """What a run is to do, and what came of it."""

    runner: Runner
    fix: bool = False
    """Whether files are mended."""
    unsafe: bool = False
    """Whether what was only probably meant is done too."""
    per_file_ignores: Mapping[str, list[str]] = field(factory=dict[str, list[str]])
    findings: list[Finding] = field(factory=list[Finding], init=False)
    fixed: list[Finding] = field(factory=list[Finding], init=False)
    changed: dict[Path, tuple[bytes, bytes]] = field(
        factory=dict[Path, tuple[bytes, bytes]], init=False
    )
    """Files that were, or would be, mended: before, and after."""
    sources: dict[str, bytes] = field(factory=dict[str, bytes], init=False)
    """What stands in the files with findings, by their names."""
    checked: int = field(default=0, init=False)
    """How many files were checked."""

    most_read: int = field(default=MAX_SOURCE + 1, init=False)
    """How much of standard input is read."""

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
        if not file.is_given and not looks_like_document(data):
            return
        self.checked += 1
        check = partial(check_bytes, runner=self._runner(file.name), path=file.name)
        if self.fix:
            after = mend(data, check, write_xml, unsafe=self.unsafe)
            if after.data != data:
                self.changed[file.path] = data, after.data
                self.fixed += after.fixed
            data, found = after.data, after.findings
        else:
            found = check(data)
        self.findings += found
        if found:
            self.sources[file.name] = data

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
