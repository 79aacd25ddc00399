"""What the declarations say, and that they say it of everything."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

import attrs
import pytest

from cxml import callbacks
from cxml._facts import SECONDS, Support, Unit
from cxml.callbacks import Callback, ConferenceEvent, DialAction, RecordingStatus
from cxml.callbacks._facts import Observed
from cxml.callbacks._plan import Parameter, make_plan

from .samples import CLASSES, words

PARAMETERS = [(kind, each) for kind in CLASSES for each in make_plan(kind).parameters.values()]
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
    if datetime in parameter.types:
        moment = "2026-08-20T14:05:09+00:00"
        return {moment: datetime.fromisoformat(moment)}
    return {"": "", "some text": "some text"}


@every_parameter
def test_round_trip(kind: type[Callback], parameter: Parameter) -> None:
    """Every parameter is read into its field, and is all that was read."""
    for text, value in texts_for(parameter).items():
        wire = f"{parameter.wire}X-Name" if parameter.collects else parameter.wire
        expected = {"X-Name": value} if parameter.collects else value
        callback = kind.from_form({wire: text})
        assert getattr(callback, parameter.name) == expected
        assert type(getattr(callback, parameter.name)) is type(expected)
        assert callback == kind(**{parameter.name: expected})
        assert callback.unknown == callback.unreadable == {}


@every_parameter
def test_missing(kind: type[Callback], parameter: Parameter) -> None:
    """A parameter that was not sent reads as ``None``, a collection as an empty one."""
    value = getattr(kind.from_form(""), parameter.name)
    assert value == {} if parameter.collects else value is None


@every_parameter
def test_wire_name(kind: type[Callback], parameter: Parameter) -> None:
    """A name on the wire is the field's name in upper camel case, with three exceptions."""
    same = parameter.wire.lower() == parameter.name.replace("_", "")
    irregular = {"event", "sip_headers", "dial_sip_headers"}
    assert same or (parameter.name in irregular and issubclass(kind, callbacks.VoiceCallback))


def test_names() -> None:
    """The names that do not follow are declared: exceptions, other names, beginnings."""
    event, dial = make_plan(ConferenceEvent), make_plan(DialAction)
    assert event.parameters["event"].wire == "StatusCallbackEvent"
    assert event.by_wire["APIVersion"] == event.by_wire["ApiVersion"]
    assert dial.by_wire["DialCallSID"] == dial.by_wire["DialCallSid"]
    assert set(dial.prefixes) == {
        ("SipHeader_", "sip_headers"),
        ("DialSipHeader_", "dial_sip_headers"),
    }


def test_facts() -> None:
    """Who documents a parameter, and its unit, can be asked for."""
    event, dial = make_plan(ConferenceEvent).parameters, make_plan(DialAction).parameters
    assert event["conference_sid"].support is Support.BOTH
    assert event["sequence_number"].support is Support.TWIML
    assert dial["hangup_direction"].support is Support.CXML
    assert event["call_sid_to_coach"].support is None
    assert event["call_sid_to_coach"].note(Observed) == Observed()
    assert event["recording_file_size"].note(Unit) == Unit("bytes")
    assert dial["queue_time"].note(Unit) == SECONDS
    assert dial["dial_bridged"].note(Unit) is None


def test_own_fields_come_first() -> None:
    """A plan lists a class's own parameters before inherited ones."""
    assert next(iter(make_plan(ConferenceEvent).parameters)) == "event"
    assert next(iter(make_plan(RecordingStatus).parameters)) == "account_sid"


def test_plan_is_made_once() -> None:
    """A class works its plan out once, and never takes that of its base."""
    assert DialAction._declared() is DialAction._declared()
    assert callbacks.VoiceCallback._declared() is not DialAction._declared()


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


@pytest.mark.parametrize("kind", [*CLASSES, callbacks.VoiceCallback])
def test_every_field_has_its_text(kind: type) -> None:
    """Under every field stands what it means, and it names Twilio where only Twilio has it."""
    texts = documented(kind)
    for each in attrs.fields(kind):
        if not each.inherited:
            support = make_plan(kind).parameters[each.name].support
            assert texts[each.name].endswith((".", "?")), each.name
            twilio_only = "Twilio only" in texts[each.name]
            assert (twilio_only or "by Twilio only" in texts[each.name]) is (
                support is Support.TWIML
            )


@pytest.mark.parametrize("kind", WORDS)
def test_every_word_has_its_text(kind: type[StrEnum]) -> None:
    """Under every word of an enum stands what it means."""
    assert documented(kind).keys() == set(kind.__members__)


def test_everything_is_exported() -> None:
    """``cxml.callbacks`` exports every class and every enum, and its list is sorted."""
    assert {each.__name__ for each in (*CLASSES, *WORDS)} <= set(callbacks.__all__)
    assert all(hasattr(sys.modules["cxml.callbacks"], name) for name in callbacks.__all__)
