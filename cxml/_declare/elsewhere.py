"""Where a name is that a package does not have: looked for when it was asked for in vain."""

from __future__ import annotations

import inspect
import re
import sys
from enum import Enum
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import TYPE_CHECKING

from .._text.names import snake_case
from .._text.wording import did_you_mean, listed, nearest

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

# Not "cxml": a package that carries a copy of cxml inside has it under another name.
_HOME = __name__.partition("._declare.")[0]
_KINDS = {
    *("action", "announcement", "callback", "event", "params", "partial", "payload", "request"),
    *("result", "status", "wait", "webhook"),
}
"""The words that the names of callbacks end with, here and elsewhere."""
_SAME_THING = {
    "message": ("message",),
    "messaging": ("message",),
    "sms": ("message", "sms"),
    "call": ("call", "voice"),
    "incoming_call": ("voice",),
    "participant": ("conference",),
    "conference_participant": ("conference",),
    "record": ("record", "recording"),
    "recording": ("record", "recording"),
    "payment": ("pay", "payment"),
    "transcribe": ("transcription",),
}
_LIST = re.compile(r"^__all__ = \[(.*?)\]", re.MULTILINE | re.DOTALL)


def advice(package: str, name: str) -> str:
    """Say where a name is, or which was probably meant; nothing where there is no such thing."""
    exported: list[str] = sys.modules[package].__all__
    if places := _places(name):
        return f"it is in {listed(places)}: from {places[0]} import {name}"
    file = snake_case(name)
    if name[:1].isupper() and file.isidentifier() and find_spec(f"{package}.{file}"):
        return f"{package}.{file} is there: list {name} in its __init__.py and __init__.pyi"
    if kin := _kin(package, name, exported):
        return f"did you mean {listed(kin)}?"
    return did_you_mean(nearest(name, exported)).removeprefix("; ")


def _kin(package: str, name: str, exported: list[str]) -> list[str]:
    """Name the classes that are of the same thing, if a name ends as those of callbacks do.

    What a verb leads to is asked for as ``GatherRequest`` and ``GatherEvent``, and is an action.
    """
    thing, kind = _parts(name)
    things = _SAME_THING.get(thing, (thing,))
    found = [each for each in exported if thing and _parts(each)[0] in things]
    loaded = {each: getattr(sys.modules[package], each) for each in found}
    classes = [each for each, it in loaded.items() if not issubclass(it, Enum)]
    same = [each for each in classes if _parts(each)[1] == kind]
    return [repr(each) for each in same or classes]


def _parts(name: str) -> tuple[str, str]:
    """Say what the class of a callback tells of, and how, by its name; of other names nothing."""
    *thing, kind = snake_case(name).split("_")
    return ("_".join(thing), kind) if kind in _KINDS else ("", "")


def is_in_import() -> bool:
    """Whether what is running below cxml is ``from cxml import ...``.

    Python says to nobody why it asks for an attribute, so this looks at the instruction.
    """
    from opcode import opmap

    frame = inspect.currentframe()
    while frame and f"{frame.f_globals.get('__name__')}.".startswith(f"{_HOME}."):
        frame = frame.f_back
    return frame is not None and frame.f_code.co_code[frame.f_lasti] == opmap["IMPORT_FROM"]


def _places(name: str) -> list[str]:
    """Name the public modules that export a name; where the package itself does, it alone."""
    if name in sys.modules[_HOME].__all__:
        return [_HOME]
    return [f"{_HOME}.{module}" for module, text in _exports().items() if f'"{name}"' in text]


@cache
def _exports() -> dict[str, str]:
    """Give the list of what each public module exports, as it is written there.

    By reading, since an import would load the frameworks, or miss those that are not installed.
    """
    entries = {each.name.partition(".")[0]: each for each in files(_HOME).iterdir()}
    lists = {name: _LIST.search(_source(each)) for name, each in entries.items() if name[0] != "_"}
    return {name: found[1] for name, found in sorted(lists.items()) if found}


def _source(entry: Traversable) -> str:
    """Read a module; of a package its stub, if it has one: such a package lists nothing itself."""
    inside = (entry / "__init__.pyi", entry / "__init__.py")
    choices = inside if entry.is_dir() else (entry,)
    texts = (each for each in choices if each.name.endswith((".py", ".pyi")) and each.is_file())
    return next((each.read_text(encoding="utf-8") for each in texts), "")
