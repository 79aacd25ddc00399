# Written by tests/stubs.py from the file beside it.
"""``<Response>``: a messaging document."""

from __future__ import annotations

from typing import ClassVar
from attrs import define
from .._tree.element import Element
from .message import Message
from .redirect import Redirect
from .sms import Sms
from collections.abc import Iterable
from collections.abc import Mapping
from typing import Literal


@define(kw_only=True, slots=False, eq=False, repr=False)
class MessagingResponse(Element):
    """What is done with a message that came in. Empty, it is taken and not answered.

    Args:
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    tag: ClassVar[str] = "Response"
    nesting_code: ClassVar[int | None] = 13750

    def message(
        self,
        body: str = '',
        *,
        action: str | None = None,
        from_: str | None = None,
        method: Literal["GET", "POST"] | None = None,
        to: str | None = None,
        status_callback: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Message:
        """Add a ``Message`` element, and return it.

        Args:
            body: The text, unless a Body gives it; white space and order are kept.
            action: What to request afterwards, for the next document.
            from_: The number that sends it; unset, the one that was written to.
            method: How ``action`` is requested.
            to: The number that gets it; unset, the one that wrote.
            status_callback: Where the message's progress is reported; Twilio calls it deprecated.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def redirect(
        self,
        url: str,
        *,
        method: Literal["GET", "POST"] | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Redirect:
        """Add a ``Redirect`` element, and return it.

        Args:
            url: Where the document is; empty means this one again.
            method: How the document is requested.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    # In Twilio's schema of messaging documents, and no method of its library.
    def sms(
        self,
        message: str,
        *,
        action: str | None = None,
        from_: str | None = None,
        method: Literal["GET", "POST"] | None = None,
        status_callback: str | None = None,
        to: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Sms:
        """Add a ``Sms`` element, and return it.

        Args:
            message: The text.
            action: What to request afterwards, for the next document.
            from_: The number that sends it; unset, the one that was written to.
            method: How ``action`` is requested.
            status_callback: Where the message's progress is reported.
            to: The number that gets it; unset, the one that wrote.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

