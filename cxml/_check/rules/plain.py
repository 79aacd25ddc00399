"""Values of which no rule about their kind has anything to say: most values are such.

Looking whether one is costs a fraction of asking every rule. What stands here is held by a test
against all rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from .document import SURE_BYTES

if TYPE_CHECKING:
    from ..document import Raw

# In lower case, with a path of words: no host of Twilio's, no private one, no user, no query.
_URL = re.compile(
    r"https://(?![a-z0-9.-]*(?:twi|\.(?:local|localhost|internal|test|invalid|lan)(?:/|$)))"
    r"(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}(?:/(?!(?:null|undefined|nan)(?:/|$))[a-z0-9._-]+)*/?"
)
_NUMBER = re.compile(r"\+[0-9]{7,15}")
_LANGUAGE = re.compile("[a-z]{2}-[A-Z]{2}")
# More than one word, and no beginning of what a program writes for an object.
_WORDS = re.compile(r"[A-Za-z][^ ]* ")

PLAIN: Mapping[str, Callable[[str], object]] = {
    "language": _LANGUAGE.fullmatch,
    "name": _WORDS.match,
    "phone": _NUMBER.fullmatch,
    "string": _WORDS.match,
    "url": _URL.fullmatch,
}
"""By the kind: what tells that a value is plain."""


def is_plain_document(raw: Raw) -> bool:
    """Whether no rule about documents as they came has anything to say of one."""
    data = raw.data
    return (
        raw.read is data
        and len(data) <= SURE_BYTES
        and data[:1] == b"<"
        and data[1:2] != b"!"  # as of a comment before the declaration
        and b"{" not in data
        and b"%" not in data
        and b"&amp;" not in data
    )
