# Written by tests/stubs.py from the file beside it.
"""``<VirtualAgent>``: an agent of Google's."""

from __future__ import annotations

from typing import Annotated
from attrs import define
from .._declare.metadata import Language, Method, Support, Trait, Url
from .._tree.element import Element
from .config import Config
from .parameter import Parameter
from collections.abc import Iterable
from collections.abc import Mapping


@define(kw_only=True, slots=False, eq=False, repr=False)
class VirtualAgent(Element):
    """A Dialogflow agent to talk to. It is deprecated: no new agents can be made.

    Args:
        connector_name: The agent's project at Google.
        language: The language to speak, as a tag such as ``en-US``.
        sentiment_analysis: Whether the caller's mood is evaluated.
        status_callback: Where the progress is reported.
        status_callback_method: How ``status_callback`` is requested.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    connector_name: Annotated[str | None, Trait.NEEDED] = None
    """The agent's project at Google."""
    language: Annotated[Language | None, Support.TWIML] = None
    """The language to speak, as a tag such as ``en-US``."""
    sentiment_analysis: Annotated[bool | None, Support.TWIML] = None
    """Whether the caller's mood is evaluated."""
    status_callback: Annotated[Url | None, Support.TWIML] = None
    """Where the progress is reported."""
    status_callback_method: Annotated[Method | None, Support.TWIML] = None
    """How ``status_callback`` is requested."""

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

    def config(
        self,
        *,
        name: str | None = None,
        value: str | float | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Config:
        """Add a ``Config`` element, and return it.

        Args:
            name: The setting's name.
            value: The setting's value.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

