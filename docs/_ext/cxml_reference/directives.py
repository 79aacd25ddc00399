"""Directives that draw the declarations of cxml as pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from inspect import cleandoc
from operator import attrgetter
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

import cxml
from cxml import Element, callbacks
from cxml._schema import data
from cxml._tree.class_text import written_text
from cxml._tree.display import public_name

from . import declarations as declared
from .sources import source_files

_MARKUP = re.compile(r"``(.+?)``|:class:`(.+?)`")
_ATTRIBUTE_HEADINGS = ("Attribute", "Meaning", "Value", "Allowed", "Default", "Documented by")
_ELEMENT_HEADINGS = ("Element", "What it is for", "Stands in", "Documented by")
_KEY_HEADINGS = ("Key", "Value", "Meaning")
_FIELD_HEADINGS = ("Field", "Meaning", "Parameter", "Value", "Documented by")
_WORD_HEADINGS = ("Member", "Word", "Meaning")

Cell = Sequence[nodes.Node]
"""What stands in one cell: paragraphs and the like."""


class Drawing(SphinxDirective):
    """What the directives share: links, tables, and names that others can link to."""

    required_arguments = 1

    def class_of(self, home: Any) -> Any:
        """Find the class that is drawn, and draw the page again when its source changes."""
        cls = attrgetter(self.arguments[0])(home)
        for file in source_files(cls):
            self.env.note_dependency(str(file))
        return cls

    def link(self, target: str, text: str) -> nodes.Node:
        """Link to a Python object."""
        shown = nodes.literal("", text, classes=["xref", "py"])
        return addnodes.pending_xref(
            "", shown, refdoc=self.env.docname, refdomain="py", reftype="obj", reftarget=target,
            refexplicit=True, refwarn=True,
        )  # fmt: skip

    def value(self, each: declared.Attribute) -> Iterator[nodes.Node]:
        """Say what kind of value it is, with a link to what that means."""
        yield addnodes.pending_xref(
            "", nodes.inline("", each.type), refdoc=self.env.docname, refdomain="std",
            reftype="ref", reftarget=each.label, refexplicit=True, refwarn=True,
        )  # fmt: skip
        yield from self.inline(each.detail)

    def inline(self, text: str) -> Iterator[nodes.Node]:
        """Turn the markup of a docstring into nodes."""
        end = 0
        for found in _MARKUP.finditer(text):
            yield nodes.Text(text[end : found.start()].replace("\n", " "))
            code, target = found.groups()
            yield nodes.literal("", code) if code else self.link(target, target)
            end = found.end()
        yield nodes.Text(text[end:].replace("\n", " "))

    def paragraphs(self, text: str | None) -> list[nodes.Node]:
        """Turn a docstring of plain paragraphs into nodes."""
        found = cleandoc(text or "").split("\n\n")
        return [nodes.paragraph("", "", *self.inline(each)) for each in found if each]

    def announce(self, name: str, kind: str, node: nodes.Element, *others: str) -> None:
        """Let references to a Python object, under this name or others, lead to a node."""
        node["ids"].append(name)
        domain = self.env.domains.python_domain
        domain.note_object(name, kind, name, location=node)
        for other in others:
            domain.note_object(other, kind, name, aliased=True, location=node)

    def announce_class(self, cls: type, home: str) -> nodes.Node:
        """Make the place that references to a class lead to."""
        node = nodes.target("", "", ids=[])
        self.announce(f"{home}.{cls.__name__}", "class", node, f"{cls.__module__}.{cls.__name__}")
        return node

    def section(self, title: str, *content: nodes.Node) -> nodes.Node:
        """Make a section of the page."""
        name = f"{self.arguments[0]} {title}"
        made = nodes.section("", nodes.title("", title), *content, ids=[nodes.make_id(name)])
        made["names"].append(nodes.fully_normalize_name(name))
        return made


def facts(rows: Iterable[tuple[str, Cell]]) -> nodes.Node:
    """Make a list of names and what is said about them."""
    fields = (
        nodes.field("", nodes.field_name("", name), nodes.field_body("", *said))
        for name, said in rows
    )
    return nodes.field_list("", *fields)


def table(headings: Sequence[str], rows: Iterable[nodes.row]) -> nodes.Node:
    """Make a table with a heading over each column, by which its cells are known to the style."""
    columns = (nodes.colspec(colwidth=1) for _ in headings)
    head = row([[nodes.paragraph("", each)] for each in headings])
    body = nodes.tbody("", *rows)
    for each in body:
        for heading, cell in zip(headings, each, strict=True):
            cell["classes"].append(nodes.make_id(heading))
    group = nodes.tgroup("", *columns, nodes.thead("", head), body, cols=len(headings))
    return nodes.table("", group, classes=["declared", "colwidths-auto"])


def row(cells: Iterable[Cell]) -> nodes.row:
    """Make one row."""
    return nodes.row("", *(nodes.entry("", *cell) for cell in cells))


def names(*each: str) -> Cell:
    """Show the name of one thing in Python, and on the wire where that is different."""
    return [nodes.paragraph("", "", nodes.literal("", name)) for name in dict.fromkeys(each)]


class ElementDirective(Drawing):
    """Draw what one element is for; examples come behind it."""

    def run(self) -> list[nodes.Node]:
        """Draw it."""
        cls = self.class_of(cxml)
        home = public_name(cls).rpartition(".")[0]
        return [self.announce_class(cls, home), *self.paragraphs(written_text(cls))]


class FactsDirective(Drawing):
    """Draw all else about one element: where it stands, its text and its attributes."""

    def run(self) -> list[nodes.Node]:
        """Draw it."""
        cls = self.class_of(cxml)
        drawn = [facts(self.facts(cls))]
        if rows := declared.attributes(cls):
            drawn.append(self.section("Attributes", self.attributes(cls, rows)))
        return drawn

    def facts(self, cls: type[Element]) -> Iterator[tuple[str, Cell]]:
        """Say all about an element but its attributes."""
        yield "Class", names(public_name(cls))
        yield "In XML", names(f"<{cls.tag}>")
        yield "Documented by", [nodes.paragraph("", declared.SUPPORT[cls.support])]
        yield "Stands in", self.places(declared.parents(cls), "the document: it is the root")
        nothing = declared.otherwise(cls, "no elements")
        yield "May hold", self.places(declared.children(cls), nothing)
        yield "Text", [nodes.paragraph("", "", *self.text(cls))]
        if not declared.attributes(cls):
            yield "Attributes", [nodes.paragraph("", declared.otherwise(cls, "none"))]

    def places(self, places: list[declared.Place], otherwise: str) -> Cell:
        """List elements, each with the method that adds the child, and the limits."""
        if not places:
            return [nodes.paragraph("", otherwise)]
        items = (nodes.list_item("", self.place(each)) for each in places)
        return [nodes.bullet_list("", *items)]

    def place(self, place: declared.Place) -> nodes.Node:
        """Name one element, the method, and the limits."""
        said = nodes.paragraph("", "", self.link(public_name(place.cls), place.cls.tag))
        said += [nodes.Text(", by "), nodes.literal("", f"{place.method}()")]
        if place.limits:
            said += [nodes.Text("; "), *self.inline(place.limits)]
        return said

    def text(self, cls: type[Element]) -> Iterator[nodes.Node]:
        """Say what the text of an element is."""
        found = declared.text(cls)
        if found is None:
            yield nodes.Text(declared.otherwise(cls, "none"))
            return
        yield nodes.literal("", found.name)
        yield nodes.Text(" (required, " if declared.is_required(cls) else " (optional, ")
        yield from self.value(found)
        yield from self.inline(f"; {found.allowed}" if found.allowed else "")
        yield from self.inline(f"; read it as ``{found.reads_as}``" if found.is_renamed else "")
        yield from self.inline(f"): {found.meaning}")

    def attributes(self, cls: type[Element], rows: list[declared.Attribute]) -> nodes.Node:
        """Draw the table of attributes."""
        return table(_ATTRIBUTE_HEADINGS, (self.attribute(cls, each) for each in rows))

    def attribute(self, cls: type[Element], each: declared.Attribute) -> nodes.row:
        """Draw one row of it."""
        drawn = row(
            [
                names(each.name, each.wire),
                self.paragraphs(each.meaning),
                [nodes.paragraph("", "", *self.value(each))],
                self.paragraphs(each.allowed),
                self.paragraphs(each.default),
                self.paragraphs(each.support),
            ]
        )
        self.announce(f"{public_name(cls)}.{each.reads_as}", "attribute", drawn)
        return drawn


class ElementsDirective(Drawing):
    """Draw a table of all elements."""

    required_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Draw it."""
        return [table(_ELEMENT_HEADINGS, map(self.element, declared.elements()))]

    def element(self, cls: type[Element]) -> nodes.row:
        """Draw one row of it."""
        purpose = (cls.__doc__ or "").partition("\n\n")[0]
        parents = [
            nodes.paragraph("", "", self.link(public_name(each.cls), each.cls.tag))
            for each in declared.parents(cls)
        ]
        return row(
            [
                [nodes.paragraph("", "", self.link(public_name(cls), cls.tag))],
                self.paragraphs(purpose),
                parents or [nodes.paragraph("", "the document")],
                [nodes.paragraph("", declared.SUPPORT[cls.support])],
            ]
        )


