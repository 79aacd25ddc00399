"""What events say about one call, put in order as far as anything tells the order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from attrs import frozen

from .conference import ConferenceEvent, ConferenceEventName

_SAYS: dict[str, dict[str, object]] = {
    ConferenceEventName.PARTICIPANT_LEAVE: {"in_room": False, "speaking": False},
    ConferenceEventName.PARTICIPANT_MUTE: {"muted": True},
    ConferenceEventName.PARTICIPANT_UNMUTE: {"muted": False},
    ConferenceEventName.PARTICIPANT_HOLD: {"on_hold": True},
    ConferenceEventName.PARTICIPANT_UNHOLD: {"on_hold": False},
    ConferenceEventName.PARTICIPANT_SPEECH_START: {"speaking": True},
    ConferenceEventName.PARTICIPANT_SPEECH_STOP: {"speaking": False},
}
_RANKS: dict[str, int] = {
    ConferenceEventName.PARTICIPANT_JOIN: -1,
    ConferenceEventName.PARTICIPANT_LEAVE: 1,
}


@frozen(cache_hash=True)
class Report:
    """What one event adds to a roster; equal for an event that was delivered twice."""

    event: str
    conference_sid: str
    call_sid: str
    number: int | None
    time: datetime | None
    facts: frozenset[tuple[str, object]] = frozenset()
    """What it says about the participant: names of fields of ``Participant``, and values."""
    reason: str | None = None
    """Why the conference ended."""

    @property
    def is_told(self) -> bool:
        """Whether it says whom it is about, if it is about a participant."""
        return bool(self.call_sid) or not self.facts

    @property
    def rank(self) -> int:
        """Where it stands among reports of one moment: joining is first, leaving is last."""
        return _RANKS.get(self.event, 0)


def report_of(event: ConferenceEvent) -> Report:
    """Keep of an event what a roster needs."""
    facts = _facts(event) if event.is_participant_event else {}
    return Report(
        event=event.event or "",
        conference_sid=event.conference_sid or "",
        call_sid=event.call_sid or "" if event.is_participant_event else "",
        number=event.sequence_number,
        time=event.timestamp,
        facts=frozenset((name, value) for name, value in facts.items() if value is not None),
        reason=event.reason_conference_ended,
    )


def _facts(event: ConferenceEvent) -> dict[str, object]:
    name = event.event or ""
    always: dict[str, object] = {
        "in_room": True,
        "muted": event.muted,
        "on_hold": event.hold,
        "coaching": event.coaching,
        "label": event.participant_label,
        "joined_at": event.timestamp if name == ConferenceEventName.PARTICIPANT_JOIN else None,
        "left_at": event.timestamp if name == ConferenceEventName.PARTICIPANT_LEAVE else None,
        "reason_left": event.reason_participant_left,
    }
    return always | _SAYS.get(name, {})


class History:
    """The reports about one call: moment by moment, and those whose moment nothing tells."""

    def __init__(self, reports: Iterable[Report]) -> None:
        every = list(reports)
        numbered = all(each.number is not None for each in every)
        place = attrgetter("number" if numbered else "time")
        placed = sorted((each for each in every if place(each) is not None), key=place)
        self._moments = [list(moment) for _, moment in groupby(placed, place)]
        self._unplaced = [each for each in every if place(each) is None]

    def latest(self, fact: str) -> set[object]:
        """Give what is last said of a fact: nothing, one value, or several that contradict."""
        return self._placed(fact) | _said(fact, self._unplaced, follows=True)

    def _placed(self, fact: str) -> set[object]:
        for place, moment in reversed([*enumerate(self._moments)]):
            if said := _said(fact, moment, follows=place > 0):
                return said
        return set()


def _said(fact: str, moment: list[Report], *, follows: bool) -> set[object]:
    """Give the values of a fact in one moment, of the last reports if their order is known.

    A call joins first and leaves last. Unless it was there before (``follows``): then it may have
    left and joined again.
    """
    said = [(each.rank, value) for each in moment for name, value in each.facts if name == fact]
    ranks = {each.rank for each in moment}
    if said and not (follows and {-1, 1} <= ranks):
        last = max(rank for rank, _ in said)
        return {value for rank, value in said if rank == last}
    return {value for _, value in said}


def gaps(numbers: Iterable[int]) -> Iterator[range]:
    """Find the numbers from 1 on that are missing below the highest."""
    before = 0
    for number in sorted(numbers):
        if number > before + 1:
            yield range(before + 1, number)
        before = max(before, number)
