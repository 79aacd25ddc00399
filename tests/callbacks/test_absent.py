"""What is said to who writes a name of the wire, or takes a callback for a mapping."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
import pytest

from cxml import callbacks
from cxml.callbacks import Callback, GatherAction, MessageRequest, SwmlStreamStatus, VoiceRequest
from cxml.errors import CxmlError, UnknownAttributeError, UsageError

from .samples import CLASSES

EVENT: Any = VoiceRequest.from_form("CallSid=call-1&Mood=good")
every_class = pytest.mark.parametrize("kind", CLASSES)


def names(kind: type[Callback]) -> dict[str, str]:
    """Give the field by each name that a request may have for it."""
    spec = kind.__callback_spec__()
    found = {name: field for name, (field, _) in (*spec.by_json.items(), *spec.by_wire.items())}
    # A name that is a field of the class is what should be written; it stands for itself.
    return {name: field for name, field in found.items() if name not in spec.parameters}


def said_by(use: Callable[[], object]) -> str:
    """Give the message of what is raised."""
    with pytest.raises(CxmlError) as raised:
        use()
    return str(raised.value)


# Names of the wire


@every_class
def test_an_attribute_by_its_name_on_the_wire(kind: type[Callback]) -> None:
    """Every name on the wire of every class, as an attribute, says which field it is."""
    for name, field in names(kind).items():
        message = f"{kind.__name__} has no field {name}; write event.{field}"
        assert said_by(lambda name=name: getattr(kind(), name)) == message  # type: ignore[misc]


@every_class
def test_a_key(kind: type[Callback]) -> None:
    """Every name on the wire, and every field, as a key, says which attribute it is."""
    event: Any = kind()
    own = {name: name for name in kind.__callback_spec__().parameters}
    for name, field in {**names(kind), **own}.items():
        message = f"{kind.__name__} is no mapping; write event.{field}"
        assert said_by(lambda name=name: event[name]) == message  # type: ignore[misc]
        assert said_by(lambda name=name: name in event) == f"{message} is not None"  # type: ignore[misc]


@every_class
def test_a_keyword_by_its_name_on_the_wire(kind: type[Callback]) -> None:
    """Every name in forms, as a keyword, says which field it is and what reads all of a form."""
    for name, (field, _) in kind.__callback_spec__().by_wire.items():
        if name not in kind.__callback_spec__().parameters:
            message = said_by(lambda name=name: kind(**{name: "x"}))  # type: ignore[misc]
            assert message == (
                f"{kind.__name__} has no field {name}; write {field}=..., "
                f"or {kind.__name__}.from_form(...) for all that was sent"
            )


def test_collected_names() -> None:
    """A name that is collected says where."""
    message: Any = MessageRequest.from_form("MediaUrl0=u")
    assert said_by(lambda: message.MediaUrl0).endswith("; write event.media_urls[0]")
    assert said_by(lambda: message["MediaUrl1"]).endswith("; write event.media_urls[1]")
    assert said_by(lambda: EVENT["SipHeader_X-A"]).endswith("; write event.sip_headers['X-A']")


def test_what_has_no_field() -> None:
    """What was sent and has no field is in ``unknown``; its text is not shown."""
    assert said_by(lambda: EVENT.Mood) == (
        "VoiceRequest has no field Mood; write event.unknown['Mood']"
    )
    assert said_by(lambda: EVENT["Mood"]) == (
        "VoiceRequest is no mapping; write event.unknown['Mood']"
    )


# Other names


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("from_number", "did you mean 'from_'?"),
        ("FromNumber", "did you mean 'from_'?"),
        ("to_number", "did you mean 'to'?"),
        ("status", "did you mean 'call_status'?"),
        ("callSid", "did you mean 'call_sid'?"),
        ("digits", "digits is a field of GatherAction or RecordAction"),
        ("CallDuration", "CallDuration is a field of CallStatus or IncomingNumberStatus"),
        ("SmsSid", "SmsSid is a field of MessageRequest, MessageStatus, SmsAction or others"),
        ("from_dict", "write VoiceRequest.from_form(...), or VoiceRequest.from_json(...) for JSON"),
    ],
)
def test_other_attributes(name: str, advice: str) -> None:
    """An attribute that there is not says what is near, in this class or in another."""
    assert said_by(lambda: getattr(EVENT, name)) == f"VoiceRequest has no field {name}; {advice}"


def test_an_attribute_that_nothing_is_near_to() -> None:
    """Of a name that nothing is near to, it is said that there is none, within bounds."""
    assert said_by(lambda: EVENT.nothing) == "VoiceRequest has no field nothing"
    assert len(said_by(lambda: getattr(EVENT, "x" * 100_000))) < 200
    assert said_by(lambda: getattr(EVENT, "\n\x1b")) == r"VoiceRequest has no field \n\x1b"


def test_no_names_of_swml() -> None:
    """For a form, no class of JSON is named; what is near in a class of JSON is."""
    swml: Any = SwmlStreamStatus()
    assert said_by(lambda: EVENT.envs) == "VoiceRequest has no field envs"
    assert said_by(lambda: swml["params.state"]).endswith("write event.state")


# A callback is no mapping


@pytest.mark.parametrize("name", ["get", "items", "keys", "values", "getlist", "to_dict"])
def test_methods_of_mappings(name: str) -> None:
    """A method of mappings that there is not says how a parameter is read."""
    assert said_by(lambda: getattr(EVENT, name)) == (
        f"VoiceRequest has no field {name}: it is no mapping; write event.call_sid for CallSid, "
        "which is None where that was not sent; dict(event.form) has all that was"
    )
    assert not hasattr(EVENT, name)


@pytest.mark.parametrize("key", [0, None, "Nothing", ("CallSid",)])
def test_other_keys(key: object) -> None:
    """A key that nothing is near to says how a parameter is read."""
    assert said_by(lambda: EVENT[key]) == (
        "VoiceRequest is no mapping; write event.call_sid for CallSid, "
        "which is None where that was not sent"
    )


def test_the_class_without_fields() -> None:
    """What no class fits has everything in ``unknown``."""
    event: Any = Callback.from_form("Mood=good")
    advice = "write event.unknown, which has all that was sent"
    assert said_by(lambda: event["Moo"]) == f"Callback is no mapping; {advice}"


def test_a_class_without_a_call() -> None:
    """The example is of the class."""
    event: Any = callbacks.FaxRequest()
    assert "write event.fax_sid for FaxSid" in said_by(lambda: event[0])


def test_kinds_of_errors() -> None:
    """These errors are of the kinds that Python raises, and so ``hasattr`` and templates work."""
    with pytest.raises(AttributeError):
        EVENT.CallSid  # noqa: B018
    with pytest.raises(TypeError):
        EVENT["CallSid"]
    with pytest.raises(TypeError, match="not iterable"):
        iter(EVENT)
    with pytest.raises(TypeError):
        dict(EVENT)
    assert getattr(EVENT, "CallSid", None) is None
    assert not hasattr(EVENT, "_repr_html_")


# What reads


@every_class
@pytest.mark.parametrize("name", ["from_dict", "from_request", "from_values", "parse"])
def test_other_readers(kind: type[Callback], name: str) -> None:
    """Names that other libraries have for what reads say which method does."""
    expected = f"{kind.__name__} has no {name}; write {kind.__name__}.from_form(...), or"
    assert said_by(lambda: getattr(kind, name)).startswith(expected)
    assert not hasattr(kind, name)


@every_class
def test_by_position(kind: type[Callback]) -> None:
    """A mapping, or anything else, that is given to the class says which method reads it."""
    anything: Any = kind
    message = said_by(lambda: anything({"CallSid": "call-1"}))
    assert message == (
        f"{kind.__name__} takes its fields by keyword; to read what was sent, "
        f"write {kind.__name__}.from_form(...), or {kind.__name__}.from_json(...) for JSON"
    )
    with pytest.raises(UsageError):
        anything("CallSid=call-1", call_sid="call-1")


def test_a_keyword_that_is_near() -> None:
    """A keyword that there is not names the field whose words it has."""
    anything: Any = VoiceRequest
    assert said_by(lambda: anything(from_number="x")).endswith("; did you mean 'from_'?")


# A class of one's own


@attrs.frozen(kw_only=True, slots=False, eq=False, repr=False)
class Own(GatherAction):
    """A class with a property that fails."""

    @property
    def choice(self) -> int:
        """Give what there is not."""
        return None.missing  # type: ignore[attr-defined, no-any-return]


def test_a_property_that_fails() -> None:
    """An AttributeError within a property is not taken for one about the property."""
    with pytest.raises(AttributeError, match="'NoneType' object has no attribute 'missing'"):
        Own().choice  # noqa: B018
    with pytest.raises(UnknownAttributeError, match=r"no field Digits; write event\.digits"):
        Own().Digits  # type: ignore[attr-defined] # noqa: B018


# Completion


@every_class
def test_completion(kind: type[Callback]) -> None:
    """What completes names sees the fields and the methods, and nothing private."""
    seen = dir(kind.from_form("Mood=good"))
    assert {*kind.__callback_spec__().parameters, "from_form", "unknown", "sent"} <= {*seen}
    private = [name for name in seen if name.startswith("_") and not name.endswith("__")]
    assert private == []
    assert not {"from_dict", "parse", "__callback_spec__", "__cxml_spec__"} & {*seen}
