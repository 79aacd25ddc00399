"""SWML in YAML: the same for readers of YAML 1.1 and of YAML 1.2, bounded and safe."""

from __future__ import annotations

import sys
from contextlib import suppress
from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import given, strategies as st

from cxml import DocumentError
from cxml.swml import Document, JoinConference
from cxml.swml._yaml import simple_type_of

from .refusals import refused

DELICATE = [
    "on", "off", "yes", "No", "y", "N", "true", "False", "null", "~", "", "1_000", "010", "0o17",
    "0x1F", "0b1", "1:20", "12:30:45", "1e3", "1.5", ".5", ".inf", ".NaN", "2024-01-01", "=",
    "<<", "- a", "a: b", "# a", "&a", "*a", "!a", "%a", "@a", "`a", "'a'", '"a"', " a ", "a\nb",
    "\t", "\u2028", "\x85", "\ufeff", "\x7f", "\U0001f600", "1.0.0",
    "?", "|", ">", "[", "{", "a" * 300,
]  # fmt: skip
"""Texts that a careless writer of YAML would change."""


def reread(data: Any) -> Any:
    """Write data as an instruction, and read it as YAML 1.1."""
    return yaml.safe_load(Document([{"set": data}]).to_yaml())["sections"]["main"][0]["set"]


@pytest.mark.parametrize("text", DELICATE)
def test_every_text_stays_text(text: str) -> None:
    """A text that YAML could read as something else is read back, as value and as name."""
    data = {text: text, "list": [text]}
    assert reread(data) == data
    made = Document([{"set": data}])
    assert Document.from_yaml(made.to_yaml()) == made


PLAIN: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(1 << 63), 1 << 63)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.sampled_from(DELICATE),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5) | st.sampled_from(DELICATE), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(PLAIN.filter(lambda value: value is not None))
def test_any_plain_data_survives(data: Any) -> None:
    """Whatever JSON can hold is written as YAML and read back the same, by PyYAML too."""
    made = Document([{"set": data}])
    assert reread(data) == data
    assert Document.from_yaml(made.to_yaml()).to_dict() == made.to_dict()
    assert Document.from_json(made.to_json()).to_dict() == made.to_dict()


def test_writes_plainly() -> None:
    """Every text stands in quotes; names stand without where all readers agree on them."""
    made = Document([{"set": {"on": "on", "y": 1, "a_b": True, "c": [None, 0.5], "e": {}}}])
    assert made.to_yaml() == (
        'version: "1.0.0"\n'
        "sections:\n"
        "  main:\n"
        "  - set:\n"
        '      "on": "on"\n'
        '      "y": 1\n'
        "      a_b: true\n"
        "      c:\n"
        "      - null\n"
        "      - 0.5\n"
        "      e: {}\n"
    )


def test_writes_no_aliases() -> None:
    """What stands in two places is written twice."""
    shared = {"a": ["b"]}
    assert "*" not in Document([{"set": [shared, shared]}]).to_yaml()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("-0", 0),
        ("+7", 7),
        ("0x1F", 31),
        ("1.5", 1.5),
        ("2.5e+3", 2500.0),
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("1.0.0", "1.0.0"),
        ("team_meeting", "team_meeting"),
        ("!!str 12", "12"),
        ("! 12", "12"),
        ("'on'", "on"),
        ("|-\n  on", "on"),
        ("!!map {a: 1}", {"a": 1}),
        ("!!seq [1]", [1]),
    ],
)
def test_reads_what_all_readers_agree_on(text: str, value: object) -> None:
    """A plain value that YAML 1.1 and 1.2 read alike is read."""
    read = Document.from_yaml(f"sections: {{main: []}}\nextra: {text}\n", strict=False)
    assert read.unknown_properties == {"extra": value}
    assert type(read.unknown_properties["extra"]) is type(value)


@pytest.mark.parametrize(
    "text",
    ["on", "OFF", "Yes", "no", "y", "N", "1_000", "010", "0o17", "0b1", "1:20", "12:30:45", "1e3",
     "2024-01-01", "=", "<<", "1.5e3", "-012"],
)  # fmt: skip
def test_refuses_what_readers_disagree_on(text: str) -> None:
    """A plain value that YAML 1.1 and 1.2 read differently has to stand in quotes."""
    assert simple_type_of(text) is None
    said = "YAML 1.1 and YAML 1.2 read it differently; write quotes around it"
    expected = f"line 2, column 8: {text!r} without quotes: {said}"
    document = f"sections: {{main: []}}\nextra: {text}\n"
    assert refused(lambda: Document.from_yaml(document, strict=False)) == expected
    named = f"sections: {{main: []}}\n{text}: a\n"
    assert said in refused(lambda: Document.from_yaml(named, strict=False))
    assert Document.from_yaml(document.replace(text, f"'{text}'"), strict=False)


