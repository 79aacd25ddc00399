"""The rows of the table: what is done, beside what, within which bounds, and with what result.

Every case can show that both sides come to the same, so that none is fast by doing less.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from urllib.parse import parse_qsl

from attrs import frozen
from lxml import etree
from twilio.request_validator import (  # type: ignore[import-untyped]
    RequestValidator as TwilioValidator,
)
from twilio.twiml import voice_response as twilio  # type: ignore[import-untyped]

from cxml import VoiceResponse
from cxml.callbacks import ConferenceEvent
from cxml.request_validator import RequestValidator

from .documents import CALLBACK, CALLBACK_BODY, conference, lines_for, long, simplest
from .fresh import compare_imports
from .measure import Pair, Work, compare
from .memory import compare_memory
from .sameness import same_documents
from .views import KEY, answer, answers_alike

TWILIO = "twilio-python"
LXML = "bare lxml parse"

Build = Callable[[type[VoiceResponse]], VoiceResponse]
thousand: Build = partial(long, lines=lines_for(1000))


@frozen
class Case:
    """One row of the table."""

    work: str
    against: str
    must: float
    """The ratio that is promised."""
    aim: float
    """The ratio that is hoped for."""
    measure: Callable[[int], Pair]
    """Takes the number of rounds; gives the seconds, or the bytes, of both."""
    same: Callable[[], bool]
    """Tells whether both sides come to the same."""
    unit: str = "µs"


def timed(work: str, against: str, bounds: tuple[float, float], ours: Work, theirs: Work) -> Case:
    """Make the row of two things that make the same document and are timed."""
    return Case(
        work,
        against,
        *bounds,
        measure=partial(compare, ours, theirs),
        same=lambda: same_documents(ours(), theirs()),
    )


def build_and_render(document: str, build: Build, must: float, aim: float) -> Case:
    """Compare building and rendering a document."""
    return timed(
        f"build + render: {document}",
        TWILIO,
        (must, aim),
        lambda: str(build(VoiceResponse)),
        lambda: str(build(twilio.VoiceResponse)),
    )


def render(document: str, build: Build, must: float, aim: float) -> Case:
    """Compare rendering a document that is built already."""
    ours, theirs = build(VoiceResponse), build(twilio.VoiceResponse)
    return timed(
        f"render only: {document}", TWILIO, (must, aim), lambda: str(ours), lambda: str(theirs)
    )


def read(document: str, build: Build, must: float, aim: float) -> Case:
    """Compare reading a document into objects with parsing it alone."""
    data = str(build(twilio.VoiceResponse)).encode()
    return timed(
        f"read into objects: {document}",
        LXML,
        (must, aim),
        lambda: VoiceResponse.from_xml(data),
        lambda: etree.fromstring(data),
    )


def memory(document: str, build: Build, must: float, aim: float) -> Case:
    """Compare the memory of a built tree."""
    ours: Work = partial(build, VoiceResponse)
    theirs: Work = partial(build, twilio.VoiceResponse)
    return Case(
        f"memory: {document}",
        TWILIO,
        must,
        aim,
        measure=lambda _: compare_memory(ours, theirs),
        same=lambda: same_documents(ours(), theirs()),
        unit="bytes",
    )


def typed_values() -> list[object]:
    """Read a callback, and look at values of every kind, so that reading late is no way out."""
    event = ConferenceEvent.from_form(CALLBACK_BODY)
    return [
        event.conference_sid,
        event.friendly_name,
        event.sequence_number,
        event.muted,
        event.end_conference_on_exit,
        event.timestamp,
    ]


def untyped_values() -> list[tuple[str, str]]:
    """Split the same body into its parameters."""
    return parse_qsl(CALLBACK_BODY.decode(), keep_blank_values=True)


def same_values() -> bool:
    """Tell whether the callback's values are those that were sent."""
    sent = dict(untyped_values())
    moment = datetime(2026, 3, 5, 9, 30, 15, tzinfo=UTC)
    room = [sent["ConferenceSid"], sent["FriendlyName"]]
    return sent == CALLBACK and typed_values() == [*room, 3, False, True, moment]


def verification() -> Case:
    """Compare telling whether a request is signed."""
    url = "https://example.com/conference"
    ours, theirs = RequestValidator(KEY), TwilioValidator(KEY)
    signature = theirs.compute_signature(url, CALLBACK)

    def same() -> bool:
        changed = {**CALLBACK, "Muted": "true"}
        return (
            ours.compute_signature(url, CALLBACK) == signature
            and all(each.validate(url, CALLBACK, signature) for each in (ours, theirs))
            and not any(each.validate(url, changed, signature) for each in (ours, theirs))
        )

    return Case(
        "verify a signature: 25 parameters",
        TWILIO,
        0.15,
        0.12,
        measure=partial(
            compare,
            lambda: ours.validate(url, CALLBACK, signature),
            lambda: theirs.validate(url, CALLBACK, signature),
        ),
        same=same,
    )


def all_cases() -> list[Case]:
    """List the rows of the table, top to bottom."""
    full = "conference, 24 attributes"
    return [
        build_and_render("simplest conference", simplest, 0.25, 0.15),
        build_and_render(full, conference, 0.25, 0.18),
        build_and_render("1,000 verbs", thousand, 0.40, 0.28),
        render(full, conference, 0.20, 0.13),
        read(full, conference, 4.5, 3.2),
        read("1,000 verbs", thousand, 6, 4.2),
        Case(
            "typed callback: 25 parameters",
            "parse_qsl alone",
            1.4,
            1.0,
            measure=partial(compare, typed_values, untyped_values),
            same=same_values,
        ),
        verification(),
        Case(
            "Flask view: verify, read, answer",
            "the same by hand",
            1.3,
            1.15,
            measure=partial(compare, partial(answer, "/decorated"), partial(answer, "/by-hand")),
            same=answers_alike,
        ),
        Case(
            "import VoiceResponse, new interpreter",
            TWILIO,
            5,
            3.5,
            measure=compare_imports,
            same=lambda: True,
        ),
        memory(full, conference, 0.45, 0.36),
    ]
