"""Requests as files: the class, what it should say, a blank line, and the body in short lines."""

from __future__ import annotations

import ast
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from attrs import frozen

from cxml import callbacks
from cxml.callbacks import Callback

FOLDER = Path(__file__).parent / "samples"
NAMES: list[str] = vars(callbacks)["__all__"]
EVERYTHING = [getattr(callbacks, name) for name in NAMES]
CLASSES: list[type[Callback]] = [
    each for each in EVERYTHING if isinstance(each, type) and issubclass(each, Callback)
]
"""Every class of callbacks."""
SAMPLED: tuple[type[Callback], ...] = (
    callbacks.ConferenceEvent,
    callbacks.DialAction,
    callbacks.RecordingStatus,
)
"""Those of which the samples show everything."""


@frozen
class Sample:
    """One request, and what is expected of the callback."""

    name: str
    kind: type[Callback]
    expected: dict[str, object]
    body: str


def load(path: Path) -> Sample:
    """Read a sample from its file."""
    head, body = path.read_text(encoding="utf-8").split("\n\n", 1)
    kind, *lines = head.splitlines()
    pairs = (line.split(" = ", 1) for line in lines)
    expected = {name: ast.literal_eval(value) for name, value in pairs}
    return Sample(path.stem, getattr(callbacks, kind), expected, "".join(body.split()))


SAMPLES = [load(path) for path in sorted(FOLDER.glob("*.txt"))]


def plain(value: object) -> object:
    """Turn a value into what a sample can hold: times and decimal numbers become text."""
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def in_forms(kind: type[Callback]) -> set[str]:
    """Name the fields that forms can have."""
    return {name for name, each in kind.__callback_spec__().parameters.items() if each.in_forms}


def said(callback: Callback) -> dict[str, object]:
    """List every field that was sent, as a sample would."""
    own = {name: value for name, value in vars(callback).items() if not name.startswith("_")}
    return {name: plain(value) for name, value in own.items()}


def words(kind: type[Callback]) -> set[type[StrEnum]]:
    """Find the enums that a class's fields use."""
    parameters = kind.__callback_spec__().parameters.values()
    return {each.words for each in parameters if each.words}
