"""Making a function a view of cxml: what decorates it, what it gets, and what it returns."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator

from attrs import frozen

from .._check.python.literal import last_name
from .change import Change, Edit, Left
from .program import Program
from .views import ANSWERS, Candidate, called_in, looks_who_asks

_CALLBACKS = "cxml.callbacks"
_CALLED = "{name} is called in line {line}, and gets a callback as a view of cxml: part the two"
_STRANGE = "this is no document, and no answer below @document: decorate {name} by hand"


@frozen
class Home:
    """A module that decorates views."""

    module: str
    """Such as ``cxml.flask``."""
    is_first: bool
    """Whether the callback is the first parameter; else it comes behind the request."""

    def decorator(self, imports: Imports) -> tuple[str, list[Edit]]:
        """Say what decorates a view, and what has to be written so that it is there."""
        return imports.name(self.module, "document"), []


@frozen
class WebhooksHome(Home):
    """The module whose decorators are methods of an object, which the program has to make."""

    def decorator(self, imports: Imports) -> tuple[str, list[Edit]]:
        """Say what decorates a view, and make the object behind the application."""
        program = imports.program
        known = next(iter(webhooks_in(program)), "")
        if known:
            return f"{known}.document", []
        made, options = imports.name(self.module, "Webhooks"), imports.name(self.module, "Options")
        key = f'{imports.name("os", "environ")}["CXML_SIGNING_KEY"]'
        name = imports.local("webhooks")
        text = program.text
        app = next(application_in(program))
        indentation = text.text[text.line_starts[app.lineno - 1] : text.span(app).start]
        # A function, so that the key is asked for when a request comes.
        line = f"{indentation}{name} = {made}(lambda: {options}(signing_key={key})){text.newline}"
        end = text.end_of_line(text.span(app).end)
        start = next((each for each in text.line_starts if each > end), end)
        begin = "" if start in text.line_starts else text.newline
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
    kinds = {each.kind: imports.name(_CALLBACKS, each.kind) for each in chosen}
    for each in chosen:
        head = [*imports.edits, *made]
        yield _changed(
            each, home, f"@{decorator}({kinds[each.kind]})", kinds[each.kind], head, drops
        )


def _why_not(program: Program, candidate: Candidate) -> Left | None:
    function = candidate.function
    call = next(called_in(program, function), None)
    if call:
        why = _CALLED.format(name=function.name, line=call.lineno)
        return Left(program.module.heading(function), why=why)
    if (strange := candidate.strange) is not None:
        return program.left(strange, _STRANGE.format(name=function.name))
    return None


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
    edits.append(_decorated(program, function, decorator))
    edits.append(_given(program, function, f"{candidate.parameter}: {kind}", home))
    edits += _returning(candidate)
    edits += _unannotated(program, function)
    edits += [program.line(each) for each in candidate.checks]
    gone = [each for each in function.decorator_list if each in drops or _checks(program, each)]
    edits += [program.line(each) for each in gone]
    says = f"{function.name} is verified by {home.module}, and gets a {candidate.kind}"
    return Change(program.module.heading(function), tuple(dict.fromkeys(edits)), says=says)


def _checks(program: Program, decorator: ast.expr) -> bool:
    """Whether a decorator looks who asks, as programs write one by hand."""
    if not isinstance(decorator, ast.Name):
        return False
    functions = program.module.functions
    return any(each.name == decorator.id and looks_who_asks(each) for each in functions)


def _decorated(program: Program, function: ast.stmt, decorator: str) -> Edit:
    text = program.text
    start = text.line_starts[function.lineno - 1]
    indentation = text.text[start : text.span(function).start]
    return Edit(start, start, f"{indentation}{decorator}{text.newline}")


def _given(program: Program, function: ast.stmt, parameter: str, home: Home) -> Edit:
    """Add a parameter."""
    every: ast.arguments = getattr(function, "args")  # noqa: B009 - of either kind of function
    names = [*every.posonlyargs, *every.args]
    if names and not home.is_first:
        end = program.text.span(names[0]).end
        return Edit(end, end, f", {parameter}")
    source = program.text.text
    head = re.compile(r"[^(]*\(").match(source, program.text.span(function).start)
    start = head.end() if head else 0
    others = names or every.vararg or every.kwonlyargs or every.kwarg
    return Edit(start, start, f"{parameter}, " if others else parameter)


def _unannotated(program: Program, function: ast.stmt) -> Iterator[Edit]:
    """Take away what says that a view returns a text, or an answer of the framework's."""
    returns: ast.expr | None = getattr(function, "returns", None)
    if returns is not None and last_name(returns) in {*ANSWERS, "str"}:
        head = program.text.text[: program.text.span(returns).start]
        start = len(head.rstrip().removesuffix("->").rstrip())
        yield Edit(start, program.text.span(returns).end, "")


def _returning(candidate: Candidate) -> Iterator[Edit]:
    """Return documents as they are."""
    text = candidate.program.text
    for node, document in candidate.returned:
        if document is not None and document is not node:
            start, end = text.span(node)
            inner = text.span(document)
            # In two parts, since what stands between may be rewritten too.
            yield Edit(start, inner.start, "")
            yield Edit(inner.end, end, "")


class Imports:
    """The imports that a program needs, and has not yet."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._wanted: dict[str, dict[str, str]] = {}
        module = program.module
        self._bound = {each.id for each in module.all(ast.Name)}
        self._bound |= {each.name for each in module.definitions}
        self._known = {
            name: alias.asname or last_name(ast.Name(alias.name))
            for alias, name in program.names.imports()
            if isinstance(module.parent(alias), ast.ImportFrom)
        }

    def name(self, module: str, name: str) -> str:
        """Give the name under which something of a module is known, or will be."""
        if known := self._known.get(f"{module}.{name}"):
            return known
        local = self.local(name).lower() if self.local(name) != name else name
        self._wanted.setdefault(module, {})[name] = local
        return local

    def local(self, name: str) -> str:
        """Give a name that the program does not have."""
        return f"cxml_{name}" if name in self._bound | {*self._known.values()} else name

    @property
    def edits(self) -> list[Edit]:
        """What adds them: behind the last of the imports at the top."""
        text = self.program.text
        lines = [_import(module, names) for module, names in sorted(self._wanted.items())]
        start = _behind_imports(self.program)
        begin = "" if start in text.line_starts else text.newline
        added = "".join(f"{each}{text.newline}" for each in lines)
        return [Edit(start, start, f"{begin}{added}")] if lines else []


def _import(module: str, names: dict[str, str]) -> str:
    every = (name if name == local else f"{name} as {local}" for name, local in names.items())
    return f"from {module} import {', '.join(sorted(every))}"


def _behind_imports(program: Program) -> int:
    """Give the line behind the last import at the top; else that behind what the file says."""
    text, body = program.text, program.module.root.body
    every = [each for each in body if isinstance(each, ast.Import | ast.ImportFrom)]
    says = [each for each in body[:1] if isinstance(each, ast.Expr)]
    last = (every or says)[-1:]
    if not last:
        return text.line_starts[body[0].lineno - 1] if body else 0
    end = text.end_of_line(text.span(last[0]).end)
    return next((start for start in text.line_starts if start > end), end)
