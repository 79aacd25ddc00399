"""A text with SSML as it is heard."""

from __future__ import annotations

import re

from .._tree.element import Element
from .._tree.spec import spec_of
from ..voice.ssml import SsmlBreak, SsmlSub

_TIME = re.compile(r"(\d+(?:\.\d+)?)(m?)s")
_BY_STRENGTH = {"none": 0.0, "x-weak": 0.25, "weak": 0.5, "strong": 1.0, "x-strong": 1.5}
_MEDIUM = 0.75
_LONGEST = 10.0


def spoken(element: Element) -> tuple[str, float]:
    """Give the words inside an element, and the seconds of the pauses between them."""
    if isinstance(element, SsmlBreak):
        return " ", _seconds(element)
    if isinstance(element, SsmlSub):
        return element.alias or element.words, 0.0
    field = spec_of(type(element)).text
    words = [str(getattr(element, field.name) or "")] if field else []
    pauses = 0.0
    for child in element.children:
        text, pause = (child, 0.0) if isinstance(child, str) else spoken(child)
        words.append(text)
        pauses += pause
    return "".join(words), pauses


def squeezed(text: str) -> str:
    """Make each run of white space one space, and cut it off at the ends."""
    return " ".join(text.split())


def _seconds(element: SsmlBreak) -> float:
    found = _TIME.fullmatch(element.time or "")
    if found is None:
        return _BY_STRENGTH.get(element.strength or "", _MEDIUM)
    return min(_LONGEST, float(found[1]) / (1000 if found[2] else 1))
