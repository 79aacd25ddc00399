"""From one language into another, row by row of the table of correspondences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast

from attrs import field, frozen

from .._declare.simple_types import Words
from .._text.notes import Language, Note, Outcome
from .._text.wording import shown
from ..errors import ConversionError, InvalidValueError, misused
from ..swml import Stream, Variable
from ..swml._plain import as_list
from ..voice import Stream as StreamElement
from . import stream as streams
from .conversion import Conversion
from .fields import Field, Fields, conference_fields, stream_fields
from .notes import Notes
from .source import find_conference
from .table import CORRESPONDENCES, STREAM, Correspondence

T = TypeVar("T")


def converted(
    source: object, target: Language, make: Callable[..., T], *, strict: bool
) -> Conversion[T]:
    """Say a conference in another language."""
    found = find_conference(source)
    # Given back as it is, not made anew: it keeps what the table does not know.
    if found.language is target:
        same: Any = found.whole
        return _conversion(same, found.around, strict=strict)
    translator = Translator.between(found.language, target, conference_fields())
    translator.translate(CORRESPONDENCES, found.values)
    if "name" not in translator.kept:
        raise misused(f"the conference has no name that {target} can take")
    notes = (*found.around, *translator.notes.written)
    return _conversion(make(**translator.kept), notes, strict=strict)


def _conversion(value: T, notes: tuple[Note, ...], *, strict: bool) -> Conversion[T]:
    if strict and any(note.is_loss for note in notes):
        raise ConversionError(notes)
    return Conversion(value=value, notes=notes)


@frozen(kw_only=True)
class Translator:
    """A conference, or a stream, on its way: what was kept so far, and what is to be said."""

    there: Mapping[str, Field]
    """What the other language has, by its names."""
    notes: Notes
    kept: dict[str, object] = field(factory=dict[str, object])

    @classmethod
    def between(
        cls, source: Language, target: Language, fields: Fields, inside: str = ""
    ) -> Translator:
        """Begin a translation; names in its notes begin with ``inside``."""
        notes = Notes(source=source, target=target, here=fields[source], inside=inside)
        return cls(there=fields[target], notes=notes)

    def translate(self, rows: Iterable[Correspondence], values: Mapping[str, object]) -> None:
        """Carry over what was set, as far as it goes."""
        for row in rows:
            name = row.names().get(self.notes.source)
            if name in values:
                self._carry(row, f"{name}", values[f"{name}"])

    def _carry(self, row: Correspondence, name: str, value: object) -> None:
        there = self.there.get(row.names().get(self.notes.target, ""))
        # Between SWML and RELAY a stream is the same plain data, and goes the way of any value.
        of_cxml = Language.CXML in (self.notes.source, self.notes.target)
        if of_cxml and isinstance(value, StreamElement | Stream):
            self._carry_stream(row, name, value, there)
            return
        one = FieldTranslation(row=row, name=name, there=there, notes=self.notes)
        kept = one.translate(value)
        if there and kept is not None:
            self.kept[there.keyword] = kept

    def _carry_stream(
        self,
        row: Correspondence,
        name: str,
        stream: StreamElement | Stream,
        there: Field | None,
    ) -> None:
        """Carry a stream over: an element in cXML, an object elsewhere."""
        notes, parameters = self.notes, streams.parameters(stream)
        inner = Translator.between(notes.source, notes.target, stream_fields(), f"{name}.")
        inner.translate(STREAM, streams.said(stream))
        for own, value, reason in streams.left_out(stream):
            inner.notes.add(own, value, Outcome.LOST, reason)
        inner.notes.add_placeholders("custom_parameters", parameters)
        if "url" not in inner.kept:
            notes.add(name, stream, Outcome.LOST, f"it has no url that {notes.target} can take")
            return
        if there is None:
            self.kept["children"] = [streams.as_child(inner.kept, parameters)]
        else:
            more = {"custom_parameters": parameters} if parameters else {}
            self.kept[there.keyword] = there.accept({**inner.kept, **more})
        # Only now: what is lost of a stream that is lost as a whole is not worth a note.
        notes.written.extend(inner.notes.written)
        notes.add_remarks(name, stream, row.remarks_on(notes.source, notes.target, stream))


@frozen(kw_only=True)
class FieldTranslation:
    """One field on its way: where it comes from, and what it is there, if it is anything."""

    row: Correspondence
    name: str
    there: Field | None
    notes: Notes

    def translate(self, value: object) -> object:
        """Give what is kept of the value in the other language; ``None`` for nothing."""
        here = self.notes.here.get(self.name)
        # Where one language takes a list and the other one text, a word may be lost by itself.
        listed = _takes_words(here) or _takes_words(self.there)
        words = _as_words(value) if listed else None
        return self._one(value) if words is None else self._words(words)

    def _words(self, words: Sequence[object]) -> object:
        """Carry the words of a list over, one by one."""
        found = [self._one(word) for word in words]
        kept = ["".join(cast("Iterable[str]", each)) for each in found if each is not None]
        # An empty list stays one; a list of which nothing is left is not set at all.
        if words and not kept:
            return None
        return tuple(kept) if _takes_words(self.there) else " ".join(kept)

    def _one(self, value: object) -> object:
        """Carry one value, or one word of a list, over."""
        # Said by saying nothing, so there is nothing to note either.
        if value == self.row.implied:
            return None
        notes = self.notes
        remarks = [*self.row.remarks_on(notes.source, notes.target, value)]
        # A loss alone: what else would be uncertain about it no longer matters.
        loss = next((each for each in remarks if each.outcome is Outcome.LOST), None)
        if loss:
            notes.add_remarks(self.name, value, [loss])
            return None
        kept = self._accepted(value, self.there) if self.there else None
        # A remark of the table says the same in better words.
        if self.there is None and not remarks:
            self._lost(value, f"{notes.target} has nothing like it")
        # What was not accepted has its note already, from `_accepted`.
        if self.there is None or kept is not None:
            notes.add_remarks(self.name, value, remarks)
        return kept

    def _accepted(self, value: object, there: Field) -> object:
        """Check a value as the other language does."""
        # Before it is checked: many fields of cXML would take it for a plain text.
        if isinstance(value, Variable):
            self._lost(value, "SWML alone fills in variables", "give the value itself")
            return None
        target = self.notes.target
        try:
            # Words are checked one at a time, as a list of one.
            kept: object = there.accept((value,) if _takes_words(there) else value)
        except InvalidValueError as error:
            self._lost(value, f"{target} does not take it: {error.problem.message}")
            return None
        self.notes.add_placeholders(self.name, value)
        if isinstance(kept, str) and isinstance(value, str) and kept != value:
            self.notes.add(self.name, value, Outcome.CHANGED, f"it is {shown(kept)} in {target}")
        return kept

    def _lost(self, value: object, reason: str, advice: str = "") -> None:
        self.notes.add(self.name, value, Outcome.LOST, reason, advice)


def _takes_words(there: Field | None) -> bool:
    return there is not None and isinstance(there.kind, Words)


def _as_words(value: object) -> Sequence[object] | None:
    return value.split() if isinstance(value, str) else as_list(value)
