"""Phones that are dialled."""

from __future__ import annotations

import pytest

from cxml.callbacks import CallStatus, DialAction, DialedNumber, DialedSip, RecordingStatus
from cxml.simulator import Call, Phone, Platform, SimulationError

from .pages import Page, asked, platform

BEN, EVE = "+15550100700", "+15550100701"
EVENTS = 'statusCallback="/s" statusCallbackEvent="initiated ringing answered completed"'
DONE: Page = lambda form: f"<Say>{form['DialCallStatus']}</Say>"  # noqa: E731


def dialling(inside: str, attributes: str = 'action="/done"', **options: object) -> Platform:
    """Make a platform whose document dials, with words behind it."""
    pages: dict[str, Page] = {
        "/voice": f"<Dial {attributes}>{inside}</Dial><Say>Behind</Say>",
        "/done": DONE,
        "/s": (204, "", ""),
        "/whisper": "<Say>A call for you</Say>",
        "/ask": '<Gather numDigits="1" action="/take"/><Hangup/>',
        "/take": "<Dial>1</Dial><Say>Here</Say>",
    }
    return platform(pages, **options)


def connected(
    inside: str = BEN, attributes: str = 'action="/done"'
) -> tuple[Platform, Call, Phone]:
    """Call a document that dials a phone, and let that be answered."""
    world = dialling(inside, attributes)
    ben = world.phone(BEN).answers()
    return world, world.call("/voice"), ben


def action(world: Platform) -> DialAction:
    """Give what the action was told."""
    (said,) = world.requests.of(DialAction)
    return said


def states(world: Platform, call: Call) -> list[tuple[object, object]]:
    """Give what was reported of a leg, with the numbers of the reports."""
    reports = [each for each in world.requests.of(CallStatus) if each.call_sid == call.sid]
    return [(each.sequence_number, each.call_status) for each in reports]


def test_two_talk() -> None:
    """Both hear each other, and the action is told how long, when one of them hangs up."""
    world, call, ben = connected()
    assert ben.call.status == call.status == "in-progress"
    call.hears("<ringing>")
    call.speak("Hello, Ben")
    ben.call.hears("Hello, Ben")
    ben.call.speak("Hello")
    call.hears("Hello")
    ben.call.press("1")
    call.press("*")
    call.wait(23)
    ben.call.hang_up()
    said = action(world)
    assert (said.dial_call_status, said.dial_call_duration) == ("completed", 23)
    assert (said.dial_call_sid, said.call_sid) == (ben.call.sid, call.sid)
    assert (said.recording_url, said.dial_bridged) == (None, None)
    call.hears("completed")


def test_without_action() -> None:
    """Without action the next verb runs, and the document is not asked again."""
    world, call, ben = connected(attributes="")
    ben.call.hang_up()
    call.hears("Behind")
    assert asked(world) == ["VoiceRequest"]


def test_whoever_calls_hangs_up() -> None:
    """A caller who hangs up ends the other leg; the action is told, and its document not run."""
    world, call, ben = connected(f"<Number {EVENTS}>{BEN}</Number>")
    call.hang_up()
    assert ben.call.is_over
    said = action(world)
    assert (said.dial_call_status, said.call_status) == ("completed", "completed")
    assert "that document is not run" in str(call)
    call.does_not_hear("completed")
    assert asked(world)[-2:] == ["CallStatus", "DialAction"]


def test_whoever_calls_hangs_up_without_action() -> None:
    """A caller who hangs up where there is no action makes no request."""
    world, call, ben = connected(attributes="")
    call.hang_up()
    assert ben.call.is_over
    assert asked(world) == ["VoiceRequest"]


def test_hanging_up_while_it_rings() -> None:
    """A caller who hangs up while it rings cancels the legs."""
    world = dialling(f"<Number {EVENTS}>{BEN}</Number>")
    call = world.call("/voice")
    call.hang_up()
    assert states(world, world.phone(BEN).call) == [
        (0, "initiated"),
        (1, "ringing"),
        (3, "canceled"),
    ]
    assert action(world).dial_call_status == "canceled"


