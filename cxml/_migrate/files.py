"""What a file of a run is, by its name and by what is in it."""

from __future__ import annotations

import re
from enum import Enum, auto
from pathlib import Path, PurePath

from .._check.files import (
    XML_ENDINGS,
    is_program,
    looks_like_document,
    looks_like_telephony,
)
from .._input.limits import MAX_BYTES
from .requirements import is_requirements

LANGUAGES = {
    ".cs": "C#",
    ".ex": "Elixir",
    ".exs": "Elixir",
    ".go": "Go",
    ".java": "Java",
    ".js": "JavaScript",
    ".jsx": "JavaScript",
    ".kt": "Kotlin",
    ".mjs": "JavaScript",
    ".php": "PHP",
    ".rb": "Ruby",
    ".rs": "Rust",
    ".ts": "TypeScript",
    ".tsx": "TypeScript",
}
"""How the names of programs in other languages end."""
_TEMPLATES = {".html", ".j2", ".jinja", ".jinja2", ".tmpl", ".tpl"}
_SETTINGS = {".cfg", ".env", ".ini", ".json", ".sh", ".tf", ".toml", ".yaml", ".yml"}
_SETTINGS_NAMES = re.compile(r"\.env(?:[._-].*)?|Dockerfile.*|Procfile|\.envrc")
_NAMES = re.compile(rb"twilio|signalwire", re.IGNORECASE)
_VARIABLE = re.compile(rb"TWILIO_")
_MARKUP = re.compile(rb"\{%|<%|\{\{[^}]*[^\w}-]")


class Kind(Enum):
    """What a file is."""

    PROGRAM = auto()
    DOCUMENT = auto()
    REQUIREMENTS = auto()
    SETTINGS = auto()
    """It sets variables that name Twilio."""
    OTHER = auto()
    """It is in another language, and names Twilio."""
    TOO_LONG = auto()
    NOTEBOOK = auto()
    TEMPLATE = auto()
    """It would be a document when it is filled in."""
    NONE = auto()
    """It has nothing to do with any of this."""


WHY = {
    Kind.TOO_LONG: f"it is longer than {MAX_BYTES} bytes",
    Kind.NOTEBOOK: "notebooks are not rewritten; it names Twilio or SignalWire",
    Kind.TEMPLATE: "it is a template of a document, which is known when it is filled in",
}
"""Why files stay as they are that somebody has to look at."""


def is_wanted(path: Path) -> bool:
    """Whether a file in a folder is looked at, by its name.

    Links are not: what they lead to is looked at where it stands, if that is in the folder.
    """
    if path.is_symlink():
        return False
    known = {".py", ".ipynb", *XML_ENDINGS, *LANGUAGES, *_TEMPLATES}
    return path.suffix.lower() in known or is_requirements(path) or _sets(path)


def _sets(path: PurePath) -> bool:
    is_named = _SETTINGS_NAMES.fullmatch(path.name) is not None
    return is_named or path.suffix.lower() in _SETTINGS


def may_set(path: Path, data: bytes) -> bool:
    """Whether a file may set something for a program: one that is read, and short enough."""
    return len(data) <= MAX_BYTES and (_sets(path) or is_program(path.name, data))


def kind_of(path: Path, data: bytes, *, is_given: bool) -> Kind:
    """Say what a file is.

    Args:
        path: the file.
        data: what is in it, up to one byte more than is read.
        is_given: whether somebody named it, and not only a folder that holds it.

    """
    ending = path.suffix.lower()
    if len(data) > MAX_BYTES:
        return Kind.TOO_LONG if looks_like_telephony(data) else Kind.NONE
    if is_requirements(path):
        return Kind.REQUIREMENTS if _NAMES.search(data) else Kind.NONE
    if is_program(path.name, data):
        return Kind.PROGRAM if looks_like_telephony(data) else Kind.NONE
    if ending in LANGUAGES:
        return Kind.OTHER if _NAMES.search(data) else Kind.NONE
    if ending == ".ipynb":
        return Kind.NOTEBOOK if _NAMES.search(data) else Kind.NONE
    if ending in _TEMPLATES:
        return Kind.TEMPLATE if looks_like_document(data) else Kind.NONE
    if _sets(path):
        return Kind.SETTINGS if _VARIABLE.search(data) else Kind.NONE
    return _document(data, is_given=is_given)


def _document(data: bytes, *, is_given: bool) -> Kind:
    if not is_given and not looks_like_document(data):
        return Kind.NONE
    return Kind.TEMPLATE if _MARKUP.search(data) else Kind.DOCUMENT
