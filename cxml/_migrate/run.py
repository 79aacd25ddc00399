"""A run: the files of it, what becomes of each, and what is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from .._check.check import examine
from .._check.files import may_keep_sids, read_all, write_anew
from .._check.rule import RuleFailedError
from .._check.secrets import hidden
from .applications import Applications, may_make
from .beside import Files, may_be_asked
from .change import Change
from .collect import Collector
from .documents import mend_document
from .engine import Rewriting, S, Said, asked_of, rewrite_file
from .entry import Entry
from .files import LANGUAGES, WHY, Kind, kind_of, may_set
from .git import uncommitted
from .held import own_reason
from .keys import REWRITE as KEY, sets_key
from .mark import mark
from .neighbours import Neighbours
from .posts import may_post
from .program import Program, coming_from_twilio
from .project import Project, Requirements
from .report.model import TESTS, Report, Skipped
from .rewrite import Rewrite, RewriteFailedError, Safety, Subject
from .settings import Settings

if TYPE_CHECKING:
    from typing import TypeAlias

    from .._check.files import File

    Read: TypeAlias = tuple[File, bytes]

_SUBJECTS = {
    Kind.PROGRAM: Subject.PROGRAM,
    Kind.REQUIREMENTS: Subject.REQUIREMENTS,
    Kind.SETTINGS: Subject.SETTINGS,
}


@frozen
class Rewritten:
    """A file that is, or would be, rewritten."""

    file: File
    before: bytes
    after: bytes
    shown: tuple[str, str]
    """The text before and after, without what nobody may see; empty where it is not shown."""


def _holds(file: File, data: bytes) -> str:
    """Say what in a file holds the documents of a whole project back."""
    if b"twilio_view" not in data:
        return ""
    program = Program(data, file.name)
    return "" if program.problem else own_reason(program)


def _may_concern(file: File, data: bytes) -> bool:
    """Whether a program that is about something else may keep ids, or post to views of calls."""
    return may_keep_sids(file.path.name, data) or may_post(file.name, data)


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
    is_shown: bool = True
    """Whether what changes is shown."""
    marks: bool = False
    """Whether a comment is written above what is left of a program."""
    is_whole: bool = False
    """Whether all files of a project are looked at, as in a folder."""
    watch: Callable[[Collection[Read]], Iterable[Read]] = iter
    """Goes over the programs; it may say meanwhile how far the work is."""
    files: list[Rewritten] = field(factory=list[Rewritten], init=False)
    made: list[Entry] = field(factory=list[Entry], init=False)
    left: list[Entry] = field(factory=list[Entry], init=False)
    """What was not done: what waits for an option, and what a person has to do."""
    skipped: list[Skipped] = field(factory=list[Skipped], init=False)
    failures: list[str] = field(factory=list[str], init=False)
    """Why something could not be looked at, or written."""
    looked_at: int = field(default=0, init=False)
    """How many files may have to do with telephony."""
    languages: dict[str, list[str]] = field(factory=dict[str, "list[str]"], init=False)
    _is_keyed: bool = field(default=False, init=False)
    _project: Project = field(init=False)
    _collector: Collector = field(init=False)
    _beside: Files = field(factory=Files, init=False)
    _after: Files = field(factory=Files, init=False)
    """The same files, as far as they are rewritten."""
    _programs: list[tuple[File, Rewriting[Program], Callable[[bytes], Program]]] = field(
        factory=list["tuple[File, Rewriting[Program], Callable[[bytes], Program]]"], init=False
    )
    """The programs that are rewritten, each with what reads it."""
    _applications: Applications = field(init=False)
    _waiting: list[Read] = field(factory=list["Read"], init=False)

    def __attrs_post_init__(self) -> None:
        self._project = Project(self.is_whole)
        self._collector = Collector(self.is_written)
        self._applications = Applications(self._beside)

    def add(self, files: Iterable[File]) -> None:
        """Work out what becomes of files."""
        programs: list[Read] = []
        others: list[Read] = []
        for file, data in read_all(files, self.failures):
            self._is_keyed = self._is_keyed or sets_key(PurePath(file.name), data)
            kind = kind_of(file.path, data, is_given=file.is_given)
            if kind is Kind.PROGRAM or (kind is Kind.NONE and may_be_asked(file.name, data)):
                self._beside.add(file.name, data)
                self._after.add(file.name, data)
            elif kind in (Kind.NONE, Kind.SETTINGS) and may_set(file.path, data):
                self._beside.add_other(file)
                self._after.add_other(file)
            if kind is Kind.NONE and may_make(file.name, data):
                self._applications.other(file.name, data)
            if kind is Kind.PROGRAM:
                programs.append((file, data))
            elif kind is Kind.NONE and self.is_whole and _may_concern(file, data):
                others.append((file, data))
            else:
                self._try(partial(self._add, file, data, kind))
        held = next((why for each in programs if (why := _holds(*each))), "")
        for file, data in self.watch(programs):
            self._try(partial(self._program, file, data, held))
        for _, done, _ in self._programs:
            self._after.known(Neighbours).take(done.after)
        for rewritten in self._programs:
            self._try(partial(self._conclude, *rewritten))
        for file, data in self.watch(others if programs else ()):
            self._try(partial(self._other, file, data))

    def finish(self) -> None:
        """Work out what is required, and put all in the order of the files and lines."""
        # Last, since it depends on what all programs import.
        for file, data in self._waiting:
            read = partial(Requirements, path=file.name, project=self._project)
            self._try(partial(self._rewrite, file, data, Kind.REQUIREMENTS, read))
        self._try(self._set_key)
        self.made.sort()
        self.left.sort()
        self.skipped.sort()
        self.files.sort(key=lambda each: each.file.name)

    def _set_key(self) -> None:
        """Say where the key has to be set, where the file of the views did not."""
        asked = next((each for each in self.rewrites if each.name == KEY), None)
        is_said = self._is_keyed or any(each.name == KEY for each in self.left)
        for path, done, said in (
            self._applications.without_key(asked) if asked and not is_said else ()
        ):
            self.left.append(self._entry(said, done, path))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except (RewriteFailedError, RuleFailedError) as error:
            self.failures.append(str(error))

    def _add(self, file: File, data: bytes, kind: Kind) -> None:
        if kind is Kind.DOCUMENT:
            self._document(file, data)
        elif kind is Kind.REQUIREMENTS:
            self._waiting.append((file, data))
        elif kind is Kind.SETTINGS:
            self._rewrite(file, data, kind, partial(Settings, path=file.name))
        elif kind is Kind.OTHER:
            language = LANGUAGES[file.path.suffix.lower()]
            self.languages.setdefault(language, []).append(file.name)
        else:
            self._skip(file, WHY.get(kind, ""))

    def _other(self, file: File, data: bytes) -> None:
        if may_keep_sids(file.path.name, data):
            self._collector.other(Program(data, file.name))
        if may_post(file.name, data):
            read = partial(Program, path=file.name, beside=self._beside, is_other=True)
            self._take(file, self._rewritten(file, data, Kind.PROGRAM, read, only=TESTS), read)

    def _program(self, file: File, data: bytes, held: str) -> None:
        read = partial(
            Program,
            path=file.name,
            held=held,
            is_keyed=self._is_keyed,
            beside=self._beside,
        )
        done = self._rewritten(file, data, Kind.PROGRAM, read)
        self.looked_at += 1
        self._programs.append((file, done, read))

    def _conclude(
        self, file: File, done: Rewriting[Program], read: Callable[[bytes], Program]
    ) -> None:
        """Ask of a program what is asked last, and take what has become of it."""
        done.after.rewritten = self._after
        done.left += asked_of(done, (each for each in self.rewrites if each.is_last), file.name)
        self._take(file, done, read)
        self._skip(file, done.before.problem)
        if done.after.problem:
            self._project.add_unread(done.before.data)
        else:
            self._project.add(done.after)
            self._applications.add(file.name, done)
            self._collector.program(done, file.name)

    def _rewrite(self, file: File, data: bytes, kind: Kind, read: Callable[[bytes], S]) -> None:
        done = self._rewritten(file, data, kind, read)
        self._take(file, done, read)
        self._skip(file, done.before.problem)

    def _skip(self, file: File, why: str) -> None:
        if why:
            self.skipped.append(Skipped(file.name, why))

    def _rewritten(
        self, file: File, data: bytes, kind: Kind, read: Callable[[bytes], S], only: str = ""
    ) -> Rewriting[S]:
        every = (each for each in self.rewrites if only in ("", each.name) and not each.is_last)
        asked = [each for each in every if each.subject is _SUBJECTS[kind]]
        return rewrite_file(data, read, asked, file.name, unsafe=self.unsafe)

    def _take(self, file: File, done: Rewriting[S], read: Callable[[bytes], S]) -> None:
        """Take what has become of a file."""
        if self.marks:
            mark(done, read)
        self.made += [self._entry(each, done, file.name) for each in done.made]
        self.left += [self._entry(each, done, file.name) for each in done.left]
        if done.data != done.given:
            shown = (done.before.shown, done.after.shown) if self.is_shown else ("", "")
            self.files.append(Rewritten(file, done.given, done.data, shown))

    def _entry(self, said: Said, done: Rewriting[S], path: str) -> Entry:
        line = done.line(said.start, is_written=self.is_written)
        about = said.about
        if isinstance(about, Change):
            return Entry(path, line, said.rewrite.name, said.safety, hidden(about.says))
        return Entry(path, line, said.rewrite.name, Safety.REPORT, hidden(about.why), about.rule)

    def _document(self, file: File, data: bytes) -> None:
        self.looked_at += 1
        mended = mend_document(data, file.name, unsafe=self.unsafe)
        self._collector.document(mended.findings, file.name)
        if self.documents:
            self.made += mended.made
            self.left += mended.left
        if self.documents and mended.data != data:
            both = (examine(each, coming_from_twilio(), file.name) for each in (data, mended.data))
            before, after = (each.shown for each in both)
            self.files.append(Rewritten(file, data, mended.data, (before, after)))

    def uncommitted(self) -> list[str]:
        """Name the files that would be rewritten, and whose changes git does not have yet."""
        by_path = {each.file.path: each.file.name for each in self.files}
        return sorted(by_path[each] for each in uncommitted(by_path))

    def write(self) -> None:
        """Write the files, each as a whole or not at all; what is not written is not made."""
        written = [
            each
            for each in self.files
            if write_anew(each.file, each.before, each.after, self.failures)
        ]
        lost = {each.file.name for each in self.files if each not in written}
        self.files = written
        self.made = [each for each in self.made if each.path not in lost]

    @property
    def report(self) -> Report:
        """What came of it, when it is finished."""
        return Report(
            is_written=self.is_written,
            looked_at=self.looked_at,
            files=len(self.files),
            made=self.made,
            waiting=[each for each in self.left if each.safety is not Safety.REPORT],
            left=[each for each in self.left if each.safety is Safety.REPORT],
            skipped=self.skipped,
            met=self._collector.met,
            also=self._collector.also,
            languages=dict(sorted(self.languages.items())),
        )
