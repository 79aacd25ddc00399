"""Which kind a request is of, where nothing but the request tells."""

from __future__ import annotations

import json
from collections.abc import Iterable
from io import BytesIO
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from cxml import callbacks
from cxml._declare.metadata import Support
from cxml.callbacks import Callback, ConferenceEvent, parse
from cxml.errors import CallbackError

FORMS: dict[str, type[Callback]] = {
    "ConferenceSid=c&StatusCallbackEvent=conference-start&CallStatus=x": ConferenceEvent,
    "ConferenceSid=c&EventName=conference-record-end": ConferenceEvent,
    "RoomSid=r&StatusCallbackEvent=room-created": Callback,
    "ConferenceSid=c&RecordingStatus=completed": callbacks.ConferenceRecordingStatus,
    "RecordingStatus=completed&RecordingUrl=u": callbacks.RecordingStatus,
    "TranscriptionStatus=completed&RecordingUrl=u": callbacks.TranscriptionStatus,
    "StreamEvent=stream-started": callbacks.StreamStatus,
    "For=postal-code": callbacks.PayStatus,
    "Result=success&CallStatus=x": callbacks.PayAction,
    "method=charge&cardnumber=4": callbacks.PayConnectorRequest,
    "FaxSid=f&FaxStatus=received": callbacks.FaxStatus,
    "FaxSid=f": callbacks.FaxRequest,
    "DialCallStatus=busy&CallStatus=x": callbacks.DialAction,
    "QueueResult=leave&CallStatus=x": callbacks.EnqueueAction,
    "DequeingCallSid=d&CallStatus=x": callbacks.DialedQueue,
    "QueuePosition=1&CallStatus=x": callbacks.EnqueueWait,
    "ReferSipResponseCode=202&CallStatus=x": callbacks.ReferAction,
    "VirtualAgentStatus=failed&CallStatus=x": callbacks.VirtualAgentAction,
    "UnstableSpeechResult=he&CallStatus=x": callbacks.GatherPartial,
    "StableSpeechResult=hello&CallStatus=x": callbacks.GatherPartial,
    "MessageSid=m&MessageStatus=sent": callbacks.MessageStatus,
    "MessageSid=m&SmsStatus=received": callbacks.MessageRequest,
    "SmsStatus=sent": callbacks.SmsStatus,
    "AnsweredBy=human&CallSid=c": callbacks.AmdStatus,
    "AnsweredBy=human&CallbackSource=call-progress-events": callbacks.CallStatus,
    "AnsweredBy=human&CallStatus=in-progress": callbacks.VoiceRequest,
    "AnsweredBy=human&CallStatus=in-progress&Digits=1": callbacks.GatherAction,
    "ErrorUrl=u&CallStatus=ringing": callbacks.VoiceRequest,
    "CallDuration=9&CallStatus=completed": callbacks.CallStatus,
    "CallDuration=9&CallStatus=completed&RecordingUrl=u": callbacks.CallStatus,
    "DialCallStatus=completed&CallDuration=9&RecordingUrl=u": callbacks.DialAction,
    "RecordingUrl=u&Digits=1&CallStatus=x": callbacks.RecordAction,
    "Digits=&CallStatus=x": callbacks.GatherAction,
    "SpeechResult=hello&CallStatus=x": callbacks.GatherAction,
    "CallStatus=ringing": callbacks.CallStatus,
    "=a&CallStatus=ringing": callbacks.CallStatus,
    "Mood=good": Callback,
    "": Callback,
}
JSON: list[tuple[Any, type[Callback]]] = [
    ({"event_type": "calling.conference"}, ConferenceEvent),
    ({"event_type": "calling.call.stream"}, callbacks.SwmlStreamStatus),
    ({"event_type": "calling.transcript.failed"}, callbacks.SwmlTranscribeStatus),
    ({"event_type": "calling.call.play"}, Callback),
    ({"event_type": 5}, Callback),
    ({"call": {}, "vars": {}}, callbacks.SwmlDocumentRequest),
    ({"id": "m", "status": "sent", "number_of_segments": 1}, callbacks.SwmlMessageStatus),
    ({"CallStatus": "completed", "CallbackSource": "x"}, callbacks.CallStatus),
    ({}, Callback),
]


@pytest.mark.parametrize(("form", "kind"), FORMS.items())
def test_forms(form: str, kind: type[Callback]) -> None:
    """A form is of the kind that its names tell, in any shape, and nothing of it is lost."""
    guessed = parse(form)
    assert type(guessed) is kind
    assert guessed == kind.from_form(form)
    assert parse(form.encode()) == parse(guessed.form) == parse(iter(guessed.form)) == guessed
    assert parse(MultiDict(guessed.form)) == parse(dict(guessed.form)) == guessed
    assert guessed.wire == "form"


