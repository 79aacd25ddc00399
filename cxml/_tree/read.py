"""From a document to elements: the doors that ``from_xml`` and ``parse`` lead to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

from .._input.problems import document_error
from .._input.xml import parse, source_of, utf8
from .._text.wording import nearest
from ..errors import DocumentError
from .decode import decoder_of
from .node import Node
from .read_log import ReadLog
from .spec import spec_of
from .unknown_attributes import as_document

if TYPE_CHECKING:
    from .._input.xml import XmlNode

E = TypeVar("E", bound=Node)


def read(document: str | bytes, cls: type[E], *, strict: bool, max_bytes: int) -> E:
    """Read a document whose root is an element of this class."""
    data = utf8(document, max_bytes)
    return _read(parse(data, max_bytes), data, cls, strict)


def read_any(
    document: str | bytes,
    classes: Sequence[type[E]],
    *,
    strict: bool,
    max_bytes: int,
    telling: Mapping[str, type[E]],
) -> E:
    """Read a document as the class whose grammar has the most of the children of the root.

    Where several have equally many, a child that tells of one of them decides, and else the first
    of them is taken.
    """
    data = utf8(document, max_bytes)
    root = parse(data, max_bytes)
    return _read(root, data, best_class(root, classes, telling), strict)


def best_class(
    root: XmlNode, classes: Sequence[type[E]], telling: Mapping[str, type[E]]
) -> type[E]:
    """Find the class whose grammar has the most of the children of the root."""
    tags = [each.tag for each in root]
    known = {cls: spec_of(cls).children for cls in classes}
    # All of these are called Response, so only what stands inside can tell.
    told = {telling.get(cast("str", tag)) for tag in tags}
    return max(classes, key=lambda cls: (sum(tag in known[cls] for tag in tags), cls in told))


def read_tree(root: XmlNode, data: bytes, cls: type[E], log: ReadLog) -> E:
    """Make elements of a tree; what is wrong is written down."""
    if root.tag != cls.tag:
        raise _wrong_root(root, data, cls)
    return decoder_of(cls).read(root, 1, log)


def _read(root: XmlNode, data: bytes, cls: type[E], strict: bool) -> E:
    # The bytes go along for places alone: lxml knows the line in which a tag ends, and no column.
    log = ReadLog(root, data, strict)
    element = read_tree(root, data, cls, log)
    log.finish()
    return element


def _wrong_root(root: XmlNode, data: bytes, cls: type[Node]) -> DocumentError:
    name = as_document(cast("str", root.tag))
    line, column = source_of(data.decode()).element(0).position
    # A name may be as long as the document.
    tag = cls.tag
    message = f"the root is {name[:80]}, not {tag}"
    near = nearest(name, [tag])
    if not near:
        from .hints import around_root

        message += around_root(cls, name)
    return document_error("root", message, line=line, column=column, suggestion=near)
