"""Callbacks as models of Pydantic."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import frozen
from fastapi import FastAPI
from fastapi.encoders import jsonable_encoder
from pydantic import BaseModel, RootModel, TypeAdapter, ValidationError
from starlette.testclient import TestClient

from cxml.callbacks import (
    Callback,
    ConferenceEvent,
    MessageRequest,
    SwmlStreamStatus,
    VirtualAgentAction,
    VoiceRequest,
)
from cxml.callbacks._json_schema import is_sent_as_json, nested, schema_of

FORM = {"CallSid": "call-1", "From": "+15550100142", "SipHeader_X-Ticket": "7", "New": "1"}
CALL = VoiceRequest.from_form(FORM)
INSIDE_ITSELF: list[object] = []
INSIDE_ITSELF.append(INSIDE_ITSELF)


class Noted(BaseModel):
    """A model that has a callback among its fields."""

    call: VoiceRequest | None = None


class EventNoted(BaseModel):
    """A model that has an event."""

    event: ConferenceEvent


def schema(kind: type[Callback], mode: Any = "validation") -> dict[str, Any]:
    """Give the JSON schema that Pydantic has for a class."""
    return TypeAdapter(kind).json_schema(mode=mode)


def test_a_form_is_read() -> None:
    """A mapping of names to texts, or lists of texts, is read as a form."""
    adapter = TypeAdapter(VoiceRequest)
    assert adapter.validate_python(FORM) == CALL
    assert adapter.validate_python(FORM).wire == "form"
    assert adapter.validate_python({"New": ["1", "2"]}).form == (("New", "1"), ("New", "2"))


def test_a_callback_is_taken_as_it_is() -> None:
    """A callback of the class, or of one derived from it, is taken as it is."""
    assert TypeAdapter(Callback).validate_python(CALL) is CALL
    assert Noted(call=CALL).call is CALL


def test_json_is_read() -> None:
    """An object of JSON may have numbers and booleans, and objects where the platform has them."""
    event = TypeAdapter(ConferenceEvent).validate_json('{"Muted": true, "SequenceNumber": 3}')
    assert event == ConferenceEvent(muted=True, sequence_number=3)
    stream = TypeAdapter(SwmlStreamStatus).validate_python({"params": {"state": "finished"}})
    assert stream == SwmlStreamStatus(state="finished")


def test_the_form_is_written() -> None:
    """What is written is the form, and reading it gives an equal callback."""
    adapter = TypeAdapter(VoiceRequest)
    assert adapter.dump_python(CALL) == FORM
    assert adapter.validate_json(adapter.dump_json(CALL)) == CALL
    twice = VoiceRequest.from_form([("New", "1"), ("New", "2")])
    assert adapter.dump_python(twice) == {"New": ["1", "2"]}
    assert Noted(call=CALL).model_dump() == {"call": FORM}
    assert jsonable_encoder(Noted(call=CALL)) == {"call": FORM}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (3, "an object of class int is neither a VoiceRequest nor a mapping of names to texts"),
        ({"CallSid": object()}, "the object holds what JSON cannot hold"),
        ({"a": INSIDE_ITSELF}, "the object holds what JSON cannot hold"),
        ({f"a{number}": "" for number in range(1001)}, "more than the 1,000 parameters"),
    ],
)
def test_what_is_no_form(given: object, message: str) -> None:
    """Anything else is an error of validation, which says what is read."""
    with pytest.raises(ValidationError, match=message):
        TypeAdapter(VoiceRequest).validate_python(given)


@pytest.mark.parametrize(
    "given",
    [
        {"CallSid": "\ud800"},
        {"\ud800": "1"},
        {"CallSid": ["1", "\ud800"]},
        {"params": {"state": "\udfff"}},
        {"CallSid": 1, "a": [{"b": ("\udfff",)}]},
        "\ud800",
    ],
)
def test_half_of_a_character(given: object) -> None:
    """Half of a surrogate pair is an error of validation that can be written as JSON."""
    with pytest.raises(ValidationError, match="half of a surrogate pair is no character") as raised:
        Noted.model_validate({"call": given})
    [error] = raised.value.errors()
    assert error["loc"] == ("call",)
    assert error["input"].isascii()
    assert raised.value.json()
    assert Noted.model_validate({"call": {"CallSid": "\U0001f600"}}).call


def test_half_of_a_character_in_a_request() -> None:
    """FastAPI answers it with 422, as it does all that is no callback."""
    app = FastAPI()

    @app.post("/")
    async def noted(_call: Noted) -> None: ...

    sent = r'{"call": {"CallSid": "\ud800"}}'
    answer = TestClient(app).post("/", content=sent, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["input"] == r"{'CallSid': '\ud800'}"


def test_a_form_as_the_root_of_a_model() -> None:
    """A model whose root is a callback is read from the same mapping."""
    model = RootModel[VoiceRequest]
    assert model.model_validate(FORM).root == CALL


# JSON schema


def test_the_schema_has_the_declaration() -> None:
    """Each parameter is there by its name on the wire, with its type, its words and its text."""
    properties = schema(ConferenceEvent)["properties"]
    assert properties["Muted"]["type"] == "boolean"
    assert properties["SequenceNumber"]["type"] == "integer"
    words, other = properties["StatusCallbackEvent"]["anyOf"]
    assert "participant-join" in words["enum"]
    assert other == {"type": "string"}
    assert properties["CallSid"]["description"].startswith("The participant's call;")
    described = schema(VoiceRequest)
    assert (described["title"], described["type"]) == ("VoiceRequest", "object")
    assert described["description"].startswith("The platform wants to know")
    assert list(described["patternProperties"]) == ["^SipHeader_"]


def test_what_is_written_has_texts_alone() -> None:
    """In what is written every value is a text."""
    properties = schema(ConferenceEvent, "serialization")["properties"]
    assert properties["Muted"]["enum"] == ["true", "false"]
    assert {each.get("type", "string") for each in properties.values()} == {"string"}
    data = schema(VirtualAgentAction, "serialization")["properties"]["VirtualAgentProviderData"]
    assert data["contentMediaType"] == "application/json"


def test_numbers_at_the_end_of_names() -> None:
    """Parameters that are counted are those whose names end in a number."""
    assert "^MediaUrl[0-9]+$" in schema(MessageRequest)["patternProperties"]


def test_a_change_of_a_schema_changes_no_other() -> None:
    """A schema belongs to whoever asked for it."""
    schema(VoiceRequest)["properties"]["CallSid"]["type"] = "changed"
    assert schema(VoiceRequest)["properties"]["CallSid"]["type"] == "string"


def test_what_is_sent_as_json() -> None:
    """Of a kind that comes as JSON, parameters stand in the objects that they come in."""
    spec = SwmlStreamStatus.__callback_spec__()
    assert is_sent_as_json(spec)
    assert not is_sent_as_json(VoiceRequest.__callback_spec__())
    tree = nested(schema_of(SwmlStreamStatus, spec))
    assert "state" in tree["properties"]["params"]["properties"]
    assert "event_type" in tree["properties"]


def test_a_class_of_ones_own() -> None:
    """A class of one's own, inside a function, has its fields, though no texts can be found."""

    @frozen(kw_only=True, slots=False, eq=False, repr=False)
    class Own(VoiceRequest):
        ticket_number: int | None = None

    properties = schema(Own)["properties"]
    assert properties["TicketNumber"] == {"type": "integer"}
    assert properties["CallSid"]["description"]


