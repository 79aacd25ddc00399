"""The strategies for callbacks."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings

from cxml import UsageError, VoiceResponse
from cxml.callbacks import (
    Callback,
    CallStatus,
    ConferenceEvent,
    PayConnectorRequest,
    SwmlStreamStatus,
    VoiceRequest,
)
from cxml.testing import callbacks

QUICKLY = settings(max_examples=5_000, database=None, phases=[Phase.explicit, Phase.generate])


@given(callbacks(ConferenceEvent))
def test_callbacks_are_of_the_class(event: ConferenceEvent) -> None:
    """A callback has fields of its class, and is read from what it writes."""
    assert type(event) is ConferenceEvent
    assert ConferenceEvent.from_form(event.to_form()) == event


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        (ConferenceEvent, lambda event: event.muted is True),
        (ConferenceEvent, lambda event: isinstance(event.sequence_number, int)),
        (ConferenceEvent, lambda event: isinstance(event.event, str) and event.hold is not None),
        (CallStatus, lambda event: isinstance(event.timestamp, datetime)),
        (VoiceRequest, lambda event: event.sip_headers),
        (PayConnectorRequest, lambda event: event.parameters),
        (SwmlStreamStatus, lambda event: event.event_type),
        (Callback, lambda event: type(event) is VoiceRequest),
        (Callback, lambda event: any(type(x) is Decimal for x in vars(event).values())),
    ],
)
def test_the_variety_of_callbacks(kind: type[Callback], wanted: Any) -> None:
    """Fields are of their types, and a class may be any of those that there are."""
    find(callbacks(kind), wanted, settings=QUICKLY)


def test_a_class_without_fields() -> None:
    """A class that declares nothing has one callback."""

    class Bare(Callback):
        pass

    assert find(callbacks(Bare), lambda _: True) == Bare()


@pytest.mark.parametrize("given", [VoiceResponse, VoiceRequest(), "VoiceRequest", None])
def test_what_is_no_class_of_callbacks(given: Any) -> None:
    """What is no class of callbacks is refused, with what to write."""
    with pytest.raises(UsageError, match="takes a class of callbacks, as VoiceRequest, not"):
        callbacks(given)
