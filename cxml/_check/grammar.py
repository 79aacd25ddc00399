"""Where elements belong, drawn from the grammar of all channels."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .._schema.walk import platform_roots, walk
from .._tree.spec import spec_of

if TYPE_CHECKING:
    from .._tree.node import Node

CHANNELS = ("voice", "messaging", "fax")


def parents_of(tag: str) -> tuple[str, ...]:
    """Name the elements that an element of this name may stand in, those of voice first."""
    return _parents().get(tag, ())


# Kept for all names at once, and not for each that a document has.
@cache
def _parents() -> dict[str, tuple[str, ...]]:
    parents: dict[str, dict[str, None]] = {}
    for cls in walk(platform_roots()):
        for tag in spec_of(cls).children:
            parents.setdefault(tag, {})[cls.tag] = None
    return {tag: tuple(names) for tag, names in parents.items()}


@cache
def verbs_of(channel: str) -> frozenset[str]:
    """Name the verbs of a channel."""
    root = platform_roots()[CHANNELS.index(channel)]
    return frozenset(spec_of(root).children)


def channel_of(root: Node) -> str:
    """Name the channel of a response, also of one that a program derived."""
    for channel, cls in zip(CHANNELS, platform_roots(), strict=True):
        if isinstance(root, cls):
            return channel
    return ""


def has_attribute(element: Node, wire: str) -> bool:
    """Whether an element is declared to have an attribute."""
    return wire in spec_of(type(element)).by_wire
