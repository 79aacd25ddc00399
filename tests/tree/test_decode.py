"""Reading by tables, and with care: both ways come to the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import pytest
from attrs import define
from hypothesis import HealthCheck, given, settings

import cxml
from cxml import Denoise, DocumentError, Element, Problem, Say, Sip, SsmlLang, VoiceResponse
from cxml._declare.metadata import Pattern, Trait
from cxml._declare.simple_types import LONGEST_REMEMBERED, MOST_REMEMBERED, Memo
from cxml._schema.walk import platform_roots, walk
from cxml._text.values import ValueRefusedError
from cxml._tree.child import child
from cxml._tree.decode import Decoder, decoder_of
from cxml._tree.unknown import Unknown
from cxml.testing import documents

FOLDER = Path(__file__).parents[1] / "documents"
CLASSES = [*walk(platform_roots()), Unknown]

every_document = pytest.mark.parametrize(
    "path", sorted(FOLDER.rglob("*.xml")), ids=lambda path: path.stem
)


@pytest.fixture
def read_with_care(monkeypatch: pytest.MonkeyPatch) -> Callable[..., object]:
    """Give what reads a document twice, by tables and with care, and compares."""

    def refuse(_: str) -> str:
        raise ValueRefusedError("with care")

    def both(document: str | bytes, *, strict: bool) -> object:
        by_tables = outcome(document, strict=strict)
        with monkeypatch.context() as patch:
            for cls in CLASSES:
                each: Decoder[Element] = decoder_of(cls)
                patch.setattr(each, "_attributes", {})
                patch.setattr(each, "_read_text", each._read_text and refuse)
            assert outcome(document, strict=strict) == by_tables
        return by_tables

    return both


def outcome(document: str | bytes, *, strict: bool) -> Element | tuple[Problem, ...]:
    """Read a document; give what it is, or all that is wrong with it."""
    try:
        return cxml.parse(document, strict=strict)
    except DocumentError as error:
        return error.problems


@every_document
@pytest.mark.parametrize("strict", [True, False])
def test_both_ways(path: Path, strict: bool, read_with_care: Callable[..., object]) -> None:
    """Tables make of every document what careful reading makes of it, problems included."""
    read_with_care(path.read_bytes(), strict=strict)


@given(document=documents())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_ways_of_any_document(
    document: Element, read_with_care: Callable[..., object]
) -> None:
    """Tables make of whatever can be built what careful reading makes of it."""
    assert read_with_care(document.to_bytes(), strict=True) == read_with_care(
        document.to_bytes(), strict=False
    )


def test_a_mistake_leaves_the_rest_as_it_is() -> None:
    """Where one attribute is wrong, those before and after it are read as ever."""
    document = '<Response><Say loop=" 2 " tone="low" voice="alice">Hi</Say></Response>'
    say = Say("Hi", loop=2, voice="alice", unknown_attributes={"tone": "low"})
    assert VoiceResponse.from_xml(document, strict=False).children == (say,)


# Memos


def test_a_full_memo_is_emptied() -> None:
    """A memo that is full begins anew, so that what comes late is remembered as well."""
    asked: list[str] = []

    def read(text: str) -> int:
        asked.append(text)
        return len(asked)

    memo = Memo(read)
    first = [memo[str(number)] for number in range(MOST_REMEMBERED)]
    assert [memo[str(number)] for number in range(MOST_REMEMBERED)] == first
    assert len(asked) == MOST_REMEMBERED
    late = memo["late"]
    assert memo["late"] == late
    assert len(asked) == MOST_REMEMBERED + 1
    assert len(memo) <= MOST_REMEMBERED


def test_a_memo_keeps_nothing_long() -> None:
    """A memo reads what is long, and keeps none of it."""
    memo = Memo(len)
    assert memo["x" * (LONGEST_REMEMBERED + 1)] == LONGEST_REMEMBERED + 1
    assert memo["x"] == 1
    assert list(memo) == ["x"]


def test_nothing_secret_is_remembered() -> None:
    """No password stays in a table of what was read."""

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Safe(Element):
        code: Annotated[str | None, Trait.SECRET, Pattern("[0-9]+", "digits")] = None

    assert Safe.from_xml('<Safe code="1234"/>').code == "1234"
    VoiceResponse.from_xml(
        '<Response><Dial><Sip password="sesame">sip:a@example.com</Sip></Dial></Response>'
    )
    for cls in (Safe, Sip):
        kept = [values for _, values in decoder_of(cls)._attributes.values()]
        assert not {"1234", "sesame"} & {text for values in kept for text in values or ()}


# Classes of one's own


def test_a_class_keeps_its_own_tables() -> None:
    """A class that derives from another reads by its own declaration, whichever was read first."""

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Room(Element):
        size: int | None = None

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Hall(Room):
        doors: int | None = None
        room = child(Room)

    assert Room.from_xml('<Room size="1"/>').size == 1
    hall = Hall.from_xml('<Room size="2" doors="3"><Room size="4"/></Room>')
    assert (hall.size, hall.doors) == (2, 3)
    assert hall.one(Room).size == 4


def test_a_text_of_words_that_is_not_there() -> None:
    """A text that has to be one of a few words is asked for also where nothing stands."""
    with pytest.raises(DocumentError) as caught:
        Denoise.from_xml("<Denoise/>")
    assert {each.code for each in caught.value.problems} == {"value", "text-missing"}


def test_names_of_xml_are_in_the_tables() -> None:
    """``xml:lang`` is read by tables as well, under the name that a parser gives it."""
    table = decoder_of(SsmlLang)._attributes
    assert list(table) == ["{http://www.w3.org/XML/1998/namespace}lang"]
