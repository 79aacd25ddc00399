"""What goes wrong where a program is imported: what, where, and who wants what is missing."""

from __future__ import annotations

import importlib
import traceback
from pathlib import Path
from types import FrameType

from ..simulator._places import line_of, written_in
from ..simulator._unset import unset_variable

_STANDARD = "No module named "
"""How Python begins where nobody else has something to say."""
_IMPORTING = (__file__, str(Path(__file__).with_name("application.py")), importlib.__file__)


def said_of(error: Exception, hint: str = "") -> str:
    """Say what was raised while a program was imported, or made its application.

    Args:
        error: what was raised.
        hint: what follows, if a module is missing.

    """
    # Whoever else raises one has more to say, such as which extra to install.
    is_missing = isinstance(error, ModuleNotFoundError) and str(error).startswith(_STANDARD)
    importer = importer_of(error) if is_missing else None
    if importer is None:
        return f"{type(error).__name__}: {unset_variable(error) or error}{_place_of(error)}"
    missing, _, why = str(error).removeprefix(_STANDARD).partition("; ")
    reason = f" ({why})" if why else ""  # such as a file of the same name, which is no package
    name = missing.strip("'")
    return f"there is no module {name}{reason}, which {importer} imports{'' if why else hint}"


def _place_of(error: Exception) -> str:
    """Name the innermost line of the program; what Python cannot read says its line itself."""
    written = written_in(traceback.extract_tb(error.__traceback__))
    return f" ({line_of(written[-1])})" if written and not isinstance(error, SyntaxError) else ""


def importer_of(error: Exception) -> str | None:
    """Name whoever imported what could not be imported; ``None`` if only we did."""
    frames = traceback.walk_tb(error.__traceback__)
    places = [(frame, line) for frame, line in frames if not _only_imports(frame)]
    if not places:
        return None
    frame, line = places[-1]
    file = Path(frame.f_code.co_filename).name
    return f"{frame.f_globals.get('__name__', file)} ({file}, line {line})"


def _only_imports(frame: FrameType) -> bool:
    file = frame.f_code.co_filename
    return file in _IMPORTING or file.startswith("<frozen importlib")
