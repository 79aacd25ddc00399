"""``<Stream>``: the audio of a call, and where it starts and stops."""

from __future__ import annotations

import pytest

from cxml import Conference, NestingError, Start, Stop, Stream, VoiceResponse

WSS = "wss://example.com/audio"


def test_where_a_stream_stands() -> None:
    """A stream is started, connected to, stopped, or part of a conference; it is no verb."""
    response = VoiceResponse()
    response.start().stream(url=WSS, name="notes")
    response.connect().stream(url=WSS)
    response.stop().stream(name="notes")
    response.dial().conference("Room").stream(url=WSS, name="notes", bidir=True)
    assert VoiceResponse.from_xml(str(response)) == response
    with pytest.raises(NestingError, match=r"cxml.Stream cannot stand.*SignalWire error 13750"):
        response.append(Stream())


def test_a_token_is_a_secret() -> None:
    """The token of a stream is written, and not shown."""
    stream = Stream(url=WSS, auth_bearer_token="abc123")  # noqa: S106
    assert 'authBearerToken="abc123"' in str(stream)
    assert "abc123" not in repr(stream)


@pytest.mark.parametrize("codec", ["PCMU@8000h", "G722@8000h@40i"])
def test_any_codec(codec: str) -> None:
    """The list of codecs is open."""
    assert Stream(codec=codec).codec == codec


def test_the_name_of_a_conference_and_its_stream() -> None:
    """A stream may follow the name of a conference; white space around the name means nothing."""
    document = "<Conference>\n  Room\n  <Stream url='wss://example.com/audio'/>\n</Conference>"
    conference = Conference.from_xml(document)
    assert conference == Conference("Room", children=[Stream(url=WSS)])
    assert conference.to_xml(False) == f'<Conference>Room<Stream url="{WSS}" /></Conference>'
    assert Conference.from_xml(conference.to_xml(pretty=True)) == conference


def test_what_else_starts_and_stops() -> None:
    """Recordings, transcriptions and SIPREC start beside a call; a recording is not stopped."""
    start = Start()
    start.recording(channels="dual", recording_status_callback_event=["completed"])
    start.siprec(name="archive").parameter(name="a", value="b")
    start.transcription(name="words").config(name="a", value="b")
    assert Start.from_xml(str(start)) == start
    stop = Stop()
    stop.siprec(name="archive")
    stop.transcription(name="words")
    assert Stop.from_xml(str(stop)) == stop
    with pytest.raises(NestingError):
        stop.append(start.children[0])
