"""What somebody types who is in a call."""

from __future__ import annotations

import re

_KEYS = re.compile(r"[0-9*#]+")
_WAIT = re.compile(r"w(?:ait)?(?: ([0-9.]+))?")


def line_of(typed: str) -> list[str] | None:
    """Give the words of the step that is meant; ``None`` if that is help."""
    text = typed.strip()
    if text == "?":
        return None
    if text in ("h", "hang up"):
        return ["hang", "up"]
    if _KEYS.fullmatch(text):
        return ["press", text]
    if wait := _WAIT.fullmatch(text or "w 1"):
        return ["wait", wait[1] or "1"]
    return ["say", text]
