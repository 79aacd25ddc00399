"""What every callback is."""

from __future__ import annotations

import copy
import pickle
import re
import subprocess
import sys
from abc import ABC, abstractmethod
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import attrs
import pytest

import cxml.callbacks
from cxml.callbacks import (
    Callback,
    CallState,
    CallStatus,
    ConferenceEvent,
    ConferenceEventName,
    DialAction,
    PayAction,
    RecordingStatus,
    VoiceRequest,
)
from cxml.errors import InvalidValueError, UnknownAttributeError, UsageError

from .samples import SAMPLES, Sample

FILES = Path(cxml.callbacks.__file__).parent.glob("[a-z]*.py")
HOMES = {f"cxml.callbacks.{each.stem}" for each in FILES}
"""The modules that declare public classes."""
every_sample = pytest.mark.parametrize("sample", SAMPLES, ids=[each.name for each in SAMPLES])


# Read-only


def test_nobody_can_change_it() -> None:
    """A callback's fields cannot be set or deleted."""
    event = ConferenceEvent(muted=True)
    with pytest.raises(AttributeError):
        event.muted = False  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del event.muted


def test_nobody_can_change_the_leftovers() -> None:
    """What no field took cannot be changed either."""
    event = ConferenceEvent.from_form("a=1&Muted=x")
    for leftover in (event.unknown, event.unreadable):
        with pytest.raises(TypeError):
            leftover["b"] = "2"  # type: ignore[index]


# Made in Python


def test_made_by_keyword() -> None:
    """A callback can be made by keyword, and then has no form."""
    event = ConferenceEvent(event="conference-start", conference_sid="c", muted=None)
    assert event.event is ConferenceEventName.CONFERENCE_START
    assert event.conference_sid == "c"
    assert event.muted is None
    assert event.form == ()


def test_made_with_a_word_of_tomorrow() -> None:
    """A word that no enum has stays the text that it is, made or read."""
    made, read = DialAction(call_status="parked"), DialAction.from_form("CallStatus=parked")
    assert made.call_status == read.call_status == "parked"
    assert type(made.call_status) is type(read.call_status) is str


def test_made_with_headers() -> None:
    """Collected headers are copied from any mapping."""
    headers = {"X-Ticket": "1042"}
    action = DialAction(sip_headers=headers, dial_sip_headers={})
    headers["X-Ticket"] = "0"
    assert action == DialAction.from_form("SipHeader_X-Ticket=1042")


def test_made_with_the_legacy_name() -> None:
    """``event_name`` counts for ``event`` in a callback made by keyword, too."""
    made = ConferenceEvent(event_name="conference-record-end")
    assert made == ConferenceEvent.from_form("EventName=conference-record-end")


def test_changed_copy() -> None:
    """``attrs.evolve`` gives a copy with other values."""
    event = ConferenceEvent.from_form("Muted=true&CallSid=c")
    assert attrs.evolve(event, muted=False) == ConferenceEvent(muted=False, call_sid="c")


# Matched


def test_match() -> None:
    """A ``match`` statement can take a callback apart."""
    match ConferenceEvent.from_form("StatusCallbackEvent=participant-join&CallSid=c"):
        case ConferenceEvent(event=ConferenceEventName.PARTICIPANT_JOIN, call_sid=str(sid)):
            assert sid == "c"
        case _:  # pragma: no cover - the test fails here
            pytest.fail("not matched")


def test_words_are_text() -> None:
    """A known word is a member of its enum and equal to its text."""
    status = DialAction.from_form("CallStatus=in-progress").call_status
    assert status == "in-progress"
    assert f"{status}" == "in-progress"
    assert status is CallState.IN_PROGRESS


# Names on the wire


@pytest.mark.parametrize("name", ["callsid", "CALLSID", "call_sid", "CallSid ", "_form", "form"])
def test_other_names(name: str) -> None:
    """A name that differs in a letter is another parameter."""
    event = ConferenceEvent.from_form({name: "x"})
    assert event.call_sid is None
    assert event.unknown == {name: "x"}
    assert event.form == ((name, "x"),)


