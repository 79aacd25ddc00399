"""Callbacks, as type checkers see them."""

# ruff: noqa: D401, T201 - sentences of the specification, and nothing here is run

from datetime import datetime
from typing import assert_type

from cxml.callbacks import (
    CallState,
    ConferenceEvent,
    ConferenceEventName,
    DialAction,
    RecordingStatus,
)


def callbacks_are_typed() -> None:
    """A callback is read as its class, and its fields as their types."""
    event = ConferenceEvent.from_form("StatusCallbackEvent=participant-join")
    assert_type(event, ConferenceEvent)
    assert_type(event.event, ConferenceEventName | str | None)
    assert_type(event.muted, bool | None)
    assert_type(event.conference_sid, str | None)
    assert_type(event.call_status, CallState | str | None)
    assert_type(event.timestamp, datetime | None)
    assert_type(RecordingStatus.from_form({}), RecordingStatus)
    assert_type(DialAction.from_form(b""), DialAction)


def wrong_uses() -> None:
    """Unknown fields, wrong forms and changes are errors."""
    event = ConferenceEvent.from_form({"Muted": "true"})
    _ = event.mutd  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType, reportUnknownMemberType]
    event.muted = True  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    ConferenceEvent.from_form(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ConferenceEvent.from_form()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    ConferenceEvent(mutd=True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def words_can_be_matched() -> None:
    """The words of a field can be matched, as members and as text."""
    event = ConferenceEvent.from_form({}).event
    match event:
        case ConferenceEventName.PARTICIPANT_JOIN:
            print("joined")
        case "something-new":
            print("new")
        case _:
            print("other")
