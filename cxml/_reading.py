"""From a safe tree to elements, with every problem on the way written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define, evolve, field

from ._building import join_text
from ._element import plan_of
from ._facts import Trait
from ._grammar import census, crowded
from ._names import nearest
from ._text import XML_SPACE
from ._unknown_attributes import as_document
from ._wire import RefusedError
from ._writing import DEEPEST
from ._xml import parse, refuse
from .errors import DocumentError, Problem
from .unknown import Unknown

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

    from ._element import Element
    from ._plan import Field, Plan

E = TypeVar("E", bound="Element")

MOST_PROBLEMS = 100


def read(document: str | bytes, cls: type[E], *, strict: bool, max_bytes: int) -> E:
    """Read a document whose root is an element of this class."""
    root = parse(document, max_bytes=max_bytes)
    if root.tag != cls.tag:
        raise refuse("root", f"the root is {root.tag!s:.80}, not {cls.tag}", root.sourceline)
    reading = _Reading(strict=strict)
    element = reading.element(root, cls, 1)
    if reading.problems:
        raise DocumentError(reading.problems)
    return element


@define(kw_only=True)
class _Reading:
    """One document being read: how strictly, and what was wrong so far.

    What strict reading reports, other reading keeps.
    """

    strict: bool
    problems: list[Problem] = field(factory=list[Problem])

    def element(self, node: Node, cls: type[E], depth: int) -> E:
        """Read one element and all in it."""
        plan = cls._plan or plan_of(cls)
        element = object.__new__(cls)
        data = element.__dict__
        if attributes := node.items():
            self._attributes(node, plan, attributes, data)
        text = node.text
        if len(node) or (text and not plan.text):
            text = self._content(node, plan, text or "", depth, data)
        if plan.text:
            self._text(node, plan.text, text or "", data)
        return element

    def _attributes(
        self, node: Node, plan: Plan, attributes: list[tuple[str, str]], data: dict[str, Any]
    ) -> None:
        readers = plan.readers
        unknown: list[tuple[str, str]] = []
        for name, text in attributes:
            known = readers.get(name) or readers.get(as_document(name))
            if known is None:
                unknown.append((as_document(name), text))
                continue
            field, read = known
            try:
                data[field] = read(text)
            except RefusedError as refused:
                data[field] = text
                found = plan.attributes[field]
                self._report(node, found.problem(text, refused), f"@{found.wire}")
        if unknown:
            self._unknown_attributes(node, plan, unknown)
            data["unknown_attributes"] = tuple(sorted(unknown))

    def _content(self, node: Node, plan: Plan, text: str, depth: int, data: dict[str, Any]) -> str:
        """Read what stands inside; return what of it is the element's own text."""
        found: list[Element | str] = []
        if not plan.text:
            self._stray(node, plan, text, found)
        self._children(node, plan, depth, found)
        if found:
            data["_children"] = found
        if plan.text and not plan.mixed:
            return text + "".join(each.tail or "" for each in node)
        return text

    def _text(self, node: Node, found: Field, text: str, data: dict[str, Any]) -> None:
        try:
            value = found.read(text)
        except RefusedError as refused:
            value = text
            self._report(node, found.problem(text, refused), "text()")
        if value:
            data[found.name] = value
        elif found.required and not found.has(Trait.MAY_BE_EMPTY):
            message = f"{found.element} needs a text: {found.keyword}"
            self._report(node, Problem(code="text-missing", message=message), "text()")

    def _children(self, node: Node, plan: Plan, depth: int, found: list[Element | str]) -> None:
        if depth > DEEPEST:
            raise refuse("too-deep", f"more than {DEEPEST} elements inside each other")
        for each in node:
            line = plan.children.get(cast("str", each.tag))
            if line is None:
                found.append(self._unknown_element(each, plan, depth + 1))
            else:
                found.append(self.element(each, line.element, depth + 1))
            if tail := each.tail:
                self._tail(node, plan, tail, found)
        if plan.restricted and len(found) > 1:
            self._crowds(node, plan, found)

    def _tail(self, node: Node, plan: Plan, text: str, found: list[Element | str]) -> None:
        if plan.mixed:
            join_text(found, text)
        elif not plan.text:
            self._stray(node, plan, text, found)

    def _stray(self, node: Node, plan: Plan, text: str, found: list[Element | str]) -> None:
        if plan.untyped:
            join_text(found, text)
        elif said := text.strip(XML_SPACE):
            join_text(found, text)
            message = f"text cannot stand in {plan.tag}: {said[:40]!r}"
            self._report(node, Problem(code="text", message=message), "text()")

    def _unknown_attributes(self, node: Node, plan: Plan, unknown: list[tuple[str, str]]) -> None:
        if plan.untyped:
            return
        for name, _ in unknown:
            message = f"{plan.tag} has no attribute {name}"
            suggestion = nearest(name, plan.by_wire)
            problem = Problem(code="unknown-attribute", message=message, suggestion=suggestion)
            self._report(node, problem, f"@{name}")

    def _unknown_element(self, node: Node, plan: Plan, depth: int) -> Element:
        tag = as_document(cast("str", node.tag))
        if not plan.untyped:
            allowed = ", ".join(plan.children) or "nothing"
            message = f"{tag} cannot stand in {plan.tag}; allowed: {allowed}"
            suggestion = nearest(tag, plan.children)
            problem = Problem(code="unknown-element", message=message, suggestion=suggestion)
            self._report(node, problem)
        return self.element(node, Unknown, depth)._named(tag)

    def _crowds(self, node: Node, plan: Plan, found: list[Element | str]) -> None:
        present = census(plan, found)
        problems = [crowded(plan, name, present) for name in present]
        for problem in dict.fromkeys(each for each in problems if each):
            self._report(node, problem)

    def _report(self, node: Node, problem: Problem, place: str = "") -> None:
        if not self.strict:
            return
        path = node.getroottree().getpath(node).lstrip("/")
        path = f"{path}/{place}" if place else path
        self.problems.append(evolve(problem, path=path, line=node.sourceline))
        if len(self.problems) == MOST_PROBLEMS:
            raise DocumentError(self.problems)
