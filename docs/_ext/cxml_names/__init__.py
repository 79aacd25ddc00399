"""Names in the cells of tables may break between their words, and nowhere else.

The stylesheet says where a page is so narrow that they do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_LONG = re.compile(r'(?<=<span class="pre">)[^<]{12,}')  # what is shorter always has its place
_BETWEEN = re.compile(
    r"(?<=[a-z0-9])(?=[A-Z])|(?:(?<=[_./(=:,+])|(?<=&#64;))(?=[^\W\d])|(?<=[/:])(?=\d)"
)


def _visit_literal(writer: HTML5Translator, node: nodes.literal) -> None:
    node["begins"] = len(writer.body)
    HTML5Translator.visit_literal(writer, node)


def _depart_literal(writer: HTML5Translator, node: nodes.literal) -> None:
    """Mark the places in what was written, and not in the tree, in which the search finds words."""
    HTML5Translator.depart_literal(writer, node)
    if _is_in_cell(node):
        begin = node["begins"]
        writer.body[begin:] = map(_marked, writer.body[begin:])


def _is_in_cell(node: nodes.Node) -> bool:
    while node := node.parent:
        if isinstance(node, nodes.entry):
            return True
    return False


def _marked(written: str) -> str:
    return _LONG.sub(lambda text: _BETWEEN.sub("<wbr>", text[0]), written)


def setup(app: Sphinx) -> dict[str, Any]:
    """Write what is literal in a way of its own."""
    app.add_node(nodes.literal, override=True, html=(_visit_literal, _depart_literal))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
