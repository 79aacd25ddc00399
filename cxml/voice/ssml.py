"""The elements that say how a text is spoken: SSML, with names in lower case."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from attrs import define, field

from .. import voice
from .._declare.metadata import (
    CxmlWords,
    Default,
    Duration,
    FormerName,
    Language,
    Speech,
    Support,
    Trait,
    TwimlWords,
    Wire,
)
from .._tree.child import child
from .._tree.element import Element

# What may stand inside follows from what an element stands for: a word, a sentence, a paragraph or
# a text. SignalWire documents none of this; it is what Twilio's library allows.


@define(kw_only=True, slots=False, eq=False, repr=False)
class Word(Element):
    """What may stand inside a word; its text and its elements keep their order."""

    tag: ClassVar[str] = ""

    words: Annotated[str, Trait.MIXED] = field(default="", kw_only=False)
    """What to say; white space and order are kept."""

    break_ = child(later=lambda: voice.SsmlBreak, tag="break", support=Support.TWIML)
    emphasis = child(later=lambda: voice.SsmlEmphasis, tag="emphasis", support=Support.TWIML)
    phoneme = child(later=lambda: voice.SsmlPhoneme, tag="phoneme", support=Support.TWIML)
    prosody = child(later=lambda: voice.SsmlProsody, tag="prosody", support=Support.TWIML)
    say_as = child(later=lambda: voice.SsmlSayAs, tag="say-as", support=Support.TWIML)
    sub = child(later=lambda: voice.SsmlSub, tag="sub", support=Support.TWIML)


@define(kw_only=True, slots=False, eq=False, repr=False)
class Sentence(Word):
    """What may stand inside a sentence."""

    tag: ClassVar[str] = ""

    lang = child(later=lambda: voice.SsmlLang, tag="lang", support=Support.TWIML)
    w = child(later=lambda: voice.SsmlW, tag="w", support=Support.TWIML)


@define(kw_only=True, slots=False, eq=False, repr=False)
class Paragraph(Sentence):
    """What may stand inside a paragraph."""

    tag: ClassVar[str] = ""

    s = child(later=lambda: voice.SsmlS, tag="s", support=Support.TWIML)


@define(kw_only=True, slots=False, eq=False, repr=False)
class Passage(Paragraph):
    """What may stand inside a text of any size."""

    tag: ClassVar[str] = ""

    p = child(later=lambda: voice.SsmlP, tag="p", support=Support.TWIML)


@define(kw_only=True, slots=False, eq=False, repr=False)
class SsmlBreak(Element):
    """A pause between words."""

    tag: ClassVar[str] = "break"

    strength: Annotated[
        Literal["none", "x-weak", "weak", "medium", "strong", "x-strong"] | None, Default("medium")
    ] = None
    """How strong the pause is."""
    time: Duration | None = None
    """How long it is: a number with ``s`` or ``ms``."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class SsmlEmphasis(Sentence):
    """Words that are stressed, or the opposite."""

    tag: ClassVar[str] = "emphasis"

    level: Annotated[Literal["strong", "moderate", "reduced"] | None, Default("moderate")] = None
    """How much."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class SsmlLang(Passage):
    """Words in another language."""

    tag: ClassVar[str] = "lang"

    xml_lang: Annotated[
        Literal[
            "en-US", "en-GB", "en-IN", "en-AU", "en-CA", "de-DE", "es-ES", "it-IT", "ja-JP", "fr-FR"
        ]
        | Language
        | None,
        # With the prefix that XML keeps for this; no rule for names gives it.
        Wire("xml:lang"),
    ] = None
    """The language, as a tag such as ``en-US``."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class SsmlP(Paragraph):
    """A paragraph."""

    tag: ClassVar[str] = "p"


@define(kw_only=True, slots=False, eq=False, repr=False)
class SsmlPhoneme(Element):
    """Words with their pronunciation."""

    tag: ClassVar[str] = "phoneme"

    words: Speech = field(kw_only=False)
    """The words, as they are written."""
    alphabet: Annotated[
        Literal[
            "ipa",
            "x-sampa",
            "x-amazon-jyutping",
            "x-amazon-pinyin",
            "x-amazon-pron-kana",
            "x-amazon-yomigana",
        ]
        | None,
        TwimlWords(
            ("x-amazon-jyutping", "x-amazon-pinyin", "x-amazon-pron-kana", "x-amazon-yomigana")
        ),
    ] = None
    """The alphabet of ``ph``."""
    ph: str | None = None
    """The pronunciation."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class SsmlProsody(Passage):
    """Words that are louder, higher or faster, or the opposite."""

    tag: ClassVar[str] = "prosody"

    # Open, all three: the page lists words, and its example has -6dB, -10% and 85%.
    volume: Annotated[
        Literal["silent", "x-soft", "soft", "medium", "loud", "x-loud", "default"] | str | None,
        TwimlWords(("default",)),
    ] = None
    """How loud: a word, or a difference such as ``-6dB``."""
    pitch: Annotated[
        Literal["x-low", "low", "medium", "high", "x-high", "default"] | str | None,
        TwimlWords(("default",)),
    ] = None
    """How high: a word, or a difference such as ``-10%``."""
    rate: Literal["x-slow", "slow", "medium", "fast", "x-fast"] | str | None = None
    """How fast: a word, or a share such as ``85%``."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class SsmlS(Sentence):
    """A sentence."""

    tag: ClassVar[str] = "s"


@define(kw_only=True, slots=False, eq=False, repr=False)
class SsmlSayAs(Element):
    """Words of a certain kind: a date, a number, a telephone number."""

    tag: ClassVar[str] = "say-as"

    words: Speech = field(kw_only=False)
    """The words, as they are written."""
    interpret_as: Annotated[
        Literal[
            "characters",
            "spell-out",
            "cardinal",
            "number",
            "ordinal",
            "digits",
            "fraction",
            "unit",
            "date",
            "time",
            "telephone",
            "address",
            "interjection",
            "expletive",
        ]
        | None,
        # On SignalWire's page, and not in Twilio's library for C#.
        CxmlWords(("interjection",)),
        Wire("interpret-as"),
    ] = None
    """What kind of words they are."""
    format: Annotated[
        Literal["mdy", "dmy", "ymd", "md", "dm", "ym", "my", "d", "m", "y", "yyyymmdd"] | None,
        TwimlWords(("yyyymmdd",)),
        FormerName("role"),
    ] = None
    """The order of day, month and year in a date."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class SsmlSub(Element):
    """Words that are spoken otherwise than they are written."""

    tag: ClassVar[str] = "sub"

    words: Speech = field(kw_only=False)
    """The words, as they are written."""
    alias: str | None = None
    """The words, as they are spoken."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class SsmlW(Word):
    """A word and what it is. SignalWire does not document it."""

    tag: ClassVar[str] = "w"
    support: ClassVar[Support] = Support.TWIML

    role: str | None = None
    """What kind of word it is, where it could be spoken in several ways."""
