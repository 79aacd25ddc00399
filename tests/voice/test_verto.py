"""``<Verto>``: a Verto endpoint to dial."""

from __future__ import annotations

from cxml import Dial, Verto

ADDRESS = "room@example.verto.signalwire.com"


def test_the_address_is_the_text() -> None:
    """The address is the text; there is nothing else to say."""
    verto = Dial().verto(ADDRESS)
    assert verto == Verto(address=ADDRESS)
    assert verto.to_xml(False) == f"<Verto>{ADDRESS}</Verto>"


def test_what_programs_did_without_a_class() -> None:
    """Programs for twilio-python, which has no such class, get one with its checks."""
    assert Dial().add_child("Verto", ADDRESS) == Verto(ADDRESS)
