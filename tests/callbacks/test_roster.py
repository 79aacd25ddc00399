"""Who is in a conference, from events in any order."""

from __future__ import annotations

import copy
import pickle
import random
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from cxml.callbacks import (
    ConferenceEvent,
    ConferenceRoster,
    DialAction,
    Participant,
    ReasonConferenceEnded,
    ReasonParticipantLeft,
)
from cxml.errors import CallbackError, UnknownAttributeError

BEGIN = datetime(2026, 8, 20, 14, 5, 9, tzinfo=UTC)
EVERY_CHANGE = ("join", "leave", "mute", "unmute", "hold", "unhold", "speech-start", "speech-stop")
STATES = ("in_room", "muted", "on_hold", "speaking", "joined_at", "left_at")


def at(seconds: float) -> datetime:
    """Give a time in the conference."""
    return BEGIN + timedelta(seconds=seconds)


def about(call: str, change: str, second: float | None = None, **more: object) -> ConferenceEvent:
    """Make an event of one participant."""
    time = None if second is None else at(second)
    return ConferenceEvent(
        event=f"participant-{change}",
        call_sid=call,
        timestamp=time,
        **more,  # type: ignore[arg-type]
    )


def roster_of(*events: ConferenceEvent) -> ConferenceRoster:
    """Fold events."""
    return ConferenceRoster().add(*events)


def only(*events: ConferenceEvent) -> Participant:
    """Fold the events of one participant."""
    [participant] = roster_of(*events).participants.values()
    return participant


# What a conference really does: the truth that rosters are held against


@attrs.define
class Truth:
    """A participant, as a conference itself knows it."""

    in_room: bool = False
    muted: bool = False
    on_hold: bool = False
    speaking: bool | None = None
    joined_at: datetime | None = None
    left_at: datetime | None = None

    def follow(self, change: str, time: datetime) -> None:
        """Do what a change does."""
        match change:
            case "join":
                self.in_room, self.joined_at, self.left_at = True, time, None
                self.muted, self.on_hold, self.speaking = False, False, None
            case "leave":
                self.in_room, self.left_at, self.speaking = False, time, False
            case "mute" | "unmute":
                self.muted = change == "mute"
            case "hold" | "unhold":
                self.on_hold = change == "hold"
            case _:
                self.speaking = change == "speech-start"


@attrs.frozen
class Story:
    """What happened in a conference, and how everybody stands after it."""

    events: tuple[ConferenceEvent, ...]
    truths: dict[str, Truth]


@st.composite
def stories(draw: st.DrawFn, steps: st.SearchStrategy[int]) -> Story:
    """Let calls join, change and leave; each step takes that many seconds."""
    truths: dict[str, Truth] = {}
    second = 0
    events: list[ConferenceEvent] = []
    for call in draw(st.lists(st.sampled_from("abc"), max_size=25)):
        truth = truths.setdefault(call, Truth())
        changes = EVERY_CHANGE[1:] if truth.in_room else ("join",)
        change = draw(st.sampled_from(changes))
        second += draw(steps)
        if change == "join" and truth.left_at == at(second) and truth.joined_at == truth.left_at:
            second += 1  # nobody joins twice within a second
        truth.follow(change, at(second))
        flags = {"muted": truth.muted, "hold": truth.on_hold}
        number = len(events) + 1
        events.append(about(call, change, second, sequence_number=number, **flags))
    return Story(tuple(events), truths)


def without(events: Iterable[ConferenceEvent], *names: str) -> list[ConferenceEvent]:
    """Take something away from every event."""
    nothing: dict[str, Any] = dict.fromkeys(names)
    return [attrs.evolve(each, **nothing) for each in events]


def states(participant: Participant | Truth) -> dict[str, object]:
    """Give what changes about a participant."""
    return {name: getattr(participant, name) for name in STATES}


def delivered(events: Sequence[ConferenceEvent], chance: random.Random) -> list[ConferenceEvent]:
    """Deliver events in another order, some of them up to three times."""
    repeated = [each for each in events for _ in range(chance.randint(1, 3))]
    chance.shuffle(repeated)
    return repeated


