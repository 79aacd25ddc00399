"""Cookies: what answers set, and later requests of a call send back, where that is chosen."""

from __future__ import annotations

import re

from attrs import evolve

from ..testing._answer import Answer
from ..testing._request import Request as Outgoing

_BETWEEN = re.compile(r",\s*(?=[\w!#$%&'*+.^`|~-]+=)")
"""What parts one cookie from the next where several came; a date has a comma too."""
_MOST = 50
"""How many are kept; of more, those that came first."""


def with_cookies(outgoing: Outgoing, cookies: dict[str, str]) -> Outgoing:
    """Send cookies back."""
    if not cookies:
        return outgoing
    sent = "; ".join(f"{name}={value}" for name, value in cookies.items())
    return evolve(outgoing, headers={**outgoing.headers, "Cookie": sent})


def keep_cookies(answer: Answer, cookies: dict[str, str]) -> None:
    """Keep what an answer sets, and forget what it takes back."""
    for text in _BETWEEN.split(answer.headers.get("Set-Cookie", "")):
        pair, _, attributes = text.partition(";")
        name, equals, value = pair.strip().partition("=")
        is_over = re.search(r"max-age\s*=\s*(0|-)", attributes, re.IGNORECASE)
        if is_over:
            cookies.pop(name, None)
        elif equals and (name in cookies or len(cookies) < _MOST):
            cookies[name] = value.strip()
