"""Making a function a view of cxml: what decorates it, what it gets, and what it returns."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator

from attrs import evolve, frozen

from .._check.python.comments import first_line
from .._check.python.literal import last_name
from .._check.python.views import Function
from .adding import Imports, behind_imports
from .addresses import askers
from .change import Change, Edit, Left
from .deciding import checks_who_asks
from .held import why_held
from .plain import answers_plainly
from .program import Program
from .reads import ANSWERED, with_article
from .views import ANSWERS, Candidate, is_response

CALLBACKS = "cxml.callbacks"
"""The module of the callbacks."""
_CALLED = "{name} is called in line {line}, and gets a callback as a view of cxml: part the two"
_STRANGE = "this is no document, and no answer below @document: decorate {name} by hand"
_UNKNOWN = (
    "what {what} returns is not followed: decorate {name} by hand, where that is a document, or an"
    " answer"
)
_MADE = (
    "{name} may answer with a document that is not known here: decorate it with @document by"
    " hand, which says that it is XML, too"
)
_FOREIGN = (
    "{name} answers with a {what} of another library still, which @document does not take: import"
    " it by its name from {module}, and run this again"
)
# Up to the bracket of the parameters, and how the first one is indented in a line of its own.
_HEAD = re.compile(
    r"(?P<open>[^(]*\((?:[ \t]*(?=[\r\n]))?)(?P<line>(?:\r\n|\r|\n)[ \t]*(?=[\w*]))?"
)
_MIXED = "{name} answers calls and messages, which @document takes apart: make two views of it"


@frozen
class Home:
    """A module that decorates views."""

    module: str
    """Such as ``cxml.flask``."""
    is_first: bool
    """Whether the callback is the first parameter; else it comes behind the request."""
    bases: frozenset[str] = frozenset()
    """The classes whose subclasses can be decorated as a whole."""
    note: str = ""
    """What has to be done besides, where what decorates has to be made."""

    def decorator(self, imports: Imports) -> tuple[str, list[Edit]]:
        """Say what decorates a view, and what has to be written so that it is there."""
        return imports.name(self.module, "document"), []


@frozen
class WebhooksHome(Home):
    """The module whose decorators are methods of an object, which the program has to make."""

    def decorator(self, imports: Imports) -> tuple[str, list[Edit]]:
        """Say what decorates a view, and make the object behind the application, or the imports."""
        program = imports.program
        known = next(iter(webhooks_in(program)), "")
        if known:
            return f"{known}.document", []
        made, options = imports.name(self.module, "Webhooks"), imports.name(self.module, "Options")
        key = f'{imports.name("os", "environ")}["CXML_SIGNING_KEY"]'
        name = imports.local("webhooks")
        newline = program.text.newline
        # A function, so that the key is asked for when a request comes.
        line = f"{name} = {made}(lambda: {options}(signing_key={key})){newline}"
        start = max([behind_imports(program), *map(program.behind, _before_functions(program))])
        begin = "" if start in program.text.line_starts else newline
        return f"{name}.document", [Edit(start, start, f"{begin}{line}")]


_APPLICATIONS = {"fastapi.APIRouter", "fastapi.FastAPI"}


def application_in(program: Program) -> Iterator[ast.Assign]:
    """Give the statements at the top of a program that make an application of FastAPI."""
    for each in program.module.root.body:
        match each:
            case ast.Assign(value=ast.Call(func=function)):
                if program.names(function) in _APPLICATIONS:
                    yield each
            case _:
                pass


def _before_functions(program: Program) -> Iterator[ast.Assign]:
    """Give those that stand before all that may be decorated."""
    first = min((first_line(each) for each in program.module.definitions), default=0)
    return (each for each in application_in(program) if each.lineno < first)


def webhooks_in(program: Program) -> list[str]:
    """Give the names of what decorates views of FastAPI."""
    return [name for name in program.module.given if _is_webhooks(program, name)]


def _is_webhooks(program: Program, name: str) -> bool:
    calls = (each for each in program.module.given.get(name, ()) if isinstance(each, ast.Call))
    return any(program.names(each.func) == "cxml.starlette.Webhooks" for each in calls)


def is_ours(program: Program, decorator: ast.expr) -> bool:
    """Whether something of cxml decorates a view."""
    function = decorator.func if isinstance(decorator, ast.Call) else decorator
    if program.names(function).startswith("cxml."):
        return True
    owner = function.value if isinstance(function, ast.Attribute) else function
    return isinstance(owner, ast.Name) and _is_webhooks(program, owner.id)


def answering(
    program: Program,
    candidates: Iterable[Candidate],
    home: Home,
    drops: Collection[ast.expr] = (),
) -> Iterator[Change | Left]:
    """Decorate functions that answer with documents.

    Args:
        program: where they stand.
        candidates: the functions.
        home: what decorates them.
        drops: what decorates them now, and goes.

    """
    chosen: list[Candidate] = []
    for each in candidates:
        if not each.answers:
            yield from _perhaps(program, each.function)
            continue
        why = _why_not(program, each)
        if why:
            yield why
        else:
            chosen.append(each)
    if not chosen:
        return
    imports = Imports(program)
    decorator, made = home.decorator(imports)
    note = home.note if made else ""
    kinds = {each.kind: imports.name(CALLBACKS, each.kind) for each in chosen}
    head = [*imports.edits, *made]
    for each in chosen:
        change = _changed(
            each, home, f"@{decorator}({kinds[each.kind]})", kinds[each.kind], head, drops
        )
        yield evolve(change, says=f"{change.says}{note}")


def _perhaps(program: Program, function: Function) -> Iterator[Left]:
    """Say that a function may answer with a document, though which is not known."""
    # What it builds may be for a call of the API, and no answer.
    may = program.module.answers.gives(function) or _is_asked(program, function)
    if may and not answers_plainly(program, function):
        yield Left(program.module.heading(function), why=_MADE.format(name=function.name))


def _is_asked(program: Program, function: Function) -> bool:
    """Whether something in the project asks a function for a document, whatever makes that."""
    return any(each.kind in ANSWERED for each in askers(program, function.name))


def _why_not(program: Program, candidate: Candidate) -> Left | None:
    function = candidate.function
    if call := program.called.get(function.name):
        why = _CALLED.format(name=function.name, line=call.lineno)
        return Left(program.module.heading(function), why=why)
    return why_strange(candidate)


def why_strange(candidate: Candidate) -> Left | None:
    """Say why what a function returns cannot be answered below ``@document``."""
    function, program = candidate.function, candidate.program
    if (foreign := candidate.foreign) and not why_held(program):
        module = f"cxml.{candidate.channel}_response"
        why = _FOREIGN.format(what=foreign, name=function.name, module=module)
        return Left(program.module.heading(function), why=why)
    if (strange := candidate.strange) is not None:
        return program.left(strange, _why_strange(candidate, strange))
    if len(candidate.channels) > 1:
        return Left(program.module.heading(function), why=_MIXED.format(name=function.name))
    return None


def _why_strange(candidate: Candidate, node: ast.expr) -> str:
    """Say what is not known of something that is returned: what it calls, or what it is."""
    name, unknown = candidate.function.name, candidate.unknown(node)
    if isinstance(unknown, ast.Call) and last_name(unknown.func) not in ANSWERS:
        return _UNKNOWN.format(what=candidate.program.source(unknown.func), name=name)
    return _STRANGE.format(name=name)


def _changed(
    candidate: Candidate,
    home: Home,
    decorator: str,
    kind: str,
    head: Iterable[Edit],
    drops: Collection[ast.expr],
) -> Change:
    function, program = candidate.function, candidate.program
    edits = [*head]  # first, since the function may follow right behind
    edits.append(decorated(program, function, decorator))
    place = None if home.is_first else 0
    edits += given_callback(candidate, f"{candidate.parameter(candidate.channel)}: {kind}", place)
    edits += undecorated(program, function, drops)
    says = f"{function.name} is verified by {home.module}, and gets {with_article(candidate.kind)}"
    return Change(program.module.heading(function), tuple(dict.fromkeys(edits)), says=says)


def given_callback(candidate: Candidate, parameter: str, place: int | None) -> Iterator[Edit]:
    """Let a function get a callback, and return documents as they are.

    Args:
        candidate: the function.
        parameter: what is added, with its annotation.
        place: behind which of its parameters; in front of all, without one.

    """
    yield _given(candidate.program, candidate.function, parameter, place)
    yield from _returning(candidate)
    yield from _unannotated(candidate.program, candidate.function)
    yield from (candidate.program.line(each) for each in candidate.checks)


def undecorated(
    program: Program, node: Function | ast.ClassDef, drops: Collection[ast.expr]
) -> Iterator[Edit]:
    """Take away what decorates something and goes, or looks who asks."""
    for each in node.decorator_list:
        if each in drops or checks_who_asks(program, each):
            yield program.line(each)


def decorated(program: Program, function: ast.stmt, decorator: str) -> Edit:
    """Decorate something, below all that decorates it already."""
    text = program.text
    start = text.line_starts[function.lineno - 1]
    indentation = text.text[start : text.span(function).start]
    return Edit(start, start, f"{indentation}{decorator}{text.newline}")


def _given(program: Program, function: Function, parameter: str, place: int | None) -> Edit:
    """Add a parameter."""
    every = function.args
    names = [*every.posonlyargs, *every.args]
    if place is not None and len(names) > place:
        end = program.text.span(names[place]).end
        return Edit(end, end, f", {parameter}")
    source = program.text.text
    head = _HEAD.match(source, program.text.span(function).start)
    start = head.end("open") if head else 0
    others = names or every.vararg or every.kwonlyargs or every.kwarg
    # Where each parameter has a line of its own, so has this one.
    line = head["line"] if head and others else ""
    return Edit(start, start, f"{line}{parameter}," if line else _beside(parameter, others))


def _beside(parameter: str, others: object) -> str:
    return f"{parameter}, " if others else parameter


def _unannotated(program: Program, function: Function) -> Iterator[Edit]:
    """Take away what says that a view returns a text, or an answer of the framework's."""
    returns = function.returns
    if returns is not None and last_name(returns) in {*ANSWERS, "str"}:
        head = program.text.text[: program.text.span(returns).start]
        start = len(head.rstrip().removesuffix("->").rstrip())
        yield Edit(start, program.text.span(returns).end, "")


def _text(program: Program, document: ast.expr) -> str:
    source = program.source(document)
    return f"str({source})" if is_response(document, program) else source


def _returning(candidate: Candidate) -> Iterator[Edit]:
    """Return documents as they are."""
    text = candidate.program.text
    for node, document in candidate.returned:
        if document is not None and why_held(candidate.program):
            # A response of Twilio's is none for @document, which takes any text.
            yield Edit(*text.span(node), _text(candidate.program, document))
        elif document is node:
            # As it is, so that nothing else makes an answer of it at the same time.
            yield Edit(*text.span(node), candidate.program.source(node))
        elif document is not None:
            start, end = text.span(node)
            inner = text.span(document)
            # In two parts, since what stands between may be rewritten too.
            yield Edit(start, inner.start, "")
            yield Edit(inner.end, end, "")
