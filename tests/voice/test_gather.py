"""``<Gather>``: collect keys or speech."""

from __future__ import annotations

from typing import Any

import pytest

from cxml import Gather, InvalidValueError, Pause, Play, Say, VoiceResponse


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("dtmf", ("dtmf",)),
        ("speech dtmf", ("speech", "dtmf")),
        (["dtmf", "speech"], ("dtmf", "speech")),
        ({"speech": 1}, ("speech",)),
    ],
)
def test_input(value: Any, kept: tuple[str, ...]) -> None:
    """What is collected is a list of words, or one text with spaces."""
    gather = Gather(input=value)
    assert gather.input == kept
    assert f'input="{" ".join(kept)}"' in str(gather)


@pytest.mark.parametrize(("value", "kept"), [("auto", "auto"), (3, 3), ("3", 3), (0, 0)])
def test_speech_timeout(value: Any, kept: object) -> None:
    """The silence that ends speech is a number of seconds, or auto."""
    assert Gather(speech_timeout=value).speech_timeout == kept


def test_speech_timeout_is_nothing_else() -> None:
    """The silence that ends speech is nothing else, and a near miss is named."""
    with pytest.raises(InvalidValueError, match="did you mean 'auto'"):
        Gather(speech_timeout="Auto")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="from 0 or auto"):
        Gather(speech_timeout=-1)


@pytest.mark.parametrize("keys", ["", "#", "*", "0123456789*#"])
def test_keys_that_end_the_input(keys: str) -> None:
    """Keys that end the input are digits, star and hash; an empty text means none, and is kept."""
    gather = Gather(finish_on_key=keys)
    assert gather.to_xml(False) == f'<Gather finishOnKey="{keys}" />'
    assert Gather.from_xml(str(gather)) == gather


@pytest.mark.parametrize("keys", ["A", "w", "1 2", "any"])
def test_keys_that_cannot_end_the_input(keys: str) -> None:
    """Other keys cannot end the input."""
    with pytest.raises(InvalidValueError, match="finish_on_key"):
        Gather(finish_on_key=keys)


def test_any_speech_model() -> None:
    """The list of speech models is open."""
    assert Gather(speech_model="numbers_and_commands").speech_model == "numbers_and_commands"


def test_prompts() -> None:
    """Prompts are Say, Play and Pause, in a with-block as well."""
    response = VoiceResponse()
    with response.gather(num_digits=1, action="/menu") as gather:
        gather.say("Press 1")
        gather.pause(length=1)
        gather.play("https://example.com/a.mp3")
    assert [type(each) for each in gather.children] == [Say, Pause, Play]
    assert response.find(Gather) is gather
