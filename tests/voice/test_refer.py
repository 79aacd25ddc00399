"""``<Refer>``: a SIP call that is handed over."""

from __future__ import annotations

import pytest

from cxml import NestingError, Refer, ReferSip, Sip, UsageError, VoiceResponse


def test_its_sip_is_its_own() -> None:
    """A Sip in a Refer is another class than a Sip in a Dial, and takes the address alone."""
    response = VoiceResponse()
    response.refer(action="/x").sip("sip:desk@example.com")
    response.dial().sip("sip:desk@example.com")
    assert VoiceResponse.from_xml(str(response)) == response
    assert [type(each) for each in response.iter("Sip")] == [ReferSip, Sip]


def test_the_sip_of_a_dial() -> None:
    """The Sip of a Dial is refused, with the class that was meant and SignalWire's code."""
    with pytest.raises(NestingError) as caught:
        Refer().append(Sip("sip:desk@example.com"))
    assert str(caught.value) == (
        "Refer: cxml.Sip cannot stand in Refer (cxml.ReferSip can); allowed: Sip"
        " (SignalWire error 13215)"
    )


def test_the_address_is_needed() -> None:
    """A Refer without an address goes nowhere."""
    with pytest.raises(UsageError, match="SignalWire error 32110"):
        Refer().sip()  # type: ignore[call-arg]
