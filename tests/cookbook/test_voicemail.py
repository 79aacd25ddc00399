"""What callers meet who have to leave a message, and what the owner is told."""

import pytest

from cxml.callbacks import RecordingStatus, TranscriptionState, TranscriptionStatus
from cxml.simulator import Platform

CALLER, OWNER = "+15550100142", "+15550100700"


@pytest.fixture(autouse=True)
def _everything_is_noted(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")


def test_takes_a_message(
    platform: Platform, sent: list[dict[str, str]], caplog: pytest.LogCaptureFixture
) -> None:
    """A message is recorded until the caller presses pound, kept, and told to the owner."""
    call = platform.call("/voice", from_=CALLER)
    call.hears("Leave a message")
    call.hears("<beep>")
    call.speak("Please call me back", seconds=4)
    call.press("#")
    call.hears("Thank you")
    assert call.is_over
    platform.wait(60)
    [written] = platform.requests.of(TranscriptionStatus)
    assert f"from {CALLER}, call {call.sid}: {written.recording_url}" in caplog.messages
    [message] = sent
    assert message["To"] == OWNER
    assert message["Body"] == f"Message from {CALLER}: Please call me back {written.recording_url}"


def test_a_message_that_cannot_be_written_down(
    platform: Platform, sent: list[dict[str, str]]
) -> None:
    """Where there is no text the owner is told who called, and where the recording is."""
    call = platform.call("/voice", from_=CALLER)
    call.speak("", seconds=4)
    call.press("#")
    platform.wait(60)
    [written] = platform.requests.of(TranscriptionStatus)
    assert written.transcription_status == TranscriptionState.FAILED
    assert [each["Body"] for each in sent] == [
        f"Message from {CALLER}: no text {written.recording_url}"
    ]


@pytest.mark.parametrize("caller", ["anonymous", "sip:ann@example.com"])
def test_who_has_no_number(platform: Platform, sent: list[dict[str, str]], caller: str) -> None:
    """Who calls is in the address that is told, whatever they call from."""
    call = platform.call("/voice", from_=caller)
    call.speak("It is me")
    call.press("#")
    platform.wait(60)
    assert [each["Body"].partition(" http")[0] for each in sent] == [
        f"Message from {caller}: It is me"
    ]


def test_who_hangs_up_has_left_a_message_too(
    platform: Platform, sent: list[dict[str, str]]
) -> None:
    """The recording is kept, though nobody pressed pound."""
    call = platform.call("/voice")
    call.speak("Please call me back", seconds=4)
    call.hang_up()
    platform.wait(60)
    [kept] = platform.requests.of(RecordingStatus)
    assert (kept.call_sid, kept.recording_duration) == (call.sid, 4)
    assert len(sent) == 1


@pytest.mark.cxml(behaves_like="signalwire")
def test_silence_is_no_message(
    platform: Platform, sent: list[dict[str, str]], caplog: pytest.LogCaptureFixture
) -> None:
    """Who says nothing is told so, and nothing is kept."""
    call = platform.call("/voice")
    call.wait(10)
    call.hears("Nobody can take your call")
    call.hears("We did not hear anything")
    assert call.is_over
    platform.wait(60)
    assert not any("from" in each for each in caplog.messages)
    assert sent == []


@pytest.mark.cxml(behaves_like="twilio")
def test_silence_on_twilio(platform: Platform, sent: list[dict[str, str]]) -> None:
    """Twilio does not ask what is next after silence: the call ends without a word."""
    call = platform.call("/voice")
    call.wait(70)
    assert call.heard[-1] == "<beep>"
    assert call.is_over
    assert sent == []
