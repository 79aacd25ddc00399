# Written by tests/stubs.py from the file beside it.
"""The elements that say how a text is spoken: SSML, with names in lower case."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal
from attrs import define, field
from .._declare.metadata import CxmlWords, Default, Duration, FormerName, Language, Speech, Support, Trait, TwimlWords, Wire
from .._tree.element import Element
from collections.abc import Iterable
from collections.abc import Mapping

# What may stand inside follows from what an element stands for: a word, a sentence, a paragraph or
# a text. SignalWire documents none of this; it is what Twilio's library allows.


@define(kw_only=True, slots=False, eq=False, repr=False)
class Word(Element):
    """What may stand inside a word; its text and its elements keep their order.

    Args:
        words: What to say; white space and order are kept.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    tag: ClassVar[str] = ""

    words: Annotated[str, Trait.MIXED] = field(default="", kw_only=False)
    """What to say; white space and order are kept."""

    def break_(
        self,
        *,
        strength: Literal["none", "x-weak", "weak", "medium", "strong", "x-strong"] | None = None,
        time: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> SsmlBreak:
        """Add a ``break`` element, and return it.

        Args:
            strength: How strong the pause is.
            time: How long it is: a number with ``s`` or ``ms``.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def emphasis(
        self,
        words: str = '',
        *,
        level: Literal["strong", "moderate", "reduced"] | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> SsmlEmphasis:
        """Add a ``emphasis`` element, and return it.

        Args:
            words: What to say; white space and order are kept.
            level: How much.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def phoneme(
        self,
        words: str,
        *,
        alphabet: Literal["ipa", "x-sampa", "x-amazon-jyutping", "x-amazon-pinyin", "x-amazon-pron-kana", "x-amazon-yomigana"] | None = None,
        ph: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> SsmlPhoneme:
        """Add a ``phoneme`` element, and return it.

        Args:
            words: The words, as they are written.
            alphabet: The alphabet of ``ph``.
            ph: The pronunciation.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def prosody(
        self,
        words: str = '',
        *,
        volume: Literal["silent", "x-soft", "soft", "medium", "loud", "x-loud", "default"] | str | None = None,
        pitch: Literal["x-low", "low", "medium", "high", "x-high", "default"] | str | None = None,
        rate: Literal["x-slow", "slow", "medium", "fast", "x-fast"] | str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> SsmlProsody:
        """Add a ``prosody`` element, and return it.

        Args:
            words: What to say; white space and order are kept.
            volume: How loud: a word, or a difference such as ``-6dB``.
            pitch: How high: a word, or a difference such as ``-10%``.
            rate: How fast: a word, or a share such as ``85%``.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def say_as(
        self,
        words: str,
        *,
        interpret_as: Literal["characters", "spell-out", "cardinal", "number", "ordinal", "digits", "fraction", "unit", "date", "time", "telephone", "address", "interjection", "expletive"] | None = None,
        format: Literal["mdy", "dmy", "ymd", "md", "dm", "ym", "my", "d", "m", "y", "yyyymmdd"] | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> SsmlSayAs:
        """Add a ``say-as`` element, and return it.

        Args:
            words: The words, as they are written.
            interpret_as: What kind of words they are.
            format: The order of day, month and year in a date.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def sub(
        self,
        words: str,
        *,
        alias: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> SsmlSub:
        """Add a ``sub`` element, and return it.

        Args:
            words: The words, as they are written.
            alias: The words, as they are spoken.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """



@define(kw_only=True, slots=False, eq=False, repr=False)
class Sentence(Word):
    """What may stand inside a sentence.

    Args:
        words: What to say; white space and order are kept.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    tag: ClassVar[str] = ""

    def lang(
        self,
        words: str = '',
        *,
        xml_lang: Literal["en-US", "en-GB", "en-IN", "en-AU", "en-CA", "de-DE", "es-ES", "it-IT", "ja-JP", "fr-FR"] | str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> SsmlLang:
        """Add a ``lang`` element, and return it.

        Args:
            words: What to say; white space and order are kept.
            xml_lang: The language, as a tag such as ``en-US``.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def w(
        self,
        words: str = '',
        *,
        role: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> SsmlW:
        """Add a ``w`` element, and return it.

        Args:
            words: What to say; white space and order are kept.
            role: What kind of word it is, where it could be spoken in several ways.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """



@define(kw_only=True, slots=False, eq=False, repr=False)
class Paragraph(Sentence):
    """What may stand inside a paragraph.

    Args:
        words: What to say; white space and order are kept.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    tag: ClassVar[str] = ""

    def s(
        self,
        words: str = '',
        *,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> SsmlS:
        """Add a ``s`` element, and return it.

        Args:
            words: What to say; white space and order are kept.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """



@define(kw_only=True, slots=False, eq=False, repr=False)
class Passage(Paragraph):
    """What may stand inside a text of any size.

    Args:
        words: What to say; white space and order are kept.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    tag: ClassVar[str] = ""

    def p(
        self,
        words: str = '',
        *,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> SsmlP:
        """Add a ``p`` element, and return it.

        Args:
            words: What to say; white space and order are kept.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """



@define(kw_only=True, slots=False, eq=False, repr=False)
class SsmlBreak(Element):
    """A pause between words.

    Args:
        strength: How strong the pause is.
        time: How long it is: a number with ``s`` or ``ms``.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    tag: ClassVar[str] = "break"

    strength: Annotated[
        Literal["none", "x-weak", "weak", "medium", "strong", "x-strong"] | None, Default("medium")
    ] = None
    """How strong the pause is."""
    time: Duration | None = None
    """How long it is: a number with ``s`` or ``ms``."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class SsmlEmphasis(Sentence):
    """Words that are stressed, or the opposite.

    Args:
        words: What to say; white space and order are kept.
        level: How much.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    tag: ClassVar[str] = "emphasis"

    level: Annotated[Literal["strong", "moderate", "reduced"] | None, Default("moderate")] = None
    """How much."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class SsmlLang(Passage):
    """Words in another language.

    Args:
        words: What to say; white space and order are kept.
        xml_lang: The language, as a tag such as ``en-US``.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

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
    """A paragraph.

    Args:
        words: What to say; white space and order are kept.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    tag: ClassVar[str] = "p"


@define(kw_only=True, slots=False, eq=False, repr=False)
class SsmlPhoneme(Element):
    """Words with their pronunciation.

    Args:
        words: The words, as they are written.
        alphabet: The alphabet of ``ph``.
        ph: The pronunciation.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

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
    """Words that are louder, higher or faster, or the opposite.

    Args:
        words: What to say; white space and order are kept.
        volume: How loud: a word, or a difference such as ``-6dB``.
        pitch: How high: a word, or a difference such as ``-10%``.
        rate: How fast: a word, or a share such as ``85%``.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

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
    """A sentence.

    Args:
        words: What to say; white space and order are kept.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    tag: ClassVar[str] = "s"


@define(kw_only=True, slots=False, eq=False, repr=False)
class SsmlSayAs(Element):
    """Words of a certain kind: a date, a number, a telephone number.

    Args:
        words: The words, as they are written.
        interpret_as: What kind of words they are.
        format: The order of day, month and year in a date.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

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
    """Words that are spoken otherwise than they are written.

    Args:
        words: The words, as they are written.
        alias: The words, as they are spoken.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    tag: ClassVar[str] = "sub"

    words: Speech = field(kw_only=False)
    """The words, as they are written."""
    alias: str | None = None
    """The words, as they are spoken."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class SsmlW(Word):
    """A word and what it is. SignalWire does not document it.

    Args:
        words: What to say; white space and order are kept.
        role: What kind of word it is, where it could be spoken in several ways.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    tag: ClassVar[str] = "w"
    support: ClassVar[Support] = Support.TWIML

    role: str | None = None
    """What kind of word it is, where it could be spoken in several ways."""
