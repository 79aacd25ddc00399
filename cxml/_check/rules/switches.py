"""CX412 to CX414: attributes that mean nothing without another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from ..._text.wording import listed
from ..._tree.node import Node
from ..._tree.spec import spec_of
from ..document import Place, children
from ..found import Found
from ..rule import Severity, attributes, rule

OF_SPEECH = (
    "speech_timeout", "speech_model", "enhanced", "hints", "language", "profanity_filter",
    "partial_result_callback",
)  # fmt: skip
OF_KEYS = ("num_digits", "finish_on_key")
OF_RECORDINGS = (
    "recording_status_callback", "recording_track", "recording_storage_url", "trim",
)  # fmt: skip
OFF = (None, "do-not-record", False, "false")
EVENTS = {
    "status_callback_event": "status_callback",
    "recording_status_callback_event": "recording_status_callback",
}
"""Attributes that ask for reports, and the one that says where they go."""
METHODS = {
    "amd_status_callback_method": "amd_status_callback",
    "partial_result_callback_method": "partial_result_callback",
    "recording_status_callback_method": "recording_status_callback",
    "status_callback_method": "status_callback",
}
"""Attributes that say how something is asked for, and the one that says what."""


def _wire(element: Node, name: str) -> str:
    return spec_of(type(element)).attributes[name].wire or name


def _is_first(place: Place, names: tuple[str, ...]) -> bool:
    """Whether it is the first of these attributes: one finding is enough for all of them."""
    there = [name for name in names if place.element.__dict__.get(name) is not None]
    return there[0] == place.field.name


@rule(
    "CX412",
    "input-setting-unused",
    Severity.WARNING,
    attributes(*OF_SPEECH, of=["Gather"]),
    attributes(*OF_KEYS, of=["Gather"], beside=["input"]),
    message="{names} {verb} nothing: {why}",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Gather action="https://example.com/menu" hints="sales, support"
                  speechTimeout="auto"><Say>Say sales.</Say></Gather>
          <Hangup/>
        </Response>
    """,
    line=4,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Gather input="speech" action="https://example.com/menu" hints="sales, support"
                  speechTimeout="auto"><Say>Say sales.</Say></Gather>
          <Hangup/>
        </Response>
    """,
    sources=["SignalWire: voice/gather"],
)
def input_setting_unused(value: object, place: Place) -> Iterator[Found]:
    """A setting of a kind of input that the `Gather` does not take.

    Unless its `input` says otherwise, a `Gather` takes keys alone; one for speech alone counts no
    digits. All such settings of an element are one finding. Where `input` says what is taken, its
    author has decided, and what is left over, as in programs that give each `Gather` the same, does
    no harm: that is info.
    """
    gather = place.element
    given = gather.__dict__.get("input")
    if value is None or (given and not isinstance(given, tuple)):  # a template, or what is wrong
        return
    kinds = cast("tuple[str, ...]", given or ("dtmf",))
    asked, kind = (OF_SPEECH, "speech") if place.field.name in OF_SPEECH else (OF_KEYS, "dtmf")
    if kind in kinds or any("{{" in each for each in kinds) or not _is_first(place, asked):
        return
    if place.document.is_complete(gather):
        names = [_wire(gather, name) for name in asked if gather.__dict__.get(name) is not None]
        verb = "do" if len(names) > 1 else "does"
        takes = f"input is {' '.join(kinds)}" if given else "without input, keys alone are taken"
        severity = "info" if given else None
        yield place.found(names=", ".join(names), verb=verb, why=takes, severity=severity)


@rule(
    "CX413",
    "setting-without-its-switch",
    Severity.WARNING,
    attributes(*OF_RECORDINGS, of=["Dial", "Conference"], lacking=["record"]),
    attributes(
        "record", of=["Dial", "Conference"], beside=OF_RECORDINGS, may=lambda value: value in OFF
    ),
    attributes("transcribe_callback", of=["Record"]),
    attributes("caller_name", of=["Dial"]),
    attributes("username", of=["Sip"], lacking=["password"]),
    attributes("password", of=["Sip"], lacking=["username"]),
    message="{names} {verb} nothing without {switch}",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial recordingStatusCallback="https://example.com/recording">+15550100101</Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial record="record-from-answer"
                recordingStatusCallback="https://example.com/recording">+15550100101</Dial>
        </Response>
    """,
    sources=[
        "SignalWire: voice/dial",
        "SignalWire: voice/conference-noun",
        "SignalWire: voice/record",
        "SignalWire: voice/sip-noun",
    ],
)
def setting_without_its_switch(value: object, place: Place) -> Iterator[Found]:
    """A setting of something that is not switched on.

    Where a recording goes says nothing while nothing is recorded, nor where a transcription goes
    without `transcribe`; a name of the caller is for SIP; a user and a password come together.
    `trim` beside a `Stream` is left alone, as it stands so in SignalWire's own example.
    """
    if value is None or not place.document.is_complete(place.element):
        return
    element, name = place.element, place.field.name
    data = element.__dict__
    switch = ""
    if name in (*OF_RECORDINGS, "record"):
        yield from _unrecorded(place)
    elif name == "transcribe_callback" and data.get("transcribe") in OFF:
        switch = 'transcribe="true"'
    elif name == "caller_name":
        switch = "" if any(each.tag == "Sip" for each in children(element)) else "a Sip"
    elif name in ("username", "password"):
        other = "password" if name == "username" else "username"
        switch = other if data.get(other) is None else ""
    if switch:
        yield place.found(names=_wire(element, name), verb="does", switch=switch)


