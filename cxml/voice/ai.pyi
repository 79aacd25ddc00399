# Written by tests/stubs.py from the file beside it.
"""``<AI>``: an AI agent of SignalWire's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, Self
from .._declare.metadata import Support
from .._tree.element import Element
from .._tree.unknown import Unknown


# A library of SignalWire's for another language builds it, and no page says what it may hold: so
# nothing of it is checked.
class AI(Unknown):
    """An AI agent of SignalWire's, of which no page says what it may hold.

    Whatever stands in it is kept as it comes: attributes by their names in XML, and elements such
    as ``Prompt``, ``PostPrompt``, ``Languages`` and ``SWAIG``, which ``add_child`` adds.

    Args:
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    tag: ClassVar[str] = "AI"
    support: ClassVar[Support] = Support.CXML

    # Without the name, which Unknown takes first: it is a class for one tag.
    def __init__(self, *, children: Iterable[Element | str]=(), unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]]=()) -> None:
        ...

    @classmethod
    def __cxml_made_of__(cls, name: str, text: str | None, attributes: Mapping[str, object]) -> Self:
        ...

    def __cxml_shown__(self) -> Iterator[str]:
        ...
