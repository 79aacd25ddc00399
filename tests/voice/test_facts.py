"""The declarations say what the platform documents, name by name, and nothing else.

``tests/data/cxml-voice.json`` holds the facts: every element of the vocabulary so far, with its
attributes, its text and its children, as SignalWire and Twilio document them. Where a declaration
differs on purpose, the difference stands here with its reason.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import cxml.voice
from cxml._element import plan_of
from cxml._facts import Default, Length, Pattern, Range, Trait, TwimlWords, UndocumentedWords, Unit
from cxml._plan import Field
from cxml._wire import Choice, Integer, Text

FACTS: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "data" / "cxml-voice.json").read_text(encoding="utf-8")
)

ATTRIBUTES = [(name, wire) for name, facts in FACTS.items() for wire in facts["attributes"]]
TEXTS = [name for name, facts in FACTS.items() if facts["text"]]
CHILDREN = [(name, tag) for name, facts in FACTS.items() for tag in facts["children"]]

LATER_VERBS = "a verb of later work"
LATER_SSML = "SSML comes with the whole language"
LATER_STREAM = "comes with the elements for streams"
NOT_YET = {
    **{
        ("VoiceResponse", tag): LATER_VERBS
        for tag in (
            "Connect", "Denoise", "Echo", "Enqueue", "Leave", "Pay", "Prompt", "Record", "Refer",
            "Sms", "Start", "Stop",
        )
    },
    **{
        ("Say", tag): LATER_SSML
        for tag in (
            "break", "emphasis", "lang", "p", "phoneme", "prosody", "s", "say-as", "sub", "w",
        )
    },
    ("Conference", "Stream"): LATER_STREAM,
}  # fmt: skip
"""Children that the facts know and cxml does not, yet."""

DIFFERENT_WORDS = {
    ("Dial", "recordingStatusCallbackEvent"): ["in-progress", "completed", "failed", "absent"],
    ("Conference", "region"): [
        *FACTS["Conference"]["attributes"]["region"]["values"], "global", "us", "eu", "ch",
    ],
}  # fmt: skip
"""The pages contradict each other about these words; cxml takes what any of them has."""

LEGS = {"Application", "Client", "WhatsApp"}
"""Twilio's legs share their declaration with Number's and Sip's, so theirs says more."""

MIXED_LATER = {"Conference"}
"""Text of which only a child of later work would make the order count."""

KEYWORDS = {"Verto": "address"}
"""Texts for which Twilio's library has no name, since it lacks the element."""

PATTERNS = {("Play", "digits")}
"""Keys that a pattern is known for from another attribute: a Number's sendDigits."""

RANGES = {("Conference", "maxParticipants"): (1, None)}
"""A conference of nobody is none, though no page says so."""


def _field(name: str, wire: str) -> Field:
    return plan_of(getattr(cxml.voice, name)).by_wire[wire]


def _text(name: str) -> Field:
    text = plan_of(getattr(cxml.voice, name)).text
    assert text is not None
    return text


# Nothing is missing, and nothing is too much


def test_every_class_is_a_fact() -> None:
    """The classes of cxml.voice are the elements of the facts."""
    assert sorted(cxml.voice.__all__) == sorted(FACTS)


@pytest.mark.parametrize("name", FACTS)
def test_every_attribute_is_a_fact(name: str) -> None:
    """The attributes of an element are those of the facts."""
    declared = plan_of(getattr(cxml.voice, name)).by_wire
    assert sorted(declared) == sorted(FACTS[name]["attributes"])


@pytest.mark.parametrize("name", FACTS)
def test_every_child_is_a_fact(name: str) -> None:
    """The children of an element are those of the facts, but for later work."""
    declared = plan_of(getattr(cxml.voice, name)).children
    later = {tag for parent, tag in NOT_YET if parent == name}
    assert later <= set(FACTS[name]["children"])
    assert sorted(declared) == sorted(set(FACTS[name]["children"]) - later)


@pytest.mark.parametrize("name", FACTS)
def test_tag_text_and_support_of_an_element(name: str) -> None:
    """An element has the tag and the support of the facts, and a text where they have one."""
    cls = getattr(cxml.voice, name)
    assert cls.tag == FACTS[name]["tag"]
    assert cls.support == FACTS[name]["support"]
    assert (plan_of(cls).text is None) == (FACTS[name]["text"] is None)


