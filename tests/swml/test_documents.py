"""Documents of SWML as the platform's pages show them, in JSON and in YAML.

Beside ``NAME.json`` and ``NAME.yaml`` stands ``NAME.repr``: the document, as a program would build
it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

import cxml
import cxml.swml
from cxml.swml import Document

FOLDER = Path(__file__).parent.parent / "documents" / "swml"
NAMES = sorted(each.stem for each in FOLDER.glob("*.repr"))

every_document = pytest.mark.parametrize("name", NAMES)


def expected(name: str) -> Document:
    """Build what the file beside a document describes."""
    program = (FOLDER / f"{name}.repr").read_text(encoding="utf-8")
    document = eval(program, {"cxml": cxml})  # noqa: S307
    assert isinstance(document, Document)
    return document


def test_every_document_is_there_twice() -> None:
    """Every document stands in JSON and in YAML."""
    for ending in ("json", "yaml"):
        assert sorted(each.stem for each in FOLDER.glob(f"*.{ending}")) == NAMES
    assert len(NAMES) >= 4


@every_document
def test_reads_json(name: str) -> None:
    """A document in JSON reads as a program would build it, and is written back equal."""
    text = (FOLDER / f"{name}.json").read_bytes()
    document = Document.from_json(text)
    assert document == expected(name)
    assert document.to_dict() == json.loads(text)
    assert json.loads(document.to_json()) == json.loads(text)


@every_document
def test_reads_yaml(name: str) -> None:
    """A document in YAML reads as the same in JSON does, and is written back equal."""
    text = (FOLDER / f"{name}.yaml").read_bytes()
    document = Document.from_yaml(text)
    assert document == expected(name)
    assert document.to_dict() == json.loads((FOLDER / f"{name}.json").read_bytes())
    assert yaml.safe_load(document.to_yaml()) == document.to_dict()
    assert Document.from_yaml(document.to_yaml()) == document


@every_document
def test_the_repr_of_a_document_builds_it(name: str) -> None:
    """The repr of a document can be evaluated, and gives an equal document."""
    document = expected(name)
    assert eval(repr(document), {"cxml": cxml}) == document  # noqa: S307
