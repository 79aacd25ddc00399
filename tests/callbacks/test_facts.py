"""The declarations say what the platforms document, name by name, and nothing else.

``tests/data/callbacks.json`` holds the facts: every kind of request with its parameters, as
SignalWire and Twilio document them or as they were seen. Where a declaration differs on purpose,
the difference stands here with its reason.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from cxml import callbacks
from cxml._declare.metadata import Support
from cxml.callbacks import Callback, ConferenceEvent, ConferenceEventName, parse
from cxml.callbacks._classify import _JSON_RULES, _RULES
from cxml.callbacks._spec import Parameter

from .samples import CLASSES

FACTS: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "data" / "callbacks.json").read_text(encoding="utf-8")
)
KINDS: dict[str, Any] = FACTS["kinds"]

CLASS_OF: dict[str, type[Callback]] = {
    "amd_status": callbacks.AmdStatus,
    "call_status": callbacks.CallStatus,
    "conference_announce_url": callbacks.ConferenceAnnouncement,
    "conference_recording_status": callbacks.ConferenceRecordingStatus,
    "conference_status": ConferenceEvent,
    "conference_wait_url": callbacks.ConferenceWait,
    "dial_action": callbacks.DialAction,
    "enqueue_action": callbacks.EnqueueAction,
    "enqueue_wait_url": callbacks.EnqueueWait,
    "fax_receive_action": callbacks.FaxReceiveAction,
    "fax_request": callbacks.FaxRequest,
    "fax_status": callbacks.FaxStatus,
    "gather_action": callbacks.GatherAction,
    "gather_partial": callbacks.GatherPartial,
    "incoming_number_status": callbacks.IncomingNumberStatus,
    "message_action": callbacks.MessageAction,
    "message_request": callbacks.MessageRequest,
    "message_status": callbacks.MessageStatus,
    "number_noun_url": callbacks.DialedNumber,
    "pay_action": callbacks.PayAction,
    "pay_connector_request": callbacks.PayConnectorRequest,
    "pay_status": callbacks.PayStatus,
    "queue_noun_url": callbacks.DialedQueue,
    "record_action": callbacks.RecordAction,
    "recording_status": callbacks.RecordingStatus,
    "refer_action": callbacks.ReferAction,
    "sip_noun_url": callbacks.DialedSip,
    "sms_verb_action": callbacks.SmsAction,
    "sms_verb_status": callbacks.SmsStatus,
    "stream_status": callbacks.StreamStatus,
    "swml_calling_conference": ConferenceEvent,
    "swml_document_request": callbacks.SwmlDocumentRequest,
    "swml_message_status": callbacks.SwmlMessageStatus,
    "swml_stream_status": callbacks.SwmlStreamStatus,
    "swml_transcribe_status": callbacks.SwmlTranscribeStatus,
    "transcription_status": callbacks.TranscriptionStatus,
    "virtual_agent_action": callbacks.VirtualAgentAction,
    "voice_request": callbacks.VoiceRequest,
}

SHARED = {
    callbacks.AnsweredCallback,
    callbacks.Callback,
    callbacks.FaxCallback,
    callbacks.FaxResultCallback,
    callbacks.MessageCallback,
    callbacks.PaymentCallback,
    callbacks.PlacesCallback,
    callbacks.QueueCallback,
    callbacks.SwmlCallback,
    callbacks.VoiceCallback,
}
"""Classes of no kind: they hold what several kinds share."""

TYPES = {
    "sid": str, "string": str, "e164": str, "url": str, "mmyy": str, "enum": str,
    "integer": int, "decimal": Decimal, "boolean": bool, "json": Mapping,
    "rfc2822": datetime, "iso8601": datetime, "unix_float": datetime,
}  # fmt: skip
SUPPORT = {"both": Support.BOTH, "signalwire": Support.CXML, "twilio": Support.TWIML}

TAKEN_APART = {("swml_calling_conference", "params"), ("swml_document_request", "call")}
"""Objects whose members have fields of their own."""

MEMBERS = {
    ("swml_document_request", f"call.{name}")
    for name in (
        "call_id", "node_id", "segment_id", "call_state", "direction", "type", "from", "to",
        "from_number", "to_number", "project_id", "space_id", "tag",
    )
}  # fmt: skip
"""Members of such an object, which the facts list in a note of it."""

SUPPORT_OF_TWO = {
    "params.coaching": "forms have it from Twilio only",
    "params.call_id_ending_conf": "forms have it from Twilio only",
    "params.reason_ended": "forms have it from Twilio only",
    **dict.fromkeys(
        (
            "project_id", "timestamp", "params.call_id", "params.conference_id",
            "params.end_on_leave", "params.hold", "params.muted", "params.name",
            "params.recording_file_size", "params.recording_url", "params.start_on_join",
            "params.status",
        ),
        "forms have it from both platforms",
    ),
}  # fmt: skip
"""Paths in JSON of which the field says who documents the parameter of the form."""

CONFERENCE = {"conference_status", "swml_calling_conference"}
"""Kinds that share a class."""

OTHER_SUPPORT = {
    ("message_status", "Body"),
    ("message_status", "NumMedia"),
    ("pay_status", "BankAccountNumber"),
    ("pay_status", "BankRoutingNumber"),
}
"""Shared fields that fewer document in one kind of request than in another."""

WORDS_TOO = {("pay_status", "BankAccountType"), ("pay_status", "PaymentCardType")}
"""Shared fields whose words the facts list for another kind of request only."""

ONE_WORD = {("swml_calling_conference", "event_type")}
"""Words that are always the same, so that the field is a text."""

UNDOCUMENTED = {callbacks.CallState: {"answered"}}
"""Words that were only seen."""


def facts_of(kind: str) -> dict[str, Any]:
    """Give every parameter of a kind, those of its groups included."""
    found: dict[str, Any] = {}
    for group in KINDS[kind]["include"]:
        found |= FACTS["groups"][group]
    found |= KINDS[kind]["parameters"]
    return found


def is_json(kind: str) -> bool:
    """Whether a kind is sent as JSON."""
    return kind.startswith("swml_")


EVERY = [(kind, name) for kind in KINDS for name in facts_of(kind)]
every_kind = pytest.mark.parametrize("kind", KINDS)


def find(kind: str, name: str) -> Parameter:
    """Find the field for a parameter."""
    plan = CLASS_OF[kind].__callback_spec__()
    for beginning, field, _ in plan.collections:
        if name in (f"{beginning}*", f"{beginning}{{N}}"):
            return plan.parameters[field]
    return plan.parameters[(plan.by_json if is_json(kind) else plan.by_wire)[name][0]]


def test_every_kind_has_its_class() -> None:
    """Every kind has a class, every class a kind, and a conference's events are of one class."""
    assert CLASS_OF.keys() == KINDS.keys()
    assert set(CLASS_OF.values()) | SHARED == set(CLASSES)
    assert len(set(CLASS_OF.values())) == len(CLASS_OF) - 1


