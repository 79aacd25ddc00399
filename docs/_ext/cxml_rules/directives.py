"""Directives that are a table each, or a picture."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

import cxml._check.rules
import cxml._migrate.rewrites
from cxml._check.check import findings_of
from cxml._check.examined import Examined
from cxml._check.runner import Runner
from cxml._check.select import make_settings
from cxml._flow.build import graph_of
from cxml._flow.svg import write_svg

from .rows import (
    CODE_HEADINGS,
    REWRITE_HEADINGS,
    RULE_HEADINGS,
    codes,
    rewrites,
    rules,
    table,
)


class _Drawn(SphinxDirective):
    """What changes when a rule does."""

    def draw(self, text: str) -> list[nodes.Node]:
        """Draw a table of Markdown."""
        for package in (cxml._check.rules, cxml._migrate.rewrites):
            for each in Path(package.__file__).parent.glob("*.py"):
                self.env.note_dependency(str(each))
        drawn = self.parse_text_to_nodes(text)
        for each in drawn:
            for table_of in each.findall(nodes.table):
                table_of["classes"].append("declared")
        return drawn


class RulesDirective(_Drawn):
    """The rules of a group."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Draw it."""
        return self.draw(table(RULE_HEADINGS, rules(self.arguments[0])))


class RewritesDirective(_Drawn):
    """The rewrites of ``cxml migrate``."""

    def run(self) -> list[nodes.Node]:
        """Draw it."""
        return self.draw(table(REWRITE_HEADINGS, rewrites()))


class CodesDirective(_Drawn):
    """The platform's error codes."""

    def run(self) -> list[nodes.Node]:
        """Draw it, and have the search find the numbers, which it takes for no words."""
        drawn = self.draw(table(CODE_HEADINGS, codes()))
        for row in (each for table_of in drawn for each in table_of.findall(nodes.row)):
            if (number := row[0].astext()).isdecimal():
                row["ids"].append(f"error-{number}")
                entry = ("single", number, f"error-{number}", "", None)
                row[0].insert(0, addnodes.index(entries=[entry]))
        return drawn


class FlowDirective(SphinxDirective):
    """A picture of documents, which are files beside the page.

    The arguments are the files.
    """

    required_arguments = 1
    optional_arguments = 20

    def run(self) -> list[nodes.Node]:
        """Draw it."""
        folder = Path(self.env.doc2path(self.env.docname)).parent
        runner = Runner(make_settings())
        every = []
        for name in self.arguments:
            self.env.note_dependency(str(folder / name))
            every.append(Examined((folder / name).read_bytes(), runner, Path(name).name))
        found = findings_of(every, runner, is_whole=True)
        graph = graph_of({each.path: each.document for each in every}, found)
        return [nodes.raw("", f'<div class="flow">{write_svg(graph)}</div>', format="html")]
