"""Where what was found stands in its document, and what has to change there to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from .._input.positions import Span
from .._input.xml import source_of
from .._text.characters import XML_SPACE, escape_attribute, escape_text
from .document import Document
from .found import TEXT, AddAttribute, Change, Found, Remove, Rename, Replace, SetValue, Wrap

if TYPE_CHECKING:
    from .._input.positions import Source, SourceAttribute, SourceElement, SourceText
    from .._tree.node import Node

_REST_OF_LINE = re.compile(r"[ \t]*(?:\r\n|\r|\n)")
MOST_TRIED = 100
"""How often a word is looked for, that may stand inside of others."""
LONGEST_NAME = 80
"""How much of a name a problem of reading says."""


class Replacement(NamedTuple):
    """A part of a text, by its characters, and what it becomes."""

    start: int
    end: int
    content: str
    around: Span
    """The part that was looked at: nothing else may change in it at the same time."""
    is_opening: bool = False
    """Whether more of the document is looked at once it is done, and more may be found."""

    @classmethod
    def of(cls, start: int, end: int, content: str) -> Replacement:
        """Make one of which nothing around it has to stay."""
        return cls(start, end, content, Span(start, end))


class XmlLocator:
    """Finds the places of a document in its text, when there is something to say."""

    def __init__(self, text: str, document: Document | None) -> None:
        self.text = text
        """The document."""
        self._document = document
        # Kept, since a hundred findings may be of one value of a mebibyte.
        self._parts: dict[tuple[int, str], _Part | None] = {}

    @property
    def source(self) -> Source:
        """The places of the tags."""
        return self._source

    @cached_property
    def _source(self) -> Source:
        return source_of(self.text)

    def span(self, found: Found) -> Span:
        """Give where it stands: of a word that word, of an element the beginning of its tag."""
        if found.span is not None:
            return Span(*found.span)
        element = self._element(found)
        if element is None:
            return Span(0, 0)
        part = self._part(element, found.at)
        if part and found.word and (word := part.word(found.word)):
            return word
        if attribute := self._attribute(element, found.at):
            return Span(attribute.name.start, attribute.within.end + 1)
        return (part and part.visible) or Span(element.start, element.name.end)

    def replacements(self, found: Found) -> tuple[Replacement, ...]:
        """Give what has to change in the text to mend it; nothing where it cannot be done."""
        made = [[*self._replaced(found, change)] for change in found.changes]
        return tuple(each for some in made for each in some) if all(made) else ()

    def _replaced(self, found: Found, change: Change) -> Iterator[Replacement]:
        if isinstance(change, Replace):
            span = Span(change.start, change.end)
            yield Replacement(*span, change.text, span, is_opening=self._document is None)
            return
        other = change.element if isinstance(change, AddAttribute | Remove) else None
        about = found.element if other is None else other
        if about is None:
            return
        element = self._source_of(about)
        match change:
            case SetValue(text):
                yield from self._set(element, found, text)
            case Rename(name):
                yield from self._rename(element, found.at, name)
            case Remove():
                yield self._removed(element, found.at if other is None else "")
            case Wrap(name):
                yield _inserted(element.start, f"<{name}>", is_opening=True)
                yield _inserted(element.end, f"</{name}>", is_opening=True)
            case AddAttribute(name, value):  # pragma: no branch - the last of them
                every = element.attributes
                at = every[-1].within.end + 1 if every else element.name.end
                yield _inserted(at, f' {name}="{escape_attribute(value)}"')

    def _set(self, element: SourceElement, found: Found, text: str) -> Iterator[Replacement]:
        part = self._part(element, found.at)
        around = part.visible if part else None
        if attribute := self._attribute(element, found.at):
            around = around or Span(attribute.within.start, attribute.within.end)
            quote = self.text[attribute.within.start - 1]
            spelled = escape_attribute(text)
            spelled = spelled.replace("'", "&#39;") if quote == "'" else spelled
        else:
            spelled = escape_text(text)
        # Of a text in pieces nobody can say which of them is to change.
        if part is None or around is None or "<" in self.text[slice(*around)]:
            return
        place = part.word(found.word) or around if found.word else around
        if self.text[element.start : around.start].endswith("<![CDATA["):
            spelled = text
        yield self._changed(place, spelled, around)

    def _changed(self, place: Span, content: str, around: Span) -> Replacement:
        """Write no more than what differs, so that the rest keeps its spelling."""
        start, end = place
        old = self.text[start:end]
        same = shared_start(old, content)
        behind = shared_start(old[same:][::-1], content[same:][::-1])
        return Replacement(
            start + same, end - behind, content[same : len(content) - behind], around
        )

    def _rename(self, element: SourceElement, at: str, name: str) -> Iterator[Replacement]:
        if attribute := self._attribute(element, at):
            yield Replacement(*attribute.name, name, attribute.name)
            return
        yield Replacement(*element.name, name, element.name, is_opening=True)
        start = self.text.rfind("</", element.start_tag.end, element.end) + len("</")
        if start > element.start_tag.end:
            length = element.name.end - element.name.start
            span = Span(start, start + length)
            yield Replacement(*span, name, span, is_opening=True)

    def _removed(self, element: SourceElement, at: str) -> Replacement:
        span = with_its_line(self.text, Span(element.start, element.end))
        if attribute := self._attribute(element, at):
            start = attribute.name.start
            while self.text[start - 1] in XML_SPACE:
                start -= 1
            span = Span(start, attribute.within.end + 1)
        return Replacement(*span, "", span)

    def _element(self, found: Found) -> SourceElement | None:
        return None if found.element is None else self._source_of(found.element)

    def _source_of(self, element: Node) -> SourceElement:
        numbers = self._document.numbers if self._document else {}
        return self.source.element(numbers[id(element)])

    def _part(self, element: SourceElement, at: str) -> _Part | None:
        """Give the value of an attribute, or the text."""
        key = element.start, at
        if key not in self._parts:
            attribute = self._attribute(element, at)
            value = attribute.value if attribute else None
            text = element.whole_text if at == TEXT else value
            self._parts[key] = None if text is None else _Part(text)
        return self._parts[key]

    def _attribute(self, element: SourceElement, at: str) -> SourceAttribute | None:
        if not at.startswith("@"):
            return None
        names = {self.text[slice(*each.name)]: each for each in element.attributes}
        # A problem says a name without its prefix, and only the beginning of a long one.
        short = {name.rpartition(":")[2][:LONGEST_NAME]: each for name, each in names.items()}
        return names.get(at[1:]) or short.get(at[1:])


def _inserted(at: int, content: str, *, is_opening: bool = False) -> Replacement:
    return Replacement(at, at, content, Span(at, at), is_opening)


class _Part:
    """A value or a text, as it was read, and where its characters stand."""

    def __init__(self, text: SourceText) -> None:
        self._text = text
        self._said = text.parsed()

    @cached_property
    def visible(self) -> Span | None:
        """Where it stands, without the white space around it."""
        said = self._said
        start, end = len(said) - len(said.lstrip(XML_SPACE)), len(said.rstrip(XML_SPACE))
        return self._text.span(start, end) if start < end else None

    def word(self, word: str) -> Span | None:
        """Give where a word stands."""
        found = word_in(self._said, word)
        return found and self._text.span(*found)


def word_in(text: str, word: str) -> Span | None:
    """Give where a word stands in a text: by itself, or else inside of another; of none the text.

    White space around the text is not part of it.
    """
    if not word:
        first, end = len(text) - len(text.lstrip(XML_SPACE)), len(text.rstrip(XML_SPACE))
        return Span(first, end) if first < end else None
    starts = [*islice(_starts(text, word), MOST_TRIED)]
    apart = (each for each in starts if _is_apart(text, each, each + len(word)))
    start = next(apart, starts[0] if starts else None)
    return None if start is None else Span(start, start + len(word))


def _starts(text: str, word: str) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + len(word))


def _is_apart(text: str, start: int, end: int) -> bool:
    before, behind = text[start - 1 : start] if start else "", text[end : end + 1]
    return not before.strip(f"{XML_SPACE},") and not behind.strip(f"{XML_SPACE},")


def shared_start(one: str, other: str) -> int:
    """Count the characters with which both begin."""
    shared, most = 0, min(len(one), len(other))
    while shared < most:
        # Halves, which are compared at once: one by one, a mebibyte would take long.
        middle = (shared + most + 1) // 2
        if one[shared:middle] == other[shared:middle]:
            shared = middle
        else:
            most = middle - 1
    return shared


def with_its_line(text: str, span: Span) -> Span:
    """Take the whole line, where nothing else stands in it."""
    start, end = span
    while start and text[start - 1] in " \t":
        start -= 1
    found = _REST_OF_LINE.match(text, end)
    is_alone = found and (start == 0 or text[start - 1] in "\r\n")
    return Span(start, found.end()) if found and is_alone else span
