"""Which files git cannot give back as they are now.

``git status`` is not asked: a repository may name programs for it to run over each file. What the
last commit has is listed, and the files are looked at here.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from .._check.git import ask

_HASHES = {40: "sha1", 64: "sha256"}


def uncommitted(files: Iterable[Path]) -> set[Path]:
    """Give the files of which git cannot give back what is in them now.

    That is what was changed since the last commit, and what was never committed; and all of a
    repository that git does not read. Where there is no git, or no repository, it is nothing.
    """
    folders: dict[Path, Path | None] = {}
    kept: dict[Path, Mapping[Path, str]] = {}
    found: set[Path] = set()
    for each in files:
        real = _real(each)
        if real.parent not in folders:
            folders[real.parent] = _root_of(real.parent)
        root = folders[real.parent]
        if root is None:
            continue
        if root not in kept:
            kept[root] = _committed(root)
        if not _is(real, kept[root].get(real, "")):
            found.add(each)
    return found


def _real(path: Path) -> Path:
    # Of a link, the file that it leads to is written.
    return Path(os.path.realpath(path))


def _root_of(folder: Path) -> Path | None:
    """Give the folder of the repository that another one stands in, if there is git."""
    if shutil.which("git") is None:
        return None
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)


def _committed(root: Path) -> dict[Path, str]:
    """Give the files of the last commit, each with the name of what is in it."""
    found: dict[Path, str] = {}
    told = ask(root, "ls-tree", "-r", "-z", "--full-tree", "HEAD") or b""
    for entry in told.split(b"\0"):
        about, _, name = entry.partition(b"\t")
        if name:
            found[root / os.fsdecode(name)] = about.split(b" ")[-1].decode()
    return found


def _is(file: Path, name: str) -> bool:
    """Whether a file has what git has under a name, but for the ends of its lines."""
    if len(name) not in _HASHES:
        return False
    try:
        data = file.read_bytes()
    except OSError:
        return False
    # Git may write lines as the system ends them.
    return name in {_name_of(each, name) for each in (data, data.replace(b"\r\n", b"\n"))}


def _name_of(data: bytes, like: str) -> str:
    made = hashlib.new(_HASHES[len(like)], b"blob %d\0" % len(data), usedforsecurity=False)
    made.update(data)
    return made.hexdigest()
