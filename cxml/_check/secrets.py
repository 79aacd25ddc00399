"""What nobody may see: passwords and tokens, wherever a document or a program spells them.

It looks at characters alone, so that it holds of a document that is no XML too, and of the lines
around a finding of any rule. What is hidden keeps its length, so that carets stay where they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from .._input.positions import Span

NAMES = frozenset(
    {
        "access_token", "api_key", "apikey", "auth", "auth_token", "key", "password", "secret",
        "signature", "token",
    }
)  # fmt: skip
"""Parameters of addresses that carry a secret; in any letters, and with ``-`` for ``_``."""
HIDDEN = "*"
_PARAMETERS = "|".join(sorted(each.replace("_", "[_-]") for each in NAMES))
# Each bounded, or with a class that the next one cannot match: they run over hostile documents.
_ATTRIBUTE = re.compile(
    r"""(?<![\w.:-])[\w.:-]{0,80}(?:pass|password|token|secret)\s*=\s*[bfru]{0,2}"""
    r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""",
    re.IGNORECASE,
)
_USER = re.compile(r"""://[^\s:/?#"'<>]*:(?P<password>[^\s/?#"'<>]*)@""")
_PARAMETER = re.compile(
    rf"""(?:[?&;#]|&amp;|&#38;)(?:{_PARAMETERS})=(?P<value>[^\s&#"'<>]+)""", re.IGNORECASE
)
_TEMPLATE = re.compile(r"\{\{[A-Za-z0-9_-]+\}\}")


def secrets_in(text: str) -> Iterator[Span]:
    """Give where secrets stand; what the platform fills in is none."""
    for pattern in (_ATTRIBUTE, _USER, _PARAMETER):
        for found in pattern.finditer(text):
            span = Span(*found.span(found.lastgroup or 0))
            if span.start < span.end and not _TEMPLATE.search(text, *span):
                yield span


class Secrets(list[Span]):
    """Where secrets stand in a text, in its order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        super().__init__(sorted(spans))
        self._starts = [each.start for each in self]

    def touching(self, span: Span) -> Iterator[Span]:
        """Give those of which a part stands in a part of the text."""
        # One more before it: they hardly ever overlap each other.
        first = max(bisect_left(self._starts, span.start) - 1, 0)
        last = bisect_left(self._starts, span.end)
        return (each for each in self[first:last] if each.end > span.start)


def without(text: str, spans: Iterable[Span]) -> str:
    """Put a star for each character of these parts; ends of lines stay."""
    pieces: list[str] = []
    done = 0
    for start, end in sorted(spans):
        if end > done:
            first = max(start, done)
            pieces += [text[done:first], re.sub(r"[^\r\n]", HIDDEN, text[first:end])]
            done = end
    return "".join([*pieces, text[done:]])


def hidden(text: str) -> str:
    """Give a text without the secrets that it spells."""
    return without(text, secrets_in(text))
