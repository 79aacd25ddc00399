"""What a callback's class declares, worked out once: its parameters and how each is read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeAlias, cast, get_origin

from attrs import define, frozen

from .._declare.declared import Declared, declared_fields, once_per_class
from .._declare.field import FieldSpec
from .._declare.metadata import Support
from .._input.form import Pairs
from .._text.names import upper_camel
from .._text.values import ValueRefusedError
from ..errors import InvalidValueError
from ._decode import READERS, Reader, read_index
from ._metadata import Alias, Clock, Fallback, Indexed, Json, Observed, Prefix

Names: TypeAlias = Mapping[str, tuple[str, Reader | None]]
"""By each name that is read: the field, and how its text is read."""

_MAPPING = "a mapping"
_EXPECTED: Mapping[type, str] = {
    bool: "True or False",
    int: "a whole number",
    Decimal: "a number, such as Decimal('0.0075')",
    datetime: "a datetime",
    Mapping: _MAPPING,
}


@define(kw_only=True, slots=False, eq=False, repr=False)
class Parameter(FieldSpec):
    """One field of a callback: its names, its type, and the facts about it."""

    name: str
    wire: str
    """Its name on the wire; for a collection, how the names begin."""
    types: tuple[type, ...]
    notes: tuple[object, ...]
    read: Reader | None
    """How its text is read; ``None`` where the text itself is the value."""

    @property
    def words(self) -> type[StrEnum] | None:
        """The words that are documented for it, if it is a word."""
        return _words(self.types)

    @property
    def expected(self) -> str:
        """What its value is, as messages say it."""
        return next((_EXPECTED[each] for each in self.types if each in _EXPECTED), "text")

    @property
    def support(self) -> Support | None:
        """Who documents the parameter; ``None`` where nobody does."""
        return None if self.find(Observed) else self.find(Support) or Support.BOTH

    @property
    def collects(self) -> bool:
        """Whether it collects every parameter whose name begins as ``wire`` says."""
        return self.find(Prefix) is not None or self.find(Indexed) is not None

    @property
    def is_object(self) -> bool:
        """Whether it is an object in JSON."""
        return Mapping in self.types and not self.collects

    @property
    def path(self) -> str:
        """Where it stands in JSON."""
        note = self.find(Json)
        return note.path if note else self.wire

    @property
    def in_forms(self) -> bool:
        """Whether forms can have it."""
        note = self.find(Json)
        return not (note and note.only)

    @property
    def clock(self) -> Clock | None:
        """How its time is written, where that is said."""
        return self.find(Clock)

    def accept(self, value: object) -> object:
        """Turn what a caller gives into what is kept: a known word into its member.

        A text for what is none is read as on the wire, and a time without an offset is in UTC.

        Raises:
            InvalidValueError: it is of another type, or a text that cannot be read.

        """
        kept = self._read(value) if isinstance(value, str) else self._typed(value)
        if kept is None:
            refused = ValueRefusedError(f"must be {_MAPPING if self.collects else self.expected}")
            raise InvalidValueError(self.refusal(self.name, value, refused, path=self.wire))
        return kept

    def _read(self, text: str) -> object:
        if self.read is None:
            return None if self.collects else text
        return self.read(text)

    def _typed(self, value: object) -> object:
        if isinstance(value, Mapping):
            is_taken = self.collects or self.is_object
            return dict(cast("Mapping[object, object]", value)) if is_taken else None
        # Not isinstance, since True is an int; the next question refuses bools for the same reason.
        if type(value) is int and Decimal in self.types:
            return Decimal(value)
        if isinstance(value, bool) and bool not in self.types:
            return None
        if not isinstance(value, tuple(_EXPECTED.keys() & set(self.types))):
            return None
        if isinstance(value, datetime) and not value.tzinfo:
            return value.replace(tzinfo=UTC)
        return value


@frozen(kw_only=True)
class CallbackSpec:
    """All parameters of a callback, and what reading a request needs of them."""

    parameters: Mapping[str, Parameter]
    """By the names of their fields: the class's own, then inherited ones."""
    by_wire: Names
    """The names in forms."""
    by_json: Names
    """The paths in JSON; the names in forms are read there, too."""
    objects: frozenset[tuple[str, ...]]
    """The paths of objects in JSON that are values."""
    collections: tuple[tuple[str, str, Reader | None], ...]
    """How the names of collected parameters begin, the fields, and what the rest must be."""
    fallbacks: tuple[tuple[str, str], ...]
    """Fields, and the fields whose values may count for them."""

    def load_pairs(
        self, data: dict[str, Any], kept: dict[str, Any], pairs: Pairs, names: Names
    ) -> None:
        """Put what the pairs say into an instance's ``__dict__``, and the rest into what it keeps.

        Nothing else is set there.
        """
        # Straight into the dict: the fields are frozen, and reading checks nothing that attrs
        # checks.
        kept["_form"] = pairs
        for wire, text in _first_values(pairs).items():
            if wire not in names:
                self._keep_unknown(data, kept, wire, text)
                continue
            name, read = names[wire]
            if name in data:  # another name of the same parameter came before
                continue
            value = text if read is None else read(text) if text else None
            if value is not None:
                data[name] = value
            elif text:
                kept.setdefault("_unreadable", {})[wire] = text
        self.apply_fallbacks(data)

    def as_read(self, pairs: Pairs, *, is_json: bool) -> dict[str, str]:
        """Give the first text of each name; of several names of one field, that which counts."""
        names = self.by_json if is_json else self.by_wire
        first = _first_values(pairs)
        counts: dict[str, str] = {}
        for wire, text in first.items():
            # An empty text counts where it is kept as it is, as it does in load_pairs.
            if wire in names and (text or names[wire][1] is None):
                counts.setdefault(names[wire][0], text)
        return {
            wire: counts.get(names[wire][0], text) if wire in names else text
            for wire, text in first.items()
        }

    def apply_fallbacks(self, data: dict[str, Any]) -> None:
        """Let another field's value count for a field that was not sent, where one may."""
        for name, other in self.fallbacks:
            if name not in data and other in data:
                data[name] = data[other]

    def _keep_unknown(
        self, data: dict[str, Any], kept: dict[str, Any], name: str, text: str
    ) -> None:
        for beginning, collection, read in self.collections:
            if name.startswith(beginning):
                rest = name[len(beginning) :]
                key = read(rest) if read else rest
                if key is not None:
                    data.setdefault(collection, {})[key] = text
                    return
        kept.setdefault("_unknown", {})[name] = text


