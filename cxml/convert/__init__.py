"""One conference, three languages: from each of cXML, SWML and RELAY into each other.

The languages do not say the same. A conversion gives the conference together with notes: what is
lost, what means something else, and what is uncertain.
"""

from __future__ import annotations

from collections.abc import Mapping

from .._text.notes import Language, Note, Outcome
from ..swml import Document, JoinConference
from ..voice import Conference, Dial, VoiceResponse
from .conversion import Conversion
from .relay_arguments import JoinConferenceArguments
from .translate import converted

__all__ = [
    "Conversion",
    "Language",
    "Note",
    "Outcome",
    "Source",
    "to_cxml",
    "to_relay",
    "to_swml",
]

Source = Conference | Dial | VoiceResponse | JoinConference | Document | Mapping[str, object]
"""What can be converted.

A conference of cXML, or a ``Dial`` or response with one conference in it; a ``join_conference`` of
SWML, or a document with one in its main section; arguments of RELAY's ``Call.join_conference``.
"""


def to_cxml(source: Source, *, strict: bool = False) -> Conversion[Conference]:
    """Say a conference in cXML.

    Args:
        source: the conference, or what holds it.
        strict: whether to refuse a conference when something is lost.

    Raises:
        ConversionError: something is lost, and ``strict`` is set.
        ElementError: there is no conference, or more than one; an argument of RELAY is wrong.

    """
    return converted(source, Language.CXML, Conference, strict=strict)


def to_swml(source: Source, *, strict: bool = False) -> Conversion[JoinConference]:
    """Say a conference in SWML.

    Args:
        source: the conference, or what holds it.
        strict: whether to refuse a conference when something is lost.

    Raises:
        ConversionError: something is lost, and ``strict`` is set.
        ElementError: there is no conference, or more than one; an argument of RELAY is wrong.

    """
    return converted(source, Language.SWML, JoinConference, strict=strict)


def to_relay(source: Source, *, strict: bool = False) -> Conversion[JoinConferenceArguments]:
    """Give the arguments with which RELAY's ``Call.join_conference`` joins a conference.

    Args:
        source: the conference, or what holds it.
        strict: whether to refuse a conference when something is lost.

    Raises:
        ConversionError: something is lost, and ``strict`` is set.
        ElementError: there is no conference, or more than one; an argument of RELAY is wrong.

    """
    return converted(source, Language.RELAY, JoinConferenceArguments, strict=strict)
