"""What callers meet who have to leave a message."""

import pytest

from cxml.callbacks import RecordingStatus, TranscriptionStatus
from cxml.simulator import Platform


@pytest.fixture(autouse=True)
def _everything_is_noted(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")


def test_takes_a_message(platform: Platform, caplog: pytest.LogCaptureFixture) -> None:
    """A message is recorded until the caller presses pound, kept, and written down."""
    call = platform.call("/voice")
    call.hears("Leave a message")
    call.hears("<beep>")
    call.speak("Please call me back", seconds=4)
    call.press("#")
    call.hears("Thank you")
    assert call.is_over
    platform.wait(60)
    [written] = platform.requests.of(TranscriptionStatus)
    assert caplog.messages == [
        f"call {call.sid}: {written.recording_url}",
        f"{written.recording_url}: Please call me back",
    ]


def test_who_hangs_up_has_left_a_message_too(platform: Platform) -> None:
    """The recording is kept, though nobody pressed pound."""
    call = platform.call("/voice")
    call.speak("Please call me back", seconds=4)
    call.hang_up()
    platform.wait(60)
    [kept] = platform.requests.of(RecordingStatus)
    assert (kept.call_sid, kept.recording_duration) == (call.sid, 4)


@pytest.mark.cxml(behaves_like="signalwire")
def test_silence_is_no_message(platform: Platform, caplog: pytest.LogCaptureFixture) -> None:
    """Who says nothing is told so, and nothing is kept."""
    call = platform.call("/voice")
    call.wait(10)
    call.hears("Nobody can take your call")
    call.hears("We did not hear anything")
    assert call.is_over
    platform.wait(60)
    assert caplog.messages == []


@pytest.mark.cxml(behaves_like="twilio")
def test_silence_on_twilio(platform: Platform, caplog: pytest.LogCaptureFixture) -> None:
    """Twilio does not ask what is next after silence: the call ends without a word."""
    call = platform.call("/voice")
    call.wait(70)
    assert call.heard[-1] == "<beep>"
    assert call.is_over
    assert caplog.messages == []
