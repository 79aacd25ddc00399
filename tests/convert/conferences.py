"""Conferences in three languages, and what is said about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from cxml import Conference
from cxml._tree.spec import spec_of
from cxml.convert import Conversion, Language, Outcome, to_cxml, to_relay, to_swml
from cxml.swml import JoinConference

LOST, CHANGED, UNCERTAIN = Outcome
C, S, R = Language
TO: Mapping[Language, Callable[..., Conversion[Any]]] = {
    Language.CXML: to_cxml,
    Language.SWML: to_swml,
    Language.RELAY: to_relay,
}
DIRECTIONS = [(a, b) for a in Language for b in Language if a is not b]

URL = "https://example.com/a"

every_direction = pytest.mark.parametrize(("source", "target"), DIRECTIONS)


def said(language: Language, **properties: Any) -> Any:
    """Give a conference in a language; it has a name if nothing else is said."""
    given = {"name": "Room"} | properties
    if language is Language.CXML:
        return Conference(**given)
    return JoinConference(**given) if language is Language.SWML else given


def notes_of(conversion: Conversion[Any]) -> list[tuple[str, object, Outcome]]:
    """Give what the notes are about."""
    return [(note.field, note.value, note.outcome) for note in conversion.notes]


def values_of(language: Language, made: Any) -> dict[str, object]:
    """Give what was said, by the names of the language, as plain data."""
    if language is Language.CXML:
        names = [each.keyword for each in spec_of(Conference).attributes.values()] + ["name"]
        values = {name: getattr(made, name) for name in names}
        return {name: value for name, value in values.items() if value is not None}
    return dict(made.to_dict() if language is Language.SWML else made)
