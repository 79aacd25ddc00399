"""From the nodes of a tree to the elements of one class, by tables that are made once.

The tables know what is right. What they do not know, or what a value refuses, is read a second
time with care, attribute by attribute: a good document pays nothing for the words about a bad one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from .._declare.abstract import abstract, missing_in
from .._declare.metadata import Trait
from .._declare.simple_types import Memo, Text
from .._input.limits import DEEPEST
from .._text.characters import XML_SPACE
from .._text.values import ValueRefusedError
from .build import join_text
from .grammar import beside_text, count_children, find_conflict
from .node import Node
from .spec import spec_of
from .unknown_attributes import as_document, as_parsed

if TYPE_CHECKING:
    from .._declare.field import Field
    from .._input.xml import XmlNode
    from .read_log import ReadLog

E = TypeVar("E", bound=Node)


class Decoder(Generic[E]):
    """Reads the elements of one class."""

    def __init__(self, cls: type[E]) -> None:
        if missing_in(cls):
            raise abstract(cls)
        self._cls = cls
        self._spec = spec = spec_of(cls)
        self._attributes = {
            as_parsed(wire): (each.name, _values(each)) for wire, each in spec.by_wire.items()
        }
        # Filled as children come: a class may stand in itself, and most of a grammar is never read.
        self._children: dict[object, Decoder[Any]] = {}
        self._text_name = spec.text.name if spec.text else ""
        self._read_text = spec.text.decode if spec.text else None
        self._gathers_text = spec.text is not None and not spec.mixed
        self._minds_no_text = spec.text is not None and _minds_no_text(spec.text)
        self._is_restricted = bool(spec.restricted or spec.shorthand_for)

    def read(self, node: XmlNode, depth: int, log: ReadLog) -> E:
        """Read one element and all in it."""
        # Not by __init__, which would check once more what the tables have checked.
        element = object.__new__(self._cls)
        data = element.__dict__
        known = self._attributes
        try:
            for name, text in node.items():
                field, values = known[name]
                data[field] = text.strip(XML_SPACE) if values is None else values[text]
        except (KeyError, ValueRefusedError):
            # From the start again, so that problems come in the order of the attributes.
            data.clear()
            self._careful_attributes(node, data, log)
        inside = node.text or ""
        if len(node):
            self._content(node, inside, depth, data, log)
        elif inside or self._minds_no_text:
            self._first_text(node, inside, data, log)
        return element

    def _careful_attributes(self, node: XmlNode, data: dict[str, Any], log: ReadLog) -> None:
        """Read all attributes of an element; keep, and report, what is unknown or wrong."""
        unknown: list[tuple[str, str]] = []
        for name, text in node.items():
            spelled = as_document(name)
            field = self._spec.by_wire.get(spelled)
            if field is None:
                unknown.append((spelled, text))
                log.unknown_attribute(node, self._cls, name)
                continue
            try:
                data[field.name] = field.decode(text)
            except ValueRefusedError as refused:
                data[field.name] = text
                log.wrong_value(node, field, name, refused)
        if unknown:
            data["unknown_attributes"] = tuple(sorted(unknown))

    def _first_text(self, node: XmlNode, text: str, data: dict[str, Any], log: ReadLog) -> None:
        """Read an element's own text, or what stands before its children."""
        if self._read_text is None:
            self._put_text(node, None, text, data, log)
            return
        try:
            value = self._read_text(text)
        except ValueRefusedError:
            value = ""
        if value:
            data[self._text_name] = value
        else:
            self._careful_text(node, text, data, log)

    def _careful_text(self, node: XmlNode, text: str, data: dict[str, Any], log: ReadLog) -> None:
        """Read an element's own text; keep, and report, one that is wrong or missing."""
        field = cast("Field", self._spec.text)
        try:
            value = field.decode(text)
        except ValueRefusedError as refused:
            value = text
            log.wrong_text(node, field, text, refused)
        if value:
            data[field.name] = value
        elif field.required and not field.has(Trait.MAY_BE_EMPTY):
            log.no_text(node, field)

    def _content(
        self, node: XmlNode, text: str, depth: int, data: dict[str, Any], log: ReadLog
    ) -> None:
        """Read the children, and the texts before, between and after them."""
        if depth > DEEPEST:
            raise log.too_deep()
        # One list of all: lxml makes an object for each node that is asked for, and forgets it with
        # its last user.
        children, known, depth = node[:], self._children, depth + 1
        gathers = self._gathers_text and (log.strict or self._has_no_order(children))
        if gathers:
            text += "".join([each.tail or "" for each in children])
        # Before the children: what is wrong with the text stands before what is wrong inside.
        if text or self._minds_no_text:
            self._first_text(node, text, data, log)
        # The text before the first child stands among the children where there is no field for it.
        found: list[Node | str] = data.setdefault("_children", [])
        for each in children:
            child = known.get(each.tag) or self._child(each.tag)
            found.append(child.read(each, depth, log) if child else self._unknown(each, depth, log))
            if not gathers and (tail := each.tail):
                self._put_text(node, each, tail, data, log)
        # One child alone breaks no rule about others. Rules are looked at once for all, as building
        # counts at each child; test_the_same_rules_when_reading holds the two together.
        if self._is_restricted and (len(found) > 1 or self._text_name in data):
            self._check_siblings(node, found, data, log)

    def _put_text(
        self, node: XmlNode, before: XmlNode | None, text: str, data: dict[str, Any], log: ReadLog
    ) -> None:
        """Keep a text that stands before all children, or after one of them."""
        spec = self._spec
        if not spec.keeps_space and not text.strip(XML_SPACE):
            return  # white space between elements
        join_text(data.setdefault("_children", []), text)
        if self._read_text is None and not spec.untyped:
            log.stray_text(node, spec, text, before)

    def _has_no_order(self, children: list[XmlNode]) -> bool:
        """Whether the pieces of a text around these children are one text, as those of a name are.

        They are not beside what cxml does not know, nor where no child may stand beside a text:
        such a document is wrong, and what is wrong stays as it is.
        """
        known = self._spec.children
        return not self._spec.shorthand_for and all(each.tag in known for each in children)

    def _child(self, tag: object) -> Decoder[Any] | None:
        """Find what reads the children of a name, when the first of them comes."""
        line = self._spec.children.get(cast("str", tag))
        if line is None:
            return None
        # setdefault, because two threads may find it at once.
        return self._children.setdefault(tag, decoder_of(line.element))

    def _unknown(self, node: XmlNode, depth: int, log: ReadLog) -> Node:
        log.unknown_element(node, self._cls)
        # The cast is safe: comments and instructions have other tags, and the parser drops them.
        tag = as_document(cast("str", node.tag))
        kept: type[Node] = Node.__cxml_fallback__
        return decoder_of(kept).read(node, depth, log).__cxml_named__(tag)

    def _check_siblings(
        self, node: XmlNode, found: list[Node | str], data: dict[str, Any], log: ReadLog
    ) -> None:
        """Report children that may not stand beside each other, or beside the text."""
        spec = self._spec
        if spec.restricted and len(found) > 1:
            present = count_children(spec, found)
            log.reject(node, (find_conflict(spec, name, present) for name in present))
        if spec.shorthand_for and self._text_name in data:
            present = count_children(spec, found)
            log.reject(node, (beside_text(spec, spec.grammar[name]) for name in present))


