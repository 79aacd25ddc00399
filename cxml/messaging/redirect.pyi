# Written by tests/stubs.py from the file beside it.
"""``<Redirect>``: go on with another messaging document."""

from __future__ import annotations

from typing import Annotated, ClassVar
from attrs import define, field
from .._declare.metadata import Default, Method, Trait, Url
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Redirect(Element):
    """Go on with another document. Nothing after it runs.

    Args:
        url: Where the document is; empty means this one again.
        method: How the document is requested.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    # cxml.Redirect is that of a call: a repr of this one has to name where it is.
    __cxml_home__: ClassVar[str] = "cxml.messaging"

    url: Annotated[Url, Trait.MAY_BE_EMPTY] = field(kw_only=False)
    """Where the document is; empty means this one again."""
    method: Annotated[Method | None, Default("POST")] = None
    """How the document is requested."""
