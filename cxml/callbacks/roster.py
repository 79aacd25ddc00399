"""Who is in a conference, worked out from its events, in whatever order they came."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from types import MappingProxyType
from typing import Any

import attrs
from attrs import field, frozen

from ..errors import CallbackError
from ._timeline import History, Report, gaps, report_of
from .conference import (
    ConferenceEvent,
    ConferenceEventName,
    ReasonConferenceEnded,
    ReasonParticipantLeft,
)

_LATEST = datetime.max.replace(tzinfo=UTC)
_LEAVING = frozenset({"left_at", "reason_left"})


@frozen(kw_only=True)
class Participant:
    """One call that is, or was, in a conference.

    What no event said is ``None``. So is what the latest events contradict each other about, when
    nothing tells which came last; ``uncertain`` has the names of those fields.
    """

    call_sid: str
    """The call."""
    label: str | None = None
    """The participant's label, if there is one. Twilio only."""
    in_room: bool | None = None
    """Whether the call is in the conference now."""
    muted: bool | None = None
    """Whether the participant is muted, or was on leaving."""
    on_hold: bool | None = None
    """Whether the participant is on hold, or was on leaving."""
    speaking: bool | None = None
    """Whether the participant speaks; known if the ``speaker`` events were asked for."""
    coaching: bool | None = None
    """Whether the participant coaches another, who alone hears it."""
    joined_at: datetime | None = None
    """When the call joined, the last time if it did more than once."""
    left_at: datetime | None = None
    """When the call left; ``None`` while it is there. The end of the conference counts."""
    reason_left: ReasonParticipantLeft | str | None = None
    """Why it left. Twilio only."""
    uncertain: frozenset[str] = frozenset()
    """The names of fields that are ``None`` because the order of events is not known."""


_FACTS = [
    each.name for each in attrs.fields(Participant) if each.name not in {"call_sid", "uncertain"}
]


def _is_strange(given: object) -> bool:
    return not isinstance(given, ConferenceEvent)


def _no_event(given: object) -> CallbackError:
    kind = type(given).__name__
    hint = "; write add(*events) for several in one" if hasattr(given, "__iter__") else ""
    return CallbackError(f"a roster is made of ConferenceEvents, and {kind} is none{hint}")


