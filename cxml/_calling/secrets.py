"""What nobody may see who looks at a call: what the checker hides, and what a call carries."""

from __future__ import annotations

import logging
import re
from functools import lru_cache

from .._check.secrets import HIDDEN, hidden

_SHORTEST_KEY = 8
"""A key that is shorter is a word, and stands in other words."""
_LONGEST_KEPT = 500
_PAID = r"payment_?card_?number|security_?code|expiration_?date|bank_?(?:account|routing)_?number"
_NAME = rf"(?:authorization|{_PAID}|payment_?card_?postal_?code)"
_NAMED = re.compile(rf"[\w.-]{{0,80}}{_NAME}", re.IGNORECASE)
_BEGIN = r"""(?:["']\s{0,20}(?:[:,=]|\svalue\s{0,20}=)|\s{0,20}[:=])\s{0,20}"""
_PATTERNS = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        r"(?<![A-Za-z0-9])PSK_(?P<value>[\w-]{4,})",
        # As an attribute, a parameter, or in JSON; where a switch is named so, there is no secret.
        rf"""{_NAME}{_BEGIN}["'](?!(?:true|false)["'])(?P<value>[^"'<>]+)""",
        rf"""\bvalue\s{{0,20}}=\s{{0,20}}["'](?P<value>[^"'<>]+)["']\s{{1,20}}name\s{{0,20}}=\s{{0,20}}"""
        rf"""["'][\w.-]{{0,80}}?{_NAME}["']""",
        rf"""[?&;]{_NAME}=(?P<value>[^\s&#"'<>]+)""",
        r"authorization:\s{0,20}(?P<value>[^\r\n\"'<>]+)",
    )
)


def masked(text: str, key: str) -> str:
    """Give a text without what is secret in it; its length stays, so that places stay.

    Args:
        text: the text.
        key: the key that signs.

    """
    return _known(text, key) if len(text) <= _LONGEST_KEPT else _masked(text, key)


def _masked(text: str, key: str) -> str:
    if len(key) >= _SHORTEST_KEY:
        text = text.replace(key, HIDDEN * len(key))
    text = hidden(text)
    for pattern in _PATTERNS:
        text = pattern.sub(_starred, text)
    return text


_known = lru_cache(maxsize=8192)(_masked)
"""The same again, of texts that are shown over and over."""


def _starred(found: re.Match[str]) -> str:
    start, end = (each - found.start() for each in found.span("value"))
    return found[0][:start] + HIDDEN * (end - start) + found[0][end:]


def masked_parameter(name: str, value: str, key: str) -> str:
    """Give the value of a parameter, unless its name says that it is secret."""
    if _NAMED.fullmatch(name):
        return HIDDEN * len(value)
    begin = f'{name}="'
    return masked(f'{begin}{value}"', key)[len(begin) : -1]


class MaskingFormatter(logging.Formatter):
    """Writes what an application logs, without what is secret in it."""

    key = ""
    """The key that signs, once it is known."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the lines of one entry, with those of its traceback."""
        return self.clean(super().format(record))

    def clean(self, text: str) -> str:
        """Give a text without what is secret in it."""
        return masked(text, self.key)
