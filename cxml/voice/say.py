"""``<Say>``: speak a text."""

from __future__ import annotations

from typing import Annotated, Literal

from attrs import define, field

from .._element import Element
from .._facts import Default, Language, Length, Trait


@define(kw_only=True, slots=False, eq=False, repr=False)
class Say(Element):
    """Speak a text to the caller."""

    message: Annotated[str, Trait.MIXED, Length(4096)] = field(default="", kw_only=False)
    """What to say; white space and order are kept."""
    voice: Annotated[Literal["man", "woman", "alice"] | str | None, Default("woman")] = None
    """Who says it: ``man``, ``woman``, or a voice of ``Polly.`` or ``gcloud.``."""
    language: Language | None = None
    """The language, as a tag such as ``en-US``."""
    loop: Annotated[int | None, Default("1")] = None
    """How often it is said; 0 means until the call ends."""
