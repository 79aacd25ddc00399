"""What became of a conference in another language."""

from __future__ import annotations

from typing import Generic, TypeVar

from attrs import frozen

from .._text.notes import Note

T_co = TypeVar("T_co", covariant=True)


@frozen(kw_only=True)
class Conversion(Generic[T_co]):
    """A conference in another language, and what there is to say about that."""

    value: T_co
    """The conference in the other language."""
    notes: tuple[Note, ...]
    """What is lost, means something else, or may; empty when all is the same."""

    @property
    def losses(self) -> tuple[Note, ...]:
        """The notes about what is not in the result."""
        return tuple(note for note in self.notes if note.is_loss)
