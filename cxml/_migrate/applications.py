"""Where an application is made whose views stand in other files, as its key is set there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from attrs import define, field

from .._check.files import is_program
from .._check.python.module import is_of_tests
from .beside import Files
from .change import Left
from .engine import Rewriting, Said, asked_of, rewrite_file
from .keys import FLASK, SETTING, decorators_without_key
from .program import Program
from .rewrite import Rewrite

_MAKING = (b"Flask(", b"ROOT_URLCONF")
_NOWHERE = (
    "the key that verifies is a setting, and no file that was looked at makes the application: set"
    " {setting} where it is made"
)


def may_make(path: str, data: bytes) -> bool:
    """Whether a file may make an application, or holds its settings."""
    is_likely = any(each in data for each in _MAKING) and not is_of_tests(path)
    return is_likely and is_program(path, data)


class KeySaid(NamedTuple):
    """Where a key has to be set, in which file."""

    path: str
    done: Rewriting[Program]
    said: Said


@define
class Applications:
    """Gathers which views are verified, and which files make their applications."""

    _beside: Files
    _verifying: dict[str, tuple[str, Rewriting[Program]]] = field(
        factory=dict[str, "tuple[str, Rewriting[Program]]"], init=False
    )
    """The first file that verifies by the setting of a framework, by the module of that."""
    _making: list[tuple[str, Rewriting[Program]]] = field(
        factory=list["tuple[str, Rewriting[Program]]"], init=False
    )
    _others: list[tuple[str, bytes]] = field(factory=list["tuple[str, bytes]"], init=False)

    def add(self, path: str, done: Rewriting[Program]) -> None:
        """Look at a program, when it is rewritten."""
        for module in decorators_without_key(done.after):
            self._verifying.setdefault(module, (path, done))
        if may_make(path, done.data):
            self._making.append((path, done))

    def other(self, path: str, data: bytes) -> None:
        """Note a file that has nothing to do with telephony, and may make an application."""
        self._others.append((path, data))

    def without_key(self, rewrite: Rewrite) -> Iterator[KeySaid]:
        """Say where the key has to be set of views that are verified, if nothing said so.

        Args:
            rewrite: what says it of one file.

        """
        if not self._verifying:
            return
        every = [*self._making, *((path, self._read(path, data)) for path, data in self._others)]
        found = [each for path, done in every for each in self._asked(rewrite, path, done)]
        yield from found or self._nowhere(rewrite)

    def _asked(self, rewrite: Rewrite, path: str, done: Rewriting[Program]) -> Iterator[KeySaid]:
        done.after.verified = frozenset(self._verifying)
        return (KeySaid(path, done, said) for said in asked_of(done, [rewrite], path))

    def _nowhere(self, rewrite: Rewrite) -> Iterator[KeySaid]:
        """Say it where a view is verified, as nothing else was looked at."""
        for module, (path, done) in self._verifying.items():
            setting = f'app.config["{SETTING}"]' if module == FLASK else SETTING
            where = next(iter(decorators_without_key(done.after)[module]))
            left = Left(done.after.text.span(where), why=_NOWHERE.format(setting=setting))
            yield KeySaid(path, done, Said(rewrite, left, done.offsets.original(left.span.start)))

    def _read(self, path: str, data: bytes) -> Rewriting[Program]:
        read = partial(Program, path=path, beside=self._beside)
        return rewrite_file(data, read, [], path, unsafe=False)
