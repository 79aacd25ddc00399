"""Whatever stands in an attribute, checking answers with findings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import cxml

ELEMENTS = cxml.schema()["elements"]
VALUES = ("", " ", "?", "a b", "0", "-1", "{{From}}")


def paths() -> dict[str, tuple[str, ...]]:
    """Give the tags by which each element is reached, from the root on."""
    found: dict[str, tuple[str, ...]] = {
        root: (ELEMENTS[root]["tag"],) for root in cxml.schema()["roots"]
    }
    waiting = [*found]
    for key in waiting:
        for each in ELEMENTS[key]["children"]:
            if each["element"] not in found:
                found[each["element"]] = (*found[key], ELEMENTS[each["element"]]["tag"])
                waiting.append(each["element"])
    return found


def documents(key: str, tags: tuple[str, ...]) -> Iterator[str]:
    """Give documents that have one attribute of an element, or its text, with odd values."""
    *around, tag = tags
    opened = "".join(f"<{each}>" for each in around)
    closed = "".join(f"</{each}>" for each in reversed(around))
    for value in VALUES:
        yield f"{opened}<{tag}>{value}</{tag}>{closed}"
        for each in ELEMENTS[key]["attributes"]:
            yield f'{opened}<{tag} {each["wire"]}="{value}">a</{tag}>{closed}'


@pytest.mark.parametrize(("key", "tags"), paths().items(), ids=paths())
def test_any_value_is_judged(key: str, tags: tuple[str, ...]) -> None:
    """No rule stumbles over a value that nobody thought of."""
    for document in documents(key, tags):
        for finding in cxml.check(document, select=["CX"]):
            assert finding.line == 1
