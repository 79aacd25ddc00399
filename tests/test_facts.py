"""The declarations say what the platform documents, name by name, and nothing else.

``tests/data/cxml-CHANNEL.json`` holds the facts: every element of a channel, with its attributes,
its text and its children, as SignalWire and Twilio document them. Where a declaration differs on
purpose, the difference stands here with its reason.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from declared import CHANNELS

from cxml._facts import (
    CxmlWords,
    Default,
    Length,
    NeededIn,
    OnlyIn,
    Pattern,
    PlatformCode,
    Range,
    Trait,
    TwimlWords,
    UndocumentedWords,
    Unit,
)
from cxml._numbers import Amount, Integers
from cxml._plan import Field, Plan, plan_of
from cxml._wire import Choice, Integer, Text

DATA = Path(__file__).parent / "data"
FACTS: dict[str, Any] = {
    f"{channel}.{name}": facts
    for channel in CHANNELS
    for name, facts in json.loads(
        (DATA / f"cxml-{channel}.json").read_text(encoding="utf-8")
    ).items()
}

ATTRIBUTES = [(name, wire) for name, facts in FACTS.items() for wire in facts["attributes"]]
TEXTS = [name for name, facts in FACTS.items() if facts["text"]]
CHILDREN = [(name, tag) for name, facts in FACTS.items() for tag in facts["children"]]

RECORDING_EVENTS = ["in-progress", "completed", "failed", "absent"]
DIFFERENT_WORDS = {
    ("voice.Dial", "recordingStatusCallbackEvent"): RECORDING_EVENTS,
    ("voice.Record", "recordingStatusCallbackEvent"): RECORDING_EVENTS,
    ("voice.Recording", "recordingStatusCallbackEvent"): RECORDING_EVENTS,
    ("voice.Conversation", "recordingStatusCallbackEvent"): RECORDING_EVENTS,
    ("voice.Conference", "region"): [
        *FACTS["voice.Conference"]["attributes"]["region"]["values"], "global", "us", "eu", "ch",
    ],
}  # fmt: skip
"""The pages contradict each other about these words; cxml takes what any of them has."""

OPEN = {
    ("voice.Pay", "currency"): "one page says that there is one currency, an example has another",
    ("voice.Stream", "codec"): "another page has more codecs, with rates of their own",
}
"""Lists that are closed on one page, and not on another."""

UNDOCUMENTED = {"voice.AI": "SignalWire's library for another language builds it; no page has it"}
"""Elements that are no facts; what may stand in them is not known."""

LEGS = {"voice.Application", "voice.Client", "voice.WhatsApp"}
"""Twilio's legs share their declaration with Number's and Sip's, so theirs says more."""

NAMES_ONLY = {"voice.Conference"}
"""Texts that the facts call mixed, where nothing but the name before a child can be meant."""

KEYWORDS = {"voice.Verto": "address", "voice.Denoise": "state"}
"""Texts for which Twilio's library has no name, since it lacks the element."""

NAMES = {("voice.ConversationRelay", "language"): "language_tag"}
"""Attributes that are read by another name, since a method that adds a child has theirs."""

CAMEL = {
    ("voice.ConversationRelay", wire)
    for wire in (
        "backgroundNoiseReduction", "speechTimeout", "deepgramSmartFormat", "ignoreBackchannel",
    )
}  # fmt: skip
"""Attributes that Twilio's library spells as on the wire; cxml takes that spelling too."""

NEWER = {
    "voice.Stream": ["audioFormat", "sampleRate"],
    "voice.Language": [
        "asrSmartFormat", "hints", "ttsLanguageTextNormalization", "ttsTextNormalization",
    ],
    "voice.ConversationRelay": [
        "applicationReconnect", "asrSmartFormat", "customerName", "eagerEotThreshold",
        "echoPromptFiltering", "elevenlabsLanguageTextNormalization", "includeInPrompt",
        "partialPromptOnHangup", "ttsLanguageTextNormalization", "ttsTextNormalization",
        "turnDetection",
    ],
}  # fmt: skip
"""Attributes that Twilio's library has had since the facts were gathered."""

TRUTHS = {
    ("voice.ConversationRelay", wire)
    for wire in (
        "backgroundNoiseReduction", "deepgramSmartFormat", "ignoreBackchannel", "interruptible",
        "welcomeGreetingInterruptible",
    )
}  # fmt: skip
"""Texts for which programs give true and false too, as Twilio's pages do."""

