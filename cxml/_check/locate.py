"""Where what was found stands in its document, and what has to change there to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from .._input.positions import Span
from .._input.xml import source_of
from .._text.characters import XML_SPACE, escape_attribute, escape_text
from .document import Document
from .found import AddAttribute, Change, Found, Remove, Rename, Replace, SetValue, Wrap

if TYPE_CHECKING:
    from .._input.positions import Source, SourceAttribute, SourceElement
    from .._tree.node import Node


class Replacement(NamedTuple):
    """A part of a text, by its characters, and what it becomes."""

    start: int
    end: int
    content: str


class XmlLocator:
    """Finds the places of a document in its text, when there is something to say."""

    def __init__(self, text: str, document: Document | None) -> None:
        self._text = text
        self._document = document

    @property
    def source(self) -> Source:
        """The places of the tags."""
        return self._source

    @cached_property
    def _source(self) -> Source:
        return source_of(self._text)

    def span(self, found: Found) -> Span:
        """Give where it stands: of a word that word, of an element the beginning of its tag."""
        if found.span is not None:
            return Span(*found.span)
        element = self._element(found)
        if element is None:
            return Span(0, 0)
        whole = self._part(element, found.at)
        if whole is None:
            return Span(element.start, element.name.end)
        return self._word(whole, found.word) if found.word else self._shown(element, found.at)

    def replacements(self, found: Found) -> tuple[Replacement, ...]:
        """Give what has to change in the text to mend it."""
        return tuple(each for change in found.changes for each in self._replaced(found, change))

    def _replaced(self, found: Found, change: Change) -> Iterator[Replacement]:
        if isinstance(change, Replace):
            yield Replacement(change.start, change.end, change.text)
            return
        element = self._element(found)
        if element is None:
            return
        match change:
            case SetValue(text):
                yield from self._set(element, found, text)
            case Rename(name):
                yield from self._rename(element, found.at, name)
            case Remove():
                yield Replacement(*self._removed(element, found.at), "")
            case Wrap(name):
                yield Replacement(element.start, element.start, f"<{name}>")
                yield Replacement(element.end, element.end, f"</{name}>")
            case AddAttribute(name, value, other):
                element = element if other is None else self._source_of(other)
                at = _end_of(element.attributes[-1]) if element.attributes else element.name.end
                yield Replacement(at, at, f' {name}="{escape_attribute(value)}"')

    def _set(self, element: SourceElement, found: Found, text: str) -> Iterator[Replacement]:
        part = self._part(element, found.at)
        if part is None:  # a text that is not there yet
            return
        place = self._word(part, found.word) if found.word else part
        if found.at.startswith("@"):
            quote = self._text[part.start - 1]
            spelled = escape_attribute(text)
            yield Replacement(*place, spelled.replace("'", "&#39;") if quote == "'" else spelled)
        else:
            yield Replacement(*place, escape_text(text))

    def _rename(self, element: SourceElement, at: str, name: str) -> Iterator[Replacement]:
        if attribute := _attribute(element, at, self._text):
            yield Replacement(*attribute.name, name)
            return
        yield Replacement(*element.name, name)
        closing = re.compile(r"</([^ \t\r\n>]+)[ \t\r\n]*>").search
        if self._text[element.end - 2] != "/":
            start = self._text.rfind("</", 0, element.end)
            if found := closing(self._text, start):
                yield Replacement(*found.span(1), name)

    def _removed(self, element: SourceElement, at: str) -> Span:
        if attribute := _attribute(element, at, self._text):
            start = attribute.name.start
            while self._text[start - 1] in XML_SPACE:
                start -= 1
            return Span(start, _end_of(attribute))
        return _with_its_line(self._text, Span(element.start, element.end))

    def _element(self, found: Found) -> SourceElement | None:
        return None if found.element is None else self._source_of(found.element)

    def _source_of(self, element: Node) -> SourceElement:
        numbers = self._document.numbers if self._document else {}
        return self.source.element(numbers[id(element)])

    def _part(self, element: SourceElement, at: str) -> Span | None:
        """Give where a value stands without its quotes, or a text without white space around it."""
        if not at:
            return None
        if attribute := _attribute(element, at, self._text):
            start = attribute.value.start(0)
            return Span(start, _end_of(attribute) - 1)
        if at.startswith("@"):
            return None
        start = element.start_tag.end
        pieces = [*self.source.pieces(start)] if self._text[start - 2] != "/" else []
        end = pieces[-1].end if pieces else start
        return _stripped(self._text, Span(start, end))

    def _shown(self, element: SourceElement, at: str) -> Span:
        """Give what a finding points at: an attribute with its name and its quotes."""
        if attribute := _attribute(element, at, self._text):
            return Span(attribute.name.start, _end_of(attribute))
        part = self._part(element, at)
        if part is None or part.start == part.end:
            return Span(element.start, element.name.end)
        return part

    def _word(self, part: Span, word: str) -> Span:
        for spelled in dict.fromkeys((word, escape_text(word), escape_attribute(word))):
            apart = re.compile(rf"(?<![^\s,]){re.escape(spelled)}(?![^\s,])")
            if found := apart.search(self._text, *part):
                return Span(*found.span())
            if (start := self._text.find(spelled, *part)) >= 0:
                return Span(start, start + len(spelled))
        return part


def _attribute(element: SourceElement, at: str, text: str) -> SourceAttribute | None:
    name = at.removeprefix("@")
    if name == at:
        return None
    return next((each for each in element.attributes if text[slice(*each.name)] == name), None)


def _end_of(attribute: SourceAttribute) -> int:
    """Give the offset behind the closing quote."""
    return attribute.value.span(0, len(attribute.value)).end + 1


def _stripped(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in XML_SPACE:
        start += 1
    while end > start and text[end - 1] in XML_SPACE:
        end -= 1
    return Span(start, end)


def _with_its_line(text: str, span: Span) -> Span:
    """Take the whole line, where nothing else stands in it."""
    start, end = span
    while start and text[start - 1] in " \t":
        start -= 1
    found = re.compile(r"[ \t]*(?:\r\n|\r|\n)").match(text, end)
    is_alone = found and (start == 0 or text[start - 1] in "\r\n")
    return Span(start, found.end()) if found and is_alone else span
