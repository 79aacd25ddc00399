"""An element of the language as text for a terminal, as ``cxml schema NAME`` prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap
from typing import TYPE_CHECKING

from .._declare.sources import attribute_texts
from .._schema import phrases
from .._schema.walk import platform_roots, walk
from .._tree.display import public_name

if TYPE_CHECKING:
    from .._schema.data import Attribute, ElementData, Schema

NARROWEST = 30
"""A terminal of fewer columns breaks the lines by itself."""

_MARKUP = re.compile(r"``(.+?)``|:class:`(.+?)`", re.DOTALL)
_LABELS = 15


def element_text(data: Schema, name: str, width: int) -> str:
    """Say all about one element, by its name in the data, in lines of a width."""
    element, width = data["elements"][name], max(width, NARROWEST)
    cls = next(each.cls for each in walk(platform_roots()).values() if each.name == name)
    meanings = attribute_texts(cls)
    parts = [
        [f"<{element['tag']}>"],
        _paragraph(element["summary"], width),
        _rows(_facts(data["elements"], name, public_name(cls), meanings), width),
        *(_attribute(each, meanings, width) for each in _attributes(element)),
    ]
    return "\n\n".join("\n".join(each) for each in parts) + "\n"


def _attributes(element: ElementData) -> list[Attribute]:
    return sorted(element["attributes"], key=lambda each: each["keyword"])


def _facts(
    elements: Mapping[str, ElementData], name: str, called: str, meanings: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Say all about an element but its attributes."""
    element = elements[name]
    yield "Class", called
    yield "Channel", str(element["channel"])
    yield "Documented by", phrases.SUPPORT[element["support"]]
    parents = [(each["element"], each["method"], each["element"]) for each in element["parents"]]
    yield from _places("Stands in", elements, parents, "the document: it is the root")
    children = [(each["element"], each["method"], name) for each in element["children"]]
    yield from _places("May hold", elements, children, phrases.otherwise(element, "no elements"))
    yield "Text", _text(element, meanings)
    if not element["attributes"]:
        yield "Attributes", phrases.otherwise(element, "none")


def _places(
    label: str,
    elements: Mapping[str, ElementData],
    places: Iterable[tuple[str, str, str]],
    nothing: str,
) -> Iterator[tuple[str, str]]:
    """Name elements, a row each, with the method that adds the child, and the limits."""
    for element, method, parent in places:
        limits = phrases.limits(elements, parent, method)
        yield label, f"{elements[element]['tag']}, by {method}(){limits and f'; {limits}'}"
        label = ""
    if label:
        yield label, nothing


def _text(element: ElementData, meanings: Mapping[str, str]) -> str:
    text = element["text"]
    if text is None:
        return phrases.otherwise(element, "none")
    said = [_value(text), *phrases.allowed(text)]
    said += [f"read it as {text['name']}"] if text["name"] != text["keyword"] else []
    needed = "required" if text["required"] else "optional"
    return f"{text['keyword']} ({needed}, {'; '.join(said)}): {_meaning(text, meanings)}"


def _attribute(each: Attribute, meanings: Mapping[str, str], width: int) -> list[str]:
    """Say all about one attribute: its names, what it means, and its facts."""
    names = each["keyword"]
    names += f", in XML {each['wire']}" if each["wire"] != each["keyword"] else ""
    names += f"; read it as {each['name']}" if each["name"] != each["keyword"] else ""
    meaning = _paragraph(_meaning(each, meanings), width, "    ")
    rows = [(f"    {label}", said) for label, said in _attribute_facts(each)]
    return [*_paragraph(names, width, "  "), *meaning, *_rows(rows, width)]


def _attribute_facts(each: Attribute) -> Iterator[tuple[str, str]]:
    yield "Value", _value(each)
    if allowed := "; ".join(phrases.allowed(each)):
        yield "Allowed", allowed
    if each["default"] is not None:
        yield "Default", each["default"] or "nothing"
    yield "Documented by", phrases.SUPPORT[each["support"]]
    if each["platform_code"]:
        yield "Error code", str(each["platform_code"])


def _value(each: Attribute) -> str:
    return f"{phrases.KINDS[phrases.kind_of(each)]}{phrases.detail(each)}"


def _meaning(each: Attribute, meanings: Mapping[str, str]) -> str:
    """Say what it means; where the source of cxml is not installed, that is not known."""
    return meanings.get(each["name"], "")


def _rows(rows: Iterable[tuple[str, str]], width: int) -> list[str]:
    """Draw labels with what is said behind each, broken under its own beginning."""
    drawn: list[str] = []
    for label, said in rows:
        indent = " " * (len(label) - len(label.lstrip()) + _LABELS)
        first, *others = _paragraph(said, width, indent)
        drawn += [f"{label:<{len(indent)}}{first.lstrip()}", *others]
    return drawn


def _paragraph(text: str, width: int, indent: str = "") -> list[str]:
    plain = _MARKUP.sub(lambda found: found[1] or found[2], text)
    return wrap(
        " ".join(plain.split()),
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
