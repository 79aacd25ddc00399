"""The arguments with which RELAY, SignalWire's SDK for Python, puts a call into a conference.

The SDK is not needed here. With it::

    await call.join_conference(**cxml.relay.join_conference(room))
"""

from __future__ import annotations

from .convert import to_relay
from .convert.relay_arguments import JoinConferenceArguments
from .swml import JoinConference
from .voice import Conference, Dial

__all__ = ["JoinConferenceArguments", "join_conference"]


def join_conference(
    conference: Conference | Dial | JoinConference, *, strict: bool = True
) -> JoinConferenceArguments:
    """Give the arguments for RELAY's ``Call.join_conference``.

    Use :func:`cxml.convert.to_relay` to see what means something else there.

    Args:
        conference: a conference of cXML or SWML, or a ``Dial`` that holds one.
        strict: whether to refuse a conference when RELAY cannot say all of it.

    Returns:
        A plain ``dict``; what nobody set is not in it.

    Raises:
        ConversionError: something would be lost.
        UsageError: the ``Dial`` holds no conference.

    """
    return to_relay(conference, strict=strict).value
