"""Which kind a request is of, guessed from the names of its parameters."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from importlib import import_module
from typing import cast

from attrs import frozen

from .._input.form import EVERY_VALUE, Form, read_pairs
from ._callback import Callback, of_json, of_pairs
from ._json import JsonBody, body_of, read_json


@frozen
class Rule:
    """Names that tell a kind of request, and the classes of those that have them."""

    names: tuple[str, ...]
    """Names that all are there."""
    fits: tuple[str, ...]
    """The classes, as ``module:name``, the likeliest first; none if cxml has none."""
    begins: str = ""
    """How the value of the first name begins."""

    def matches(self, said: Mapping[str, object]) -> bool:
        """Whether a request with these parameters is of the kind."""
        if not all(name in said for name in self.names):
            return False
        return not self.begins or str(said[self.names[0]]).startswith(self.begins)


# The first rule that matches wins, so the order is part of each rule. tests/callbacks/test_facts.py
# holds both lists against the facts.
_JSON_RULES = (
    Rule(("event_type",), ("conference:ConferenceEvent",), begins="calling.conference"),
    Rule(("event_type",), ("swml:SwmlStreamStatus",), begins="calling.call.stream"),
    Rule(("event_type",), ("swml:SwmlTranscribeStatus",), begins="calling.transcript."),
    Rule(("call", "vars"), ("swml:SwmlDocumentRequest",)),
    Rule(("id", "status", "number_of_segments"), ("swml:SwmlMessageStatus",)),
)
_RULES = (
    Rule(("ConferenceSid", "StatusCallbackEvent"), ("conference:ConferenceEvent",)),
    Rule(("ConferenceSid", "EventName"), ("conference:ConferenceEvent",)),
    # Twilio's video rooms send names that rules below would take; cxml has no class for them.
    Rule(("RoomSid",), ()),
    Rule(("RecordingStatus", "ConferenceSid"), ("recording:ConferenceRecordingStatus",)),
    Rule(
        ("RecordingStatus",), ("recording:RecordingStatus", "recording:ConferenceRecordingStatus")
    ),
    Rule(("TranscriptionStatus",), ("transcription:TranscriptionStatus",)),
    Rule(("StreamEvent",), ("stream:StreamStatus",)),
    Rule(("For",), ("pay:PayStatus",)),
    Rule(("Result",), ("pay:PayAction",)),
    Rule(("cardnumber",), ("pay:PayConnectorRequest",)),
    Rule(("FaxStatus",), ("fax:FaxStatus", "fax:FaxReceiveAction")),
    Rule(("FaxSid",), ("fax:FaxRequest",)),
    # Before RecordingUrl, which this request has where the call was recorded.
    Rule(("DialCallStatus",), ("dial:DialAction",)),
    Rule(("QueueResult",), ("queue:EnqueueAction",)),
    Rule(("DequeingCallSid",), ("queue:DialedQueue",)),
    Rule(("QueuePosition",), ("queue:EnqueueWait",)),
    Rule(("ReferSipResponseCode",), ("refer:ReferAction",)),
    Rule(("VirtualAgentStatus",), ("virtual_agent:VirtualAgentAction",)),
    Rule(("UnstableSpeechResult",), ("gather:GatherPartial",)),
    Rule(("StableSpeechResult",), ("gather:GatherPartial",)),
    # Reports have both names, and Twilio's requests for a document have SmsStatus besides
    # MessageSid: from the narrowest to the widest.
    Rule(("MessageStatus",), ("messaging:MessageStatus", "messaging:MessageAction")),
    Rule(("MessageSid",), ("messaging:MessageRequest",)),
    Rule(("SmsStatus",), ("sms:SmsStatus", "sms:SmsAction")),
    Rule(("CallbackSource",), ("call:CallStatus",)),
    # Only a call that is over has it, and its last report has the recording besides.
    Rule(("CallDuration", "RecordingUrl"), ("call:CallStatus", "record:RecordAction")),
    Rule(("CallDuration",), ("call:CallStatus", "call:IncomingNumberStatus")),
    # Before Digits, which is then the key that ended the recording.
    Rule(("RecordingUrl",), ("record:RecordAction", "call:CallStatus")),
    Rule(("Digits",), ("gather:GatherAction",)),
    Rule(("SpeechResult",), ("gather:GatherAction",)),
    # Whoever asks for a document says it, and so do reports; one on detection alone says no more.
    Rule(
        ("AnsweredBy", "CallStatus"),
        (
            "standard:VoiceRequest",
            "call:CallStatus",
            "call:AmdStatus",
            "nouns:DialedNumber",
            "nouns:DialedSip",
        ),
    ),
    Rule(("AnsweredBy",), ("call:AmdStatus",)),
    Rule(("ErrorUrl", "CallStatus"), ("standard:VoiceRequest",)),
    Rule(
        # Nearly every request about a call has CallStatus, so this one comes last.
        ("CallStatus",),
        (
            "call:CallStatus",
            "standard:VoiceRequest",
            "call:IncomingNumberStatus",
            "gather:GatherAction",
            "nouns:DialedNumber",
            "nouns:DialedSip",
        ),
    ),
)


def parse(data: Form | JsonBody) -> Callback:
    """Guess what kind of request it is, and read it as that.

    This is for tools that see requests of all kinds, such as a log. A handler knows what its
    address is for, and does better with the class itself: several kinds share their names. Where
    more than one class fits, the callback is of the likeliest, and ``also_fits`` has the others.
    Where none fits, it is a plain ``Callback``, and everything is in ``unknown``.

    Args:
        data: what ``from_form`` or ``from_json`` takes. A raw body that begins with a brace is
            JSON, and so is a mapping that is no framework's form and holds anything but texts and
            lists.

    Raises:
        CallbackError: as ``from_form`` and ``from_json`` do.

    """
    if _is_json(data):
        text = body_of(cast("JsonBody", data))
        tree = read_json(text)
        # SignalWire's specification marks as JSON what comes as a form: the names of forms count
        # here, too.
        first, *others = _fitting(tree, (*_JSON_RULES, *_RULES))
        callback = of_json(first, text, tree)
    else:
        pairs = read_pairs(data)
        first, *others = _fitting(dict(pairs), _RULES)
        callback = of_pairs(first, pairs)
    callback.__cxml_kept__["_also_fits"] = tuple(others)
    return callback


def _is_json(data: Form | JsonBody) -> bool:
    if isinstance(data, (bytes, bytearray, memoryview)):
        # A slice of the start alone: a body that is too large is refused later, and never copied
        # here.
        return bytes(memoryview(data)[:64]).lstrip()[:1] in (b"{", b"[")
    if isinstance(data, str):
        return data[:64].lstrip()[:1] in ("{", "[")
    return isinstance(data, Mapping) and not _is_form(cast("Mapping[str, object]", data))


def _is_form(mapping: Mapping[str, object]) -> bool:
    if any(hasattr(mapping, each) for each in EVERY_VALUE):
        return True
    return all(isinstance(each, (str, list, tuple)) for each in mapping.values())


def _fitting(said: Mapping[str, object], rules: Collection[Rule]) -> Iterator[type[Callback]]:
    found = next((rule.fits for rule in rules if rule.matches(said)), ()) or ("_callback:Callback",)
    yield from map(_load, found)


def _load(place: str) -> type[Callback]:
    """Load a class by its place, as an entry point is loaded: few programs need them all."""
    module, _, name = place.partition(":")
    found: type[Callback] = getattr(import_module(f"{__package__}.{module}"), name)
    return found
