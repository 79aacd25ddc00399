"""``<Play>``: play audio or press keys."""

from __future__ import annotations

import pytest

from cxml import InvalidValueError, Play


def test_keys_instead_of_audio() -> None:
    """Keys may be pressed instead of audio, and then no address is needed."""
    assert Play(digits="wwww3").to_xml(False) == '<Play digits="wwww3" />'
    assert Play("", digits="1") == Play(digits="1")
    assert Play().url is None


def test_what_is_no_key() -> None:
    """What is no key is refused."""
    with pytest.raises(InvalidValueError, match="digits is 'x'"):
        Play(digits="x")


def test_forever() -> None:
    """Zero is a number of times: it means until the call ends, and is written."""
    play = Play("https://example.com/a.mp3?x=1&y=2", loop=0)
    assert play.to_xml(False) == '<Play loop="0">https://example.com/a.mp3?x=1&amp;y=2</Play>'
    with pytest.raises(InvalidValueError):
        Play("https://example.com/a.mp3", loop=-1)


def test_an_address_with_white_space_around_it() -> None:
    """White space around an address is dropped."""
    document = "<Play>\n  https://example.com/a.mp3\n</Play>"
    assert Play.from_xml(document) == Play("https://example.com/a.mp3")
    assert Play("\nhttps://example.com/a.mp3\n") == Play("https://example.com/a.mp3")
