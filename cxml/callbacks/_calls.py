"""What is known of each call: a mapping that never changes, and whose changed copies are cheap."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from functools import cached_property
from operator import attrgetter

from attrs import field, frozen

from ._timeline import Fact, last_said, without_overruled
from .participant import Participant, participant_of

_LATEST = datetime.max.replace(tzinfo=UTC)
_ARRIVAL = attrgetter("arrival")


@frozen(slots=False)
class Call:
    """The facts about one call that no others overrule."""

    call_sid: str
    facts: frozenset[Fact] = frozenset()

    def learn(self, facts: Collection[Fact]) -> Call:
        """Give what is known with these facts too; the same object if they change nothing."""
        if self.facts.issuperset(facts):
            return self
        kept = without_overruled(self.facts.union(facts))
        return self if kept == self.facts else Call(self.call_sid, kept)

    @cached_property
    def participant(self) -> Participant:
        """How the participant stands, while the conference goes on."""
        return participant_of(self.call_sid, last_said(self.facts))

    @cached_property
    def arrival(self) -> tuple[datetime, str]:
        """Where the participant stands in the order of joining; without a time it is last."""
        return self.participant.joined_at or _LATEST, self.call_sid


@frozen
class Calls:
    """Calls by their SIDs, on shelves: a copy shares every shelf but those that change.

    The last two characters tell the shelf. They are as good as random, and the same in every
    process, which keeps equal calls equal when they were pickled.
    """

    _shelves: Mapping[str, Mapping[str, Call]] = field(factory=dict[str, Mapping[str, Call]])

    def __iter__(self) -> Iterator[Call]:
        return (call for shelf in self._shelves.values() for call in shelf.values())

    def by_arrival(self) -> tuple[Participant, ...]:
        """Give the participants in the order of joining."""
        return tuple(each.participant for each in sorted(self, key=_ARRIVAL))

    def get(self, call_sid: str) -> Call:
        """Give what is known of a call, which may be nothing."""
        return self._shelves.get(call_sid[-2:], {}).get(call_sid) or Call(call_sid)

    def __hash__(self) -> int:
        return hash(frozenset(self))

    def change(self, put: Collection[Call], drop: Collection[Call] = ()) -> Calls:
        """Give a copy in which some calls stand anew, and others do not stand."""
        places = {call.call_sid[-2:] for call in (*put, *drop)}
        fresh = {place: dict(self._shelves.get(place, {})) for place in places}
        for call in put:
            fresh[call.call_sid[-2:]][call.call_sid] = call
        for call in drop:
            fresh[call.call_sid[-2:]].pop(call.call_sid, None)
        shelves = {**self._shelves, **fresh}
        for place in places:
            if not shelves[place]:
                del shelves[place]
        return Calls(shelves)
