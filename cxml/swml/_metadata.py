"""What a declaration says about a property of SWML, beyond what an attribute of cXML can say."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from .._declare.fact import Fact
from .._declare.metadata import Pattern, Type


class Schema(StrEnum):
    """Which of the platform's two schemas a document is written for."""

    CURRENT = "current"
    """The schema that the platform publishes."""
    SDK = "sdk"
    """The older one, which the platform's SDK for Python brings and checks with."""


class Absent(Fact):
    """The property is not in this schema."""

    schema: Schema


class OneOf(Fact):
    """In this schema the property is one of these words, not a list of words."""

    schema: Schema
    words: tuple[str, ...]


NOT_IN_SDK = Absent(Schema.SDK)
ALWAYS = "always"
"""The property is written also when nobody set it."""

Uri = Annotated[
    str,
    # Not stripped, unlike cXML's: in JSON nobody lays a value out with white space inside its
    # quotes.
    Type("url", strip=False),
    Pattern(r"(?s)(?![$%]\{[^\r\n]*\}\Z).*", "an address: the schema allows no variable here"),
]
HttpMethod = Literal["GET", "POST"]
