"""What subcommands with files and rules do alike: read their options, and say what was wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from .files import print_text

if TYPE_CHECKING:
    from .._check.files import Finder


def listed(options: Iterable[str] | None) -> list[str]:
    """Take options that are given several times, or with commas between."""
    return [word.strip() for each in options or () for word in each.split(",") if word.strip()]


def path_of(name: str) -> Path:
    """Give the path that an argument names.

    Raises:
        ConfigurationError: it names none.

    """
    from ..errors import ConfigurationError

    if not name:  # Path("") is the working folder, which was not meant
        raise ConfigurationError("the name of a file is empty")
    return Path(name)


def print_lines(lines: Iterable[object], stream: TextIO) -> None:
    """Print each in a line of its own, which commands neither a terminal nor a runner."""
    from .._text.terminal import in_one_line, without_commands

    for each in lines:
        print_text(f"{without_commands(in_one_line(each))}\n", stream)


def complain(command: str, *lines: object) -> None:
    """Say on standard error what was wrong."""
    print_lines((f"cxml {command}: {each}" for each in lines), sys.stderr)


def refuse_what_is_read(option: str, name: str | None, finder: Finder) -> None:
    """Refuse to write over a file that was read.

    Raises:
        ConfigurationError: it is one of those that were found.

    """
    from ..errors import ConfigurationError

    if name and finder.has_found(Path(name)):
        raise ConfigurationError(f"{option} {name} is one of the files that are read")
