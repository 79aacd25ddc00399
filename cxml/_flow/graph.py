"""A picture of documents, before anybody knows in which language it is drawn."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from .._check.rule import Severity

MOST_BOXES = 250
"""How many boxes a picture has: nobody reads more, and viewers of Mermaid draw no more."""
MOST_ARROWS = 400
"""How many arrows it has; viewers of Mermaid refuse more than 500."""
MOST_VERBS = 40
"""How many verbs of one document are drawn."""
MOST_FINDINGS = 40
"""How many findings have a number, and a line below the picture."""
LONGEST_LINE = 48
"""How many characters a line in a box has."""
LONGEST_FINDING = 200


class Shape(StrEnum):
    """What a box stands for."""

    VERB = "verb"
    ROOM = "room"
    """A conference, whoever puts callers into it."""
    QUEUE = "queue"
    ADDRESS = "address"
    """Something that is asked for, and that none of the documents is."""
    CALLBACK = "callback"
    """Something that is told what happened."""
    NOTE = "note"
    """A word about what is not drawn."""


class Line(StrEnum):
    """What an arrow says."""

    NEXT = "next"
    """The call goes on there."""
    ASKS = "asks"
    """Another document is asked for, and the call goes on with that."""
    ASIDE = "aside"
    """It runs, or is told, beside the call: while somebody waits, or when something happened."""


@frozen
class Box:
    """One box."""

    id: str
    lines: tuple[str, ...]
    shape: Shape = Shape.VERB
    mark: Severity | None = None
    """How bad the worst is that is wrong with it."""


@frozen
class Group:
    """The boxes of one document."""

    id: str
    title: str
    boxes: tuple[Box, ...]
    mark: Severity | None = None


@frozen
class Arrow:
    """One arrow, between two boxes by their ids."""

    start: str
    end: str
    label: str = ""
    line: Line = Line.NEXT


@frozen
class Noted:
    """A finding, as it is listed below the picture."""

    text: str
    severity: Severity


@frozen
class Graph:
    """A picture."""

    groups: tuple[Group, ...]
    boxes: tuple[Box, ...]
    """Those that belong to no document."""
    arrows: tuple[Arrow, ...]
    findings: tuple[Noted, ...]
    left_out: int = 0
    """How many documents there was no place for."""
