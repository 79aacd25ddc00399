"""Rosters are held against a slow and obvious model, whatever comes in whatever order."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import Any, TypeAlias

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from cxml.callbacks import ConferenceEvent, ConferenceRoster, Participant
from cxml.errors import CallbackError

BEGIN = datetime(2026, 8, 20, 14, 5, 9, tzinfo=UTC)
CHANGES = ("join", "leave", "mute", "unmute", "hold", "speech-start", "speech-stop", "modify")
thorough = settings(max_examples=300)

Said: TypeAlias = dict[str, set[object]]


# The model: what all events of one call say, worked out from the first to the last


def says(event: ConferenceEvent) -> dict[str, object]:
    """Give what one event says about its participant."""
    change = str(event.event).removeprefix("participant-")
    meant: dict[str, dict[str, object]] = {
        "join": {"joined_at": event.timestamp},
        "leave": {"left_at": event.timestamp, "speaking": False},
        "mute": {"muted": True},
        "unmute": {"muted": False},
        "hold": {"on_hold": True},
        "speech-start": {"speaking": True},
        "speech-stop": {"speaking": False},
    }
    flags = {
        "in_room": change != "leave",
        "muted": event.muted,
        "on_hold": event.hold,
        "label": event.participant_label,
        "reason_left": event.reason_participant_left,
    }
    said = flags | meant.get(change, {})
    return {name: value for name, value in said.items() if value is not None}


def each_said(events: Iterable[ConferenceEvent]) -> Said:
    """Give every value that events say."""
    said: Said = {}
    for event in events:
        for name, value in says(event).items():
            said.setdefault(name, set()).add(value)
    return said


def stages(moment: Sequence[ConferenceEvent]) -> list[list[ConferenceEvent]]:
    """Give those who join, those who do something else, and those who leave."""
    joins = [each for each in moment if each.event == "participant-join"]
    leaves = [each for each in moment if each.event == "participant-leave"]
    return [joins, [each for each in moment if each not in joins + leaves], leaves]


def in_any_order(moment: Sequence[ConferenceEvent]) -> Said:
    """Give every value; nothing is said for sure that joining, which may be last, does not say."""
    joining = each_said(stages(moment)[0])
    return {
        name: values | ({None} if name not in joining else set())
        for name, values in each_said(moment).items()
    }


def in_order(moment: Sequence[ConferenceEvent]) -> Said:
    """Give what the last stage says that says it."""
    said: Said = {}
    for stage in stages(moment):
        said |= each_said(stage)
    return said


def tell(moments: Sequence[Sequence[ConferenceEvent]]) -> Said:
    """Go from moment to moment; a stay begins by joining, and by being seen after leaving."""
    said: Said = {}
    has_left = False
    for place, moment in enumerate(moments):
        joins, others, leaves = stages(moment)
        if joins and leaves and place > 0:
            said, has_left = in_any_order(moment), False
            continue
        if joins or (others and has_left):
            said = {}
        said |= in_order(moment)
        has_left = bool(leaves)
    return said


def told(events: Sequence[ConferenceEvent]) -> Said:
    """Give what is last said of one call."""
    by = "timestamp"
    if all(each.sequence_number is not None for each in events):
        by = "sequence_number"
    places = sorted({getattr(each, by) for each in events} - {None})
    said = tell([[each for each in events if getattr(each, by) == place] for place in places])
    loose = [each for each in events if getattr(each, by) is None]
    joins, _, leaves = stages(loose)
    late = in_any_order(loose) if joins and leaves else in_order(loose)
    if joins and said:
        unsaid = (said.keys() | late.keys()) - each_said(joins).keys()
        late |= {name: late.get(name, set()) | {None} for name in unsaid}
    return {name: said.get(name, set()) | late.get(name, set()) for name in said | late}


def modelled(call_sid: str, events: Sequence[ConferenceEvent]) -> Participant:
    """Make the participant that all events of one call tell of."""
    said = told(events)
    leaving = {"left_at", "reason_left"}
    uncertain = {name for name, values in said.items() if len(values) > 1}
    uncertain = uncertain | leaving if "in_room" in uncertain else uncertain
    if said["in_room"] == {True}:
        uncertain -= leaving
    hidden = uncertain | (set() if said["in_room"] == {False} else leaving)
    known: dict[str, Any] = {name: next(iter(said[name])) for name in said.keys() - hidden}
    return Participant(call_sid=call_sid, uncertain=frozenset(uncertain), **known)


# Histories


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Give a value, or nothing."""
    return st.none() | strategy


