"""Writing a file so that it is never there by half."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Write a file beside the old one, and put it in its place.

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
        Path(beside).chmod(path.stat().st_mode & 0o7777)
        Path(beside).replace(path)
    except BaseException:  # an interruption too leaves nothing behind
        Path(beside).unlink(missing_ok=True)
        raise


def _refuse_changed(path: Path, before: bytes) -> None:
    if path.read_bytes() != before:
        raise OSError("somebody else has changed it meanwhile")
