"""What is built, read and received: some documents and a callback.

Each builder is handed a library, cxml or Twilio's, and calls both the same way. Those that append
build as Twilio's pages do: an element is filled first, and then put into the response.
The texts are made beforehand: what is timed and weighed is the tree, not the caller's strings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice, permutations
from urllib.parse import urlencode

from cxml import VoiceResponse

from .libraries import TWILIO, Library

Build = Callable[[Library], VoiceResponse]
SITE = "https://example.com"
VERBS_PER_LINE = 10


def simplest(library: Library) -> VoiceResponse:
    """Build the first document: a caller joins a room."""
    response = library.response()
    response.dial().conference("Room 1234")
    return response


def simplest_by_append(library: Library) -> VoiceResponse:
    """Build the first document, the room first."""
    response = library.response()
    dial = library.dial()
    dial.conference("Room 1234")
    response.append(dial)
    return response


def conference(library: Library) -> VoiceResponse:
    """Build the second document: a Say with 3 attributes, a Dial with 6, a Conference with 15."""
    response = library.response()
    response.say("You join the meeting now.", voice="alice", language="en-US", loop=2)
    dial = response.dial(
        action="https://example.com/after-the-meeting",
        method="POST",
        timeout=20,
        caller_id="+15550100000",
        record="record-from-answer",
        time_limit=3600,
    )
    dial.conference(
        "Room 1234",
        beep="onEnter",
        coach="8bb2a2f1-1d2e-4a5c-9c0a-5d4f1f6d2a11",
        end_conference_on_exit=True,
        event_callback_url="https://example.com/events",
        max_participants=10,
        muted=False,
        record="record-from-start",
        recording_status_callback="https://example.com/recordings",
        recording_status_callback_event="in-progress completed",
        recording_status_callback_method="POST",
        start_conference_on_enter=True,
        status_callback="https://example.com/status",
        status_callback_event="start end join leave",
        wait_method="GET",
        wait_url="https://example.com/music?kind=calm&volume=3",
    )
    return response


CONFERENCES = 500
"""Far more than anything remembers, and no more than the least range of numbers allows."""
EVENTS = ("start", "end", "join", "leave", "mute", "hold", "modify", "speaker")
ORDERS = list(islice(permutations(EVENTS, 4), CONFERENCES))


def conferences_anew() -> list[bytes]:
    """Write the second document often, each time with other texts, URLs, numbers and words.

    What is chosen of a few words stays: ``true``, ``GET``, ``record-from-start``.
    """
    document = str(conference(TWILIO))
    return [anew(document, number).encode() for number in range(CONFERENCES)]


def anew(document: str, number: int) -> str:
    """Write a document with another value wherever there can be one."""
    changes = {
        "the meeting": f"meeting no. {number}",
        "Room 1234": f"Room {number}",
        "alice": f"alice-{number}",
        "en-US": f"en-{number:03}",
        "+1555010": f"+1555{number:03}",
        "8bb2a2f1": f"{number:08x}",
        SITE: f"{SITE}/{number}",
        "start end join leave": " ".join(ORDERS[number]),
    }
    for old, new in changes.items():
        document = document.replace(old, new)
    return re.sub(r'"(\d+)"', lambda found: f'"{int(found[1]) + number}"', document)


def lines_for(verbs: int) -> Sequence[tuple[str, str]]:
    """Prepare the texts and URLs of a long document, so that making them is not timed."""
    return [
        (
            f'Tom & Jerry say "hello" <loudly>,\nand again to caller no. {number}',
            f"{SITE}/next?caller={number}&language=en&again=1",
        )
        for number in range(verbs // VERBS_PER_LINE)
    ]


def seven_verbs(response: VoiceResponse, text: str, url: str) -> None:
    """Add verbs that have no children, most of them in need of escapes."""
    response.say(text)
    response.play(url)
    response.pause(length=1)
    response.say(text, voice="alice", language="en-GB")
    response.redirect(url, method="POST")
    response.play(url, loop=2)
    response.hangup()


def long(library: Library, lines: Sequence[tuple[str, str]]) -> VoiceResponse:
    """Build the third document: ten verbs for every line."""
    response = library.response()
    for text, url in lines:
        seven_verbs(response, text, url)
        response.dial("+15550100000", action=url, timeout=20)
        response.gather(action=url, num_digits=4)
        response.say(text)
    return response


def long_by_append(library: Library, lines: Sequence[tuple[str, str]]) -> VoiceResponse:
    """Build the fourth document: ten verbs for every line, two of them filled and appended."""
    response = library.response()
    for text, url in lines:
        seven_verbs(response, text, url)
        dial = library.dial(action=url, timeout=20)
        dial.number("+15550100000")
        response.append(dial)
        gather = library.gather(action=url, num_digits=4)
        gather.say(text)
        response.append(gather)
    return response


thousand: Build = partial(long, lines=lines_for(1_000))
thousand_by_append: Build = partial(long_by_append, lines=lines_for(1_000))


CALLBACK = {
    "StatusCallbackEvent": "participant-join",
    "ConferenceSid": "c1a3e3a9-5a3c-4c6e-8c42-0c6c63f4d0b7",
    "FriendlyName": "Room 1234",
    "AccountSid": "5d0f5c1e-6a83-4b0e-8a9e-3f5a1b7c2d4e",
    "Timestamp": "Thu, 05 Mar 2026 09:30:15 +0000",
    "SequenceNumber": "3",
    "CallSid": "8bb2a2f1-1d2e-4a5c-9c0a-5d4f1f6d2a11",
    "Muted": "false",
    "Hold": "false",
    "Coaching": "false",
    "EndConferenceOnExit": "true",
    "StartConferenceOnEnter": "true",
    "ApiVersion": "2010-04-01",
    "CallStatus": "in-progress",
    "Direction": "inbound",
    "From": "+15550100000",
    "To": "+15550100001",
    "Caller": "+15550100000",
    "Called": "+15550100001",
    "FromCity": "SAN JOSE",
    "FromState": "CA",
    "FromZip": "95113",
    "FromCountry": "US",
    "ToCity": "",
    "ToState": "WA",
}
CALLBACK_BODY = urlencode(CALLBACK).encode()