MANY = "".join(
    f"{there}: &{there} [{', '.join([f'*{here}'] * 9)}]\n" for here, there in pairwise("abcdefghij")
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the document is empty"),
        ("# nothing", "the document is empty"),
        ("- a", "the document has to be an object, not ['a']"),
        ("{}\n---\n{}", "there is more than one document"),
        ("a: 1\nb: {c: 1, c: 2}", "line 2, column 11: the name 'c' stands twice in one object"),
        ("1: 2", "line 1, column 1: the name 1 is not text; write quotes around it"),
        ("? [a]\n: 1", "line 1, column 3: the name ['a'] is not text; write quotes around it"),
        ("a: .nan", "line 1, column 4: '.nan' is no number in JSON"),
        ("a: 1.0e+999", "line 1, column 4: '1.0e+999' is no number in JSON"),
        ("a: -.inf", "line 1, column 4: '-.inf' is no number in JSON"),
        (
            "a: 123456789012345678901",
            "line 1, column 4: '123456789012345678901' is no number in JSON",
        ),
        (
            "a: !!python/name:os.system x",
            "line 1, column 4: the tag 'tag:yaml.org,2002:python/name:os.system' is not read",
        ),
        ("a: !!binary YQ==", "line 1, column 4: the tag 'tag:yaml.org,2002:binary' is not read"),
        ("a: !!map b", "line 1, column 4: the tag 'tag:yaml.org,2002:map' is not read"),
        ("a: !!str {}", "line 1, column 4: the tag 'tag:yaml.org,2002:str' is not read"),
        ("a: !!str []", "line 1, column 4: the tag 'tag:yaml.org,2002:str' is not read"),
        ("a: &a [*a]", "line 1, column 8: '*a' stands for nothing, or for what it stands in"),
        ("a: *b", "line 1, column 4: '*b' stands for nothing, or for what it stands in"),
        ("a: &a [1, 1]\n" + MANY, "there are more than 32,768 values"),
        ("a: " + "[" * 200, "line 1, column 103: more than 100 values stand inside each other"),
    ],
)
def test_refuses(text: str, said: str) -> None:
    """What is no YAML, unsafe, ambiguous or too much is refused in one line."""
    assert refused(lambda: Document.from_yaml(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "a: !!str%ED%A0%80 x", "a: !!str%C0%80 x", "%TAG ! %ED%A0%80\n---\na: 1",
        "a: !<%FF> x", "%TAG !%ED%A0%80! a\n---\na: 1",
    ],
)  # fmt: skip
@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_refuses_escapes_that_are_no_text(
    text: str, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An escape in a tag or a directive that stands for no character is no YAML."""
    monkeypatch.setattr(yaml, "CSafeLoader", getattr(yaml, loader))
    with pytest.raises(DocumentError, match="this is not YAML: ") as caught:
        Document.from_yaml(text)
    assert caught.value.problems[0].code == "syntax"


@given(st.text() | st.binary() | st.text("%EDA08!<>&*:-[]{}'\"\\ \n\t#|>?,ab"))
def test_any_text(text: str | bytes) -> None:
    """No text raises anything but a DocumentError."""
    with suppress(DocumentError):
        Document.from_yaml(text)


@pytest.mark.parametrize("text", ["a: [", "a: b: c", "\x00", "a: '", "%YAML 9", "{a: 1"])
def test_refuses_what_is_no_yaml(text: str) -> None:
    """What is no YAML is said to be none."""
    assert "this is not YAML: " in refused(lambda: Document.from_yaml(text))


def test_stops_after_a_hundred_problems() -> None:
    """A document in which very much needs quotes is refused after a hundred of it."""
    said = refused(lambda: Document.from_yaml(f"a: [{', '.join(['on'] * 500)}]"))
    assert said.startswith("the document has 100 problems")


def test_an_alias_stands_for_its_value() -> None:
    """An alias that does not explode is read as what it stands for."""
    text = (
        "sections:\n  main:\n  - join_conference: &room {name: Room}\n  - join_conference: *room\n"
    )
    assert Document.from_yaml(text) == Document([JoinConference("Room")] * 2)


@pytest.mark.parametrize("inside", ["[{{play: {{urls: [&a {0}, {1}]}}}}]", "[? [&a {0}, {1}] : 1]"])
def test_aliases_of_a_long_text(inside: str) -> None:
    """What aliases stand for is as long as it would be without them, in values and in names."""
    several = inside.format("x" * 100, ", ".join(["*a"] * 9))
    text = f"sections: {{main: {several}}}"
    assert "max_bytes" not in refused_or_read(text, 1_000 + len("sectionsmainplayurls1"))
    assert refused_or_read(text, 999) == (
        "longer than max_bytes allows, with what its aliases stand for"
    )


def refused_or_read(text: str, max_bytes: int) -> str:
    """Give what is said against a document, if anything is."""
    try:
        return str(Document.from_yaml(text, max_bytes=max_bytes))
    except DocumentError as error:
        return str(error)


def test_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without PyYAML the error says how to install it."""
    monkeypatch.setitem(sys.modules, "yaml", None)
    for act in (lambda: Document.from_yaml("a: 1"), lambda: Document([]).to_yaml()):
        with pytest.raises(ModuleNotFoundError, match=r'pip install "cxml\[yaml\]"'):
            act()


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_reads_with_and_without_the_c_library(loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are read alike where PyYAML comes without its library in C."""
    monkeypatch.setattr(yaml, "CSafeLoader", getattr(yaml, loader))
    assert Document.from_yaml('sections: {main: [{"set": 1}], b: [set: "1"]}') == Document(
        {"main": [{"set": 1}], "b": [{"set": "1"}]}
    )