PATTERNS = {
    ("voice.Play", "digits"): "the keys that a Number's sendDigits takes",
    ("voice.SsmlBreak", "time"): "the pattern holds the greatest duration too",
}
"""Patterns that say more than those of the facts."""

RANGES = {("voice.Conference", "maxParticipants"): (1, None)}
"""A conference of nobody is none, though no page says so."""

EMPTY = {"voice.Redirect", "messaging.Redirect", "messaging.Body"}
"""Texts that have to be there and may be empty, as Twilio's library allows."""


def snake(name: str) -> str:
    """Spell a name as Python does."""
    return re.sub("(?=[A-Z])", "_", name).lower()


def _class(name: str) -> Any:
    channel, _, own = name.partition(".")
    return getattr(CHANNELS[channel], own)


def _plan(name: str) -> Plan:
    return plan_of(_class(name))


def _field(name: str, wire: str) -> Field:
    return _plan(name).by_wire[wire]


def _text(name: str) -> Field:
    text = _plan(name).text
    assert text is not None
    return text


# Nothing is missing, and nothing is too much


def test_every_class_is_a_fact() -> None:
    """The classes of the channels are the elements of the facts."""
    declared = [f"{name}.{each}" for name, channel in CHANNELS.items() for each in channel.__all__]
    assert sorted(declared) == sorted([*FACTS, *UNDOCUMENTED])


def test_how_much_there_is() -> None:
    """There are 69 elements with 308 attributes."""
    assert len(FACTS) == 69
    assert len(ATTRIBUTES) == 308


@pytest.mark.parametrize("name", FACTS)
def test_every_attribute_is_a_fact(name: str) -> None:
    """The attributes of an element are those of the facts."""
    facts = [*FACTS[name]["attributes"], *NEWER.get(name, [])]
    assert sorted(_plan(name).by_wire) == sorted(facts)


@pytest.mark.parametrize("name", FACTS)
def test_every_child_is_a_fact(name: str) -> None:
    """The children of an element are those of the facts."""
    others = [each.partition(".")[2] for each in UNDOCUMENTED if name == "voice.Connect"]
    assert sorted(_plan(name).children) == sorted([*FACTS[name]["children"], *others])


@pytest.mark.parametrize("name", FACTS)
def test_tag_text_and_support_of_an_element(name: str) -> None:
    """An element has the tag and the support of the facts, and a text where they have one."""
    cls = _class(name)
    assert cls.tag == FACTS[name]["tag"]
    assert cls.support == FACTS[name]["support"]
    assert (plan_of(cls).text is None) == (FACTS[name]["text"] is None)


# Attributes


@pytest.mark.parametrize(("name", "wire"), ATTRIBUTES)
def test_names_of_an_attribute(name: str, wire: str) -> None:
    """An attribute has the Python name of the facts."""
    fact = FACTS[name]["attributes"][wire]
    expected = snake(fact["python"]) if (name, wire) in CAMEL else fact["python"]
    assert _field(name, wire).keyword == expected
    assert _field(name, wire).name == NAMES.get((name, wire), expected)


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
        case "enum" if fact.get("open") or (name, wire) in OPEN:
            assert isinstance(kind, Text)
        case "enum":
            assert isinstance(kind, Choice)
            assert kind.booleans == ({"true", "false"} <= set(fact["values"]))
        case "integer-or-auto":
            assert isinstance(kind, Integer)
            assert kind.words == ("auto",)
        case "string" if (name, wire) in TRUTHS:
            assert kind.name == "boolean-or-string"
        case "string" if fact.get("known_values"):
            assert isinstance(kind, Text)
            assert kind.words
        case other:
            assert kind.name == other


@pytest.mark.parametrize(("name", "wire"), ATTRIBUTES)
def test_words_of_an_attribute(name: str, wire: str) -> None:
    """An attribute takes the words of the facts, and no others."""
    fact, field = FACTS[name]["attributes"][wire], _field(name, wire)
    expected = [*fact.get("values", fact.get("known_values", [])), *fact.get("twiml_values", [])]
    if (name, wire) in DIFFERENT_WORDS:
        expected = DIFFERENT_WORDS[name, wire]
    assert sorted(_words(field.kind)) == sorted(expected)
    undocumented = field.note(UndocumentedWords)
    assert list(undocumented.words if undocumented else ()) == fact.get("undocumented_values", [])


