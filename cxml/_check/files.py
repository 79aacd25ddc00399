"""The files of a run: those that were named, and those of folders that look like documents."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath

from attrs import define, field, frozen

from .._input.limits import MAX_BYTES
from ..errors import ConfigurationError
from .git import ask
from .patterns import Patterns
from .replace import replace_file

XML_ENDINGS = (".xml", ".twiml", ".cxml", ".laml")
"""How the names of documents end that are looked for in folders."""
PYTHON_ENDINGS = (".py", ".pyi")
"""How the names of programs end."""
_NEVER = {
    ".git", ".hg", ".mypy_cache", ".nox", ".pytest_cache", ".ruff_cache", ".svn", ".tox", ".venv",
    "__pycache__", "__pypackages__", "build", "dist", "node_modules", "site-packages", "venv",
}  # fmt: skip
_ROOT = re.compile(rb"<(?:[A-Za-z0-9_.-]{1,40}:)?response[\s/>]", re.IGNORECASE)
# What may stand before the root, each up to its end or up to that of the file.
_BEFORE = re.compile(rb"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<![^>]*(?:>|\Z)", re.DOTALL)
_IN_PYTHON = re.compile(
    rb"<Response|[tT]wilio|TWILIO|cxml|CXML|[sS]ignal[wW]ire|SIGNALWIRE|twiml|TwiML"
    rb"|(?:Voice|Messaging|Fax)Response|[\"']PSK_|PSK_[A-Za-z0-9]{12}|PT[0-9a-f]{40}"
)
_SHAPES = re.compile(rb"\b34\b|\{32\}|[sS][iI][dD]\b")
_SCRIPT = re.compile(rb"#![^\r\n]*python")


@frozen
class File:
    """One file of a run."""

    path: Path
    name: str
    """What it is called in the output: relative to the working folder, with ``/``."""
    is_given: bool
    """Whether somebody named it, and not only a folder that holds it."""
    is_stdin: bool = False
    """Whether it is standard input, which is called so, and never written."""
    is_outside: bool = False
    """Whether a link in a folder leads to it, out of that folder: then it is never written."""

    @property
    def is_python(self) -> bool:
        """Whether it is Python source."""
        return self.path.suffix in PYTHON_ENDINGS

    def read(self) -> bytes:
        """Give what is in it, up to one byte more than is taken.

        Raises:
            OSError: it cannot be read.

        """
        with self.path.open("rb") as file:
            return file.read(MAX_BYTES + 1)


def read_all(files: Iterable[File], failures: list[str]) -> Iterator[tuple[File, bytes]]:
    """Give files with what is in them; why one cannot be read joins the failures."""
    for file in files:
        try:
            data = file.read()
        except OSError as error:
            failures.append(f"{file.name} cannot be read: {error.strerror or error}")
        else:
            yield file, data


def write_anew(file: File, before: bytes, after: bytes, failures: list[str]) -> bool:
    """Write a file as a whole or not at all; why it cannot be written joins the failures.

    Returns:
        whether it is written.

    """
    if file.is_outside:
        failures.append(f"{file.name} is not written: the link leads out of the folder")
        return False
    try:
        replace_file(file.path, before, after)
    except OSError as error:
        failures.append(f"{file.name} cannot be written: {error.strerror or error}")
        return False
    return True


def is_looked_for(path: Path) -> bool:
    """Whether a file in a folder may be a document or a program, by its name."""
    return path.suffix.lower() in (*XML_ENDINGS, ".py")


@define
class Finder:
    """Finds the files of some paths, each once, in the order of their names.

    A file that is named is taken whatever its name, unless it is excluded. Of a folder are taken
    documents and Python files, but for what git ignores, and environments and the like.
    """

    exclude: Patterns
    wanted: Callable[[Path], bool] = field(default=is_looked_for, kw_only=True)
    """Chooses among the files of folders."""
    excluded: int = field(default=0, init=False)
    """How many of the files that were named are excluded."""
    left_out: list[File] = field(factory=list[File], init=False)
    """Those of folders that are."""
    _seen: set[str] = field(factory=set[str], init=False)

    def find(self, paths: Iterable[Path]) -> Iterator[File]:
        """Give the files.

        Raises:
            ConfigurationError: a path is not there, cannot be read, or is neither a file nor a
                folder.

        """
        outside: list[File] = []
        for path in paths:
            for file in _files_of(path, self.wanted):
                if file.is_outside:  # it may be named as well, and stand in another folder
                    outside.append(file)
                elif self._is_new(file):
                    yield file
        yield from filter(self._is_new, outside)

    def _is_new(self, file: File) -> bool:
        # Links to one file are one file.
        whole = os.path.realpath(file.path)
        is_new = whole not in self._seen and self.takes(file)
        if is_new:
            self._seen.add(whole)
        return is_new

    def has_found(self, path: Path) -> bool:
        """Whether a file is one of those that were given so far."""
        # No file has a name with a NUL in it.
        return "\0" not in str(path) and os.path.realpath(path) in self._seen

    def takes(self, file: File) -> bool:
        """Whether a file is not excluded."""
        is_excluded = self.exclude.mean(file.path)
        if file.is_given:
            self.excluded += is_excluded
        elif is_excluded:
            self.left_out.append(file)
        return not is_excluded


def _files_of(path: Path, wanted: Callable[[Path], bool]) -> Iterator[File]:
    try:
        is_file, is_folder = path.is_file(), path.is_dir()
    except (OSError, ValueError) as error:  # a name that is too long, or that has a NUL
        raise _unreadable(path, error) from None
    if is_file:
        yield File(path, shown_path(path), is_given=True)
    elif is_folder:
        found, whole = _from_git(path), os.path.realpath(path)
        for each in sorted(_from_disk(path) if found is None else found):
            if wanted(each) and _is_file(each):
                # A folder on the way may be a link, and git's own index may name any file.
                is_outside = not Path(os.path.realpath(each)).is_relative_to(whole)
                yield File(each, shown_path(each), is_given=False, is_outside=is_outside)
    else:
        what = "is neither a file nor a folder" if path.exists() else "is not there"
        raise ConfigurationError(f"{shown_path(path)} {what}")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # reading it says why
        return True


def _unreadable(path: Path, error: Exception) -> ConfigurationError:
    reason = getattr(error, "strerror", None) or error
    return ConfigurationError(f"{shown_path(path)} cannot be read: {reason}")


def _from_git(folder: Path) -> list[Path] | None:
    """Ask git for what it does not ignore; ``None`` where it cannot be asked."""
    told = ask(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    if told is None:
        return None
    names = map(os.fsdecode, told.split(b"\0"))
    kept = (name for name in names if name and not _NEVER & set(PurePath(name).parts[:-1]))
    return [folder / name for name in kept]


def _from_disk(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise _unreadable(Path(error.filename), error)

    # Links are not followed: they may lead in circles, and out of the folder.
    for here, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [each for each in folders if each not in _NEVER]
        yield from (Path(here, each) for each in files)


def shown_path(path: Path) -> str:
    """Name a file as people do: from the working folder on, where it stands in that."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    try:
        return whole.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def may_keep_sids(name: str, data: bytes) -> bool:
    """Whether a program that is about something else may keep, or check, ids by their shape."""
    return is_program(name, data) and _SHAPES.search(data) is not None


def is_program(name: str, data: bytes) -> bool:
    """Whether a file is Python: by its name, or by the first line of a script."""
    return name.endswith(PYTHON_ENDINGS) or _SCRIPT.match(data) is not None


def looks_like_document(data: bytes) -> bool:
    """Whether a file of XML may be a document of a call: its root is a Response, in any letters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.replace(b"\0", b"")
    start = data.find(b"<")
    while start >= 0 and (before := _BEFORE.match(data, start)):
        start = data.find(b"<", before.end())
    return start >= 0 and _ROOT.match(data, start) is not None


def looks_like_telephony(data: bytes) -> bool:
    """Whether a program may have anything to do with documents."""
    return _IN_PYTHON.search(data) is not None
