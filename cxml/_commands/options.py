"""What subcommands with files and rules do alike: read their options, and say what was wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path


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


def complain(command: str, *lines: object) -> None:
    """Say on standard error what was wrong."""
    from .._text.terminal import in_one_line, without_commands

    for each in lines:
        sys.stderr.write(f"cxml {command}: {without_commands(in_one_line(each))}\n")
