"""What the data says of the language.

A ``support`` is ``both``, ``cxml`` (SignalWire alone) or ``twiml`` (Twilio alone).
"""

from __future__ import annotations

from typing import TypedDict


class Word(TypedDict):
    """One word that an attribute takes."""

    value: str
    """The word, as it is written."""
    support: str
    """Who documents it; ``examples`` for a word that only examples use."""


class Attribute(TypedDict):
    """One attribute of an element, or what all attributes and texts have."""

    name: str
    """The attribute's name in Python, by which it is read and assigned."""
    keyword: str
    """The keyword that gives it; the same as the name unless a child method has that."""
    wire: str | None
    """The name in XML; ``None`` for a text."""
    type: str
    """The platform's name for the kind of value, such as ``url`` or ``event-list``."""
    values: list[Word]
    """The words it takes, or knows."""
    open: bool
    """Whether other values than those are taken."""
    separator: str | None
    """What stands between the words, or numbers, of a list."""
    also: str | None
    """What may stand there too when a list is read."""
    minimum: int | None
    """The lowest number, included."""
    maximum: int | None
    """The highest number, included; ``None`` where no limit is documented."""
    pattern: str | None
    """The regular expression that the whole text has to match."""
    pattern_meaning: str | None
    """The same in words."""
    max_length: int | None
    """The most characters."""
    unit: str | None
    """The unit of the number, such as ``seconds``."""
    default: str | None
    """What the platform does when nothing is written, as it would be written."""
    support: str
    """Who documents it."""
    platform_code: int | None
    """SignalWire's error code for a wrong value."""
    needed: bool
    """Whether the platform needs it, though an element can be made without."""
    needed_in: list[str]
    """The elements, by their names in XML, in which the platform needs it."""
    only_in: list[str]
    """The elements, by their names in XML, in which alone it means something; empty for all."""
    secret: bool
    """Whether it is kept out of ``repr`` and errors."""


class Text(Attribute):
    """The text of an element."""

    required: bool
    """Whether the element cannot be made without it."""
    may_be_empty: bool
    """Whether an empty text is enough."""
    mixed: bool
    """Whether it stands between child elements, in order, with its white space."""
    instead_of: str | None
    """The method of the child that it says the same as, where no child may stand beside it."""


class Child(TypedDict):
    """What may stand in an element."""

    element: str
    """The name of the child, a key of ``elements``."""
    method: str
    """The method that adds one."""
    at_most: int | None
    """How many of them may stand here."""
    alone: bool
    """Whether no other child may stand beside it."""
    never_with: list[str]
    """The methods of the children that may not stand beside it."""
    support: str
    """Who documents that it may stand here."""
    platform_code: int | None
    """SignalWire's error code for breaking these rules."""


class Parent(TypedDict):
    """Where an element may stand."""

    element: str
    """The name of the parent, a key of ``elements``."""
    method: str
    """The parent's method that adds the element."""


class ElementData(TypedDict):
    """One element."""

    class_name: str
    """The name of the class."""
    channel: str | None
    """``voice``, ``messaging`` or ``fax``."""
    tag: str
    """The name in XML."""
    summary: str
    """What it is, in a sentence or two."""
    support: str
    """Who documents it."""
    free: bool
    """Whether it takes whatever comes, by whatever name: nothing of that stands here."""
    text: Text | None
    """Its text, where it has one."""
    attributes: list[Attribute]
    """Its attributes, in the order of their declaration."""
    children: list[Child]
    """What may stand in it."""
    parents: list[Parent]
    """What it may stand in; empty for the root of a document."""


class Schema(TypedDict):
    """The whole language."""

    roots: list[str]
    """The elements that a document begins with, as keys of ``elements``."""
    elements: dict[str, ElementData]
    """Every element, by channel and class, such as ``voice.Dial``."""
