"""What events say about one call, put in order as far as anything tells the order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from .conference import ConferenceEvent, ConferenceEventName

# Numbers, so that facts of one moment sort by them.
JOINS: Final = -1
STAYS: Final = 0
LEAVES: Final = 1
IN_ROOM: Final = "in_room"
# Where these stand in a Fact, of which slices are taken below, too.
_NUMBER: Final = 0
_TIME: Final = 1
_RANKS: Mapping[str, int] = {
    ConferenceEventName.PARTICIPANT_JOIN: JOINS,
    ConferenceEventName.PARTICIPANT_LEAVE: LEAVES,
}
_SAYS: Mapping[str, dict[str, object]] = {
    ConferenceEventName.PARTICIPANT_MUTE: {"muted": True},
    ConferenceEventName.PARTICIPANT_UNMUTE: {"muted": False},
    ConferenceEventName.PARTICIPANT_HOLD: {"on_hold": True},
    ConferenceEventName.PARTICIPANT_UNHOLD: {"on_hold": False},
    ConferenceEventName.PARTICIPANT_SPEECH_START: {"speaking": True},
    ConferenceEventName.PARTICIPANT_SPEECH_STOP: {"speaking": False},
}

Said: TypeAlias = dict[str, set[object]]
"""By name what is last said: one value, or several where nothing tells which counts.

``None`` is among several where it may be that nothing is said.
"""
_Place: TypeAlias = Any  # a number or a time; those of one timeline compare with each other


class Fact(NamedTuple):
    """One thing that an event says about a call."""

    number: int | None
    time: datetime | None
    rank: int
    """Where it stands among those of one moment: joining is first, leaving is last."""
    name: str
    """The field of ``Participant``."""
    value: object


def facts_of(event: ConferenceEvent) -> list[Fact]:
    """Take apart what a participant's event says."""
    return make_facts(*said_by(event))


def said_by(event: ConferenceEvent) -> tuple[int | None, datetime | None, int, dict[str, object]]:
    """Give the number, time and rank of a participant's event, and by name what it says."""
    name = event.event or ""
    said: dict[str, object] = {
        "muted": event.muted,
        "on_hold": event.hold,
        "coaching": event.coaching,
        "label": event.participant_label,
        "reason_left": event.reason_participant_left,
    }
    # Last, and so it counts: the name says what has just happened, a flag may be from before it.
    said |= _SAYS.get(name, {})
    return event.sequence_number, event.timestamp, _RANKS.get(name, STAYS), said


def make_facts(
    number: int | None, time: datetime | None, rank: int, said: dict[str, object]
) -> list[Fact]:
    """Make facts of what an event says, and of what any event, joining and leaving mean."""
    # Every event proves presence or absence, so no call has facts without one of these.
    said[IN_ROOM] = rank != LEAVES
    if rank == JOINS:
        said["joined_at"] = time
    elif rank == LEAVES:
        said |= {"speaking": False, "left_at": time}
    return [Fact(number, time, rank, *each) for each in said.items() if each[1] is not None]


def last_said(facts: Collection[Fact]) -> Said:
    """Work out what is last said of a call: by numbers if all facts have one, else by times."""
    if all(each.number is not None for each in facts):
        return Timeline(facts, _NUMBER).said()
    said = Timeline(facts, _TIME).said()
    if loose := [each for each in facts if each.time is None]:
        _add_loose(said, loose)
    return said


def without_overruled(facts: Collection[Fact]) -> frozenset[Fact]:
    """Drop the facts that others overrule, whatever else comes.

    Numbers decide until an event without one comes, and times then; so as long as all have
    numbers, what either would need is kept.

    The facts of two sets, reduced together, are the same whether the sets were reduced before:
    this makes any order, any repeats and any merging of rosters come to the same.
    """
    kept: set[Fact] = set()
    if all(each.number is not None for each in facts):
        kept.update(Timeline(facts, _NUMBER).needed())
    else:
        # From the first event without a number on, numbers never decide again: keeping them would
        # make rosters of the same events differ by the order in which they came.
        facts = {Fact(None, *each[1:]) for each in facts}
    kept.update(Timeline(facts, _TIME).needed())
    latest: dict[tuple[object, ...], Fact] = {}
    for each in facts:
        if each.time is None:
            # Of facts that say the same the highest number is enough. They compare by it: either
            # all have one, or none has.
            latest[each[2:]] = max(each, latest.get(each[2:], each))
    return frozenset(kept.union(latest.values()))


