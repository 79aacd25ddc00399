"""The rows of checking documents in which all is well, beside reading them strictly."""

from __future__ import annotations

from functools import cache, partial

import cxml
from cxml._check.check import check_bytes
from cxml._check.runner import Runner
from cxml._check.select import make_settings

from .case import Case
from .measure import compare
from .reading import in_turn

DOCUMENTS = 1_000

WELL = """\
<?xml version="1.0" encoding="UTF-8"?>
<Response>
  <Gather action="https://example.com/{number}/menu" method="POST" numDigits="1" timeout="7">
    <Say language="en-US" voice="woman">Welcome, caller no. {number}. For the daily call press one,
    for the front desk press two.</Say>
  </Gather>
  <Say language="en-US">We did not hear you, so you join the call now.</Say>
  <Dial timeout="20" timeLimit="3600" callerId="+1555{number:03}0100" hangupOnStar="true">
    <Conference beep="onEnter" startConferenceOnEnter="true" endConferenceOnExit="false"
                maxParticipants="10" record="record-from-start" trim="trim-silence"
                recordingStatusCallback="https://example.com/{number}/recordings"
                waitUrl="https://example.com/{number}/music" waitMethod="GET"
                statusCallback="https://example.com/{number}/events" statusCallbackMethod="POST"
                statusCallbackEvent="start end join leave">Daily call {number}</Conference>
  </Dial>
</Response>
"""


@cache
def documents() -> list[bytes]:
    """Write documents of 1 kB, no two alike, of which no rule has anything to say."""
    return [WELL.format(number=number).encode() for number in range(DOCUMENTS)]


def strictly(data: bytes) -> object:
    """Read a document as whoever does not know its channel."""
    return cxml.parse(data)


def checked() -> Case:
    """Compare checking documents with reading them."""
    runner = Runner(make_settings())
    every = documents()
    return Case(
        f"check: a document of {len(every[0])} bytes, nothing wrong",
        "cxml.parse",
        measure=partial(
            compare, in_turn(partial(check_bytes, runner=runner), every), in_turn(strictly, every)
        ),
        same=lambda: not any(check_bytes(each, runner) for each in every),
    )