class KeysDirective(Drawing):
    """Draw a table of the keys of one kind of mapping in the data."""

    def run(self) -> list[nodes.Node]:
        """Draw it."""
        cls, target = self.class_of(data), nodes.target("", "", ids=[])
        self.announce(f"{data.__name__}.{cls.__name__}", "class", target)
        return [target, table(_KEY_HEADINGS, map(self.key, declared.keys(cls)))]

    def key(self, each: declared.Key) -> nodes.row:
        """Draw one row of it."""
        return row([names(each.name), self.paragraphs(each.type), self.paragraphs(each.meaning)])


class CallbackDirective(Drawing):
    """Draw one callback: what it is, and its own fields."""

    def run(self) -> list[nodes.Node]:
        """Draw it."""
        cls = self.class_of(callbacks)
        rows = [self.field(cls, each) for each in declared.fields(cls)]
        fields = [self.section("Fields", table(_FIELD_HEADINGS, rows))] if rows else []
        return [
            self.announce_class(cls, "cxml.callbacks"),
            *self.paragraphs(cls.__doc__),
            *fields,
        ]

    def field(self, cls: type, each: declared.Parsed) -> nodes.row:
        """Draw one row of the table."""
        value: Iterable[nodes.Node] = self.inline(each.type)
        if each.words:
            name = each.words.__name__
            value = [self.link(f"cxml.callbacks.{name}", name), nodes.Text(", or text")]
        drawn = row(
            [
                names(each.name),
                self.paragraphs(each.meaning),
                self.paragraphs(each.wire),
                [nodes.paragraph("", "", *value)],
                self.paragraphs(each.support),
            ]
        )
        self.announce(f"cxml.callbacks.{cls.__name__}.{each.name}", "attribute", drawn)
        return drawn


class WordsDirective(Drawing):
    """Draw the words of an enum."""

    def run(self) -> list[nodes.Node]:
        """Draw it."""
        enum = self.class_of(callbacks)
        rows = (self.word(enum, each) for each in declared.words(enum))
        return [
            self.announce_class(enum, "cxml.callbacks"),
            *self.paragraphs(enum.__doc__),
            table(_WORD_HEADINGS, rows),
        ]

    def word(self, enum: type, each: declared.Word) -> nodes.row:
        """Draw one row of the table."""
        drawn = row([names(each.name), names(each.value), self.paragraphs(each.meaning)])
        self.announce(f"cxml.callbacks.{enum.__name__}.{each.name}", "attribute", drawn)
        return drawn