@pytest.mark.parametrize(("tree", "kind"), JSON, ids=[str(tree)[:40] for tree, _ in JSON])
def test_json(tree: dict[str, Any], kind: type[Callback]) -> None:
    """JSON is of the kind that its names tell, as a body."""
    body = json.dumps(tree)
    guessed = parse(f"\n {body}")
    assert type(guessed) is kind
    assert guessed == kind.from_json(tree) == parse(body.encode())
    assert guessed.wire == "json"


def test_json_that_was_read_already() -> None:
    """A mapping that holds what no form can hold is taken for JSON."""
    event = parse({"event_type": "calling.conference", "params": {"status": "conference-end"}})
    assert isinstance(event, ConferenceEvent)
    assert event.ended


@pytest.mark.parametrize(
    ("form", "others"),
    [
        ("FaxSid=f&FaxStatus=received", ["FaxReceiveAction"]),
        ("MessageSid=m&MessageStatus=sent", ["MessageAction"]),
        ("SmsStatus=sending", ["SmsAction"]),
        ("RecordingStatus=completed", ["ConferenceRecordingStatus"]),
        (
            "CallStatus=completed",
            ["VoiceRequest", "IncomingNumberStatus", "GatherAction", "DialedNumber", "DialedSip"],
        ),
        (
            "CallStatus=in-progress&AnsweredBy=human",
            ["CallStatus", "AmdStatus", "DialedNumber", "DialedSip"],
        ),
        ("CallStatus=completed&CallDuration=9", ["IncomingNumberStatus"]),
        ("CallStatus=completed&CallDuration=9&RecordingUrl=u", ["RecordAction"]),
        ("CallStatus=completed&RecordingUrl=u", ["CallStatus"]),
        ("DialCallStatus=busy", []),
        ("Mood=good", []),
    ],
)
def test_doubts(form: str, others: Iterable[str]) -> None:
    """Where several kinds fit, the callback says which others do."""
    guessed = parse(form)
    assert [each.__name__ for each in guessed.also_fits] == others
    assert guessed == type(guessed).from_form(form)
    assert type(guessed).from_form(form).also_fits == ()


def test_a_body_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it takes to know the kind of a body is not read once more."""
    read: list[str] = []
    loads = json.loads

    def counted(text: str, **options: Any) -> Any:
        read.append(text)
        return loads(text, **options)

    monkeypatch.setattr(json, "loads", counted)
    body = '{"event_type":"calling.conference"}'
    assert isinstance(parse(body), ConferenceEvent)
    assert read == [body]


@pytest.mark.parametrize("data", ["[1]", b"[]", "{", [("a", 5)], {"a": {1}}, 5])
def test_refused(data: Any) -> None:
    """What cannot be read as a form or as JSON is a CallbackError."""
    with pytest.raises(CallbackError):
        parse(data)


def test_an_uploaded_file() -> None:
    """A framework's form stays a form, even with a file in it, which is refused as in any form."""
    with pytest.raises(CallbackError, match="the value of 'file' is an object of class BytesIO"):
        parse(MultiDict({"file": BytesIO()}))


@pytest.mark.parametrize(
    ("kind", "name", "sent", "support"),
    [
        (callbacks.VoiceRequest, "answered_by", "AnsweredBy=human", Support.BOTH),
        (callbacks.DialedNumber, "answered_by", "AnsweredBy=human", Support.BOTH),
        (callbacks.DialedSip, "answered_by", "AnsweredBy=human", Support.BOTH),
        (callbacks.AmdStatus, "answered_by", "AnsweredBy=human", Support.BOTH),
        (callbacks.CallStatus, "answered_by", "AnsweredBy=human", Support.BOTH),
        (callbacks.VoiceRequest, "add_ons", "AddOns=%7B%7D", None),
        (
            callbacks.CallStatus,
            "machine_detection_duration",
            "MachineDetectionDuration=9",
            Support.TWIML,
        ),
    ],
)
def test_what_programs_branch_on_is_a_field(
    kind: type[callbacks.Callback], name: str, sent: str, support: Support | None
) -> None:
    """What guides of the platforms branch on is a field of the class that their views get."""
    assert getattr(kind.from_form(sent), name) is not None
    assert kind.from_form(sent).unknown == {}
    assert kind.__callback_spec__().parameters[name].support is support
