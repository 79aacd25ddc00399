"""What the declaration of a callback says about a parameter beyond its Python type.

These stand in ``Annotated[...]`` beside the facts that elements use too (``Wire``, ``Support``,
``Unit``, ``TwimlWords``)::

    api_version: Annotated[str | None, Alias("APIVersion")] = None
"""

from __future__ import annotations

from enum import Enum

from attrs import frozen


@frozen
class Alias:
    """Another name that the same parameter is sent under."""

    name: str


@frozen
class Prefix:
    """How the names of parameters begin that are collected, by the rest of their names."""

    text: str


@frozen
class Fallback:
    """The field whose value counts when this one was not sent."""

    field: str


@frozen
class Observed:
    """Nobody documents the parameter; it was seen in requests, or in programs that read it."""


@frozen
class Json:
    """Where the parameter stands in JSON, where that is not its name on the wire."""

    path: str
    only: bool = False
    """Whether forms do not have the parameter."""


@frozen
class Indexed:
    """How the names of parameters begin that are collected by the number after it."""

    text: str


class Clock(Enum):
    """How a time is written, where it is not as RFC 2822 (in JSON: in Unix seconds)."""

    ISO_8601 = "ISO 8601"
    UNIX = "Unix seconds"