@pytest.mark.parametrize(
    ("plan", "reports"),
    [
        ("is_busy", [(0, "initiated"), (1, "ringing"), (3, "busy")]),
        ("does_not_answer", [(0, "initiated"), (1, "ringing"), (3, "no-answer")]),
        ("fails", [(0, "initiated"), (3, "failed")]),
    ],
)
def test_nobody_is_reached(plan: str, reports: list[tuple[object, object]]) -> None:
    """What becomes of the leg is reported, and the action is told."""
    world = dialling(f"<Number {EVENTS}>{BEN}</Number>")
    ben = world.phone(BEN)
    assert getattr(ben, plan)() is ben
    call = world.call("/voice")
    world.wait(30)
    assert states(world, ben.call) == reports
    said = action(world)
    assert said.dial_call_status == reports[-1][1]
    assert (said.dial_call_sid, said.dial_call_duration) == (ben.call.sid, 0)
    call.hears(str(reports[-1][1]))
    assert "nobody said" not in world.transcript


def test_reports_of_a_leg() -> None:
    """Each step is reported; SignalWire tells twice that somebody answered."""
    world, _, ben = connected(f"<Number {EVENTS}>{BEN}</Number>")
    world.wait(7)
    ben.call.hang_up()
    assert states(world, ben.call) == [
        (0, "initiated"),
        (1, "ringing"),
        (2, "answered"),
        (2, "in-progress"),
        (3, "completed"),
    ]
    *_, last = world.requests.of(CallStatus)
    assert (last.call_duration, last.hangup_by, last.hangup_direction) == (7, BEN, "inbound")
    assert (last.direction, last.to, last.parent_call_sid) == (
        "outbound-dial",
        BEN,
        world.calls[0].sid,
    )
    assert str(last.timestamp) == "2026-01-01 00:00:07+00:00"


def test_reports_on_twilio() -> None:
    """Twilio tells once that somebody answered, and nothing of who hung up."""
    world = dialling(f"<Number {EVENTS}>{BEN}</Number>", behaves_like="twilio")
    ben = world.phone(BEN).answers()
    world.call("/voice")
    ben.call.hang_up()
    assert [each[1] for each in states(world, ben.call)] == [
        "initiated",
        "ringing",
        "in-progress",
        "completed",
    ]
    assert world.requests.of(CallStatus)[-1].hangup_by is None
    assert action(world).dial_bridged is True


def test_the_usual_report() -> None:
    """Only the end of a leg is reported, unless the document asks for more."""
    world, call, ben = connected(f'<Number statusCallback="/s">{BEN}</Number>')
    call.hang_up()
    assert states(world, ben.call) == [(3, "completed")]
    (said,) = world.requests.of(CallStatus)
    assert (said.hangup_by, said.hangup_direction) == ("+15550100142", "outbound")


def test_a_report_that_leads_nowhere() -> None:
    """An address that is none is said to be wrong, and the phone rings all the same."""
    world, call, ben = connected(f'<Number statusCallback="http://[">{BEN}</Number>')
    ben.call.hang_up()
    call.hears("completed")
    assert "'http://[' is no address" in str(call)
    assert world.requests.of(CallStatus) == []


def test_time_to_answer() -> None:
    """A phone may ring for a while; what is decided while it rings holds at once."""
    world = dialling(BEN, 'timeout="10" callerId="+15550100555"')
    ben = world.phone(BEN).answers(after=3)
    call = world.call("/voice")
    assert ben.call.status == "ringing"
    world.wait(2)
    ben.does_not_answer()
    world.wait(5)
    assert ben.call.status == "ringing"
    ben.answers()
    assert ben.call.status == "in-progress"
    assert ben.call.from_ == "+15550100555"
    call.hang_up()
    ben.is_busy(after=2)
    again = world.call("/voice")
    world.wait(2)
    assert ben.call.status == "busy"
    again.hears("Behind")
    ben.does_not_answer()
    world.call("/voice")
    ben.fails()
    assert [each.status for each in ben.calls] == ["completed", "busy", "failed"]
    assert repr(ben) == "<phone +15550100700: fails>"


def test_a_phone_that_nobody_decided_on() -> None:
    """A phone that nobody decided on rings until the time is up; the transcript says what to do."""
    world = dialling(BEN, 'timeout="10"')
    call = world.call("/voice")
    assert f'as in platform.phone("{BEN}").answers()' in world.phone(BEN).call.transcript
    world.wait(9)
    assert world.phone(BEN).call.status == "ringing"
    world.wait(1)
    call.hears("Behind")


def test_a_phone_that_never_rang() -> None:
    """A phone that never rang has no call."""
    with pytest.raises(SimulationError, match="0700 never rang"):
        _ = platform("").phone(BEN).call


