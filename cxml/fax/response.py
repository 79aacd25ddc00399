"""``<Response>``: a fax document."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from .. import fax
from .._declare.metadata import Support
from .._tree.child import child
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class FaxResponse(Element):
    """What is done with a fax that comes in."""

    tag: ClassVar[str] = "Response"
    nesting_code: ClassVar[int | None] = 13750

    receive = child(later=lambda: fax.Receive)
    reject = child(later=lambda: fax.Reject, support=Support.CXML)
