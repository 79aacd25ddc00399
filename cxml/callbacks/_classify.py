"""Which kind a request is of, guessed from the names of its parameters."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import cast

from attrs import frozen

from .._input.form import EVERY_VALUE, Form, read_pairs
from ._callback import Callback
from ._json import JsonBody, body_of, read_json


@frozen
class Rule:
    """Names that tell a kind of request, and the classes of those that have them."""

    names: tuple[str, ...]
    """Names that all are there."""
    fits: tuple[str, ...]
    """The names of classes, the likeliest first; none if cxml has none."""
    begins: str = ""
    """How the value of the first name begins."""
    lacks: str = ""
    """A name that is not there."""

    def matches(self, said: Mapping[str, object]) -> bool:
        """Whether a request with these parameters is of the kind."""
        if self.lacks in said or not all(name in said for name in self.names):
            return False
        return not self.begins or str(said[self.names[0]]).startswith(self.begins)


_JSON_RULES = (
    Rule(("event_type",), ("ConferenceEvent",), begins="calling.conference"),
    Rule(("event_type",), ("SwmlStreamStatus",), begins="calling.call.stream"),
    Rule(("event_type",), ("SwmlTranscribeStatus",), begins="calling.transcript."),
    Rule(("call", "vars"), ("SwmlDocumentRequest",)),
    Rule(("id", "status", "number_of_segments"), ("SwmlMessageStatus",)),
)
_RULES = (
    Rule(("ConferenceSid", "StatusCallbackEvent"), ("ConferenceEvent",)),
    Rule(("ConferenceSid", "EventName"), ("ConferenceEvent",)),
    Rule(("RoomSid",), ()),
    Rule(("RecordingStatus", "ConferenceSid"), ("ConferenceRecordingStatus",)),
    Rule(("RecordingStatus",), ("RecordingStatus", "ConferenceRecordingStatus")),
    Rule(("TranscriptionStatus",), ("TranscriptionStatus",)),
    Rule(("StreamEvent",), ("StreamStatus",)),
    Rule(("For",), ("PayStatus",)),
    Rule(("Result",), ("PayAction",)),
    Rule(("FaxStatus",), ("FaxStatus", "FaxReceiveAction")),
    Rule(("FaxSid",), ("FaxRequest",)),
    Rule(("DialCallStatus",), ("DialAction",)),
    Rule(("QueueResult",), ("EnqueueAction",)),
    Rule(("DequeingCallSid",), ("DialedQueue",)),
    Rule(("QueuePosition",), ("EnqueueWait",)),
    Rule(("ReferSipResponseCode",), ("ReferAction",)),
    Rule(("VirtualAgentStatus",), ("VirtualAgentAction",)),
    Rule(("UnstableSpeechResult",), ("GatherPartial",)),
    Rule(("MessageStatus",), ("MessageStatus", "MessageAction")),
    Rule(("MessageSid",), ("MessageRequest",)),
    Rule(("SmsStatus",), ("SmsStatus", "SmsAction")),
    Rule(("AnsweredBy",), ("AmdStatus",), lacks="CallbackSource"),
    Rule(("CallbackSource",), ("CallStatus",)),
    Rule(("RecordingUrl",), ("RecordAction",)),
    Rule(("Digits",), ("GatherAction",)),
    Rule(("SpeechResult",), ("GatherAction",)),
    Rule(
        ("CallStatus",),
        (
            "CallStatus",
            "VoiceRequest",
            "IncomingNumberStatus",
            "GatherAction",
            "DialedNumber",
            "DialedSip",
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
        first, *others = _fitting(tree, (*_JSON_RULES, *_RULES))
        callback = first.from_json(text)
    else:
        pairs = read_pairs(data)
        first, *others = _fitting(dict(pairs), _RULES)
        callback = first.from_form(pairs)
    callback.__dict__["_also_fits"] = tuple(others)
    return callback


def _is_json(data: Form | JsonBody) -> bool:
    if isinstance(data, (bytes, bytearray, memoryview)):
        return bytes(memoryview(data)[:64]).lstrip()[:1] in (b"{", b"[")
    if isinstance(data, str):
        return data[:64].lstrip()[:1] in ("{", "[")
    return isinstance(data, Mapping) and not _is_form(cast("Mapping[str, object]", data))


def _is_form(mapping: Mapping[str, object]) -> bool:
    if any(hasattr(mapping, each) for each in EVERY_VALUE):
        return True
    return all(isinstance(each, (str, list, tuple)) for each in mapping.values())


def _fitting(said: Mapping[str, object], rules: Collection[Rule]) -> Iterator[type[Callback]]:
    from .. import callbacks

    found = next((rule.fits for rule in rules if rule.matches(said)), ()) or ("Callback",)
    yield from (getattr(callbacks, name) for name in found)
