"""Comments in programs, at the places that are left to a person."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping

from .._check.python.comments import first_line
from .._text.terminal import in_one_line
from .change import Edit, Left, applied
from .engine import Rewriting, S, Said
from .program import Program

TODO = "# TODO(cxml): "
"""How such a comment begins."""


def mark(done: Rewriting[S], read: Callable[[bytes], S]) -> None:
    """Write a comment above what is left of a program, where none says it yet."""
    program = done.after
    if not isinstance(program, Program) or program.problem:
        return
    edits = [*dict.fromkeys(_comments(program, done, _statements(program)))]
    done.data = program.encoded(applied(program.content, edits))
    done.after = read(done.data)
    done.offsets.add(edits)


def _comments(
    program: Program, done: Rewriting[S], statements: Mapping[int, int]
) -> Iterator[Edit]:
    for each in done.left:
        if isinstance(each.about, Left):
            line = program.text.line(done.offsets.current(each.start))
            first = statements[line]
            start = program.text.line_starts[first - 1]
            words = f"{TODO}{_words(each.about.why, each)}{program.text.newline}"
            comment = f"{_indentation(program, start)}{words}"
            if _unnumbered(comment) not in map(_unnumbered, _block_above(program, first)):
                yield Edit(start, start, comment)


def _words(why: str, said: Said) -> str:
    # A file may be in an encoding that does not have every character.
    return in_one_line(f"{why} ({said.rewrite.name})".encode("ascii", "backslashreplace").decode())


def _unnumbered(comment: str) -> str:
    # Lines that it names are others when it is written.
    return re.sub(r"\d+", "0", comment)


def _indentation(program: Program, start: int) -> str:
    """Say how far a line is indented."""
    written = program.text.text[start : program.text.end_of_line(start)]
    return written[: len(written) - len(written.lstrip())]


def _statements(program: Program) -> dict[int, int]:
    """Give the line above which a comment can stand, for each line of a statement."""
    found: dict[int, int] = {}
    # What begins later stands further in.
    for first, last in sorted({*_beginning(program)}):
        found |= dict.fromkeys(range(first, last + 1), first)
    return found


def _beginning(program: Program) -> Iterator[tuple[int, int]]:
    """Give the lines of the statements that begin a line, from the first to the last."""
    text = program.text
    for node in ast.walk(program.module.root):
        if isinstance(node, ast.stmt):
            first = first_line(node)
            start = text.line_starts[first - 1]
            is_decorated = first < node.lineno
            if is_decorated or not text.text[start : text.span(node).start].strip():
                yield first, node.end_lineno or first


def _block_above(program: Program, line: int) -> list[str]:
    """Give the comments of this kind that stand right above a line, each with its line end."""
    found: list[str] = []
    starts = program.text.line_starts
    for number in range(line - 1, 0, -1):
        written = program.text.text[starts[number - 1] : starts[number]]
        if not written.lstrip().startswith(TODO):
            break
        found.append(written)
    return found