def _first_values(pairs: Pairs) -> dict[str, str]:
    # dict() keeps the last of a name, and few forms repeat one. Reversed, the first wins, at its
    # place.
    values = dict(pairs)
    if len(values) != len(pairs):
        values.update(reversed(pairs))
    return values


@once_per_class
def spec_of(cls: type) -> CallbackSpec:
    """Give what a callback's class declares."""
    declared = declared_fields(cls, upper_camel)
    # What the class is about comes first, in a repr and in what is written; sorted() keeps the rest
    # in order.
    parameters = [_parameter(each) for each in sorted(declared, key=lambda each: each.inherited)]
    notes = [(each, note) for each in parameters for note in each.notes]
    # A collection's name is how names begin: as a name it stands for nothing.
    single = [each for each in parameters if not each.collects]
    names = [(each.wire, each) for each in single if each.in_forms]
    names += [(note.name, each) for each, note in notes if isinstance(note, Alias)]
    paths = [(each.path, each) for each in single]
    return CallbackSpec(
        parameters={each.name: each for each in parameters},
        by_wire={wire: (each.name, each.read) for wire, each in names},
        # Later pairs win: where a name in forms is also the path of another field, the path counts.
        by_json={path: (each.name, each.read) for path, each in (*names, *paths)},
        objects=frozenset(tuple(each.path.split(".")) for each in single if each.is_object),
        collections=tuple(
            (each.wire, each.name, read_index if each.find(Indexed) else None)
            for each in parameters
            if each.collects
        ),
        fallbacks=tuple((each.name, n.field) for each, n in notes if isinstance(n, Fallback)),
    )


def _parameter(each: Declared) -> Parameter:
    kinds: tuple[type, ...] = tuple(get_origin(kind) or kind for kind in each.types)
    special = [note.text for note in each.notes if isinstance(note, (Prefix, Indexed))]
    special += [note.path for note in each.notes if isinstance(note, Json) and note.only]
    wire = special[0] if special else each.wire
    return Parameter(name=each.name, wire=wire, types=kinds, notes=each.notes, read=_reader(kinds))


def _reader(kinds: tuple[type, ...]) -> Reader | None:
    # Before READERS, and by a lookup: calling the enum takes seven times as long, and raises for a
    # word that it does not have.
    if words := _words(kinds):
        return _Members({member.value: member for member in words}).__getitem__
    return next((READERS[each] for each in kinds if each in READERS), None)


class _Members(dict[str, str]):
    """The members of an enum by their texts; any other text stays what it is."""

    def __missing__(self, text: str) -> str:
        return text


def _words(kinds: tuple[type, ...]) -> type[StrEnum] | None:
    return next((each for each in kinds if issubclass(each, StrEnum)), None)
