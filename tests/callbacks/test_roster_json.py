"""A roster outlives its process as JSON."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from datetime import timedelta, timezone
from typing import Any

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from cxml.callbacks import (
    ConferenceEvent,
    ConferenceRoster,
    ReasonConferenceEnded,
    ReasonParticipantLeft,
)
from cxml.callbacks._roster_json import write_event
from cxml.errors import CallbackError

from .test_roster_laws import BEGIN, about, histories, roster_of

thorough = settings(max_examples=300)

KEPT: dict[str, Any] = {
    "version": 1,
    "conference_sid": "c",
    "has_started": True,
    "started_at": "2026-08-20T14:05:09Z",
    "has_ended": True,
    "ended_at": "2026-08-20T14:05:19Z",
    "reason_ended": "last-participant-left",
    "is_clear": False,
    "numbers": [[1, 3], [5, 5]],
    "calls": {
        "a": [
            {"number": 2, "time": "2026-08-20T14:05:09Z", "turn": "join", "label": "host"},
            {
                "number": 3,
                "time": "2026-08-20T14:05:10.500000Z",
                "coaching": True,
                "muted": True,
                "on_hold": False,
            },
            {
                "number": 5,
                "time": "2026-08-20T14:05:14Z",
                "turn": "leave",
                "reason_left": "participant_hung_up",
            },
        ],
        "b": [{"number": 1, "muted": False, "speaking": True}, {"number": 1, "muted": True}],
    },
}


def kept(**changed: object) -> dict[str, Any]:
    """Give a roster as JSON, with something changed."""
    return copy.deepcopy(KEPT) | changed


def one_moment(**said: object) -> dict[str, Any]:
    """Give a roster of one call, of which one thing was said."""
    return {"version": 1, "calls": {"a": [said]}}


def the_events() -> Iterator[ConferenceEvent]:
    """Give events that make the roster that is kept above."""
    room: dict[str, Any] = {"conference_sid": "c"}
    yield ConferenceEvent(event="conference-start", timestamp=BEGIN, **room)
    yield about("a", "join", 0, sequence_number=2, participant_label="host")
    busy = about("a", "speech-start", 0, sequence_number=3, muted=True, hold=False, coaching=True)
    yield attrs.evolve(busy, timestamp=BEGIN + timedelta(seconds=1.5))
    left: dict[str, Any] = {"reason_participant_left": "participant_hung_up"}
    yield about("a", "leave", 5, sequence_number=5, **left)
    for change in ("mute", "unmute", "speech-start"):
        yield ConferenceEvent(event=f"participant-{change}", call_sid="b", sequence_number=1)
    yield ConferenceEvent(
        event="conference-end",
        timestamp=BEGIN + timedelta(seconds=10),
        reason_conference_ended="last-participant-left",
    )


def test_what_is_written() -> None:
    """The JSON has what still counts, moment by moment, in words that events and rosters have."""
    roster = roster_of(*the_events())
    assert json.loads(roster.to_json()) == KEPT
    assert roster.to_json() == json.dumps(KEPT, separators=(",", ":"))


@pytest.mark.parametrize("form", [str, str.encode, json.loads])
def test_what_is_read(form: Any) -> None:
    """Text, bytes and what a database read from it give the roster back."""
    roster = ConferenceRoster.from_json(form(json.dumps(KEPT)))
    assert roster == roster_of(*the_events())
    assert roster.reason_ended is ReasonConferenceEnded.LAST_PARTICIPANT_LEFT
    participant = roster.participants["a"]
    assert participant.reason_left is ReasonParticipantLeft.PARTICIPANT_HUNG_UP
    assert participant.speaking is False
    assert roster.participants["b"].uncertain == {"muted"}
    assert roster.gaps == (range(4, 5),)


def test_a_roster_of_nothing() -> None:
    """A roster that knows nothing is kept like any other."""
    assert ConferenceRoster().to_json() == '{"version":1,"calls":{}}'
    assert ConferenceRoster.from_json('{"version":1}') == ConferenceRoster()


@given(histories, histories, st.randoms(use_true_random=False))
@thorough
def test_keeping_changes_nothing(
    history: list[ConferenceEvent], later: list[ConferenceEvent], chance: random.Random
) -> None:
    """A roster that was kept goes on as if it had not been, and equal rosters are kept equally."""
    roster = roster_of(*history)
    read = ConferenceRoster.from_json(roster.to_json())
    assert read == roster
    assert read.participants == roster.participants
    assert read.add(*later) == roster.add(*later)
    assert (read | roster) is read
    chance.shuffle(history)
    assert roster_of(*history).to_json() == roster.to_json() == read.to_json()


@given(histories)
@thorough
def test_an_event_is_written_as_a_roster_of_it(history: list[ConferenceEvent]) -> None:
    """One event alone gives the text of a roster that knows it alone."""
    for event in [*history, *the_events()]:
        assert write_event(event) == roster_of(event).to_json()


def test_times_are_kept_in_utc() -> None:
    """The same moment is written the same, whatever the offset that it was given with."""
    join = about("a")
    east = BEGIN.astimezone(timezone(timedelta(hours=9)))
    assert roster_of(attrs.evolve(join, timestamp=east)).to_json() == roster_of(join).to_json()


@given(st.sets(st.integers(1, 3000)), st.sets(st.integers(10**17, 10**17 + 50)))
def test_numbers_are_kept(low: set[int], high: set[int]) -> None:
    """Which numbers came is kept, however many and however far apart."""
    roster = roster_of(*(ConferenceEvent(sequence_number=each) for each in low | high))
    read = ConferenceRoster.from_json(roster.to_json())
    assert read == roster
    missing = {each for gap in read.gaps if gap.stop < 3001 for each in gap}
    assert missing == set(range(1, max(low, default=0))) - low


@pytest.mark.parametrize(
    ("tree", "message"),
    [
        ({}, r"the JSON is no roster: give what a roster's to_json\(\) gave"),
        ({"event_type": "calling.conference"}, "the JSON is no roster"),
        ({"version": 2}, "the roster is not of version 1: read it with the cxml that wrote it"),
        ({"version": True}, "not of version 1"),
        ({"version": 1.0}, "not of version 1"),
        (kept(colour="red"), "the roster has 'colour', which no roster has"),
        (kept(conference_sid=5), "the roster's 'conference_sid' must be a text"),
        (kept(has_ended="yes"), "'has_ended' must be true or false"),
        (kept(has_started=None), "'has_started' must be true or false"),
        (kept(ended_at=5), "'ended_at' must be a time such as '2026-08-20T14:05:09Z'"),
        (kept(ended_at="soon"), "'ended_at' must be a time"),
        (kept(started_at="0001-01-01T00:00:00Z"), "'started_at' must be a time"),
        (kept(reason_ended=False), "'reason_ended' must be a text"),
        (kept(numbers={}), "'numbers' must be a list"),
        (kept(numbers=[5]), "'numbers' must be pairs: the first and the last of at most 1,024"),
        (kept(numbers=[[2, 1]]), "'numbers' must be pairs"),
        (kept(numbers=[[0, 1]]), "'numbers' must be pairs"),
        (kept(numbers=[[1, 10**17]]), "'numbers' must be pairs"),
        (kept(numbers=[["1", "2"]]), "'numbers' must be pairs"),
        (kept(numbers=[[1, 2, 3]]), "'numbers' must be pairs"),
        (kept(calls=[]), "'calls' must be an object"),
        (kept(calls={"a": {}}), "'calls.a' must be a list"),
        (kept(calls={"a": [5]}), "'calls.a.0' must be an object"),
        (one_moment(event="sing"), "the roster has 'calls.a.0.event', which no roster has"),
        (one_moment(number="5"), "'calls.a.0.number' must be a whole number"),
        (one_moment(number=True), "'calls.a.0.number' must be a whole number"),
        (one_moment(turn="stay"), "'calls.a.0.turn' must be 'join' or 'leave'"),
        (one_moment(turn=[]), "'calls.a.0.turn' must be 'join' or 'leave'"),
        (one_moment(muted=1), "'calls.a.0.muted' must be true or false"),
        (one_moment(label=[]), "'calls.a.0.label' must be a text"),
        (one_moment(**{"x" * 500: 1}), f"the roster has '{'x' * 80}', which"),
    ],
)
def test_what_is_no_roster(tree: dict[str, object], message: str) -> None:
    """JSON that no roster gave is refused, and the error says where it is wrong."""
    with pytest.raises(CallbackError, match=message):
        ConferenceRoster.from_json(json.dumps(tree))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("", "this is not JSON"),
        ("[]", "the JSON is a list"),
        (b"\xff", "not UTF-8"),
        (5, "cannot be read"),
        (" " * 4_194_305, "the roster is larger than the 4,194,304 bytes that are read"),
        (bytes(4_194_305), "the roster is larger"),
        ({"version": 1, "calls": {"x" * 4_194_304: []}}, "the roster is larger"),
        ('{"version":1,"numbers":[' + "0," * 250_000 + "0]}", "more than the 250,000 commas"),
        (
            '{"version":1,"calls":' + '{"a":' * 40 + "1" + "}" * 41,
            "more than 32 values stand inside each other",
        ),
        ('{"version":1,"version":1}', "the name 'version' stands twice"),
    ],
    ids=["blank", "list", "bytes", "kind", "text", "raw", "object", "marks", "depth", "twice"],
)
def test_what_cannot_be_read(body: Any, message: str) -> None:
    """What is no JSON, or too much of it, is refused before it costs anything."""
    with pytest.raises(CallbackError, match=message):
        ConferenceRoster.from_json(body)


def test_many_calls_are_read() -> None:
    """More calls than a callback may have values are read, as a room may have seen them."""
    roster = ConferenceRoster().add(*(about(f"call-{number}") for number in range(2_000)))
    assert len(ConferenceRoster.from_json(roster.to_json()).present) == 2_000


NAMES = st.sampled_from([*KEPT, *KEPT["calls"]["a"][1], "speaking", "turn", "leave", "a", "x"])
VALUES = st.none() | st.booleans() | st.integers(-2, 10**20) | st.floats() | NAMES | st.text()
TREES = st.recursive(VALUES, lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner))


@given(
    st.sampled_from([*KEPT]),
    TREES,
    st.none() | st.dictionaries(NAMES, VALUES | st.just("2026-08-20T14:05:09Z")),
)
@thorough
def test_hostile_json(name: str, tree: object, moment: dict[str, object] | None) -> None:
    """Whatever stands in the JSON, it gives a roster that is kept the same, or an error."""
    changed = kept(**{name: tree})
    if moment is not None:
        changed = kept(calls={"a": [{"number": 1}, moment]})
    try:
        roster = ConferenceRoster.from_json(json.dumps(changed))
    except CallbackError:
        return
    assert ConferenceRoster.from_json(roster.to_json()) == roster
    assert roster.order_is_known is not any(e.uncertain for e in roster.participants.values())


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ({"started_at": "2026-08-20T14:05:09Z"}, (True, False)),
        ({"ended_at": "2026-08-20T14:05:09Z"}, (False, True)),
        ({"reason_ended": "who knows"}, (False, True)),
        ({"has_started": False, "has_ended": False}, (False, False)),
    ],
)
def test_what_follows_from_what_is_said(said: dict[str, object], known: tuple[bool, bool]) -> None:
    """A conference of which the end is known has ended, whether or not that is said too."""
    roster = ConferenceRoster.from_json({"version": 1, **said})
    assert (roster.has_started, roster.has_ended) == known


def test_overruled_facts_in_json() -> None:
    """What a writer need not have kept is dropped on reading, as is a call without moments."""
    times = "2026-08-20T14:05:09Z", "2026-08-20T14:05:10Z"
    first, last = ({"number": each, "time": times[each]} for each in (0, 1))
    moments = [last | {"muted": False}, first | {"muted": True}]
    roster = ConferenceRoster.from_json({"version": 1, "calls": {"a": moments, "b": []}})
    assert list(roster.participants) == ["a"]
    assert roster.participants["a"].muted is False
    kept = json.loads(roster.to_json())["calls"]
    assert kept == {"a": [first, last | {"muted": False}]}