def events(
    number: st.SearchStrategy[Any], second: st.SearchStrategy[Any]
) -> st.SearchStrategy[Any]:
    """Make events of few calls, at few places, which contradict each other often."""
    return st.builds(
        ConferenceEvent,
        event=st.sampled_from([f"participant-{change}" for change in CHANGES]),
        call_sid=st.sampled_from(("a", "a", "a", "b")),
        sequence_number=number,
        timestamp=second.map(lambda each: None if each is None else BEGIN + timedelta(0, each)),
        muted=maybe(st.booleans()),
        hold=maybe(st.booleans()),
        participant_label=maybe(st.sampled_from(("x", "y"))),
        reason_participant_left=maybe(st.just("participant_hung_up")),
    )


def about(call: str, change: str = "join", second: int = 0, **more: Any) -> ConferenceEvent:
    """Make an event of one participant."""
    return ConferenceEvent(
        event=f"participant-{change}",
        call_sid=call,
        timestamp=BEGIN + timedelta(seconds=second),
        **more,
    )


places = st.integers(1, 7)
numbered = st.lists(events(places, places), max_size=14)
timed = st.lists(events(st.none(), places), max_size=14)
mixed = st.lists(events(maybe(places), maybe(places)), max_size=10)
mostly = st.lists(events(places, maybe(places)), max_size=12)
histories = st.one_of(numbered, timed, mixed, mostly)


def roster_of(*events: ConferenceEvent) -> ConferenceRoster:
    """Fold events, one by one."""
    roster = ConferenceRoster()
    for event in events:
        roster = roster.add(event)
    return roster


def by_model(events: Sequence[ConferenceEvent]) -> dict[str, Participant]:
    """Make all participants from all events."""
    about = {sid: [e for e in events if e.call_sid == sid] for sid in {e.call_sid for e in events}}
    return {str(sid): modelled(str(sid), mine) for sid, mine in about.items()}


@given(histories)
@thorough
def test_what_is_kept_tells_as_much_as_all_events(history: list[ConferenceEvent]) -> None:
    """After each event a roster says what a walk over all events says."""
    roster = ConferenceRoster()
    for count, event in enumerate(history, 1):
        roster = roster.add(event)
        assert roster.participants == by_model(history[:count])
        there = tuple(each for each in roster.participants.values() if each.in_room)
        assert roster.present == there


@given(histories, st.randoms(use_true_random=False))
@thorough
def test_order_and_repeats_do_not_matter(
    history: list[ConferenceEvent], chance: random.Random
) -> None:
    """Any order and any repeats, one by one or all at once, give the same roster and hash."""
    shuffled = [each for each in history for _ in range(chance.randint(1, 2))]
    chance.shuffle(shuffled)
    roster = roster_of(*history)
    for other in (roster_of(*shuffled), ConferenceRoster().add(*shuffled)):
        assert other == roster
        assert hash(other) == hash(roster)
        assert other.participants == roster.participants
        assert other.add(*shuffled) is other


# Merging


@given(st.lists(histories, min_size=3, max_size=3), st.data())
@thorough
def test_merging_is_knowing_what_each_knew(
    pieces: list[list[ConferenceEvent]], data: st.DataObject
) -> None:
    """A merged roster is that of all events; grouping, order and repeats do not matter."""
    events = [about("a"), *chain.from_iterable(pieces)]
    shared = data.draw(st.lists(st.sampled_from(events), max_size=4))
    one, other, third = (roster_of(events[0], *piece, *shared) for piece in pieces)
    every = roster_of(*events)
    assert (one | other) | third == one | (other | third) == every
    assert hash(one | other) == hash(other | one)
    assert (one | other) == (other | one)
    assert (every | one | every) is every
    assert (one | other | third).participants == every.participants
    assert (one | other | third).present == every.present


def test_merging_what_the_room_did() -> None:
    """What is known of the conference itself merges, too."""
    start = ConferenceEvent(event="conference-start", timestamp=BEGIN, sequence_number=1)
    end = ConferenceEvent(event="conference-end", conference_sid="c", sequence_number=4)
    merged = roster_of(start, about("a", sequence_number=2)) | roster_of(end)
    assert (merged.conference_sid, merged.started_at) == ("c", BEGIN)
    assert (merged.has_ended, merged.present) == (True, ())
    assert merged.gaps == (range(3, 4),)
    assert not merged.is_complete
    assert (merged | roster_of(about("a", sequence_number=3))).is_complete


