"""What is given for a document and is none."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import cxml
from cxml import DocumentError, MessagingResponse, Say, VoiceResponse
from cxml._input.mistaken import looks_like
from cxml.swml import Document

DOORS: list[Callable[[Any], object]] = [
    VoiceResponse.from_xml,
    MessagingResponse.from_xml,
    Say.from_xml,
    cxml.parse,
    Document.from_json,
    Document.from_yaml,
]
every_door = pytest.mark.parametrize("door", DOORS, ids=lambda door: str(door.__qualname__))


class Answer:
    """An answer of a library for HTTP."""

    @property
    def content(self) -> bytes:
        """Give the body; nobody may ask for it here."""
        raise AssertionError


def refused(door: Callable[[Any], object], given: object) -> str:
    """Give what is no document, and return what is said."""
    with pytest.raises(DocumentError) as caught:
        door(given)
    return str(caught.value)


@every_door
@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Path("room.xml"), "Path: give what its .read_bytes() has"),
        (io.BytesIO(b"<Response/>"), "not BytesIO: give what its .read() has"),
        (io.StringIO("<Response/>"), "not StringIO: give what its .read() has"),
        (Answer(), "not Answer: give what its .content has"),
        (bytearray(b"<Response/>"), "not bytearray: write bytes(...) around it"),
        (memoryview(b"<Response/>"), "not memoryview: write bytes(...) around it"),
        (VoiceResponse(), "not VoiceResponse: this is an element, which has been read already"),
        (None, "a document is str or bytes, not NoneType"),
        (5, "a document is str or bytes, not int"),
    ],
)
def test_what_is_neither_text_nor_bytes(
    door: Callable[[Any], object], given: object, said: str
) -> None:
    """What is neither is named, with what has to be given instead of it."""
    assert refused(door, given).endswith(said)


@every_door
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("room.xml", "the name of a file: Path('room.xml').read_bytes() reads it"),
        ("./a b/room.v2.yaml", "Path('./a b/room.v2.yaml').read_bytes() reads it"),
        ("C:\\calls\\room.json", "looks like the name of a file"),
        ("https://example.com/voice", "looks like an address: fetch what is there first"),
    ],
)
def test_the_name_of_a_document(door: Callable[[Any], object], text: str, said: str) -> None:
    """A text that is the name or the address of a document is said to be that."""
    assert said in refused(door, text)


def test_another_language() -> None:
    """A text in another language is said to be that."""
    assert "looks like JSON" in refused(VoiceResponse.from_xml, b' {"sections": {}}')
    assert "looks like JSON" in refused(cxml.parse, "[]")
    assert "XML that was escaped" in refused(cxml.parse, "&lt;Response/&gt;")
    assert "looks like XML" in refused(Document.from_json, "<Response/>")
    assert "looks like XML" in refused(Document.from_yaml, "<Response/>")


@pytest.mark.parametrize(
    "text", ["", "Hello.", "a text, and more.\nand more", "x" * 300 + ".xml", "Response"]
)
def test_any_other_text(text: str) -> None:
    """Of any other text nothing is guessed."""
    assert looks_like(text) == ""
    assert "looks like" not in refused(VoiceResponse.from_xml, text)


def test_what_lxml_has_read() -> None:
    """A tree of lxml is no document, and nothing of it is asked."""
    assert refused(cxml.parse, etree.Element("Response")).endswith("not _Element")
