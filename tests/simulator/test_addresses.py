"""Addresses that are none: what a test writes is refused there, and what a document has fails."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cxml.errors import UsageError
from cxml.simulator import AsyncPlatform, Call, Platform
from cxml.testing import client

from .pages import application, platform
from .test_async import application as asynchronous

NONE = ["http://[", "https://[::1/", "http://a\u2100b/", "/\udc80"]
ENTERS = "<Dial><Conference beep='false'>Dock</Conference></Dial>"
ACTS: dict[str, Callable[[Platform, Call, str], object]] = {
    "call": lambda world, _, url: world.call(url),
    "place_call": lambda world, _, url: world.place_call("+15550100700", url),
    "place_call, status_callback": lambda world, _, url: world.place_call(
        "+15550100700", "/voice", status_callback=url
    ),
    "message": lambda world, _, url: world.message(url, "Hi"),
    "fax": lambda world, _, url: world.fax(url),
    "redirect": lambda world, call, url: world.redirect(call, url),
    "hold": lambda world, call, url: world.room("Dock").hold(call, url),
    "announce": lambda world, _, url: world.room("Dock").announce(url),
}


@pytest.fixture
def anyio_backend() -> str:
    """Run in the event loop that Python has."""
    return "asyncio"


def ids(world: Platform) -> tuple[str, ...]:
    """Make what has ids."""
    return (world.call("/voice").sid, world.message("/sms", "Hi").sid, world.fax("/fax").sid)


@pytest.mark.parametrize("url", [*NONE, " <Response/>"])
@pytest.mark.parametrize("what", ACTS)
def test_what_a_test_writes(what: str, url: str) -> None:
    """An address that is none is refused where it is written, and leaves nothing behind."""
    world, same = platform(ENTERS), platform(ENTERS)
    call = world.call("/voice")
    same.call("/voice")
    before = world.transcript
    with pytest.raises(UsageError, match="is no address: "):
        ACTS[what](world, call, url)
    assert (world.calls, world.transcript) == ([call], before)
    assert world.phone("+15550100700").calls == []
    assert ids(world) == ids(same)


@pytest.mark.anyio
async def test_what_an_asynchronous_test_writes() -> None:
    """What is awaited is refused as well, and leaves nothing behind."""
    async with AsyncPlatform(asynchronous({"/voice": ENTERS})) as world:
        call = await world.call("/voice")
        with pytest.raises(UsageError, match=r"'http://\[' is no address: Invalid IPv6 URL"):
            await world.call("http://[")
        with pytest.raises(UsageError, match="is no address"):
            await world.redirect(call, "http://[")
        with pytest.raises(UsageError, match="is no address"):
            await world.message("http://[", "Hi")
        with pytest.raises(UsageError, match="is no address"):
            await world.fax("http://[")
        assert world.calls == [call]


def test_what_an_application_writes() -> None:
    """In a view too, it is refused where it is written, and the call goes on."""
    refused: list[str] = []

    def view(_: object) -> str:
        with pytest.raises(UsageError) as caught:
            world.redirect(world.calls[0], "http://[")
        refused.append(str(caught.value))
        return "<Say>Hello</Say>"

    world = platform({"/voice": view})
    world.call("/voice").hears("Hello")
    assert refused == ["'http://[' is no address: Invalid IPv6 URL"]


def test_what_is_put_off() -> None:
    """What goes wrong of what a view does to calls does not keep the rest from being done."""

    def view(_: object) -> str:
        world.redirect(first, "/other")  # too late: it is over
        world.redirect(second, "/other")
        return "<Say>Hello</Say>"

    world = platform({"/voice": ENTERS, "/view": view, "/other": "<Say>Elsewhere</Say>"})
    first, second = world.call("/voice"), world.call("/voice")
    first.hang_up()
    with pytest.raises(Exception, match="cannot be redirected: the call is over"):
        world.call("/view")
    world.wait(1)
    second.hears("Elsewhere")


@pytest.mark.parametrize("name", ["fallback_url", "status_callback"])
def test_the_addresses_of_a_platform(name: str) -> None:
    """What a platform is made with is named when it is no address."""
    with pytest.raises(UsageError, match=rf"^{name}='http://\[' is no address: Invalid IPv6 URL$"):
        platform("", **{name: "http://["})


@pytest.mark.parametrize(
    "url", ["http://[", "example.com", "ftp://example.com", "http://h:0", "http://h?a=1", "/a"]
)
def test_the_public_address(url: str) -> None:
    """The address that the platform reaches the application at is one of HTTP."""
    with pytest.raises(UsageError, match=r"^public_url is .*: it must be an address such as https"):
        platform("", public_url=url)


def test_a_password_in_the_public_address() -> None:
    """An error does not show what may be a password."""
    with pytest.raises(UsageError) as caught:
        platform("", public_url="http://user:secret@host:port")
    assert "secret" not in str(caught.value)


DOCUMENTS = {
    "<Redirect>{}</Redirect>": "failed",
    "<Gather action='{}' timeout='1' actionOnEmptyResult='true'/>": "completed",
    "<Record action='{}'/>": "completed",
    "<Dial action='{}'>+15550100700</Dial>": "completed",
    "<Enqueue action='{}' waitUrl='{}'>q</Enqueue>": "completed",
    "<Sms action='{}'>Hi</Sms>": "completed",
    "<Connect action='{}'><Stream url='{}'/></Connect>": "completed",
}


@pytest.mark.parametrize("behaves_like", ["signalwire", "twilio"])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_where_a_document_leads_to(document: str, behaves_like: str) -> None:
    """A document that leads to what is no address fails, with the published code."""
    world = platform(document.replace("{}", "http://["), behaves_like=behaves_like)
    world.phone("+15550100700").is_busy()
    call = world.call("/voice")
    call.wait(60)
    assert (call.is_over, call.status) == (True, DOCUMENTS[document])
    assert "'http://[' is no address: Invalid IPv6 URL (11100)" in call.transcript
    assert call.heard[-1:] == ["<application error>"]


def test_where_a_document_leads_to_whose_caller_is_gone() -> None:
    """Nobody hears of what fails behind the end of a call."""
    call = platform("<Dial action='http://['>+15550100700</Dial>").call("/voice")
    call.hang_up()
    assert "(11100)" in call.transcript
    assert "<application error>" not in call.heard


REPORTS = (
    "<Record timeout='1' recordingStatusCallback='http://[' transcribeCallback='http://['/>",
    "<Sms statusCallback='http://['>Hi</Sms>",
    "<Start><Stream url='wss://example.com' statusCallback='http://['/></Start>",
    "<Dial><Number statusCallback='http://[' url='http://['>+15550100700</Number></Dial>",
    "<Dial><Conference statusCallback='http://[' waitUrl='http://['>Dock</Conference></Dial>",
    "<Play>http://[</Play>",
)


@pytest.mark.parametrize("document", REPORTS)
def test_what_else_a_document_says(document: str) -> None:
    """Where only something is told, or heard, the call goes on, and the transcript says why."""
    world = platform(f"{document}<Say>Goodbye</Say>")
    call = world.call("/voice")
    other = world.call("/voice")
    call.wait(60)
    world.phone("+15550100700").is_busy()
    other.hang_up()
    assert "'http://[' is no address" in call.transcript
    assert "<application error>" not in call.heard


def test_messages_and_faxes() -> None:
    """A message and a fax end with the code too; a report that cannot be made ends neither."""
    world = platform(
        {
            "/sms": "<Message statusCallback='http://['>Hi</Message><Message>There</Message>",
            "/on": "<Redirect>http://[</Redirect>",
            "/fax": "<Receive action='http://['/>",
        }
    )
    assert world.message("/sms", "Hi").replies == ["Hi", "There"]
    for text in (world.message("/sms", "Hi"), world.message("/on", "Hi"), world.fax("/fax")):
        assert "'http://[' is no address: Invalid IPv6 URL (11100)" in text.transcript


@pytest.mark.parametrize("seconds", [-1, float("nan"), float("inf")])
def test_time_that_cannot_pass(seconds: float) -> None:
    """Only some time can pass, and what is none leaves the clock as it is."""
    world = platform("<Say>Hello</Say>")
    with pytest.raises(UsageError, match="are no seconds that can pass: those are 0 or more"):
        world.wait(seconds)
    assert world.now == 0.0
    assert world.call("/voice").is_over


@pytest.mark.parametrize("url", NONE)
def test_the_client_of_tests(url: str) -> None:
    """The client of tests refuses such a path as well."""
    with pytest.raises(UsageError, match="is no address: "):
        client(application({}), "PSK_test").post(url, {})
