"""What is wrong with a document, written down while it is read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from attrs import evolve

from .._input.xml import too_deep
from .._text.wording import nearest
from ..errors import MOST_PROBLEMS, DocumentError, Problem
from .unknown_attributes import as_document, split_name

if TYPE_CHECKING:
    from .._declare.field import Field
    from .._input.xml import Node
    from .._text.values import RefusedError
    from .spec import Plan


class ReadLog:
    """The problems of one document; reading that is not strict writes none down."""

    def __init__(self, *, strict: bool) -> None:
        self._strict = strict
        self.problems: list[Problem] = []

    def unknown_attribute(self, node: Node, plan: Plan, name: str) -> None:
        """Write down an attribute that the element does not have."""
        if plan.untyped or not self._strict:
            return
        problem = Problem(
            code="unknown-attribute",
            message=f"{plan.tag} has no attribute {name[:80]}",
            suggestion=nearest(name, plan.by_wire),
        )
        shown = name if name.startswith("xml:") else split_name(name)[1]
        self._report(node, problem, f"@{shown[:80]}")

    def refused(self, node: Node, field: Field, text: str, refused: RefusedError) -> None:
        """Write down a value that an attribute, or the text, cannot have."""
        if self._strict:
            place = f"@{field.wire}" if field.wire else "text()"
            self._report(node, field.problem(text, refused), place)

    def no_text(self, node: Node, field: Field) -> None:
        """Write down that an element lacks its text."""
        message = f"{field.element} needs a text: {field.keyword}"
        code = field.platform_code
        problem = Problem(code="text-missing", message=message, platform_code=code)
        self._report(node, problem, "text()")

    def stray_text(self, node: Node, plan: Plan, said: str, before: Node | None) -> None:
        """Write down a text where none may stand."""
        message = f"text cannot stand in {plan.tag}: {said[:40]!r}"
        line = (node if before is None else before).sourceline
        self._report(node, Problem(code="text", message=message, line=line), "text()")

    def unknown_element(self, node: Node, plan: Plan) -> None:
        """Write down an element that cannot stand in this one."""
        if plan.untyped or not self._strict:
            return
        tag = as_document(cast("str", node.tag))
        allowed = ", ".join(plan.children) or "nothing"
        problem = Problem(
            code="unknown-element",
            message=f"{tag[:80]} cannot stand in {plan.tag}; allowed: {allowed}",
            suggestion=nearest(tag, plan.children),
            platform_code=plan.nesting_code,
        )
        self._report(node, problem)

    def reject(self, node: Node, problems: Iterable[Problem | None]) -> None:
        """Write down what is wrong with the children of an element, each thing once."""
        for problem in dict.fromkeys(each for each in problems if each):
            self._report(node, problem)

    def too_deep(self) -> DocumentError:
        """Make the error for too many elements inside each other."""
        return too_deep(None)

    def _report(self, node: Node, problem: Problem, place: str = "") -> None:
        if not self._strict:
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
