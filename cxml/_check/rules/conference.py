"""CX501, CX502 and CX507 to CX513: one conference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..._text.characters import has_template
from ..document import Place, children
from ..found import Found, Remove
from ..leftover import SOME_TEXT, has_left
from ..rule import CHILDREN, Fixable, Severity, attributes, rule

MOST_DOCUMENTED = 250
MOST_PARTICIPANTS = 100_000
LEAST_PARTICIPANTS = 2
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_TWILIO_SID = re.compile(r"CA[0-9a-fA-F]{32}")
_OFF = (None, "do-not-record", False, "false")


@rule(
    "CX501",
    "conference-events-without-url",
    Severity.WARNING,
    attributes("status_callback_event", of=["Conference"], lacking=["status_callback"]),
    message="{events} asked for, and no statusCallback is named",
    platform_code=16002,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>
            <Conference statusCallbackEvent="start end">Weekly call</Conference>
          </Dial>
        </Response>
    """,
    line=4,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>
            <Conference statusCallbackEvent="start end"
                        statusCallback="https://example.com/conference">Weekly call</Conference>
          </Dial>
        </Response>
    """,
    sources=["SignalWire: voice/conference-noun"],
)
def conference_events_without_url(events: Any, place: Place) -> Iterator[Found]:
    """Events that nobody is told about: without an address nothing is reported.

    The published code is that of missing attributes of a conference, and does not say which.
    """
    if events and place.lacks("status_callback"):
        named = events.split() if isinstance(events, str) else events
        verb = "is" if len(named) == 1 else "are"
        yield place.found(events=f"{', '.join(named)} {verb}")


@rule(
    "CX502",
    "conference-url-without-events",
    Severity.WARNING,
    attributes("status_callback", of=["Conference"], lacking=["status_callback_event"]),
    message="no event is asked for, so nothing may be reported: name the events",
    templates=True,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>
            <Conference statusCallback="https://example.com/conference">Weekly call</Conference>
          </Dial>
        </Response>
    """,
    line=4,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>
            <Conference statusCallbackEvent="start end"
                        statusCallback="https://example.com/conference">Weekly call</Conference>
          </Dial>
        </Response>
    """,
    sources=[
        "SignalWire: voice/conference-noun (no default is listed)",
        "Twilio: docs/events/event-types/voice/status-callback",
    ],
)
def conference_url_without_events(url: str, place: Place) -> Iterator[Found]:
    """An address for reports, and no word about which are wanted.

    For calls a guide names a default; for conferences no page does. What a program works out counts
    where it surely is a text, as that of `url_for`; what a template fills in may be empty.
    """
    is_there = url == SOME_TEXT or not (has_template(url) or has_left(url))
    if is_there and place.lacks("status_callback_event"):
        yield place.found()


@rule(
    "CX507",
    "recording-unreported",
    Severity.INFO,
    attributes(
        "record",
        of=["Conference"],
        lacking=["recording_status_callback", "event_callback_url"],
        may=lambda value: value not in _OFF,
    ),
    message="the recording is made, and nobody is told where it is",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Conference record="record-from-start">Weekly call</Conference></Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>
            <Conference record="record-from-start"
                        recordingStatusCallback="https://example.com/recorded">Sales</Conference>
          </Dial>
        </Response>
    """,
    sources=["SignalWire: voice/conference-noun", "SignalWire: guides/webhooks/index"],
)
def recording_unreported(value: str, place: Place) -> Iterator[Found]:
    """A recording has an address, and a report is what says it.

    Without one the REST API has to be asked. The report of the end of the conference will do too.
    """
    is_told = not (place.lacks("recording_status_callback") and place.lacks("event_callback_url"))
    if value not in _OFF and not is_told:
        yield place.found()


@rule(
    "CX508",
    "recorded-twice",
    Severity.WARNING,
    attributes("record", of=["Dial"], beside=[CHILDREN], may=lambda value: value not in _OFF),
    message="the call and the conference are both recorded, and both are billed",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial record="record-from-answer">
            <Conference record="record-from-start"
                        recordingStatusCallback="https://example.com/recorded">Sales</Conference>
          </Dial>
        </Response>
    """,
    line=4,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial record="record-from-answer">
            <Conference>Town hall</Conference>
          </Dial>
        </Response>
    """,
    sources=["SignalWire: voice/dial", "SignalWire: voice/conference-noun"],
)
def recorded_twice(value: str, place: Place) -> Iterator[Found]:
    """Both `Dial` and its `Conference` say that they are recorded.

    A `Dial` that records around a conference that does not is an example of SignalWire's.
    """
    for each in children(place.element) if value not in _OFF else ():
        if each.tag == "Conference" and each.__dict__.get("record") not in _OFF:
            yield Found(each, "@record")


