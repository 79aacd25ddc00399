"""Pictures that tests draw."""

from __future__ import annotations

from cxml._check.rule import Severity
from cxml._flow.graph import Arrow, Box, Graph, Group, Line, Noted, Shape


def labelled(text: str) -> Graph:
    """Give a picture that has one text wherever it can have any."""
    box = Box("n1", (text, text), Shape.VERB, Severity.ERROR)
    return Graph(
        (Group("d1", text, (box,), Severity.INFO),),
        (Box("x1", (text,), Shape.ROOM), Box("x2", (text,), Shape.CALLBACK)),
        (Arrow("n1", "x1", text), Arrow("n1", "x2", text, Line.ASIDE)),
        (Noted(text, Severity.WARNING),),
    )
