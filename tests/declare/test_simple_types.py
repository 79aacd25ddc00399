"""What a Python value may be, what is kept of it, and how it is written."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from fractions import Fraction
from typing import Annotated, Any, Literal
from unittest.mock import MagicMock, Mock
from uuid import UUID

import pytest
from attrs import define, field
from django.utils.functional import (
    SimpleLazyObject,
    lazystr,
)
from django.utils.safestring import mark_safe
from hypothesis import given, strategies as st
from markupsafe import Markup
from werkzeug.local import LocalProxy

from cxml import Conference, Dial, Element, InvalidValueError, Pause, Say, Sip, Unknown
from cxml._declare.metadata import Length, Range, Separator, Type, UndocumentedWords
from cxml._declare.simple_types import Choice, split_words
from cxml._text.values import ValueRefusedError, plain_text
from cxml._tree.spec import spec_of


def events(value: Any) -> Any:
    """Take words with spaces between."""
    return split_words(value)


def commas(value: Any) -> Any:
    """Take words with commas between."""
    return split_words(value, ",")


@define(kw_only=True, slots=False, eq=False, repr=False)
class Thing(Element):
    """An element with a value of each kind."""

    text: str | None = field(default=None, kw_only=False)
    """Its text, stripped."""
    word: str | None = None
    """Any text."""
    address: Annotated[str | None, Type("url")] = None
    """Text of a kind that has no white space around it."""
    short: Annotated[str | None, Length(3)] = None
    """Text of three characters at most."""
    number: int | None = None
    """A whole number."""
    small: Annotated[int | Literal["auto"] | None, Range(5, 600)] = None
    """A number in a range, or a word."""
    below: Annotated[int | None, Range(-5, -1)] = None
    """A negative number."""
    truth: bool | None = None
    """True or false."""
    beep: bool | Literal["onEnter", "onExit"] | None = None
    """True, false or a word."""
    choice: Annotated[Literal["one", "two"] | None, UndocumentedWords(("three",))] = None
    """A word of a closed list."""
    open: Literal["one", "two"] | str | None = None
    """A word of an open list."""
    events: tuple[Literal["start", "end", "join"], ...] | None = field(
        default=None, converter=events
    )
    """Words with spaces between."""
    codecs: Annotated[tuple[Literal["PCMU", "PCMA"], ...] | None, Separator(",")] = field(
        default=None, converter=commas
    )
    """Words with commas between."""


class Text(str):
    """A text that tells lies about itself."""

    def __str__(self) -> str:
        return "a lie"

    def __repr__(self) -> str:
        return "a lie"

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("not to be asked")

    def __hash__(self) -> int:
        return 1


class Number(int):
    """A number that tells lies about itself."""

    def __str__(self) -> str:
        return "a lie"

    __repr__ = __str__
    __format__ = None  # type: ignore[assignment]


class Word(StrEnum):
    """Words, as a program may name them."""

    START = "start"
    ONE = "one"
    TRUE = "true"
    FIVE = "5"
    ON_ENTER = "onEnter"


class OldWord(str, Enum):  # noqa: UP042 - its str() differs from StrEnum's
    """Words, as programs named them before StrEnum."""

    START = "start"
    ONE = "one"
    TRUE = "true"
    FIVE = "5"
    ON_ENTER = "onEnter"


class Count(IntEnum):
    """Numbers with names."""

    FIVE = 5


class Setting(Enum):
    """Values with names, which turn into their names when they are texts."""

    START = "start"
    ONE = "one"
    FIVE = 5
    OLD = OldWord.START
    TRUE = True
    HALF = 0.5


class Spoken(Enum):
    """Values with names, and texts of their own."""

    ONE = 1

    def __str__(self) -> str:
        return self.name.lower()


ATTRIBUTES = ["word", "address", "short", "number", "small", "below", "truth", "beep", "choice"]
ATTRIBUTES += ["open", "events", "codecs"]

PLAIN_TYPES: list[Callable[[str], Any]] = [
    str, Text, mark_safe, Markup, lazystr,
    lambda text: SimpleLazyObject(lambda: text),
    lambda text: LocalProxy(lambda: text),
]  # fmt: skip
IDS = ["str", "subclass", "SafeString", "Markup", "lazystr", "SimpleLazyObject", "LocalProxy"]

as_any_text = pytest.mark.parametrize("wrapped", PLAIN_TYPES, ids=IDS)


def made(**attributes: Any) -> Thing:
    """Make a thing of values of any type."""
    return Thing(**attributes)


def kept(name: str, value: object) -> Any:
    """Give a value as a keyword and by assignment; return what is kept both times."""
    built, assigned = made(**{name: value}), Thing()
    setattr(assigned, name, value)
    assert built == assigned
    found = getattr(built, name)
    assert type(found) is type(getattr(assigned, name))
    assert str(built) == str(assigned)
    assert Thing.from_xml(str(built)) == built
    return found


def refused(name: str, value: object) -> str:
    """Give a value as a keyword and by assignment; return what both errors say."""
    with pytest.raises(InvalidValueError) as built:
        made(**{name: value})
    with pytest.raises(InvalidValueError) as assigned:
        setattr(Thing(), name, value)
    assert str(built.value) == str(assigned.value)
    return str(built.value)


# Text


@as_any_text
@pytest.mark.parametrize("name", ["text", "word", "address", "short", "open"])
def test_whatever_text_it_was_it_ends_as_str(name: str, wrapped: Callable[[str], Any]) -> None:
    """Safe, lazy and strange texts are kept as plain str."""
    found = kept(name, wrapped("ab"))
    assert found == "ab"
    assert type(found) is str


@as_any_text
def test_whatever_text_is_appended(wrapped: Callable[[str], Any]) -> None:
    """Safe, lazy and strange texts can be appended, and given as children, as plain str."""
    for say in (Say("a").append(wrapped("b")), Say("a", children=[wrapped("b")])):
        assert say == Say("ab")
        assert type(say.message) is str


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5, "5"),
        (-5, "-5"),
        (Number(5), "5"),
        (Count.FIVE, "5"),
        (Word.START, "start"),
        (OldWord.START, "start"),
        (Setting.START, "start"),
        (Setting.FIVE, "5"),
        (Setting.OLD, "start"),
        (Spoken.ONE, "one"),
        (Decimal("1.50"), "1.50"),
        (Fraction(1, 2), "1/2"),
        (UUID(int=0), "00000000-0000-0000-0000-000000000000"),
        (10**18 - 1, "9" * 18),
    ],
)
def test_what_stands_for_text(value: object, text: str) -> None:
    """Whole numbers, and objects that turn into text, stand for their text."""
    found = kept("word", value)
    assert found == text
    assert type(found) is str


@pytest.mark.parametrize(
    "value",
    [
        True, 1.0, math.nan, math.inf, 1j, b"x", bytearray(b"x"), memoryview(b"x"), [], ["x"],
        ("x",), {"x"}, {"x": 1}, object(), ..., NotImplemented, str, iter("x"), range(3),
        lambda: "x", 10**18, -(10**18), 10**5000, Setting.TRUE, Setting.HALF, Mock(), MagicMock(),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_what_is_not_text(value: object) -> None:
    """Booleans, fractions, bytes, collections, bare objects and mocks are not text."""
    assert "text" in refused("word", value)


def test_text_that_begins_as_a_bare_object_is_shown() -> None:
    """An object with a text of its own stands for it, also where that has angle brackets."""
    mock = MagicMock()
    mock.__str__.return_value = "<3"  # type: ignore[attr-defined]
    assert kept("word", mock) == "<3"
    assert kept("word", mark_safe("<b>")) == "<b>"
    assert kept("word", lazystr("<b>")) == "<b>"


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("number", Setting.FIVE, 5),
        ("small", Setting.FIVE, 5),
        ("truth", Setting.TRUE, True),
        ("beep", Setting.TRUE, True),
        ("choice", Setting.ONE, "one"),
        ("open", Setting.ONE, "one"),
        ("events", Setting.START, ("start",)),
        ("events", [Setting.START, "end"], ("start", "end")),
        ("address", Setting.ONE, "one"),
    ],
)
def test_the_value_of_a_member(name: str, value: object, found: object) -> None:
    """A member of an enum stands for its value, wherever a value is taken."""
    assert kept(name, value) == found


def test_a_member_as_text() -> None:
    """A member of an enum can be appended as a text is, and stand where anything may stand."""
    assert Say("a").append(Setting.START) == Say("astart")  # type: ignore[arg-type]
    made = Unknown("Thing", children=[Setting.START])  # type: ignore[list-item]
    assert made == Unknown("Thing", children=["start"])
    added = Dial().add_child("Thing", setting=Setting.FIVE)
    assert added.unknown_attributes == (("setting", "5"),)


def test_a_member_with_a_wrong_value() -> None:
    """Of a member whose value is refused, that value is shown."""
    assert "choice is 'start': must be one, two or three" in refused("choice", Setting.START)


def test_an_element_is_not_text() -> None:
    """An element is not text: nobody wants to hear its XML."""
    with pytest.raises(InvalidValueError):
        Say(Say("Hello"))  # type: ignore[arg-type]


def test_length() -> None:
    """A text that is too long is refused with its length, unless a template stands in it."""
    assert kept("short", "abc") == "abc"
    assert kept("short", "{{From}}") == "{{From}}"
    said = refused("short", "abcd")
    assert "4 characters" in said
    assert "at most 3" in said


def test_an_open_list_takes_any_word() -> None:
    """An open list of words takes other words too."""
    assert kept("open", "three") == "three"


@pytest.mark.parametrize("space", [" ", "\t", "\n", "\r\n", " \n "])
def test_white_space_around_a_value(space: str) -> None:
    """White space around an address is dropped, around free text it is kept."""
    padded = f"{space}a b{space}"
    assert kept("address", padded) == "a b"
    assert kept("text", padded) == "a b"
    assert kept("word", padded) == padded


@pytest.mark.parametrize("space", ["\xa0", "\u2003", "\u2028", "\x85", "\ufeff"])
def test_other_space_counts(space: str) -> None:
    """White space that XML does not know as such is part of a value."""
    assert kept("address", f"{space}a{space}") == f"{space}a{space}"


# Characters


@pytest.mark.parametrize("name", ATTRIBUTES)
@pytest.mark.parametrize("character", ["\x00", "\x1f", "\ud800", "\uffff"])
def test_what_xml_cannot_hold(name: str, character: str) -> None:
    """A character that XML cannot hold is refused with its code and its position."""
    said = refused(name, f"  ab {character}")
    assert f"U+{ord(character):04X} at position 5" in said
    assert "clean_text" in said


def test_the_first_of_many_is_named() -> None:
    """The first character that XML cannot hold is the one that is named."""
    assert "U+0001 at position 2" in refused("word", "a\n\x01\x00")


@pytest.mark.parametrize("word", ["start\x00", "\x1f"])
def test_what_xml_cannot_hold_in_a_list(word: str) -> None:
    """A character that XML cannot hold is refused in a word of a list too."""
    assert "is not allowed (cxml.clean_text drops" in refused("events", ["start", word])


# Whole numbers


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (0, 0),
        (10, 10),
        ("10", 10),
        ("007", 7),
        ("-0", 0),
        (Number(5), 5),
        (Text("5"), 5),
        (Count.FIVE, 5),
        (Word.FIVE, 5),
        (OldWord.FIVE, 5),
        (mark_safe("5"), 5),
        (LocalProxy(lambda: 5), 5),
        (SimpleLazyObject(lambda: 5), 5),
        (10**18 - 1, 10**18 - 1),
        ("9" * 18, 10**18 - 1),
    ],
)
def test_whole_numbers(value: object, number: int) -> None:
    """Whole numbers, and texts of decimal digits, are kept as int."""
    found = kept("number", value)
    assert found == number
    assert type(found) is int


@pytest.mark.parametrize(
    "value",
    [
        "1_000", "\u0663", "\uff15", "²", "½", " 5", "5 ", "5\n", "\t5", "+5", "1e3", "5.0", "0x5",
        "", " ", "-", "--5", "- 5", "five", "-1", -1, "9" * 19, "0" * 30, 10**18, 10**100, 10**5000,
        True, False, 1.0, 5.5, math.nan, math.inf, Decimal(5), Fraction(5), b"5", [5], (5,), {5},
        5j, object(),
    ],
    ids=lambda value: f"{type(value).__name__}-{str(value) if type(value) is str else ''}",
)  # fmt: skip
def test_what_is_no_whole_number(value: object) -> None:
    """Other digits, signs, spaces, fractions, booleans and huge numbers are not whole numbers."""
    assert "whole number" in refused("number", value)


@pytest.mark.parametrize("value", [5, 600, "5", "600", "auto", "{{Timeout}}"])
def test_both_ends_of_a_range(value: object) -> None:
    """Both ends of a range are in it, words stand beside it, and templates pass."""
    assert str(kept("small", value)) == str(value)


@pytest.mark.parametrize("value", [4, 601, "4", "601", "AUTO", "", "{{Time out}}", "{{}}"])
def test_outside_a_range(value: object) -> None:
    """Outside a range a number is refused, with both ends and the word that is allowed."""
    said = refused("small", value)
    assert "from 5 to 600" in said
    assert "auto" in said


def test_a_range_below_zero() -> None:
    """A range may lie below zero."""
    assert kept("below", "-5") == -5
    assert kept("below", -1) == -1
    for value in (0, -6, "0"):
        assert "from -5 to -1" in refused("below", value)


@given(st.integers(0, 10**18 - 1))
def test_any_whole_number(number: int) -> None:
    """A whole number reads the same from int and from text."""
    assert Thing(number=number) == Thing(number=str(number))  # type: ignore[arg-type]


# Booleans and words


@pytest.mark.parametrize(
    ("value", "truth"),
    [(True, True), (False, False), ("true", True), ("false", False), (Word.TRUE, True),
     (OldWord.TRUE, True), (Text("false"), False), (mark_safe("true"), True)],
)  # fmt: skip
@pytest.mark.parametrize("name", ["truth", "beep"])
def test_booleans(name: str, value: object, truth: bool) -> None:
    """True, False, and the words of the wire are kept as bool."""
    assert kept(name, value) is truth


@pytest.mark.parametrize(
    "value",
    ["True", "TRUE", "yes", "on", "1", "0", "", " true", 1, 0, 1.0, None.__class__, [], b"true"],
)
def test_what_is_no_boolean(value: object) -> None:
    """Nothing else is a boolean: neither 1 nor 0, nor other words, nor other cases."""
    assert "true" in refused("truth", value)
    assert "onEnter" in refused("beep", value)


@pytest.mark.parametrize("word", ["onEnter", "onExit", Word.ON_ENTER, OldWord.ON_ENTER])
def test_words_beside_booleans(word: str) -> None:
    """A word may stand beside true and false."""
    found = kept("beep", word)
    assert found == str.__str__(word)
    assert type(found) is str


@pytest.mark.parametrize("word", ["onenter", "on_enter", "OnEnter"])
def test_the_nearest_word_is_named(word: str) -> None:
    """A word that is nearly right is answered with the right one."""
    assert refused("beep", word).endswith("did you mean 'onEnter'?")


@pytest.mark.parametrize("value", ["one", "two", "three", Word.ONE, OldWord.ONE, Text("one")])
def test_words_of_a_closed_list(value: str) -> None:
    """A closed list takes its words, documented or not, as plain str."""
    assert type(kept("choice", value)) is str


@pytest.mark.parametrize("value", ["four", "One", "one ", "", "one two", True, 1, ["one"], b"one"])
def test_words_outside_a_closed_list(value: object) -> None:
    """A closed list takes nothing else, and says what it takes."""
    assert "one, two or three" in refused("choice", value)


def test_templates_pass_everywhere() -> None:
    """A template passes in every attribute, alone and inside a longer text, and stays."""
    for name in ATTRIBUTES:
        for text in ("{{Some_Thing-1}}", "x{{From}}y"):
            expected: object = (text,) if name in ("events", "codecs") else text
            assert kept(name, text) == expected
    assert kept("text", "{{From}}") == "{{From}}"


# Lists of words


def three_words() -> Iterator[str]:
    """Give words one by one."""
    yield from ("join", "start", "join")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (["start", "end"], ("start", "end")),
        (["end", "start"], ("end", "start")),
        (("join",), ("join",)),
        ({"join": 1, "end": 2}, ("join", "end")),
        ({"join": 1, "end": 2}.keys(), ("join", "end")),
        (iter(["end", "start"]), ("end", "start")),
        (map(str, ["end"]), ("end",)),
        ("start end", ("start", "end")),
        ("  end \n start\t", ("end", "start")),
        ("start start end start", ("start", "end")),
        (["start", "end", "start"], ("start", "end")),
        ([Word.START, OldWord.START, "end"], ("start", "end")),
        ([Text("start")], ("start",)),
        (Text("start end"), ("start", "end")),
        (mark_safe("start end"), ("start", "end")),
        (Word.START, ("start",)),
        (["{{Event}}", "end"], ("{{Event}}", "end")),
        ("{{Event}} end", ("{{Event}}", "end")),
        ([], ()),
        ("", ()),
        (" ", ()),
    ],
    ids=lambda value: str(value)[:8],
)  # fmt: skip
def test_lists_of_words(value: Any, words: tuple[str, ...]) -> None:
    """Words come in any iterable or in one text, keep their order, and each is kept once."""
    thing = Thing(events=value)
    assert thing.events == words
    assert all(type(word) is str for word in words)
    assert all(type(word) is str for word in thing.events or ())
    assert str(thing).endswith(f'<Thing events="{" ".join(words)}" />')
    assert Thing.from_xml(str(thing)) == thing


@pytest.mark.parametrize("collection", [set, frozenset])
def test_sets_of_words(collection: type) -> None:
    """A set of words has no order, so it is given one that is always the same."""
    assert kept("events", collection(["start", "join", "end"])) == ("end", "join", "start")


def test_generators_of_words() -> None:
    """A generator is walked through once, on construction and on assignment."""
    assert Thing(events=three_words()).events == ("join", "start")
    thing = Thing()
    thing.events = three_words()  # type: ignore[assignment]
    assert thing.events == ("join", "start")


@pytest.mark.parametrize(
    "value",
    ["begin", ["begin"], ["start", "begin"], "start,end", ["start end"], ["Start"], [""],
     [" start"], [1], [None], [True], [b"start"], [["start"]], 5, True, 1.5, b"start",
     bytearray(b"start"), object(), range(2)],
    ids=lambda value: str(value)[:8],
)  # fmt: skip
def test_what_is_no_list_of_words(value: object) -> None:
    """Unknown words, and what is no word or no list of words, are refused."""
    said = refused("events", value)
    assert "start" in said or "words" in said


@pytest.mark.parametrize("value", [["strat"], "strat", "end strat", ["START"]])
def test_the_nearest_word_of_a_list_is_named(value: object) -> None:
    """A word that is nearly one of the list is answered with that one."""
    said = refused("events", value)
    assert "start, end, join" in said
    assert said.endswith("did you mean 'start'?")


def test_an_error_while_words_are_given_is_not_ours() -> None:
    """An exception in the caller's own iterable reaches the caller as it is."""

    def broken() -> Iterator[str]:
        yield "start"
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        Thing(events=broken())


