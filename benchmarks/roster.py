"""The rows of a long conference's roster, beside that of a short one: alike, if it scales."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial, reduce
from itertools import count, islice

from attrs import evolve, frozen

from cxml.callbacks import ConferenceEvent, ConferenceRoster, Participant

from .case import Case
from .measure import Pair, compare

BEGIN = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
FOLLOWING = 10
"""How many events come next."""


def events_of(people: int) -> Iterator[ConferenceEvent]:
    """Let everybody join; then each in turn is muted, and unmuted when the turn comes again."""
    for number in count():
        turn, person = divmod(number, people)
        change = ("mute" if turn % 2 else "unmute") if turn else "join"
        yield ConferenceEvent(
            event=f"participant-{change}",
            conference_sid="c1a3e3a9-5a3c-4c6e-8c42-0c6c63f4d0b7",
            call_sid=f"8bb2a2f1-1d2e-4a5c-9c0a-{person:012}",
            timestamp=BEGIN + timedelta(seconds=number),
            muted=turn % 2 == 1,
            hold=False,
        )


@frozen
class Room:
    """A conference after some events, and the events that come next.

    There are several of these: a roster may know from the first what it has to find out again for
    the second.
    """

    roster: ConferenceRoster
    present: tuple[Participant, ...]
    """Those who are there: a service has looked after each event, and so after the last."""
    following: tuple[ConferenceEvent, ...]

    @classmethod
    def after(cls, events: int, people: int) -> Room:
        """Let that many events happen."""
        stream = events_of(people)
        roster = ConferenceRoster().add(*islice(stream, events))
        return cls(roster, roster.present, tuple(islice(stream, FOLLOWING)))

    def add(self) -> ConferenceRoster:
        """Take in the next events, one by one."""
        return reduce(ConferenceRoster.add, self.following, self.roster)

    def add_and_look(self) -> list[tuple[Participant, ...]]:
        """Take in the next events, and see after each who is there."""
        roster, looks = self.roster, []
        for event in self.following:
            roster = roster.add(event)
            looks.append(roster.present)
        return looks

    def is_right(self) -> bool:
        """Tell whether those whom the events mute, or unmute, are so then, and nobody else."""
        muted = {each.call_sid: each.muted for each in self.following}
        expected = tuple(
            evolve(each, muted=muted.get(each.call_sid, each.muted)) for each in self.present
        )
        return self.add().present == self.add_and_look()[-1] == expected


def grown(work: str, step: Callable[[Room], object], events: int, people: int) -> Case:
    """Compare a step of a long conference with the same step of a short one.

    The conferences are made when they are measured: so many events would slow other rows.
    """

    def rooms() -> tuple[Room, Room]:
        return Room.after(events, people), Room.after(10, people=2)

    def measure(rounds: int) -> Pair:
        long, short = rooms()
        return compare(partial(step, long), partial(step, short), rounds)

    return Case(
        f"roster: {FOLLOWING} x {work} after {events:,} events, {people} people",
        "10 events, 2",
        measure,
        same=lambda: all(each.is_right() for each in rooms()),
    )


def add() -> Case:
    """Compare events alone."""
    return grown("add", Room.add, 10_000, people=200)


def add_and_look() -> Case:
    """Compare events, each with a look at who is there."""
    return grown("add + present", Room.add_and_look, 1_000, people=50)
