"""Callbacks, as type checkers see them."""

# ruff: noqa: D401, T201 - sentences of the specification, and nothing here is run

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Literal, assert_type

from cxml.callbacks import (
    Callback,
    CallState,
    CallStatus,
    ConferenceEvent,
    ConferenceEventName,
    ConferenceRoster,
    DialAction,
    MessageRequest,
    Participant,
    RecordingStatus,
    SwmlDocumentRequest,
    parse,
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


def every_way_to_read() -> None:
    """Queries and JSON are read as the class, too; a guess is any callback."""
    assert_type(DialAction.from_query("?a=b"), DialAction)
    assert_type(CallStatus.from_json(b"{}").audio_in_mos, Decimal | None)
    assert_type(SwmlDocumentRequest.from_json({}).vars, Mapping[str, object] | None)
    assert_type(MessageRequest.from_form("").media_urls, Mapping[int, str])
    assert_type(ConferenceEvent().to_form(), tuple[tuple[str, str], ...])
    assert_type(ConferenceEvent().wire, Literal["form", "json"] | None)
    match parse(b""):
        case MessageRequest(body=body):
            assert_type(body, str | None)
        case other:
            assert_type(other, Callback)


def rosters_are_typed() -> None:
    """A roster takes one event or many, and gives participants."""
    event = ConferenceEvent()
    roster = ConferenceRoster().add(event).add(event, event)
    assert_type(roster, ConferenceRoster)
    assert_type(roster.present, tuple[Participant, ...])
    assert_type(roster.participants["call-1"].muted, bool | None)
    assert_type(roster.started_at, datetime | None)
    assert_type(roster | roster, ConferenceRoster)
    assert_type(ConferenceRoster.from_json(roster.to_json()), ConferenceRoster)
    _ = roster | event  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue, reportUnknownVariableType]
    roster.add(DialAction())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    roster.add([event])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    roster.present[0].muted = True  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


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
