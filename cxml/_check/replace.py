"""Writing a file so that it is never there by half."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Write a file beside the old one, and put it in its place.

    A file with several names, as hard links are, and one whose owner a new one cannot have, is
    written over where it stands, after all that could fail has been tried beside it.

    Args:
        path: the file; of a link, the file that it leads to is replaced.
        before: what was read of it.
        after: what is to stand in it.

    Raises:
        OSError: it cannot be written, or is not as it was read; the old one stays as it is.

    """
    path = Path(os.path.realpath(path))
    handle, beside = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        _refuse_changed(path, before)
        if _can_be_replaced(path, Path(beside)):
            Path(beside).replace(path)
        else:
            _overwrite(path, after)
    finally:  # an interruption too leaves nothing behind
        Path(beside).unlink(missing_ok=True)


def _can_be_replaced(path: Path, beside: Path) -> bool:
    """Give a new file the owner and the permissions of the old one, unless something would be lost.

    That is the owner, where it cannot be given, and the other names of a file with several.
    """
    old = path.stat()
    if old.st_nlink > 1:
        return False
    if (owner := _owner(path)) != _owner(beside):
        try:
            os.chown(beside, *owner)
        except OSError:
            return False
    beside.chmod(old.st_mode & 0o7777)
    return True


def _owner(path: Path) -> tuple[int, int]:
    about = path.stat()
    return about.st_uid, about.st_gid


def _overwrite(path: Path, after: bytes) -> None:
    with path.open("r+b") as file:
        file.write(after)
        file.truncate()
        os.fsync(file.fileno())


def _refuse_changed(path: Path, before: bytes) -> None:
    if path.read_bytes() != before:
        raise OSError("somebody else has changed it meanwhile")
