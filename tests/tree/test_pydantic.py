"""Elements as models of Pydantic."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from cxml import Dial, MessagingResponse, Say, VoiceResponse


class Kept(BaseModel):
    """A model that has elements among its fields."""

    document: VoiceResponse
    greeting: Say | None = None


def test_xml_is_read() -> None:
    """An element is read from its XML, text or bytes, and taken as it is where it is one."""
    kept = Kept.model_validate({"document": b"<Response><Hangup/></Response>"})
    assert kept.document.find("Hangup") is not None
    assert Kept(document=kept.document).document is kept.document
    assert TypeAdapter(Say).validate_python("<Say>Hello</Say>") == Say("Hello")


def test_xml_is_written() -> None:
    """An element is written as XML, which is read again."""
    kept = Kept(document=VoiceResponse(children=[Dial("+15550100142")]), greeting=Say("Hello"))
    assert kept.model_dump()["document"] == str(kept.document)
    assert Kept.model_validate_json(kept.model_dump_json()) == kept


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (3, "an int is neither a VoiceResponse nor its XML"),
        ("<Response><Dail/></Response>", "Dail cannot stand in Response.*did you mean 'Dial'"),
        ("<Response>\ud800</Response>", "half of a surrogate pair is no character"),
        (MessagingResponse(), "neither a VoiceResponse nor its XML"),
    ],
)
def test_what_is_no_xml(given: object, message: str) -> None:
    """Anything else is an error of validation, with all that reading says."""
    with pytest.raises(ValidationError, match=message):
        TypeAdapter(VoiceResponse).validate_python(given)


def test_the_schema() -> None:
    """The schema says that it is XML, and of which element."""
    schema = TypeAdapter(Say).json_schema()
    assert schema.pop("description").startswith("Speak a text to the caller;")
    assert schema == {"title": "Say", "type": "string", "contentMediaType": "text/xml"}
