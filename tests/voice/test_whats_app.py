"""``<WhatsApp>``: a WhatsApp number to dial."""

from __future__ import annotations

from cxml import Dial, WhatsApp


def test_its_three_names() -> None:
    """The class and the element are spelled in camel case, the method in snake case."""
    made = Dial().whats_app("+15550100100", status_callback_event="answered")
    assert made == WhatsApp("+15550100100", status_callback_event=["answered"])
    assert made.to_xml(False) == (
        '<WhatsApp statusCallbackEvent="answered">+15550100100</WhatsApp>'
    )