# Attributes


@pytest.mark.parametrize(("name", "wire"), ATTRIBUTES)
def test_names_of_an_attribute(name: str, wire: str) -> None:
    """An attribute has the Python name of the facts."""
    fact = FACTS[name]["attributes"][wire]
    assert _field(name, wire).keyword == fact["python"]
    assert _field(name, wire).name == fact["python"]


@pytest.mark.parametrize(("name", "wire"), ATTRIBUTES)
def test_type_of_an_attribute(name: str, wire: str) -> None:
    """An attribute has the type of the facts."""
    fact, kind = FACTS[name]["attributes"][wire], _field(name, wire).kind
    match fact["type"]:
        case "boolean":
            assert isinstance(kind, Choice)
            assert kind.booleans
            assert kind.words == ()
        case "method":
            assert kind.name == "enum"
        case "enum" if fact.get("open"):
            assert isinstance(kind, Text)
        case "enum":
            assert isinstance(kind, Choice)
            assert kind.booleans == ({"true", "false"} <= set(fact["values"]))
        case "integer-or-auto":
            assert isinstance(kind, Integer)
            assert kind.words == ("auto",)
        case other:
            assert kind.name == other


@pytest.mark.parametrize(("name", "wire"), ATTRIBUTES)
def test_words_of_an_attribute(name: str, wire: str) -> None:
    """An attribute takes the words of the facts, in their order, and no others."""
    fact, field = FACTS[name]["attributes"][wire], _field(name, wire)
    expected = [*fact.get("values", fact.get("known_values", [])), *fact.get("twiml_values", [])]
    if (name, wire) in DIFFERENT_WORDS:
        expected = DIFFERENT_WORDS[name, wire]
    assert _words(field.kind) == expected
    undocumented = field.note(UndocumentedWords)
    assert list(undocumented.words if undocumented else ()) == fact.get("undocumented_values", [])


def _words(kind: Any) -> list[str]:
    booleans = ["true", "false"] if isinstance(kind, Choice) and kind.booleans else []
    words = list(kind.words)
    return [*booleans, *words] if words else []


@pytest.mark.parametrize(("name", "wire"), ATTRIBUTES)
def test_words_of_twilio(name: str, wire: str) -> None:
    """Words that SignalWire does not document are marked as Twilio's."""
    marked = _field(name, wire).note(TwimlWords)
    expected = FACTS[name]["attributes"][wire].get("twiml_values", [])
    assert list(marked.words if marked else ()) == expected


@pytest.mark.parametrize(("name", "wire"), ATTRIBUTES)
def test_limits_of_an_attribute(name: str, wire: str) -> None:
    """An attribute has the range, the length and the pattern of the facts."""
    fact, field = FACTS[name]["attributes"][wire], _field(name, wire)
    declared = field.note(Range)
    if "min" in fact or "max" in fact or declared:
        limits = RANGES.get((name, wire), (fact.get("min"), fact.get("max")))
        assert isinstance(field.kind, Integer)
        assert (field.kind.low, field.kind.high) == limits
    length = field.note(Length)
    assert (length.most if length else None) == fact.get("longest")
    pattern = field.note(Pattern)
    if (name, wire) in PATTERNS:
        assert pattern == _field("Number", "sendDigits").note(Pattern)
    else:
        assert (pattern.regex if pattern else None) == fact.get("pattern")


@pytest.mark.parametrize(("name", "wire"), ATTRIBUTES)
def test_default_of_an_attribute(name: str, wire: str) -> None:
    """An attribute names the platform's default, as it would be written."""
    fact, default = FACTS[name]["attributes"][wire], _field(name, wire).note(Default)
    if name in LEGS and default:
        assert default.text == "POST"
    else:
        assert (default.text if default else None) == fact.get("default")


@pytest.mark.parametrize(("name", "wire"), ATTRIBUTES)
def test_unit_of_an_attribute(name: str, wire: str) -> None:
    """A number names its unit."""
    unit = _field(name, wire).note(Unit)
    assert (unit.name if unit else None) == FACTS[name]["attributes"][wire].get("unit")


