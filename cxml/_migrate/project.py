"""What all files of a run have to do with each other: what is imported, and what is needed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

from attrs import define, field

from .._check.secrets import hidden
from .requirements import Needed, needed, problem_of

if TYPE_CHECKING:
    from .program import Program

PACKAGES = {
    "django-twilio": "django_twilio",
    "flask-twilio": "flask_twilio",
    "signalwire": "signalwire",
    "twilio": "twilio",
}
"""The packages that a program may come from, each with its module."""
_STAND_ON = {"twilio": ("django_twilio", "flask_twilio")}
_EXTRAS = {"django": "django", "fastapi": "starlette", "flask": "flask", "starlette": "starlette"}
_DOTTED = re.compile(r"\w+(?:\.\w+)*")
_NAMED = re.compile(rb"\b(?:django_twilio|flask_twilio|signalwire|twilio)\b")


@define
class Project:
    """What the programs of a run import, when they are rewritten."""

    is_whole: bool = False
    """Whether all programs are looked at, as in a folder."""
    modules: set[str] = field(factory=set[str])
    """The first parts of the names of what is imported."""

    def add(self, program: Program) -> None:
        """Note what a program imports, and what it names in texts as if it were imported."""
        names = [name for _, name in program.names.imports()]
        texts = (each.value for each in program.module.texts)
        names += [each for each in texts if isinstance(each, str) and _DOTTED.fullmatch(each)]
        self.modules |= {each.partition(".")[0] for each in names}

    def add_unread(self, data: bytes) -> None:
        """Note what a file may import that cannot be read."""
        self.modules |= {each.decode() for each in _NAMED.findall(data)}

    def needs(self, package: str) -> bool:
        """Whether a package is still imported, or may be."""
        return not self.is_whole or bool(self.users(package))

    def users(self, package: str) -> set[str]:
        """Give the modules that are imported and need a package: its own, and what stands on it."""
        return {PACKAGES[package], *_STAND_ON.get(package, ())} & self.modules

    @property
    def extras(self) -> str:
        """The extras of cxml for the frameworks that are used, as a requirement names them."""
        return ",".join(sorted({_EXTRAS[each] for each in self.modules & _EXTRAS.keys()}))

    @property
    def uses_ours(self) -> bool:
        """Whether anything imports cxml."""
        return "cxml" in self.modules


class Requirements:
    """A file that says what a project needs.

    Args:
        data: the file.
        path: what it is called.
        project: what is imported.

    """

    def __init__(self, data: bytes, path: str, project: Project) -> None:
        self.path = PurePath(path)
        self.project = project
        self.content, self.problem = decoded(data)
        self.problem = self.problem or problem_of(self.path, self.content)

    @property
    def shown(self) -> str:
        """Its text, without the passwords of indexes that packages come from."""
        return hidden(self.content)

    def encoded(self, content: str) -> bytes:
        """Give another text as the file would have it."""
        return content.encode()

    @cached_property
    def needed(self) -> tuple[Needed, ...]:
        """What it says is needed."""
        return tuple(needed(self.path, self.content))

    def of(self, packages: Iterable[str]) -> Iterator[Needed]:
        """Give the requirements of some packages."""
        return (each for each in self.needed if each.package in packages)


def decoded(data: bytes) -> tuple[str, str]:
    """Give the text of a file, and why there is none."""
    try:
        return data.decode(), ""
    except UnicodeDecodeError:
        return "", "not UTF-8"
