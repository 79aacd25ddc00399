"""Names that Twilio's elements have, and what cxml has instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from .display import public_name

if TYPE_CHECKING:
    from .node import Node

MOVED = {
    "add_text": ".append(...) adds a text where one may stand",
    "attrs": "an attribute is read by its own name, as in dial.timeout",
    "text": "the text has a name of its own",
    "to_string": ".to_xml() is the document as text",
    "tostring": ".to_xml() is the document as text",
    "toxml": ".to_xml() is the document as text",
    "name": ".tag is the name of an element",
    "value": "the text has a name of its own",
    "verbs": ".children holds what stands inside, to be read, and .append(...) adds one",
    "xml": ".to_xml() is the document as text",
}

NAMESAKES = {
    "Client": "; this Client is what a Dial calls; a client of the API is one of twilio.rest, or of"
    " SignalWire's client libraries",
}
"""Elements whose names Twilio's library also has for something else."""


class MovedAttribute:
    """Stands for a name that is not there, and says so to whoever asks for it.

    A class that declares an attribute of the name has that one. Unlike a ``__getattr__`` this
    leaves every other look-up as fast as it is.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, element: Node | None, owner: type[Node]) -> NoReturn:
        hint, text = MOVED[self._name], owner.__cxml_text__
        if self._name in ("text", "value") and text:
            hint = f".{text} is its text"
        message = f"{public_name(owner)} has no attribute {self._name}: {hint}"
        raise AttributeError(message, name=self._name, obj=owner if element is None else element)
