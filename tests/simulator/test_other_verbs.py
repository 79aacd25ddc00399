"""Texts, calls that are handed over, and what calls are linked with."""

from __future__ import annotations

import pytest

from cxml.callbacks import (
    ReferAction,
    SmsAction,
    SmsStatus,
    StreamStatus,
    VirtualAgentAction,
)
from cxml.simulator import Connection, Platform

from .pages import ASKS, Page, asked, platform

SIP = "sip:ann@example.com"
BOT = "wss://bot.example/talk"


def world_of(verbs: str, **options: object) -> Platform:
    """Make a platform with verbs, and words behind them."""
    pages: dict[str, Page] = {
        "/voice": f"{verbs}<Say>Behind</Say>",
        "/done": "<Say>Done</Say>",
        "/s": (204, "", ""),
    }
    return platform(pages, **options)


def test_sms() -> None:
    """A text is sent from the number to the caller; that is reported a second later."""
    world = world_of('<Sms action="/done" statusCallback="/s">Hello</Sms>')
    call = world.call("/voice")
    call.hears("Done")
    assert 'sends "Hello" from +15550100199 to +15550100142' in str(call)
    (action,) = world.requests.of(SmsAction)
    world.wait(1)
    (report,) = world.requests.of(SmsStatus)
    assert (action.sms_status, report.sms_status) == ("sending", "sent")
    assert action.sms_sid == report.sms_sid


def test_sms_without_action() -> None:
    """Without action the next verb runs."""
    world = world_of('<Sms from="+15550100001" to="+15550100002">Hello</Sms>')
    call = world.call("/voice")
    call.hears("Behind")
    assert "from +15550100001 to +15550100002" in str(call)
    assert asked(world) == ["VoiceRequest"]


def test_a_text_that_is_too_long() -> None:
    """A text that is too long is not sent."""
    world = world_of(f'<Sms action="/done" statusCallback="/s">{"x" * 1600}</Sms>')
    call = world.call("/voice")
    world.wait(1)
    assert world.requests.of(SmsAction)[0].sms_status == "invalid"
    assert world.requests.of(SmsStatus)[0].sms_status == "failed"
    assert "(21617)" in str(call)


def test_sms_of_a_dialled_leg() -> None:
    """The number that is used is that of the platform's side, whoever has called."""
    dial = '<Dial callerId="+15550100300">+15550100700</Dial>'
    world = platform({"/voice": dial, "/text": "<Sms>Hello</Sms><Gather/>"})
    ben = world.phone("+15550100700").answers()
    world.call("/voice")
    world.redirect(ben.call, "/text")
    assert 'sends "Hello" from +15550100300 to +15550100700' in str(ben.call)


@pytest.mark.parametrize(
    ("plan", "state", "code"),
    [
        ("answers", "in-progress", 200),
        ("is_busy", "busy", 486),
        ("fails", "failed", 404),
        ("does_not_answer", "no-answer", 487),
    ],
)
def test_refer(plan: str, state: str, code: int) -> None:
    """A call of SIP is handed over, and the action is told how that went."""
    world = world_of('<Refer action="/done"><Sip>sip:ben@example.com</Sip></Refer>')
    getattr(world.phone("sip:ben@example.com"), plan)()
    call = world.call("/voice", from_=SIP)
    world.wait(30)
    (said,) = world.requests.of(ReferAction)
    assert (
        said.refer_sip_response_code,
        said.refer_call_status,
        said.notify_sip_response_code,
    ) == (202, state, code)
    call.hears("Done")


@pytest.mark.parametrize("attributes", ['action="/done"', ""])
def test_hanging_up_while_handed_over(attributes: str) -> None:
    """Who hangs up meanwhile cancels it; the action is told, and its document not run."""
    world = world_of(f"<Refer {attributes}><Sip>sip:ben@example.com</Sip></Refer>")
    call = world.call("/voice", from_=SIP)
    call.hang_up()
    states = [each.refer_call_status for each in world.requests.of(ReferAction)]
    assert states == (["canceled"] if attributes else [])
    world.phone("sip:ben@example.com").answers()
    assert call.heard == []


