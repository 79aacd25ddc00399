# Written by tests/stubs.py from the file beside it.
"""``<Say>``: speak a text."""

from __future__ import annotations

from typing import Annotated, Literal
from attrs import define, field
from .._declare.metadata import Default, Language, Length, Trait
from .._tree.element import Element
from .ssml import SsmlBreak
from .ssml import SsmlEmphasis
from .ssml import SsmlLang
from .ssml import SsmlP
from .ssml import SsmlPhoneme
from .ssml import SsmlProsody
from .ssml import SsmlS
from .ssml import SsmlSayAs
from .ssml import SsmlSub
from .ssml import SsmlW
from collections.abc import Iterable
from collections.abc import Mapping


@define(kw_only=True, slots=False, eq=False, repr=False)
class Say(Element):
    """Speak a text to the caller; parts of it may stand in elements that say how.

    Args:
        message: What to say; white space and order are kept.
        voice: Who says it: ``man``, ``woman``, or a voice of ``Polly.`` or ``gcloud.``.
        language: The language, as a tag such as ``en-US``.
        loop: How often it is said; 0 means until the call ends.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    message: Annotated[str, Trait.MIXED, Length(4096)] = field(default="", kw_only=False)
    """What to say; white space and order are kept."""
    # Open: one page has these words, Polly and gcloud, another many engines more. The page reads
    # plain text in a woman's voice in its list, and in a man's in its example.
    voice: Annotated[Literal["man", "woman", "alice"] | str | None, Default("woman")] = None
    """Who says it: ``man``, ``woman``, or a voice of ``Polly.`` or ``gcloud.``."""
    language: Language | None = None
    """The language, as a tag such as ``en-US``."""
    loop: Annotated[int | None, Default("1")] = None
    """How often it is said; 0 means until the call ends."""

    # The module, though the class has a voice of its own: functions do not see names of a class
    # body.
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

