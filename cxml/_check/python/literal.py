"""Texts that are written down in a program, and how one is changed where it stands."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Sequence
from inspect import cleandoc
from textwrap import dedent

from ..._input.positions import Span
from ..locate import Replacement
from .spelling import Piece, Run, Spelling, spelling_of
from .text import PythonText

Ranges = list[tuple[int, int]]
MOST_LINES = 20_000
"""How many lines a text may have that is dedented: each is a piece of its own."""
_BYTES = ("utf-8", "surrogateescape")


def read_literal(
    node: ast.expr, text: PythonText, later: Sequence[ast.Call] = ()
) -> Spelling | None:
    """Give the text that an expression is, where all of it is written down.

    That is a literal, several that are added up, and one that is stripped, encoded, or given to
    ``dedent`` or ``cleandoc``.

    Args:
        node: the expression.
        text: the program.
        later: calls elsewhere that take its value and give a part of it.

    """
    node, steps = _stepped(node, later)
    spelling = _added(node, text)
    for each in steps:
        ranges = None if spelling is None else _ranges(each, spelling.text)
        spelling = spelling.kept(ranges) if spelling and ranges is not None else None
    return spelling


def _stepped(node: ast.expr, later: Sequence[ast.Call]) -> tuple[ast.expr, list[ast.Call]]:
    """Give the text of which calls take a part, and these calls, in the order they are done in."""
    steps: list[ast.Call] = []
    while isinstance(node, ast.Call) and (inner := inside(node)):
        steps.append(node)
        node = inner
    return node, [*reversed(steps), *later]


def _text_of(node: ast.expr, later: Sequence[ast.Call]) -> str:
    """Give the text that an expression is, without where it stands: that takes far longer.

    Of what ``read_literal`` would not read it is empty.
    """
    node, steps = _stepped(node, later)
    values = [value for _, value in _constants(node)]
    is_bytes = any(isinstance(each, bytes) for each in values)
    text = "".join(map(_characters, values)) if all(values) else ""
    for each in steps:
        text = "".join(text[start:end] for start, end in _ranges(each, text) or ())
    return text.encode("latin-1").decode(*_BYTES) if is_bytes else text


def inside(call: ast.Call) -> ast.expr | None:
    """Give the text that a call takes, if it gives the same text, or a part of it."""
    function = call.func
    if last_name(function) in ("dedent", "cleandoc"):
        return call.args[0] if len(call.args) == 1 and not call.keywords else None
    is_method = isinstance(function, ast.Attribute) and function.attr in _METHODS
    return function.value if is_method and isinstance(function, ast.Attribute) else None


_METHODS = ("strip", "lstrip", "rstrip", "encode", "decode")


def last_name(function: ast.expr) -> str:
    """Give the name that is called, without what it is called on."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def written(node: ast.expr) -> str | None:
    """Give a text that is written down; nothing for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _added(node: ast.expr, text: PythonText) -> Spelling | None:
    runs: list[Run] = []
    for each, value in _constants(node):
        spelling = spelling_of(text.text, text.span(each), value)
        if spelling is None:
            return None
        runs += spelling.runs
    return Spelling(runs) if runs else None


def _constants(node: ast.expr) -> list[tuple[ast.expr, str | bytes]]:
    """Give the texts that are added up; nothing where one is none, or cannot be added."""
    every = operands(node)
    values = [each.value if isinstance(each, ast.Constant) else None for each in every]
    texts = [each for each in values if isinstance(each, str | bytes)]
    can_be = len(texts) == len(every) and len({*map(type, texts)}) == 1
    return [*zip(every, texts, strict=True)] if can_be else []


def _characters(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value


def operands(node: ast.expr) -> list[ast.expr]:
    """Give what is added up, in order; of what is no sum, that itself."""
    found: list[ast.expr] = []
    while isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        found.append(node.right)
        node = node.left
    return [node, *reversed(found)]


def _ranges(call: ast.Call, value: str) -> Ranges | None:
    """Give the parts of a text that a call keeps; nothing where that cannot be told."""
    name = last_name(call.func)
    if name in ("encode", "decode"):
        return [(0, len(value))]
    if name in ("dedent", "cleandoc"):
        return _lines_of(name, value)
    if call.args or call.keywords:
        return None
    start = len(value) - len(value.lstrip()) if name != "rstrip" else 0
    end = len(value.rstrip()) if name != "lstrip" else len(value)
    return [(start, max(start, end))]


def _lines_of(name: str, value: str) -> Ranges | None:
    """Give what ``dedent`` or ``cleandoc`` keeps of each line."""
    if value.count("\n") >= MOST_LINES:
        return None
    if name == "dedent":
        return _lines_kept(value, dedent(value), 0)
    return None if "\t" in value else _lines_kept(value, cleandoc(value), _left_out(value))


def _left_out(value: str) -> int:
    """Say how many lines ``cleandoc`` leaves out before the first that it keeps."""
    # A blank line is what no other is measured by, and a long one stays: then the rest went before.
    every = f"{value}\n {' ' * len(value)}"
    return every.count("\n") - cleandoc(every).count("\n")


def _lines_kept(value: str, after: str, first: int) -> Ranges | None:
    """Match what is left with what was there: each line is the end of one that was."""
    if after == value:
        return [(0, len(value))]
    before, kept = value.split("\n"), after.split("\n")
    pairs = [*zip(before[first:], kept, strict=False)]
    # Else a later Python has another idea of what is taken off.
    is_end = len(pairs) == len(kept) and all(old.endswith(new) for old, new in pairs)
    return [*_ends(pairs, sum(len(each) + 1 for each in before[:first]))] if is_end else None


def _ends(pairs: Sequence[tuple[str, str]], at: int) -> Iterator[tuple[int, int]]:
    for old, new in pairs[:-1]:
        at += len(old) + 1
        yield at - 1 - len(new), at
    at += len(pairs[-1][0])
    yield at - len(pairs[-1][1]), at


class Literal:
    """A text that is written down in a program.

    Args:
        node: the expression that gives it.
        text: the program.
        spelling: how it is written.
        later: calls elsewhere that take its value and give a part of it.

    """

    def __init__(
        self,
        node: ast.expr,
        text: PythonText,
        spelling: Spelling,
        later: Sequence[ast.Call] = (),
    ) -> None:
        self.node = node
        self._text = text
        self._later = later
        self._spelling = spelling
        is_bytes = spelling.runs[0].piece.is_bytes
        self._data = spelling.text.encode("latin-1") if is_bytes else None
        self.value = spelling.text if self._data is None else self._data.decode(*_BYTES)
        """The text in characters, also where it is written in bytes."""

    @property
    def data(self) -> bytes:
        """The text in bytes."""
        return self.value.encode(errors="surrogatepass") if self._data is None else self._data

    def span(self, start: int, end: int) -> Span:
        """Give where characters of it stand in the program."""
        return self._spelling.span(self._index(start), self._index(end))

    def replaced(self, changes: Sequence[Replacement]) -> tuple[Replacement, ...]:
        """Say a change of the text as one of the program; nothing where that is not safe."""
        made = [each for change in changes for each in self._parts(change)]
        if any(each is None for each in made):
            return ()
        known = tuple(each for each in made if each is not None)
        return known if self._comes_to(known, _changed(self.value, changes)) else ()

    def _index(self, index: int) -> int:
        """Give the byte of a character, where the text is written in bytes."""
        if self._data is None or self._data.isascii():
            return index
        return len(self.value[:index].encode(*_BYTES))

    def _parts(self, change: Replacement) -> Iterator[Replacement | None]:
        """Give what has to be written: in each of the literals that the change reaches into."""
        start, end = self._index(change.start), self._index(change.end)
        content, around = change.content, self.span(*change.around)
        for first, last, piece in self._reached(start, end):
            written = _written(content, piece, self._text)
            wide = Span(min(first, around.start), max(last, around.end))
            if written is None:
                yield None
            else:
                yield Replacement(first, last, written, wide, change.is_opening)
            content = ""

    def _reached(self, start: int, end: int) -> list[tuple[int, int, Piece]]:
        text = self._spelling.text
        if start == end:
            at = self._spelling.span(start, end).start
            return [(at, at, self._spelling.character(min(start, len(text) - 1))[1])]
        found: list[tuple[int, int, Piece]] = []
        # From the end of the line above, where whole lines go: their indentation goes with them.
        if start and text[start - 1] == "\n" == text[end - 1]:
            above, piece = self._spelling.character(start - 1)
            found = [(above.end, above.end, piece)]
        for run in self._spelling.kept([(start, end)]).runs:
            if found and found[-1][2] == run.piece:
                found[-1] = (found[-1][0], run.end, run.piece)
            else:
                found.append((run.start, run.end, run.piece))
        return [each for each in found if each[0] < each[1]]

    def _comes_to(self, changes: Iterable[Replacement], wanted: str) -> bool:
        """Whether the program has the text that is wanted when it is changed."""
        first, last = self._text.span(self.node)
        inner = [each._replace(start=each.start - first, end=each.end - first) for each in changes]
        again = PythonText(f"({_changed(self._text.text[first:last], inner)})")
        try:
            node = ast.parse(again.text, mode="eval").body
        except (SyntaxError, ValueError):
            return False
        return bool(wanted) and _text_of(node, self._later) == wanted


def _changed(text: str, changes: Iterable[Replacement]) -> str:
    for each in sorted(changes, reverse=True):
        text = text[: each.start] + each.content + text[each.end :]
    return text


def _written(content: str, piece: Piece, text: PythonText) -> str | None:
    """Spell characters for a literal; nothing where it has no way to spell them."""
    is_long = len(piece.quote) > 1
    if piece.is_raw:
        is_right = (is_long or "\n" not in content) and _can_stand(content, piece, text)
        return content.replace("\n", text.newline) if is_right else None
    content = content.replace("\\", r"\\").replace(piece.quote[0], f"\\{piece.quote[0]}")
    lines = (_escaped(line, piece, text) for line in content.split("\n"))
    return (text.newline if is_long else r"\n").join(lines)


def _escaped(line: str, piece: Piece, text: PythonText) -> str:
    spell: Callable[[str], str] = _in_bytes if piece.is_bytes else _in_text
    return "".join(each if _can_stand(each, piece, text) else spell(each) for each in line)


def _can_stand(content: str, piece: Piece, text: PythonText) -> bool:
    """Whether characters can stand in a literal as they are."""
    try:
        content.encode("ascii" if piece.is_bytes else text.encoding)
    except UnicodeEncodeError:
        return False
    return content.replace("\n", "").isprintable()


def _in_text(character: str) -> str:
    return character.encode("unicode_escape").decode()


def _in_bytes(character: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in character.encode())
