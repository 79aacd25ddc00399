"""The language, the requests and the commands in as few words as tell all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from cxml import callbacks, schema
from cxml._declare.metadata import Support
from cxml._schema import phrases
from cxml._schema.data import Attribute, ElementData, Schema
from cxml._text.names import lower_camel
from cxml.cli import COMMANDS

MARK = "<!-- Drawn from the declarations by docs/_ext/cxml_agents: change nothing below. -->\n"
CHANNELS = {"voice": "Calls", "messaging": "Messages", "fax": "Faxes"}


def drawn(page: str) -> str:
    """Give the page with what is drawn, below what people wrote."""
    written, mark, _ = page.partition(MARK)
    if not mark:
        raise ValueError(f"AGENTS.md lacks the line {MARK}")
    return "".join(chain([written, mark], (f"{each}\n" for each in _lines(schema()))))


def _lines(data: Schema) -> Iterator[str]:
    for channel, heading in CHANNELS.items():
        yield from ("", f"## {heading}: every element and attribute")
        for name, element in data["elements"].items():
            if element["channel"] == channel:
                yield ""
                yield from _element(data, name, element)
    yield from ("", "## Requests: every class of `cxml.callbacks`", "")
    yield from _requests()
    yield from ("", "## Commands", "")
    for each in COMMANDS:
        yield f"- `cxml {each.__name__.rpartition('.')[2]}`: {each.SUMMARY}"


def _element(data: Schema, name: str, element: ElementData) -> Iterator[str]:
    """Say all about one element: where it stands, what it holds, its text, and its attributes."""
    tag = "" if element["tag"] == element["class_name"] else f" (`<{element['tag']}>`)"
    yield f"### {element['class_name']}{tag}"
    yield ""
    yield _plain(element["summary"]) + _support(element["support"])
    yield ""
    places = [_place(data, each["element"], each["method"]) for each in element["parents"]]
    if places:
        yield f"- in {', '.join(places)}"
    held = [_held(data, name, each["method"]) for each in element["children"]]
    if held:
        yield f"- holds {', '.join(held)}"
    if text := element["text"]:
        need = "needed" if text["required"] else "optional"
        yield f"- text `{text['keyword']}` ({need}): {_value(text)}"
    for each in element["attributes"]:
        yield f"- {_names(each)}: {_value(each)}{_support(each['support'], element['support'])}"
    if element["free"]:
        yield "- whatever comes"


def _place(data: Schema, parent: str, method: str) -> str:
    return f"`{data['elements'][parent]['class_name']}.{method}()`"


def _held(data: Schema, name: str, method: str) -> str:
    limits = _plain(phrases.limits(data["elements"], name, method))
    return f"`{method}()`{limits and f' ({limits})'}"


def _names(each: Attribute) -> str:
    wire = each["wire"]
    return f"`{each['keyword']}`" + ("" if wire == lower_camel(each["keyword"]) else f" (`{wire}`)")


def _value(each: Attribute) -> str:
    """Say what is allowed; where words are, they are all that has to be said of the kind."""
    allowed = [_plain(said) for said in phrases.allowed(each)]
    if not (each["values"] and not each["open"] and phrases.kind_of(each) != "integer"):
        allowed.insert(0, f"{phrases.KINDS[phrases.kind_of(each)]}{phrases.detail(each)}")
    elif each["separator"]:
        allowed.insert(0, "list of words")
    if each["default"]:
        allowed.append(f"default `{each['default']}`")
    return _plain("; ".join(allowed))


def _support(support: str, of_all: str = Support.BOTH) -> str:
    return "" if support in (of_all, Support.BOTH) else f" ({phrases.SUPPORT[support]})"


def _requests() -> Iterator[str]:
    """Name the classes of requests, with the first sentence of each."""
    for name in sorted(callbacks.__all__):
        cls = getattr(callbacks, name)
        if isinstance(cls, type) and issubclass(cls, callbacks.Callback):
            first, *_ = re.split(r"\n\n|(?<=\.)\s", str(cls.__doc__))
            yield f"- `{name}`: {_plain(first)}"


def _plain(text: str) -> str:
    """Turn the markup of docstrings into that of Markdown."""
    return " ".join(re.sub(r"(?::\w+(?::\w+)*:`~?([^`]+)`|``(.+?)``)", r"`\1\2`", text).split())