@pytest.mark.parametrize(("name", "wire"), ATTRIBUTES)
def test_support_of_an_attribute(name: str, wire: str) -> None:
    """An attribute says who documents it."""
    assert _field(name, wire).support == FACTS[name]["attributes"][wire]["support"]


@pytest.mark.parametrize(("name", "wire"), ATTRIBUTES)
def test_what_the_platform_needs(name: str, wire: str) -> None:
    """An attribute that the platform needs is marked."""
    needed = _field(name, wire).has(Trait.NEEDED)
    assert needed == FACTS[name]["attributes"][wire].get("needed", False)


# Texts


@pytest.mark.parametrize("name", TEXTS)
def test_text_of_an_element(name: str) -> None:
    """A text has the keyword, the length and the necessity of the facts."""
    fact, field = FACTS[name]["text"], _text(name)
    assert field.keyword == (fact["keyword"] or KEYWORDS[name])
    assert field.required == fact["required"]
    length = field.note(Length)
    assert (length.most if length else None) == fact.get("longest")


@pytest.mark.parametrize("name", TEXTS)
def test_type_of_a_text(name: str) -> None:
    """A text has the type of the facts; a string that is no free text is a name."""
    fact, field = FACTS[name]["text"], _text(name)
    assert field.kind.name in ({"string", "name"} if fact["type"] == "string" else {fact["type"]})
    assert (field.kind.name == "string") == field.has(Trait.MIXED)
    if name not in MIXED_LATER:
        assert field.has(Trait.MIXED) == fact.get("mixed", False)


# Children


@pytest.mark.parametrize(("name", "tag"), [each for each in CHILDREN if each not in NOT_YET])
def test_a_child(name: str, tag: str) -> None:
    """A child has the class, the method, the support and the greatest number of the facts."""
    fact, line = FACTS[name]["children"][tag], plan_of(getattr(cxml.voice, name)).children[tag]
    assert line.element is getattr(cxml.voice, fact["class"])
    assert line.name == fact["method"]
    assert line.support == fact["support"]
    assert line.at_most == fact.get("at_most")


@pytest.mark.parametrize(
    ("first", "second", "code"), [("conference", "number", 13000), ("number", "conference", 13000)]
)
def test_children_that_exclude_each_other(first: str, second: str, code: int) -> None:
    """A Conference and a Number cannot stand in the same Dial; SignalWire says so in 13000."""
    assert plan_of(cxml.voice.Dial).rivals[first][second] == code


def test_sip_stands_alone() -> None:
    """Nothing but other Sips may stand beside a Sip."""
    rivals = plan_of(cxml.voice.Dial).rivals
    assert set(rivals["sip"]) == set(rivals) - {"sip"}
    assert all("sip" in others for name, others in rivals.items() if name != "sip")


def test_who_excludes_whom() -> None:
    """No other children exclude each other."""
    for name in FACTS:
        rivals = plan_of(getattr(cxml.voice, name)).rivals
        pairs = {(one, other) for one, others in rivals.items() for other in others}
        without_sip = {pair for pair in pairs if "sip" not in pair}
        assert without_sip <= {("conference", "number"), ("number", "conference")}
        assert pairs == {(other, one) for one, other in pairs}
        assert name == "Dial" or not pairs


# Why


def test_every_difference_is_real() -> None:
    """Every difference that stands here is one: what has become equal has to go."""
    for name, tag in NOT_YET:
        assert tag not in plan_of(getattr(cxml.voice, name)).children
    for (name, wire), words in DIFFERENT_WORDS.items():
        fact = FACTS[name]["attributes"][wire]
        assert words != [*fact["values"], *fact.get("twiml_values", [])]
    assert all(FACTS[name]["text"]["keyword"] is None for name in KEYWORDS)
    assert all(not _text(name).has(Trait.MIXED) for name in MIXED_LATER)
    assert all("min" not in FACTS[name]["attributes"][wire] for name, wire in RANGES)
    assert all(_field(name, "method").note(Default) for name in LEGS)
    assert not any("default" in FACTS[name]["attributes"]["method"] for name in LEGS)