@frozen(kw_only=True, slots=False, repr=False)
class ConferenceRoster:
    """Who is in one conference, worked out from its events.

    A roster never changes: ``add`` gives another. The same events, in any order and repeated any
    number of times, give equal rosters. ``SequenceNumber`` decides what is later; where an event
    of a call lacks it, times decide for that call. What neither decides is ``None``, and
    ``order_is_known`` says that there is such a thing: two changes within one second, for
    instance, where times have whole seconds and numbers are not sent.

    Within one second a call that no earlier event was about joins before it leaves.

    A roster knows what events say, and no more: a participant whose events were lost, or were not
    asked for, is not in it. It keeps a little of every event, and nothing twice.
    """

    _reports: frozenset[Report] = field(default=frozenset(), alias="_reports")

    def add(self, *events: ConferenceEvent) -> ConferenceRoster:
        """Give a roster that knows these events too.

        Args:
            *events: one or many, in any order; those that the roster knows already change nothing.

        Raises:
            CallbackError: they are not all of one conference, or not all events.

        """
        for stranger in filter(_is_strange, events):
            raise _no_event(stranger)
        new = frozenset(map(report_of, events)) - self._reports
        if not new:
            return self
        sids = ({each.conference_sid for each in new} | {self.conference_sid or ""}) - {""}
        if len(sids) > 1:
            one, other, *_ = sorted(sids)
            raise CallbackError(
                f"events of several conferences, such as {one[:60]!r} and {other[:60]!r}, cannot "
                f"make one roster: keep a roster for each conference_sid"
            )
        return ConferenceRoster(_reports=self._reports | new)

    @cached_property
    def conference_sid(self) -> str | None:
        """The conference, once an event named it."""
        return max((each.conference_sid for each in self._reports), default="") or None

    @property
    def participants(self) -> Mapping[str, Participant]:
        """Everybody who is or was in the conference, by call, in the order of joining."""
        return MappingProxyType(self._participants)

    @cached_property
    def _participants(self) -> dict[str, Participant]:
        about: dict[str, list[Report]] = {}
        for each in self._reports:
            if each.call_sid:
                about.setdefault(each.call_sid, []).append(each)
        made = [self._participant(call_sid, reports) for call_sid, reports in about.items()]
        made.sort(key=lambda each: (each.joined_at or _LATEST, each.call_sid))
        return {each.call_sid: each for each in made}

    def _participant(self, call_sid: str, reports: list[Report]) -> Participant:
        history = History(reports)
        said = {fact: history.latest(fact) for fact in _FACTS}
        known: dict[str, Any] = {fact: next(iter(v)) for fact, v in said.items() if len(v) == 1}
        uncertain = {fact for fact, values in said.items() if len(values) > 1}
        if "in_room" in uncertain:
            uncertain |= _LEAVING
        if known.get("in_room") is not False:
            known = {fact: value for fact, value in known.items() if fact not in _LEAVING}
        if self.has_ended:
            last = {"left_at": self.ended_at} if known.get("in_room") else {}
            known |= {"in_room": False, "speaking": False, **last}
            uncertain -= {"in_room", "speaking"}
        return Participant(call_sid=call_sid, uncertain=frozenset(uncertain), **known)

    @property
    def present(self) -> tuple[Participant, ...]:
        """Those who are in the conference now, in the order of joining."""
        return tuple(each for each in self.participants.values() if each.in_room)

    @property
    def has_started(self) -> bool:
        """Whether the conference is known to have started."""
        return bool(self._starts)

    @property
    def has_ended(self) -> bool:
        """Whether the conference is known to be over; nobody is in it then."""
        return bool(self._ends)

    @property
    def started_at(self) -> datetime | None:
        """When the conference started, if an event says so."""
        return min((each.time for each in self._starts if each.time), default=None)

    @property
    def ended_at(self) -> datetime | None:
        """When the conference ended, if an event says so."""
        return max((each.time for each in self._ends if each.time), default=None)

    @property
    def reason_ended(self) -> ReasonConferenceEnded | str | None:
        """Why the conference ended, if an event says so."""
        return max((each.reason for each in self._ends if each.reason), default=None)

    @cached_property
    def gaps(self) -> tuple[range, ...]:
        """The sequence numbers, from 1 on, that are missing below the highest that came.

        Events with these numbers are lost, late, or were not asked for. Without numbers there are
        no gaps to be seen.
        """
        return tuple(gaps(each.number for each in self._reports if each.number is not None))

    @property
    def is_complete(self) -> bool:
        """Whether every event is certainly here: all numbered, no gaps, the end among them.

        A participant's event that does not say which call it is about leaves the roster incomplete.
        """
        clear = all(each.number is not None and each.is_told for each in self._reports)
        return self.has_ended and clear and not self.gaps

    @property
    def order_is_known(self) -> bool:
        """Whether no participant has a field that is ``None`` for want of the events' order."""
        return not any(each.uncertain for each in self.participants.values())

    @cached_property
    def _starts(self) -> tuple[Report, ...]:
        return self._named(ConferenceEventName.CONFERENCE_START)

    @cached_property
    def _ends(self) -> tuple[Report, ...]:
        return self._named(ConferenceEventName.CONFERENCE_END)

    def _named(self, event: str) -> tuple[Report, ...]:
        return tuple(each for each in self._reports if each.event == event)

    def __repr__(self) -> str:
        present, known = len(self.present), len(self.participants)
        room = f" of {self.conference_sid!r}" if self.conference_sid else ""
        state = " (ended)" if self.has_ended else ""
        return f"<ConferenceRoster{room}{state}: {present} of {known} participants present>"