@given(story=stories(st.integers(0, 3)), chance=st.randoms(use_true_random=False))
def test_numbers_tell_the_order(story: Story, chance: random.Random) -> None:
    """With numbers, any order and any repeats give the roster that the conference itself knows."""
    roster = ConferenceRoster()
    for event in delivered(story.events, chance):
        roster = roster.add(event)
    found = {call: states(each) for call, each in roster.participants.items()}
    assert found == {call: states(truth) for call, truth in story.truths.items()}
    assert {each.call_sid for each in roster.present} == {
        call for call, truth in story.truths.items() if truth.in_room
    }
    assert roster.order_is_known
    assert roster.gaps == ()
    assert roster == roster_of(*story.events)
    assert hash(roster) == hash(roster_of(*story.events))


@given(story=stories(st.integers(1, 3)), chance=st.randoms(use_true_random=False))
def test_times_tell_the_order(story: Story, chance: random.Random) -> None:
    """Without numbers, times that differ do the same."""
    events = without(story.events, "sequence_number")
    roster = roster_of(*delivered(events, chance))
    found = {call: states(each) for call, each in roster.participants.items()}
    assert found == {call: states(truth) for call, truth in story.truths.items()}
    assert roster.order_is_known


@given(story=stories(st.integers(0, 1)), chance=st.randoms(use_true_random=False))
def test_nothing_is_claimed_that_is_not_known(story: Story, chance: random.Random) -> None:
    """Where times are equal, each value is the true one, or ``None`` and called uncertain."""
    events = without(story.events, "sequence_number")
    roster = roster_of(*delivered(events, chance))
    for call, participant in roster.participants.items():
        for name, value in states(participant).items():
            is_true = value == getattr(story.truths[call], name)
            assert is_true or (value is None and name in participant.uncertain)
    assert roster.order_is_known is not any(e.uncertain for e in roster.participants.values())


@given(story=stories(st.integers(0, 3)), chance=st.randoms(use_true_random=False))
def test_any_order_without_any_order(story: Story, chance: random.Random) -> None:
    """Without numbers and times the order still does not matter, and the roster claims no order."""
    events = without(story.events, "sequence_number", "timestamp")
    roster = roster_of(*delivered(events, chance))
    assert roster == roster_of(*events)
    assert roster.participants == roster_of(*events).participants
    for call, participant in roster.participants.items():
        if participant.in_room is not None:
            assert participant.in_room is story.truths[call].in_room


# Single rules


def test_empty() -> None:
    """A roster without events knows nothing, and claims nothing."""
    roster = ConferenceRoster()
    assert roster.participants == {}
    assert roster.present == ()
    assert roster.conference_sid is None
    assert (roster.started_at, roster.ended_at, roster.reason_ended) == (None, None, None)
    assert (roster.has_started, roster.has_ended, roster.is_complete) == (False, False, False)
    assert roster.gaps == ()
    assert roster.order_is_known


def test_add_gives_another() -> None:
    """A roster never changes, and is the same object when an event is not new to it."""
    empty = ConferenceRoster()
    one = empty.add(about("a", "join", 0))
    assert empty.participants == {}
    assert list(one.participants) == ["a"]
    assert one.add(about("a", "join", 0)) is one
    assert one.add() is one
    with pytest.raises(AttributeError):
        one.gaps = ()
    with pytest.raises(TypeError):
        one.participants["b"] = Participant(call_sid="b")  # type: ignore[index]


def test_repeats_do_not_grow_it() -> None:
    """An event that comes again, even with other unknown parameters, is not kept again."""
    body = "StatusCallbackEvent=participant-join&CallSid=a&SequenceNumber=1"
    roster = ConferenceRoster().add(ConferenceEvent.from_form(body))
    for retry in range(5):
        assert roster.add(ConferenceEvent.from_form(f"{body}&Retry={retry}")) is roster


