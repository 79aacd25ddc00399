"""Moving imports: the statement says another module, and all else of it stays as it was."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from importlib import import_module
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from attrs import evolve, frozen

from .change import Change, Edit, Left
from .exported import is_exported

if TYPE_CHECKING:
    import libcst as cst

    from .program import Program

# What a checker says of a library that has no types; cxml has some. Blanks are read once.
IGNORE = re.compile(
    r"(?:(?<![ \t])[ \t]++)?#[ \t]*+type:[ \t]*+ignore"
    r"(?:\[(?:[ \t]*+import(?:-untyped|-not-found)?+[ \t]*+,?+)++\])?[ \t]*+(?=#|[\r\n]|\Z)"
)
_APART = "{name} has to be imported by itself: write from {module} import {name}, and {name} here"
_NOQA = re.compile(r"#[ \t]*noqa\b[^#\r\n]*")
# What stands around a statement: nothing here may go through all of a long line for each.
_INDENTATION = re.compile(r"[ \t\f]*")
_FOLLOWER = re.compile(r"[ \t]*;")
_COMMENT = re.compile(r"[ \t]*#[^\r\n]*")


_Loaded: TypeAlias = dict[str, set[str]]


class Home(NamedTuple):
    """Where a name is imported from, after the move."""

    module: str
    name: str


@frozen(eq=False)
class Moves:
    """Which modules, and which names of them, stand for which."""

    modules: Mapping[str, str]
    """The new names of modules, by the old ones; all that the new ones have is moved."""
    names: Mapping[str, str] = {}
    """The new homes of single names, by the old ones, each with its module."""
    stay: Mapping[str, str] = {}
    """Why names stay, by the names with their modules; empty of those that others care for."""
    below: Mapping[str, str] = {}
    """The new names of modules that are named where only the one above them is imported."""

    def home(self, module: str, name: str) -> Home | str:
        """Say where a name of a module is now.

        Returns:
            its new home, or why it has none; nothing where the module is none of these.

        """
        whole = f"{module}.{name}"
        if moved := self.names.get(whole) or self.modules.get(whole):
            return Home(*moved.rsplit(".", 1))
        new = self.modules.get(module)
        if new is None or whole in self.stay:
            return self.stay.get(whole, "")
        has_it = name == "*" or name in import_module(new).__all__
        return Home(new, name) if has_it else f"{new} has no {name}"


def moved_imports(program: Program, moves: Moves) -> Iterator[Change | Left]:
    """Move the imports of a program, and what is written out with the name of a module."""
    for each in program.module.all(ast.ImportFrom):
        if not each.level and each.module:
            yield from _from(program, each, moves)
    modules: dict[str, list[ast.alias]] = {}
    for whole in program.module.all(ast.Import):
        for alias in whole.names:
            if alias.name in moves.modules:
                modules.setdefault(alias.name, []).append(alias)
    for module, aliases in modules.items():
        new = {module: moves.modules[module], **_below(program, aliases, moves)}
        yield from [*_lacking(program, module, moves, new)] or _dotted(program, aliases, new)


class Stranded(NamedTuple):
    """What is written with a module of Twilio's in front, where cxml has the same."""

    node: ast.Attribute
    module: str
    """What has to be imported for it."""
    is_loaded: bool
    """Whether an import under which it is named loads that, and not only one of something else."""


def stranded(program: Program, every: Iterable[Moves]) -> list[Stranded]:
    """Give what is of Twilio's modules still, or is loaded by nothing, when the imports moved.

    What cxml has not is neither, as long as its own import is there.

    Args:
        program: as it is when all has moved that can.
        every: what moves.

    """
    found: dict[int, Stranded] = {}
    loaded = _loaded(program)
    for each in written_out(program, every):
        start, end = program.text.span(each)
        other = found.get(start)
        if other is not None and program.text.span(other.node).end > end:
            continue
        if here := _stranded(program, each, every, loaded):
            found[start] = here
    return [found[start] for start in sorted(found)]