def _unrecorded(place: Place) -> Iterator[Found]:
    """Find settings of a recording where none is made; all of an element are one finding."""
    element, data = place.element, place.element.__dict__
    there = [each for each in OF_RECORDINGS if data.get(each) is not None]
    is_asked = place.field.name in ("record", *there[:1])
    if not there or data.get("record") not in OFF or not is_asked:
        return
    if there == ["trim"] and _has_stream(element):
        return
    names = [_wire(element, each) for each in there]
    says = {"names": ", ".join(names), "verb": "do" if len(names) > 1 else "does"}
    yield Found(element, f"@{names[0]}", says=says | {"switch": "record"})


def _has_stream(element: Node) -> bool:
    inside = children(element)
    below = (child.tag for each in inside for child in children(each))
    is_named = element.__dict__.get("stream_url") is not None
    return is_named or "Stream" in {*(each.tag for each in inside), *below}


@rule(
    "CX414",
    "events-without-url",
    Severity.WARNING,
    *(attributes(name, lacking=[address]) for name, address in (EVENTS | METHODS).items()),
    message="{what}, and no {address} is named",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Number statusCallbackEvent="answered completed">+15550100101</Number></Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>
            <Number statusCallback="https://example.com/leg"
                    statusCallbackEvent="answered completed">+15550100101</Number>
          </Dial>
        </Response>
    """,
    sources=["SignalWire: voice/number-noun", "SignalWire: voice/dial"],
)
def events_without_url(value: object, place: Place) -> Iterator[Found]:
    """Reports are asked for, and nobody is told: without an address none is made.

    The events of a conference have a rule of their own, CX501.
    """
    name, element = place.field.name, place.element
    address = EVENTS.get(name) or METHODS[name]
    if value in (None, ()) or element.__dict__.get(address) is not None:
        return
    if (element.tag == "Conference" and name == "status_callback_event") or not (
        place.document.is_complete(element)
    ):
        return
    events = cast("tuple[str, ...]", value) if isinstance(value, tuple) else (str(value),)
    is_method = name in METHODS
    what = f"{place.name} says how" if is_method else f"{listed(events)} is asked for"
    if address in spec_of(type(element)).attributes:
        yield place.found(what=what, address=_wire(element, address))
