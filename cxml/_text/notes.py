"""What a conversion has to say: what became of a value, and why."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from .wording import in_line, shown


# These belong to cxml.convert, which exports them. They stand here since an error holds notes, and
# not beside the errors, since every program loads those.
class Language(StrEnum):
    """A way to say that a call joins a conference."""

    CXML = "cXML"
    SWML = "SWML"
    RELAY = "RELAY"


class Outcome(StrEnum):
    """What became of a value."""

    LOST = "lost"
    """It is not in the result."""
    CHANGED = "changed"
    """It is in the result, and means something else there."""
    UNCERTAIN = "uncertain"
    """It is in the result, and the platform's pages do not say whether it means the same."""


@frozen(kw_only=True)
class Note:
    """What became of one value, why, and what to do."""

    field: str
    """The value's name where it came from, such as ``wait_url`` or ``Dial.action``."""
    value: object
    """The value, or the part of it that the note is about."""
    outcome: Outcome
    """Whether it is lost, means something else, or may."""
    reason: str
    """Why, for people."""
    advice: str = ""
    """What to do about it, for people; empty when there is nothing to do."""

    @property
    def is_loss(self) -> bool:
        """Whether the value is not in the result."""
        return self.outcome is Outcome.LOST

    def __str__(self) -> str:
        """Say all of it in one line."""
        hint = f"; {self.advice}" if self.advice else ""
        return f"{in_line(self.field)} ({shown(self.value)}) is {self.outcome}: {self.reason}{hint}"
