"""The modules named as those of Twilio's library, and of SignalWire's older one."""

from __future__ import annotations

import inspect
import subprocess
import sys
from types import ModuleType
from typing import Any

import pytest
from declared import CHANNELS, Place, accepted, given
from twilio.twiml import (  # type: ignore[import-untyped]
    TwiML,
    fax_response,
    messaging_response,
    voice_response,
)

import cxml.fax_response
import cxml.messaging_response
import cxml.voice_response
from cxml import Element
from cxml._tree.spec import spec_of

DOORS: dict[str, tuple[ModuleType, ModuleType]] = {
    "voice": (voice_response, cxml.voice_response),
    "messaging": (messaging_response, cxml.messaging_response),
    "fax": (fax_response, cxml.fax_response),
}

CLASSES: list[tuple[str, Any]] = [
    (channel, cls)
    for channel, (theirs, _) in DOORS.items()
    for _, cls in inspect.getmembers(theirs, inspect.isclass)
    if issubclass(cls, TwiML) and cls is not TwiML
]
every_class = pytest.mark.parametrize(
    ("channel", "theirs"), CLASSES, ids=[f"{channel}.{cls.__name__}" for channel, cls in CLASSES]
)
every_door = pytest.mark.parametrize("channel", DOORS)


def ours(channel: str, theirs: Any) -> Any:
    """Find the class of the same name behind the door of a channel."""
    return getattr(DOORS[channel][1], theirs.__name__)


def parameters(function: Any) -> list[inspect.Parameter]:
    """List the named parameters of a function of Twilio's."""
    _, *others = inspect.signature(function).parameters.values()
    return [each for each in others if each.kind is not each.VAR_KEYWORD]


def methods(cls: Any) -> list[str]:
    """Name the methods by which a class of Twilio's adds children."""
    return [name for name, each in vars(cls).items() if inspect.isfunction(each) and name[0] != "_"]


# Names


def test_there_is_much_to_compare() -> None:
    """Twilio's three modules have more than sixty classes."""
    assert len(CLASSES) > 60


@every_class
def test_every_name(channel: str, theirs: Any) -> None:
    """A door has a class for every class of Twilio's module, and says so."""
    assert issubclass(ours(channel, theirs), Element)
    assert theirs.__name__ in DOORS[channel][1].__all__
    assert ours(channel, theirs) is getattr(CHANNELS[channel], theirs.__name__)


@every_door
def test_a_door_leads_to_its_channel(channel: str) -> None:
    """A door has the names of its channel, in their order, and no others."""
    door = DOORS[channel][1]
    assert door.__all__ == CHANNELS[channel].__all__ == dir(door)
    assert sorted(door.__all__) == dir(door)
    with pytest.raises(ImportError, match="cannot import name 'Nothing'"):
        exec(f"from cxml.{channel}_response import Nothing")  # noqa: S102
    names: dict[str, object] = {}
    exec(f"from cxml.{channel}_response import *", names)  # noqa: S102
    assert {*door.__all__} <= names.keys()


def test_names_of_the_older_library() -> None:
    """SignalWire's older library has the three responses, and a Reject for fax."""
    assert cxml.fax_response.Reject is cxml.fax.Reject
    assert str(cxml.fax_response.FaxResponse().append(cxml.fax.Reject())).endswith(
        "<Response><Reject /></Response>"
    )
    for channel, name in (("voice", "Voice"), ("messaging", "Messaging"), ("fax", "Fax")):
        assert f"{name}Response" in DOORS[channel][1].__all__


# Parameters


@every_class
def test_every_parameter(channel: str, theirs: Any) -> None:
    """A class takes every parameter that Twilio's constructor has, by the same name."""
    plan = spec_of(ours(channel, theirs))
    keywords = {each.keyword for each in (*plan.attributes.values(), plan.text) if each}
    spelled_as_on_the_wire = {each.wire for each in plan.attributes.values()}
    for each in parameters(theirs.__init__):
        assert each.name in keywords | spelled_as_on_the_wire
        if plan.text and each.name == plan.text.keyword:
            assert plan.text.required == (each.default is each.empty)


@every_class
def test_the_text_comes_first(channel: str, theirs: Any) -> None:
    """Where Twilio's constructor takes a text, it is the first parameter in both."""
    text = spec_of(ours(channel, theirs)).text
    named = [each.name for each in parameters(theirs.__init__)]
    attributes = {each.keyword for each in spec_of(ours(channel, theirs)).attributes.values()}
    wires = {each.wire for each in spec_of(ours(channel, theirs)).attributes.values()}
    others = [name for name in named if name not in attributes | wires]
    assert others == ([text.keyword] if text else [])
    assert named[: len(others)] == others