@rule(
    "CX509",
    "muted-with-beep",
    Severity.INFO,
    attributes("muted", of=["Conference"], lacking=["beep", "coach"]),
    message="everybody hears a beep for a listener who says nothing",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Conference muted="true">Town hall</Conference></Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Conference muted="true" beep="false">Town hall</Conference></Dial>
        </Response>
    """,
    sources=["SignalWire: voice/conference-noun"],
)
def muted_with_beep(value: object, place: Place) -> Iterator[Found]:
    """Who only listens is announced by a sound all the same, unless `beep` is off."""
    if value is True and place.lacks("beep") and place.lacks("coach"):
        yield place.found()


@rule(
    "CX510",
    "muted-coach",
    Severity.WARNING,
    attributes("coach", of=["Conference"], beside=["muted"]),
    message="a muted coach is heard by nobody",
    templates=True,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>
            <Conference coach="6f2a9d0e-3c41-4b7e-9f55-1d2c8a7b9e10" muted="true">Sales</Conference>
          </Dial>
        </Response>
    """,
    line=4,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>
            <Conference coach="6f2a9d0e-3c41-4b7e-9f55-1d2c8a7b9e10">Sales</Conference>
          </Dial>
        </Response>
    """,
    sources=["SignalWire: voice/conference-noun (coach, muted)"],
)
def muted_coach(_: str, place: Place) -> Iterator[Found]:
    """A coach speaks to one caller alone; a coach who is muted, to none."""
    if place.element.__dict__.get("muted") is True:
        yield place.found()


@rule(
    "CX511",
    "coach-is-no-call",
    Severity.WARNING,
    attributes("coach", of=["Conference"]),
    message="coach is the SID of a call that is in the conference, not {value}",
    platform_code=16002,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Conference coach="true">Sales</Conference></Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>
            <Conference coach="6f2a9d0e-3c41-4b7e-9f55-1d2c8a7b9e10">Sales</Conference>
          </Dial>
        </Response>
    """,
    sources=[
        "SignalWire: voice/conference-noun (coach; names 13240)",
        "SignalWire: rest-api/core/error-codes (16002)",
    ],
)
def coach_is_no_call(value: str, place: Place) -> Iterator[Found]:
    """`coach` names the call whose caller is coached, by its SID.

    The page of `Conference` names error 13240 for it, which the list of codes does not have.
    """
    if not _UUID.fullmatch(value) and not _TWILIO_SID.fullmatch(value):
        yield place.found(value=value)


@rule(
    "CX512",
    "room-size",
    Severity.WARNING,
    attributes("max_participants", of=["Conference"], by_value=True),
    message="a conference of {count} {what}",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Conference maxParticipants="1">Weekly call</Conference></Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Conference maxParticipants="40">Weekly call</Conference></Dial>
        </Response>
    """,
    sources=[
        "SignalWire: voice/conference-noun",
        "SignalWire: the specification of SWML, join_conference",
        "SignalWire: the page of join_conference in its server SDKs",
    ],
)
def room_size(value: object, place: Place) -> Iterator[Found]:
    """A room for one, or for more than any page allows.

    The pages name 250 and 100,000 as the limit in different places: between the two it is info.
    """
    if not isinstance(value, int):
        return
    if value < LEAST_PARTICIPANTS:
        yield place.found(count=value, what="never begins: that takes two")
    elif value > MOST_PARTICIPANTS:
        yield place.found(count=f"{value:,}", what=f"is too large: at most {MOST_PARTICIPANTS:,}")
    elif value > MOST_DOCUMENTED:
        what = f"may be too large: one page says at most {MOST_DOCUMENTED}"
        yield place.found(count=f"{value:,}", what=what, severity="info")


@rule(
    "CX513",
    "region-ignored",
    Severity.WARNING,
    attributes("region", of=["Conference"]),
    message="SignalWire documents no region for cXML; SWML's join_conference has one",
    fix=Fixable.UNSAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Conference region="us1">Weekly call</Conference></Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Conference>Weekly call</Conference></Dial>
        </Response>
    """,
    sources=[
        "SignalWire: voice/conference-noun",
        "SignalWire: the specification of SWML, join_conference",
        "Twilio: docs/voice/twiml/conference",
    ],
)
def region_ignored(_: str, place: Place) -> Iterator[Found]:
    """Where the audio is mixed is Twilio's setting; in cXML nobody reads it.

    SWML has `global`, `us`, `eu` and `ch`, and `cxml.convert` says the conference in it.
    """
    if place.document.settings.target == "signalwire":
        yield place.found(changes=(Remove(),))
