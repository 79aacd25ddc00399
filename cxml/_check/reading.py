"""From the bytes of a document to its elements, and to what reading has to say of them."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, cast

from .._input.limits import MAX_BYTES
from .._input.xml import parse, source_of, utf8
from .._schema.channels import channels
from .._tree.read import best_class, read_tree
from .._tree.read_log import Entry, ReadLog, numbers_of
from ..errors import DocumentError, Problem
from .document import Document, Raw
from .leftover import has_blocks

if TYPE_CHECKING:
    from .._tree.node import Node
    from .settings import Settings


class Reported(NamedTuple):
    """A problem that reading reports."""

    problem: Problem
    raw: Raw
    element: Node | None = None
    """The element that has it; unset where reading ended before there was any."""
    at: str = ""
    """The part of the element: ``@beep`` by the name in XML, ``text()``, or its name."""
    value: str = ""
    """The value of the attribute, or the text."""
    start: int = 0
    """Where it begins in the document, in characters."""
    document: Document | None = None
    is_end: bool = False
    """Whether nothing of the document can be read for it."""

    @property
    def element_read(self) -> Node:
        """The element that has it, which is there unless reading ended."""
        return cast("Node", self.element)


class Read(NamedTuple):
    """What came of reading a document."""

    raw: Raw
    """The document as it came."""
    document: Document | None
    """What was read of it, if that is all."""
    reported: tuple[Reported, ...]
    """What is wrong with it so far."""
    is_xml: bool
    """Whether it is XML at all, so that its tags can be found."""


class _Log(ReadLog):
    """Writes down what is wrong, and refuses nothing for it."""

    def finish(self) -> None:
        # There are enough, and the rest is read all the same, for rules that look at other things.
        self.strict = False


def read_document(data: bytes, settings: Settings, path: str = "") -> Read:
    """Read a document as far as it can be read."""
    raw, root = Raw(data, None), None
    try:
        raw.read = read = utf8(data, MAX_BYTES)
        root = parse(read, MAX_BYTES)
        log = _Log(root, read, strict=True)
        tree = read_tree(root, read, best_class(root, *channels()), log)
    except DocumentError as error:
        return Read(raw, None, (_stopped(error, raw),), is_xml=root is not None)
    document = Document(tree, settings, path, raw, is_template=has_blocks(read))
    reported = _located(log, raw, document) if log.entries else ()
    return Read(raw, document, reported, True)


def _stopped(error: DocumentError, raw: Raw) -> Reported:
    problem = error.problems[0]
    start = offset_of(raw.text, problem.line or 1, problem.column or 1)
    return Reported(problem, raw, start=start, is_end=True)


def offset_of(text: str, line: int, column: int) -> int:
    """Give the character at a line and a column, which both begin with 1."""
    ends = (each.end() for each in re.finditer("\r\n|\r|\n", text))
    start = next(islice(ends, line - 2, None), len(text)) if line > 1 else 0
    return min(start + column - 1, len(text))


def _located(log: ReadLog, raw: Raw, document: Document) -> tuple[Reported, ...]:
    source, entries = source_of(raw.text), log.entries
    wanted = {node for each in entries for node in (each.node, each.near)}
    numbers = numbers_of(log.root, wanted)
    return tuple(
        Reported(
            each.problem,
            raw,
            document.elements[numbers[each.node]],
            each.at,
            _value(each),
            each.locate(source.element(numbers[each.near])),
            document,
        )
        for each in entries
    )


def _value(entry: Entry) -> str:
    if entry.at.startswith("@"):
        wanted = entry.at[1:]
        return next((text for name, text in entry.node.items() if name == wanted), "")
    if entry.at:
        behind = entry.near.tail if entry.near is not entry.node else entry.node.text
        return behind or ""
    return ""
