"""The language as data is what the platform documents, name by name, and nothing else.

``tests/data/cxml-CHANNEL.json`` holds the facts: every element of a channel, with its attributes,
its text and its children, as SignalWire and Twilio document them. Where the data of
``cxml.schema()`` differs on purpose, the difference stands here with its reason.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from declared import CHANNELS

from cxml import schema
from cxml._schema.data import Attribute, Text
from cxml._tree.spec import ElementSpec, spec_of

LANGUAGE = schema()["elements"]
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

EMPTY = {"voice.Redirect", "messaging.Redirect", "messaging.Body", "messaging.Sms"}
"""Texts that have to be there and may be empty, as Twilio's library allows."""


def snake(name: str) -> str:
    """Spell a name as Python does."""
    return re.sub("(?=[A-Z])", "_", name).lower()


def _plan(name: str) -> ElementSpec:
    channel, _, own = name.partition(".")
    return spec_of(getattr(CHANNELS[channel], own))


def _attribute(name: str, wire: str) -> Attribute:
    return next(each for each in LANGUAGE[name]["attributes"] if each["wire"] == wire)


def _text(name: str) -> Text:
    text = LANGUAGE[name]["text"]
    assert text is not None
    return text


def _words(data: Attribute, support: str = "") -> list[str]:
    """Name the words that are documented, or those that one side alone documents."""
    marked = [each for each in data["values"] if each["support"] != data["support"]]
    documented = [each for each in data["values"] if each["support"] != "examples"]
    found = [each for each in marked if each["support"] == support] if support else documented
    return [] if data["type"] == "boolean" else [each["value"] for each in found]


# Nothing is missing, and nothing is too much


def test_every_class_is_a_fact() -> None:
    """The classes of the channels, and the elements of the data, are the elements of the facts."""
    declared = [f"{name}.{each}" for name, channel in CHANNELS.items() for each in channel.__all__]
    facts = {*FACTS, *UNDOCUMENTED}
    assert not {*declared} - facts, f"not in tests/data/cxml-*.json: { {*declared} - facts }"
    assert sorted(declared) == sorted(facts) == [*LANGUAGE]


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_channel_has_facts(channel: str) -> None:
    """No comparison below is one of nothing: every channel has elements, and these attributes."""
    assert any(name.startswith(f"{channel}.") for name, _ in ATTRIBUTES)


@pytest.mark.parametrize("name", FACTS)
def test_every_attribute_is_a_fact(name: str) -> None:
    """The attributes of an element are those of the facts."""
    found = [each["wire"] for each in LANGUAGE[name]["attributes"]]
    facts = [*FACTS[name]["attributes"], *NEWER.get(name, [])]
    extra, lacking = {*found} - {*facts}, {*facts} - {*found}
    assert not extra, f"not in tests/data/cxml-{name.partition('.')[0]}.json: {extra}"
    assert not lacking, f"a fact, and no attribute of {name}: {lacking}"
    assert len(found) == len(facts)


@pytest.mark.parametrize("name", FACTS)
def test_every_child_is_a_fact(name: str) -> None:
    """The children of an element are those of the facts."""
    others = [each.partition(".")[2] for each in UNDOCUMENTED if name == "voice.Connect"]
    found = [LANGUAGE[each["element"]]["tag"] for each in LANGUAGE[name]["children"]]
    facts = [*FACTS[name]["children"], *others]
    extra = {*found} - {*facts}
    assert not extra, (
        f"not among the children in tests/data/cxml-{name.partition('.')[0]}.json: {extra}"
    )
    assert sorted(found) == sorted(facts)


@pytest.mark.parametrize("name", FACTS)
def test_tag_text_and_support_of_an_element(name: str) -> None:
    """An element has the tag and the support of the facts, and a text where they have one."""
    assert LANGUAGE[name]["tag"] == FACTS[name]["tag"]
    assert LANGUAGE[name]["support"] == FACTS[name]["support"]
    assert (LANGUAGE[name]["text"] is None) == (FACTS[name]["text"] is None)


# Attributes


@pytest.mark.parametrize(("name", "wire"), ATTRIBUTES)
def test_names_of_an_attribute(name: str, wire: str) -> None:
    """An attribute has the Python name of the facts."""
    fact = FACTS[name]["attributes"][wire]
    expected = snake(fact["python"]) if (name, wire) in CAMEL else fact["python"]
    assert _attribute(name, wire)["keyword"] == expected
    assert _attribute(name, wire)["name"] == NAMES.get((name, wire), expected)


