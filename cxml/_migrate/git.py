"""Which files have changes that git does not have yet."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

_LIMIT = 60


def uncommitted(files: Iterable[Path]) -> set[Path]:
    """Give the files of which git cannot give back what is in them now.

    That is what was changed, added or never committed. Where there is no git, or no repository,
    it is nothing.
    """
    by_root: dict[Path, list[Path]] = {}
    roots: dict[Path, Path | None] = {}
    for each in files:
        folder = _real(each).parent
        if folder not in roots:
            roots[folder] = _root_of(folder)
        if root := roots[folder]:
            by_root.setdefault(root, []).append(each)
    return {
        each
        for root, some in by_root.items()
        for changed in [{*_changed(root)}]
        for each in some
        if _real(each) in changed
    }


def _real(path: Path) -> Path:
    # Of a link, the file that it leads to is written.
    return Path(os.path.realpath(path))


def _root_of(folder: Path) -> Path | None:
    told = _ask(folder, "rev-parse", "--show-toplevel")
    return _real(Path(os.fsdecode(told.rstrip(b"\r\n")))) if told else None


def _changed(root: Path) -> Iterator[Path]:
    told = _ask(root, "status", "--porcelain", "-z", "--untracked-files=all")
    entries = iter((told or b"").split(b"\0"))
    for each in entries:
        status, name = each[:2], each[3:]
        if name:
            yield root / os.fsdecode(name)
        if b"R" in status or b"C" in status:
            next(entries, None)  # the old name


def _ask(folder: Path, *arguments: str) -> bytes | None:
    git = shutil.which("git")
    if git is None:
        return None
    # The configuration of a repository may name a program for git to run; this one is not wanted.
    asked = [git, "-c", "core.fsmonitor=false", "--no-optional-locks", *arguments]
    try:
        told = subprocess.run(  # noqa: S603 - nothing of it comes from outside
            asked, cwd=folder, capture_output=True, timeout=_LIMIT, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return told.stdout