def test_merging_rosters_of_two_conferences() -> None:
    """Rosters of two conferences do not merge, and the error names both."""
    one, other = (roster_of(ConferenceEvent(conference_sid=sid)) for sid in ("c2", "c1"))
    with pytest.raises(
        CallbackError,
        match=r"^rosters of several conferences, such as 'c1' and 'c2', cannot make one roster: "
        "keep a roster for each conference_sid$",
    ):
        _ = one | other
    assert (one | ConferenceRoster()) is one


def test_merging_with_what_is_no_roster() -> None:
    """A roster merges with rosters alone; for an event there is ``add``."""
    with pytest.raises(TypeError, match="unsupported operand"):
        _ = ConferenceRoster() | about("a")  # type: ignore[operator]


# What a roster costs


def long_talk(steps: int, *left_out: str) -> list[ConferenceEvent]:
    """Let three people talk, leave and come back, in a room of long life."""
    told = []
    for step in range(steps):
        change = CHANGES[step // 3 % len(CHANGES)]
        made = ConferenceEvent(
            event=f"participant-{change}",
            call_sid=f"call-{step % 3}",
            sequence_number=step + 1,
            timestamp=BEGIN + timedelta(seconds=step // 2),
            muted=step % 7 == 0,
            participant_label="guest",
        )
        nothing: dict[str, Any] = dict.fromkeys(left_out)
        told.append(attrs.evolve(made, **nothing))
    return told


@pytest.mark.parametrize("without", [(), ("sequence_number",), ("timestamp",)])
def test_a_long_talk_is_not_kept(without: tuple[str, ...]) -> None:
    """However much happened, what is kept of a call is what still counts."""
    kept = [
        len(call.facts)
        for steps in (300, 900)
        for call in ConferenceRoster().add(*long_talk(steps, *without))._calls
    ]
    assert kept[:3] == kept[3:]
    assert max(kept) <= 25


def test_untouched_calls_are_shared() -> None:
    """Adding an event leaves all as it is that is known of other calls."""
    roster = ConferenceRoster().add(*(about(f"call-{number}") for number in range(500)))
    after = roster.add(about("call-7", muted=True))
    assert after.participants["call-7"].muted
    for call_sid in ("call-6", "call-107"):
        assert after.participants[call_sid] is roster.participants[call_sid]
    after_shelves, shelves = after._calls._shelves, roster._calls._shelves
    assert [place for place in shelves if after_shelves[place] is not shelves[place]] == ["-7"]


def test_those_who_left_are_not_walked_for_those_present() -> None:
    """Of a room through which many went, those present are kept apart."""
    passers = [f"call-{number}" for number in range(200)]
    roster = ConferenceRoster().add(*(about(each) for each in passers))
    for second, each in enumerate(passers[5:], 1):
        roster = roster.add(about(each, "leave", second))
    assert len([*roster._inside]) == len(roster.present) == 5
    assert len(roster.participants) == 200
    assert len(roster._inside._shelves) == 5


def test_a_look_makes_the_next_one_cheaper() -> None:
    """Who looks at those present after each event has only the one moved who changed."""
    roster = ConferenceRoster().add(*(about(f"call-{number}") for number in range(50)))
    assert roster.add(about("call-7", "leave", 1))._step is None
    assert len(roster.present) == 50
    after = roster.add(about("call-7", "join", 1), about("call-8", "leave", 1))
    assert after._step is not None
    line, out, into = after._step
    assert line is roster._line
    assert [each.call_sid for each in out] == ["call-7", "call-8"]
    assert [each.call_sid for each in into] == ["call-7"]
    assert [each.call_sid for each in after.present][-2:] == ["call-9", "call-7"]


# Rules of which the random histories come by too seldom


def test_a_stay_that_a_lost_joining_began() -> None:
    """What proves a new stay does so still when it was overruled by leaving."""
    again = (about("a", "leave", 2), about("a", "modify", 4), about("a", "leave", 6))
    late = about("a", "hold", 1)
    [participant] = roster_of(*again, late).participants.values()
    assert (participant.on_hold, participant.left_at) == (None, BEGIN + timedelta(seconds=6))