def test_start_and_end() -> None:
    """The conference's own events say when it started and ended, and why."""
    start = ConferenceEvent(event="conference-start", conference_sid="c", timestamp=at(1))
    end = ConferenceEvent(
        event="conference-end",
        conference_sid="c",
        timestamp=at(9),
        reason_conference_ended="last-participant-left",
    )
    roster = roster_of(end, start, end)
    assert (roster.has_started, roster.started_at) == (True, at(1))
    assert (roster.has_ended, roster.ended_at) == (True, at(9))
    assert roster.reason_ended is ReasonConferenceEnded.LAST_PARTICIPANT_LEFT
    assert roster.conference_sid == "c"
    timeless = roster_of(ConferenceEvent(event="conference-start"))
    assert (timeless.has_started, timeless.started_at) == (True, None)


def test_two_starts_and_two_ends() -> None:
    """Where events contradict each other, a conference lasted from the first to the last."""
    starts = [ConferenceEvent(event="conference-start", timestamp=at(second)) for second in (3, 1)]
    ends = [ConferenceEvent(event="conference-end", timestamp=at(second)) for second in (9, 7)]
    for events in ((*starts, *ends), (*reversed(ends), *reversed(starts))):
        roster = roster_of(*events)
        assert (roster.started_at, roster.ended_at) == (at(1), at(9))


def test_the_end_empties_the_room() -> None:
    """When the conference is over nobody is in it, whether or not leaving was reported."""
    end = ConferenceEvent(event="conference-end", timestamp=at(9))
    roster = roster_of(
        about("a", "join", 0), about("b", "join", 1), about("b", "leave", 5), end,
        about("c", "join", 1), about("c", "leave", 2), about("c", "join", 3),
        about("c", "speech-start", 4),
    )  # fmt: skip
    assert roster.present == ()
    left = {call: each.left_at for call, each in roster.participants.items()}
    assert left == {"a": at(9), "b": at(5), "c": at(9)}
    assert roster.participants["c"].speaking is False


def test_events_of_two_conferences() -> None:
    """A roster is for one conference; an event of another is refused, and named."""
    roster = roster_of(ConferenceEvent(conference_sid="c1"), about("a", "join", 0))
    with pytest.raises(CallbackError, match=r"'c1' and 'c2'.*for each conference_sid"):
        roster.add(ConferenceEvent(conference_sid="c2"))
    with pytest.raises(CallbackError, match="several conferences"):
        roster_of(ConferenceEvent(conference_sid="c1"), ConferenceEvent(conference_sid="c2"))
    assert roster.add(about("a", "leave", 1, conference_sid="c1")).conference_sid == "c1"


def test_any_event_but_leaving_proves_presence() -> None:
    """A call whose joining was lost is in the room, as its other events say."""
    participant = only(about("a", "mute", 4, muted=True))
    assert (participant.in_room, participant.muted, participant.joined_at) == (True, True, None)
    assert only(about("a", "sing", 1)).in_room is True


def test_names_count_more_than_flags() -> None:
    """What an event is called counts; of what its name does not say, ``Muted`` and ``Hold`` do."""
    assert only(about("a", "mute", 0)).muted is True
    assert only(about("a", "mute", 0, muted=False)).muted is True
    assert only(about("a", "unhold", 0)).on_hold is False
    assert only(about("a", "speech-start", 0, muted=False, hold=True)).on_hold is True


def test_one_second() -> None:
    """Of two changes in one second that contradict each other neither counts; a later one does."""
    changes = about("a", "mute", 3, muted=True), about("a", "unmute", 3, muted=False)
    participant = only(about("a", "join", 1, muted=False), *changes)
    assert participant.muted is None
    assert participant.uncertain == {"muted"}
    assert not roster_of(*changes).order_is_known
    assert only(*changes, about("a", "speech-stop", 4, muted=True)).muted is True


def test_joining_comes_first_and_leaving_last() -> None:
    """Within one second a call joins before all else, and leaves after all else."""
    quick = about("a", "leave", 0), about("a", "mute", 0), about("a", "join", 0, muted=False)
    participant = only(*quick)
    assert (participant.in_room, participant.muted, participant.left_at) == (False, True, at(0))
    assert participant.uncertain == frozenset()