@pytest.mark.parametrize(("name", "wire"), ATTRIBUTES)
def test_type_of_an_attribute(name: str, wire: str) -> None:
    """An attribute has the type of the facts."""
    fact, data = FACTS[name]["attributes"][wire], _attribute(name, wire)
    match fact["type"]:
        case "method":
            assert data["type"] == "enum"
        case "enum" if fact.get("open") or (name, wire) in OPEN:
            assert data["open"]
        case "enum":
            booleans = {"true", "false"} <= set(fact["values"])
            assert data["type"] == ("boolean or enum" if booleans else "enum")
            assert not data["open"]
        case "integer-or-auto":
            assert data["type"] == "integer or auto"
        case "string" if (name, wire) in TRUTHS:
            assert data["type"] == "boolean-or-string"
        case "string" if fact.get("known_values"):
            assert data["open"]
            assert data["values"]
        case other:
            assert data["type"] == other


@pytest.mark.parametrize(("name", "wire"), ATTRIBUTES)
def test_words_of_an_attribute(name: str, wire: str) -> None:
    """An attribute takes the words of the facts, and no others."""
    fact, data = FACTS[name]["attributes"][wire], _attribute(name, wire)
    expected = [*fact.get("values", fact.get("known_values", [])), *fact.get("twiml_values", [])]
    if (name, wire) in DIFFERENT_WORDS:
        expected = DIFFERENT_WORDS[name, wire]
    assert sorted(_words(data)) == sorted(expected)
    assert _words(data, "examples") == fact.get("undocumented_values", [])


@pytest.mark.parametrize(("name", "wire"), ATTRIBUTES)
def test_words_of_one_side(name: str, wire: str) -> None:
    """Words that Twilio alone, or SignalWire alone, documents are marked as theirs."""
    fact, data = FACTS[name]["attributes"][wire], _attribute(name, wire)
    assert sorted(_words(data, "twiml")) == sorted(fact.get("twiml_values", []))
    assert sorted(_words(data, "cxml")) == sorted(fact.get("cxml_values", []))


@pytest.mark.parametrize(("name", "wire"), ATTRIBUTES)
def test_limits_of_an_attribute(name: str, wire: str) -> None:
    """An attribute has the range, the length and the pattern of the facts."""
    fact, data = FACTS[name]["attributes"][wire], _attribute(name, wire)
    is_limited = "min" in fact or isinstance(fact.get("max"), int)
    if is_limited or data["minimum"] is not None:
        low, high = RANGES.get((name, wire), (fact.get("min"), fact.get("max")))
        assert (data["minimum"], data["maximum"]) == (low or 0, high)
    assert data["max_length"] == fact.get("longest")
    if (name, wire) not in PATTERNS:
        assert data["pattern"] == fact.get("pattern")


@pytest.mark.parametrize(("name", "wire"), ATTRIBUTES)
def test_default_of_an_attribute(name: str, wire: str) -> None:
    """An attribute names the platform's default, as it would be written."""
    fact, default = FACTS[name]["attributes"][wire], _attribute(name, wire)["default"]
    if name in LEGS and default:
        assert default == "POST"
    else:
        assert default == fact.get("default")


@pytest.mark.parametrize(("name", "wire"), ATTRIBUTES)
def test_unit_and_support_of_an_attribute(name: str, wire: str) -> None:
    """A number names its unit, and an attribute says who documents it."""
    fact, data = FACTS[name]["attributes"][wire], _attribute(name, wire)
    assert data["unit"] == fact.get("unit")
    assert data["support"] == fact["support"]


@pytest.mark.parametrize(("name", "wire"), ATTRIBUTES)
def test_where_an_attribute_counts(name: str, wire: str) -> None:
    """An attribute that is needed, or means something, under some parents alone names these."""
    fact, data = FACTS[name]["attributes"][wire], _attribute(name, wire)
    assert data["needed_in"] == fact.get("needed_in", [])
    assert data["only_in"] == fact.get("only_in", [])
    assert data["needed"] == fact.get("needed", False)


# Texts


@pytest.mark.parametrize("name", TEXTS)
def test_text_of_an_element(name: str) -> None:
    """A text has the keyword, the length and the necessity of the facts."""
    fact, text = FACTS[name]["text"], _text(name)
    assert text["keyword"] == (fact["keyword"] or KEYWORDS[name])
    assert text["required"] == fact["required"]
    assert text["max_length"] == fact.get("longest")


