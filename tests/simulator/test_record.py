"""A message that is recorded."""

from __future__ import annotations

import pytest

from cxml.callbacks import RecordAction, RecordingStatus, TranscriptionStatus, VoiceRequest
from cxml.simulator import Call, Platform

from .pages import asked, platform


def recorded(attributes: str = "", **options: object) -> tuple[Platform, Call]:
    """Call a document with one Record, and words behind it."""
    world = platform(
        {
            "/voice": f'<Record action="/got" {attributes}/><Say>Behind</Say>',
            "/got": "<Say>Thanks</Say>",
            "/state": (204, "", ""),
        },
        **options,
    )
    return world, world.call("/voice")


def said(world: Platform) -> tuple[int | None, str | None, bool]:
    """Give the length, the key, and whether there is an address."""
    (action,) = world.requests.of(RecordAction)
    return action.recording_duration, action.digits, bool(action.recording_url)


def test_a_message() -> None:
    """A message is recorded after a beep, and ends by a key; silence at its ends is cut off."""
    world, call = recorded()
    call.hears("<beep>")
    call.wait(2)
    call.speak("Call me", seconds=2)
    call.wait(1)
    call.speak("back", seconds=1)
    call.press("#")
    assert said(world) == (4, "#", True)
    call.hears("Thanks")


@pytest.mark.parametrize(
    "verbs",
    [
        '<Record finishOnKey="#"/>',
        '<Echo timeout="60"/>',
        "<Dial><Queue>empty</Queue></Dial>",
        "<Dial>+15550100700</Dial>",
        '<Connect><Stream url="wss://stream.example.com/"/></Connect>',
    ],
)
def test_what_is_done_where_nobody_waits_for_it(verbs: str) -> None:
    """What a verb makes nothing of, a key or words, is in the transcript all the same."""
    call = platform({"/voice": verbs}).call("/voice")
    call.press("1")
    call.speak("Hello")
    tag = verbs[1:].partition(" ")[0].partition(">")[0]
    lines = [line for line in call.transcript.splitlines() if "presses" in line or "says" in line]
    assert [" ".join(line.split()[1:4]) for line in lines] == [
        f"presses 1 Response/{tag}",
        f'says "Hello" Response/{tag}',
    ]


@pytest.mark.parametrize(
    ("attributes", "seconds", "expected"),
    [
        ("", 5, (2, None, True)),
        ('timeout="3"', 3, (2, None, True)),
        ('timeout="3" trim="do-not-trim"', 3, (6, None, True)),
        ('maxLength="2" trim="do-not-trim"', 0, (2, None, True)),
        ('maxLength="0"', 5, (2, None, True)),
    ],
)
def test_what_ends_it(attributes: str, seconds: int, expected: tuple[object, ...]) -> None:
    """A recording ends by silence, and after its longest time."""
    world, call = recorded(attributes)
    call.wait(1)
    call.speak("Call me back, please", seconds=2)
    world.wait(seconds)
    assert said(world) == expected


def test_the_longest_time() -> None:
    """What is said beyond the longest time is not recorded."""
    world, call = recorded('maxLength="3"')
    call.speak("A long story", seconds=60)
    assert said(world) == (3, None, True)
    assert world.requests[-1].at == 3.0


def test_keys_that_do_not_end_it() -> None:
    """Keys that do not end a recording are passed over."""
    world, call = recorded('finishOnKey="9" playBeep="false"')
    call.press("1")
    call.speak("Hello")
    call.press("9")
    assert said(world) == (1, "9", True)
    assert "<beep>" not in call.heard


def test_nothing_is_said() -> None:
    """An empty recording is told to the action all the same; there is nothing to fetch."""
    world, call = recorded(
        'recordingStatusCallback="/state" transcribe="true" transcribeCallback="/state"'
    )
    call.wait(5)
    assert said(world) == (0, None, False)
    call.hears("Thanks")
    world.wait(5)
    (state,) = world.requests.of(RecordingStatus)
    assert state.recording_status == "absent"
    assert world.requests.of(TranscriptionStatus) == []


def test_nothing_is_said_on_twilio() -> None:
    """On Twilio an empty recording makes no request, and the next verb runs."""
    world, call = recorded(behaves_like="twilio")
    call.wait(5)
    call.hears("Behind")
    assert asked(world) == ["VoiceRequest"]


def test_twilio_names_the_recording() -> None:
    """On Twilio the action is told the recording's id."""
    world, call = recorded(behaves_like="twilio")
    call.speak("Hello")
    call.press("1")
    assert world.requests.of(RecordAction)[0].recording_sid


