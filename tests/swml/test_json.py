"""SWML in JSON: what is read, and what is refused."""

from __future__ import annotations

import json

import pytest

from cxml import DocumentError
from cxml.swml import Document, JoinConference

from .refusals import refused


def test_writes_json() -> None:
    """JSON is written on one line, or indented; letters stand as they are."""
    made = Document([JoinConference("Zürich")])
    assert made.to_json() == (
        '{"version": "1.0.0", "sections": {"main": [{"join_conference": {"name": "Zürich"}}]}}'
    )
    assert json.loads(made.to_json(indent=2)) == made.to_dict()
    assert made.to_json(indent=2).startswith('{\n  "version"')


def test_writes_for_the_older_schema() -> None:
    """Documents are written for the older schema too, all through."""
    made = Document([JoinConference("Room", status_callback_event="start end")])
    place = r"sections\.main\[0\]\.join_conference\.status_callback_event"
    for write in (made.to_dict, made.to_json, made.to_yaml):
        assert write(schema="current")
        with pytest.raises(ValueError, match=place):
            write(schema="sdk")


def test_reads_bytes_with_a_mark() -> None:
    """A byte order mark of UTF-8 is passed over."""
    text = Document([]).to_json()
    assert Document.from_json(b"\xef\xbb\xbf" + text.encode()) == Document([])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1, column 1: this is not JSON: expecting value"),
        ('{"a": 1', "line 1, column 8: this is not JSON: expecting ',' delimiter"),
        ("[]", "the document has to be an object, not []"),
        ('{"a": 1, "b": {"c": 1, "c": 2}}', "the name 'c' stands twice in one object"),
        ('{"a": NaN}', "NaN is no number in JSON"),
        ('{"a": -Infinity}', "-Infinity is no number in JSON"),
        ('{"a": 1e999}', "the number 1e999 is too large"),
        ('{"a": 123456789012345678901}', "a whole number of 21 digits is too large"),
        ("[" * 100_000, "more than 100 values stand inside each other"),
        ('{"a": "\\ud800"}', "half of a surrogate pair is no character"),
        (b"\xff\xfe", "the document is not UTF-8: invalid start byte"),
        ("\ud800", "the document is not UTF-8: surrogates not allowed"),
    ],
)
def test_refuses(text: str | bytes, said: str) -> None:
    """What is no JSON, and what only some readers take, is refused in one line."""
    assert refused(lambda: Document.from_json(text)) == said
    assert refused(lambda: Document.from_json(text, strict=False)) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (float("inf"), "inf is no number in JSON"),
        (1 << 64, "a whole number of more than 64 bits is too large"),
        ("\ud800", "half of a surrogate pair is no character"),
        (json.loads("[" * 100 + "]" * 100), "more than 100 values stand inside each other"),
    ],
)
def test_refuses_data_that_json_cannot_hold(value: object, said: str) -> None:
    """Plain data, which no JSON was read for, is held to the same bounds."""
    assert refused(lambda: Document.from_dict({"a": value})) == said


def test_the_largest_numbers() -> None:
    """Whole numbers of 64 bits are read, below zero too."""
    largest = (1 << 64) - 1
    for number in (largest, -largest):
        text = f'{{"sections": {{"main": [{{"set": {{"a": {number}}}}}]}}}}'
        assert Document.from_json(text).main == ({"set": {"a": number}},)
        assert Document.from_yaml(text.replace('"', "")).main == ({"set": {"a": number}},)


def test_refuses_long_documents() -> None:
    """A document of more bytes than max_bytes is refused before it is read."""
    text = Document([]).to_json()
    assert Document.from_json(text, max_bytes=len(text)) == Document([])
    with pytest.raises(DocumentError, match="longer than 10 bytes") as caught:
        Document.from_json(text, max_bytes=10)
    assert caught.value.problems[0].code == "too-large"
