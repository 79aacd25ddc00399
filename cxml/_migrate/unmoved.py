"""Where a file names what is required in a form that no command moves."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePath

from .._check.python.text import decode
from .._input.positions import Span
from .lines import QUOTED, Line, goes_on, lines_of, lines_of_sections, lines_of_toml, uncommented
from .requirements import KEYED, OF_SECTIONS, OF_SETUP, of_kind

_COMMENT = re.compile(r"(?:\A|[ \t])[#;]")
_NO_PACKAGE = re.compile(r"[ \t]*-(?!e\b|-editable\b)")
"""Options of pip, but for the one that names a package."""
_MAY_NEED = re.compile(r"depend|extras|require", re.IGNORECASE)
_PACKAGE = re.compile(rf"(?:{KEYED.pattern}|tool\.uv\.sources)\.[^.]++")


def named_in(path: PurePath, text: str, packages: Collection[str]) -> Iterator[re.Match[str]]:
    """Give where a file says that a package is required, however that is written.

    Args:
        path: what the file is called.
        text: what is in it.
        packages: their names.

    """
    names = "|".join(each.replace("-", "[-_.]") for each in packages)
    # A part of a longer name, or of the name of a file, is none.
    word = re.compile(rf"(?<![\w-])(?:{names})(?![\w-]|\.\w)", re.IGNORECASE)
    places = of_kind(path, _of_toml, _of_sections, _of_setup, _of_lines)(text)
    return (found for span in places for found in word.finditer(text, *span))


def _of_lines(text: str) -> Iterator[Span]:
    is_continued = False
    for line in lines_of(text):
        written = text[slice(*line)]
        if not is_continued and not _NO_PACKAGE.match(written):
            yield _without_comment(text, line)
        is_continued = goes_on(written)


def _without_comment(text: str, span: Span) -> Span:
    found = _COMMENT.search(text[slice(*span)])
    return Span(span.start, span.start + found.start()) if found else span


def _of_sections(text: str) -> Iterator[Span]:
    for each in lines_of_sections(text):
        if not each.is_table and OF_SECTIONS.fullmatch(each.place):
            yield _without_comment(text, Span(each.value, each.span.end))


def _of_toml(text: str) -> Iterator[Span]:
    told = ""
    for each in lines_of_toml(text):
        end = each.span.start + len(uncommented(text[slice(*each.span)]))
        if package := _keyed(each):
            # What stands below the name of a package is about the same one.
            if package != told:
                name = package.rpartition(".")[2]
                last = each.value if each.has_key else end
                yield Span(each.span.start, text.rfind(name, each.span.start, last) + len(name))
            told = package
        elif not each.is_table and KEYED.fullmatch(_whole(each)):
            yield Span(each.value, end)
        elif not each.is_table and _MAY_NEED.search(each.place):
            yield from (Span(*found.span()) for found in QUOTED.finditer(text, each.value, end))


def _whole(line: Line) -> str:
    return ".".join(filter(None, (line.table, line.key)))


def _keyed(line: Line) -> str:
    """Give the whole name of the package that a line is about, where packages are keys."""
    found = _PACKAGE.match(_whole(line))
    return found[0] if found else ""


def _of_setup(text: str) -> Iterator[Span]:
    """Give the texts in what is named as requirements are, or is given to that by a name."""
    source, tree = decode(text.encode()), ast.parse(text)
    given = [(name, value) for each in ast.walk(tree) for name, value in _given(each)]
    inside = _inside(value for name, value in given if OF_SETUP.search(name))
    names = {each.id for each in inside if isinstance(each, ast.Name)}
    inside |= _inside(value for name, value in given if name in names)
    keys = {key for each in inside if isinstance(each, ast.Dict) for key in each.keys}
    for each in inside - keys:
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield source.span(each)


def _given(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Give the names that something is given, each with that."""
    match node:
        case ast.keyword(arg=str() as name, value=value):
            yield name, value
        case ast.Assign(targets=targets, value=value):
            yield from ((each.id, value) for each in targets if isinstance(each, ast.Name))
        case _:
            pass


def _inside(values: Iterable[ast.AST]) -> set[ast.AST]:
    """Give all that stands in some values, each gone through once."""
    found: set[ast.AST] = set()
    waiting = [*values]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += ast.iter_child_nodes(here)
    return found