@pytest.mark.parametrize(
    ("events", "states"),
    [
        ("", ["completed"]),
        ('recordingStatusCallbackEvent="in-progress"', ["in-progress"]),
        ('recordingStatusCallbackEvent="in-progress completed"', ["in-progress", "completed"]),
    ],
)
def test_states(events: str, states: list[str]) -> None:
    """The states that are asked for are reported; completed a second after the action."""
    world, call = recorded(f'recordingStatusCallback="/state" {events}')
    call.speak("Hello")
    call.press("#")
    world.wait(5)
    reports = world.requests.of(RecordingStatus)
    assert [each.recording_status for each in reports] == states
    assert {(each.recording_source, each.recording_channels) for each in reports} == {
        ("RecordVerb", 1)
    }
    if "completed" in states:
        assert world.requests[-1].at == world.requests.last("/got").at + 1
        assert reports[-1].recording_duration == 1


@pytest.mark.parametrize(("text", "state"), [("Hello", "completed"), ("", "failed")])
def test_words_of_it(text: str, state: str) -> None:
    """A recording is written down where that is asked for."""
    world, call = recorded('transcribe="true" transcribeCallback="/state"')
    call.speak(text)
    call.press("#")
    world.wait(5)
    (report,) = world.requests.of(TranscriptionStatus)
    assert (report.transcription_text, report.transcription_status) == (text or None, state)
    assert (report.call_sid, report.from_, report.to) == (None, None, None)


def test_twilio_says_whose_words_they_are() -> None:
    """On Twilio what is written down names the call, and who called whom."""
    world, call = recorded('transcribe="true" transcribeCallback="/state"', behaves_like="twilio")
    call.speak("Hello")
    call.press("#")
    world.wait(5)
    (report,) = world.requests.of(TranscriptionStatus)
    assert (report.call_sid, report.from_, report.to) == (call.sid, call.from_, call.to)
    assert report.account_sid == world.requests.of(VoiceRequest)[0].account_sid


@pytest.mark.parametrize("switch", ["", 'transcribe="false"'])
@pytest.mark.parametrize("platform_name", ["signalwire", "twilio"])
def test_words_that_nobody_asked_for(switch: str, platform_name: str) -> None:
    """Where transcribe is not true nothing is written down, as the checker says, and it is said."""
    world, call = recorded(f'{switch} transcribeCallback="/state"', behaves_like=platform_name)
    call.speak("Hello")
    call.press("#")
    world.wait(5)
    assert world.requests.of(TranscriptionStatus) == []
    assert 'is not written down: transcribeCallback needs transcribe="true"' in str(call)
    assert "setting-without-its-switch" in [each.name for each in world.findings]


def test_hanging_up() -> None:
    """Who hangs up ends the recording; SignalWire asks for no document, and reports it."""
    world, call = recorded('recordingStatusCallback="/state"')
    call.speak("Hello", seconds=2)
    call.hang_up()
    world.wait(5)
    assert asked(world) == ["VoiceRequest", "RecordingStatus"]
    assert world.requests.of(RecordingStatus)[0].recording_duration == 2


def test_hanging_up_on_twilio() -> None:
    """On Twilio the action is told of the hang-up, and its document is not run."""
    world, call = recorded(behaves_like="twilio")
    call.speak("Hello")
    call.hang_up()
    assert said(world) == (1, "hangup", True)
    assert world.requests.of(RecordAction)[0].call_status == "completed"
    call.does_not_hear("Thanks")
    assert "that document is not run" in str(call)


def test_no_action() -> None:
    """Without action the current document is asked again."""
    pages = ['<Record timeout="1"/>', "<Say>Again</Say>"]
    world = platform({"/voice": lambda _: pages.pop(0)})
    call = world.call("/voice")
    call.wait(1)
    call.hears("Again")
    assert world.requests[1].url == world.requests[0].url


def test_echo() -> None:
    """What is said comes back, until the time is up."""
    call = platform('<Echo timeout="5"/><Say>Well?</Say>').call("/voice")
    call.speak("Hello")
    call.hears("Hello")
    call.press("1")
    call.wait(5)
    call.hears("Well?")


def test_denoise() -> None:
    """The reduction of noise takes no time, and can be seen in the transcript."""
    call = platform("<Denoise>on</Denoise><Say>Hi</Say>").call("/voice")
    assert "reduction of noise: on" in str(call)
    call.hears("Hi")