def test_several_phones() -> None:
    """All phones ring at once, the first that is taken wins, and the others are given up."""
    world = dialling("".join(f"<Number {EVENTS}>{each}</Number>" for each in (BEN, EVE)))
    ben, eve = world.phone(BEN).answers(after=2), world.phone(EVE).answers(after=2)
    world.call("/voice")
    world.wait(2)
    assert states(world, eve.call)[-1] == (3, "canceled")
    ben.call.hang_up()
    assert action(world).dial_call_sid == ben.call.sid


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("is_busy", "does_not_answer", "busy"),
        ("fails", "does_not_answer", "no-answer"),
        ("fails", "fails", "failed"),
        ("fails", "is_busy", "busy"),
    ],
)
def test_none_of_several(first: str, second: str, status: str) -> None:
    """Of several that are not reached, none is named, and the action is told the best of them."""
    world = dialling(f"<Number>{BEN}</Number><Number>{EVE}</Number>")
    getattr(world.phone(BEN), first)()
    getattr(world.phone(EVE), second)()
    world.call("/voice")
    world.wait(30)
    assert (action(world).dial_call_status, action(world).dial_call_sid) == (status, None)


def test_the_caller_waits_ringing() -> None:
    """With answerOnBridge the caller's leg rings until the two are connected."""
    world = dialling(BEN, 'answerOnBridge="true"')
    ben = world.phone(BEN)
    call = world.call("/voice")
    assert [each.status for each in world.calls] == ["ringing"]
    ben.answers()
    assert call.status == "in-progress"
    rejecting = dialling(BEN, 'answerOnBridge="true"')
    rejecting.phone(BEN).fails()
    rejecting.call("/voice").hears("Behind")


def test_star() -> None:
    """With hangupOnStar the caller's star ends the other leg, and the flow goes on."""
    _, call, ben = connected(attributes='hangupOnStar="true"')
    call.press("1")
    assert ben.call.status == "in-progress"
    call.press("*")
    assert ben.call.is_over
    call.hears("Behind")


def test_keys_of_whom_nobody_listens_to() -> None:
    """What the one who was dialled presses is in the transcript as the caller's is, and no more."""
    _, call, ben = connected(attributes='hangupOnStar="true"')
    call.press("1")
    ben.call.press("2*")
    for who, keys in ((call, "1"), (ben.call, "2*")):
        lines = [line.split()[2] for line in who.transcript.splitlines() if "presses" in line]
        assert lines == [*keys]
    assert ben.call.status == "in-progress"


def test_the_time_limit() -> None:
    """After the time limit the other leg is hung up, and the flow goes on."""
    world, call, ben = connected(attributes='timeLimit="60"')
    world.wait(60)
    assert ben.call.is_over
    call.hears("Behind")


def test_a_whisper() -> None:
    """A document runs for the callee alone; the caller hears ringing meanwhile."""
    world, call, ben = connected(f'<Number url="/whisper" sendDigits="1w">{BEN}</Number>')
    ben.call.hears("<keys 1w>")
    ben.call.hears("A call for you")
    assert call.heard == ["<ringing>"]
    (said,) = world.requests.of(DialedNumber)
    assert (said.call_sid, said.parent_call_sid) == (ben.call.sid, call.sid)
    assert said.direction == "outbound-dial"
    call.speak("Hello")
    ben.call.hears("Hello")


def test_a_whisper_that_asks() -> None:
    """Who presses a key in the whisper is connected; Dial cannot stand there."""
    _, call, ben = connected(f'<Number url="/ask">{BEN}</Number>')
    call.speak("Is anybody there?")
    ben.call.press("1")
    ben.call.hears("Here")
    assert "skips Dial, which cannot stand in this document (13238)" in ben.call.transcript
    assert "is connected with" in str(call)


@pytest.mark.parametrize("declines", ["nothing", "hangs up", "declines"])
def test_a_whisper_that_is_declined(declines: str) -> None:
    """Who declines in the whisper is not connected: nobody answered."""
    world = dialling(f'<Number url="/ask">{BEN}</Number>')
    ben = world.phone(BEN)
    _ = ben.declines_whisper() if declines == "declines" else ben.answers()
    call = world.call("/voice")
    if declines == "hangs up":
        ben.call.hang_up()
    world.wait(5)
    assert (action(world).dial_call_status, action(world).dial_call_duration) == ("no-answer", 0)
    assert ben.call.status == "completed"
    call.hears("no-answer")


