# Written by tests/stubs.py from the file beside it.
"""``<Application>``: a TwiML application to dial."""

from __future__ import annotations

from typing import ClassVar
from attrs import define, field
from .._declare.metadata import Sid, Support
from .._tree.element import Element
from ._leg import Leg
from .parameter import Parameter
from collections.abc import Iterable
from collections.abc import Mapping


@define(kw_only=True, slots=False, eq=False, repr=False)
class ApplicationSid(Element):
    """Which application it is, where an Application has other children too.

    Args:
        sid: The application's SID.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    support: ClassVar[Support] = Support.TWIML

    sid: Sid = field(kw_only=False)
    """The application's SID."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Application(Leg):
    """A TwiML application to dial. SignalWire does not document it.

    Args:
        application_sid: The application's SID, unless an ApplicationSid child gives it.
        url: A document to run for the called party before the two are connected.
        method: How ``url`` is requested.
        status_callback: Where the progress of this leg is reported.
        status_callback_event: Which steps are reported: a list of words, or one text with spaces.
        status_callback_method: How ``status_callback`` is requested.
        customer_id: Whom the call is for, for one's own records.
        copy_parent_to: Whether the called number of the parent call is handed on.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    support: ClassVar[Support] = Support.TWIML

    # The keyword of twilio-python is the name of the child's method, too, so the attribute has
    # another.
    sid: Sid | None = field(default=None, kw_only=False, alias="application_sid")
    """The application's SID, unless an ApplicationSid child gives it."""
    customer_id: str | None = None
    """Whom the call is for, for one's own records."""
    copy_parent_to: bool | None = None
    """Whether the called number of the parent call is handed on."""

    def application_sid(
        self,
        sid: str,
        *,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> ApplicationSid:
        """Add a ``ApplicationSid`` element, and return it.

        Args:
            sid: The application's SID.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def parameter(
        self,
        *,
        name: str | None = None,
        value: str | float | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Parameter:
        """Add a ``Parameter`` element, and return it.

        Args:
            name: The name.
            value: The value.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

