"""Who is in a conference, worked out from its events, in whatever order they came."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias, cast

from attrs import field, frozen

from .._text.names import public_names
from ..errors import CallbackError
from ._calls import Call, Calls, in_line, moved
from ._json import JsonBody
from ._room import Room, room_of
from ._roster_json import read_roster, write_roster
from ._timeline import Fact, facts_of
from .conference import ConferenceEvent, ReasonConferenceEnded
from .participant import Participant, at_the_end

_Step: TypeAlias = tuple[tuple[Call, ...], Collection[Call], Collection[Call]]
"""Those who were in the room, in line; of them who changed, and as what."""


def _is_strange(given: object) -> bool:
    # Not for type checkers, which know: a list in place of its events is the usual mistake.
    return not isinstance(given, ConferenceEvent)


def _no_event(given: object) -> CallbackError:
    kind = type(given).__name__
    hint = "; write add(*events) for several in one" if isinstance(given, Iterable) else ""
    return CallbackError(f"a roster is made of ConferenceEvents, and {kind} is none{hint}")


@frozen(kw_only=True, slots=False, repr=False, cache_hash=True)
class ConferenceRoster:
    """Who is in one conference, worked out from its events.

    A roster never changes: ``add`` gives another. The same events, in any order and repeated any
    number of times, give equal rosters. ``SequenceNumber`` decides what is later; where an event
    of a call lacks it, times decide for that call. What neither decides is ``None``, and
    ``order_is_known`` says that there is such a thing: two changes within one second, for
    instance, where times have whole seconds and numbers are not sent.

    Within one second a call that no earlier event was about joins before it leaves. Of a stay that
    begins anew nothing is known until it is said, whatever was said of the one before.

    A roster knows what events say, and no more: a participant whose events were lost, or were not
    asked for, is not in it. It keeps what counts, or may count when other events come late, and
    drops what others overrule: adding an event costs what the event costs, and ``present`` what
    those in the room cost, however much happened before.

    ``roster | other`` knows what both know, as if the events of both had been added to one roster.
    """

    # attrs would take the underscores from the keywords, and programs would take them for theirs.
    _room: Room = field(factory=Room, alias="_room")
    _calls: Calls = field(factory=Calls, alias="_calls")
    # Not compared, like the next: it follows from what the calls say, and from what was looked at.
    _inside: Calls = field(factory=Calls, alias="_inside", eq=False)
    """Those in the room, unless the conference has ended."""
    _step: _Step | None = field(default=None, alias="_step", eq=False)
    """What a look at the roster before makes cheaper, if there was one."""

    def add(self, *events: ConferenceEvent) -> ConferenceRoster:
        """Give a roster that knows these events too.

        Args:
            *events: one or many, in any order; those that the roster knows already change nothing.

        Raises:
            CallbackError: they are not all of one conference, or not all events.

        """
        # Before anything is learned: an error in the middle would have merged the events before it.
        for stranger in filter(_is_strange, events):
            raise _no_event(stranger)
        room = self._room
        facts: dict[str, list[Fact]] = {}
        for event in events:
            room = room.merge(room_of(event), "events")
            # Both: SignalWire says that the parameters of a call come with every event, also with
            # one that is about the whole conference.
            if event.call_sid and event.is_participant_event:
                facts.setdefault(event.call_sid, []).extend(facts_of(event))
        return self._learn(room, facts)

    def __or__(self, other: ConferenceRoster) -> ConferenceRoster:
        """Give a roster that knows all that two know.

        Raises:
            CallbackError: they are of two conferences.

        """
        if not isinstance(cast("object", other), ConferenceRoster):
            return NotImplemented
        room = self._room.merge(other._room, "rosters")
        return self._learn(room, {call.call_sid: call.facts for call in other._calls})

    def to_json(self) -> str:
        """Give all that the roster knows, to be kept until ``from_json`` reads it.

        Equal rosters give equal texts. What others overrule is not in it, so it is about as long
        as the list of those who were in the room.
        """
        return write_roster(self._room, self._calls)

    @classmethod
    def from_json(cls, body: JsonBody, *others: JsonBody) -> ConferenceRoster:
        """Read a roster that was kept; of several give what ``|`` would.

        Args:
            body: what ``to_json`` gave, as text, as bytes, or as the object that a database read
                from it.
            *others: more of these, of the same conference.

        Raises:
            CallbackError: the body is not JSON in UTF-8, is larger than 4,194,304 bytes, or is not
                a roster of a version that is read; or they are of several conferences.

        """
        room, facts = Room(), dict[str, list[Fact]]()
        for each in (body, *others):
            also, said = read_roster(each)
            room = room.merge(also, "rosters")
            for call_sid, more in said.items():
                facts.setdefault(call_sid, []).extend(more)
        return cls()._learn(room, facts)

    def __dir__(self) -> list[str]:
        return public_names(super().__dir__())

    def _learn(self, room: Room, facts: Mapping[str, Collection[Fact]]) -> ConferenceRoster:
        known = [(self._calls.get(call_sid), new) for call_sid, new in facts.items()]
        changed = [after for before, new in known if (after := before.learn(new)) is not before]
        if not changed and room == self._room:
            return self
        # As they stood before: what has changed may have moved their place in line.
        gone = [self._calls.get(each.call_sid) for each in changed]
        out, into = ([each for each in calls if each.is_inside] for calls in (gone, changed))
        return ConferenceRoster(
            _room=room,
            _calls=self._calls.change(changed),
            _inside=self._inside.change(into, out),
            # Only where somebody has looked: else each roster would hold the one before it, and all
            # of them.
            _step=(self._line, out, into) if "_line" in self.__dict__ else None,
        )

    @cached_property
    def _line(self) -> tuple[Call, ...]:
        return moved(*self._step) if self._step else in_line(self._inside)

    @property
    def conference_sid(self) -> str | None:
        """The conference, once an event named it."""
        return self._room.conference_sid

    @property
    def participants(self) -> Mapping[str, Participant]:
        """Everybody who is or was in the conference, by call, in the order of joining."""
        return MappingProxyType(self._participants)

    # A dict, which the property wraps: a proxy kept here could be neither pickled nor copied.
    @cached_property
    def _participants(self) -> dict[str, Participant]:
        each_one = [each.participant for each in in_line(self._calls)]
        if self.has_ended:
            each_one = [at_the_end(each, self.ended_at) for each in each_one]
        return {each.call_sid: each for each in each_one}

    @property
    def present(self) -> tuple[Participant, ...]:
        """Those who are in the conference now, in the order of joining."""
        return () if self.has_ended else self._present

    @cached_property
    def _present(self) -> tuple[Participant, ...]:
        return tuple(each.participant for each in self._line)

    @property
    def has_started(self) -> bool:
        """Whether the conference is known to have started."""
        return self._room.has_started

    @property
    def has_ended(self) -> bool:
        """Whether the conference is known to be over; nobody is in it then."""
        return self._room.has_ended

    @property
    def started_at(self) -> datetime | None:
        """When the conference started, if an event says so."""
        return self._room.started_at

    @property
    def ended_at(self) -> datetime | None:
        """When the conference ended, if an event says so."""
        return self._room.ended_at

    @property
    def reason_ended(self) -> ReasonConferenceEnded | str | None:
        """Why the conference ended, if an event says so."""
        return self._room.reason_ended

    @cached_property
    def gaps(self) -> tuple[range, ...]:
        """The ranges of sequence numbers, from 1 on, that are missing below the highest that came.

        Events with these numbers are lost, late, or were not asked for. Without numbers there are
        no gaps to be seen.
        """
        return tuple(self._room.numbers.gaps())

    @property
    def is_complete(self) -> bool:
        """Whether every event is certainly here: all numbered, no gaps, the end among them.

        A participant's event that does not say which call it is about leaves the roster incomplete.
        """
        return self.has_ended and self._room.is_clear and not self.gaps

    @property
    def order_is_known(self) -> bool:
        """Whether no participant has a field that is ``None`` for want of the events' order."""
        return not any(each.uncertain for each in self.participants.values())

    def __repr__(self) -> str:
        present, known = len(self.present), len(self.participants)
        room = f" of {self.conference_sid!r}" if self.conference_sid else ""
        state = " (ended)" if self.has_ended else ""
        return f"<ConferenceRoster{room}{state}: {present} of {known} participants present>"
