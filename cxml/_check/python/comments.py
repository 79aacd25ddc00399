"""The comments of a program, and the statements that they stand beside."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from tokenize import COMMENT, TokenError, generate_tokens

from .text import PythonText


def comments_of(text: PythonText, wanted: str = "cxml:") -> Iterator[tuple[int, str]]:
    """Give the comments that speak to cxml, or others, each with the character where it begins."""
    lines = iter(text.lines)
    try:
        for token in generate_tokens(lambda: next(lines, "")):
            if token.type == COMMENT and wanted in token.string:
                yield text.line_starts[token.start[0] - 1] + token.start[1], token.string
    except (TokenError, SyntaxError):  # a file that is no Python; that is found elsewhere
        return


def statements_by_line(tree: ast.Module) -> dict[int, tuple[int, int]]:
    """Give the lines of the statements that begin or end in a line, by that line.

    What stands in the body of a statement is not part of it.
    """
    found: dict[int, tuple[int, int]] = {}
    for first, last in _statements(tree):
        for line in (first, last):
            before = found.get(line, (first, last))
            found[line] = min(before[0], first), max(before[1], last)
    return found


def _statements(tree: ast.Module) -> Iterator[tuple[int, int]]:
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.stmt):
            yield first_line(node), _last(node)
        if not isinstance(node, ast.expr):  # no statement stands in one
            waiting += ast.iter_child_nodes(node)


def first_line(node: ast.stmt) -> int:
    """Give the first line of a statement, which is that of what decorates it."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(each.lineno for each in decorators)])


def _last(node: ast.stmt) -> int:
    """Give the last line of a statement, or of what stands before its body."""
    body: list[ast.stmt] = getattr(node, "body", [])
    inside = [each.lineno for each in body]
    if isinstance(node, ast.Match):
        inside = [each.pattern.lineno for each in node.cases]
    return max(node.lineno, inside[0] - 1) if inside else node.end_lineno or node.lineno