def test_first_of_both_names() -> None:
    """Of a parameter that came under both of its names, the first counts."""
    assert ConferenceEvent.from_form("APIVersion=1&ApiVersion=2").api_version == "1"
    assert ConferenceEvent.from_form("ApiVersion=2&APIVersion=1").api_version == "2"


def test_order() -> None:
    """Unknown and unreadable parameters keep their order."""
    event = ConferenceEvent.from_form("b=1&Muted=x&a=2&Hold=y&b=3")
    assert list(event.unknown) == ["b", "a"]
    assert list(event.unreadable) == ["Muted", "Hold"]


# Every value of a name


def test_every_value() -> None:
    """Every value that was sent under a name can be asked for; the field has the first."""
    body = "SipHeader_X-A=1&CallSid=c&SipHeader_X-A=2&Mood=&Mood=good&SipHeader_X-A="
    action = DialAction.from_form(body)
    assert action.sip_headers == {"X-A": "1"}
    assert action.sent("SipHeader_X-A") == ("1", "2", "")
    assert action.sent("Mood") == ("", "good")
    assert action.sent("CallSid") == ("c",)
    assert action.sent("SipHeader_X-B") == action.sent("To") == ()


def test_every_value_of_json() -> None:
    """In JSON, values go by their paths."""
    event = ConferenceEvent.from_json('{"params":{"call_id":"c","extra":["a","b"]}}')
    assert event.sent("params.call_id") == ("c",)
    assert event.sent("params.extra.1") == ("b",)


def test_every_value_of_what_was_made() -> None:
    """A callback that was made in Python gives what it would send."""
    action = DialAction(call_sid="c", sip_headers={"X-A": "1"})
    assert action.sent("CallSid") == ("c",)
    assert action.sent("SipHeader_X-A") == ("1",)


def test_every_value_of_a_field() -> None:
    """The name of a field is none that is sent, and says which is; unless it was sent."""
    message = "names are those that were sent, and call_sid is that of a field; "
    with pytest.raises(UsageError, match=re.escape(f"{message}did you mean 'CallSid'?")):
        DialAction.from_form("CallSid=c").sent("call_sid")
    assert DialAction.from_form("call_sid=c").sent("call_sid") == ("c",)


# Equality, hash, copies


@every_sample
def test_copies(sample: Sample) -> None:
    """Copies, shallow, deep and pickled, are equal, and have the same form and hash."""
    callback = sample.kind.from_form(sample.body)
    pickled = pickle.loads(pickle.dumps(callback))  # noqa: S301
    for twin in (copy.copy(callback), copy.deepcopy(callback), pickled):
        assert twin == callback
        assert twin.form == callback.form
        assert hash(twin) == hash(callback)


def test_equality() -> None:
    """Callbacks are equal when they say the same, in whatever order, and are of one class."""
    event = ConferenceEvent.from_form("Muted=true&CallSid=c&Hold=")
    assert event == ConferenceEvent.from_form("CallSid=c&Muted=TRUE&CallSid=d")
    assert event == ConferenceEvent(muted=True, call_sid="c")
    assert event != ConferenceEvent(muted=False, call_sid="c")
    assert event != ConferenceEvent.from_form("Muted=true&CallSid=c&new=1")
    assert event != ConferenceEvent.from_form("Muted=true&CallSid=c&Hold=x")
    assert DialAction(call_sid="c") != RecordingStatus(call_sid="c")
    assert event != "Muted=true&CallSid=c"


def test_hash() -> None:
    """A set finds an event that was delivered twice, also when headers came with it."""
    body = "CallSid=c&SipHeader_X-Ticket=1042&new=1"
    assert len({DialAction.from_form(body), DialAction.from_form(f"{body}&Muted=")}) == 2
    assert len({DialAction.from_form(body), DialAction.from_form(body)}) == 1
    assert len({DialAction.from_form("CallSid=c"), DialAction(call_sid="c")}) == 1


