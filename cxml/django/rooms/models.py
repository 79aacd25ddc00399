"""The models that are ready to use."""

from __future__ import annotations

from .abstract import AbstractConference, AbstractEvent


class Event(AbstractEvent):
    """An event of a conference."""


class Conference(AbstractConference):
    """A conference."""