def written_out(program: Program, every: Iterable[Moves]) -> list[ast.Attribute]:
    """Give what is written with the name of a package of modules that move, or of one of these."""
    modules = {each for moves in every for each in moves.modules}
    owners = modules | {each.rpartition(".")[0] for each in modules}
    packages = {each.partition(".")[0] for each in modules}
    unknown = (each for each in program.parts.get("", ()) if _first(each).id in packages)
    unbound = (each for each in unknown if program.names.binder(_first(each)) is None)
    return [*unbound, *(part for owner in owners for part in program.parts.get(owner, ()))]


def _stranded(
    program: Program, node: ast.Attribute, every: Iterable[Moves], loaded: _Loaded
) -> Stranded | None:
    whole = program.names(node)
    module, _, name = whole.rpartition(".")
    own = loaded.get(_first(node).id)
    if not whole:
        return Stranded(node, _first(node).id, is_loaded=False)
    if any(whole in moves.modules for moves in every):
        return None if own is None or whole in own else Stranded(node, whole, is_loaded=False)
    if any(isinstance(moves.home(module, name), Home) for moves in every):
        return Stranded(node, module, own is None or module in own)
    return None


def _loaded(program: Program) -> _Loaded:
    """Give the modules that the imports of each name load: who imports one loads those above."""
    found: _Loaded = {}
    for alias, whole in program.names.imports():
        own = found.setdefault(alias.asname or alias.name.partition(".")[0], set())
        own.update(accumulate(whole.split("."), "{}.{}".format))
    return found


def _below(program: Program, aliases: Iterable[ast.alias], moves: Moves) -> dict[str, str]:
    """Give the modules that can move with the import of the one above, which names them too."""
    if any(each.asname for each in aliases):
        return {}
    # One that is imported by itself moves by that.
    imported = {name for _, name in program.names.imports()}
    return {
        old: new
        for old, new in moves.below.items()
        if old not in imported
        and all(each.attr in import_module(new).__all__ for each in program.parts.get(old, ()))
    }


def _lacking(
    program: Program, module: str, moves: Moves, known: Container[str] = ()
) -> Iterator[Left]:
    """Say what is used of a module that has none of it when it is moved."""
    if module not in moves.modules:
        return
    for each in program.parts.get(module, ()):
        if f"{module}.{each.attr}" in known:
            continue
        home = moves.home(module, each.attr)
        if not isinstance(home, Home) or home.module != moves.modules[module]:
            apart = _APART.format(module=module, name=each.attr)
            yield program.left(each, home if isinstance(home, str) and home else apart)


# from module import name


def _from(program: Program, node: ast.ImportFrom, moves: Moves) -> Iterator[Change | Left]:
    homes: dict[str, Home] = {}
    for alias in node.names:
        home = moves.home(node.module or "", alias.name)
        if isinstance(home, str):
            yield from [program.left(alias, home)] if home else []
        elif lacking := [*_lacking(program, f"{node.module}.{alias.name}", moves)]:
            yield from lacking
        else:
            homes[alias.name] = home
    if homes:
        yield _moved(program, node, homes)


def _moved(program: Program, node: ast.ImportFrom, homes: Mapping[str, Home]) -> Change:
    module = node.module or ""
    goal = {each.name: homes.get(each.name, Home(module, each.name)) for each in node.names}
    modules = [*dict.fromkeys(home.module for home in goal.values())]
    # What stays comes last: the comment behind it stays there too.
    modules.sort(key=lambda name: name == module)
    written = [_written(program, node, goal, name) for name in modules]
    between = _between(program, node)
    names = ", ".join(name for name in homes if name != "*")
    to = " and ".join(dict.fromkeys(home.module for home in homes.values()))
    change = program.replaced(
        node, between.join(written), f"{names or 'everything'} of {module} from {to}"
    )
    is_whole = len(homes) == len(node.names)
    return _without_ignores(program, node, change) if is_whole else change


