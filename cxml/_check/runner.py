"""Asking the rules: each is asked only of what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import evolve

from .._text.characters import has_template
from .._tree.node import Node
from .document import Document, Place, Raw
from .found import Found
from .leftover import has_left, is_left_alone
from .plan import Asked, Planner
from .rule import On, Rule, RuleFailedError, Severity, Subject
from .rules import RULES

if TYPE_CHECKING:
    from .folder import Folder
    from .reading import Reported
    from .settings import Settings
    from .site.site import Site

MOST_KEPT = 1_000
"""How many findings of one document are kept: of 60,000 the worst."""
MOST_WAITING = 10 * MOST_KEPT
"""How many there may be before the worst are chosen."""
MOST_JUDGED = 1_000
"""How many values of one attribute are remembered, of which there was nothing to say."""
LONGEST_JUDGED = 100
"""The longest of them."""
_OF_STRUCTURE = ("children-exclude", "text-missing", "too-many-children")
"""Problems of what stands beside what."""


class Said(NamedTuple):
    """What a rule found."""

    rule: Rule
    found: Found


class Runner:
    """Asks the rules of a run."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def raw(self, raw: Raw) -> list[Said]:
        """Ask about a document before it is read."""
        return self._ask(Subject.BYTES, raw)

    def problem(self, problem: Reported) -> Iterator[Said]:
        """Ask what a problem of reading is; the first rule that knows it takes it."""
        # What a program builds was not read, and what is wrong with markup in it is said here.
        if problem.raw.data and _is_unknown(problem):
            return
        for rule, on in self._rules[Subject.PROBLEM]:
            if problem.problem.code in on.names:
                found = _found(rule, problem)
                if rule.id in self.settings.rules:
                    yield from found
                elif problem.is_end:
                    # Of what cannot be read nothing else can be said, but nobody asked to mend it.
                    yield from (Said(rule, evolve(each.found, changes=())) for each in found)
                if found:
                    return

    def document(self, document: Document) -> list[Said]:
        """Ask about a document and all that stands in it."""
        planner, said = self._planner, self._ask(Subject.DOCUMENT, document)
        plans = planner.plans
        # Level by level, all in one loop, and not by document.elements: to check a good document is
        # to take half of the time of reading it, and of that walking and calling is the most.
        waiting: list[Node | str] = [document.root]
        for element in waiting:
            if isinstance(element, str):
                continue
            data = element.__dict__
            shape = (type(element), *data)
            try:
                plan = plans[shape]  # to look whether it is there would take twice as long
            except KeyError:
                plan = planner.plan(shape)
            if plan:
                whole, plain, by_value, always = plan
                for rule in whole:
                    said += _found(rule, element, document)
                for field, name, is_plain, rules in plain:
                    value = data[name]
                    if not (type(value) is str and is_plain(value)):
                        said += _asked(rules, value, Place(element, field, document))
                for field, name, judged, asked in by_value:
                    if (value := data[name]) not in judged:
                        said += _judged(asked, value, Place(element, field, document), judged)
                for field, name, rules in always:
                    said += _asked(rules, data[name], Place(element, field, document))
                if said and len(said) > MOST_WAITING:
                    said = self.worst(said, MOST_KEPT)
            if "_children" in data:
                waiting += data["_children"]
        return said

    def folder(self, folder: Folder) -> list[Said]:
        """Ask about all documents of a run."""
        return self._ask(Subject.FOLDER, folder)

    def python(self, module: object) -> list[Said]:
        """Ask about a Python file."""
        return self._ask(Subject.PYTHON, module)

    def programs(self, site: Site) -> list[Said]:
        """Ask about all programs of a run."""
        return self._ask(Subject.PROGRAMS, site)

    def asks_about(self, subject: Subject) -> bool:
        """Whether any rule is on that looks at such a thing."""
        return bool(self._rules[subject])

    def worst(self, said: Iterable[Said], most: int) -> list[Said]:
        """Give the worst of what was found, and of that what was found first."""
        return sorted(said, key=self._rank)[:most]

    def _rank(self, said: Said) -> int:
        own, ranks = said.found.severity, self._ranks
        return ranks[own] if own else ranks[said.rule.id]

    @cached_property
    def _ranks(self) -> dict[str, int]:
        """How bad what a rule finds is, and each word for that; 0 is the worst."""
        order = {each.value: number for number, each in enumerate(Severity)}
        return order | {each.id: order[self.settings.severity(each)] for each in RULES.values()}

    def severity(self, said: Said) -> Severity:
        """Say how bad something is that was found."""
        own = said.found.severity
        return Severity(own) if own else self.settings.severity(said.rule)

    def _ask(self, subject: Subject, about: object) -> list[Said]:
        return [said for rule, _ in self._rules[subject] for said in _found(rule, about)]

    @cached_property
    def _planner(self) -> Planner:
        parts = self._rules[Subject.KIND] + self._rules[Subject.ATTRIBUTE]
        return Planner(self._rules[Subject.ELEMENT], parts)

    @cached_property
    def _rules(self) -> dict[Subject, list[Asked]]:
        # Of problems all: one whose rule is off belongs to no other rule.
        by_subject: dict[Subject, list[tuple[Rule, On]]] = {each: [] for each in Subject}
        for rule in RULES.values():
            for on in rule.on:
                if on.subject is Subject.PROBLEM or rule.id in self.settings.rules:
                    by_subject[on.subject].append((rule, on))
        return by_subject


def _is_unknown(problem: Reported) -> bool:
    """Whether a document, once a template language has written it, may not have the problem."""
    document, code = problem.document, problem.problem.code
    if code in _OF_STRUCTURE:
        return document is not None and document.is_template
    if code == "text":
        return is_left_alone(problem.value)
    return code == "value" and has_left(problem.value)


def _asked(rules: Iterable[Rule], value: Any, place: Place) -> list[Said]:
    if value is None:
        return []
    is_template = isinstance(value, str) and (
        has_template(value) or (place.document.raw is not None and has_left(value))
    )
    asked = [each for each in rules if each.templates] if is_template else rules
    return [said for rule in asked for said in _found(rule, value, place)]


def _judged(asked: Iterable[Asked], value: Any, place: Place, judged: set[object]) -> list[Said]:
    """Ask of a value, and remember it if there can be nothing to say of it."""
    may = [(rule, on) for rule, on in asked if on.may is None or on.may(value)]
    said = _asked([rule for rule, _ in may], value, place)
    if not said and all(on.by_value for _, on in may) and len(str(value)) <= LONGEST_JUDGED:
        if len(judged) >= MOST_JUDGED:
            judged.clear()
        judged.add(value)
    return said


def _found(rule: Rule, *about: object) -> list[Said]:
    """Ask one rule."""
    try:
        return [Said(rule, found) for found in rule.find(*about)]
    except Exception as error:
        raise RuleFailedError(rule) from error
