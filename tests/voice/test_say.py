"""``<Say>``: speak a text."""

from __future__ import annotations

import pytest

from cxml import InvalidValueError, Say


@pytest.mark.parametrize("text", [" a ", "\n a\n", "\t", "a\r\nb", "  ", "a  b"])
def test_white_space_is_kept(text: str) -> None:
    """White space in a text to say is not touched, neither when built nor when read."""
    say = Say(text)
    assert say.message == text
    assert Say.from_xml(str(say)).message == text
    assert Say.from_xml(say.to_xml(pretty=True)).message == text


def test_the_longest_text() -> None:
    """A text to say has 4,096 characters at most, counted as characters and not as bytes."""
    assert Say("😀" * 4096).message == "😀" * 4096
    for text in ("x" * 4097, "😀" * 4097):
        with pytest.raises(InvalidValueError, match="4097 characters; at most 4096"):
            Say(text)
        with pytest.raises(InvalidValueError):
            Say().message = text


def test_a_text_that_grows_too_long() -> None:
    """A text that grows by what is appended is bound by the same length."""
    say = Say("x" * 4090)
    say.append("y" * 6)
    with pytest.raises(InvalidValueError, match="4097"):
        say.append("z")
    assert len(say.message) == 4096


@pytest.mark.parametrize(
    "voice", ["man", "woman", "alice", "Polly.Joanna-Neural", "gcloud.en-US-A"]
)
def test_any_voice(voice: str) -> None:
    """The list of voices is open."""
    assert Say("Hi", voice=voice).to_xml(False) == f'<Say voice="{voice}">Hi</Say>'


def test_say_nothing() -> None:
    """Nothing to say leaves an empty element, whose text reads as empty."""
    assert Say() == Say("") == Say(None)  # type: ignore[arg-type]
    assert Say().message == ""
    assert Say("Hi", loop=0).loop == 0
