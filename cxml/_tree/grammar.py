"""Which children an element may have: by class, by number, and beside which others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

from .._text.wording import nearest
from ..errors import NestingError, Problem
from .display import public_name

if TYPE_CHECKING:
    from .child import AnyChild
    from .node import Node
    from .spec import Plan


def declaration_of(plan: Plan, element: Node) -> AnyChild | None:
    """Find the line of the grammar under which an element may stand, if there is one."""
    cls = type(element)
    if cls not in plan.by_class:
        plan.by_class[cls] = next(filter(None, (_line(plan, base) for base in cls.__mro__)), None)
    return plan.by_class[cls]


def _line(plan: Plan, cls: type) -> AnyChild | None:
    line = plan.children.get(getattr(cls, "tag", ""))
    return line if line and line.element is cls else None


def census(plan: Plan, children: Iterable[Node | str]) -> Counter[str]:
    """Count the children under each line of the grammar."""
    found = (declaration_of(plan, each) for each in children if not isinstance(each, str))
    return Counter(each.name for each in found if each)


def crowded(plan: Plan, name: str, present: Mapping[str, int]) -> Problem | None:
    """Say why children of one kind may not stand among those that are present."""
    line = plan.grammar[name]
    tag = line.tag
    if line.at_most is not None and present[name] > line.at_most:
        return Problem(
            code="too-many-children",
            message=f"{plan.tag} may hold at most {line.at_most} {tag}",
            platform_code=line.platform_code,
        )
    for other, code in plan.rivals[name].items():
        if present[other]:
            first, second = sorted((tag, plan.grammar[other].tag))
            message = f"{first} and {second} cannot stand in the same {plan.tag}: {_apart(plan)}"
            return Problem(code="children-exclude", message=message, platform_code=code)
    return None


def beside_text(plan: Plan, line: AnyChild) -> Problem:
    """Say why a child may not stand beside a text that says what a child says."""
    rival = plan.rivals[line.name]
    instead = f"write .{plan.instead}(...) instead of the text"
    return Problem(
        code="children-exclude",
        message=(
            f"{line.tag} cannot stand beside the text of {plan.tag}: "
            f"{_apart(plan) if plan.instead in rival else instead}"
        ),
        platform_code=rival.get(plan.instead),
    )


def _apart(plan: Plan) -> str:
    return f"write a {plan.tag} for each"


def misplaced(plan: Plan, element: object) -> NestingError:
    """Say that an element of this class cannot stand here, and what can."""
    allowed = ", ".join(plan.children) or "nothing"
    if not hasattr(type(element), "tag"):
        message = f"{plan.tag} takes elements and text, not {type(element).__name__}"
        return NestingError(Problem(code="nesting", message=message, path=plan.tag))
    cls = cast("type[Node]", type(element))
    twin = plan.children.get(cls.tag)
    meant = f" ({public_name(twin.element)} can)" if twin else ""
    message = f"{public_name(cls)} cannot stand in {plan.tag}{meant}; allowed: {allowed}"
    return NestingError(
        Problem(
            code="nesting",
            message=message,
            path=plan.tag,
            suggestion=None if twin else nearest(cls.tag, plan.children),
            platform_code=plan.nesting_code,
        )
    )