def test_a_whisper_that_is_not_there() -> None:
    """Where the whisper cannot be had the callee is hung up on."""
    world, call, ben = connected(f'<Number url="/nowhere">{BEN}</Number>')
    assert ben.call.is_over
    assert action(world).dial_call_status == "no-answer"
    call.hears("no-answer")


def test_sip() -> None:
    """Of SIP the action is told the response, and the callee's document the call."""
    address = "sip:ben@example.com"
    world = dialling(f'<Sip url="/whisper">{address}?x-a=b</Sip>')
    ben = world.phone(address).answers()
    world.call("/voice")
    ben.call.hang_up()
    said = action(world)
    (whisper,) = world.requests.of(DialedSip)
    assert said.dial_sip_response_code == 200
    assert said.dial_sip_call_id == whisper.sip_call_id
    assert whisper.sip_call_id


def test_other_nouns() -> None:
    """Verto rings on SignalWire; clients ring on Twilio, and are skipped on SignalWire."""
    inside = "<Client>ben</Client><Client><Identity>eve</Identity></Client>"
    world = dialling(inside)
    call = world.call("/voice")
    assert "Client cannot be dialled (13750)" in str(call)
    call.hears("failed")
    twilio = dialling(inside, behaves_like="twilio")
    twilio.call("/voice")
    assert [twilio.phone(each).call.status for each in ("ben", "eve")] == ["ringing"] * 2
    verto = dialling("<Verto>ben@example.verto.signalwire.com</Verto>")
    verto.phone("ben@example.verto.signalwire.com").is_busy()
    verto.call("/voice").hears("busy")


def test_nouns_that_cannot_be_together() -> None:
    """What cannot be dialled is said, and so what is beyond ten."""
    inside = "".join(f"<Number>+1555010080{n}</Number>" for n in range(10))
    world = dialling(f"{inside}<Number>{BEN}</Number><Sing/>text")
    call = world.call("/voice")
    assert "Sing cannot be dialled (13750)" in str(call)
    assert "Number is one too many, and not dialled (13215)" in str(call)
    assert world.phone("+15550100809").call.status == "ringing"
    assert world.phone(BEN).calls == []


def test_nothing_to_dial() -> None:
    """A Dial without anybody fails."""
    dialling("").call("/voice").hears("failed")


@pytest.mark.parametrize(
    ("record", "channels", "seconds"),
    [
        ("record-from-answer", 1, 10),
        ("record-from-answer-dual", 2, 10),
        ("record-from-ringing", 1, 13),
        ("record-from-ringing-dual", 2, 13),
    ],
)
def test_recordings(record: str, channels: int, seconds: int) -> None:
    """The call is recorded from when the document says; the action is told where it is."""
    attributes = f'action="/done" record="{record}" recordingStatusCallback="/s"'
    world = dialling(BEN, attributes)
    ben = world.phone(BEN).answers(after=3)
    world.call("/voice")
    world.wait(13)
    ben.call.hang_up()
    world.wait(5)
    (said,) = world.requests.of(RecordingStatus)
    assert (said.recording_channels, said.recording_duration) == (channels, seconds)
    assert said.recording_source == "DialVerb"
    assert action(world).recording_url == said.recording_url


def test_a_call_that_is_redirected() -> None:
    """A call that is sent elsewhere leaves the other at once, and its action is not told."""
    world, call, ben = connected()
    world.redirect(call, "/whisper")
    call.hears("A call for you")
    assert ben.call.is_over
    assert world.requests.of(DialAction) == []


@pytest.mark.parametrize("end", ["hangs up", "by itself"])
def test_a_dialled_leg_that_is_redirected(end: str) -> None:
    """A dialled leg that is sent elsewhere is parted from the caller, and goes on alone."""
    world, call, ben = connected(f"<Number {EVENTS}>{BEN}</Number>")
    world.wait(3)
    world.redirect(ben.call, "/ask")
    call.hears("completed")
    assert action(world).dial_call_duration == 3
    if end == "hangs up":
        ben.call.hang_up()
    world.wait(5)
    assert ben.call.status == "completed"
    assert states(world, ben.call)[-1] == (3, "completed")


def test_an_action_that_leads_nowhere() -> None:
    """An action whose address is none ends the call."""
    _, call, ben = connected(attributes='action="http://["')
    ben.call.hang_up()
    call.hears("<application error>")
