"""Asking the rules: each is asked only of what it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from .._text.characters import has_template
from .._tree.node import Node
from .._tree.spec import spec_of
from .document import Document, Place, Raw
from .found import TEXT, Found
from .rule import Function, On, Rule, Subject
from .rules import RULES
from .rules.plain import PLAIN

if TYPE_CHECKING:
    from .._declare.field import Field
    from .reading import Reported
    from .settings import Settings


class Said(NamedTuple):
    """What a rule found."""

    rule: Rule
    found: Found


class _OfField(NamedTuple):
    """The rules that have something to say about one attribute, or text."""

    field: Field
    always: tuple[tuple[Rule, Function], ...]
    of_kind: tuple[tuple[Rule, Function], ...]
    is_plain: Callable[[str], object]
    """Tells a value of which those of its kind have nothing to say."""


class _Table(NamedTuple):
    """The rules that have something to say about elements of one class."""

    whole: tuple[tuple[Rule, Function], ...]
    fields: dict[str, _OfField]


class Runner:
    """Asks the rules of a run, by tables that are made once for each class."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._tables: dict[type[Node], _Table] = {}

    def raw(self, raw: Raw) -> Iterator[Said]:
        """Ask about a document before it is read."""
        return self._ask(Subject.BYTES, raw)

    def problem(self, problem: Reported) -> Iterator[Said]:
        """Ask what a problem of reading is; the first rule that knows it takes it."""
        for rule, on in self._rules[Subject.PROBLEM]:
            if problem.problem.code in on.names:
                found = [*rule.find(problem)]
                yield from self._kept(rule, found)
                if found:
                    return

    def document(self, document: Document) -> Iterator[Said]:
        """Ask about a document and all that stands in it."""
        yield from self._ask(Subject.DOCUMENT, document)
        # Not by document.elements: most documents have nothing that is worth a list.
        waiting = [document.root]
        while waiting:
            element = waiting.pop()
            table = self._tables.get(type(element)) or self._table(type(element))
            for rule, find in table.whole:
                for found in find(element, document):
                    yield Said(rule, found)
            data, fields = element.__dict__, table.fields
            for name in data:
                if name in fields and (rules := _rules_of(fields[name], data[name])):
                    yield from _asked(
                        rules, data[name], Place(element, fields[name].field, document)
                    )
            if inner := data.get("_children"):
                waiting += [each for each in reversed(inner) if not isinstance(each, str)]

    def folder(self, folder: object) -> Iterator[Said]:
        """Ask about all documents of a run."""
        return self._ask(Subject.FOLDER, folder)

    def python(self, module: object) -> Iterator[Said]:
        """Ask about a Python file."""
        return self._ask(Subject.PYTHON, module)

    def _ask(self, subject: Subject, about: object) -> Iterator[Said]:
        for rule, _ in self._rules[subject]:
            yield from self._kept(rule, rule.find(about))

    def _kept(self, rule: Rule, found: Iterable[Found]) -> Iterator[Said]:
        if rule.id in self.settings.rules:
            yield from (Said(rule, each) for each in found)

    @cached_property
    def _rules(self) -> dict[Subject, list[tuple[Rule, On]]]:
        # Of problems all: one whose rule is off belongs to no other rule.
        by_subject: dict[Subject, list[tuple[Rule, On]]] = {each: [] for each in Subject}
        for rule in RULES.values():
            for on in rule.on:
                if on.subject is Subject.PROBLEM or rule.id in self.settings.rules:
                    by_subject[on.subject].append((rule, on))
        return by_subject

    def _table(self, cls: type[Node]) -> _Table:
        spec = spec_of(cls)
        fields = [*spec.attributes.values(), *filter(None, [spec.text])]
        whole = [
            (rule, rule.find)
            for rule, on in self._rules[Subject.ELEMENT]
            if (on.wanted(cls) if on.wanted else _named(spec.tag, on.names))
        ]
        asked = {each.name: self._about(spec.tag, each) for each in fields}
        made = self._tables[cls] = _Table(
            tuple(whole),
            {name: rules for name, rules in asked.items() if rules.always or rules.of_kind},
        )
        return made

    def _about(self, tag: str, field: Field) -> _OfField:
        name = field.name if field.wire else TEXT
        always = [
            (rule, rule.find)
            for rule, on in self._rules[Subject.ATTRIBUTE]
            if (on.wanted(field) if on.wanted else name in on.names and _named(tag, on.within))
        ]
        kind = field.kind.name
        of_kind = [(rule, rule.find) for rule, on in self._rules[Subject.KIND] if kind in on.names]
        return _OfField(field, tuple(always), tuple(of_kind), PLAIN.get(kind, _is_never_plain))


def _is_never_plain(_: str) -> bool:
    return False


def _rules_of(about: _OfField, value: object) -> tuple[tuple[Rule, Function], ...]:
    if not about.of_kind or (isinstance(value, str) and about.is_plain(value)):
        return about.always
    return about.always + about.of_kind


def _named(name: str, names: tuple[str, ...]) -> bool:
    return not names or name in names


def _asked(
    rules: tuple[tuple[Rule, Function], ...],
    value: Any,
    place: Place,
) -> Iterator[Said]:
    if value is None:
        return
    is_template = isinstance(value, str) and has_template(value)
    for rule, find in rules:
        if rule.templates or not is_template:
            for found in find(value, place):
                yield Said(rule, found)