def test_leaving_and_joining_again_in_one_second() -> None:
    """A call that was there, left and joined in one second may or may not be there."""
    again = about("a", "leave", 5), about("a", "join", 5)
    participant = only(about("a", "join", 0), *again)
    assert participant.in_room is None
    assert participant.left_at is None
    assert participant.uncertain == {"in_room", "left_at", "reason_left", "speaking"}
    assert roster_of(about("a", "join", 0), *again).present == ()
    numbered = [attrs.evolve(each, sequence_number=n) for n, each in enumerate(again, 2)]
    first = about("a", "join", 0, sequence_number=1)
    assert only(first, *numbered).in_room is True


def test_joining_again() -> None:
    """A new stay knows nothing of the old one: nobody is muted or on hold until it is said."""
    flags = {"muted": True, "hold": True, "coaching": True, "participant_label": "host"}
    leave = about("a", "leave", 5, **flags)
    assert (only(leave).muted, only(leave).on_hold) == (True, True)
    assert only(leave, about("a", "join", 6)) == only(about("a", "join", 6))
    assert only(leave, about("a", "join", 6, muted=False)).muted is False
    assert only(about("a", "hold", 1), about("a", "join", 6)).on_hold is None


def test_being_seen_after_leaving() -> None:
    """A call that does something after it left has joined again, though joining was lost."""
    participant = only(
        about("a", "join", 0), about("a", "leave", 5, muted=True), about("a", "hold", 7)
    )
    assert (participant.in_room, participant.on_hold, participant.muted) == (True, True, None)
    assert participant.joined_at is None


def test_what_is_said_while_leaving_and_joining_again() -> None:
    """Where a call left and joined in one second, only what joining says too is known."""
    first = about("a", "join", 0)
    leave, join = about("a", "leave", 5, muted=True, hold=True), about("a", "join", 5, muted=True)
    participant = only(first, leave, join)
    assert (participant.muted, participant.on_hold) == (True, None)
    assert "on_hold" in participant.uncertain


def test_joining_without_a_time() -> None:
    """A joining that nothing places may have begun a stay of which nothing was said."""
    participant = only(about("a", "join", 0, muted=True), about("a", "join"))
    assert (participant.in_room, participant.muted) == (True, None)
    assert participant.uncertain == {"muted", "joined_at"}
    assert only(about("a", "join"), about("a", "mute")).muted is True


def test_the_end_settles_who_is_there() -> None:
    """Who may have been in the room when it ended is not in it, and left at an unknown time."""
    end = ConferenceEvent(event="conference-end", timestamp=at(9))
    again = about("a", "join", 0), about("a", "leave", 5), about("a", "join", 5)
    participant = only(*again, end)
    assert (participant.in_room, participant.left_at) == (False, None)
    assert participant.uncertain == {"left_at", "reason_left"}


def test_numbers_win_over_times() -> None:
    """Where all events of a call are numbered, their times do not decide."""
    late = about("a", "mute", 9, sequence_number=2), about("a", "unmute", 1, sequence_number=3)
    assert only(*late).muted is False
    assert only(*late, about("a", "hold", 10, muted=True)).muted is True


def test_events_without_a_time() -> None:
    """An event that nothing places may be the last or not, so that it makes values uncertain."""
    placed = about("a", "join", 0, muted=False), about("a", "mute", 5, muted=True)
    assert only(*placed, about("a", "unmute", muted=False)).uncertain == {"muted"}
    assert only(*placed, about("a", "hold", muted=True)).muted is True
    assert only(about("a", "join"), about("a", "leave")).in_room is None


def test_reason_and_label() -> None:
    """Why a call left, and its label, are kept; both are those of the last events."""
    leave = about("a", "leave", 5, reason_participant_left="participant_hung_up")
    join = about("a", "join", 0, participant_label="host", coaching=True)
    participant = only(join, leave)
    assert participant.reason_left is ReasonParticipantLeft.PARTICIPANT_HUNG_UP
    assert (participant.label, participant.coaching) == ("host", True)
    assert only(join, leave, about("a", "join", 6)).reason_left is None


def test_present_is_in_the_order_of_joining() -> None:
    """Participants stand in the order of joining, those without a time last, then by call."""
    roster = roster_of(
        about("z", "hold"), about("y", "join", 3), about("b", "join", 4), about("x", "hold"),
        about("a", "join", 4),
    )  # fmt: skip
    assert [each.call_sid for each in roster.present] == ["y", "a", "b", "x", "z"]
    assert list(roster.participants) == ["y", "a", "b", "x", "z"]


