"""What a rewrite is: how it is declared, what it looks at, and how safe it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from inspect import cleandoc
from typing import Any, TypeAlias

from attrs import field, frozen

from .change import Change, Left, Safety as Safety

Find: TypeAlias = Callable[[Any], Iterable[Change | Left]]
Example: TypeAlias = str | Mapping[str, str]
"""A program; or files by their names, where it is about others, or about several."""


class Subject(StrEnum):
    """What the function of a rewrite is called with."""

    PROGRAM = "program"
    """A Python file: ``(program: Program)``."""
    REQUIREMENTS = "requirements"
    """A file that says what is installed: ``(requirements: Requirements)``."""
    SETTINGS = "settings"
    """A file that sets variables: ``(settings: Settings)``."""


class Origin(StrEnum):
    """Where a program comes from."""

    TWILIO = "twilio"
    SIGNALWIRE = "signalwire"
    """SignalWire's older package, which has Twilio's names."""
    DJANGO_TWILIO = "django-twilio"
    FLASK_TWILIO = "flask-twilio"


EVERYWHERE = frozenset(Origin)
FROM_TWILIO = EVERYWHERE - {Origin.SIGNALWIRE}
"""What stands on Twilio's own library, too."""


@frozen(kw_only=True)
class Rewrite:
    """A rewrite, with all that its page says."""

    name: str
    safety: Safety
    subject: Subject
    find: Find = field(repr=False)
    summary: str
    """What it does, in a line."""
    before: Example = field(repr=False)
    after: Example = field(repr=False)
    """What it makes of the former; the same, where nothing is written."""
    left: tuple[int, ...] = ()
    """The lines of ``after`` of which it says why they stay."""
    origins: frozenset[Origin] = EVERYWHERE
    """The origins that it is for."""
    is_last: bool = False
    """Whether it is asked of a program when all programs of a run are rewritten."""
    waits: bool = False
    """Whether it is asked of a file only when the others have nothing more to do there."""
    rules: tuple[str, ...] = ()
    """The rules of ``cxml check`` whose findings it is about: it says what there is to say."""

    @property
    def why(self) -> str:
        """What it does, and when: the docstring of its function."""
        return cleandoc(self.find.__doc__ or "")


def rewrite(
    name: str,
    safety: Safety,
    *,
    summary: str,
    before: Example,
    after: Example | None = None,
    left: Iterable[int] = (),
    subject: Subject = Subject.PROGRAM,
    origins: Iterable[Origin] = EVERYWHERE,
    rules: Iterable[str] = (),
    is_last: bool = False,
    waits: bool = False,
) -> Callable[[Find], Rewrite]:
    """Make a rewrite of a function that says what becomes of what; its docstring says why.

    Args:
        name: stable; what ``--only`` and ``--skip`` take.
        safety: how safe it is; a change may say that it is more so, or less.
        summary: what it does, in a line.
        before: a program, or files by their names.
        after: what is made of it; unset, nothing is.
        left: the lines of the example, when it is rewritten, that stay and are reported.
        subject: what the function is called with.
        origins: where a program has to come from.
        rules: the rules of the checker whose findings it is about.
        is_last: whether it is asked when all programs of a run are rewritten.
        waits: whether it is asked of a file only when the others have nothing more to do there.

    """

    def made(find: Find) -> Rewrite:
        return Rewrite(
            name=name,
            safety=safety,
            subject=subject,
            find=find,
            summary=summary,
            before=_shown(before),
            after=_shown(before if after is None else after),
            left=tuple(left),
            origins=frozenset(origins),
            rules=tuple(rules),
            is_last=is_last,
            waits=waits,
        )

    return made


def _shown(example: Example) -> Example:
    """Take off the indentation that an example has in the source."""
    if isinstance(example, str):
        return cleandoc(example) + "\n"
    return {name: cleandoc(text) + "\n" for name, text in example.items()}


class RewriteFailedError(RuntimeError):
    """A rewrite failed: that is a fault of cxml, and not of what it looked at.

    Attributes:
        name: the rewrite.
        path: the file.

    """

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        self.name = name
        self.path = path

    def __str__(self) -> str:
        # Not the words of the cause, which may hold what nobody may see.
        cause = f" with {type(self.__cause__).__name__}" if self.__cause__ else ""
        return (
            f"{self.name} failed{cause} in {self.path}, which stays as it is: this is a fault of"
            f" cxml, please report it; --skip {self.name} leaves the rewrite out"
        )
