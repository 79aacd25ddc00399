"""Elements that cxml has no class for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Self

from .._lenient.forgive import forgives
from .._text.characters import escape_attribute
from .._text.values import ValueRefusedError, any_text, plain_text
from .._text.wording import in_line, shown
from ..errors import InvalidValueError, Problem
from .build import append_element, join_text
from .element import Element
from .node import Node
from .spec import spec_of
from .unknown_attributes import (
    as_written,
    attribute_text,
    checked_name,
    is_secret,
    spelled,
    split_name,
    tag_name,
    unknown_pairs,
)
from .write import write_children


class Unknown(Element):
    """An element that cxml has no class for, kept as it came.

    Reading with ``strict=False`` makes it of what it does not know, and ``add_child`` of a name
    that the parent's grammar lacks. It may stand anywhere, and anything may stand in it.

    Args:
        name: the element's name in XML; ``{namespace}name`` where it has a namespace.
        children: the texts and elements inside, in order.
        unknown_attributes: its attributes, by their names in XML.

    Raises:
        InvalidValueError: a name or a text that XML cannot hold.

    """

    __cxml_untyped__ = True

    def __init__(
        self,
        name: str,
        *,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] = (),
    ) -> None:
        self.__cxml_named__(_allowed("name", name, checked_name))
        if unknown_attributes:
            self.unknown_attributes = unknown_pairs(unknown_attributes)
        self.__cxml_extend__(children)

    @classmethod
    def __cxml_made_of__(
        cls, name: str, text: str | None, attributes: Mapping[str, object]
    ) -> Self:
        """Make one from a name, a text, and attributes spelled as in Python."""
        pairs = given(attributes)
        return cls(name, children=() if text is None else (text,), unknown_attributes=pairs)

    def __cxml_named__(self, name: str) -> Self:
        """Give the element a name that is known to be right."""
        self.__dict__["tag"] = name
        return self

    def append(self, child: Element | str) -> Self:
        """Put an element, or more text, last; anything may stand here."""
        if isinstance(child, Element):
            # There is one spec for all: what derives from Unknown declares nothing either.
            append_element(self, spec_of(Unknown), child)
        else:
            self._append_text(_allowed("the text", child, plain_text))
        return self

    def _append_text(self, text: str) -> None:
        if text:
            join_text(self.__dict__.setdefault("_children", []), text)

    def __cxml_write__(self, depth: int) -> str:
        start, children = self.__cxml_start_tag__(), self.__dict__.get("_children")
        if not children:
            return f"{start} />"
        return f"{start}>{write_children(children, depth)}</{tag_name(self.tag)}>"

    def __cxml_start_tag__(self) -> str:
        space, _ = split_name(self.tag)
        # Each declares its namespace itself: longer than it need be, but nothing has to know what
        # stands above. The prefixes of attributes are a0, a1 and so on, so none is e.
        declared = f' xmlns:e="{escape_attribute(space)}"' if space else ""
        return f"<{tag_name(self.tag)}{declared}{as_written(self.unknown_attributes)}"

    def __setstate__(self, state: dict[str, Any] | tuple[dict[str, Any], dict[str, Any]]) -> None:
        super().__setstate__(state)
        self.__dict__.pop("_written", None)  # the name in the tags, which older pickles have too

    def __cxml_shown__(self) -> Iterator[str]:
        yield repr(self.tag)
        yield from super().__cxml_shown__()


def given(attributes: Mapping[str, object]) -> dict[str, str]:
    """Take attributes spelled as in Python; those that are None are left out."""
    pairs = {spelled(key): v for key, v in attributes.items() if v is not None}
    return {key: _allowed(key, value, attribute_text) for key, value in pairs.items()}


def _allowed(what: str, value: object, check: Callable[[object], str]) -> str:
    try:
        return check(value)
    except ValueRefusedError as refused:
        # add_child gives what a class might have declared as secret; the name is all that can tell.
        said = "not shown" if is_secret(what) else shown(value)
        message = f"{in_line(what)} is {said}: {refused.reason}"
        problem = Problem(code="value", message=message)
        if check is not checked_name and forgives(problem):
            return any_text(value)
        raise InvalidValueError(problem) from None


# Node stands below and cannot import it. Whoever reads has loaded this: cxml itself does.
Node.__cxml_fallback__ = Unknown
