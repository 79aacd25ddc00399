"""Where in a program something was: in what its author wrote, and not in what is installed."""

from __future__ import annotations

import sysconfig
import traceback
from pathlib import Path

_INSTALLED = tuple({sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")})
_NO_FILES = ("<frozen ", "<cxml>", "<attrs generated ")
"""How the files are called of a part of Python's own library, and of what was made in memory."""
IN_THREAD = "its thread was at "
"""How the note of an error begins that says where a view was that ran in a thread."""
_OWN = str(Path(__file__).parent.parent)


def waiting_place(error: BaseException) -> str:
    """Name where an application was when nobody waited for it any longer; empty if unknown."""
    cause: BaseException | None = error
    written: list[traceback.FrameSummary] = []
    while cause is not None and not written:
        written = written_in(traceback.extract_tb(cause.__traceback__))
        cause = cause.__cause__ or cause.__context__
    return line_of(written[-1]) if written else noted(error, IN_THREAD)


def first_cause(error: BaseException) -> BaseException:
    """Give what an error was made of, in the end; the error itself if that is nothing."""
    cause = error.__cause__
    if cause is None and isinstance(error, TimeoutError):
        cause = error.__context__  # of which the first releases of Python 3.11 make no cause
    return error if cause is None else first_cause(cause)


def noted(error: BaseException, begin: str) -> str:
    """Give what a note of an error says behind its beginning; empty if there is none."""
    notes: list[str] = getattr(error, "__notes__", [])
    found = (each.removeprefix(begin) for each in notes if each.startswith(begin))
    return next(found, "")


def written_in(frames: traceback.StackSummary) -> list[traceback.FrameSummary]:
    """Give the places in what was not installed."""
    elsewhere = (*_INSTALLED, *_NO_FILES, _OWN)
    return [each for each in frames if not each.filename.startswith(elsewhere)]


def line_of(last: traceback.FrameSummary) -> str:
    """Name a place, and show its line."""
    source = f": {last.line}" if last.line else ""
    return f"{shown_file(last.filename)}:{last.lineno}, in {last.name}{source}"


def shown_file(file: str) -> str:
    """Give the name of a file as somebody would write it here."""
    path = Path(file)
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else file
