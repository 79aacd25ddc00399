"""``<Redirect>``: go on with another document."""

from __future__ import annotations

import pytest

from cxml import Redirect, UsageError, VoiceResponse


def test_this_document_again() -> None:
    """An empty address means this document again, and may be given and read."""
    for made in (Redirect(""), Redirect(" \n"), VoiceResponse().redirect("")):
        assert made == Redirect("")
        assert made.url == ""
        assert made.to_xml(False) == "<Redirect />"
        assert Redirect.from_xml(str(made)) == made


def test_an_address_has_to_be_given() -> None:
    """An address has to be given, be it empty."""
    for wrong in ({}, {"url": None}, {"method": "GET"}):
        with pytest.raises(UsageError, match="url is missing"):
            Redirect(**wrong)


def test_the_address_can_be_emptied() -> None:
    """The address can be set to an empty one, and not be taken away."""
    redirect = Redirect("/next", method="GET")
    redirect.url = ""
    assert redirect == Redirect("", method="GET")
    with pytest.raises(UsageError):
        del redirect.url


def test_repr_of_an_empty_one() -> None:
    """The repr of an empty one shows the empty address, so that it can be evaluated."""
    assert repr(Redirect("")) == "cxml.Redirect('')"
