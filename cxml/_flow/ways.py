"""Which ways lead out of a verb: what it asks for, joins, and tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from .._check.document import children, text_of
from .._check.rules.flow import ending
from .._tree.spec import spec_of
from .graph import Line, Shape

if TYPE_CHECKING:
    from .._tree.node import Node

_AFTER = {
    "Connect": "when that ends",
    "Dial": "after the call",
    "Enqueue": "out of the queue",
    "Gather": "input",
    "Message": "sent",
    "Pay": "paid",
    "Receive": "received",
    "Record": "recorded",
    "Refer": "referred",
    "Sms": "sent",
}
"""When the action of a verb is asked for."""
_AGAIN = ("Gather", "Pay", "Record")
"""The verbs that ask for their own document where they name no action."""
_MEDIA = ("ConversationRelay", "Stream", "VirtualAgent")
"""The nouns whose address is no document."""
_ROOMS = {"Conference": Shape.ROOM, "Queue": Shape.QUEUE, "Enqueue": Shape.QUEUE}


class Way(NamedTuple):
    """One way out of a verb."""

    element: Node
    at: str
    """The part of the element that says so: ``@action``, or ``text()``."""
    address: str
    """What is asked for; empty for the document itself."""
    label: str
    line: Line
    shape: Shape = Shape.ADDRESS
    """What it leads to, unless it is one of the documents."""


def ways_of(verb: Node) -> Iterator[Way]:
    """Give the ways out of a verb, and out of what stands in it, but for the next verb."""
    if verb.tag == "Redirect":
        yield Way(verb, "text()", text_of(verb).strip(), "", Line.ASKS)
    for each in (verb, *children(verb)):
        yield from _to_a_room(each)
        yield from _by_addresses(each)
    if verb.tag in _AGAIN and verb.__dict__.get("action") is None:
        yield Way(verb, "", "", _AFTER[verb.tag], Line.ASKS)


def _to_a_room(element: Node) -> Iterator[Way]:
    name = text_of(element).strip()
    if element.tag in _ROOMS and name:
        yield Way(element, "text()", name, "", Line.NEXT, _ROOMS[element.tag])


def _by_addresses(element: Node) -> Iterator[Way]:
    data = element.__dict__
    for wire, field in spec_of(type(element)).by_wire.items():
        value = data.get(field.name)
        if field.kind.name == "url" and isinstance(value, str):
            yield _way(element, wire, value.strip())


def _way(element: Node, wire: str, address: str) -> Way:
    at = f"@{wire}"
    if wire in ("action", "referUrl"):
        return Way(element, at, address, _AFTER.get(element.tag, wire), Line.ASKS)
    if wire == "waitUrl":
        return Way(element, at, address, "while waiting", Line.ASIDE)
    if wire == "url" and element.tag not in _MEDIA:
        return Way(element, at, address, "before they speak", Line.ASIDE)
    shape = Shape.CALLBACK if "allback" in wire else Shape.ADDRESS
    return Way(element, at, address, _told(element, wire), Line.ASIDE, shape)


def _told(element: Node, wire: str) -> str:
    """Name a callback, with the events that it is asked to tell."""
    spec = spec_of(type(element))
    events = spec.by_wire.get(f"{wire}Event")
    value = events and element.__dict__.get(events.name)
    return f"{wire}: {events.kind.encode(value)}" if events and value else wire


def next_label(verb: Node) -> str | None:
    """Say when the verb behind one runs; ``None`` where it never does."""
    if ending(verb):
        return None
    if verb.tag == "Gather":
        return "no input"
    return _AFTER[verb.tag] if verb.tag in ("Dial", "Enqueue") else ""