@pytest.mark.parametrize("name", TEXTS)
def test_type_of_a_text(name: str) -> None:
    """A text has the type of the facts; what is not to be spoken or sent, but a name, is one."""
    fact, text = FACTS[name]["text"], _text(name)
    assert text["type"] in ({"string", "name"} if fact["type"] == "string" else {fact["type"]})
    assert text["mixed"] == (fact.get("mixed", False) and name not in NAMES_ONLY)
    assert [each["value"] for each in text["values"]] == fact.get("values", [])
    assert (text["required"] and text["may_be_empty"]) == (name in EMPTY)


# Children


@pytest.mark.parametrize(("name", "tag"), CHILDREN)
def test_a_child(name: str, tag: str) -> None:
    """A child has the class, the method, the support and the greatest number of the facts."""
    fact, lines = FACTS[name]["children"][tag], LANGUAGE[name]["children"]
    [line] = [each for each in lines if LANGUAGE[each["element"]]["tag"] == tag]
    assert line["element"] == f"{name.partition('.')[0]}.{fact['class']}"
    assert line["method"] == fact["method"]
    assert line["support"] == fact["support"]
    assert line["at_most"] == fact.get("at_most")


@pytest.mark.parametrize(
    ("first", "second", "code"), [("conference", "number", 13000), ("number", "conference", 13000)]
)
def test_children_that_exclude_each_other(first: str, second: str, code: int) -> None:
    """A Conference and a Number cannot stand in the same Dial; SignalWire says so in 13000."""
    assert _plan("voice.Dial").exclusions[first][second] == code


RING_TOGETHER = {"client", "number", "sim"}


def test_sip_stands_alone() -> None:
    """Nothing may stand beside a Sip but other Sips, and what rings with it on Twilio."""
    exclusions = _plan("voice.Dial").exclusions
    apart = set(exclusions) - {"sip", *RING_TOGETHER}
    assert set(exclusions["sip"]) == apart
    assert {name for name, others in exclusions.items() if "sip" in others} == apart


def test_who_excludes_whom() -> None:
    """No other children exclude each other."""
    for name in FACTS:
        exclusions = _plan(name).exclusions
        pairs = {(one, other) for one, others in exclusions.items() for other in others}
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
    "messaging.Sms": {"text": 21617},
    "fax.Receive": {},
}
"""The error codes that SignalWire publishes for wrong values, beside those for methods."""


@pytest.mark.parametrize("name", CODES)
def test_codes_of_values(name: str) -> None:
    """A value for which SignalWire publishes an error code carries it, and no other does."""
    fields = [*LANGUAGE[name]["attributes"], *filter(None, [LANGUAGE[name]["text"]])]
    declared = {each["wire"] or "text": each["platform_code"] for each in fields}
    methods = {w: 13221 for w, f in FACTS[name]["attributes"].items() if f["type"] == "method"}
    uploads = {wire for wire in methods if "storage" in wire.lower()}
    expected = {w: code for w, code in methods.items() if w not in uploads} | CODES[name]
    assert {wire: code for wire, code in declared.items() if code} == expected


def test_codes_of_a_conference() -> None:
    """What is wrong in a Conference has SignalWire's code for that, or a narrower one."""
    attributes = LANGUAGE["voice.Conference"]["attributes"]
    codes = {each["wire"]: each["platform_code"] for each in attributes}
    assert codes["beep"] == codes["maxParticipants"] == _text("voice.Conference")["platform_code"]
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
        assert _attribute(name, wire)["open"]
    for name, wire in PATTERNS:
        pattern = _attribute(name, wire)["pattern"]
        assert pattern
        assert pattern != FACTS[name]["attributes"][wire].get("pattern")
    assert all(FACTS[name]["text"]["keyword"] is None for name in KEYWORDS)
    assert all(FACTS[name]["text"]["mixed"] for name in NAMES_ONLY)
    assert all("min" not in FACTS[name]["attributes"][wire] for name, wire in RANGES)
    assert all(_attribute(name, "method")["default"] for name in LEGS)
    assert not any("default" in FACTS[name]["attributes"]["method"] for name in LEGS)
    for name, wire in NAMES:
        assert FACTS[name]["attributes"][wire]["python"] == wire
    assert all(FACTS[name]["attributes"][wire]["python"] == wire for name, wire in CAMEL)
