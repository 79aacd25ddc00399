"""What nobody may see who looks at the page."""

from __future__ import annotations

import json

import pytest

from cxml._calling.secrets import masked, masked_parameter

from .conftest import KEY, Page

KEPT = [
    "<Pay securityCode='true' postalCode=\"false\"/>",
    '<Prompt for="security-code"><Say>The security code: three digits.</Say></Prompt>',
    "POST /voice VoiceRequest",
    "Authorization is needed.",
]


@pytest.mark.parametrize(
    "text",
    [
        "the key is PSK_open-sesame!",
        "<Say>PSK_open-sesame</Say>",
        '<Sip username="me" password="open-sesame">sip:me@example.com</Sip>',
        "sip:me:open-sesame@example.com;transport=tls",
        "https://me:open-sesame@example.com/voice",
        "POST /voice?PaymentCardNumber=open-sesame&x=1",
        "https://example.com/?a=1&amp;SecurityCode=open-sesame",
        "/room?token=open-sesame",
        "Authorization: Bearer open-sesame",
        "Authorization: open-sesame",
        '<Parameter name="Authorization" value="open-sesame"/>',
        '<Parameter value="open-sesame" name="X-Authorization"/>',
        '<Header name="Proxy-Authorization" value="open-sesame"/>',
        '{"authorization": "open-sesame", "a": 1}',
        '{"PaymentCardNumber":"open-sesame"}',
        "{'security_code': 'open-sesame'}",
        f"key {KEY}",
    ],
)
def test_a_secret_is_starred_out(text: str) -> None:
    """However it is spelled; all else stays where it is."""
    said = masked(text, KEY)
    assert "open-sesame" not in said
    assert KEY not in said
    assert len(said) == len(text)
    assert "***" in said


@pytest.mark.parametrize("text", KEPT)
def test_what_is_none_is_kept(text: str) -> None:
    """A switch, a word of a sentence and the name of a request are to be read."""
    assert masked(text, KEY) == text


def test_a_key_that_is_a_word_is_no_secret() -> None:
    """Else every other word that it stands in would be unreadable."""
    assert masked("POST /voice", "voice") == "POST /voice"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PaymentCardNumber", "4242", "****"),
        ("SecurityCode", "xxx", "***"),
        ("BankAccountNumber", "1", "*"),
        ("SipHeader_Authorization", "Digest x", "********"),
        ("From", "sip:me:secret@example.com", "sip:me:******@example.com"),
        ("password", "a", "*"),
        ("Digits", '1"2', '1"2'),
        ("From", "+15550100142", "+15550100142"),
    ],
)
def test_parameters_are_hidden_by_their_names(name: str, value: str, said: str) -> None:
    """What a caller pays with, and what lets somebody in."""
    assert masked_parameter(name, value, KEY) == said


def test_no_secret_is_shown_anywhere(page: Page) -> None:
    """Not in documents, requests and the transcript, nor in what is said to be wrong."""
    number = "sip:ben:open-sesame@example.com"
    shown = [page.act("call", number=number, path="/leaks?token=open-sesame")]
    name = shown[0]["phones"][-1]["number"]
    assert name == "sip:ben:***********@example.com"
    shown.append(page.act("call", number=name, path="/leaks"))
    assert shown[-1]["problem"] == f"{name} is on the phone already"
    shown.append(page.act("call", number="+1", path="http://me:open-sesame@[/"))
    assert shown[-1]["problem"].startswith("http://me:***********@[/ is no address")
    room = shown[0]["rooms"][0]["name"]
    assert room == "/room?token=***********"
    shown.append(page.act("end", room=room))
    assert shown[-1]["rooms"][0]["over"] is True
    shown += [page.get("/document?n=0")]
    shown += [page.get(f"/request?n={number}") for number in range(len(shown[-2]["requests"]))]
    assert "open-sesame" not in json.dumps(shown)
