"""``<Sip>``: a SIP endpoint to dial."""

from __future__ import annotations

from typing import Any

import pytest

from cxml import Dial, Header, Headers, InvalidValueError, Sip, SipUri, UsageError


def test_headers_in_the_address() -> None:
    """Headers in the address are escaped once: the caller writes a bare ampersand."""
    sip = Sip("sip:room@example.com?X-One=1&X-Two=2;transport=tcp")
    assert sip.to_xml(False) == (
        "<Sip>sip:room@example.com?X-One=1&amp;X-Two=2;transport=tcp</Sip>"
    )
    assert Sip.from_xml(str(sip)) == sip


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("PCMU,PCMA", ("PCMU", "PCMA")),
        ("PCMA, PCMU", ("PCMA", "PCMU")),
        (["OPUS", "G722", "OPUS"], ("OPUS", "G722")),
        ("G729", ("G729",)),
    ],
)
def test_codecs(value: Any, kept: tuple[str, ...]) -> None:
    """Codecs are a list of words, or one text with commas; their order is kept."""
    sip = Sip("sip:room@example.com", codecs=value)
    assert sip.codecs == kept
    assert f'codecs="{",".join(kept)}"' in str(sip)


@pytest.mark.parametrize("value", ["PCMU PCMA", "pcmu", ["mp3"], "PCMU;PCMA"])
def test_no_codecs(value: Any) -> None:
    """Other codecs, and other separators, are refused."""
    with pytest.raises(InvalidValueError, match="PCMU, PCMA, G722, G729, OPUS"):
        Sip("sip:room@example.com", codecs=value)


def test_addresses_and_headers_as_children() -> None:
    """On Twilio, addresses and headers may be children, and then there need be no text."""
    sip = Sip()
    sip.uri("sip:room@example.com", priority="1", weight="2")
    sip.headers().header(name="X-One", value="1")
    assert sip == Sip(
        children=[
            SipUri("sip:room@example.com", priority="1", weight="2"),
            Headers(children=[Header(name="X-One", value="1")]),
        ]
    )
    assert sip.to_xml(False) == (
        '<Sip><Uri priority="1" weight="2">sip:room@example.com</Uri>'
        '<Headers><Header name="X-One" value="1" /></Headers></Sip>'
    )


@pytest.mark.parametrize("cls", [Sip, SipUri])
def test_passwords_are_not_shown(cls: Any) -> None:
    """A password is sent, and never shown."""
    element = cls("sip:room@example.com", username="desk", password="hunter2")  # noqa: S106
    assert "hunter2" in str(element)
    assert "hunter2" not in repr(element)
    assert "username='desk', password='***'" in repr(element)
    with pytest.raises(InvalidValueError, match="password is not shown") as caught:
        element.password = "hunter2\x01"  # noqa: S105
    assert "hunter2" not in str(caught.value)


def test_passwords_by_position_are_not_shown() -> None:
    """Whoever gives name and password by position, as no program should, does not see them."""
    sip: Any = Dial().sip
    with pytest.raises(UsageError, match="position") as caught:
        sip("sip:room@example.com", "desk", "hunter2")
    assert "hunter2" not in str(caught.value)
