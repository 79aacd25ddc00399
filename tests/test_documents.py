"""Documents as they come, each in a file of its own, with what is expected of it beside it.

``good/NAME.xml`` has ``NAME.repr``: the response, as a program would build it. ``bad/NAME.xml`` has
``NAME.json``: the problems in their order, each with what is worth saying about it. A problem may
name its path, line, column, code and suggestion, and under ``says`` what its message has to hold.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import cxml
from cxml import DocumentError, Element, FaxResponse, MessagingResponse, Problem, VoiceResponse

FOLDER = Path(__file__).parent / "documents"
ENDING = {"syntax", "encoding", "forbidden", "root", "too-deep", "too-large"}
DETAILS = {"code", "path", "line", "column", "suggestion", "platform_code", "says"}


def files(kind: str) -> pytest.MarkDecorator:
    """Run a test for every document of a folder."""
    paths = sorted((FOLDER / kind).glob("*.xml"))
    return pytest.mark.parametrize("path", paths, ids=[each.stem for each in paths])


def expected(path: Path) -> Element:
    """Build what the file beside a good document describes."""
    program = path.with_suffix(".repr").read_text(encoding="utf-8")
    response = eval(program, {"cxml": cxml})  # noqa: S307
    assert isinstance(response, VoiceResponse | MessagingResponse | FaxResponse)
    return response


def problems_of(path: Path) -> list[dict[str, Any]]:
    """Load the problems that the file beside a bad document lists."""
    listed: list[dict[str, Any]] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert all(each.keys() <= DETAILS for each in listed)
    return listed


def refused(document: str | bytes, *, strict: bool = True) -> tuple[Problem, ...]:
    """Read a document that cannot be read, and give the problems."""
    with pytest.raises(DocumentError) as caught:
        VoiceResponse.from_xml(document, strict=strict)
    return caught.value.problems


@files("good")
def test_good_document(path: Path) -> None:
    """A good document reads as the response that a program would build."""
    response = expected(path)
    assert type(response).from_xml(path.read_bytes()) == response


@files("good")
def test_good_document_as_read_by_parse(path: Path) -> None:
    """``cxml.parse`` finds out which channel the document is for, and reads it alike."""
    assert cxml.parse(path.read_bytes()) == expected(path)


@files("good")
def test_good_document_not_strict(path: Path) -> None:
    """Reading that is not strict makes the same of a good document as strict reading."""
    response = expected(path)
    assert type(response).from_xml(path.read_bytes(), strict=False) == response


@files("good")
def test_good_document_comes_back(path: Path) -> None:
    """A response that was read is written as a document that reads the same."""
    response = cxml.parse(path.read_bytes())
    cls = type(response)
    assert cls.from_xml(response.to_bytes()) == response
    assert cls.from_xml(response.to_xml()) == response
    assert cls.from_xml(response.to_xml(pretty=True)) == response


@files("bad")
def test_bad_document(path: Path) -> None:
    """A bad document is refused with all its problems at once, in document order."""
    found = refused(path.read_bytes())
    wanted = problems_of(path)
    details = [sorted(each.keys() - {"says"}) for each in wanted]
    shown = [
        {detail: getattr(each, detail) for detail in names}
        for each, names in zip(found, details, strict=False)
    ]
    assert shown == [{k: v for k, v in each.items() if k != "says"} for each in wanted]
    assert len(found) == len(wanted)


@files("bad")
def test_bad_document_says_what_is_wrong(path: Path) -> None:
    """The message of a problem names what was found and what is allowed."""
    messages = [str(each) for each in refused(path.read_bytes())]
    wanted = [each.get("says", []) for each in problems_of(path)]
    missing = [
        (message, word)
        for message, words in zip(messages, wanted, strict=True)
        for word in words
        if word not in message
    ]
    assert missing == []


@files("bad")
def test_bad_document_not_strict(path: Path) -> None:
    """Reading that is not strict keeps whatever is well-formed, and writes it as it came."""
    document = path.read_bytes()
    if {each["code"] for each in problems_of(path)} & ENDING:
        assert refused(document, strict=False) == refused(document)
    else:
        response = VoiceResponse.from_xml(document, strict=False)
        assert VoiceResponse.from_xml(response.to_bytes(), strict=False) == response
        assert len(refused(response.to_bytes())) == len(refused(document))


@pytest.mark.parametrize("kind", ["good", "bad"])
def test_every_document_has_its_expectation(kind: str) -> None:
    """Every document has its expectation beside it, and every expectation its document."""
    ending = {"good": ".repr", "bad": ".json"}[kind]
    names = {each.name for each in (FOLDER / kind).iterdir()}
    stems = {Path(name).stem for name in names}
    assert names == {stem + each for stem in stems for each in (".xml", ending)}
