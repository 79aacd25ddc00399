"""Attributes that cxml has no declaration for."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import example, given, settings, strategies as st

from cxml import (
    CxmlError,
    Dial,
    DocumentError,
    InvalidValueError,
    Number,
    Pause,
    Unknown,
    UsageError,
    VoiceResponse,
)
from cxml.testing import names, texts


def test_they_are_written_after_the_others() -> None:
    """Unknown attributes are written as they are, after the others, in the order of their names."""
    dial = Dial(timeout=20, unknown_attributes={"b": "<2>", "a": "1"})
    assert dial.to_xml(False) == '<Dial timeout="20" a="1" b="&lt;2&gt;" />'
    assert dial.unknown_attributes == (("a", "1"), ("b", "<2>"))
    assert Dial.from_xml(str(dial), strict=False) == dial


def test_strict_reading_refuses_them() -> None:
    """Strict reading reports unknown attributes."""
    with pytest.raises(DocumentError, match="Dial has no attribute colour"):
        Dial.from_xml('<Dial colour="red" />')


@pytest.mark.parametrize(
    "given",
    [
        {"a": "1", "b": "2"},
        [("b", "2"), ("a", "1")],
        (("a", "1"), ("b", "2")),
        {"a": "1", "b": "2"}.items(),
        iter([("a", "1"), ("b", "2")]),
        [["a", 1], ["b", 2]],
    ],
    ids=["mapping", "list", "tuple", "items", "iterator", "numbers"],
)
def test_in_any_shape(given: Any) -> None:
    """Unknown attributes come as a mapping or as pairs, on construction and on assignment."""
    dial = Dial(unknown_attributes=given)
    assert dial.unknown_attributes == (("a", "1"), ("b", "2"))
    other = Dial()
    other.unknown_attributes = dial.unknown_attributes
    assert other == dial


@pytest.mark.parametrize("nothing", [{}, [], (), None, iter(())], ids=lambda value: repr(value)[:8])
def test_none_of_them(nothing: Any) -> None:
    """No unknown attributes leave none, and take those away that were there."""
    dial = Dial(unknown_attributes={"a": "1"})
    dial.unknown_attributes = nothing
    assert dial == Dial()
    assert dial.unknown_attributes == ()


def test_they_can_be_deleted() -> None:
    """Unknown attributes can be deleted, twice too."""
    dial = Dial(unknown_attributes={"a": "1"})
    del dial.unknown_attributes
    del dial.unknown_attributes
    assert dial == Dial()


@pytest.mark.parametrize(
    ("value", "text"),
    [(True, "true"), (False, "false"), (5, "5"), ("", ""), ("{{From}}", "{{From}}")],
)
def test_values(value: Any, text: str) -> None:
    """Booleans are written in lower case, numbers as digits, and texts as they are."""
    assert Pause(unknown_attributes={"a": value}).unknown_attributes == (("a", text),)


@pytest.mark.parametrize("value", [math.nan, b"x", ["x"], object(), "a\x00", "\ud800", {"a": "b"}])
def test_values_that_are_no_text(value: Any) -> None:
    """A value that is no text, or that XML cannot hold, is refused with the attribute's name."""
    with pytest.raises(InvalidValueError, match="colour"):
        Pause(unknown_attributes={"colour": value})
    pause = Pause()
    with pytest.raises(InvalidValueError, match="colour"):
        pause.unknown_attributes = {"colour": value}  # type: ignore[assignment]
    assert pause == Pause()


@pytest.mark.parametrize(
    "name",
    ["", " ", "a b", "1", "a=", 'a"', "a<", "a\x00", "a:b", "xmlns", "xmlns:a", "{}a", "{a", "a\n",
     "xml:", ":"],
)  # fmt: skip
def test_names_that_xml_cannot_hold(name: str) -> None:
    """A name that XML cannot hold is refused."""
    with pytest.raises(InvalidValueError):
        Pause(unknown_attributes={name: "1"})
    with pytest.raises(InvalidValueError):
        Unknown("Thing", unknown_attributes={name: "1"})