def test_words_with_commas() -> None:
    """A list may be written with commas, and then is read with commas, spaces aside."""
    thing = Thing(codecs="PCMA, PCMU")
    assert thing.codecs == ("PCMA", "PCMU")
    assert str(thing).endswith('codecs="PCMA,PCMU" />')
    assert "PCMU, PCMA" in refused("codecs", "PCMA PCMU")
    assert Sip(codecs=["OPUS", "G722"]).codecs == ("OPUS", "G722")


def test_lists_are_apart() -> None:
    """What is kept is the caller's list no more."""
    given = ["start"]
    thing = Thing(events=given)
    given.append("end")
    assert thing.events == ("start",)


def test_many_different_texts_of_words() -> None:
    """Each of many texts is taken apart on its own, also after the same text came before."""
    for count in range(1, 100):
        text = " " * count + "start end"
        assert Thing(events=text).events == ("start", "end")
        assert Thing(events=text).events == ("start", "end")


# What errors show


def test_a_long_value_is_cut_in_an_error() -> None:
    """An error shows the beginning of a long value, not all of it."""
    assert len(refused("number", "x" * 10_000)) < 300
    assert len(refused("events", ["x" * 10_000])) < 500
    assert len(refused("number", ["x"] * 10_000)) < 300


def test_the_same_value_everywhere() -> None:
    """Values of one kind are taken by the classes of the library as by a class of one's own."""
    assert Pause(length="10").length == 10  # type: ignore[arg-type]
    assert Dial(timeout="5") == Dial(timeout=5)  # type: ignore[arg-type]
    assert Conference("a", beep="true") == Conference("a", beep=True)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "given", "meant"),
    [
        (("do-not-record", "record-from-start"), True, "record-from-start"),
        (("do-not-record", "record-from-start"), "false", "do-not-record"),
        (("do-not-record", "record-from-start", "record-from-answer"), True, None),
        (("trim-silence", "do-not-trim"), False, "do-not-trim"),
        (("GET", "POST"), False, None),
        (("do-not-record", "record-from-start"), "Off", "do-not-record"),
        (("do-not-record", "record-from-answer", "record-from-ringing"), "record",
         "record-from-answer"),
        (("record", "record-from-answer"), "Record", "record"),
    ],
)  # fmt: skip
def test_yes_and_no_among_words(words: tuple[str, ...], given: Any, meant: str | None) -> None:
    """Where words stand for yes and no, the one that was meant is suggested."""
    with pytest.raises(ValueRefusedError) as caught:
        Choice(words=words).accept(given)
    assert caught.value.suggestion == meant