# repr


def test_repr() -> None:
    """A ``repr`` shows what was set, the class's own fields first, and can be evaluated."""
    event = ConferenceEvent.from_form(
        "CallSid=c&From=%2B15550100123&Muted=false&StatusCallbackEvent=participant-join"
        "&Timestamp=Thu%2C+20+Aug+2026+14%3A05%3A09+%2B0000"
    )
    assert repr(event) == (
        "cxml.callbacks.ConferenceEvent(event='participant-join', call_sid='c', "
        "timestamp=datetime.datetime(2026, 8, 20, 14, 5, 9, tzinfo=datetime.timezone.utc), "
        "muted=False, from_='+15550100123')"
    )
    assert eval(repr(event), {"cxml": cxml, "datetime": __import__("datetime")}) == event  # noqa: S307


def test_repr_of_leftovers() -> None:
    """A ``repr`` counts what no field took, and shows none of it."""
    event = ConferenceEvent.from_form("Pin=1234&Muted=x&Token=y&Hold=true")
    assert repr(event) == "cxml.callbacks.ConferenceEvent(hold=True, <1 unreadable>, <2 unknown>)"


def test_repr_of_secrets() -> None:
    """A ``repr`` shows no token, and no text that fills the log."""
    action = DialAction(call_token="abc", stir_passport_token="def", to="x" * 1000)  # noqa: S106
    assert repr(action) == (
        "cxml.callbacks.DialAction(to=<1,002 characters>, stir_passport_token=<not shown>, "
        "call_token=<not shown>)"
    )


def test_repr_of_addresses() -> None:
    """Nor a password that stands in an address."""
    action = DialAction(to="sip:a:hunter2@b", from_="sip:a@b")
    assert repr(action) == "cxml.callbacks.DialAction(from_='sip:a@b', to='sip:a:*******@b')"


@attrs.frozen(kw_only=True, slots=False, eq=False, repr=False)
class Own(Callback):
    """A callback that an application declares itself, with annotations that are text."""

    call_sid: str | None = None
    seen: datetime | None = None


def test_own_class() -> None:
    """An application can declare a callback in the same way."""
    own = Own.from_form("CallSid=c&Seen=2026-08-20T14:05:09Z")
    assert own == Own(call_sid="c", seen=datetime(2026, 8, 20, 14, 5, 9, tzinfo=UTC))
    assert repr(Own(call_sid="c")) == "Own(call_sid='c')"


# Import


def loaded_by(code: str) -> set[str]:
    """Name the modules that some code loads into a new interpreter."""
    code = f"import sys\nbefore = set(sys.modules)\n{code}\nprint(*sys.modules.keys() - before)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    return set(done.stdout.split())


def test_an_abstract_class() -> None:
    """Nothing is read as an abstract class: the error says as what to read it."""

    class Noted(VoiceRequest, ABC):
        @abstractmethod
        def note(self) -> None: ...

    for read, sent in ((Noted.from_form, "CallSid=1"), (Noted.from_json, "{}")):
        with pytest.raises(UsageError, match=r"Noted, which is abstract: .* that has note$"):
            read(sent)


def test_import() -> None:
    """Importing the callbacks loads no framework, nothing heavy, and no class of them."""
    loaded = loaded_by("import cxml.callbacks")
    heavy = {"lxml", "defusedxml", "email", "json", "urllib.request", "flask", "django", "werkzeug"}
    assert loaded & heavy == set()
    assert loaded & HOMES == set()


def test_import_of_one_class() -> None:
    """A class loads what it needs, and none of the other channels."""
    loaded = loaded_by("from cxml.callbacks import DialAction")
    assert loaded & HOMES == {
        "cxml.callbacks.dial",
        "cxml.callbacks.standard",
    }


def test_import_of_cxml() -> None:
    """Whoever builds documents loads nothing of the callbacks."""
    loaded = loaded_by("import cxml; cxml.VoiceResponse()")
    assert not any(name.startswith("cxml.callbacks") for name in loaded)


