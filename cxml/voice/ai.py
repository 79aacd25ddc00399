"""``<AI>``: an AI agent of SignalWire's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, Self

from .._declare.metadata import Support
from .._tree.element import Element
from .._tree.unknown import Unknown, given
from .._tree.unknown_attributes import unknown_pairs


# A library of SignalWire's for another language builds it, and no page says what it may hold: so
# nothing of it is checked.
class AI(Unknown):
    """An AI agent of SignalWire's, of which no page says what it may hold.

    Whatever stands in it is kept as it comes: attributes by their names in XML, and elements such
    as ``Prompt``, ``PostPrompt``, ``Languages`` and ``SWAIG``, which ``add_child`` adds.
    """

    tag: ClassVar[str] = "AI"
    support: ClassVar[Support] = Support.CXML

    # Without the name, which Unknown takes first: it is a class for one tag.
    def __init__(
        self,
        *,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] = (),
    ) -> None:
        if unknown_attributes:
            self.unknown_attributes = unknown_pairs(unknown_attributes)
        self.__cxml_extend__(children)

    @classmethod
    def __cxml_made_of__(
        cls, name: str, text: str | None, attributes: Mapping[str, object]
    ) -> Self:
        texts = () if text is None else (text,)
        return cls(children=texts, unknown_attributes=given(attributes))

    def __cxml_shown__(self) -> Iterator[str]:
        # Past Unknown's, which shows the name first: this class takes none.
        yield from Element.__cxml_shown__(self)
