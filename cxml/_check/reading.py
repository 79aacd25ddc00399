"""From the bytes of a document to its elements, and to what reading has to say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from .._input.limits import MAX_BYTES
from .._input.xml import parse, source_of, utf8
from .._schema.channels import channels
from .._tree.read import best_class, read_tree
from .._tree.read_log import Entry, ReadLog, numbers_of
from ..errors import DocumentError, Problem
from .document import Document, Raw

if TYPE_CHECKING:
    from .._input.positions import Source
    from .._input.xml import XmlNode
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


class _EnoughError(Exception):
    """There are as many problems as are written down of one document."""


class _Log(ReadLog):
    """Writes down what is wrong, and refuses nothing for it."""

    def finish(self) -> None:
        raise _EnoughError


def read_document(
    data: bytes, settings: Settings, path: str = ""
) -> tuple[Raw, Document | None, tuple[Reported, ...]]:
    """Read a document as far as it can be read.

    Returns:
        it as it came; what was read of it, if that is all; and what is wrong with it so far.

    """
    try:
        read = utf8(data, MAX_BYTES)
        raw = Raw(data, read)
    except DocumentError as error:
        raw = Raw(data, None)
        return raw, None, (_stopped(error, raw),)
    try:
        root = parse(read, MAX_BYTES)
        log = _Log(root, read, strict=True)
        try:
            tree = read_tree(root, read, best_class(root, *channels()), log)
        except _EnoughError:
            return raw, None, (*_located(log.entries, root, source_of(raw.text), raw, None),)
    except DocumentError as error:
        return raw, None, (_stopped(error, raw),)
    document = Document(root=tree, settings=settings, path=path, raw=raw)
    if not log.entries:
        return raw, document, ()
    return raw, document, (*_located(log.entries, root, source_of(raw.text), raw, document),)


def _stopped(error: DocumentError, raw: Raw) -> Reported:
    problem = error.problems[0]
    start = offset_of(raw.text, problem.line or 1, problem.column or 1)
    return Reported(problem, raw, start=start)


def offset_of(text: str, line: int, column: int) -> int:
    """Give the character at a line and a column, which both begin with 1."""
    at = 0
    for _ in range(line - 1):
        ends = [found for end in ("\n", "\r") if (found := text.find(end, at)) >= 0]
        if not ends:
            break
        at = min(ends) + (2 if text.startswith("\r\n", min(ends)) else 1)
    return min(at + column - 1, len(text))


def _located(
    entries: Iterable[Entry], root: XmlNode, source: Source, raw: Raw, document: Document | None
) -> Iterator[Reported]:
    entries = list(entries)
    wanted = {node for each in entries for node in (each.node, each.near)}
    numbers = numbers_of(root, wanted)
    for each in entries:
        yield Reported(
            each.problem,
            raw,
            document.elements[numbers[each.node]] if document else None,
            each.at,
            _value(each),
            each.locate(source.element(numbers[each.near])),
            document,
        )


def _value(entry: Entry) -> str:
    if entry.at.startswith("@"):
        wanted = entry.at[1:]
        return next((text for name, text in entry.node.items() if name == wanted), "")
    if entry.at:
        behind = entry.near.tail if entry.near is not entry.node else entry.node.text
        return behind or ""
    return ""
