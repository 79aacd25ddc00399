"""The files that a subcommand reads."""

from __future__ import annotations

import sys
from pathlib import Path


def read_file(name: str, most: int) -> bytes:
    """Read a file, or standard input for ``-``, and one byte more than is taken at the most."""
    if name == "-":
        # Python has none where the shell closed it.
        if sys.stdin is None:
            raise OSError("standard input is closed")
        # Not all of it: standard input may never end. The one byte lets readers see that it is too
        # long.
        return sys.stdin.buffer.read(most + 1)
    with Path(name).open("rb") as file:
        return file.read(most + 1)
