"""Finding every element that a document may hold, from the roots on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .._text.wording import shown
from .._tree.element import Element
from .._tree.spec import spec_of
from ..errors import Problem, UsageError


class Found(NamedTuple):
    """An element, with the name that the data has for it."""

    name: str
    channel: str | None
    cls: type[Element]


def _is_class(given: object) -> bool:
    return isinstance(given, type) and issubclass(given, Element)


def checked_class(function: str, cls: object) -> None:
    """Refuse what is no class of element.

    Raises:
        UsageError: it is none.

    """
    if not _is_class(cls):
        message = f"{function} takes a class of element, as cxml.Dial, not {shown(cls)}"
        raise UsageError(Problem(code="usage", message=message))


def platform_roots() -> tuple[type[Element], ...]:
    """Give the root element of each channel."""
    from ..fax import FaxResponse
    from ..messaging import MessagingResponse
    from ..voice import VoiceResponse

    return VoiceResponse, MessagingResponse, FaxResponse


def walk(roots: Iterable[type[Element]]) -> dict[type[Element], Found]:
    """Find the elements that may stand in these, at any depth, in the order of their names."""
    channels = {root: _channel_of(root) for root in roots}
    waiting = list(channels)
    # The list grows while it is walked: children stand behind their parents, and none comes twice.
    for parent in waiting:
        for line in spec_of(parent).grammar.values():
            if line.element not in channels:
                # An application's own element has no channel by its home; it has that of whatever
                # holds it.
                channels[line.element] = _channel_of(line.element) or channels[parent]
                waiting.append(line.element)
    named = _named(channels)
    return {each.cls: each for each in sorted(named, key=lambda each: each.name)}


def _channel_of(cls: type[Element]) -> str | None:
    """Name the package of cxml that a class, or the nearest of its bases, is declared in."""
    for each in cls.__mro__:
        home = each.__module__.split(".")
        # Element and its like live in private packages, which are no channel.
        if home[0] == "cxml" and len(home) > 2 and not home[1].startswith("_"):
            return home[1]
    return None


def _named(channels: dict[type[Element], str | None]) -> Iterable[Found]:
    taken: set[str] = set()
    for cls, channel in channels.items():
        name = f"{channel}.{cls.__name__}" if channel else cls.__name__
        # Whoever came first keeps the short name: the walk begins at the roots, so that is cxml's
        # own.
        if name in taken:
            name = f"{cls.__module__}.{cls.__qualname__}"
        taken.add(name)
        yield Found(name, channel, cls)
