"""``<Sms>``: a text message during a call."""

from __future__ import annotations

import pytest

from cxml import InvalidValueError, Sms


def test_a_message() -> None:
    """A message has a sender and a receiver, whose names are Python keywords or not."""
    sms = Sms(" Hi\n", from_="+15550100100", to="415-123-4567")
    assert sms.to_xml(False) == '<Sms from="+15550100100" to="415-123-4567"> Hi\n</Sms>'
    assert Sms.from_xml(str(sms)) == sms


def test_the_longest_message() -> None:
    """A message has fewer than 1,600 characters."""
    assert len(Sms("é" * 1599).message) == 1599
    with pytest.raises(InvalidValueError, match="SignalWire error 21617"):
        Sms("é" * 1600)
