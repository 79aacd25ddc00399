"""A Python file that was examined: itself, and the documents that are written down in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple, TypeAlias

from ..errors import MOST_PROBLEMS
from .document import Document
from .elsewhere import Elsewhere, Teller
from .examined import Locator, finding_of, no_more_than, place_of, secret_runner, value_in
from .finding import Finding
from .locators import BuiltLocator, LiteralLocator, ProgramLocator
from .python.guards import Doubt, may_hook, may_verify
from .python.literal import Literal
from .python.module import Module, is_of_tests
from .python.secrets import secrets_of
from .reading import read_document
from .rule import RuleFailedError, Severity, Subject
from .rules import RULES
from .rules.checker import unread_program
from .rules.plain import is_plain_document
from .rules.secrets import unverified_view
from .rules.security import credentials_in_url
from .rules.views import csrf_not_exempt
from .runner import MOST_KEPT, Runner, Said
from .secrets import Secrets, without
from .site.told import told_by, unknown_kinds
from .suppress import Comment, python_comments, with_suppressions


class _Part(NamedTuple):
    """A document in a program, or the program itself, and what rules said of it."""

    said: Sequence[Said]
    document: Document | None
    locator: Locator


_Told: TypeAlias = tuple[Said, _Part]


def _written(literal: Literal, module: Module, runner: Runner) -> _Part:
    """Ask about a document that is written down."""
    raw, document, reported, _ = read_document(literal.data, runner.settings)
    said = [] if is_plain_document(raw) else runner.raw(raw)
    if document is not None:
        document.is_served = False
    for each in reported:
        said += runner.problem(each)
    if document is not None:
        said += runner.document(document)
    return _Part(said, document, LiteralLocator(literal, document, raw, module.text))


def _built(module: Module, runner: Runner) -> Iterator[_Part]:
    """Ask about the documents that the program builds."""
    places = module.builders.shop.places
    for document, reported in module.builders.buildings:
        locator = BuiltLocator(document.root, places, module.text)
        said = [each for problem in reported for each in runner.problem(problem)]
        yield _Part([*said, *runner.document(document)], document, locator)


def _unread(module: Module, runner: Runner) -> Iterator[Said]:
    """Say that nothing of a program can be read, also where nobody asked for that.

    Else it would look as if all of it were right.
    """
    if unread_program.id not in runner.settings.rules:
        yield from (Said(unread_program, each) for each in unread_program.find(module))


class Program:
    """A Python file that was read, and asked all rules about.

    Args:
        data: the file.
        runner: asks the rules.
        path: what it is called.

    Raises:
        RuleFailedError: a rule does not work.

    """

    document = None

    def __init__(self, data: bytes, runner: Runner, path: str = "") -> None:
        self.path = path
        self._data, self._runner = data, runner
        # What was found is kept, and not the tree: there may be a thousand programs.
        asked, self._findings = self._asked()
        self.answers = asked.answers
        """Whether it answers with documents that are not known."""
        self.exempts = asked.module.exempts
        """The views that it exempts from Django's check of forms, by their names."""
        is_wanted = runner.asks_about(Subject.PROGRAMS)
        self.told = told_by(asked.module, data, self._kinds) if is_wanted else None
        """What it tells of addresses, where a rule asks."""
        self._views = _views_by_line(self._findings, asked.module)
        self.elsewhere = Elsewhere()
        """What other files of the run do for its views."""

    def _asked(self, more: Sequence[Said] = ()) -> tuple[Asked, list[Finding]]:
        """Read it, and ask all rules.

        Args:
            more: what was found between programs, of this one.

        """
        runner = self._runner
        try:
            module = Module(self._data, runner.settings, self.path)
            asked = Asked(module, runner, [e for e in more if e.rule.id in runner.settings.rules])
            return asked, asked.findings()
        except RuleFailedError as error:
            error.path = self.path
            raise

    @property
    def teller(self) -> Teller:
        """What tells other files of the run what its functions do."""
        return teller_of(self.path, self._data)

    def _kinds(self) -> frozenset[str]:
        return unknown_kinds(Module(self._data, self._runner.settings, self.path))

    @property
    def shown(self) -> str:
        """The program as it is shown to people: nobody may see its secrets."""
        return Asked(Module(self._data, secret_runner().settings, self.path), secret_runner()).shown

    def findings(self, more: Sequence[Said] = ()) -> list[Finding]:
        """Give what was found, in the order of the file: of very much the worst.

        Args:
            more: what was found between programs, of this one.

        """
        found = self._asked(more)[1] if more else self._findings
        return [each for each in found if not self._is_settled(each)]

    def _is_settled(self, finding: Finding) -> bool:
        """Whether other files of the run do what a view lacks, or may do it."""
        view = self._views.get(finding.line or 0, _View())
        if finding.code == csrf_not_exempt.id:
            return not view.names.isdisjoint(self.elsewhere.exempts)
        if finding.code != unverified_view.id:
            return False
        return self.elsewhere.may_verify(view.doubt) or self.elsewhere.is_behind(self.path)


