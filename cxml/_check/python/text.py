"""The text of a Python file: decoded and parsed as Python does, with places that people count."""

from __future__ import annotations

import ast
import codecs
import re
import sys
import warnings
from bisect import bisect_left, bisect_right
from functools import cached_property
from io import BytesIO
from itertools import accumulate, islice
from tokenize import detect_encoding

from ..._input.limits import MAX_BYTES
from ..._input.positions import Source, Span

MOST_TOKENS = 100_000
"""How many words and signs a file may have: Python takes a kilobyte of memory for each."""
_TOKEN = re.compile(rb"\w+|[^\w\s]")
_MARK = b"\xef\xbb\xbf"
# These do more than to stand bytes for characters, and no editor saves a file in them.
_ODD = {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}
_PYTHON_2 = re.compile(
    r"""^[ \t]*(?:print[ \t]+[^\s=(.,:\[]|print[ \t]*$|exec[ \t]+["']|raise[ \t]+\w+[ \t]*,"""
    r"""|except[ \t]+[\w.()]+[ \t]*,[ \t]*[a-z_]\w*[ \t]*:)""",
    re.MULTILINE,
)
# To the last bracket, over spaces and comments, in which brackets close nothing.
_CLOSED = re.compile(r"(?:(?:[^)#]++|#[^\r\n]*+)*+\))++")
_LINE_END = re.compile("\r\n|\r|\n")


class NotPythonError(Exception):
    """Why a file cannot be read as Python."""

    def __init__(self, reason: str, line: int = 1, column: int = 1, is_old: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.column = column
        self.is_old = is_old
        """Whether it is of Python 2."""


class PythonText:
    """Python source, as text.

    Args:
        text: the source.
        encoding: that of its file.

    """

    def __init__(self, text: str, encoding: str = "utf-8") -> None:
        self.text = text
        self.encoding = encoding
        self._widths: dict[int, list[int]] = {}

    @cached_property
    def source(self) -> Source:
        """What knows the lines and columns."""
        return Source(self.text)

    @cached_property
    def line_starts(self) -> list[int]:
        """Where each line begins; the last is the end, where that ends a line."""
        return [0, *(each.end() for each in _LINE_END.finditer(self.text))]

    @cached_property
    def lines(self) -> list[str]:
        """The lines, each with a newline at its end, whatever ends it in the file."""
        return [f"{line}\n" for line in _LINE_END.split(self.text)]

    @cached_property
    def newline(self) -> str:
        """How lines end in the file: as the first does."""
        found = _LINE_END.search(self.text)
        return found[0] if found else "\n"

    def offset(self, line: int, column: int) -> int:
        """Give the character at a line, from 1, and a column in bytes of UTF-8, from 0."""
        start = self.line_starts[line - 1]
        # Not a part of the line each time: all of a program may stand in one.
        return start + (column if self.text.isascii() else bisect_left(self._bytes(line), column))

    def _bytes(self, line: int) -> list[int]:
        """Give at which byte each character of a line begins, and where the last one ends."""
        if line not in self._widths:
            start, end = self.line_starts[line - 1], self.end_of_line(self.line_starts[line - 1])
            sizes = map(len, map(str.encode, self.text[start:end]))
            self._widths[line] = [*accumulate(sizes, initial=0)]
        return self._widths[line]

    def at(self, line: int, column: int) -> int:
        """Give the character at a line and a column in characters, both from 1."""
        starts = self.line_starts
        start = starts[min(line, len(starts)) - 1]
        return min(start + column - 1, len(self.text))

    def span(self, node: ast.expr | ast.stmt | ast.keyword | ast.alias | ast.arg) -> Span:
        """Give where something stands."""
        start = self.offset(node.lineno, node.col_offset)
        end_line, end_column = node.end_lineno, node.end_col_offset
        return Span(start, self.offset(end_line or node.lineno, end_column or 0))

    def last_argument(self, call: ast.Call) -> int:
        """Give the end of the last of the arguments of a call, which has some.

        Brackets around it are a part of it.
        """
        ends = [self.span(each).end for each in call.args]
        ends += [self.span(each).end for each in call.keywords]
        closed = self.span(call).end - 1
        end = min(max(ends), closed)  # a generator has the brackets of its call
        found = _CLOSED.match(self.text, end, closed)
        return found.end() if found else end

    def end_of_line(self, offset: int) -> int:
        """Give the end of the line in which a character stands."""
        number = bisect_right(self.line_starts, offset)
        if number == len(self.line_starts):
            return len(self.text)
        end = self.line_starts[number]
        return end - (2 if self.text.endswith("\r\n", offset, end) else 1)

    def line(self, offset: int) -> int:
        """Give the line of a character, from 1."""
        return self.source.position(offset).line


def decode(data: bytes) -> PythonText:
    """Give a Python file as text.

    Raises:
        NotPythonError: it cannot be decoded.

    """
    mark, encoding = coding_of_python(data)
    try:
        return PythonText(data[len(mark) :].decode(encoding), encoding)
    except UnicodeDecodeError as error:
        raise NotPythonError(f"not {encoding}: byte {error.start} is wrong") from None


def coding_of_python(data: bytes) -> tuple[bytes, str]:
    """Give the byte order mark of a Python file, and its encoding.

    Raises:
        NotPythonError: it is in an encoding that is not read.

    """
    try:
        encoding, _ = detect_encoding(BytesIO(data).readline)
    except SyntaxError as error:
        said = str(error.msg)
        undeclared = "not UTF-8, and no other encoding is declared"
        raise NotPythonError(said if "unknown" in said else undeclared) from None
    codec = codecs.lookup(encoding)
    # Such as rot13 and hex: Python itself refuses them for a program.
    is_text = getattr(codec, "_is_text_encoding", True)
    if codec.name in _ODD or not is_text:
        raise NotPythonError(f"the encoding {encoding} is not read")
    mark = _MARK if data.startswith(_MARK) else b""
    return mark, "utf-8" if encoding == "utf-8-sig" else encoding


def parse(data: bytes, text: str) -> ast.Module:
    """Give the syntax tree of a Python file.

    Raises:
        NotPythonError: it is no Python, or more than is read.

    """
    if len(data) > MAX_BYTES:
        raise NotPythonError(f"longer than {MAX_BYTES} bytes: it is not checked")
    if len(data) > MOST_TOKENS and next(islice(_TOKEN.finditer(data), MOST_TOKENS, None), None):
        raise NotPythonError(f"more than {MOST_TOKENS:,} words and signs: it is not checked")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Python's own, such as about "\d"
            return ast.parse(text)
    except SyntaxError as error:
        raise _refused(error, text) from None
    except (ValueError, RecursionError, MemoryError) as error:
        # What is too deep each Python says in other words, or in none.
        deep = "too many brackets or signs inside each other"
        raise NotPythonError(str(error) if isinstance(error, ValueError) else deep) from None


def _refused(error: SyntaxError, text: str) -> NotPythonError:
    line, column = error.lineno or 1, max(error.offset or 1, 1)
    if _PYTHON_2.search(text):
        return NotPythonError("this is Python 2, which is not checked", line, column, is_old=True)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return NotPythonError(f"not Python {version}: {error.msg}", line, column)
