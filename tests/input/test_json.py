"""JSON within bounds: what is read, and what is refused, whoever reads it."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, strategies as st

from cxml._input.json import JsonRefusedError, levels, read_json, whole_text

TREES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(1 << 64), 1 << 64)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def refused(text: str, deepest: int = 3) -> str:
    """Say why a text is refused."""
    with pytest.raises(JsonRefusedError) as caught:
        read_json(text, deepest=deepest)
    return str(caught.value)


@given(TREES)
def test_reads_what_json_holds(tree: Any) -> None:
    """What JSON can hold is read as it is, escaped or not."""
    for ascii_alone in (True, False):
        text = json.dumps(tree, ensure_ascii=ascii_alone)
        assert read_json(text, deepest=100) == json.loads(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "this is not JSON: expecting value (line 1, column 1)"),
        ("[1,\n 2", "this is not JSON: expecting ',' delimiter (line 2, column 3)"),
        ('{"a": 1, "a": 1}', "the name 'a' stands twice in one object"),
        ('[{"\\u0061": 1, "a": 2}]', "the name 'a' stands twice in one object"),
        ("[NaN]", "NaN is no number in JSON"),
        ("[-Infinity]", "-Infinity is no number in JSON"),
        ("[1e999]", "the number 1e999 is too large"),
        ("[-1e999]", "the number -1e999 is too large"),
        ("[" + "9" * 500_000 + ".0]", f"the number {'9' * 80} is too large"),
        ("[" + "9" * 500_000 + "]", "a whole number of 500000 digits is too large"),
        ("[-123456789012345678901]", "a whole number of 21 digits is too large"),
        ("[[[[]]]]", "more than 3 values stand inside each other"),
        ('{"a": [[{}]]}', "more than 3 values stand inside each other"),
        ("[" * 100_000, "more than 3 values stand inside each other"),
        ('["\\ud800"]', "half of a surrogate pair is no character"),
        ('{"\\uDFFF": 1}', "half of a surrogate pair is no character"),
    ],
    ids=lambda value: value[:20],
)
def test_refuses(text: str, said: str) -> None:
    """What is no JSON, or what readers of JSON do not agree on, is refused in one line."""
    assert refused(text) == said


def test_says_what_kind_of_fault_it_is() -> None:
    """A refusal has a code, and a place where there is one."""
    with pytest.raises(JsonRefusedError) as caught:
        read_json("[", deepest=3)
    fault = caught.value
    assert (fault.code, fault.line, fault.column) == ("syntax", 1, 2)
    with pytest.raises(JsonRefusedError) as caught:
        read_json("[[]]", deepest=1)
    fault = caught.value
    assert (fault.code, fault.line, fault.column) == ("too-deep", None, None)


def test_what_just_fits() -> None:
    """What is as deep and as large as is read is read."""
    assert read_json("[[[1]]]", deepest=3) == [[[1]]]
    largest = (1 << 64) - 1
    assert read_json(f"[{largest}, -{largest}]", deepest=1) == [largest, -largest]
    assert read_json("1", deepest=0) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r'["a\ud800"]', ["a\ufffd"]),
        (r'{"\uDC00b": "\ud83d\ude00"}', {"\ufffdb": "\U0001f600"}),
        (r'["\\ud800"]', [r"\ud800"]),
        (r'[1, "\ud83d\ude00"]', [1, "\U0001f600"]),
    ],
)
def test_mends_half_a_character(text: str, expected: object) -> None:
    """Where it is asked for, half a character becomes U+FFFD; a whole one stays what it is."""
    assert read_json(text, deepest=3, mend=True) == expected


def test_mending_makes_no_name_twice() -> None:
    """Two names that are the same once they are mended stand twice."""
    with pytest.raises(JsonRefusedError, match="stands twice"):
        read_json(r'{"\ud800": 1, "\ud801": 2}', deepest=3, mend=True)


def test_whole_text() -> None:
    """Lone surrogates become U+FFFD, and pairs of them a character."""
    assert whole_text("plain") == "plain"
    assert whole_text("é\ud800\U0001f600") == "é\ufffd\U0001f600"


def test_levels() -> None:
    """Objects and lists are given by their depth; what is neither has no level."""
    tree = {"a": [1, {"b": []}], "c": {}}
    assert [len(each) for each in levels(tree)] == [1, 2, 1, 1]
    assert [*levels("text")] == []


@given(st.text() | st.text('[]{}:,"\\ud0189aeE+-.N '))
def test_any_text(text: str) -> None:
    """No text raises anything but a JsonRefusedError, and what is read can be written."""
    with suppress(JsonRefusedError):
        json.dumps(read_json(whole_text(text), deepest=30), allow_nan=False).encode()
