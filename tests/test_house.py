"""The rooms of the package: which file stands where, and what it may know."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path
from types import ModuleType

import grimp
import pytest

import cxml

ROOT = Path(cxml.__file__).parent
FACES = ["cxml", "cxml.callbacks", "cxml.fax", "cxml.messaging", "cxml.voice"]


def in_stub(face: ModuleType) -> dict[str, str]:
    """Give the names that type checkers find in a package, with the modules they come from."""
    stub = Path(str(face.__file__)).with_suffix(".pyi").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for each in ast.parse(stub).body:
        if isinstance(each, ast.ImportFrom) and each.module:
            place = f"{'.' * each.level}{each.module}"
            names = [name.name for name in each.names]
            all_of_it = import_module(place, face.__name__).__all__ if names == ["*"] else names
            found |= dict.fromkeys(all_of_it, place)
    return found


def test_no_file_needs_itself() -> None:
    """No file needs itself by way of others, by an import in a function or for checkers either."""
    graph = grimp.build_graph("cxml", exclude_type_checking_imports=False, cache_dir=None)
    needs = {each: graph.find_modules_directly_imported_by(each) for each in graph.modules}
    TopologicalSorter(needs).prepare()


def test_no_private_file_at_the_top() -> None:
    """What is private stands in a room."""
    assert [each.name for each in ROOT.glob("_*.py") if not each.stem.endswith("__")] == []


@pytest.mark.parametrize("name", FACES)
def test_stub_and_table_agree(name: str) -> None:
    """Type checkers find the names that a package has at run time, and each is the same thing."""
    face = import_module(name)
    stub = in_stub(face)
    assert sorted(stub) == list(face.__all__)
    for each, place in stub.items():
        assert getattr(face, each) is getattr(import_module(place, name), each)


def test_a_class_that_is_not_listed() -> None:
    """Where a file is there and its class is not listed, the error says where to list it."""
    said = "cxml.voice.ssml is there: list Ssml in its __init__.py and __init__.pyi"
    with pytest.raises(AttributeError, match=said):
        getattr(cxml.voice, "Ssml")  # noqa: B009 - type checkers know that it is not there
