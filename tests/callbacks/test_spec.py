"""What the declarations say, and that they say it of everything."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum

import attrs
import pytest

from cxml import callbacks
from cxml._declare.metadata import SECONDS, Support, Unit, Wire
from cxml.callbacks import Callback, ConferenceEvent, DialAction, RecordingStatus
from cxml.callbacks._metadata import Clock, Indexed, Json, Observed, Prefix
from cxml.callbacks._spec import Parameter, spec_of

from .samples import CLASSES, NAMES, words

PARAMETERS = [
    (kind, spec_of(kind).parameters[each.name])
    for kind in CLASSES
    for each in attrs.fields(kind)
    if not each.inherited
]
"""Every field, with the class that declares it."""
WORDS = sorted({each for kind in CLASSES for each in words(kind)}, key=lambda each: each.__name__)
every_parameter = pytest.mark.parametrize(
    ("kind", "parameter"), PARAMETERS, ids=[f"{k.__name__}-{p.name}" for k, p in PARAMETERS]
)


def texts_for(parameter: Parameter) -> Mapping[str, object]:
    """Give texts of the parameter's type, and the values that they should have."""
    if parameter.words:
        return {each.value: each for each in parameter.words} | {"unheard-of": "unheard-of"}
    if bool in parameter.types:
        return {"true": True, "false": False}
    if int in parameter.types:
        return {"0": 0, "42": 42}
    if Decimal in parameter.types:
        return {"0": Decimal(0), "85.95": Decimal("85.95")}
    if parameter.is_object:
        return {'{"a":[1,{"b":null}]}': {"a": [1, {"b": None}]}}
    if datetime in parameter.types:
        moment = datetime(2026, 8, 20, 14, 5, 9, tzinfo=UTC)
        texts = {Clock.ISO_8601: "2026-08-20T14:05:09Z", Clock.UNIX: "1787234709"}
        clock = parameter.clock
        return {texts[clock] if clock else "Thu, 20 Aug 2026 14:05:09 +0000": moment}
    return {"": "", "some text": "some text"}


def collected(parameter: Parameter) -> str | int:
    """Give a name that the parameter collects by."""
    return 0 if parameter.find(Indexed) else "X-Name"


@every_parameter
def test_round_trip(kind: type[Callback], parameter: Parameter) -> None:
    """Every parameter is read into its field, is all that was read, and is written the same."""
    for text, value in texts_for(parameter).items():
        key = collected(parameter)
        wire = f"{parameter.wire}{key}" if parameter.collects else parameter.wire
        expected = {key: value} if parameter.collects else value
        spec = kind.__callback_spec__()
        names = spec.by_wire if parameter.in_forms else spec.by_json
        callback = kind.__new__(kind)
        kind.__callback_spec__().load_pairs(vars(callback), {}, ((wire, text),), names)
        assert getattr(callback, parameter.name) == expected
        assert type(getattr(callback, parameter.name)) is type(expected)
        assert callback.unknown == callback.unreadable == {}
        made = kind(**{parameter.name: expected})
        assert callback == made
        if parameter.in_forms and parameter.name != "event_name":
            assert made.to_form() == ((wire, text),)
        assert kind.from_json(made.to_json()) == made


@every_parameter
def test_missing(kind: type[Callback], parameter: Parameter) -> None:
    """A parameter that was not sent reads as ``None``, a collection as an empty one."""
    value = getattr(kind.from_form(""), parameter.name)
    assert value == {} if parameter.collects else value is None


@pytest.mark.parametrize("parameter", [each for _, each in PARAMETERS])
def test_wire_name(parameter: Parameter) -> None:
    """A name on the wire is the field's name in upper camel case, unless another is declared."""
    if parameter.find(Wire) or parameter.collects or not parameter.in_forms:
        assert parameter.wire in {note_text(each) for each in parameter.notes}
    else:
        assert parameter.wire.lower() == parameter.name.replace("_", "")
    assert (parameter.path == parameter.wire) is not other_path(parameter)


def other_path(parameter: Parameter) -> bool:
    """Tell whether a parameter has another name in JSON."""
    note = parameter.find(Json)
    return note is not None and not note.only


