"""From a safe tree to elements, with every problem on the way written down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define, evolve, field

from .._declare.metadata import Trait
from .._input.limits import DEEPEST, MOST_ATTRIBUTES
from .._input.xml import parse, too_deep, too_many_attributes
from .._text.characters import XML_SPACE
from .._text.values import RefusedError
from .._text.wording import nearest
from ..errors import MOST_PROBLEMS, DocumentError, Problem
from .build import join_text
from .grammar import beside_text, census, crowded
from .node import Node as Element
from .spec import plan_of
from .unknown_attributes import as_document, split_name

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

    from .._declare.field import Field
    from .spec import Plan

E = TypeVar("E", bound=Element)


def read(document: str | bytes, cls: type[E], *, strict: bool, max_bytes: int) -> E:
    """Read a document whose root is an element of this class."""
    return _read(parse(document, max_bytes=max_bytes), cls, strict=strict)


def read_any(
    document: str | bytes, classes: Sequence[type[E]], *, strict: bool, max_bytes: int
) -> E:
    """Read a document as the class whose grammar has the most of the children of the root.

    Where several have equally many, the first of them is taken.
    """
    root = parse(document, max_bytes=max_bytes)
    tags = [each.tag for each in root]
    known = {cls: plan_of(cls).children for cls in classes}
    best = max(classes, key=lambda cls: sum(tag in known[cls] for tag in tags))
    return _read(root, best, strict=strict)


def _read(root: Node, cls: type[E], *, strict: bool) -> E:
    if root.tag != cls.tag:
        raise _wrong_root(root, cls.tag)
    reading = _Reading(strict=strict)
    element = reading.element(root, cls, 1)
    if reading.problems:
        raise DocumentError(reading.problems)
    return element


def _wrong_root(root: Node, tag: str) -> DocumentError:
    name = as_document(cast("str", root.tag))
    problem = Problem(
        code="root",
        message=f"the root is {name[:80]}, not {tag}",
        line=root.sourceline,
        suggestion=nearest(name, [tag]),
    )
    return DocumentError([problem])


@define(kw_only=True)
class _Reading:
    """One document being read: how strictly, and what was wrong so far.

    What strict reading reports, other reading keeps.
    """

    strict: bool
    problems: list[Problem] = field(factory=list[Problem])

    def element(self, node: Node, cls: type[E], depth: int) -> E:
        """Read one element and all in it."""
        plan = plan_of(cls)
        element = object.__new__(cls)
        data = element.__dict__
        if attributes := node.items():
            self._attributes(node, plan, attributes, data)
        text, inner = node.text or "", len(node)
        if plan.text:
            if inner and not plan.mixed:
                text += "".join(each.tail or "" for each in node)
            self._text(node, plan.text, text, data)
        if inner or (text and not plan.text):
            self._content(node, plan, "" if plan.text else text, depth, data)
        return element

    def _attributes(
        self, node: Node, plan: Plan, attributes: list[tuple[str, str]], data: dict[str, Any]
    ) -> None:
        if len(attributes) > MOST_ATTRIBUTES:
            raise too_many_attributes(node.sourceline)
        readers = plan.readers
        unknown: list[tuple[str, str]] = []
        for name, text in attributes:
            known = readers.get(name) or readers.get(as_document(name))
            if known is None:
                unknown.append((as_document(name), text))
                self._unknown_attribute(node, plan, as_document(name))
                continue
            field, read = known
            try:
                data[field] = read(text)
            except RefusedError as refused:
                data[field] = text
                self._refused(node, plan.attributes[field], text, refused)
        if unknown:
            data["unknown_attributes"] = tuple(sorted(unknown))

    def _content(self, node: Node, plan: Plan, text: str, depth: int, data: dict[str, Any]) -> None:
        """Read what stands inside, but for the element's own text."""
        found: list[Element | str] = []
        if text:
            self._stray(node, plan, text, found, node)
        self._children(node, plan, depth, found)
        if plan.instead and plan.text and plan.text.name in data:
            present = census(plan, found)
            self._reject(node, (beside_text(plan, plan.grammar[name]) for name in present))
        if found:
            data["_children"] = found

    def _text(self, node: Node, found: Field, text: str, data: dict[str, Any]) -> None:
        try:
            value = found.read(text)
        except RefusedError as refused:
            value = text
            self._refused(node, found, text, refused)
        if value:
            data[found.name] = value
        elif found.required and not found.has(Trait.MAY_BE_EMPTY):
            message = f"{found.element} needs a text: {found.keyword}"
            code = found.platform_code
            problem = Problem(code="text-missing", message=message, platform_code=code)
            self._report(node, problem, "text()")

    def _children(self, node: Node, plan: Plan, depth: int, found: list[Element | str]) -> None:
        if depth > DEEPEST:
            raise too_deep(None)
        for each in node:
            line = plan.children.get(cast("str", each.tag))
            if line is None:
                found.append(self._unknown_element(each, plan, depth + 1))
            else:
                found.append(self.element(each, line.element, depth + 1))
            if tail := each.tail:
                self._tail(each, plan, tail, found)
        if plan.restricted and len(found) > 1:
            self._crowds(node, plan, found)

    def _tail(self, before: Node, plan: Plan, text: str, found: list[Element | str]) -> None:
        if plan.mixed:
            join_text(found, text)
        elif not plan.text:
            self._stray(cast("Node", before.getparent()), plan, text, found, before)

    def _stray(
        self, node: Node, plan: Plan, text: str, found: list[Element | str], before: Node
    ) -> None:
        if plan.untyped:
            join_text(found, text)
        elif said := text.strip(XML_SPACE):
            join_text(found, text)
            message = f"text cannot stand in {plan.tag}: {said[:40]!r}"
            self._report(
                node, Problem(code="text", message=message, line=before.sourceline), "text()"
            )

    def _unknown_attribute(self, node: Node, plan: Plan, name: str) -> None:
        if plan.untyped or not self.strict:
            return
        problem = Problem(
            code="unknown-attribute",
            message=f"{plan.tag} has no attribute {name[:80]}",
            suggestion=nearest(name, plan.by_wire),
        )
        shown = name if name.startswith("xml:") else split_name(name)[1]
        self._report(node, problem, f"@{shown[:80]}")

    def _unknown_element(self, node: Node, plan: Plan, depth: int) -> Element:
        tag = as_document(cast("str", node.tag))
        if self.strict and not plan.untyped:
            allowed = ", ".join(plan.children) or "nothing"
            message = f"{tag[:80]} cannot stand in {plan.tag}; allowed: {allowed}"
            suggestion = nearest(tag, plan.children)
            problem = Problem(
                code="unknown-element",
                message=message,
                suggestion=suggestion,
                platform_code=plan.nesting_code,
            )
            self._report(node, problem)
        unknown: Element = self.element(node, Element.__cxml_fallback__, depth).__cxml_named__(tag)
        return unknown

    def _crowds(self, node: Node, plan: Plan, found: list[Element | str]) -> None:
        present = census(plan, found)
        self._reject(node, (crowded(plan, name, present) for name in present))

    def _reject(self, node: Node, problems: Iterable[Problem | None]) -> None:
        for problem in dict.fromkeys(each for each in problems if each):
            self._report(node, problem)

    def _refused(self, node: Node, found: Field, text: str, refused: RefusedError) -> None:
        if self.strict:
            place = f"@{found.wire}" if found.wire else "text()"
            self._report(node, found.problem(text, refused), place)

    def _report(self, node: Node, problem: Problem, place: str = "") -> None:
        if not self.strict:
            return
        path = "/".join(filter(None, (_path(node), place)))
        self.problems.append(evolve(problem, path=path, line=problem.line or node.sourceline))
        if len(self.problems) == MOST_PROBLEMS:
            raise DocumentError(self.problems)


def _path(node: Node) -> str:
    """Say where an element is; the numbers are left out where a name cannot be counted by."""
    names = [each.tag for each in (*reversed([*node.iterancestors()]), node)]
    plain = "/".join(split_name(as_document(cast("str", name)))[1][:80] for name in names)
    if not plain.isascii() or any("{" in cast("str", name) for name in names):
        return plain
    return node.getroottree().getpath(node).lstrip("/")[:400]
