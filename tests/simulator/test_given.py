"""What is given to a platform, and cannot be: it is refused where it is given, by its name."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cxml import UsageError, VoiceResponse
from cxml.simulator import AsyncPlatform, Call, Choices, Platform

from .pages import ASKS, platform

WRONG_FOR_A_CALL: list[tuple[Callable[[Any, Any], object], str]] = [
    (lambda call, _: call.press(1), 'press takes text, not 1: write press("1")'),
    (lambda call, _: call.press(None), "press takes text, not None"),
    (lambda call, _: call.press(["1"]), "press takes text, not ['1']"),
    (lambda call, _: call.speak(5), 'speak takes text, not 5: write speak("5")'),
    (
        lambda call, _: call.speak("Hi", "2"),
        "seconds='2' are no seconds that can pass: those are 0 or more: write 2",
    ),
    (
        lambda call, _: call.wait("5"),
        "'5' are no seconds that can pass: those are 0 or more: write 5",
    ),
    (
        lambda _, world: world.wait("soon"),
        "'soon' are no seconds that can pass: those are 0 or more",
    ),
    (lambda _, world: world.wait(None), "None are no seconds that can pass: those are 0 or more"),
    (
        lambda call, _: call.hears(5),
        'hears takes text, a pattern or a function, not 5: write hears("5")',
    ),
    (lambda call, _: call.hears(None), "hears takes text, a pattern or a function, not None"),
    (lambda call, _: call.hears(True), "hears takes text, a pattern or a function, not True"),
    (
        lambda call, _: call.does_not_hear(b"Hi"),
        "does_not_hear takes text, a pattern or a function, not b'Hi'",
    ),
    (
        lambda _, world: world.message("/voice", "Hi").gets(5),
        'gets takes text, a pattern or a function, not 5: write gets("5")',
    ),
    (
        lambda _, world: world.requests.of("GatherAction"),
        "requests.of takes a class of cxml.callbacks, not 'GatherAction': write"
        " requests.of(GatherAction)",
    ),
    (
        lambda _, world: world.requests.of(VoiceResponse),
        "requests.of takes a class of cxml.callbacks, not <class"
        " 'cxml.voice.response.VoiceResponse'>, such as VoiceRequest",
    ),
    (
        lambda _, world: world.phone(15550100700),
        'phone takes text, not 15550100700: write phone("+15550100700")',
    ),
    (
        lambda _, world: world.phone("+15550100700").answers(after="3"),
        "after='3' are no seconds that can pass: those are 0 or more: write 3",
    ),
    (
        lambda _, world: world.phone("+15550100700").is_busy(-1),
        "after=-1 are no seconds that can pass: those are 0 or more",
    ),
    (lambda _, world: world.room(5), 'room takes text, not 5: write room("5")'),
    (lambda _, world: world.queue(5), 'queue takes text, not 5: write queue("5")'),
    (lambda call, world: world.redirect(call, 5), "an address takes text, not 5"),
]


@pytest.mark.parametrize(("does", "said"), WRONG_FOR_A_CALL)
def test_what_a_call_cannot_take(does: Callable[[Any, Any], object], said: str) -> None:
    """What is of another kind is refused with what was given, and what to write for it."""
    world = platform(ASKS)
    call = world.call("/voice")
    now = world.now
    with pytest.raises(UsageError) as caught:
        does(call, world)
    assert str(caught.value).startswith(said)
    assert (call.is_over, world.now) == (False, now)


WRONG_METHODS: list[Callable[[Any, Any, Call], object]] = [
    lambda world, method, _: world.call("/voice", method=method),
    lambda world, method, _: world.place_call("+15550100700", "/voice", method=method),
    lambda world, method, _: world.message("/voice", "Hi", method=method),
    lambda world, method, _: world.fax("/voice", method=method),
    lambda world, method, call: world.redirect(call, "/voice", method=method),
    lambda world, method, call: world.room("r").hold(call, "/voice", method=method),
    lambda world, method, _: world.room("r").announce("/voice", method=method),
]


@pytest.mark.parametrize("does", WRONG_METHODS)
def test_how_nothing_is_asked_for(does: Callable[[Any, Any, Call], object]) -> None:
    """Only two methods are there, in capitals."""
    world = platform(ASKS)
    call = world.call("/voice")
    with pytest.raises(
        UsageError, match=r"^method='post' is not 'POST' or 'GET'; did you mean 'PO"
    ):
        does(world, "post", call)
    with pytest.raises(UsageError, match=r"^method=5 is not 'POST' or 'GET'$"):
        does(world, 5, call)
    assert len(world.requests) == 1


@pytest.mark.parametrize(
    ("does", "said"),
    [
        (lambda world: world.call("/voice", from_=15550100142), 'from_ takes text, not .*"\\+1555'),
        (
            lambda world: world.call("/voice", to=15550100142),
            'to takes text, not .*"\\+15550100142',
        ),
        (lambda world: world.place_call(1555, "/voice"), r'write place_call\("\+1555", \.\.\.\)'),
        (lambda world: world.place_call("+1555", "/voice", from_=5), "from_ takes text, not 5"),
        (lambda world: world.place_call("+1555", "/voice", timeout="9"), "timeout='9' are no sec"),
        (
            lambda world: world.place_call("+1555", "/voice", status_callback_method="get"),
            "status_callback_method='get' is not 'POST' or 'GET'; did you mean 'GET'",
        ),
        (
            lambda world: world.place_call("+1555", "/voice", status_callback_event="ringing"),
            r"status_callback_event='ringing' is no list of texts: write .*_event=\['ringing'\]$",
        ),
        (lambda world: world.message("/voice", 5), 'a message takes text, not 5: write "5"'),
        (
            lambda world: world.message("/voice", "", media=5),
            r'media=5 is no .* media=\["\.\.\."\]',
        ),
        (lambda world: world.message("/voice", "", media=[5]), "media takes text, not 5"),
        (lambda world: world.fax("/voice", from_=5), "from_ takes text, not 5"),
    ],
)
def test_what_begins_nothing(does: Callable[[Any], object], said: str) -> None:
    """What comes in, or is placed, is looked at before anything happens."""
    world = platform(ASKS)
    with pytest.raises(UsageError, match=said):
        does(world)
    assert (world.calls, world.transcript) == ([], "")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"behaves_like": "Twilio"}, "behaves_like='Twilio' is not 'signalwire' or 'twilio'; did"),
        ({"behaves_like": "twillio"}, r".*; did you mean 'twilio'\?$"),
        ({"behaves_like": None}, "behaves_like=None is not 'signalwire' or 'twilio'$"),
        (
            {"choices": {"fet_13_seconds": 5}},
            r"choices=\{'fet_13_seconds': 5\} are no choices: write Choices\(fet_13_seconds=5\)$",
        ),
        ({"choices": 5}, r"choices=5 are no choices: write Choices\(\.\.\.\)$"),
        ({"number": 15550100199}, r'number takes text, not 15550100199: write "\+15550100199"$'),
        ({"fallback_url": 5}, "fallback_url= takes text, not 5"),
    ],
)
@pytest.mark.parametrize("kind", [Platform, AsyncPlatform])
def test_what_no_platform_takes(kind: Any, options: dict[str, Any], said: str) -> None:
    """An option that cannot be is refused when the platform is made, and not played as another."""
    with pytest.raises(UsageError, match=f"^{said}"):
        kind(awaited_application(), **options)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"platform": "Twilio"}, "platform='Twilio' is not 'signalwire' or 'twilio'; did you"),
        ({"begins_at": "2026"}, "begins_at='2026' is not a datetime"),
        ({"fet_13_seconds": "5"}, "fet_13_seconds='5' is not seconds from 0 on, or None"),
        ({"fet_13_seconds": -1}, "fet_13_seconds=-1 is not seconds from 0 on, or None"),
        ({"fet_28_cookies": "no"}, "fet_28_cookies='no' is not True or False"),
        ({"con_04_least": 2.5}, "con_04_least=2.5 is not a whole number from 0 on"),
        ({"rec_16_seconds": None}, "rec_16_seconds=None is not seconds from 0 on"),
        ({"gat_19_confidence": 0.5}, "gat_19_confidence=0.5 is not a Decimal from 0 to 1"),
        ({"fet_11_types": ["text/xml"]}, "fet_11_types=.* is not a tuple of texts"),
        ({"fet_11_types": (5,)}, "fet_11_types=.* is not a tuple of texts"),
        ({"sta_13_pauses": (-1,)}, "sta_13_pauses=.* is not a tuple of seconds from 0 on"),
        ({"pla_07_lengths": {"a": "5"}}, "pla_07_lengths=.* is not a dict of seconds by address"),
        ({"pla_07_lengths": 5}, "pla_07_lengths=5 is not a dict of seconds by address"),
        ({"say_06_time": 5}, "say_06_time=5 is not a function of a text"),
    ],
)
def test_what_is_no_choice(given: dict[str, Any], said: str) -> None:
    """A choice of another kind is refused where it is written."""
    with pytest.raises(UsageError, match=f"^{said}"):
        Choices(**given)


def test_choices_that_can_be() -> None:
    """All choices have a type that is looked at; what can be is taken."""
    lengths = {"/a.mp3": 3.5}
    made = Choices(
        fet_13_seconds=None,
        gat_19_confidence=Decimal("0.5"),
        pla_07_lengths=lengths,
        platform="twilio",
    )
    assert (made.is_twilio, made.pla_07_lengths) == (True, lengths)


def awaited_application() -> Starlette:
    """Make an application of ASGI."""

    async def voice(_: Request) -> Response:
        return Response(f"<Response>{ASKS}</Response>", media_type="text/xml")

    return Starlette(routes=[Route("/voice", voice, methods=["POST"])])


def test_what_is_refused_where_it_is_written() -> None:
    """Where a platform is awaited, the line is that of the act, and not that of its ``await``."""

    async def awaited() -> None:
        async with AsyncPlatform(awaited_application()) as world:
            call: Any = await world.call("/voice")
            for act in (call.press, call.wait, call.hears):
                with pytest.raises(UsageError):
                    act(["5"])

    asyncio.run(awaited())