# What is given by keyword


@pytest.mark.parametrize(
    ("kind", "given", "message"),
    [
        (ConferenceEvent, {"muted": "maybe"}, "Muted: muted is 'maybe': must be True or False"),
        (ConferenceEvent, {"muted": 1}, "muted is 1: must be True or False"),
        (ConferenceEvent, {"timestamp": "yesterday"}, "'yesterday': must be a datetime"),
        (ConferenceEvent, {"timestamp": 1_755_698_711}, "must be a datetime"),
        (ConferenceEvent, {"sequence_number": "x"}, "'x': must be a whole number"),
        (ConferenceEvent, {"sequence_number": True}, "True: must be a whole number"),
        (ConferenceEvent, {"sequence_number": 1.5}, "1.5: must be a whole number"),
        (ConferenceEvent, {"call_sid": 5}, "CallSid: call_sid is 5: must be text"),
        (ConferenceEvent, {"call_sid": {}}, "must be text"),
        (ConferenceEvent, {"event": 5}, "event is 5: must be text"),
        (DialAction, {"dial_sip_headers": "X-A"}, "sip_headers is 'X-A': must be a mapping"),
        (DialAction, {"dial_sip_headers": 5}, "sip_headers is 5: must be a mapping"),
        (PayAction, {"payment_card_number": 4111}, "is not shown: must be text"),
    ],
)
def test_another_type(kind: type[Callback], given: dict[str, Any], message: str) -> None:
    """What a field cannot be is refused when it is given, and a secret is not shown."""
    with pytest.raises(InvalidValueError, match=re.escape(message)):
        kind(**given)


def test_texts_are_read_as_on_the_wire() -> None:
    """A text for a field that is none is read as on the wire; a word of tomorrow stays as it is."""
    given: Any = {"muted": "true", "sequence_number": "7", "event": "something-new"}
    when = "Thu, 20 Aug 2026 14:05:11 +0000"
    event = ConferenceEvent(**given, timestamp=cast("Any", when))
    assert (event.muted, event.sequence_number, event.event) == (True, 7, "something-new")
    assert event.timestamp == datetime(2026, 8, 20, 14, 5, 11, tzinfo=UTC)


def test_a_misspelled_field() -> None:
    """A field that there is not is refused, and the nearest is named."""
    given: Any = {"evnt": "x"}
    message = r"^ConferenceEvent has no field evnt; did you mean 'event'\?$"
    with pytest.raises(UnknownAttributeError, match=message) as raised:
        ConferenceEvent(**given)
    assert isinstance(raised.value, TypeError)


def test_numbers_with_a_point() -> None:
    """A whole number is as good as one with a point, a float is not exact enough."""
    given: Any = 4
    assert isinstance(CallStatus(audio_in_mos=given).audio_in_mos, Decimal)
    assert CallStatus(audio_in_mos=Decimal("4.1")).to_form() == (("AudioInMos", "4.1"),)
    with pytest.raises(InvalidValueError, match=r"mos is 4\.1: must be a number, such as Decimal"):
        CallStatus(audio_in_mos=cast("Any", 4.1))


# What it keeps


def test_its_dict_is_what_its_fields_say() -> None:
    """Whatever looks into the dict of a callback finds its fields alone."""
    event = ConferenceEvent.from_form("Muted=true&SequenceNumber=x&New=1")
    assert vars(event) == {"muted": True}
    assert (event.unknown, event.unreadable) == ({"New": "1"}, {"SequenceNumber": "x"})


@pytest.mark.parametrize(
    "event", [ConferenceEvent.from_form("Muted=true&New=1"), ConferenceEvent()]
)
def test_copies_keep_what_it_keeps(event: ConferenceEvent) -> None:
    """A copy, and what was pickled, keep what the original keeps."""
    for other in (copy.copy(event), copy.deepcopy(event), pickle.loads(pickle.dumps(event))):  # noqa: S301
        assert other == event
        assert (other.form, other.wire, other.unknown) == (event.form, event.wire, event.unknown)
