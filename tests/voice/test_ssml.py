"""SSML: how a text is spoken."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

import cxml
from cxml import (
    InvalidValueError,
    NestingError,
    Say,
    SsmlBreak,
    SsmlEmphasis,
    SsmlLang,
    SsmlP,
    SsmlPhoneme,
    SsmlProsody,
    SsmlS,
    SsmlSayAs,
    SsmlSub,
    SsmlW,
)
from cxml.testing import elements


def test_texts_and_elements_keep_their_order() -> None:
    """What is said comes in the order in which it was added, with its white space."""
    say = Say("Got it ")
    say.say_as("5550100", interpret_as="telephone")
    say.append(" near you").append("!")
    assert say.to_xml(False) == (
        '<Say>Got it <say-as interpret-as="telephone">5550100</say-as> near you!</Say>'
    )
    assert say.message == "Got it "
    assert say.children == (SsmlSayAs("5550100", interpret_as="telephone"), " near you!")
    assert Say.from_xml(str(say)) == say


def test_the_order_holds_at_every_depth() -> None:
    """Texts keep their order in elements inside of elements, too."""
    say = Say()
    prosody = say.prosody("a ", rate="slow")
    prosody.emphasis("b").append(" c").break_()
    prosody.append(" d ").append(SsmlS("e"))
    say.append(" f")
    assert say.to_xml(False) == (
        '<Say><prosody rate="slow">a <emphasis>b c<break /></emphasis> d <s>e</s></prosody> f</Say>'
    )
    assert Say.from_xml(str(say)) == say
    assert Say.from_xml(say.to_xml(pretty=True)) == say


def test_no_white_space_is_added() -> None:
    """Indented writing adds none where words stand, even if nothing but elements does."""
    say = Say(children=[SsmlP("a"), SsmlP("b")])
    assert say.to_xml(False, pretty=True) == "<Say><p>a</p><p>b</p></Say>"


def test_white_space_between_elements_is_read() -> None:
    """White space between elements is part of what is said."""
    say = Say.from_xml("<Say>\n  <p>a</p>\n</Say>")
    assert say == Say("\n  ", children=[SsmlP("a"), "\n"])
    assert say.to_xml(False) == "<Say>\n  <p>a</p>\n</Say>"


@pytest.mark.parametrize("text", [" a ", "\n", "  "])
@pytest.mark.parametrize("cls", [SsmlSayAs, SsmlSub, SsmlPhoneme, SsmlP, SsmlW])
def test_white_space_is_kept(cls: Any, text: str) -> None:
    """White space around words is kept."""
    assert cls(text).words == text
    assert cls.from_xml(str(cls(text))) == cls(text)


def test_names_of_attributes() -> None:
    """Names that are no Python names are spelled with an underscore."""
    say = Say()
    say.lang("Oui", xml_lang="fr")
    say.say_as("1.2.2026", interpret_as="date", format="dmy")
    say.sub("kg", alias="kilogrammes").append("!")
    say.phoneme("pecan", alphabet="ipa", ph="p\u026a\u02c8k\u0251\u02d0n")
    document = str(say)
    assert '<lang xml:lang="fr">Oui</lang>' in document
    assert '<say-as format="dmy" interpret-as="date">1.2.2026</say-as>' in document
    assert '<sub alias="kilogrammes">kg!</sub>' in document
    assert Say.from_xml(document) == say


ALLOWED = {
    Say: "break emphasis lang p phoneme prosody s say-as sub w",
    SsmlEmphasis: "break emphasis lang phoneme prosody say-as sub w",
    SsmlLang: "break emphasis lang p phoneme prosody s say-as sub w",
    SsmlP: "break emphasis lang phoneme prosody s say-as sub w",
    SsmlProsody: "break emphasis lang p phoneme prosody s say-as sub w",
    SsmlS: "break emphasis lang phoneme prosody say-as sub w",
    SsmlW: "break emphasis phoneme prosody say-as sub",
    SsmlBreak: "",
    SsmlSub: "",
}


@pytest.mark.parametrize("cls", ALLOWED, ids=lambda cls: cls.tag)
def test_what_may_stand_inside(cls: Any) -> None:
    """No paragraph stands in a sentence, no sentence in a word, and so on."""
    kinds: list[Any] = [
        SsmlBreak, SsmlEmphasis, SsmlLang, SsmlP, SsmlPhoneme, SsmlProsody, SsmlS, SsmlSayAs,
        SsmlSub, SsmlW,
    ]  # fmt: skip
    for kind in kinds:
        parent = cls("x") if cls is SsmlSub else cls()
        inner = kind() if kind is SsmlBreak else kind("x")
        if kind.tag in ALLOWED[cls].split():
            assert parent.append(inner).children == (inner,)
        else:
            with pytest.raises(NestingError, match=f"cannot stand in {cls.tag}"):
                parent.append(inner)


def test_a_pause_holds_no_text() -> None:
    """Nothing is said in a break."""
    with pytest.raises(NestingError, match="text cannot stand in break"):
        SsmlBreak().append("x")


@pytest.mark.parametrize("time", ["11s", "1", "soon", "10001ms"])
def test_how_long_a_pause_may_be(time: str) -> None:
    """A break takes a number with its unit, ten seconds at most."""
    with pytest.raises(InvalidValueError, match="break/@time"):
        SsmlBreak(time=time)
    assert SsmlBreak(time="10s", strength="x-strong").time == "10s"


@settings(max_examples=30)
@given(elements(Say))
def test_whatever_is_said_comes_back(say: Say) -> None:
    """Whatever is said is written and read back, in order and with its white space."""
    assert Say.from_xml(str(say)) == say
    assert cxml.Say.from_xml(say.to_xml(pretty=True)) == say


def test_as_deep_as_a_document_may_be() -> None:
    """Elements may stand inside each other as deeply as in any document, and no deeper."""
    say = Say()
    inner = say.prosody("x")
    for _ in range(97):
        inner = inner.prosody("x")
    assert Say.from_xml(str(say)) == say
    inner.prosody("x").prosody("x").prosody("x")
    with pytest.raises(NestingError, match="more than 100 elements"):
        str(say)
