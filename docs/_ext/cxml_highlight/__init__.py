"""Highlights the XML that a session of Python or a command prints.

Sphinx shows what is printed in one colour; here most of that is XML.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pygments.lexers.html import XmlLexer
from pygments.lexers.python import PythonConsoleLexer
from pygments.lexers.shell import BashSessionLexer
from pygments.token import Generic

if TYPE_CHECKING:
    from sphinx.application import Sphinx

Token = tuple[int, Any, str]


def _with_xml(tokens: Iterator[Token]) -> Iterator[Token]:
    """Take what is printed in one go, and begins as XML does, apart once more."""
    for is_output, group in groupby(tokens, key=lambda token: token[1] is Generic.Output):
        every = list(group)
        text = "".join(value for _, _, value in every)
        if not is_output or not text.startswith("<") or text.startswith("<cxml"):
            yield from every
            continue
        for start, kind, value in XmlLexer().get_tokens_unprocessed(text):
            yield every[0][0] + start, kind, value


class _PythonSession(PythonConsoleLexer):
    def get_tokens_unprocessed(self, text: str) -> Iterator[Token]:
        yield from _with_xml(super().get_tokens_unprocessed(text))


class _Terminal(BashSessionLexer):
    def get_tokens_unprocessed(self, text: str) -> Iterator[Token]:
        yield from _with_xml(super().get_tokens_unprocessed(text))


def setup(app: Sphinx) -> dict[str, Any]:
    """Take the place of Sphinx's own lexers."""
    app.add_lexer("pycon", _PythonSession)
    app.add_lexer("console", _Terminal)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
