# Written by tests/stubs.py from the file beside it.
"""``<Reject>``: do not take the fax."""

from __future__ import annotations

from typing import ClassVar
from attrs import define
from .._declare.metadata import Support
from .._tree.element import Element


# SignalWire's sample in Python calls this on twilio-python's FaxResponse, which has no such method.
@define(kw_only=True, slots=False, eq=False, repr=False)
class Reject(Element):
    """Do not take the fax; SignalWire's own.

    Args:
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    # cxml.Reject is that of a call: a repr of this one has to name where it is.
    __cxml_home__: ClassVar[str] = "cxml.fax"
    support: ClassVar[Support] = Support.CXML
