"""Links to the documentation of others, which need no network when the pages are built."""

import importlib
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "docs/_ext"))
elsewhere: Any = importlib.import_module("cxml_elsewhere")

PROJECTS = list(elsewhere.projects())


def resolved(name: str) -> object:
    """Find an object by its full name."""
    module, _, rest = name.partition(".")
    found: Any = importlib.import_module(module)
    for each in rest.split("."):
        try:
            found = getattr(found, each)
        except AttributeError:
            module = f"{module}.{each}"
            found = importlib.import_module(module)
        else:
            module = f"{module}.{each}"
    return found


@pytest.mark.parametrize("project", PROJECTS, ids=lambda each: each[0])
def test_what_is_linked_to_is_there(project: tuple[str, str, dict[str, str]]) -> None:
    """Each name of the list is one that the project has, and its kind is right."""
    _, address, objects = project
    assert address.startswith("https://")
    assert address.endswith("/")
    for name, place in objects.items():
        kind, page = place.split()
        assert not page.startswith(("/", "http"))
        if "." in name:
            found = resolved(name)
            assert callable(found)
            assert isinstance(found, type) == (kind in ("class", "exception"))


def test_an_inventory_is_as_sphinx_reads_it() -> None:
    """Four lines of text say what it is, and the rest is compressed."""
    written: bytes = elsewhere.inventory("attrs", {"attrs.define": "function api.html#$"})
    *head, rest = written.split(b"\n", 4)
    assert head[0] == b"# Sphinx inventory version 2"
    assert zlib.decompress(rest) == b"attrs.define py:function 1 api.html#$ -\n"