@pytest.mark.parametrize(
    ("given", "meant"),
    [("yes", "true"), ("ON", "true"), ("no", "false"), ("off", "false"), ("maybe", None)],
)
def test_yes_and_no_for_booleans(given: Any, meant: str | None) -> None:
    """However yes or no is said, true or false is suggested."""
    with pytest.raises(ValueRefusedError) as caught:
        Choice(words=("onEnter",), booleans=True).accept(given)
    assert caught.value.suggestion == meant


@pytest.mark.parametrize("given", [["a", "b"], ("a",), {"a"}])
def test_many_where_one_text_belongs(given: object) -> None:
    """Who gives several words where one text belongs is told how to write them."""
    with pytest.raises(ValueRefusedError, match="is not text: write one text, with commas"):
        plain_text(given)


VALUES: list[object] = [
    *(True, False, 0, 1, -5, 5, 600, 601, 10**18, 1.0, None, b"x"),
    *("", " x ", "abc", "abcd", "a\nb", "a\tb", "\x00", "auto", "always", "never", "start end"),
]


@pytest.mark.parametrize("name", sorted(spec_of(Thing).attributes))
def test_what_is_taken_without_a_call_is_kept_as_it_is(name: str) -> None:
    """The test that a written function makes in place of a call lets nothing else pass."""
    kind = spec_of(Thing).attributes[name].kind
    test = kind.fast.replace("{v}", "v") or "False"
    is_taken = eval(f"lambda v: {test}")  # noqa: S307 - our own text
    words: tuple[str, ...] = getattr(kind, "words", ())
    taken = [each for each in (*VALUES, *words) if is_taken(each)]
    assert [kind.accept(each) for each in taken] == taken
    assert [type(kind.accept(each)) for each in taken] == [type(each) for each in taken]
    assert not kind.fast or set(words) <= {each for each in taken if isinstance(each, str)}