def teller_of(path: str, data: bytes) -> Teller:
    """Give what tells other files of a run what the functions of a program do.

    Args:
        path: what the program is called.
        data: the file.

    """

    def read() -> Module:
        return Module(data, secret_runner().settings, path)

    return Teller(
        path,
        data,
        may_verify=lambda: may_verify(data),
        may_hook=lambda: may_hook(data) and not is_of_tests(path),
        may_exempt=lambda: b"csrf_exempt" in data,
        exempts=lambda: read().exempts,
        guards=lambda: read().guards,
    )


@cache
def _between() -> frozenset[str]:
    """Give the rules that look at several programs."""
    every = ((each.id, on.subject) for each in RULES.values() for on in each.on)
    return frozenset(name for name, subject in every if subject is Subject.PROGRAMS)


class _View(NamedTuple):
    """What other files may do for a view."""

    names: frozenset[str] = frozenset()
    """The names under which it may be exempted."""
    doubt: Doubt = Doubt()
    """What may verify it."""


def _views_by_line(findings: Sequence[Finding], module: Module) -> dict[int, _View]:
    """Give the views, by the line at which each begins; what is found tells what is worked out."""
    unverified = {each.line for each in findings if each.code == unverified_view.id}
    views: dict[int, _View] = {}
    for each in module.views if findings else ():
        line = module.text.line(module.text.span(each.place).start)
        doubt = module.guards.doubt(each) if line in unverified else Doubt()
        views[line] = _View(frozenset(each.names), doubt)
    return views


class Asked:
    """A program, and what the rules say of it and of the documents in it.

    Args:
        module: the program.
        runner: asks the rules.
        more: what was found between programs, of this one.

    """

    def __init__(self, module: Module, runner: Runner, more: Sequence[Said] = ()) -> None:
        self.module = module
        self.own = ProgramLocator(module.text)
        self._runner, self._is_alone = runner, not more
        said = [*runner.python(module), *_unread(module, runner), *more]
        self._parts = [_Part(said, None, self.own)]
        self._parts += [_written(each, module, runner) for each in module.literals]
        self._parts += _built(module, runner)

    @property
    def answers(self) -> bool:
        """Whether it answers with documents that are not known."""
        return len(self._parts) > 1 or bool(self.module.interpolated)

    @cached_property
    def secrets(self) -> Secrets:
        """Where secrets stand: those that characters tell, and those that only rules tell."""
        text, runner = self.own.text, secret_runner()
        known = Secrets(chain(self.module.spelled_secrets, secrets_of(self.module)))
        if known.is_all:
            return known
        told = [(each, self.own.span(each.found)) for each in runner.python(self.module)]
        for part in self._parts:
            said = [] if part.document is None else runner.document(part.document)
            told += [(each, part.locator.span(each.found)) for each in said]
        # Of an address only a part is secret, which its characters tell; a value may be in pieces.
        more = [
            value_in(text, span)
            for (rule, _), span in told
            if rule is not credentials_in_url or not any(known.touching(span))
        ]
        return Secrets([*known, *more]) if more else known

    @property
    def shown(self) -> str:
        """The program as it is shown to people: nobody may see its secrets."""
        return without(self.own.text, self.secrets)

    def findings(self, most: int = MOST_PROBLEMS) -> list[Finding]:
        """Give what was found, in the order of the file: of very much the worst.

        Args:
            most: how many, beside those that are suppressed.

        """
        told = [(said, part) for part in self._parts for said in part.said]
        if not told and "cxml:" not in self.own.text:
            return []
        comments = [*self._comments()]
        if len(told) > most:
            # Those that are suppressed are not to take the place of others.
            told = self._worst(told)[: max(most, MOST_KEPT) if comments else most]
        found = _once(self._finding(said, part) for said, part in told)
        # Of a file alone it is not known what is found between several.
        unknown = _between() if self._is_alone else frozenset[str]()
        on = self._runner.settings.rules - unknown
        found = with_suppressions(found, comments, on, self._of_comments)
        return sorted(no_more_than(found, most), key=place_of)

    def _comments(self) -> Iterator[Comment]:
        yield from python_comments(self.module.text, self.module.root)
        for each in self._parts:
            if isinstance(each.locator, LiteralLocator):
                yield from each.locator.comments()

    def _worst(self, told: list[_Told]) -> list[_Told]:
        order = list(Severity)
        return sorted(told, key=lambda each: order.index(self._runner.severity(each[0])))

    def _of_comments(self, said: Iterable[Said]) -> list[Finding]:
        return [self._finding(each, self._parts[0]) for each in said]

    def _finding(self, said: Said, part: _Part) -> Finding:
        path = self.module.path
        return finding_of(said, self._runner, part.document, part.locator, path, self.secrets)


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Give each once: an element may stand in two documents."""
    by_place = {(each.code, each.line, each.column, each.message): each for each in findings}
    return [*by_place.values()]