@pytest.mark.parametrize(
    ("numbers", "gaps"),
    [
        ((), ()),
        ((1, 2, 3), ()),
        ((0, 1, 2), ()),
        ((2,), (range(1, 2),)),
        ((1, 4, 5, 9), (range(2, 4), range(6, 9))),
        ((-5, 2), (range(1, 2),)),
        ((1, 10**17), (range(2, 10**17),)),
    ],
)
def test_gaps(numbers: tuple[int, ...], gaps: tuple[range, ...]) -> None:
    """Missing numbers are given as ranges, however far a peer says that they go."""
    assert roster_of(*(about("a", "hold", 1, sequence_number=n) for n in numbers)).gaps == gaps


def test_complete() -> None:
    """A roster is complete with every number up to the end, and every participant named."""
    join = about("a", "join", 0, sequence_number=1)
    end = ConferenceEvent(event="conference-end", sequence_number=2)
    assert roster_of(join, end).is_complete
    assert not roster_of(join).is_complete
    assert not roster_of(end).is_complete
    assert not roster_of(join, end, about("a", "mute", 1)).is_complete
    assert not roster_of(attrs.evolve(join, call_sid=None), end).is_complete


def test_a_participant_without_a_call() -> None:
    """An event that does not say whom it is about makes no participant."""
    assert roster_of(ConferenceEvent(event="participant-join")).participants == {}
    assert roster_of(about("", "join", 0)).participants == {}


def test_events_that_say_nothing() -> None:
    """Events without a name, or of the conference itself with a call, make no participant."""
    assert roster_of(ConferenceEvent(), ConferenceEvent(call_sid="a")).participants == {}
    ended = ConferenceEvent(event="conference-end", call_sid="a")
    assert roster_of(ended).participants == {}


def test_times_without_an_offset() -> None:
    """A time that a caller gives without an offset is in UTC, and compares with others."""
    naive = BEGIN.replace(tzinfo=None)
    event = ConferenceEvent(event="participant-join", call_sid="a", timestamp=naive)
    assert only(event, about("a", "leave", 1)).joined_at == BEGIN


def test_repr() -> None:
    """A ``repr`` says which conference it is, and how many are there."""
    assert repr(ConferenceRoster()) == "<ConferenceRoster: 0 of 0 participants present>"
    end = ConferenceEvent(event="conference-end", conference_sid="c")
    assert repr(roster_of(about("a", "join", 0), end)) == (
        "<ConferenceRoster of 'c' (ended): 0 of 1 participants present>"
    )


def test_copies() -> None:
    """Copies, deep and pickled, are equal, also after they were looked at."""
    roster = roster_of(about("a", "join", 0, sequence_number=1))
    assert roster.present
    pickled = pickle.loads(pickle.dumps(roster))  # noqa: S301
    for twin in (copy.deepcopy(roster), pickled):
        assert twin == roster
        assert twin.participants == roster.participants


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ([ConferenceEvent()], r"list is none; write add\(\*events\)"),
        (DialAction(), "DialAction is none$"),
        (None, "NoneType is none$"),
    ],
)
def test_what_is_no_event(given: Any, hint: str) -> None:
    """A roster takes events alone; for a list of them the error says what to write."""
    with pytest.raises(CallbackError, match=f"made of ConferenceEvents, and {hint}"):
        ConferenceRoster().add(ConferenceEvent(), given)


def test_completion() -> None:
    """What completes names sees what a roster answers, and nothing private."""
    seen = dir(ConferenceRoster())
    assert {"add", "present", "gaps"} <= {*seen}
    assert [name for name in seen if name.startswith("_") and not name.endswith("__")] == []


def test_a_field_that_a_participant_does_not_have() -> None:
    """The name that an event has for it leads to the participant's own."""
    participant: Any = Participant(call_sid="a")
    with pytest.raises(UnknownAttributeError, match="no field hold; did you mean 'on_hold'"):
        assert participant.hold
    assert not hasattr(participant, "_repr_html_")
    again = pickle.loads(pickle.dumps(participant))  # noqa: S301
    assert copy.deepcopy(participant) == again == participant
