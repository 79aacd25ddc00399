"""Somebody in a conference, as events tell it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NoReturn

import attrs
from attrs import frozen

from .._text.wording import no_such
from ..errors import Problem, UnknownAttributeError
from ._timeline import Said
from .conference import ReasonParticipantLeft

_LEAVING = frozenset({"left_at", "reason_left"})


@frozen(kw_only=True)
class Participant:
    """One call that is, or was, in a conference.

    What no event said is ``None``. So is what the latest events contradict each other about, when
    nothing tells which came last; ``uncertain`` has the names of those fields. A call that joins
    again is as one that joins for the first time: what was said of the stay before is forgotten.
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

    if not TYPE_CHECKING:  # pragma: no branch - checkers know the fields
        # For who takes the name that the event has, such as "hold".
        def __getattr__(self, name: str) -> NoReturn:
            if name.startswith("_"):  # as protocols do that ask what there is
                object.__getattribute__(self, name)
            fields = [each.name for each in attrs.fields(Participant)]
            message, near = no_such("field", name, fields, owner="Participant")
            raise UnknownAttributeError(
                Problem(code="unknown-attribute", message=message, suggestion=near)
            )


def participant_of(call_sid: str, said: Said) -> Participant:
    """Make a participant of what is last said, while the conference goes on."""
    known: dict[str, Any] = {name: next(iter(v)) for name, v in said.items() if len(v) == 1}
    uncertain = said.keys() - known.keys()
    # When a call left follows from whether it did; said of one that is there, it is an old stay's.
    if "in_room" in uncertain:
        uncertain |= _LEAVING
    elif known["in_room"]:
        uncertain -= _LEAVING
    if known.get("in_room") is not False:
        known = {name: value for name, value in known.items() if name not in _LEAVING}
    return Participant(call_sid=call_sid, uncertain=frozenset(uncertain), **known)


def at_the_end(participant: Participant, time: datetime | None) -> Participant:
    """Give how a participant stands when the conference is over: nobody is in it, or speaks."""
    return attrs.evolve(
        participant,
        in_room=False,
        speaking=False,
        left_at=time if participant.in_room else participant.left_at,
        uncertain=participant.uncertain - {"in_room", "speaking"},
    )
