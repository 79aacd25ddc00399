"""Where the parts of a document stand in its text, found out when there is something to say.

It reads what a parser has read already: the document is known to be well-formed, and to have no
document type. So a small scanner is enough, and a good document never pays for it. It goes over
the text once, however many parts are asked for, and no further than the last of them.

Offsets and columns count characters of the document as people see it in an editor: code points,
not bytes; a tab is one, a byte order mark none. A line ends as XML has it: with a newline, a
carriage return, or both.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, tee
from typing import NamedTuple

# Possessive quantifiers (++ and *+) keep a tag of a mebibyte from being tried in every other way.
# Comments and CDATA come before tags, as they may hold what looks like one. A > inside quotes does
# not end a tag, so quotes are part of it.
_MARKUP = re.compile(
    r"""<(?:
    (?P<cdata>!\[CDATA\[.*?\]\]>)
    |(?P<skipped>!--.*?-->|\?.*?\?>)
    |(?P<end>/[^>]*>)
    |(?P<start>[^"'>]++(?:"[^"]*+"[^"'>]*+|'[^']*+'[^"'>]*+)*+>)
    )""",
    re.DOTALL | re.VERBOSE,
)
_NAME = re.compile(r"<([^ \t\r\n/>]+)")
_ATTRIBUTE = re.compile(r"""([^ \t\r\n=/>"']+)[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)')""")
_NAMESPACE = re.compile("xmlns(?::|$)")
# What a parser makes one character of. In CDATA, & is a letter like any other.
_MANY_FOR_ONE = re.compile("&[^;]*;|\r\n")
_REFERENCE = re.compile("&([^;]*);")
_MANY_FOR_ONE_IN_CDATA = re.compile("\r\n")
_NAMED = {"amp": "&", "apos": "'", "gt": ">", "lt": "<", "quot": '"'}
_IN_TEXT = {ord("\r"): "\n"}
_IN_VALUE = dict.fromkeys(map(ord, "\t\r\n"), " ")
# Lines are counted once for each chunk, so that a hundred problems at the end of a mebibyte cost a
# hundred chunks, and not a hundred documents.
_CHUNK = 4096


class Position(NamedTuple):
    """A place in a document as people count, from 1."""

    line: int
    column: int


class Span(NamedTuple):
    """A part of a document: the offset of its first character, and of the one behind its last."""

    start: int
    end: int


class Source:
    """The text of a document that was parsed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: list[int] = []
        self._ends: dict[int, tuple[int, int]] = {}
        self._open: list[int] = []
        self._elements: dict[int, SourceElement] = {}
        self._steps = self._scan()

    def position(self, offset: int) -> Position:
        """Give the line and the column of a character."""
        chunk = offset // _CHUNK
        line = self._lines_before[chunk] + self._lines.count("\n", chunk * _CHUNK, offset)
        return Position(line + 1, offset - self._lines.rfind("\n", 0, offset))

    def element(self, number: int) -> SourceElement:
        """Give an element by its number in document order; the root is 0."""
        if number not in self._elements:
            while len(self._starts) <= number:
                self._step()
            self._elements[number] = SourceElement(self, number, self._starts[number])
        return self._elements[number]

    def first_inside(self, most: int) -> SourceElement:
        """Give the first element inside more than so many others; to be asked before all else."""
        # `_open` holds the elements around the place that the scanner is at. It goes only forward,
        # so if it had been asked for a later element, the first deep one would be behind it.
        while len(self._open) <= most + 1:
            self._step()
        return self.element(self._open[-1])

    def end_of(self, number: int) -> tuple[int, int]:
        """Give the offset behind an element, and the number of the next one that is not in it."""
        while number not in self._ends:
            self._step()
        return self._ends[number]

    def comments(self) -> Iterator[Span]:
        """Give the comments, with their marks."""
        every = _MARKUP.finditer(self.text)
        return (Span(*each.span()) for each in every if each[0].startswith("<!--"))

    def wrong_tag(self) -> Span | None:
        """Give the first tag that is never closed, or that closes what is not open, if there is."""
        waiting: list[re.Match[str]] = []
        for markup in _MARKUP.finditer(self.text):
            if markup.lastgroup == "start" and markup[0][-2] != "/":
                waiting.append(markup)
            elif markup.lastgroup == "end":
                name = markup[0][2:-1].strip()
                if waiting and _tag(waiting[-1]) == name:
                    waiting.pop()
                    continue
                is_open = name in map(_tag, waiting)
                return Span(*(waiting[-1] if is_open else markup).span())
        return Span(*waiting[-1].span()) if waiting else None

    def start_tag_behind(self, offset: int) -> tuple[Span | None, int]:
        """Give the start tag that stands behind a place, with nothing but comments between.

        Returns:
            it, or ``None``; and the place up to which the answer is the same.

        """
        while markup := _MARKUP.search(self.text, offset):
            is_next = not self.text[offset : markup.start()].strip()
            if is_next and markup.lastgroup == "skipped":
                offset = markup.end()
                continue
            is_tag = is_next and markup.lastgroup == "start"
            return Span(*markup.span()) if is_tag else None, offset
        return None, len(self.text)

    def pieces(self, offset: int) -> Iterator[Piece]:
        """Give the pieces of the text that begins behind a tag, up to the next tag."""
        while True:
            markup = _MARKUP.search(self.text, offset)
            yield Piece(offset, markup.start() if markup else len(self.text))
            if markup is None or markup.lastgroup in ("start", "end"):
                return
            if markup.lastgroup == "cdata":
                inside = Span(markup.start() + len("<![CDATA["), markup.end() - len("]]>"))
                yield Piece(*inside, is_cdata=True)
            offset = markup.end()

    def _step(self) -> None:
        """Go on to the next start or end of an element.

        Raises:
            IndexError: there is none.

        """
        if not next(self._steps, False):
            raise IndexError("there is no such element")

    def _scan(self) -> Iterator[bool]:
        """Go from tag to tag, and note where elements start and end."""
        for markup in _MARKUP.finditer(self.text):
            kind, end = markup.lastgroup, markup.end()
            if kind == "start":
                self._open.append(len(self._starts))
                self._starts.append(markup.start())
                yield True
            # An empty tag both starts and ends. Its / cannot belong to a value: values stand in
            # quotes.
            if kind == "end" or (kind == "start" and self.text[end - 2] == "/"):
                self._ends[self._open.pop()] = (end, len(self._starts))
                yield True

    @cached_property
    def _lines(self) -> str:
        """The text with a newline, and nothing else, at the end of each line; no longer for it."""
        # A space for the carriage return: every offset stays what it is in the text.
        return self.text.replace("\r\n", " \n").replace("\r", "\n")

    @cached_property
    def _lines_before(self) -> list[int]:
        """How many lines end before each chunk; so no problem has them counted from the start."""
        starts = range(0, len(self.text), _CHUNK)
        counts = (self._lines.count("\n", start, start + _CHUNK) for start in starts)
        return [*accumulate(counts, initial=0)]


def _tag(start: re.Match[str]) -> str:
    found = _NAME.match(start[0])
    return found[1] if found else ""


class SourceElement:
    """Where one element stands, and what belongs to it."""

    def __init__(self, source: Source, number: int, start: int) -> None:
        self._source = source
        self._number = number
        self.start = start
        """The offset of its ``<``."""

    @property
    def position(self) -> Position:
        """The line and column of its ``<``."""
        return self._source.position(self.start)

    @property
    def end(self) -> int:
        """The offset behind its end tag."""
        return self._source.end_of(self._number)[0]

    @cached_property
    def start_tag(self) -> Span:
        """Its start tag, from ``<`` to ``>``."""
        found = _MARKUP.match(self._source.text, self.start)
        return Span(self.start, found.end() if found else self.start)

    @property
    def name(self) -> Span:
        """Its name, with the prefix."""
        found = _NAME.match(self._source.text, self.start)
        return Span(*found.span(1)) if found else Span(self.start, self.start)

    @cached_property
    def attributes(self) -> tuple[SourceAttribute, ...]:
        """Its attributes in their order; declarations of namespaces are none."""
        text = self._source.text
        every = _ATTRIBUTE.finditer(text, self.name.end, self.start_tag.end)
        return tuple(SourceAttribute(text, each) for each in every if not _NAMESPACE.match(each[1]))

    @property
    def text(self) -> SourceText:
        """The text before its first child."""
        return SourceText(self._source.text, self._first_pieces())

    @property
    def whole_text(self) -> SourceText:
        """The texts before, between and after its children, as one."""
        return SourceText(self._source.text, self._all_pieces())

    @property
    def tail(self) -> SourceText:
        """The text behind it, up to the next tag."""
        return SourceText(self._source.text, self._source.pieces(self.end))

    def _first_pieces(self) -> Iterable[Piece]:
        end = self.start_tag.end
        is_all = self._source.text[end - 2] == "/"
        return [Piece(end, end)] if is_all else self._source.pieces(end)

    def _all_pieces(self) -> Iterator[Piece]:
        yield from self._first_pieces()
        _, next_number = self._source.end_of(self._number)
        child = self._number + 1
        while child != next_number:
            end, child = self._source.end_of(child)
            yield from self._source.pieces(end)


class SourceAttribute:
    """Where one attribute stands."""

    def __init__(self, text: str, found: re.Match[str]) -> None:
        self.name = Span(*found.span(1))
        """Its name, with the prefix."""
        # lastindex is 2 for double quotes and 3 for single ones: only one of the two groups
        # matched.
        self.within = Piece(*found.span(found.lastindex or 0))
        """Where its value stands, without the quotes."""
        self.value = SourceText(text, [self.within], is_value=True)
        """Its value, character by character."""


class Piece(NamedTuple):
    """A part of a text in which no markup stands."""

    start: int
    end: int
    is_cdata: bool = False


class SourceText:
    """Where each character of a text stands, though it was spelled ``&amp;``, or in pieces.

    An index is that of a character in what a parser gives: the value of an attribute, or a text.
    """

    def __init__(self, text: str, pieces: Iterable[Piece], *, is_value: bool = False) -> None:
        self._text = text
        # In a value, each white space is a blank; in a text, a carriage return ends a line.
        self._spaces = _IN_VALUE if is_value else _IN_TEXT
        self._pieces, to_cut = tee(pieces)
        # A generator: where the first word of a mebibyte stands must not cost the whole of it.
        self._more = (each for piece in to_cut for each in _runs(text, piece))
        self._runs: list[_Run] = []
        self._firsts = [0]
        """The index of the first character of each run, and of the one behind the last."""

    def __len__(self) -> int:
        while self._read_on():
            pass
        return self._firsts[-1]

    def parsed(self) -> str:
        """Give what a parser makes of it."""
        self._pieces, pieces = tee(self._pieces)
        return "".join(map(self._parsed, pieces))

    def _parsed(self, piece: Piece) -> str:
        written = self._text[piece.start : piece.end].replace("\r\n", "\n")
        said = written.translate(self._spaces)
        return said if piece.is_cdata else _REFERENCE.sub(_referred, said)

    def start(self, index: int) -> int:
        """Give the offset of a character, without a look at those behind it."""
        return self._character(index).start

    def span(self, start: int, end: int) -> Span:
        """Give where the characters from one index to another stand, such as one word of a list."""
        return Span(self.start(start), self._character(max(start, end - 1)).end)

    def _character(self, index: int) -> Span:
        while self._firsts[-1] <= index and self._read_on():
            pass
        number = bisect_right(self._firsts, index, hi=len(self._runs)) - 1
        run = self._runs[number]
        # All but the last character of a run are spelled with one; an index behind the text is that
        # of its last.
        last = max(run.length - 1, 0)
        before = min(index - self._firsts[number], last)
        start = run.start + before
        return Span(start, run.end if before == last else start + 1)

    def _read_on(self) -> bool:
        run = next(self._more, None)
        # An empty run is kept only as the first: the place of a text that is empty is asked for
        # too.
        if run and (run.length or not self._runs):
            self._runs.append(run)
            self._firsts.append(self._firsts[-1] + run.length)
        return run is not None


class _Run(NamedTuple):
    """Characters of which only the last may be spelled with several."""

    start: int
    end: int
    length: int
    """How many characters a parser makes of it."""


def _runs(text: str, piece: Piece) -> Iterator[_Run]:
    """Cut a piece behind each character that is spelled with several."""
    pattern = _MANY_FOR_ONE_IN_CDATA if piece.is_cdata else _MANY_FOR_ONE
    start = piece.start
    for each in pattern.finditer(text, piece.start, piece.end):
        yield _Run(start, each.end(), each.start() - start + 1)
        start = each.end()
    yield _Run(start, piece.end, piece.end - start)


def _referred(reference: re.Match[str]) -> str:
    """Read a reference to a character; html.unescape would read some as another one."""
    name = reference[1]
    if name.startswith("#x"):
        return chr(int(name[2:], 16))
    return chr(int(name[1:])) if name.startswith("#") else _NAMED[name]
