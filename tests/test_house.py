"""The rooms of the package: which file stands where, and what it may know."""

from __future__ import annotations

import ast
import tomllib
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path
from types import ModuleType

import grimp
import pytest

import cxml

ROOT = Path(cxml.__file__).parent
FACES = [
    "cxml",
    "cxml.callbacks",
    "cxml.fax",
    "cxml.messaging",
    "cxml.simulator",
    "cxml.testing",
    "cxml.voice",
]


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


def exported(face: ModuleType) -> list[str]:
    """Give the names in ``__all__`` of a stub; one line may add those of another package."""
    stub = Path(str(face.__file__)).with_suffix(".pyi").read_text(encoding="utf-8")
    body = ast.parse(stub).body
    (names,) = [ast.literal_eval(each.value) for each in body if isinstance(each, ast.Assign)]
    more = [each.value for each in body if isinstance(each, ast.AugAssign)]
    places = [each.value.id for each in more if isinstance(each, ast.Attribute)]  # type: ignore[attr-defined]
    return [*names, *(name for each in places for name in getattr(face, each).__all__)]


def test_no_file_needs_itself() -> None:
    """No file needs itself by way of others, by an import in a function or for checkers either."""
    graph = grimp.build_graph("cxml", exclude_type_checking_imports=False, cache_dir=None)
    needs = {each: graph.find_modules_directly_imported_by(each) for each in graph.modules}
    TopologicalSorter(needs).prepare()


def test_every_room_is_kept_from_lxml() -> None:
    """The contract about lxml and defusedxml names every room but the one with the door."""
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))
    (contract,) = [
        each for each in project["tool"]["importlinter"]["contracts"] if each["type"] == "forbidden"
    ]
    rooms = {each.stem for each in ROOT.glob("*.py")} | {
        each.parent.name for each in ROOT.glob("*/__init__.py")
    }
    others = rooms - {"__init__", "__main__", "_input", "examples"}
    assert sorted(contract["source_modules"]) == sorted(f"cxml.{each}" for each in others)


def test_no_private_file_at_the_top() -> None:
    """What is private stands in a room."""
    assert [each.name for each in ROOT.glob("_*.py") if not each.stem.endswith("__")] == []


@pytest.mark.parametrize("name", FACES)
def test_stub_and_table_agree(name: str) -> None:
    """Type checkers find the names that a package has at run time, and each is the same thing."""
    face = import_module(name)
    stub = in_stub(face)
    missing, unknown = {*face.__all__} - {*stub}, {*stub} - {*face.__all__}
    assert not missing, f"missing in __init__.pyi of {name}: {sorted(missing)}"
    assert not unknown, f"missing in __init__.py of {name}: {sorted(unknown)}"
    assert sorted(exported(face)) == sorted(stub), f"__all__ in __init__.pyi of {name}"
    for each, place in stub.items():
        assert getattr(face, each) is getattr(import_module(place, name), each)


@pytest.mark.parametrize("package", [cxml.voice, cxml.messaging, cxml.fax])
def test_every_class_is_listed(package: ModuleType) -> None:
    """Every class of an element that a file declares stands in the table of its package."""
    for file in Path(str(package.__file__)).parent.glob("[a-z]*.py"):
        module = import_module(f"{package.__name__}.{file.stem}")
        found = [each for each in vars(module).values() if isinstance(each, type)]
        own = {each for each in found if each.__module__ == module.__name__}
        bases = {base for each in own for base in each.__bases__}
        for cls in own - bases:
            if issubclass(cls, cxml.Element):
                assert cls.__name__ in package.__all__, f"list it in {package.__name__}/__init__.py"


def test_a_class_that_is_not_listed() -> None:
    """Where a file is there and its class is not listed, the error says where to list it."""
    said = "cxml.voice.ssml is there: list Ssml in its __init__.py and __init__.pyi"
    with pytest.raises(AttributeError, match=said):
        getattr(cxml.voice, "Ssml")  # noqa: B009 - type checkers know that it is not there


def test_words_stand_in_one_order() -> None:
    """Two lists of the same words have them in one order.

    ``typing`` takes such lists for one, and gives that which was made first: in errors and in the
    schema the order would depend on what was imported before.
    """
    orders: dict[frozenset[str], set[str]] = {}
    for file in ROOT.rglob("*.py"):
        for each in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(each, ast.Subscript) and ast.unparse(each.value) == "Literal":
                words = ast.unparse(each.slice)
                orders.setdefault(frozenset(words.strip("()").split(", ")), set()).add(words)
    assert len(orders) > 10
    assert [each for each in orders.values() if len(each) > 1] == []
