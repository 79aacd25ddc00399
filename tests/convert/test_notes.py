"""What there is to say about a conversion, in words."""

from __future__ import annotations

import pytest

from cxml import Conference, ConversionError
from cxml.convert import Language, Note, to_cxml, to_swml
from cxml.swml import JoinConference

from .conferences import CHANGED, LOST, TO, URL, C, R, S, said, values_of


def test_notes_in_words() -> None:
    """A note says in one line what is lost, why, and what to do."""
    (note,) = to_swml(said(C, wait_method="GET")).notes
    assert note == Note(
        field="wait_method",
        value="GET",
        outcome=LOST,
        reason="the waiting document is always fetched by POST",
        advice="answer POST there too",
    )
    assert str(note) == (
        "wait_method ('GET') is lost: the waiting document is always fetched by POST; "
        "answer POST there too"
    )
    (note,) = to_swml(said(C, max_participants=1)).notes
    assert str(note) == (
        "max_participants (1) is lost: SWML does not take it: max_participants is 1: must be a "
        "whole number from 2 to 100000, or a variable such as ${name}"
    )


@pytest.mark.parametrize(("source", "target"), [(S, C), (S, R), (R, C), (R, S)])
def test_a_token_stays_out_of_notes(source: Language, target: Language) -> None:
    """The token of a stream is carried over, and is in no note."""
    stream = {"url": "${u}x", "authorization_bearer_token": "very secret"}
    name = "stream" if source is Language.SWML else "stream_obj"
    made = TO[target](said(source, **{name: stream}))
    assert made.notes
    assert not any("very secret" in f"{note} {note!r}" for note in made.notes)
    there = values_of(target, made.value)
    assert target is Language.CXML or there.get("stream", there.get("stream_obj")) == stream


def test_a_note_stays_in_its_line() -> None:
    """A note about a name with control characters is one line without them."""
    room = JoinConference("Room", unknown_properties={"a\x1b\n": 1})
    (note,) = to_cxml(room).notes
    assert note.field == "a\x1b\n"
    assert str(note) == r"a\x1b\n (1) is lost: cxml does not know this property"


def test_a_note_is_short() -> None:
    """However long a value is, a note about it is not."""
    (note,) = to_cxml(JoinConference(f" {'a' * 200_000} ")).notes
    assert note.outcome is CHANGED
    assert len(str(note)) < 500


def test_an_error_lists_what_is_lost() -> None:
    """With strict, the error lists every loss, and holds all notes."""
    with pytest.raises(ConversionError) as caught:
        to_swml(Conference("Room", wait_method="GET", wait_url=URL), strict=True)
    assert [note.outcome for note in caught.value.notes] == [CHANGED, LOST]
    assert str(caught.value) == (
        "something is lost (strict=False accepts that):\n"
        "- wait_method ('GET') is lost: the waiting document is always fetched by POST; "
        "answer POST there too"
    )
    assert to_swml(Conference("Room", wait_url=URL), strict=True).value.wait_url == URL
