"""What nobody may see: passwords, keys and tokens, wherever a document or a program spells them.

It looks at characters alone, so that it holds of a document that is no XML too, and of the lines
around a finding of any rule. What is hidden keeps its length, so that carets stay where they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from itertools import chain, islice
from string import ascii_letters, digits
from sys import maxsize
from typing import NamedTuple

from .._input.positions import Span
from .._text.secrets import (
    HIDDEN as HIDDEN,
    KEYS,
    Part as Part,
    apart,
    in_addresses,
    is_filled_in,
    without as without,
)

MOST_SECRETS = 10_000
"""How many are told apart: to look for more takes long, and little of such a text is no secret."""
_ALL = (0, maxsize)
KEY = re.compile("(?<![A-Za-z0-9])(?:PSK_[A-Za-z0-9]{12,}|PT[0-9a-f]{40,})")
"""What the platform gives out: keys that sign, and tokens for its API."""
_OF_KEYS = "|".join(f"(?<={each}{mark}key)" for each in KEYS for mark in ("", "_", "-"))
# How the name of a secret ends, also where it is misspelt. Each begins with a letter of a class,
# which a search runs to; one that no case matters for it tries at every character.
_NAME = (
    "(?:[Pp](?i:(?<!comp)(?:[as]{1,3}w[a-z]{0,5}|ass(?:[ck_-][a-z]{0,6}|phrase)?|wd))"
    "|[Tt](?i:o[ck]{1,2}e?n)|[Ss](?i:e[ck](?:re|er|r)t)|[Cc](?i:red[a-z]{0,7})"
    f"|[Jj](?i:wt)|[Kk](?i:ey(?:{_OF_KEYS})))(?i:s?)(?:_?[0-9]{{1,3}})?"
)
_NAMES = re.compile(_NAME)
_ENDS = re.compile(rf"(?:{_NAME})\Z")
_LINE = re.compile(r"[^\r\n]+")
# Each bounded, or with a class that the next one cannot match: they run over hostile documents.
_GIVEN = re.compile(
    # password=, password: str =, "password":, ["password"] =, "password", name="password" value=
    r"""(?:\s*[!:=]?(?P<equals>=)|\s*:\s*[\w.\[\]|, ]{1,60}=|\\?["']\s*(?:\]\s*)?"""
    r"""(?:[,:]|[!:=]?=|value\s*=))(?P<open>[\s(\[{]*)""",
    re.IGNORECASE,
)
_CALLED = re.compile(
    # Client("AC...", "token"), auth=("user", "password"), RequestValidator("token")
    r"""(?:(?:client|auth)\s*=?\s*\(\s*(?:[bfru]{0,2}["'][^"'\r\n]{0,80}["']|[\w.]{1,80})\s*,"""
    r"""|["']AC[0-9a-f]{32}["']\s*,|validator\s*\()\s*(?:[a-z_]{1,40}\s*=\s*)?""",
    re.IGNORECASE,
)
# a, token, b = "...": one of these is it.
_SEVERAL = re.compile(r"(?:[ \t]*,[ \t]*[\w.]{1,80}){1,5}[ \t]*=\s*")
# As Python ends a text; XML ends it no later. What has no end ends with its line.
_QUOTED = re.compile(
    r"""[bfru]{0,2}(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)'"""
    r"""|\\["']([^"'\\]*)|["']([^\r\n]*))""",
    re.IGNORECASE | re.DOTALL,
)
# Texts beside each other are one, and of several names nobody knows which is the one that counts.
_BESIDE = re.compile(r"(?:[\s+()]|\\[\r\n])*")
_LISTED = re.compile(r"(?:[\s+(),:\[\]{}]|\\[\r\n])*")
_BARE = re.compile(r"""=([^\s"'<>()\[\]]+)""")
_IN_NAMES = ascii_letters + digits + "_.:-"
LONGEST_NAME = 80
"""How far it is looked what stands before the name of a secret."""
_BEFORE_NAME = re.compile(
    rf"""\bvalue\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')\s+name\s*=\s*["'][\w.-]{{0,80}}?"""
    rf"""{_NAME}["']""",
    re.IGNORECASE,
)
# A word of letters alone is one of a sentence.
_HEADER = re.compile(
    r"(?:bearer|basic)\s+(?=[a-z]{0,200}[0-9_/+=-])(?P<value>[\w.~+/=-]+)", re.IGNORECASE
)
_PATTERNS = (_BEFORE_NAME, _HEADER)
# Of what can be seen, and is of ASCII: nothing else stands in a name, or around a value.
_ESCAPE = re.compile(
    r"&#0{0,7}(?:3[3-9]|[4-9][0-9]|1[01][0-9]|12[0-6]);|&#x0{0,7}[2-7][0-9a-f];"
    r"|&(?:amp|lt|gt|quot|apos);|(?:%|\\x|\\u00)[2-7][0-9a-f]",
    re.IGNORECASE,
)
MOST_LAYERS = 3
"""How many layers of escapes are taken off: of XML, of Python, and of addresses."""


def secrets_in(text: str) -> Iterator[Part]:
    """Give where secrets stand, however they are escaped; what the platform fills in is none."""
    yield from _spelt(text)
    layers: list[_Layer] = []
    while len(layers) < MOST_LAYERS and _ESCAPE.search(text):
        layers.append(_Layer.of(text))
        text = layers[-1].text
        for each in _spelt(text):
            part = each
            for layer in reversed(layers):
                part = layer.outside(part)
            yield part


class _Layer(NamedTuple):
    """A text without its escapes, and where its parts stand in the text with them."""

    text: str
    inner: list[int]
    outer: list[int]

    @classmethod
    def of(cls, text: str) -> _Layer:
        pieces: list[str] = []
        inner, outer = [0], [0]
        done = length = 0
        for found in _ESCAPE.finditer(text):
            pieces += [text[done : found.start()], _character(found[0])]
            length += found.start() - done
            # The escape itself, and what begins behind it.
            inner += [length, length + 1]
            outer += [found.start(), found.end()]
            length += 1
            done = found.end()
        return cls("".join([*pieces, text[done:]]), inner, outer)

    def outside(self, part: Part) -> Part:
        return self._outside(part[0]), self._outside(part[1])

    def _outside(self, offset: int) -> int:
        number = bisect_right(self.inner, offset) - 1
        return self.outer[number] + offset - self.inner[number]


@lru_cache(maxsize=1_000)
def _character(escape: str) -> str:
    return unescape(escape) if escape.startswith("&") else chr(int(escape[-2:], 16))


def _spelt(text: str) -> Iterator[Part]:
    names = [*_NAMES.finditer(text)]
    for start, end in chain(_named(text, names), _bare(text, names), _others(text)):
        if start < end and not is_filled_in(text, (start, end)):
            yield start, end


def names_secret(name: str) -> bool:
    """Whether a word is the name of a secret, or ends as one does."""
    return bool(_ENDS.search(name[-LONGEST_NAME:]))


def beside_names(text: str) -> Iterator[Part]:
    """Give the texts in quotes in all lines that hold the name of a secret."""
    for line in _LINE.finditer(text):
        if _NAMES.search(text, *line.span()):
            for found in _QUOTED.finditer(text, *line.span()):
                yield found.span(found.lastindex or 0)


def _named(text: str, names: Iterable[re.Match[str]]) -> Iterator[Part]:
    """Give the texts that are given to a name, or to a call, that takes a secret."""
    seen: set[tuple[int, bool]] = set()
    for start, is_list in _places(text, names):
        beside = _LISTED if is_list else _BESIDE
        while (start, is_list) not in seen and (found := _QUOTED.match(text, start)):
            seen.add((start, is_list))
            yield found.span(found.lastindex or 0)
            start = (beside.match(text, found.end()) or found).end()


def _places(text: str, names: Iterable[re.Match[str]]) -> Iterator[tuple[int, bool]]:
    """Give where a secret begins, if it is a text, and whether it may stand among several."""
    for name in names:
        if found := _GIVEN.match(text, name.end()):
            yield found.end(), bool(found["equals"] or found["open"].strip())
        elif _before(text, name, ", \t") in ("", "\r", "\n"):
            yield from ((each.end(), True) for each in [_SEVERAL.match(text, name.end())] if each)
    yield from ((each.end(), False) for each in _CALLED.finditer(text))


def _bare(text: str, names: Iterable[re.Match[str]]) -> Iterator[Part]:
    """Give what has no quotes, as in a broken document; a program says more behind a name."""
    done = 0
    for name in names:
        if name.start() < done or text[name.end() : name.end() + 1] != "=":
            continue
        # In an address it is a parameter, which ends otherwise.
        if _before(text, name) in ("?", "&", ";", "#"):
            continue
        if found := _BARE.match(text, name.end()):
            done = found.end()
            if text[done - 1] != "," and (done == len(text) or text[done] in "> \t\r\n"):
                yield found.span(1)


def _before(text: str, name: re.Match[str], more: str = "") -> str:
    """Give the character before the name that ends so, which is no part of it; of none nothing."""
    start = name.start()
    last = text[start - 1 : start]
    if last not in _IN_NAMES and last not in more:
        return last
    return text[max(start - LONGEST_NAME, 0) : start].rstrip(_IN_NAMES + more)[-1:]


def _others(text: str) -> Iterator[Part]:
    yield from in_addresses(text)
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            yield found.span(found.lastgroup or 0)
    yield from (each.span() for each in KEY.finditer(text))


class Secrets(list[Span]):
    """Where secrets stand in a text, in its order; of very many it is all that nobody may see."""

    def __init__(self, parts: Iterable[Part]) -> None:
        some = [*islice(parts, MOST_SECRETS + 1)]
        super().__init__(map(Span._make, apart(some if len(some) <= MOST_SECRETS else [_ALL])))
        self._starts = [each.start for each in self]

    @property
    def is_all(self) -> bool:
        """Whether there are so many that it is all of the text: more change nothing."""
        return self[:1] == [_ALL]

    def touching(self, span: Span) -> Iterator[Span]:
        """Give those of which a part stands in a part of the text."""
        first = max(bisect_left(self._starts, span.start) - 1, 0)
        last = bisect_left(self._starts, span.end)
        return (each for each in self[first:last] if each.end > span.start)


def hidden(text: str) -> str:
    """Give a text without the secrets that it spells."""
    return without(text, secrets_in(text))
