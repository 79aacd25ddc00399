"""There and back again: nothing is lost, and nothing changes, that no note speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from swml_strategies import arguments, conferences, documents

from cxml import Conference, ConversionError, Dial, Stream
from cxml._tree.spec import spec_of
from cxml.convert import Language, Note
from cxml.convert.relay_arguments import check
from cxml.convert.table import CORRESPONDENCES
from cxml.swml import Document, JoinConference
from cxml.testing import elements

from .conferences import TO, every_direction

SOURCES: Mapping[Language, st.SearchStrategy[Any]] = {
    Language.CXML: elements(Conference),
    Language.SWML: conferences(),
    Language.RELAY: arguments(),
}
EVENTS = ("status_callback_event", "recording_status_callback_event")

FEW = settings(max_examples=40)


def meant(language: Language, made: Any) -> dict[str, object]:
    """Give what is said, by concept; events without order and repetition."""
    if language is Language.CXML:
        plan = spec_of(Conference)
        fields = [each for each in (plan.text, *plan.attributes.values()) if each]
        values = {each.keyword: made.__dict__.get(each.name) for each in fields}
        values["stream"] = made.find(Stream)
    else:
        values = made.to_dict() if language is Language.SWML else made
    named = {each.name: values.get(each.names().get(language, "")) for each in CORRESPONDENCES}
    return {
        name: words(value) if name in EVENTS else value
        for name, value in named.items()
        if value is not None
    }


def words(value: Any) -> frozenset[str]:
    """Give the words of a list."""
    return frozenset(value.split() if isinstance(value, str) else value)


def concepts(language: Language, notes: tuple[Note, ...]) -> set[str]:
    """Give the concepts that notes are about."""
    rows = {each.names().get(language): each.name for each in CORRESPONDENCES}
    return {rows[head(note)] for note in notes}


def head(note: Note) -> str:
    """Give the field that a note is about, whatever the part of it; a child is a stream."""
    return note.field.replace("children", "stream").partition(".")[0]


@every_direction
@FEW
@given(data=st.data())
def test_there_and_back(source: Language, target: Language, data: st.DataObject) -> None:
    """What comes back as something else, or not at all, was in a note; nothing comes back new."""
    conference = data.draw(SOURCES[source])
    there = TO[target](conference)
    back = TO[source](there.value)
    noted = concepts(source, there.notes) | concepts(target, back.notes)
    before, after = meant(source, conference), meant(source, back.value)
    implied = {each.name: each.implied for each in CORRESPONDENCES if each.implied}
    for name, value in before.items():
        assert after.get(name) == value or name in noted or value == implied.get(name)
    assert after.keys() <= before.keys()


@every_direction
@FEW
@given(data=st.data())
def test_events_are_lost_one_by_one(
    source: Language, target: Language, data: st.DataObject
) -> None:
    """Of a list of events, those are lost that a note says, and no others."""
    conference = data.draw(SOURCES[source])
    there = TO[target](conference)
    rows = {each.names().get(source): each.name for each in CORRESPONDENCES}
    for name in EVENTS:
        before = meant(source, conference).get(name, frozenset())
        after = meant(target, there.value).get(name, frozenset())
        lost = {note.value for note in there.losses if rows[head(note)] == name}
        assert isinstance(before, frozenset)
        assert before == after | lost  # type: ignore[operator]


@every_direction
@FEW
@given(data=st.data())
def test_strict_refuses_exactly_losses(
    source: Language, target: Language, data: st.DataObject
) -> None:
    """A strict conversion is refused if something is lost, and is the same otherwise."""
    conference = data.draw(SOURCES[source])
    made = TO[target](conference)
    if made.losses:
        with pytest.raises(ConversionError) as caught:
            TO[target](conference, strict=True)
        assert caught.value.notes == made.notes
    else:
        assert TO[target](conference, strict=True) == made


@every_direction
@FEW
@given(data=st.data())
def test_the_result_is_right(source: Language, target: Language, data: st.DataObject) -> None:
    """The result can be written, and read back strictly."""
    made = TO[target](data.draw(SOURCES[source])).value
    if target is Language.CXML:
        dial = Dial(children=[made])
        assert Dial.from_xml(dial.to_xml()) == dial
    elif target is Language.SWML:
        assert Document.from_json(Document([made]).to_json()).main == (made,)
    else:
        assert check(made) == made


@FEW
@given(documents())
def test_documents_are_read_back(document: Document) -> None:
    """A document is read back from JSON, YAML and plain data as it was, and its repr builds it."""
    assert Document.from_dict(document.to_dict()) == document
    assert Document.from_json(document.to_json()) == document
    assert Document.from_yaml(document.to_yaml()) == document


@FEW
@given(conferences())
def test_instructions_are_read_back(conference: JoinConference) -> None:
    """A conference of SWML is read back from plain data as it was."""
    assert JoinConference.from_dict(conference.to_dict()) == conference
