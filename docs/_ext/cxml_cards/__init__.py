"""Each cell of a wide table knows the heading of its column.

On a phone the stylesheet shows such a row as a card, in which each cell says what it is.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

if TYPE_CHECKING:
    from sphinx.application import Sphinx

WIDE = 4  # columns: more words than a phone has room for


def _visit_entry(writer: HTML5Translator, node: nodes.entry) -> None:
    HTML5Translator.visit_entry(writer, node)
    headings = _headings(node.parent.parent.parent)
    column = node.parent.index(node)
    if len(headings) >= WIDE and column > 0:
        text = escape(headings[column].astext())
        writer.body[-1] = writer.body[-1].replace("<td", f'<td data-column="{text}"', 1)


def _headings(group: nodes.tgroup) -> list[nodes.Node]:
    """Give those of a table, unless its cells have classes by which the stylesheet knows them."""
    if "declared" in group.parent["classes"]:
        return []
    return [each for head in group.findall(nodes.thead) for each in head[0].children]


def setup(app: Sphinx) -> dict[str, Any]:
    """Take the place of Sphinx's own cells."""
    app.add_node(nodes.entry, override=True, html=(_visit_entry, HTML5Translator.depart_entry))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
