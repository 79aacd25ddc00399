"""What the error codes that SignalWire publishes stand for, and who says them.

Which rule says the code of a declaration is found out by asking: documents that break it are
checked, so that nothing is written twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any
from xml.sax.saxutils import quoteattr

from attrs import define, field

import cxml
from cxml._check.check import check_bytes, check_folder
from cxml._check.rule import Example
from cxml._check.rules import RULES
from cxml._check.runner import Runner
from cxml._check.select import make_settings
from cxml._input.xml import PLATFORM_CODES
from cxml._schema.walk import platform_roots, walk
from cxml._tree.spec import spec_of

_DATA = cxml.schema()["elements"]
_WRONG = ("?", "", "a b")
"""Values that are wrong for one reason or another, whatever is asked for."""
_VALUE = ("InvalidValueError", "DocumentError")
_NESTING = ("NestingError", "DocumentError")


@define
class Code:
    """One error code."""

    number: int
    places: dict[str, list[str]] = field(factory=lambda: defaultdict(list))
    """The attributes whose values have it, by their elements."""
    about: list[str] = field(factory=list)
    """What else has it."""
    rules: set[str] = field(factory=set)
    exceptions: dict[str, None] = field(factory=dict)


@cache
def codes() -> list[Code]:
    """Give all codes that are declared, by their numbers."""
    found: dict[int, Code] = {}

    def code(number: int) -> Code:
        return found.setdefault(number, Code(number))

    _of_rules(code)
    for number in PLATFORM_CODES.values():
        code(number).exceptions["DocumentError"] = None
    for key, tags in _paths().items():
        _of_values(code, key, tags)
        _of_children(code, key, tags)
    return sorted(found.values(), key=lambda each: each.number)


def _of_rules(code: Any) -> None:
    for each in RULES.values():
        numbers = {each.platform_code, *_in_example(each.id, each.wrong)}
        for number in numbers - {None}:
            code(number).rules.add(each.id)


def _in_example(rule: str, example: Example) -> Iterator[int | None]:
    files = {"document.xml": example} if isinstance(example, str) else example
    data = {name: text.encode(errors="surrogatepass") for name, text in files.items()}
    if all(text.lstrip().startswith(b"<") for text in data.values()):
        found = check_folder(data, _runner())
        yield from (each.platform_code for each in found if each.code == rule)


def _of_values(code: Any, key: str, tags: tuple[str, ...]) -> None:
    element = _DATA[key]
    for each in [*element["attributes"], *filter(None, [element["text"]])]:
        if number := each["platform_code"]:
            it = code(number)
            it.places[element["tag"]].append(each["wire"] or "")
            it.exceptions |= dict.fromkeys(_VALUE)
            it.rules |= _asked(number, tags, each["wire"])


def _asked(number: int, tags: tuple[str, ...], wire: str | None) -> set[str]:
    """Check documents with wrong values, and give the rules that say the code."""
    return {
        rule
        for value in _WRONG
        for rule in _says(
            number,
            tags,
            attribute=f" {wire}={quoteattr(value)}" if wire else "",
            inside="" if wire else value,
        )
    }


def _of_children(code: Any, key: str, tags: tuple[str, ...]) -> None:
    element = _DATA[key]
    cls = next(each for each, found in walk(platform_roots()).items() if found.name == key)
    if number := spec_of(cls).nesting_code:
        it = code(number)
        it.about.append(f"what stands in `{element['tag']}`")
        it.exceptions |= dict.fromkeys(_NESTING)
        it.rules |= {
            each
            for tag in ("Foo", "Say", "Number")
            for each in _says(number, tags, inside=f"<{tag}/>")
        }
    for each in element["children"]:
        if number := each["platform_code"]:
            tag = _DATA[each["element"]]["tag"]
            it = code(number)
            it.about.append(f"how often, and beside what, `{tag}` stands in `{element['tag']}`")
            it.exceptions |= dict.fromkeys(_NESTING)
            it.rules |= _says(
                number, tags, inside=f"<{tag}>a</{tag}>" * ((each["at_most"] or 0) + 1)
            )


def _says(number: int, tags: tuple[str, ...], *, attribute: str = "", inside: str = "") -> set[str]:
    *around, tag = tags
    opened = "".join(f"<{each}>" for each in around)
    closed = "".join(f"</{each}>" for each in reversed(around))
    document = f"{opened}<{tag}{attribute}>{inside}</{tag}>{closed}"
    found = check_bytes(document.encode(), _runner())
    return {each.code for each in found if each.platform_code == number}


@cache
def _runner() -> Runner:
    return Runner(make_settings(select=["CX"]))


@cache
def _paths() -> Mapping[str, tuple[str, ...]]:
    """Give the elements by which each is reached, from the root on, by the nearest way."""
    paths = {root: (_DATA[root]["tag"],) for root in cxml.schema()["roots"]}
    waiting = [*paths]
    for key in waiting:
        for each in _DATA[key]["children"]:
            if each["element"] not in paths:
                paths[each["element"]] = (*paths[key], _DATA[each["element"]]["tag"])
                waiting.append(each["element"])
    return paths
