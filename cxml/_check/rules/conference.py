"""CX5: conferences."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Place
from ..found import Found
from ..rule import Severity, attributes, rule


@rule(
    "CX501",
    "conference-events-without-url",
    Severity.WARNING,
    attributes("status_callback_event", of=["Conference"]),
    message="{events} are asked for, and no statusCallback is named",
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
def conference_events_without_url(events: tuple[str, ...], place: Place) -> Iterator[Found]:
    """Events that nobody is told about: without an address nothing is reported."""
    if not place.element.__dict__.get("status_callback"):
        yield place.found(events=", ".join(events))