def note_text(note: object) -> str | None:
    """Give the name that a fact declares, if it does."""
    match note:
        case Wire(name=text) | Prefix(text=text) | Indexed(text=text) | Json(path=text):
            return text
    return None


def test_names() -> None:
    """The names that do not follow are declared: exceptions, other names, beginnings."""
    event, dial = spec_of(ConferenceEvent), spec_of(DialAction)
    assert event.parameters["event"].wire == "StatusCallbackEvent"
    assert event.by_wire["APIVersion"] == event.by_wire["ApiVersion"]
    assert dial.by_wire["DialCallSID"] == dial.by_wire["DialCallSid"]
    assert [beginning for beginning, *_ in dial.collections] == ["DialSipHeader_", "SipHeader_"]
    assert "params.status" not in event.by_wire
    assert event.by_json["params.status"] == event.by_json["StatusCallbackEvent"]


def test_facts() -> None:
    """Who documents a parameter, and its unit, can be asked for."""
    event, dial = spec_of(ConferenceEvent).parameters, spec_of(DialAction).parameters
    assert event["conference_sid"].support is Support.BOTH
    assert event["sequence_number"].support is Support.TWIML
    assert dial["hangup_direction"].support is Support.CXML
    assert event["call_sid_to_coach"].support is None
    assert event["call_sid_to_coach"].find(Observed) == Observed()
    assert event["recording_file_size"].find(Unit) == Unit("bytes")
    assert dial["queue_time"].find(Unit) == SECONDS
    assert dial["dial_bridged"].find(Unit) is None


def test_own_fields_come_first() -> None:
    """A plan lists a class's own parameters before inherited ones."""
    assert next(iter(spec_of(ConferenceEvent).parameters)) == "event"
    assert next(iter(spec_of(RecordingStatus).parameters)) == "account_sid"


def test_plan_is_made_once() -> None:
    """A class works its plan out once, and never takes that of its base."""
    assert DialAction.__callback_spec__() is DialAction.__callback_spec__()
    assert callbacks.VoiceCallback.__callback_spec__() is not DialAction.__callback_spec__()


def documented(kind: type) -> dict[str, str]:
    """Find the texts that stand under the names of a class body."""
    body = ast.parse(inspect.getsource(kind)).body[0]
    assert isinstance(body, ast.ClassDef)
    texts: dict[str, str] = {}
    for line, below in zip(body.body, body.body[1:], strict=False):
        if isinstance(line, ast.AnnAssign | ast.Assign) and isinstance(below, ast.Expr):
            target = line.target if isinstance(line, ast.AnnAssign) else line.targets[0]
            texts[ast.unparse(target)] = ast.literal_eval(below.value)
    return texts


@pytest.mark.parametrize("kind", CLASSES)
def test_every_field_has_its_text(kind: type) -> None:
    """Under every field stands what it means, and who has it where only one of the two has."""
    texts = documented(kind)
    for each in attrs.fields(kind):
        if not each.inherited:
            support = spec_of(kind).parameters[each.name].support
            assert texts[each.name].endswith((".", "?")), each.name
            assert ("Twilio only" in texts[each.name]) is (support is Support.TWIML)
            signalwire_only = "SignalWire only" in texts[each.name]
            in_json_only = "In JSON only" in texts[each.name]
            assert (signalwire_only or in_json_only) is (support is Support.CXML)


@pytest.mark.parametrize("kind", WORDS)
def test_every_word_has_its_text(kind: type[StrEnum]) -> None:
    """Under every word of an enum stands what it means."""
    assert documented(kind).keys() == set(kind.__members__)


def test_names_that_are_not_there() -> None:
    """The module lists what it has, and has nothing else."""
    assert dir(callbacks) == sorted(NAMES)
    with pytest.raises(AttributeError, match="no attribute 'Konferenz'"):
        _ = callbacks.Konferenz  # type: ignore[attr-defined]


def test_everything_is_exported() -> None:
    """``cxml.callbacks`` exports every class and every enum, and its list is sorted."""
    assert {each.__name__ for each in (*CLASSES, *WORDS)} <= set(NAMES)
    assert all(hasattr(sys.modules["cxml.callbacks"], name) for name in NAMES)
