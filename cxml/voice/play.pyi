# Written by tests/stubs.py from the file beside it.
"""``<Play>``: play audio or press keys."""

from __future__ import annotations

from typing import Annotated
from attrs import define, field
from .._declare.metadata import Default, PlatformCode, Tones, Url
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Play(Element):
    """Play an audio file to the caller, or press keys.

    Args:
        url: Where the audio is: ``http``, ``https`` or ``rtmp``. Not needed with ``digits``.
        digits: Keys to press; ``w`` waits half a second. Not inside a Gather.
        loop: How often it is played; 0 means until the call ends.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    url: Annotated[Url | None, PlatformCode(21455)] = field(default=None, kw_only=False)
    """Where the audio is: ``http``, ``https`` or ``rtmp``. Not needed with ``digits``."""
    digits: Tones | None = None
    """Keys to press; ``w`` waits half a second. Not inside a Gather."""
    loop: Annotated[int | None, Default("1")] = None
    """How often it is played; 0 means until the call ends."""
