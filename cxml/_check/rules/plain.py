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

# In lower case, at a host of a usual domain; no user, no query.
_URL = re.compile(
    r"https://[a-z0-9.-]++(?<=\.com|\.net|\.org|\.app|\.dev|.\.io|.\.de|.\.eu|.\.uk)[a-z0-9._/-]*"
)
_NUMBER = re.compile(r"\+[0-9]{7,15}")
# No word for nothing, and shorter than an id, or of more than one word; and no beginning of what a
# program writes for an object.
_WORDS = re.compile(
    r"(?!(?:N(?:one|aN)|n(?:ull|an)|undefined)\s*\Z)[A-Za-z](?:[^ ]*+ |[^ ]{0,32}\Z)"
)


def _is_plain_url(url: str) -> bool:
    """Whether it names neither Twilio nor nothing."""
    return (
        _URL.fullmatch(url) is not None
        and "twi" not in url
        and "nul" not in url
        and "nan" not in url
        and "undef" not in url
    )


PLAIN: Mapping[str, Callable[[str], object]] = {
    "name": _WORDS.match,
    "phone": _NUMBER.fullmatch,
    "string": _WORDS.match,
    "url": _is_plain_url,
}
"""By the kind: what tells that a value is plain."""


_BRACE, _PERCENT, _AMPERSAND = b"{%&"


def is_plain_document(raw: Raw) -> bool:
    """Whether no rule about documents as they came has anything to say of one."""
    data = raw.data
    return (
        raw.read is data
        and len(data) <= SURE_BYTES
        and data.startswith(b"<")
        and data[1:2] != b"!"  # as of a comment before the declaration
        # Of one byte by its number, which is looked for without an object: ten times as fast.
        and _BRACE not in data
        and _PERCENT not in data
        and (_AMPERSAND not in data or b"&amp;" not in data)
    )