@every_class
def test_every_method(channel: str, theirs: Any) -> None:
    """A class has every method of Twilio's that adds a child, and it adds the same one."""
    cls = ours(channel, theirs)
    parent = theirs(*given(cls))
    for name in methods(theirs):
        needed = [each for each in parameters(getattr(theirs, name)) if each.default is each.empty]
        child = getattr(parent, name)(*("1" for _ in needed))
        assert spec_of(cls).grammar[name].element is ours(channel, type(child))


@every_class
def test_every_parameter_of_a_method(channel: str, theirs: Any) -> None:
    """A method takes every parameter that Twilio's has, by the same name."""
    for name in methods(theirs):
        plan = spec_of(spec_of(ours(channel, theirs)).grammar[name].element)
        fields = [each for each in (*plan.attributes.values(), plan.text) if each]
        taken = {each.keyword for each in fields} | {each.wire for each in fields}
        assert {each.name for each in parameters(getattr(theirs, name))} <= taken


@every_class
def test_every_value(channel: str, theirs: Any) -> None:
    """With any attribute that both know, both write the same document, byte for byte."""
    cls = ours(channel, theirs)
    plan = spec_of(cls)
    for each in plan.attributes.values():
        for value in accepted(Place(cls, each)):
            if "\n" in value.written or "\r" in value.written or "\x85" in value.written:
                continue  # Twilio's writer keeps what a reader turns into spaces
            mine = cls(*given(cls), **{each.keyword: value.given})
            written = {each.keyword: value.written}
            assert str(mine) == str(theirs(*given(cls), **written))


# Empty forms


@pytest.mark.parametrize(
    "program",
    [
        lambda twiml: twiml.VoiceResponse().say(""),
        lambda twiml: twiml.VoiceResponse().play(digits="ww"),
        lambda twiml: twiml.VoiceResponse().play(""),
        lambda twiml: twiml.VoiceResponse().redirect(""),
        lambda twiml: twiml.VoiceResponse().dial(),
        lambda twiml: twiml.VoiceResponse().dial(""),
        lambda twiml: twiml.VoiceResponse().dial().client(""),
        lambda twiml: twiml.VoiceResponse().dial().client().identity("someone"),
        lambda twiml: twiml.VoiceResponse().dial().application().application_sid("AP1"),
        lambda twiml: twiml.VoiceResponse().dial().sip().uri(""),
        lambda twiml: twiml.VoiceResponse().enqueue(None, workflow_sid="WW1").task({"a": [1, "é"]}),
        lambda twiml: twiml.VoiceResponse().enqueue("").task("{}"),
        lambda twiml: twiml.VoiceResponse().gather().say("x"),
        lambda twiml: twiml.VoiceResponse().queue("support"),
        lambda twiml: twiml.VoiceResponse().prompt(for_="postal-code", attempt=2),
        lambda twiml: twiml.VoiceResponse().say().prosody("x").w("y", role="z").break_(),
        lambda twiml: twiml.VoiceResponse().hangup().parameter(name="a", value=""),
    ],
)
def test_empty_forms(program: Any) -> None:
    """Forms that Twilio allows though something is empty give the same element."""
    assert str(program(cxml.voice_response)) == str(program(voice_response))


@pytest.mark.parametrize(
    "program",
    [
        lambda twiml: twiml.MessagingResponse().message(),
        lambda twiml: twiml.MessagingResponse().message("").body(""),
        lambda twiml: twiml.MessagingResponse().redirect(""),
        lambda twiml: twiml.MessagingResponse().message("x", to="+1", from_="2").media("u"),
    ],
)
def test_empty_messages(program: Any) -> None:
    """A message may be empty, and so may its body."""
    assert str(program(cxml.messaging_response)) == str(program(messaging_response))


# Loading


def test_a_door_loads_what_is_used() -> None:
    """Importing a door loads the modules of the classes that are asked for, and no others."""
    program = (
        "import sys; from cxml.voice_response import Gather, VoiceResponse;"
        "print(*sorted(name for name in sys.modules if name.startswith('cxml.voice.')))"
    )
    out = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout
    assert out.split() == ["cxml.voice.gather", "cxml.voice.response"]
