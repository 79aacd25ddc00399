"""The rows of what a service does with a request: read it, verify it, and both in a view."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from urllib.parse import parse_qsl

from twilio.request_validator import (  # type: ignore[import-untyped]
    RequestValidator as TwilioValidator,
)

from cxml.callbacks import ConferenceEvent
from cxml.request_validator import RequestValidator

from .case import Case
from .documents import CALLBACK, CALLBACK_BODY
from .libraries import TWILIO_NAME
from .measure import compare
from .views import KEY, answer, answers_alike


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


def typed_callback() -> Case:
    """Compare reading a callback with splitting its body alone."""
    return Case(
        f"typed callback: {len(CALLBACK)} parameters",
        "parse_qsl alone",
        measure=partial(compare, typed_values, untyped_values),
        same=same_values,
    )


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
        f"verify a signature: {len(CALLBACK)} parameters",
        TWILIO_NAME,
        measure=partial(
            compare,
            lambda: ours.validate(url, CALLBACK, signature),
            lambda: theirs.validate(url, CALLBACK, signature),
        ),
        same=same,
    )


def view() -> Case:
    """Compare a decorated view with one that calls cxml by hand: what the glue costs."""
    return Case(
        "Flask view: verify, read, answer",
        "the same by hand",
        measure=partial(compare, partial(answer, "/decorated"), partial(answer, "/by-hand")),
        same=answers_alike,
    )
