"""What is awaited does all that what is not awaited does, and says so in the same words."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Coroutine
from inspect import Parameter, cleandoc, isawaitable, signature
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cxml.simulator import (
    AsyncCall,
    AsyncConnection,
    AsyncPhone,
    AsyncPlatform,
    AsyncRoom,
    Call,
    Connection,
    Phone,
    Platform,
    Room,
)

from .pages import ASKS

TWINS: list[tuple[type, type]] = [
    (Platform, AsyncPlatform),
    (Call, AsyncCall),
    (Phone, AsyncPhone),
    (Room, AsyncRoom),
    (Connection, AsyncConnection),
]
_AWAITED = re.compile(r"\bAsync(?=[A-Z])")


def public(kind: type) -> dict[str, object]:
    """Give what a class has that users see, its base classes' too."""
    return {name: getattr(kind, name) for name in dir(kind) if not name.startswith("_")}


MEMBERS = [
    pytest.param(plain, awaited, name, id=f"{plain.__name__}.{name}")
    for plain, awaited in TWINS
    for name in public(plain)
]


@pytest.mark.parametrize(("plain", "awaited"), TWINS)
def test_both_have_the_same_names(plain: type, awaited: type) -> None:
    """What one can do the other can."""
    assert [*public(plain)] == [*public(awaited)]
    plain_block, awaited_block = (
        {name for name in dir(kind) if name in ("__enter__", "__exit__", "__aenter__", "__aexit__")}
        for kind in (plain, awaited)
    )
    assert awaited_block == {name.replace("__", "__a", 1) for name in plain_block}


def called(kind: type, name: str) -> Callable[..., object] | None:
    """Give what is called of a member; nothing of what is only looked at."""
    member: object = kind.__dict__.get(name, getattr(kind, name))
    return member if callable(member) else None


def parameters(function: Callable[..., object]) -> list[Parameter]:
    """Give the parameters as whoever does not wait writes them."""
    return [
        each.replace(annotation=_AWAITED.sub("", str(each.annotation)))
        for each in signature(function).parameters.values()
    ]


def result(function: Callable[..., object]) -> str:
    """Give what comes back, or is awaited, as whoever does not wait writes it."""
    returned = str(signature(function).return_annotation)
    return _AWAITED.sub("", "None" if returned == "Later" else returned)


@pytest.mark.parametrize(("plain", "awaited", "name"), MEMBERS)
def test_both_take_the_same(plain: type, awaited: type, name: str) -> None:
    """Parameters have one order, one kind, one default and one type, and what is given is one."""
    ours, theirs = called(plain, name), called(awaited, name)
    assert (ours is None) is (theirs is None)
    if ours is not None and theirs is not None:
        assert parameters(theirs) == parameters(ours)
        assert result(theirs) == result(ours)


@pytest.mark.parametrize(("plain", "awaited", "name"), MEMBERS)
def test_both_say_the_same(plain: type, awaited: type, name: str) -> None:
    """The text is that of the twin, or its beginning, with where the rest stands."""
    ours, theirs = (cleandoc(getattr(kind, name).__doc__ or "") for kind in (plain, awaited))
    assert ours
    link = rf", as :meth:`{plain.__name__}\.{name}` (does|is)\.$"
    beginning = re.sub(link, "", theirs)
    assert theirs == ours if beginning == theirs else ours.startswith(beginning)


def test_both_are_made_alike() -> None:
    """A platform takes the same, awaited or not."""
    assert parameters(AsyncPlatform.__init__) == parameters(Platform.__init__)


DESK, BOT = "+15550100700", "wss://bot.example/talk"
PAGES = {
    "/voice": ASKS,
    "/menu": f"<Sms>Soon</Sms><Dial action='/after'>{DESK}</Dial>",
    "/after": "<Enqueue>support</Enqueue>",
    "/room": "<Dial><Conference statusCallback='/said' statusCallbackEvent='start join leave end'>"
    "Dock</Conference></Dial><Say>Out</Say>",
    "/news": "<Say>News</Say>",
    "/bot": f"<Connect><Stream url='{BOT}'/></Connect>",
    "/sms": "<Message>Thanks</Message>",
    "/fax": "<Receive action='/said'/>",
    "/said": "",
    "/bad": "<Say loop='many'>Hi</Say><Shout/>",
}