def _written(program: Program, node: ast.ImportFrom, goal: Mapping[str, Home], module: str) -> str:
    """Write the import of what one module has."""
    import libcst as cst

    statement = cast("cst.ImportFrom", program.statement(node))
    changed = statement.with_changes(module=_name(module))
    if not isinstance(statement.names, cst.ImportStar):
        some = [_renamed(each, goal) for each in statement.names if _in(each, goal, module)]
        changed = changed.with_changes(names=_as_last(some, statement))
    return program.code(changed)


def _as_last(some: list[cst.ImportAlias], statement: cst.ImportFrom) -> list[cst.ImportAlias]:
    """Let the last of some names end as the last of all did."""
    import libcst as cst

    *most, last = some
    every = some if isinstance(statement.names, cst.ImportStar) else statement.names
    comma, end, lines = last.comma, every[-1].comma, cst.ParenthesizedWhitespace
    if not statement.lpar:
        comma = cst.MaybeSentinel.DEFAULT
    elif isinstance(comma, cst.Comma) and isinstance(end, cst.Comma):
        here, there = comma.whitespace_after, end.whitespace_after
        if isinstance(here, lines) and isinstance(there, lines):
            here = here.with_changes(indent=there.indent, last_line=there.last_line)
            comma = comma.with_changes(whitespace_after=here)
    return [*most, last.with_changes(comma=comma)]


def _in(alias: cst.ImportAlias, goal: Mapping[str, Home], module: str) -> bool:
    return goal[_text(alias.name)].module == module


def _renamed(alias: cst.ImportAlias, goal: Mapping[str, Home]) -> cst.ImportAlias:
    return alias.with_changes(name=_name(goal[_text(alias.name)].name))


def _name(dotted: str) -> cst.Attribute | cst.Name:
    import libcst as cst

    first, *more = dotted.split(".")
    found: cst.Attribute | cst.Name = cst.Name(first)
    for each in more:
        found = cst.Attribute(found, cst.Name(each))
    return found


def _text(name: cst.BaseExpression) -> str:
    import libcst as cst

    return cst.Module([]).code_for_node(name)


def _between(program: Program, node: ast.ImportFrom) -> str:
    """Give what stands between two statements in the place of one."""
    text = program.text
    start, end = text.span(node)
    indentation = _INDENTATION.match(text.text, text.line_starts[node.lineno - 1])
    if not indentation or indentation.end() != start or _FOLLOWER.match(text.text, end):
        return "; "
    noqa = _NOQA.search(text.text, end, _behind(program, node))
    comment = f"  {noqa[0].rstrip()}" if noqa else ""
    return f"{comment}{text.newline}{indentation[0]}"


def _behind(program: Program, node: ast.stmt) -> int:
    """Give where a statement ends, with the comment right behind it."""
    end = program.text.span(node).end
    comment = _COMMENT.match(program.text.text, end)
    return comment.end() if comment else end


def _without_ignores(program: Program, node: ast.ImportFrom, change: Change) -> Change:
    """Take away the comments that are for a library without types."""
    (edit,) = change.edits
    start = program.text.span(node).start
    # Behind another statement, text may look like a comment.
    found = IGNORE.finditer(program.text.text, start, _behind(program, node))
    edits = [Edit(each.start(), each.end(), _kept(program, each)) for each in found]
    apart = [each for each in edits if each.start >= edit.end or each.end <= edit.start]
    return evolve(change, edits=(*change.edits, *apart))


def _kept(program: Program, ignore: re.Match[str]) -> str:
    """Give the blanks in front of a comment that follows the one that goes."""
    return "  " if program.text.text.startswith("#", ignore.end()) else ""


def unused_imports(program: Program, *names: str) -> Iterator[Change]:
    """Take away names that are imported, and used no more, in the program or of it.

    Args:
        program: the program.
        *names: such as ``flask_twilio.Response``.

    """
    used = {each.id for each in program.module.all(ast.Name)}
    for node in program.module.all(ast.ImportFrom):
        gone = {
            each.name
            for each in node.names
            if f"{node.module}.{each.name}" in names and not _is_used(program, each, used)
        }
        if gone:
            yield _without(program, node, gone)