def decoder_of(cls: type[E]) -> Decoder[E]:
    """Give what reads the elements of a class, made at its first use.

    The class itself keeps it, so that both go together.
    """
    # Not by getattr: that would find what reads the base (test_a_class_keeps_its_own_tables).
    kept: Decoder[E] | None = cls.__dict__.get("__cxml_decoder__")
    if kept is None:
        kept = Decoder(cls)
        type.__setattr__(cls, "__cxml_decoder__", kept)
    return kept


class _Fresh(dict[str, Any]):
    """Reads a value as a memo does, and keeps none: secrets, and texts that are never the same."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> Any:
        return self._read(text)


def _values(field: Field) -> dict[str, Any] | None:
    """Give what an attribute's texts stand for; ``None`` where only white space is taken off.

    Asking a dict takes a fraction of the time of calling a method.
    """
    kind = field.kind
    # A free text, such as a URL with a token, is hardly ever the same twice: a memo would fill up.
    if isinstance(kind, Text) and kind.pattern is None:
        return None if kind.strip and kind.most is None else _Fresh(field.decode)
    # A memo would keep a secret as long as its class lives (test_nothing_secret_is_remembered).
    return _Fresh(field.decode) if field.has(Trait.SECRET) else Memo(field.decode)


def _minds_no_text(field: Field) -> bool:
    """Whether there is anything to say about an element without its text."""
    try:
        return bool(field.decode("")) or _is_needed(field)
    except ValueRefusedError:
        return True


def _is_needed(field: Field) -> bool:
    return field.required and not field.has(Trait.MAY_BE_EMPTY)
