"""``<VirtualAgent>``: an agent of Google's."""

from __future__ import annotations

from typing import Annotated

from attrs import define

from .. import voice
from .._declare.metadata import Language, Method, Support, Trait, Url
from .._tree.child import child
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class VirtualAgent(Element):
    """A Dialogflow agent to talk to. It is deprecated: no new agents can be made."""

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

    parameter = child(later=lambda: voice.Parameter, support=Support.TWIML)
    config = child(later=lambda: voice.Config, support=Support.TWIML)
