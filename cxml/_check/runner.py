"""Asking the rules: each is asked only of what it is about.

Most of a good document is known to be so before any rule is asked: a value is plain, or was judged
before, or stands beside an attribute that settles it. That is worked out once for all elements of a
class that have the same attributes; what is left is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from .._text.characters import has_template
from .._tree.node import Node
from .._tree.spec import spec_of
from .document import Document, Place, Raw
from .found import TEXT, Found
from .rule import On, Rule, RuleFailedError, Severity, Subject
from .rules import RULES
from .rules.plain import PLAIN, is_plain_document

if TYPE_CHECKING:
    from .._declare.field import Field
    from .._tree.spec import ElementSpec
    from .folder import Folder
    from .reading import Reported
    from .settings import Settings

MOST_KEPT = 1_000
"""How many findings of one document are kept: of 60,000 the worst."""
MOST_SHAPES = 4_096
"""How many sets of attributes are remembered, of all classes."""
MOST_JUDGED = 1_000
"""How many values of one attribute are remembered, of which there was nothing to say."""
LONGEST_JUDGED = 100
"""The longest of them."""


class Said(NamedTuple):
    """What a rule found."""

    rule: Rule
    found: Found


class _Step(NamedTuple):
    """What there is to ask about one attribute, or about the text."""

    name: str
    field: Field
    is_plain: Callable[[str], object] | None
    """Tells a value of which the first rules have nothing to say."""
    unless_plain: tuple[Rule, ...]
    judged: set[object] | None
    """The values of which the next rules had nothing to say."""
    by_value: tuple[Rule, ...]
    always: tuple[Rule, ...]


class _Plan(NamedTuple):
    """What there is to ask about elements of one class that have the same attributes."""

    whole: tuple[Rule, ...]
    steps: tuple[_Step, ...]


class Runner:
    """Asks the rules of a run."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._plans: dict[tuple[object, ...], _Plan | None] = {}
        self._judged: dict[tuple[type[Node], str], set[object]] = {}

    def raw(self, raw: Raw) -> Iterator[Said]:
        """Ask about a document before it is read."""
        return iter(()) if is_plain_document(raw) else self._ask(Subject.BYTES, raw)

    def problem(self, problem: Reported) -> Iterator[Said]:
        """Ask what a problem of reading is; the first rule that knows it takes it."""
        for rule, on in self._rules[Subject.PROBLEM]:
            if problem.problem.code in on.names:
                found = [*_found(rule, problem)]
                if rule.id in self.settings.rules:
                    yield from found
                if found:
                    return

    def document(self, document: Document) -> list[Said]:
        """Ask about a document and all that stands in it."""
        said = [*self._ask(Subject.DOCUMENT, document)]
        plans = self._plans
        # Not by document.elements: most documents have nothing that is worth a list.
        waiting = [document.root]
        while waiting:
            element = waiting.pop()
            data = element.__dict__
            key = (type(element), *data)
            plan = plans[key] if key in plans else self._plan(key)
            if plan:
                self._follow(plan, element, document, said)
            if inner := data.get("_children"):
                waiting += [each for each in reversed(inner) if not isinstance(each, str)]
        return said

    def folder(self, folder: Folder) -> Iterator[Said]:
        """Ask about all documents of a run."""
        return self._ask(Subject.FOLDER, folder)

    def python(self, module: object) -> Iterator[Said]:
        """Ask about a Python file."""
        return self._ask(Subject.PYTHON, module)

    def worst(self, said: Iterable[Said], most: int) -> list[Said]:
        """Give the worst of what was found, and of that what was found first."""
        order = list(Severity)
        return sorted(said, key=lambda each: order.index(self.severity(each)))[:most]

    def severity(self, said: Said) -> Severity:
        """Say how bad something is that was found."""
        own = said.found.severity
        return Severity(own) if own else self.settings.severity(said.rule)

    def _ask(self, subject: Subject, about: object) -> Iterator[Said]:
        for rule, _ in self._rules[subject]:
            yield from _found(rule, about)

    @cached_property
    def _rules(self) -> dict[Subject, list[tuple[Rule, On]]]:
        # Of problems all: one whose rule is off belongs to no other rule.
        by_subject: dict[Subject, list[tuple[Rule, On]]] = {each: [] for each in Subject}
        for rule in RULES.values():
            for on in rule.on:
                if on.subject is Subject.PROBLEM or rule.id in self.settings.rules:
                    by_subject[on.subject].append((rule, on))
        return by_subject

    def _follow(self, plan: _Plan, element: Node, document: Document, said: list[Said]) -> None:
        """Ask what there is to ask about one element."""
        for rule in plan.whole:
            said += _found(rule, element, document)
        data = element.__dict__
        for name, field, is_plain, unless_plain, judged, by_value, always in plan.steps:
            value = data[name]
            if unless_plain and not (is_plain and isinstance(value, str) and is_plain(value)):
                said += _asked(unless_plain, value, Place(element, field, document))
            if judged is not None and value not in judged:
                found = _asked(by_value, value, Place(element, field, document))
                said += found
                if not found and len(str(value)) <= LONGEST_JUDGED:
                    _remember(judged, value)
            if always:
                said += _asked(always, value, Place(element, field, document))
        if len(said) > 2 * MOST_KEPT:
            said[:] = self.worst(said, MOST_KEPT)

    def _plan(self, key: tuple[Any, ...]) -> _Plan | None:
        cls, *names = key
        spec = spec_of(cls)
        text = spec.text.name if spec.text else ""
        there = frozenset(TEXT if each == text else each for each in names)
        whole = tuple(
            rule
            for rule, on in self._rules[Subject.ELEMENT]
            if (on.wanted(cls) if on.wanted else spec.tag in on.names) and on.is_needed(there)
        )
        steps = [*filter(None, (self._step(cls, spec, each, there) for each in names))]
        if len(self._plans) >= MOST_SHAPES:
            self._plans.clear()  # a document may have as many as it has elements
        plan = self._plans[key] = _Plan(whole, tuple(steps)) if whole or steps else None
        return plan

    def _step(
        self, cls: type[Node], spec: ElementSpec, name: str, there: frozenset[str]
    ) -> _Step | None:
        field = spec.find(name)
        if field is None:  # what stands inside, or what has no declaration
            return None
        asked = [
            (rule, on)
            for rule, on in (*self._rules[Subject.KIND], *self._rules[Subject.ATTRIBUTE])
            if _is_about(on, spec.tag, field) and on.is_needed(there)
        ]
        if not asked:
            return None
        rest = [(rule, on) for rule, on in asked if not on.skips_plain]
        # Of a secret nothing is remembered.
        by_value = tuple(rule for rule, on in rest if on.by_value and not field.secret)
        return _Step(
            name,
            field,
            PLAIN.get(field.kind.name),
            unless_plain=tuple(rule for rule, on in asked if on.skips_plain),
            judged=self._judged.setdefault((cls, name), set()) if by_value else None,
            by_value=by_value,
            always=tuple(rule for rule, on in rest if not on.by_value or field.secret),
        )


def _is_about(on: On, tag: str, field: Field) -> bool:
    """Whether a rule is about an attribute, or about a text."""
    if on.subject is Subject.KIND:
        return field.kind.name in on.names
    if on.wanted:
        return on.wanted(field)
    name = field.name if field.wire else TEXT
    return name in on.names and (not on.within or tag in on.within)


def _remember(judged: set[object], value: object) -> None:
    if len(judged) >= MOST_JUDGED:
        judged.clear()
    judged.add(value)


def _found(rule: Rule, *about: object) -> Iterator[Said]:
    """Ask one rule."""
    try:
        for found in rule.find(*about):
            yield Said(rule, found)
    except Exception as error:
        raise RuleFailedError(rule) from error


def _asked(rules: tuple[Rule, ...], value: Any, place: Place) -> list[Said]:
    if value is None:
        return []
    is_template = isinstance(value, str) and has_template(value)
    return [
        said
        for rule in rules
        if rule.templates or not is_template
        for said in _found(rule, value, place)
    ]
