"""Which class of elements a name stands for, in cxml and in the libraries that it replaces."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import NamedTuple

from ..._tree.node import Node


class Library(StrEnum):
    """Whose classes a program builds with."""

    CXML = "cxml"
    """They check what they are given."""
    TWILIO = "twilio"
    """They write what they are given: Twilio's, and SignalWire's older package."""


class Known(NamedTuple):
    """A class of elements."""

    element: type[Node]
    library: Library


_PACKAGES = ("cxml", "signalwire", "twilio")
_OURS = re.compile(r"cxml(?:\.(?P<channel>voice|messaging|fax)(?:_response)?)?\.(?P<name>[A-Z]\w*)")
_THEIRS = re.compile(
    r"(?:twilio\.twiml|signalwire)\.(?P<channel>voice|messaging|fax)_response\.(?P<name>[A-Z]\w*)"
)


def may_build(name: str) -> bool:
    """Whether what is imported may be, or have, classes of elements."""
    return name.startswith(_PACKAGES)


@cache
def class_of(name: str) -> Known | None:
    """Give the class that a whole name stands for, such as ``twilio.twiml.voice_response.Dial``."""
    ours = _OURS.fullmatch(name)
    found = ours or _THEIRS.fullmatch(name)
    if found is None:
        return None
    package = import_module(f"cxml.{found['channel']}" if found["channel"] else "cxml")
    exported = found["name"] in package.__all__
    cls: object = getattr(package, found["name"]) if exported else None
    if isinstance(cls, type) and issubclass(cls, Node) and cls.tag and not cls.__cxml_untyped__:
        return Known(cls, Library.CXML if ours else Library.TWILIO)
    return None
