"""A Python file that rewrites look at: what its names stand for, and what stands where."""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from attrs import evolve

from .._check.finding import Finding
from .._check.program import Asked
from .._check.python.literal import last_name
from .._check.python.module import Module
from .._check.python.text import MOST_TOKENS, coding_of_python
from .._check.python.views import Framework, Function
from .._check.runner import Runner
from .._check.select import make_settings
from .._input.positions import Span
from .change import Change, Edit, Left, edit_of
from .rewrite import Safety

if TYPE_CHECKING:
    import libcst as cst

    from .beside import Files

T = TypeVar("T")
# What nothing here needs takes a third of the time.
_UNASKED = ("CX707", "CX708", "CX709", "CX807", "CX808")
_FOLLOWER = re.compile(r"[ \t]*;[ \t]*(?=[^\s#])")
_LINE_END = re.compile(r"\r\n|\r|\n")


@cache
def coming_from_twilio() -> Runner:
    """Give what asks the rules of the checker, as of a program that comes from Twilio."""
    return Runner(make_settings(coming_from="twilio", ignore=_UNASKED))


class Program:
    """A Python file, as far as rewrites ask about it.

    Args:
        data: the file.
        path: what it is called.
        held: why it builds documents of Twilio's classes still; empty where no other file says so.
        is_keyed: whether another file sets the key that verifies.
        beside: the files of the project; unset, it stands alone.
        is_other: whether it is about something else, and names no platform.

    """

    def __init__(
        self,
        data: bytes,
        path: str,
        held: str = "",
        *,
        is_keyed: bool = False,
        beside: Files | None = None,
        is_other: bool = False,
    ) -> None:
        self.data = data
        self.path = path
        self.held = held
        self.is_keyed = is_keyed
        self.beside = beside
        self.verified: frozenset[str] = frozenset()
        """The modules of cxml by whose settings views of other files are verified, if known."""
        self.rewritten: Files | None = None
        """The files of the project when all are rewritten, as soon as they are."""
        self.is_other = is_other
        self.why_held: str | None = None
        """What is known of that when the file itself was asked too."""
        self.module = Module(data, coming_from_twilio().settings, path)
        self.names = self.module.names
        self._known: dict[tuple[object, Function], object] = {}
        self.text = self.module.text

    @property
    def content(self) -> str:
        """Its text."""
        return self.text.text

    @property
    def packages(self) -> set[str]:
        """The packages of which it imports something."""
        return {name.partition(".")[0] for _, name in self.names.imports()}

    @property
    def problem(self) -> str:
        """Why it cannot be read; empty where all is well."""
        problem = self.module.problem
        return problem.reason if problem else ""

    def encoded(self, content: str) -> bytes:
        """Give another text as the file would have it: in its encoding, with its mark."""
        mark, encoding = coding_of_python(self.data)
        return mark + content.encode(encoding)

    @cached_property
    def _asked(self) -> Asked:
        return Asked(self.module, coming_from_twilio())

    @cached_property
    def findings(self) -> list[Finding]:
        """What ``cxml check`` finds in it, coming from Twilio; what is suppressed is not there.

        All of it: a part at a time would be looked for once more for each part.

        Raises:
            RuleFailedError: a rule does not work.

        """
        return [each for each in self._asked.findings(MOST_TOKENS) if not each.suppressed]

    @property
    def shown(self) -> str:
        """Its text, without what nobody may see."""
        return self._asked.shown

    def found_by(self, *rules: str) -> list[Finding]:
        """Give what some rules of the checker find."""
        return [each for each in self.findings if each.code in rules]

    def mended(self, *rules: str, safety: Safety | None = None) -> Iterator[Change | Left]:
        """Mend what some rules of the checker find; where they know no way, say what they find.

        Args:
            *rules: their ids.
            safety: how safe that is, where it is other than the checker says.

        """
        for each in self.found_by(*rules):
            about = self.of_finding(each)
            if isinstance(about, Change) and safety is not None:
                about = evolve(about, safety=safety)
            yield about

    def source(self, node: ast.expr | ast.stmt) -> str:
        """Give what is written for a part of the program."""
        return self.text.text[slice(*self.text.span(node))]

    def around(self, node: ast.expr) -> ast.expr | ast.stmt:
        """Give the statement that a part of it stands in."""
        here: ast.AST = node
        while not isinstance(here, ast.stmt) and (above := self.module.parent(here)):
            here = above
        return here if isinstance(here, ast.stmt) else node

    def statement(self, node: ast.stmt) -> cst.BaseSmallStatement:
        """Give a statement of one line, as what can be taken apart without losing a character."""
        import libcst as cst

        config = cst.PartialParserConfig(default_newline=self.text.newline)
        parsed = cst.parse_statement(self.source(node), config)
        return cast("cst.SimpleStatementLine", parsed).body[0]

    def code(self, node: cst.CSTNode) -> str:
        """Write what was taken apart, with the line ends of the file."""
        import libcst as cst

        return cst.Module([], default_newline=self.text.newline).code_for_node(node)

    def replaced(self, node: ast.expr | ast.stmt | ast.alias, after: str, says: str = "") -> Change:
        """Write something else for a part of the program."""
        span = self.text.span(node)
        before = self.text.text[slice(*span)]
        edit = edit_of(span.start, before, after)
        return Change(span, (edit,), says=says or f"{before} becomes {after}")

    def known(self, make: Callable[[Program, Function], T], function: Function) -> T:
        """Give what is worked out of a function: once, whoever asks.

        Args:
            make: works it out.
            function: one of its functions.

        """
        key = (make, function)
        if key not in self._known:
            self._known[key] = make(self, function)
        return cast("T", self._known[key])

    @cached_property
    def functions(self) -> dict[str, list[Function]]:
        """Its functions, by their names."""
        found: dict[str, list[Function]] = {}
        for each in self.module.functions:
            found.setdefault(each.name, []).append(each)
        return found

    @cached_property
    def called(self) -> dict[str, ast.Call]:
        """Where functions are called first, by the names that stand alone."""
        found: dict[str, ast.Call] = {}
        for each in self.module.all(ast.Call):
            if isinstance(each.func, ast.Name):
                found.setdefault(each.func.id, each)
        return found

    @cached_property
    def inherited(self) -> dict[str, ast.expr]:
        """Where classes are inherited first, by the last part of the name."""
        bases = (base for each in self.module.all(ast.ClassDef) for base in each.bases)
        found: dict[str, ast.expr] = {}
        for each in bases:
            found.setdefault(last_name(each), each)
        return found

    @cached_property
    def parts(self) -> dict[str, list[ast.Attribute]]:
        """What is written with the name of a module in front, by the whole name of that."""
        found: dict[str, list[ast.Attribute]] = {}
        for each in self.module.all(ast.Attribute):
            owner = self.names(each).rpartition(".")[0]
            found.setdefault(owner, []).append(each)
        return found

    @cached_property
    def endpoints(self) -> frozenset[Function]:
        """The functions that FastAPI serves."""
        every = (each for each in self.module.views if each.framework is Framework.FASTAPI)
        return frozenset(each.function for each in every)

    def line(self, node: ast.expr | ast.stmt) -> Edit:
        """Take away all lines of a statement, or of a decorator with its sign.

        Of a line that has others, those stay.
        """
        text, span = self.text, self.text.span(node)
        start, last = text.line_starts[node.lineno - 1], text.end_of_line(span.end)
        if follower := _FOLLOWER.match(text.text, span.end):
            return Edit(span.start, follower.end(), "")
        before = text.text[start : span.start].rstrip()
        if before.endswith(";"):
            return Edit(start + len(before[:-1].rstrip()), span.end, "")
        if before.endswith(":"):
            return Edit(*span, "pass")
        end = _LINE_END.match(text.text, last)
        return Edit(start, end.end() if end else last, "")

    def behind(self, node: ast.stmt) -> int:
        """Give where the line begins that follows a statement; else where the file ends."""
        end = self.text.end_of_line(self.text.span(node).end)
        starts = self.text.line_starts
        number = bisect_right(starts, end)
        return starts[number] if number < len(starts) else end

    def left(
        self,
        node: ast.expr | ast.stmt | ast.alias | ast.arg | ast.keyword,
        why: str,
        rule: str = "",
    ) -> Left:
        """Say why a part of the program stays."""
        return Left(self.text.span(node), why=why, rule=rule)

    def of_finding(self, finding: Finding) -> Change | Left:
        """Mend what the checker finds; where it knows no way, say what it finds."""
        start = self.text.at(finding.line or 1, finding.column or 1)
        end = self.text.at(finding.end_line or 1, finding.end_column or 1)
        fix = finding.fix
        if fix is None:
            return Left(Span(start, end), why=finding.message, rule=finding.code)
        edits = tuple(Edit(each.start, each.end, each.content) for each in fix.edits)
        says = f"{finding.message}: {fix.message}"
        safety = Safety(fix.applicability.value)
        return Change(Span(start, end), edits, says=says, safety=safety)
