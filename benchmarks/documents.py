"""What is built, read and received: three documents and a callback.

Each builder is handed the class of the response, cxml's or Twilio's, and calls both the same way.
The texts are made beforehand: what is timed and weighed is the tree, not the caller's strings.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from cxml import VoiceResponse

SITE = "https://example.com"
VERBS_PER_LINE = 10


def simplest(response_class: type[VoiceResponse]) -> VoiceResponse:
    """Build the first document: a caller joins a room."""
    response = response_class()
    response.dial().conference("Room 1234")
    return response


def conference(response_class: type[VoiceResponse]) -> VoiceResponse:
    """Build the second document: a Say with 3 attributes, a Dial with 6, a Conference with 15."""
    response = response_class()
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


def lines_for(verbs: int) -> Sequence[tuple[str, str]]:
    """Prepare the texts and URLs of a long document, so that making them is not timed."""
    return [
        (
            f'Tom & Jerry say "hello" <loudly>,\nand again to caller no. {number}',
            f"{SITE}/next?caller={number}&language=en&again=1",
        )
        for number in range(verbs // VERBS_PER_LINE)
    ]


def long(response_class: type[VoiceResponse], lines: Sequence[tuple[str, str]]) -> VoiceResponse:
    """Build the third document: ten verbs for every line, most of them in need of escapes."""
    response = response_class()
    for text, url in lines:
        response.say(text)
        response.play(url)
        response.pause(length=1)
        response.say(text, voice="alice", language="en-GB")
        response.dial("+15550100000", action=url, timeout=20)
        response.redirect(url, method="POST")
        response.play(url, loop=2)
        response.gather(action=url, num_digits=4)
        response.say(text)
        response.hangup()
    return response


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
