"""``<Client>``: a client of Twilio's Voice SDK to dial."""

from __future__ import annotations

from cxml import Client, Dial, Identity, Parameter


def test_by_text_or_by_child() -> None:
    """Who is dialled stands in the text, or in a child of the name of the text's keyword."""
    assert Client(identity="desk") == Client("desk")
    assert Client("desk").client_identity == "desk"
    client = Client()
    assert client.identity("desk") == Identity("desk")
    client.parameter(name="room", value="1")
    assert client.children == (Identity("desk"), Parameter(name="room", value="1"))
    assert client.client_identity is None


def test_several_clients() -> None:
    """Several clients may ring at once, and beside numbers."""
    dial = Dial()
    dial.client("desk")
    dial.number("+15550100100")
    dial.client("office")
    assert [each.client_identity for each in dial.iter(Client)] == ["desk", "office"]