def shop() -> Starlette:
    """Make an application that both can ask."""

    async def answer(request: Request) -> Response:
        body = PAGES[request.url.path]
        return Response(f"<Response>{body}</Response>", media_type="text/xml")

    async def fail(_: Request) -> Response:
        raise KeyError("broken view")

    routes = [Route(path, answer, methods=["GET", "POST"]) for path in PAGES]
    return Starlette(routes=[*routes, Route("/broken", fail, methods=["POST"])])


async def settled(given: Any) -> Any:
    """Give what was done, awaited or not."""
    return await given if isawaitable(given) else given


async def play(world: Any) -> None:
    """Do all that can be done on a platform, and in what it gives."""
    world.delivers("/said", late=2, twice=0.5, shuffled=5, failing=[503, ConnectionError("lost")])
    world.delivers("/after", slow=1)
    await settled(world.phone(DESK).answers(after=2))
    first = await settled(world.call("/voice"))
    await settled(first.press("1"))
    await settled(first.wait(3))
    await settled(first.speak("Hello", seconds=2))
    await settled(world.phone(DESK).call.hang_up())
    for decide in ("fails", "is_busy", "does_not_answer", "declines_whisper"):
        await settled(getattr(world.phone(DESK), decide)())
    await settled(world.redirect(first, "/room"))
    second = await settled(world.call("/room", from_="+15550100143"))
    room = world.room("Dock")
    await settled(room.mute(first))
    await settled(room.unmute(first))
    await settled(room.hold(second, "/news"))
    await settled(room.unhold(second))
    await settled(room.announce("/news", to=first))
    await settled(room.remove(first))
    await settled(room.end())
    await meet(world)


async def meet(world: Any) -> None:
    """Do the rest of it."""
    await settled(world.phone("+15550100701").answers())
    placed = await settled(world.place_call("+15550100701", "/bot", status_callback="/said"))
    world.plug_in(BOT, lambda connection, said: said and connection.say(f"You said {said}"))
    other = await settled(world.call("/bot"))
    await settled(other.speak("two"))
    await settled(world.connections[0].say("Hello"))
    await settled(world.connections[0].close())
    await settled(world.end(placed))
    (await settled(world.message("/sms", "Hi"))).gets("Thanks")
    await settled(world.fax("/fax", pages=2))
    await settled(world.fax("/fax", fails=True))
    await settled(world.call("/bad"))
    await settled(world.wait(60))
    await settled(world.close())


def seen(world: Platform | AsyncPlatform) -> dict[str, object]:
    """Give all that can be seen in the end."""
    return {
        "transcript": world.transcript,
        "requests": [(each.at, each.url, each.callback, each.problem) for each in world.requests],
        "calls": [(each.sid, each.status, each.heard) for each in world.calls],
        "texts": [(each.from_, each.to, each.body) for each in world.texts],
        "findings": [str(each) for each in world.findings],
        "problems": [str(each) for each in world.problems],
        "connections": [(each.address, each.said) for each in world.connections],
        "queue": repr(world.queue("support")),
        "now": world.now,
    }


def at_once(script: Coroutine[Any, Any, None]) -> None:
    """Run a script that has nothing to wait for."""
    with pytest.raises(StopIteration):
        script.send(None)


def test_both_do_the_same() -> None:
    """One script has one transcript, the same requests, and the same of all that can be seen."""
    world = Platform(shop())
    at_once(play(world))

    async def awaited() -> AsyncPlatform:
        other = AsyncPlatform(shop())
        await play(other)
        return other

    ours, theirs = seen(world), seen(asyncio.run(awaited()))
    for name, value in ours.items():
        assert theirs[name] == value
    assert all(ours[each] for each in ("texts", "findings", "problems", "connections"))


class OwnError(Exception):
    """What a test raises itself."""


@pytest.mark.parametrize(("own", "raised"), [(False, KeyError), (True, OwnError)])
def test_both_raise_the_same_in_the_end(own: bool, raised: type[Exception]) -> None:
    """What the application raised comes out of the block, but where the block has an error."""

    def plain() -> None:
        with Platform(shop()) as world:
            world.call("/broken")
            if own:
                raise OwnError

    async def awaited() -> None:
        async with AsyncPlatform(shop()) as world:
            await world.call("/broken")
            if own:
                raise OwnError

    with pytest.raises(raised):
        plain()
    with pytest.raises(raised):
        asyncio.run(awaited())
