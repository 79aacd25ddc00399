"""``<Say>``: speak a text."""

from __future__ import annotations

from typing import Annotated, Literal

from attrs import define, field

from .. import voice
from .._declare.metadata import Default, Language, Length, Support, Trait
from .._tree.child import child
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Say(Element):
    """Speak a text to the caller; parts of it may stand in elements that say how."""

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
    break_ = child(later=lambda: voice.SsmlBreak, tag="break")
    emphasis = child(later=lambda: voice.SsmlEmphasis, tag="emphasis")
    lang = child(later=lambda: voice.SsmlLang, tag="lang")
    p = child(later=lambda: voice.SsmlP, tag="p")
    phoneme = child(later=lambda: voice.SsmlPhoneme, tag="phoneme")
    prosody = child(later=lambda: voice.SsmlProsody, tag="prosody")
    s = child(later=lambda: voice.SsmlS, tag="s")
    say_as = child(later=lambda: voice.SsmlSayAs, tag="say-as")
    sub = child(later=lambda: voice.SsmlSub, tag="sub")
    w = child(later=lambda: voice.SsmlW, tag="w", support=Support.TWIML)
