# Written by tests/stubs.py from the file beside it.
"""``<Refer>``: hand a SIP call over."""

from __future__ import annotations

from typing import Annotated, ClassVar
from attrs import define, field
from .._declare.metadata import Default, Method, PlatformCode, SipUri, Url
from .._tree.element import Element
from collections.abc import Iterable
from collections.abc import Mapping


# Not voice.Sip, with which it shares the tag: the parent decides which of them is read.
@define(kw_only=True, slots=False, eq=False, repr=False)
class ReferSip(Element):
    """Whom a SIP call is handed over to.

    Args:
        sip_url: The ``sip:`` address.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    tag: ClassVar[str] = "Sip"

    sip_url: Annotated[SipUri, PlatformCode(32110)] = field(kw_only=False)
    """The ``sip:`` address."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Refer(Element):
    """Hand a call that came by SIP over to another address.

    Afterwards ``action`` is requested for the next document; without one the document goes on with
    the next verb.

    Args:
        action: What to request afterwards.
        method: How ``action`` is requested.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    nesting_code: ClassVar[int | None] = 13215

    action: Url | None = None
    """What to request afterwards."""
    method: Annotated[Method | None, Default("POST")] = None
    """How ``action`` is requested."""

    def sip(
        self,
        sip_url: str,
        *,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> ReferSip:
        """Add a ``Sip`` element, and return it.

        Args:
            sip_url: The ``sip:`` address.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

