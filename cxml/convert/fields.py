"""What each language can say, by its own names: the table of correspondences is looked up here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

from .._declare.field import Field as Attribute
from .._text.notes import Language
from .._tree.spec import spec_of
from ..swml import JoinConference, Stream as SwmlStream
from ..swml._spec import Property, properties_of
from ..voice import Conference, Stream
from .relay_arguments import plan as relay_plan

Field: TypeAlias = Attribute | Property
"""What a language has for one thing that can be said."""
Fields: TypeAlias = Mapping[Language, Mapping[str, Field]]
"""What each language has, by its names there."""


@cache
def conference_fields() -> Fields:
    """Give what can be said of a conference."""
    return {
        Language.CXML: _attributes(Conference),
        Language.SWML: properties_of(JoinConference),
        Language.RELAY: relay_plan(),
    }


@cache
def stream_fields() -> Fields:
    """Give what can be said of a conference's stream; that of RELAY is that of SWML."""
    properties = properties_of(SwmlStream)
    return {
        Language.CXML: _attributes(Stream),
        Language.SWML: properties,
        Language.RELAY: properties,
    }


def _attributes(cls: type[Conference | Stream]) -> Mapping[str, Attribute]:
    """Give the attributes of an element, and its text, if it has one."""
    # The text is the conference's name, which is a property in the other languages.
    plan = spec_of(cls)
    return {each.keyword: each for each in (plan.text, *plan.attributes.values()) if each}