def _words(kind: Any) -> list[str]:
    booleans = ["true", "false"] if isinstance(kind, Choice) and kind.booleans else []
    words = list(getattr(kind, "words", ()))
    return [*booleans, *words] if words else []


@pytest.mark.parametrize(("name", "wire"), ATTRIBUTES)
def test_words_of_twilio(name: str, wire: str) -> None:
    """Words that SignalWire does not document are marked as Twilio's."""
    marked = _field(name, wire).note(TwimlWords)
    expected = FACTS[name]["attributes"][wire].get("twiml_values", [])
    assert list(marked.words if marked else ()) == expected


@pytest.mark.parametrize(("name", "wire"), ATTRIBUTES)
def test_words_of_signalwire(name: str, wire: str) -> None:
    """Words that Twilio does not document are marked as SignalWire's."""
    marked = _field(name, wire).note(CxmlWords)
    expected = FACTS[name]["attributes"][wire].get("cxml_values", [])
    assert list(marked.words if marked else ()) == expected


@pytest.mark.parametrize(("name", "wire"), ATTRIBUTES)
def test_limits_of_an_attribute(name: str, wire: str) -> None:
    """An attribute has the range, the length and the pattern of the facts."""
    fact, field = FACTS[name]["attributes"][wire], _field(name, wire)
    declared = field.note(Range)
    if "min" in fact or isinstance(fact.get("max"), int) or declared:
        limits = RANGES.get((name, wire), (fact.get("min"), fact.get("max")))
        assert isinstance(field.kind, Integer | Integers | Amount)
        assert (field.kind.low, field.kind.high) == (limits[0] or 0, limits[1])
    length = field.note(Length)
    assert (length.most if length else None) == fact.get("longest")
    pattern = field.note(Pattern)
    if (name, wire) not in PATTERNS:
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
def test_where_an_attribute_counts(name: str, wire: str) -> None:
    """An attribute that is needed, or means something, under some parents alone names these."""
    fact, field = FACTS[name]["attributes"][wire], _field(name, wire)
    needed, only = field.note(NeededIn), field.note(OnlyIn)
    assert list(needed.parents if needed else ()) == fact.get("needed_in", [])
    assert list(only.parents if only else ()) == fact.get("only_in", [])


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
    """A text has the type of the facts; what is not to be spoken or sent, but a name, is one."""
    fact, field = FACTS[name]["text"], _text(name)
    assert field.kind.name in ({"string", "name"} if fact["type"] == "string" else {fact["type"]})
    assert field.has(Trait.MIXED) == (fact.get("mixed", False) and name not in NAMES_ONLY)
    assert list(getattr(field.kind, "words", ())) == fact.get("values", [])
    assert field.has(Trait.MAY_BE_EMPTY) == (name in EMPTY)


# Children


@pytest.mark.parametrize(("name", "tag"), CHILDREN)
def test_a_child(name: str, tag: str) -> None:
    """A child has the class, the method, the support and the greatest number of the facts."""
    fact, line = FACTS[name]["children"][tag], _plan(name).children[tag]
    assert line.element is getattr(CHANNELS[name.partition(".")[0]], fact["class"])
    assert line.name == fact["method"]
    assert line.support == fact["support"]
    assert line.at_most == fact.get("at_most")


@pytest.mark.parametrize(
    ("first", "second", "code"), [("conference", "number", 13000), ("number", "conference", 13000)]
)
def test_children_that_exclude_each_other(first: str, second: str, code: int) -> None:
    """A Conference and a Number cannot stand in the same Dial; SignalWire says so in 13000."""
    assert _plan("voice.Dial").rivals[first][second] == code


def test_sip_stands_alone() -> None:
    """Nothing but other Sips may stand beside a Sip."""
    rivals = _plan("voice.Dial").rivals
    assert set(rivals["sip"]) == set(rivals) - {"sip"}
    assert all("sip" in others for name, others in rivals.items() if name != "sip")


