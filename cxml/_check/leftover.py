"""Markup of a template language that stands in a document: nobody knows what it would become."""

from __future__ import annotations

import re

# None of them goes over the beginning of the next: else many open ones would take very long.
_BRACE = ord("{")
_LEFT = re.compile(
    r"\{%[^{}]{0,200}%\}|\$\{[A-Za-z_][\w.]{0,60}\}|<%[^<]{0,200}?%>|%\([A-Za-z_]\w{0,60}\)s"
    r"|\{\{(?![A-Za-z0-9_-]+\}\})[^{}]{0,200}\}\}|\{#[^{}#]{0,500}#\}"
)
_COMMENT_OR_LEFT = re.compile(rf"<!--(?>.*?(?:-->|\Z))|(?P<left>{_LEFT.pattern})", re.DOTALL)


def first_left(text: str) -> re.Match[str] | None:
    """Find the first markup in a document that stands in no comment."""
    if not _may_have(text):
        return None
    every = _COMMENT_OR_LEFT.finditer(text)
    return next((each for each in every if each["left"] is not None), None)


SOME_TEXT = "{{text}}"
"""What a value of a program is taken for that is not known, and surely is a text."""


def has_left(text: str) -> bool:
    """Whether markup stands in a value."""
    return _may_have(text) and _LEFT.search(text) is not None


def is_left_alone(text: str) -> bool:
    """Whether a text is nothing but markup, with white space around it."""
    return _may_have(text) and not _LEFT.sub("", text).strip()


def has_blocks(data: bytes) -> bool:
    """Whether a template language decides which elements a document has, and in what order."""
    # One byte by its number is looked for without an object: ten times as fast.
    if _BRACE not in data or b"{%" not in data:
        return False
    return any(each[0][:2] == "{%" for each in _LEFT.finditer(data.decode()))


def _may_have(text: str) -> bool:
    # Asked of very many values, of which hardly any has a brace.
    return "{" in text or "%(" in text or "<%" in text