class Timeline:
    """The facts of a call that have a place, which is their number, or their time.

    A stay begins where the call joins, or where it is seen after it left; what was said before
    that is of no account. In a stay the latest facts of each name count.
    """

    def __init__(self, facts: Iterable[Fact], by: Literal[0, 1]) -> None:
        placed: list[tuple[_Place, Fact]] = [(each[by], each) for each in facts]
        self._placed = [each for each in placed if each[0] is not None]
        self._turns = {(at, each.rank) for at, each in self._placed if each.name == IN_ROOM}
        self._first: _Place = min((at for at, _ in self._turns), default=None)
        seen = (at for at, rank in self._turns if rank != LEAVES)
        self._seen: _Place = max(seen, default=self._first)
        # A leaving begins a stay where the call was seen later, though its joining was lost.
        begins = (at for at, rank in self._turns if rank and (rank == JOINS or at < self._seen))
        self._start: _Place = max(begins, default=self._first)
        self._latest: dict[str, _Place] = {}
        for at, each in self._placed:
            # The default drops what was said before the stay began.
            if at >= self._latest.get(each.name, self._start):
                self._latest[each.name] = at

    def needed(self) -> Iterator[Fact]:
        """Find the facts that count, or will where others come late."""
        return (each for at, each in self._placed if self._is_needed(at, each))

    def _is_needed(self, at: _Place, fact: Fact) -> bool:
        # _values() asks whether the call was there before, so the first sight of it stays for ever.
        if fact.name == IN_ROOM and at == self._first:
            return True
        if at < self._start:
            return False
        if at == self._latest[fact.name]:
            return True
        # Later events may make any of these turns the beginning of the stay.
        return fact.name == IN_ROOM and (fact.rank != STAYS or at == self._seen)

    def said(self) -> Said:
        """Give what is last said by each name in the stay."""
        latest: dict[str, list[Fact]] = {}
        for at, each in self._placed:
            if at == self._latest.get(each.name):
                latest.setdefault(each.name, []).append(each)
        said = {name: self._values(self._latest[name], facts) for name, facts in latest.items()}
        return {name: values for name, values in said.items() if values}

    def _values(self, at: _Place, facts: list[Fact]) -> set[object]:
        """Give the values of one name in one moment.

        A call joins first and leaves last. Unless it was there before: then it may have left and
        joined again.
        """
        leaves = (at, LEAVES) in self._turns
        # Both in one moment, and seen before: left and came again, or came (again) and left.
        if leaves and (at, JOINS) in self._turns and at > self._first:
            return _unordered(facts)
        return set() if leaves and at < self._seen else _ordered(facts)


def _ordered(facts: list[Fact]) -> set[object]:
    last = max((each.rank for each in facts), default=STAYS)
    return {each.value for each in facts if each.rank == last}


def _unordered(facts: list[Fact]) -> set[object]:
    return {each.value for each in facts} | _unsaid(facts)


def _unsaid(facts: list[Fact]) -> set[object]:
    """Give what a name may be after joining: nothing, unless joining says it."""
    said = any(each.rank == JOINS for each in facts)
    return set() if said else {None}


def _add_loose(said: Said, loose: list[Fact]) -> None:
    """Add facts that nothing places: they may be the last or not, and a stay may begin there."""
    by_name: dict[str, list[Fact]] = {name: [] for name in said}
    for each in loose:
        by_name.setdefault(each.name, []).append(each)
    ranks = {each.rank for each in loose}
    may_begin = JOINS in ranks and (LEAVES in ranks or bool(said))
    for name, facts in by_name.items():
        values = {each.value for each in facts} if {JOINS, LEAVES} <= ranks else _ordered(facts)
        said[name] = said.get(name, set()) | values | (_unsaid(facts) if may_begin else set())
