"""Directives that are one table each."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

import cxml.convert.table

from .rows import TABLES


class TableDirective(SphinxDirective):
    """The table that has the directive's name."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Draw the table."""
        self.env.note_dependency(str(Path(cxml.convert.table.__file__)))
        table = TABLES[self.name]
        lines = [table.headings, ["---"] * len(table.headings), *table.rows(*self.arguments)]
        text = "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)
        return self.parse_text_to_nodes(text)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
