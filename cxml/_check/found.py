"""What a rule says of a place, before anybody knows in which line that is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from .._tree.node import Node

# One for all: of 60,000 findings most have nothing to say but their message.
_NOTHING: Mapping[str, object] = MappingProxyType({})
TEXT = "text()"
"""The place of an element's own text."""


@frozen
class SetValue:
    """Write another value, or another text; of a finding about a word, only that word."""

    text: str


@frozen
class Rename:
    """Write another name: of the attribute, or of the element in both of its tags."""

    name: str


@frozen
class Remove:
    """Take the attribute away, or the element with all in it."""

    element: Node | None = None
    """Another element than that of the finding, as one of several that belong together."""


@frozen
class AddAttribute:
    """Give an element one more attribute."""

    name: str
    value: str
    element: Node | None = None
    """Another element than that of the finding, such as the child that the attribute belongs to."""


@frozen
class Wrap:
    """Put the element into another, of this name."""

    name: str


@frozen
class Replace:
    """Write something else at an exact part of the document."""

    start: int
    end: int
    text: str


Change: TypeAlias = SetValue | Rename | Remove | AddAttribute | Wrap | Replace
"""How a finding is mended, said of the document and not of its spelling."""


DOES = ("mend it", "move it", "put it", "remove ", "say that ", "write ")
"""How a suggestion begins that is no name and no value, but something to do."""


@frozen
class Found:
    """One thing that a rule found."""

    element: Node | None = None
    """Whose it is; unset where the document has no elements yet."""
    at: str = ""
    """The part of the element: ``@beep`` by the name in XML, ``text()``, or its name."""
    says: Mapping[str, object] = field(default=_NOTHING, kw_only=True)
    """What the message of the rule is filled in with."""
    word: str = field(default="", kw_only=True)
    """The part of the value that is meant, such as one word of a list."""
    span: tuple[int, int] | None = field(default=None, kw_only=True)
    """The part of the document, by its characters, where no element says it."""
    changes: tuple[Change, ...] = field(default=(), kw_only=True)
    """What mends it, if that is known; several of them belong together."""
    is_sure: bool = field(default=True, kw_only=True)
    """Whether the mending is as safe as the rule says; else it is unsafe."""
    suggestion: str | None = field(default=None, kw_only=True)
    """What is right, in short; or what to do, which begins with a verb of ``DOES``."""
    platform_code: int | None = field(default=None, kw_only=True)
    """The published code, where it is another than that of the rule."""
    severity: str | None = field(default=None, kw_only=True)
    """How bad it is, where that is other than the rule says."""
    file: str = field(default="", kw_only=True)
    """The file, where a rule looks at several."""