def has_type(kind: str, name: str) -> bool:
    """Tell whether the field for a parameter has its type."""
    found, type_name = find(kind, name), facts_of(kind)[name]["type"]
    if found.words:
        return type_name == "enum" or (kind, name) in WORDS_TOO
    if type_name == "enum":
        return (kind, name) in ONE_WORD
    return TYPES[type_name] in found.types or found.collects


def is_supported(kind: str, name: str) -> bool:
    """Tell whether the field for a parameter says who documents it."""
    facts = facts_of(kind)[name]
    if "alias_of" in facts or name in SUPPORT_OF_TWO:
        return True
    same = find(kind, name).support is SUPPORT.get(facts["support"])
    return same is ((kind, name) not in OTHER_SUPPORT)


@every_kind
def test_every_parameter_has_a_field(kind: str) -> None:
    """Every parameter of every kind has a field of its type, which says who documents it."""
    names = [name for name in facts_of(kind) if (kind, name) not in TAKEN_APART]
    assert [name for name in names if not has_type(kind, name)] == []
    assert [name for name in names if not is_supported(kind, name)] == []


def test_other_names() -> None:
    """Other spellings of a parameter lead to its field."""
    for kind, name in EVERY:
        alias = facts_of(kind)[name].get("alias_of", name)
        assert (kind, name) in TAKEN_APART or find(kind, alias) == find(kind, name)


@pytest.mark.parametrize(("kind", "name"), sorted(TAKEN_APART))
def test_objects_that_are_taken_apart(kind: str, name: str) -> None:
    """An object without a field has fields for its members."""
    plan = CLASS_OF[kind].__callback_spec__()
    assert name not in plan.by_json
    assert any(path.startswith(f"{name}.") for path in plan.by_json)


@every_kind
def test_every_field_is_a_fact(kind: str) -> None:
    """A class has no field that is no parameter of its kind."""
    cls = CLASS_OF[kind]
    found = {find(kind, name).name for name in facts_of(kind) if (kind, name) not in TAKEN_APART}
    found |= {find(kind, name).name for each, name in MEMBERS if each == kind}
    other = CONFERENCE.difference({kind}) if kind in CONFERENCE else set()
    found |= {
        find(each, name).name for each in other for name in facts_of(each) if name != "params"
    }
    assert found == set(cls.__callback_spec__().parameters)


