"""What is wrong with a document, written down while it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, cast

from attrs import evolve

from .._declare.given import Given
from .._input.limits import LONGEST_PATH
from .._input.xml import source_of, too_deep
from .._text.characters import XML_SPACE
from .._text.wording import no_such
from ..errors import MOST_PROBLEMS, DocumentError, Problem
from .spec import spec_of
from .unknown_attributes import as_document, split_name

if TYPE_CHECKING:
    from .._declare.field import Field
    from .._input.positions import SourceElement
    from .._input.xml import XmlNode
    from .._text.values import ValueRefusedError
    from .node import Node
    from .spec import ElementSpec

    Locate = Callable[[SourceElement], int]
    """Gives the offset of what is wrong with an element, or behind it."""


# The node is kept, and not a number: as long as somebody holds it, lxml gives this object for it
# and no other, so that it can be found again by its identity.
class Entry(Given):
    """A problem, the element that has it, and where that stands."""

    problem: Problem
    node: XmlNode
    at: str
    """The part of the element, as the path has it."""
    near: XmlNode
    """The element whose place tells that of the problem."""
    locate: Locate


class ReadLog:
    """The problems of one document; reading that is not strict writes none down.

    Where they stand is worked out at the end, for all at once.
    """

    def __init__(self, root: XmlNode, data: bytes, strict: bool) -> None:
        self.root = root
        self._data = data
        self.strict = strict
        self.entries: list[Entry] = []
        """What was written down so far."""

    def finish(self) -> None:
        """End the reading of the document.

        Raises:
            DocumentError: something is wrong with it.

        """
        if self.entries:
            raise DocumentError(list(self._located()))

    def unknown_attribute(self, node: XmlNode, cls: type[Node], name: str) -> None:
        """Write down an attribute that the element does not have."""
        spec = spec_of(cls)
        if spec.untyped or not self.strict:
            return
        # Loaded where there is something to say: it knows all classes of all channels.
        from .hints import who_has

        spelled = as_document(name)
        owners = who_has(cls, spelled, in_xml=True)
        known = () if owners else spec.by_wire
        message, near = no_such("attribute", spelled, known, owner=spec.tag)
        message += f": {owners}" if owners else ""
        problem = Problem(code="unknown-attribute", message=message, suggestion=near)
        # A path has names without their namespaces, as lxml gives them no prefix here.
        shown = spelled if spelled.startswith("xml:") else split_name(spelled)[1]
        self._report(node, problem, f"@{shown[:80]}", _attribute(node, name))

    def wrong_value(
        self, node: XmlNode, field: Field, name: str, refused: ValueRefusedError
    ) -> None:
        """Write down a value that an attribute cannot have."""
        if self.strict:
            problem = field.problem(node.get(name), refused)
            self._report(node, problem, f"@{field.wire}", _attribute(node, name))

    def wrong_text(
        self, node: XmlNode, field: Field, text: str, refused: ValueRefusedError
    ) -> None:
        """Write down a text that its element cannot have."""
        if self.strict:
            self._report(node, field.problem(text, refused), "text()", _own_text(text))

    def no_text(self, node: XmlNode, field: Field) -> None:
        """Write down that an element lacks its text."""
        message = f"{field.element} needs a text: {field.keyword}"
        code = field.platform_code
        problem = Problem(code="text-missing", message=message, platform_code=code)
        self._report(node, problem, "text()")

    def stray_text(
        self, node: XmlNode, spec: ElementSpec, text: str, before: XmlNode | None
    ) -> None:
        """Write down a text where none may stand: behind a child, or before all of them."""
        said = text.strip(XML_SPACE)[:40]
        problem = Problem(code="text", message=f"text cannot stand in {spec.tag}: {said!r}")
        locate = _own_text(text) if before is None else _tail(text)
        self._report(node, problem, "text()", locate, before)

    def unknown_element(self, node: XmlNode, cls: type[Node]) -> None:
        """Write down an element that cannot stand in this one."""
        spec = spec_of(cls)
        if spec.untyped or not self.strict:
            return
        from .hints import elsewhere

        tag = as_document(cast("str", node.tag))
        place, near = elsewhere(cls, tag, in_document=True)
        problem = Problem(
            code="unknown-element",
            message=f"{tag[:80]} cannot stand in {spec.tag}{place}",
            suggestion=near,
            platform_code=spec.nesting_code,
        )
        self._report(node, problem)

    def reject(self, node: XmlNode, problems: Iterable[Problem | None]) -> None:
        """Write down what is wrong with the children of an element, each thing once."""
        # Two kinds that exclude each other are found from both sides, with the same words.
        for problem in dict.fromkeys(each for each in problems if each):
            self._report(node, problem)

    def too_deep(self) -> DocumentError:
        """Make the error for too many elements inside each other."""
        return too_deep(self._data)

    def _report(
        self,
        node: XmlNode,
        problem: Problem,
        place: str = "",
        locate: Locate = lambda element: element.start,
        near: XmlNode | None = None,
    ) -> None:
        if not self.strict:
            return
        path = "/".join(filter(None, (_path(node), place)))
        anchor = node if near is None else near
        placed = evolve(problem, path=path)
        self.entries.append(Entry(problem=placed, node=node, at=place, near=anchor, locate=locate))
        # This ends the reading: a document of nothing but mistakes is not read to its end.
        if len(self.entries) == MOST_PROBLEMS:
            self.finish()

    def _located(self) -> Iterator[Problem]:
        """Give the problems, each with its line and column."""
        source = source_of(self._data.decode())
        numbers = numbers_of(self.root, {each.near for each in self.entries})
        for each in self.entries:
            line, column = source.position(each.locate(source.element(numbers[each.near])))
            yield evolve(each.problem, line=line, column=column)


def numbers_of(root: XmlNode, wanted: set[XmlNode]) -> dict[XmlNode, int]:
    """Give the numbers of these elements in document order."""
    return {node: number for number, node in enumerate(root.iter()) if node in wanted}


def _attribute(node: XmlNode, name: str) -> Locate:
    # lxml keeps the order of the document, and leaves out xmlns, as the scanner of places does.
    number = node.keys().index(name)
    return lambda element: element.attributes[number].name.start


def _own_text(text: str) -> Locate:
    first = _first_visible(text)
    return lambda element: element.whole_text.start(first)


def _tail(text: str) -> Locate:
    first = _first_visible(text)
    return lambda element: element.tail.start(first)


def _first_visible(text: str) -> int:
    visible = text.lstrip(XML_SPACE)
    return len(text) - len(visible) if visible else 0


def _path(node: XmlNode) -> str:
    """Say where an element is; the numbers are left out where a name cannot be counted by."""
    names = [each.tag for each in (*reversed([*node.iterancestors()]), node)]
    plain = "/".join(split_name(as_document(cast("str", name)))[1][:80] for name in names)
    # libxml2 writes * for a name in a default namespace, and cuts a path after 500 bytes, in the
    # midst of a letter, which lxml then cannot decode.
    if not plain.isascii() or any("{" in cast("str", name) for name in names):
        return plain[:LONGEST_PATH]
    return node.getroottree().getpath(node).lstrip("/")[:LONGEST_PATH]
