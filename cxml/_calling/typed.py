"""What somebody types who is in a call."""

from __future__ import annotations

import re

_KEYS = re.compile(r"(?:press(?:es)? )?([0-9*#]+)")
_WAIT = re.compile(r"w(?:aits?)?(?: ([0-9.]+))?")
_SAY = re.compile(r"(?:say|says|speak|speaks) (.+)")
_PHONE = re.compile(r"\+[0-9]{4,} [a-z].*|sips?:\S+ [a-z].*")
"""A phone, and what it does."""


def line_of(typed: str) -> list[str] | None:
    """Give the words of the step that is meant; ``None`` if that is help."""
    text = typed.strip()
    if text in ("?", "help"):
        return None
    if text in ("h", "hang up", "hangs up"):
        return ["hang", "up"]
    if keys := _KEYS.fullmatch(text):
        return ["press", keys[1]]
    if wait := _WAIT.fullmatch(text or "w 1"):
        return ["wait", wait[1] or "1"]
    if _PHONE.fullmatch(text):
        return _of_phone(text)
    said = _SAY.fullmatch(text)
    return ["say", said[1] if said else text]


def _of_phone(text: str) -> list[str]:
    """Give the words of what a phone does; what it says is one of them."""
    who, _, does = text.partition(" ")
    said = _SAY.fullmatch(does)
    return [who, "says", said[1]] if said else text.split()