def test_words() -> None:
    """An enum has the words that the facts list for its parameters, and those that were seen."""
    listed: dict[type[StrEnum], set[str]] = {each: set(UNDOCUMENTED[each]) for each in UNDOCUMENTED}
    for kind, name in EVERY:
        facts = facts_of(kind)[name]
        enum = facts["type"] == "enum" and find(kind, name).words
        if enum:
            said = {word for words in facts.get("words", {}).values() for word in words}
            listed.setdefault(enum, set()).update(said)
    assert listed == {enum: set(enum) for enum in listed}


# Conferences in forms and in JSON


@pytest.mark.parametrize("word", FACTS["conference_events"])
def test_asked_for(word: str) -> None:
    """Each word that can be asked for knows what is reported for it, on which wire."""
    facts = FACTS["conference_events"][word]
    events = [each for each in ConferenceEventName if each.asked_for_by == word]
    assert {each for each in events if "json" in each.wires} == set(facts["swml"])
    forms = {each for each in events if "form" in each.wires}
    assert forms == {*facts["cxml"], *facts["twilio"]}


def test_recordings_asked_for() -> None:
    """The words for recordings know what JSON reports for them."""
    for word, statuses in FACTS["recording_events"].items():
        events = [each for each in ConferenceEventName if each.asked_for_by == word]
        assert events == statuses
        assert all(each.wires == {"json"} for each in events)


def test_reported_without_being_asked_for() -> None:
    """What no word asks for is known, too."""
    unasked = {each for each in ConferenceEventName if each.asked_for_by is None}
    assert unasked == {"conference-record-end", "record-pause", "record-resume"}
    assert ConferenceEventName.CONFERENCE_RECORD_END.wires == {"form"}


@pytest.mark.parametrize("pair", FACTS["conference_fields"])
def test_one_field_for_form_and_json(pair: dict[str, str | None]) -> None:
    """The names of one thing in forms and in JSON are read into one field."""
    plan = ConferenceEvent.__callback_spec__()
    form, path = pair["form"], pair["json"]
    if form is None:
        assert path is not None
        assert plan.parameters[plan.by_json[path][0]].in_forms is (path in SUPPORT_OF_TWO)
    elif path is None:
        assert plan.parameters[plan.by_wire[form][0]].path == form
    else:
        assert plan.by_wire[form] == plan.by_json[path]


def test_the_same_by_another_list() -> None:
    """The list of names that mean the same agrees."""
    plan = ConferenceEvent.__callback_spec__()
    for path, form in KINDS["swml_calling_conference"]["equivalents"].items():
        assert plan.by_wire[form] == plan.by_json[path]


# Guessing


def _class_names(kinds: str) -> set[str]:
    return {CLASS_OF[kind].__name__ for kind in kinds.split(" or ") if kind in CLASS_OF}


def test_rules() -> None:
    """The rules that ``parse`` guesses by are those of the facts, in their order.

    More classes fit a request that has nothing but ``CallStatus``, and a ``RecordingStatus``
    without ``ConferenceSid``; and JSON about a message is told by its names.
    """
    rules = iter([*_JSON_RULES[:4], *_RULES])
    for facts, rule in zip(FACTS["classify"], rules, strict=True):
        names = facts.get("keys") or [facts["key"], *filter(None, [facts.get("with")])]
        assert list(rule.names) == names
        assert rule.begins == facts.get("value", facts.get("prefix", ""))
        expected = _class_names(facts["kind"])
        fits = [each.partition(":")[2] for each in rule.fits]
        assert set(fits[: len(expected)]) == expected
        more = rule.names in {("CallStatus",), ("RecordingStatus",)}
        assert more or set(fits) == expected


NO_NAMES_OF_ITS_OWN = {"conference_announce_url", "conference_wait_url"}
"""Kinds without parameters."""

OF_A_CONFERENCE = {"recording_status"}
"""A kind that is told from another by what it lacks."""


IN_FORMS = {kind for kind in KINDS if not is_json(kind)}


@pytest.mark.parametrize("kind", sorted(IN_FORMS - NO_NAMES_OF_ITS_OWN - OF_A_CONFERENCE))
def test_every_kind_is_found(kind: str) -> None:
    """``parse`` names the class of a request that has every parameter of its kind."""
    found = parse(dict.fromkeys(facts_of(kind), "1"))
    assert CLASS_OF[kind] in {type(found), *found.also_fits}


def test_rules_name_classes() -> None:
    """Each class that a rule names stands where the rule says."""
    for place in (place for rule in (*_JSON_RULES, *_RULES) for place in rule.fits):
        module, _, name = place.partition(":")
        found = getattr(import_module(f"cxml.callbacks.{module}"), name)
        assert found.__module__ == f"cxml.callbacks.{module}"
