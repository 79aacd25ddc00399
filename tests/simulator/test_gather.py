"""Keys and words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cxml.callbacks import GatherAction, GatherPartial, IncomingNumberStatus
from cxml.simulator import Call, Platform

from .pages import Page, application, platform


def gathered(attributes: str, inside: str = "") -> tuple[Platform, Call]:
    """Call a document with one Gather, and words behind it."""
    world = platform(
        {
            "/voice": f'<Gather action="/got" {attributes}>{inside}</Gather><Say>Nothing</Say>',
            "/got": lambda form: f"<Say>Got {form.get('Digits') or form.get('SpeechResult')}</Say>",
        }
    )
    return world, world.call("/voice")


@pytest.mark.parametrize(
    ("attributes", "keys", "seconds", "heard"),
    [
        ("", "12", 4, []),
        ("", "12", 5, ["Got 12"]),
        ("", "12#", 0, ["Got 12"]),
        ("", "#", 0, ["Nothing"]),
        ("", "0*0#", 0, ["Got 0*0"]),
        ('finishOnKey="*"', "1#*", 0, ["Got 1#"]),
        ('finishOnKey="12"', "32", 0, ["Got 3"]),
        ('finishOnKey="" numDigits="4"', "1#*2", 0, ["Got 1#*2"]),
        ('numDigits="2"', "12", 0, ["Got 12"]),
        ('timeout="2"', "12", 2, ["Got 12"]),
        ('timeout="0"', "", 0, ["Nothing"]),
        ('timeout="-1"', "", 4, []),
        ('timeout="-1"', "", 5, ["Nothing"]),
        ("", "", 5, ["Nothing"]),
        ('actionOnEmptyResult="true"', "", 5, ["Got None"]),
        ('input="speech"', "12", 4, []),
        ('input="speech"', "12", 5, ["Nothing"]),
    ],
)
def test_keys(attributes: str, keys: str, seconds: int, heard: list[str]) -> None:
    """Keys end by their number, by the key that finishes, or when no other comes in time."""
    world, call = gathered(attributes)
    if keys:
        call.press(keys)
    world.wait(seconds)
    assert call.heard == heard


def test_time_begins_again_with_each_key() -> None:
    """The time begins when the prompts are over, and again with every key."""
    world, call = gathered("", "<Say>Press a few of all the keys that you have</Say>")
    world.wait(4)
    call.press("1")
    world.wait(4)
    call.press("2")
    world.wait(4)
    assert call.heard == ["Press a few of all the keys that you have"]
    world.wait(1)
    call.hears("Press")
    call.hears("Got 12")


def test_the_first_key_stops_the_prompts() -> None:
    """A prompt that lasts is stopped by the first key."""
    _, call = gathered('numDigits="1"', '<Play loop="0">a.mp3</Play><Say>Never</Say>')
    call.press("1")
    assert call.heard == ["http://localhost/a.mp3", "Got 1"]


def test_prompts() -> None:
    """Prompts are heard in order; what is none is skipped."""
    _, call = gathered("", "text<Say>One</Say><Pause/><Play>b.mp3</Play><Dial>1</Dial>")
    assert call.heard == ["One", "http://localhost/b.mp3"]
    assert "skips Dial, which cannot stand in Gather (13750)" in str(call)


def test_words() -> None:
    """Words are sent with how sure the platform is, when the caller has said them."""
    world, call = gathered('input="speech"')
    call.speak("two tickets", seconds=2)
    call.hears("Got two tickets")
    (said,) = world.requests.of(GatherAction)
    assert (said.speech_result, said.confidence, said.digits) == (
        "two tickets",
        Decimal("0.9"),
        None,
    )
    assert world.requests[1].at == 2.0


@pytest.mark.parametrize(("act", "heard"), [("press", "Got 1"), ("speak", "Got 1")])
def test_both(act: str, heard: str) -> None:
    """Where both are listened for, what comes first counts."""
    _, call = gathered('input="dtmf speech" numDigits="1"')
    getattr(call, act)("1")
    assert call.heard == [heard]


def test_what_is_not_listened_for() -> None:
    """Words where keys are wanted, also between keys, are passed over, and so the other way."""
    world, call = gathered('input="dtmf speech" numDigits="2"')
    call.press("1")
    call.speak("Hello")
    call.press("2")
    call.hears("Got 12")
    assert "says something: not listened for" in str(call)
    _, other = gathered('input="speech"')
    other.press("1")
    assert "presses 1: not listened for" in str(other)
    assert len(world.requests) == 2


def test_partial_results() -> None:
    """Each word but the last is reported while the caller speaks, where that is asked for."""
    world, call = gathered('input="speech" partialResultCallback="/partial"')
    call.speak("two more tickets")
    said = world.requests.of(GatherPartial)
    assert [each.stable_speech_result for each in said] == ["two", "two more"]
    assert [each.sequence_number for each in said] == [0, 1]
    call.hears("Got two more tickets")


def test_a_partial_result_that_leads_nowhere() -> None:
    """A report whose address is none is said to be wrong, and the call goes on."""
    _, call = gathered('input="speech" partialResultCallback="http://["')
    call.speak("two tickets")
    call.hears("Got two tickets")
    assert "'http://[' is no address" in str(call)


def test_a_report_that_is_taken_later() -> None:
    """A report that is not taken is made again, after 1 and 2 seconds, and the call never waits."""
    answers = [(500, "text/plain", ""), (204, "text/plain", "")]
    world = platform(
        {
            "/voice": '<Gather input="speech" partialResultCallback="/partial" action="/got"/>',
            "/got": '<Gather timeout="60"/>',
            "/partial": lambda _: answers.pop(0),
        }
    )
    call = world.call("/voice")
    call.speak("two tickets", seconds=0.5)
    request = world.requests.last("/partial")
    assert (request.attempts, request.problem) == (1, "answered 500")
    world.wait(1)
    assert (request.attempts, request.problem) == (2, "")
    world.wait(50)
    assert request.attempts == 2


def test_a_report_that_is_taken_at_last() -> None:
    """A report that is taken by the third attempt is not lost."""
    answers = [(500, "", ""), (500, "", ""), (200, "", "")]
    pages: dict[str, Page] = {"/voice": "<Reject/>", "/status": lambda _: answers.pop(0)}
    with platform(pages, status_callback="/status") as world:
        world.call("/voice")
    (said,) = world.requests.of(IncomingNumberStatus)
    assert (said.call_status, said.call_duration) == ("no-answer", 0)
    assert "is lost" not in world.transcript


def test_a_report_that_nobody_takes() -> None:
    """A report is lost after three attempts; that an application raises is like a failure."""

    def raising(_: object) -> str:
        raise ZeroDivisionError

    app = application({"/voice": "<Hangup/>", "/status": raising})
    app.testing = True
    world = Platform(app, status_callback="/status")
    world.call("/voice")
    world.wait(3)
    assert world.requests[-1].attempts == 3
    assert world.requests[-1].at == 0.0
    assert "the report to http://localhost/status is lost" in world.transcript


def test_no_action() -> None:
    """Without action the current document is asked again, with the keys."""
    world = platform('<Gather numDigits="1"/><Say>Nothing</Say>')
    call = world.call("/voice?a=1")
    call.press("1")
    assert world.requests[1].url == "http://localhost/voice?a=1"
    assert call.heard == []


def test_keys_that_are_left() -> None:
    """Keys beyond those that end a Gather are kept for the next one, if it begins at once."""
    world = platform(
        {
            "/voice": '<Gather numDigits="1" action="/two"/>',
            "/two": lambda form: f'<Gather numDigits="1" action="/three{form["Digits"]}"/>',
            "/three1": lambda form: f"<Say>{form['Digits']}</Say><Gather/>",
        }
    )
    call = world.call("/voice")
    call.press("123")
    call.hears("2")
    assert "presses 3: lost, nobody listens for keys" in str(call)


def test_hanging_up() -> None:
    """A caller who hangs up with keys pressed makes no request, and what was pressed is told."""
    world, call = gathered("")
    call.press("12")
    call.hang_up()
    world.wait(10)
    assert len(world.requests) == 1
    assert "pressed 12: sent nowhere, more keys could follow" in str(call)
