"""The files that a subcommand reads, and the text that it prints."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO


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


def print_text(text: str, stream: TextIO) -> None:
    """Print a text, with escapes for what the encoding of the stream does not have."""
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, errors="backslashreplace").decode(encoding))
