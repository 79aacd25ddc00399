"""What is recorded, and what is written down."""

import pytest

from cxml.callbacks import RecordingStatus, TranscriptionStatus
from cxml.simulator import Platform

DESK = "+15550100700"


def test_the_call_is_recorded(platform: Platform) -> None:
    """The caller is told before; the recording has both sides, each on a channel."""
    desk = platform.phone(DESK).answers(after=2)
    call = platform.call("/voice")
    call.hears("This call is recorded")
    platform.wait(2)
    desk.call.wait(30)
    desk.call.hang_up()
    platform.wait(60)
    [recording] = platform.requests.of(RecordingStatus)
    assert recording.call_sid == call.sid
    assert (recording.recording_channels, recording.recording_duration) == (2, 30)


def test_who_reaches_nobody_leaves_a_text(platform: Platform) -> None:
    """What is said after the tone comes as text."""
    platform.phone(DESK).is_busy()
    call = platform.call("/voice")
    call.hears("This call is recorded")
    call.hears("Say after the tone")
    call.speak("It is about my bill", seconds=3)
    call.press("#")
    call.hears("Thank you")
    platform.wait(60)
    [written] = platform.requests.of(TranscriptionStatus)
    assert written.transcription_text == "It is about my bill"


def test_nothing_is_kept_of_silence(platform: Platform, caplog: pytest.LogCaptureFixture) -> None:
    """A recording that does not become ready is not kept."""
    platform.phone(DESK).answers(after=2)
    call = platform.call("/voice")
    call.hears("This call is recorded")
    platform.wait(2)
    call.hang_up()
    platform.wait(60)
    [recording] = platform.requests.of(RecordingStatus)
    assert not recording.is_ready
    assert call.sid not in caplog.text