def test_who_excludes_whom() -> None:
    """No other children exclude each other."""
    for name in FACTS:
        rivals = _plan(name).rivals
        pairs = {(one, other) for one, others in rivals.items() for other in others}
        without_sip = {pair for pair in pairs if "sip" not in pair}
        assert without_sip <= {("conference", "number"), ("number", "conference")}
        assert pairs == {(other, one) for one, other in pairs}
        assert name == "voice.Dial" or not pairs


# Codes

CODES = {
    "voice.Denoise": {},
    "voice.Dial": {"text": 13223, "recordingStatusCallbackEvent": 13621, "trim": 13699},
    "voice.Enqueue": {"text": 14204},
    "voice.Number": {"text": 13223, "sendDigits": 13222},
    "voice.Play": {"text": 21455},
    "voice.Record": {"recordingStatusCallbackEvent": 13621, "trim": 13699},
    "voice.ReferSip": {"text": 32110},
    "voice.Sip": {"text": 13243, "codecs": 53404},
    "voice.Sms": {"text": 21617},
    "voice.Stream": {"url": 31922},
    "messaging.Body": {"text": 21617},
    "messaging.Media": {"text": 21620},
    "messaging.Redirect": {},
    "fax.Receive": {},
}
"""The error codes that SignalWire publishes for wrong values, beside those for methods."""


@pytest.mark.parametrize("name", CODES)
def test_codes_of_values(name: str) -> None:
    """A value for which SignalWire publishes an error code carries it, and no other does."""
    declared = {wire: each.note(PlatformCode) for wire, each in _plan(name).by_wire.items()}
    if text := _plan(name).text:
        declared["text"] = text.note(PlatformCode)
    methods = {w: 13221 for w, f in FACTS[name]["attributes"].items() if f["type"] == "method"}
    uploads = {wire for wire in methods if "storage" in wire.lower()}
    expected = {w: code for w, code in methods.items() if w not in uploads} | CODES[name]
    assert {wire: code.number for wire, code in declared.items() if code} == expected


def test_codes_of_a_conference() -> None:
    """What is wrong in a Conference has SignalWire's code for that, or a narrower one."""
    codes = {wire: each.platform_code for wire, each in _plan("voice.Conference").by_wire.items()}
    assert codes["beep"] == codes["maxParticipants"] == _text("voice.Conference").platform_code
    assert codes["beep"] == 16002
    assert codes["trim"] == 13699
    assert codes["recordingStatusCallbackEvent"] == 13621
    assert codes["waitMethod"] == 13221


def test_codes_of_children() -> None:
    """A child that cannot stand somewhere has the code that SignalWire publishes for that."""
    codes = {name: _plan(name).nesting_code for name in FACTS if _plan(name).nesting_code}
    assert codes == {
        "voice.Dial": 13215,
        "voice.Refer": 13215,
        "voice.VoiceResponse": 13750,
        "messaging.MessagingResponse": 13750,
        "fax.FaxResponse": 13750,
    }
    lines = _plan("voice.Dial").children
    assert [lines[tag].platform_code for tag in ("Conference", "Number", "Sip")] == [
        13000, 13215, 13215,
    ]  # fmt: skip
    assert _plan("messaging.Message").children["Media"].platform_code == 21623


# Why


def test_every_difference_is_real() -> None:
    """Every difference that stands here is one: what has become equal has to go."""
    for (name, wire), words in DIFFERENT_WORDS.items():
        fact = FACTS[name]["attributes"][wire]
        assert words != [*fact["values"], *fact.get("twiml_values", [])]
    for name, wire in OPEN:
        assert not FACTS[name]["attributes"][wire].get("open")
        assert isinstance(_field(name, wire).kind, Text)
    for name, wire in PATTERNS:
        declared = _field(name, wire).note(Pattern)
        assert declared
        assert declared.regex != FACTS[name]["attributes"][wire].get("pattern")
    assert all(FACTS[name]["text"]["keyword"] is None for name in KEYWORDS)
    assert all(FACTS[name]["text"]["mixed"] for name in NAMES_ONLY)
    assert all("min" not in FACTS[name]["attributes"][wire] for name, wire in RANGES)
    assert all(_field(name, "method").note(Default) for name in LEGS)
    assert not any("default" in FACTS[name]["attributes"]["method"] for name in LEGS)
    for name, wire in NAMES:
        assert FACTS[name]["attributes"][wire]["python"] == wire
    assert all(FACTS[name]["attributes"][wire]["python"] == wire for name, wire in CAMEL)