@pytest.mark.parametrize("name", [5, None, True, b"a", ("a",), Pause])
def test_names_that_are_none(name: Any) -> None:
    """A name has to be text."""
    with pytest.raises(InvalidValueError):
        Pause(unknown_attributes={name: "1"})


@pytest.mark.parametrize(
    "wrong", [5, "ab", "abc", ["a"], [("a",)], [("a", "b", "c")], object(), True]
)
def test_what_is_neither_a_mapping_nor_pairs(wrong: Any) -> None:
    """Whatever is neither a mapping nor pairs is refused, and changes nothing."""
    with pytest.raises(CxmlError):
        Pause(unknown_attributes=wrong)
    pause = Pause(unknown_attributes={"a": "1"})
    with pytest.raises(CxmlError):
        pause.unknown_attributes = wrong
    assert pause == Pause(unknown_attributes={"a": "1"})


def test_xml_lang() -> None:
    """xml:lang needs no declaration of its prefix, in whichever spelling it is given."""
    for name in ("xml:lang", "{http://www.w3.org/XML/1998/namespace}lang"):
        pause = Pause(unknown_attributes={name: "en"})
        assert pause.to_xml(False) == '<Pause xml:lang="en" />'
        assert pause.unknown_attributes == (("xml:lang", "en"),)
        assert Pause.from_xml(str(pause), strict=False) == pause


def test_the_same_name_twice() -> None:
    """A name that is given in two spellings is written once, so that the document stays XML."""
    namespace = "{http://www.w3.org/XML/1998/namespace}lang"
    for pairs in ([("xml:lang", "en"), (namespace, "fr")], [("a", "1"), ("a", "2")]):
        try:
            pause = Pause(unknown_attributes=pairs)
        except CxmlError:
            continue
        assert Pause.from_xml(str(pause), strict=False) == pause


def test_namespaces() -> None:
    """Attributes of other namespaces bring their declarations, and are read back."""
    given = {"{https://example.com/a}x": "1", "{https://example.com/b}x": "2", "x": "3"}
    number = Number("+15550100100", unknown_attributes=given)
    assert dict(number.unknown_attributes) == given
    assert Number.from_xml(str(number), strict=False) == number
    assert number.to_xml(False).count("xmlns:") == 2


@pytest.mark.parametrize(
    "namespace", ["a b", " ", "a\nb", "\t", "<", '"', "é", "a&b", "%", "{", "a:b", ":", "1:", "##"]
)
def test_any_namespace_is_refused_or_read_back(namespace: str) -> None:
    """A namespace that no reader takes is refused; any other is read back."""
    name = f"{{{namespace}}}x"
    for make in (
        lambda: Pause(unknown_attributes={name: "1"}),
        lambda: VoiceResponse(children=[Unknown(name)]),
    ):
        try:
            element: Any = make()
        except InvalidValueError:
            continue
        assert type(element).from_xml(str(element), strict=False) == element


@pytest.mark.parametrize(
    ("cls", "name", "keyword"),
    [(Dial, "timeout", "timeout"), (Dial, "callerId", "caller_id"), (Pause, "length", "length")],
)
def test_known_attributes_are_not_unknown(cls: Any, name: str, keyword: str) -> None:
    """An attribute that cxml knows is refused here, with the keyword to write instead."""
    with pytest.raises(UsageError, match=f"write {keyword}=") as caught:
        cls(unknown_attributes={name: "20"})
    assert caught.value.problem.path == f"{cls.__name__}/@{name}"
    with pytest.raises(UsageError):
        setattr(cls(), "unknown_attributes", {name: "20"})  # noqa: B010


@settings(max_examples=100)
@given(st.dictionaries(names(), texts(), max_size=4))
@example({"xml": "1", "Xmlns": "2"})
def test_any_unknown_attributes_are_read_back(given: dict[str, str]) -> None:
    """Any names and any texts are read back, beside known attributes."""
    pause = Pause(length=1, unknown_attributes={k: v for k, v in given.items() if k != "length"})
    assert Pause.from_xml(str(pause), strict=False) == pause