def test_a_decision_while_handed_over() -> None:
    """The phone at the other address may decide while it waits; without action one goes on."""
    world = world_of("<Refer><Sip>sip:ben@example.com</Sip></Refer>")
    call = world.call("/voice", from_=SIP)
    world.wait(5)
    world.phone("sip:ben@example.com").answers()
    call.hears("Behind")


@pytest.mark.parametrize(
    ("inside", "from_"), [("<Sip>sip:ben@example.com</Sip>", "+15550100142"), ("", SIP)]
)
def test_what_cannot_be_handed_over(inside: str, from_: str) -> None:
    """Any other call cannot be handed over, nor to nowhere: the next verb runs."""
    world = world_of(f'<Refer action="/done">{inside}</Refer>')
    call = world.call("/voice", from_=from_)
    call.hears("Behind")
    assert "(13801)" in str(call)


def test_streams() -> None:
    """A stream goes on beside the call; its start and its end are reported."""
    stream = f'<Stream name="a" url="{BOT}" statusCallback="/s" track="both_tracks"/>'
    world = world_of(f"<Start>{stream}</Start><Gather/><Stop><Stream name='a'/></Stop>")
    call = world.call("/voice")
    call.speak("Hello")
    (connection,) = world.connections
    assert (connection.is_running, connection.said) == (True, ["Hello"])
    assert repr(connection) == f"<connection with {BOT}>"
    world.wait(5)
    call.hears("Behind")
    assert not connection.is_running
    said = world.requests.of(StreamStatus)
    assert [each.stream_event for each in said] == ["stream-started", "stream-stopped"]
    assert {(each.stream_name, each.stream_track, each.call_sid) for each in said} == {
        ("a", "both_tracks", call.sid)
    }
    assert connection.call is call
    connection.close()


def test_a_stream_ends_with_the_call() -> None:
    """A stream that nobody stops ends with the call; without a name it is called by its id."""
    world = world_of(f'<Start><Stream url="{BOT}" statusCallback="/s"/></Start><Gather/>')
    world.call("/voice").hang_up()
    said = world.requests.of(StreamStatus)
    assert [each.stream_event for each in said] == ["stream-started", "stream-stopped"]
    assert said[0].stream_name == said[0].stream_sid
    twilio = world_of(
        f'<Start><Stream url="{BOT}" statusCallback="/s"/></Start>', behaves_like="twilio"
    )
    twilio.call("/voice")
    assert twilio.requests.of(StreamStatus)[0].stream_track is None


@pytest.mark.parametrize(
    ("stream", "error"),
    [
        ('<Stream statusCallback="/s"/>', "missing_url"),
        ('<Stream url="ws://bot.example" statusCallback="/s"/>', "invalid_url"),
        (
            f'<Stream name="a" url="{BOT}"/><Stream name="a" url="{BOT}" statusCallback="/s"/>',
            "Duplicated stream name",
        ),
    ],
)
def test_streams_that_fail(stream: str, error: str) -> None:
    """A stream that cannot be reports why, and the call goes on."""
    world = world_of(f"<Start>{stream}text</Start>")
    call = world.call("/voice")
    (said,) = world.requests.of(StreamStatus)
    assert (said.stream_event, said.stream_error) == ("stream-error", error)
    assert "(31922)" in str(call)
    call.hears("Behind")


def test_what_is_not_streamed() -> None:
    """What else may be started is skipped; what does not run cannot be stopped."""
    world = world_of("<Start><Transcription/></Start><Stop><Stream name='b'/></Stop>")
    call = world.call("/voice")
    assert "skips Transcription, which is not simulated (13750)" in str(call)
    assert "no stream b runs" in str(call)


def bot(connection: Connection, text: str | None) -> None:
    """Stand for a bot at the other end of a stream."""
    if text is None:
        connection.say(f"Hello, {connection.parameters['name']}")
    elif text == "Bye":
        connection.close()
    else:
        connection.say(f"You said {text}")


