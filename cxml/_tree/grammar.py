"""Which children an element may have: by class, by number, and beside which others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, cast
from weakref import ref

from ..errors import NestingError, Problem
from .display import public_name
from .spec import spec_of

if TYPE_CHECKING:
    from .child import AnyChild
    from .node import Node
    from .spec import ElementSpec


def declaration_of(spec: ElementSpec, element: Node) -> AnyChild | None:
    """Find the line of the grammar under which an element may stand, if there is one."""
    cls = type(element)
    if cls in spec.by_class:
        return spec.by_class[cls]
    if known := spec.by_other_class.get(id(cls)):
        return known[0]
    # A derived class stands where its base may, so the bases are asked in their order. None is
    # kept as well: it is an answer.
    found = next(filter(None, (_line(spec, base) for base in cls.__mro__)), None)
    if found and found.element is cls:
        spec.by_class[cls] = found
    else:
        # It goes before another class can have its identity; a WeakKeyDictionary takes much longer.
        gone = ref(cls, partial(_forget, spec.by_other_class, id(cls)))
        spec.by_other_class[id(cls)] = (found, gone)
    return found


def _forget(known: dict[int, tuple[AnyChild | None, object]], key: int, _: ref[type]) -> None:
    known.pop(key, None)


def _line(spec: ElementSpec, cls: type) -> AnyChild | None:
    # By name first: asking a line for its class loads it, and most lines have another name.
    line = spec.children.get(getattr(cls, "tag", ""))
    return line if line and line.element is cls else None


def count_children(spec: ElementSpec, children: Iterable[Node | str]) -> Counter[str]:
    """Count the children under each line of the grammar."""
    found = (declaration_of(spec, each) for each in children if not isinstance(each, str))
    return Counter(each.name for each in found if each)


def find_conflict(spec: ElementSpec, name: str, present: Mapping[str, int]) -> Problem | None:
    """Say why children of one kind may not stand among those that are present."""
    line = spec.grammar[name]
    tag = line.tag
    if line.at_most is not None and present[name] > line.at_most:
        return Problem(
            code="too-many-children",
            message=f"{spec.tag} may hold at most {line.at_most} {tag}",
            platform_code=line.platform_code,
        )
    for other, code in spec.exclusions[name].items():
        if present[other]:
            # The same words whichever of the two came first.
            first, second = sorted((tag, spec.grammar[other].tag))
            message = f"{first} and {second} cannot stand in the same {spec.tag}: {_apart(spec)}"
            return Problem(code="children-exclude", message=message, platform_code=code)
    return None


def beside_text(spec: ElementSpec, line: AnyChild) -> Problem:
    """Say why a child may not stand beside a text that says what a child says."""
    rival = spec.exclusions[line.name]
    instead = f"write .{spec.shorthand_for}(...) instead of the text"
    return Problem(
        code="children-exclude",
        message=(
            f"{line.tag} cannot stand beside the text of {spec.tag}: "
            f"{_apart(spec) if spec.shorthand_for in rival else instead}"
        ),
        platform_code=rival.get(spec.shorthand_for),
    )


def _apart(spec: ElementSpec) -> str:
    return f"write a {spec.tag} for each"


def misplaced(parent: type[Node], element: object) -> NestingError:
    """Say that an element of this class cannot stand here, and what can."""
    from .hints import elsewhere, no_element, of_own

    spec = spec_of(parent)
    # Of the type: what is no element may have any attributes, and a class that was given has a tag.
    if not hasattr(type(element), "tag"):
        message = f"{spec.tag} takes elements and text, not {no_element(element)}"
        return NestingError(Problem(code="nesting", message=message, path=spec.tag))
    cls = cast("type[Node]", type(element))
    # Redirect, for one, is the name of a class in voice and of another in messaging.
    twin = spec.children.get(cls.tag)
    meant = f" ({public_name(twin.element)} can)" if twin else ""
    place, near = elsewhere(parent, "" if twin else cls.tag)
    own = "" if twin else of_own(parent, cls)
    message = f"{public_name(cls)} cannot stand in {spec.tag}{meant}{own or place}"
    return NestingError(
        Problem(
            code="nesting",
            message=message,
            path=spec.tag,
            suggestion=None if own else near,
            platform_code=spec.nesting_code,
        )
    )