def _is_used(program: Program, alias: ast.alias, used: Container[str]) -> bool:
    name = alias.asname or alias.name
    return name in used or is_exported(program, name)


def _without(program: Program, node: ast.ImportFrom, gone: Collection[str]) -> Change:
    says = f"{', '.join(sorted(gone))} of {node.module}: nothing uses it"
    if len(gone) == len(node.names):
        return Change(program.text.span(node), (program.line(node),), says=says)
    module = node.module or ""
    goal = {each.name: Home("" if each.name in gone else module, each.name) for each in node.names}
    return program.replaced(node, _written(program, node, goal, module), says)


# import module


def _dotted(
    program: Program, aliases: list[ast.alias], new: Mapping[str, str]
) -> Iterator[Change | Left]:
    """Move the imports of a module: the first of some; the others are those below it."""
    for each in aliases:
        if each.asname:
            span = program.text.span(each)
            edit = Edit(span.start, span.start + len(each.name), new[each.name])
            yield Change(span, (edit,), says=f"{each.name} becomes {new[each.name]}")
    if plain := [each for each in aliases if not each.asname]:
        yield _with_uses(program, plain, new)


def _with_uses(program: Program, some: list[ast.alias], new: Mapping[str, str]) -> Change | Left:
    """Move the imports of a dotted name, and all that is written out with it."""
    alias, *_ = some
    old, span = alias.name, program.text.span(alias)
    every = {each: program.names(each).startswith(f"{old}.") for each in _uses(program, alias)}
    uses = [each for each, is_of in every.items() if is_of]
    others = [each for each, is_of in every.items() if not is_of]
    if bare := next(_bare(program, alias), None):
        return program.left(alias, f"line {bare.lineno} needs this name too: import it by itself")
    if others and not _is_bound_otherwise(program, alias):
        why = f"{program.source(others[0])} needs this import too: import what it is from by itself"
        return program.left(alias, why)
    places = [_module_of(each, new) for each in uses]
    moved = {place: new[ast.unparse(place)] for place in places}
    # Those that are used, in their order; without any, the module itself.
    wanted = [each for each in new.values() if each in moved.values()] or [new[old]]
    edits = [Edit(*program.text.span(each), ", ".join(wanted)) for each in some]
    edits += (Edit(*program.text.span(place), name) for place, name in moved.items())
    return Change(span, tuple(edits), says=f"{old} becomes {' and '.join(wanted)}")


def _uses(program: Program, alias: ast.alias) -> list[ast.Attribute]:
    """Give what is written with the first name of a dotted import, each as a whole."""
    package = alias.name.partition(".")[0]
    found: list[ast.Attribute] = []
    for each in program.module.all(ast.Attribute):
        if isinstance(program.module.parent(each), ast.Attribute):
            continue
        if _first(each).id == package and program.names(each):
            found.append(each)
    return found


def _bare(program: Program, alias: ast.alias) -> Iterator[ast.stmt | ast.expr]:
    """Give where the first name of a dotted import stands by itself."""
    package = alias.name.partition(".")[0]
    for name in program.module.all(ast.Name):
        above = program.module.parent(name)
        if name.id == package and not isinstance(above, ast.Attribute):
            yield name
    yield from (each for each in program.module.all(ast.Global) if package in each.names)
    yield from (each for each in program.module.all(ast.Nonlocal) if package in each.names)


def _first(node: ast.expr) -> ast.Name:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node if isinstance(node, ast.Name) else ast.Name("")


def _module_of(node: ast.Attribute, modules: Container[str]) -> ast.expr:
    """Give the part of a dotted name that is one of some modules, or of them the furthest down."""
    inner: ast.expr = node
    while isinstance(inner, ast.Attribute) and ast.unparse(inner) not in modules:
        inner = inner.value
    return inner


def _is_bound_otherwise(program: Program, alias: ast.alias) -> bool:
    package = alias.name.partition(".")[0]
    others = (each for each, _ in program.names.imports() if each is not alias)
    return any(each.asname is None and each.name.partition(".")[0] == package for each in others)