def test_a_bot() -> None:
    """Who is plugged in hears what is said, and may answer, and end it."""
    noun = f'<Stream url="{BOT}"><Parameter name="name" value="Ann"/></Stream>'
    world = world_of(f"<Connect>{noun}</Connect>")
    world.plug_in(BOT, bot)
    call = world.call("/voice")
    call.hears("Hello, Ann")
    call.speak("two tickets")
    call.press("1")
    call.hears("You said two tickets")
    call.speak("Bye")
    call.hears("Behind")


def test_connecting_ends() -> None:
    """A connection lasts until the other side, or the caller, ends it; then the action is asked."""
    world = world_of(f'<Connect action="/done"><Stream url="{BOT}"/></Connect>')
    call = world.call("/voice")
    world.wait(1000)
    world.connections[0].say("Anybody?")
    call.hears("Anybody?")
    assert world.connections[0].noun.tag == "Stream"
    world.connections[0].close()
    call.hears("Done")
    again = world.call("/voice")
    again.hang_up()
    assert not world.connections[1].is_running


@pytest.mark.parametrize(
    ("noun", "address", "kinds"),
    [
        ("<Room>lobby</Room>", "lobby", ["VoiceRequest", "VoiceRequest"]),
        ('<VirtualAgent connectorName="a"/>', "a", ["VoiceRequest", "VirtualAgentAction"]),
    ],
)
def test_rooms_and_agents(noun: str, address: str, kinds: list[str]) -> None:
    """A video room and an agent last until the test ends them."""
    world = world_of(f'<Connect action="/done">{noun}</Connect>')
    call = world.call("/voice")
    assert call.heard == []
    assert world.connections[0].address == address
    world.connections[0].close()
    assert asked(world) == kinds
    assert [each.virtual_agent_status for each in world.requests.of(VirtualAgentAction)] in (
        [],
        ["transfer"],
    )


@pytest.mark.parametrize("inside", ["", "<ConversationRelay url='wss://a.example'/>"])
def test_nothing_to_connect_with(inside: str) -> None:
    """Nothing, and what Twilio alone documents, cannot be connected with; the next verb runs."""
    call = world_of(f"<Connect>{inside}</Connect>").call("/voice")
    call.hears("Behind")
    assert "there is nothing to connect with (13750)" in str(call)


def test_a_stream_that_cannot_be_connected_with() -> None:
    """A stream that fails ends the connection at once."""
    call = world_of("<Connect><Stream url='ws://a.example'/></Connect>").call("/voice")
    call.hears("Behind")


def test_a_stream_that_ends_while_keys_are_awaited() -> None:
    """The end of a stream is no input."""
    stream = '<Start><Stream url="wss://example.com/"/></Start>'
    world = platform({"/voice": stream + ASKS, "/menu": "<Say>Menu</Say>"})
    call = world.call("/voice")
    world.connections[0].close()
    call.press("1")
    call.hears("Press a key")
    call.hears("Menu")
    assert "not listened for" not in call.transcript


def test_texts_of_calls() -> None:
    """A test can ask which texts a call sent, and which all calls did."""
    world = world_of("<Sms to='+15550100700'>Somebody rings</Sms><Sms>Thanks</Sms>")
    first = world.call("/voice")
    other = world.call("/voice", from_="+15550100143")
    assert [(each.from_, each.to, each.body) for each in other.texts] == [
        ("+15550100199", "+15550100700", "Somebody rings"),
        ("+15550100199", "+15550100143", "Thanks"),
    ]
    assert world.texts == [*first.texts, *other.texts]
    assert [each.to for each in first.texts] == ["+15550100700", "+15550100142"]


def test_a_text_that_is_too_long_was_not_sent() -> None:
    """A text that is too long is there, and says that it was not sent."""
    world = world_of(f"<Sms>{'x' * 1600}</Sms><Sms>{'x' * 1599}</Sms>")
    world.call("/voice")
    assert [each.is_sent for each in world.texts] == [False, True]
