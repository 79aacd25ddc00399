"""Which channel a request is of, and so which responses answer it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

_RESPONSES = {
    "voice": "VoiceResponse",
    "messaging": "MessagingResponse",
    "fax": "FaxResponse",
}
# Told by name: asking which class it is would load every channel.
_ASKING = {
    "VoiceCallback": "voice",
    "ConferenceWait": "voice",
    "ConferenceAnnouncement": "voice",
    "MessageCallback": "messaging",
    "FaxCallback": "fax",
}


@lru_cache(maxsize=1024)  # bounded, since what it keeps are classes, and tests may make many
def other_response(kind: type, answer: type) -> str | None:
    """Name the response that a request is answered with; ``None`` if it is of the class given.

    Args:
        kind: the class of the callback.
        answer: the class of the response.

    """
    asked, answered = {*_asked(kind)}, {*_answered(answer)}
    if not asked or not answered or asked & answered:
        return None
    return " or ".join(sorted(_RESPONSES[channel] for channel in asked))


def _asked(kind: type) -> Iterator[str]:
    for each in kind.__mro__:
        if each.__module__.startswith("cxml.callbacks.") and each.__name__ in _ASKING:
            yield _ASKING[each.__name__]


def _answered(answer: type) -> Iterator[str]:
    for each in answer.__mro__:
        channel = each.__module__.removeprefix("cxml.").partition(".")[0]
        if _RESPONSES.get(channel) == each.__name__:
            yield channel