def test_the_encoder_of_fastapi() -> None:
    """To what encodes any object for FastAPI an event is what it is in a model."""
    pytest.importorskip("cxml.starlette")  # which tells it
    event = ConferenceEvent.from_form({"Muted": "true", "SequenceNumber": "3", "New": "1"})
    encoded = jsonable_encoder(event)
    assert encoded == {"Muted": "true", "SequenceNumber": "3", "New": "1"}
    assert jsonable_encoder(EventNoted(event=event)) == {"event": encoded}
    assert TypeAdapter(ConferenceEvent).validate_python(encoded) == event


# What comes as JSON


@pytest.mark.parametrize(
    "body",
    [
        {"params": {"status": "participant-join", "muted": True, "new": None}, "new": 1.5},
        {"params": {"recording_duration": 3}, "event_type": "a", "space_id": "b"},
        {"event_type": "a", "list": ["x", "y"], "nothing": []},
        {"list": ["x", 1, {"a": ["b"]}]},
        {},
    ],
)
def test_json_is_written_without_loss(body: dict[str, Any]) -> None:
    """What came as JSON is written as JSON, and what is read of that is equal."""
    event = ConferenceEvent.from_json(body)
    adapter = TypeAdapter(ConferenceEvent)
    assert adapter.validate_python(adapter.dump_python(event)) == event
    assert adapter.validate_json(adapter.dump_json(event)) == event
    assert jsonable_encoder(EventNoted(event=event))["event"] == adapter.dump_python(event)


def test_what_forms_do_not_have_is_written() -> None:
    """A callback that was made in Python is written as JSON where a form cannot say it."""
    adapter = TypeAdapter(ConferenceEvent)
    event = ConferenceEvent(event_type="a", call_sid="call-1")
    assert adapter.dump_python(event) == {"event_type": "a", "params": {"call_id": "call-1"}}
    assert adapter.validate_python(adapter.dump_python(event)) == event
    assert adapter.dump_python(ConferenceEvent(call_sid="call-1")) == {"CallSid": "call-1"}
    stream = SwmlStreamStatus(state="finished")
    assert TypeAdapter(SwmlStreamStatus).dump_python(stream) == {"params": {"state": "finished"}}
    for mode in ("validation", "serialization"):
        assert "state" in schema(SwmlStreamStatus, mode)["properties"]["params"]["properties"]


# Names of Python


def test_names_of_fields_are_refused() -> None:
    """A mapping with the names of Python says what to write, and is not taken for unknown."""
    with pytest.raises(ValidationError, match=r"call_sid is a field, .* write 'CallSid', or Voice"):
        TypeAdapter(VoiceRequest).validate_python({"call_sid": "1", "from_": "+1"})
    with pytest.raises(ValidationError, match=r"write 'params\.state', or SwmlStreamStatus"):
        TypeAdapter(SwmlStreamStatus).validate_python({"state": "finished"})
    mixed = TypeAdapter(VoiceRequest).validate_python({"CallSid": "1", "call_sid": "2"})
    assert (mixed.call_sid, mixed.unknown) == ("1", {"call_sid": "2"})
