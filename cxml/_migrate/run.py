"""A run: the files of it, what becomes of each, and what is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from .._check.check import examine
from .._check.files import is_looked_for, is_program, looks_like_document, looks_like_telephony
from .._check.replace import replace_file
from .._check.rule import RuleFailedError
from .._input.limits import MAX_BYTES
from .change import Change, Left
from .documents import mend_document
from .engine import Rewriting, S, Said, rewrite_file
from .entry import Entry
from .git import uncommitted
from .program import Program, coming_from_twilio
from .project import Project, Requirements, names_packages
from .requirements import is_requirements
from .rewrite import Rewrite, RewriteFailedError, Safety, Subject

if TYPE_CHECKING:
    from pathlib import Path

    from .._check.files import File


def is_wanted(path: Path) -> bool:
    """Whether a file in a folder is looked at, by its name."""
    return is_looked_for(path) or is_requirements(path)


@frozen
class Rewritten:
    """A file that is, or would be, rewritten."""

    file: File
    before: bytes
    after: bytes

    @property
    def shown(self) -> tuple[str, str]:
        """The text before and after, without what nobody may see."""
        if is_requirements(self.file.path):
            return self.before.decode(), self.after.decode()
        name, runner = self.file.name, coming_from_twilio()
        return (
            examine(self.before, runner, name).shown,
            examine(self.after, runner, name).shown,
        )


@frozen
class Skipped:
    """A file of which nothing can be said."""

    path: str
    why: str


@define
class Run:
    """What a run is to do, and what came of it."""

    rewrites: Sequence[Rewrite]
    unsafe: bool = False
    """Whether what was only probably meant is done too."""
    documents: bool = True
    """Whether documents of XML are mended."""
    is_written: bool = False
    """Whether the files are written in the end; then lines are those of the new ones."""
    files: list[Rewritten] = field(factory=list[Rewritten], init=False)
    made: list[Entry] = field(factory=list[Entry], init=False)
    left: list[Entry] = field(factory=list[Entry], init=False)
    skipped: list[Skipped] = field(factory=list[Skipped], init=False)
    project: Project = field(factory=Project)
    """What the programs import when they are rewritten."""
    failures: list[str] = field(factory=list[str], init=False)
    _requirements: list[tuple[File, bytes]] = field(factory=list["tuple[File, bytes]"], init=False)
    looked_at: int = field(default=0, init=False)
    """How many files may have to do with telephony."""

    @property
    def unsafe_left(self) -> list[Entry]:
        """What ``--unsafe`` would rewrite."""
        return [each for each in self.left if each.safety is not Safety.REPORT]

    def add(self, files: Iterable[File]) -> None:
        """Work out what becomes of files."""
        for file in files:
            try:
                data = file.read()
            except OSError as error:
                self.failures.append(f"{file.name} cannot be read: {error.strerror or error}")
                continue
            self._try(file, data, self._add)

    def _try(self, file: File, data: bytes, act: Callable[[File, bytes], None]) -> None:
        try:
            act(file, data)
        except (RewriteFailedError, RuleFailedError) as error:
            self.failures.append(str(error))

    def _require(self, file: File, data: bytes) -> None:
        read = partial(Requirements, path=file.name, project=self.project)
        self._rewrite(file, data, read, Subject.REQUIREMENTS)

    def _add(self, file: File, data: bytes) -> None:
        if len(data) > MAX_BYTES:
            self.skipped.append(Skipped(file.name, f"it is longer than {MAX_BYTES} bytes"))
        elif is_requirements(file.path):
            if names_packages(data):
                self._requirements.append((file, data))
        elif is_program(file.name, data):
            if looks_like_telephony(data):
                self._program(file, data)
        elif self.documents and (file.is_given or looks_like_document(data)):
            self._document(file, data)

    def _program(self, file: File, data: bytes) -> None:
        done = self._rewrite(file, data, partial(Program, path=file.name), Subject.PROGRAM)
        if done.after.problem:
            self.project.add_unread(data)
        else:
            self.project.add(done.after)

    def _rewrite(
        self, file: File, data: bytes, read: Callable[[bytes], S], subject: Subject
    ) -> Rewriting[S]:
        asked = [each for each in self.rewrites if each.subject is subject]
        done = rewrite_file(data, read, asked, file.name, unsafe=self.unsafe)
        self.looked_at += 1
        if done.before.problem:
            self.skipped.append(Skipped(file.name, done.before.problem))
        self.made += [self._entry(each, done, file.name) for each in done.made]
        self.left += [self._entry(each, done, file.name) for each in done.left]
        self._keep(file, data, done.data)
        return done

    def _entry(self, said: Said, done: Rewriting[S], path: str) -> Entry:
        line = done.line(said, is_written=self.is_written)
        says, rule = _words(said.about)
        safety = Safety.REPORT if isinstance(said.about, Left) else said.safety
        return Entry(path, line, said.rewrite.name, safety, says, rule)

    def _document(self, file: File, data: bytes) -> None:
        mended = mend_document(data, file.name, unsafe=self.unsafe)
        self.looked_at += 1
        self.made += mended.made
        self.left += mended.left
        self._keep(file, data, mended.data)

    def _keep(self, file: File, before: bytes, after: bytes) -> None:
        if before != after:
            self.files.append(Rewritten(file, before, after))

    def finish(self) -> None:
        """Work out what is required, and put all in the order of the files and lines."""
        for file, data in self._requirements:
            self._try(file, data, self._require)
        self.made.sort()
        self.left.sort()
        self.files.sort(key=lambda each: each.file.name)

    def uncommitted(self) -> list[str]:
        """Name the files that would be rewritten, and whose changes git does not have yet."""
        by_path = {each.file.path: each.file.name for each in self.files}
        return sorted(by_path[each] for each in uncommitted(by_path))

    def write(self) -> None:
        """Write the files, each as a whole or not at all."""
        for each in self.files:
            try:
                replace_file(each.file.path, each.before, each.after)
            except OSError as error:
                reason = error.strerror or error
                self.failures.append(f"{each.file.name} cannot be written: {reason}")


def _words(about: Change | Left) -> tuple[str, str]:
    return (about.says, "") if isinstance(about, Change) else (about.why, about.rule)
