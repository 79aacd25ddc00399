"""What each verb does, and that each has somebody who runs it."""

from __future__ import annotations

from typing import Annotated, ClassVar

import pytest
from attrs import define

from cxml import VoiceResponse
from cxml._declare.metadata import Default
from cxml._tree.spec import spec_of
from cxml.simulator import Run, runs
from cxml.simulator._run import HANDLERS
from cxml.simulator._steps import Steps, sleep
from cxml.simulator._verbs import load

from .pages import asked, platform

NOUNS = {"Prompt", "Queue"}
"""What Twilio's library lets stand among verbs, and the verb around it runs."""


def test_every_verb_is_run() -> None:
    """Every verb of a voice document has a handler; nouns among them have none."""
    load()
    lines = spec_of(VoiceResponse).grammar.values()
    without = {line.tag for line in lines if line.element not in HANDLERS}
    assert without == NOUNS


def test_a_verb_that_nobody_knows() -> None:
    """A verb that the platform does not know is skipped, and said to be."""
    call = platform("<Sing>La</Sing><Say>Hi</Say>").call("/voice")
    call.hears("Hi")
    assert "skips Sing, which the platform does not run (13750)" in str(call)
    text = platform("<Message>Hi</Message>").call("/voice").transcript
    assert "if this answers messages, play one with platform.message(path, body) (13750)" in text


def test_a_verb_of_ones_own() -> None:
    """A verb of one's own runs as its handler says, with its attributes and their defaults."""

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Whistle(VoiceResponse):
        tag: ClassVar[str] = "Whistle"
        seconds: Annotated[int | None, Default("3")] = None

    @runs(Whistle)
    def whistle(run: Run, verb: Whistle) -> Steps[None]:
        run.leg.hear("<whistle>", verb)
        yield from sleep(run.value(verb, "seconds"))

    assert HANDLERS.pop(Whistle) == (whistle, True)


@pytest.mark.parametrize(("times", "shown"), [(1, ""), (3, ", 3 times"), (0, ", over and over")])
def test_say(times: int, shown: str) -> None:
    """A text is heard as often as loop says; 0 lasts until something ends the call."""
    call = platform(f'<Say loop="{times}">Two\n  words</Say><Say>Bye</Say>').call("/voice")
    call.hears("Two words")
    assert f'hears "Two words"{shown}  ' in str(call)
    assert call.is_over == (times > 0)
    if not times:
        call.wait(1000)
        call.press("1")
        assert "presses 1: lost, nobody listens for keys" in str(call)
        call.speak("Hello?")
        assert 'says "Hello?": nobody listens' in str(call)
        call.hang_up()
        assert call.heard == ["Two words"]


@pytest.mark.parametrize(
    ("inside", "heard", "seconds"),
    [
        ("one two three", "one two three", 1.2),
        ("one", "one", 1.0),
        ("one <emphasis>two</emphasis> three <p><s>four</s></p>", "one two three four", 1.6),
        ('the <sub alias="World Wide Web">WWW</sub> is', "the World Wide Web is", 2.0),
        ("the <sub>WWW</sub>", "the WWW", 1.0),
        ('one<break time="2s"/>two', "one two", 3.0),
        ('one<break time="500ms"/>two', "one two", 1.5),
        ('one<break time="1000s"/>two', "one two", 11.0),
        ('one<break strength="strong"/>two', "one two", 2.0),
        ("one<break/>two", "one two", 1.75),
        ("one <sing>two</sing>", "one two", 1.0),
        ("x" * 5000, "x" * 5000, 1.0),
    ],
)
def test_ssml(inside: str, heard: str, seconds: float) -> None:
    """A text is heard with what its SSML says, and takes 0.4 s a word, and its pauses."""
    world = platform(f"<Say>{inside}</Say>")
    call = world.call("/voice")
    assert call.heard == [heard]
    assert world.now == seconds
    too_long = "5,000 characters are more than the platform says" in str(call)
    assert too_long == (len(inside) == 5000)


def test_nothing_over_and_over() -> None:
    """An empty text over and over is silence without an end."""
    call = platform('<Say loop="0"/>').call("/voice")
    assert "silence, without an end" in str(call)
    assert call.status == "in-progress"


def test_a_wrong_value() -> None:
    """A value that is not allowed is reported, and the default counts."""
    world = platform('<Say loop="often">Hi</Say><Play digits="x"/><Pause length="-1"/>')
    call = world.call("/voice")
    assert call.heard == ["Hi", "<keys x>"]
    assert "Say loop='often': " in str(call)


def test_a_template() -> None:
    """What only the platform would fill in counts as if it were not there, and is said to be."""
    call = platform('<Pause length="{{Length}}"/><Say>Hi {{From}}</Say>').call("/voice")
    assert call.heard == ["Hi {{From}}"]
    assert "Pause length='{{Length}}' is filled in by nobody here" in str(call)
    gather = platform('<Gather input="{{What}}"/><Say>Hi</Say>').call("/voice")
    gather.press("1#")
    assert "presses 1" in str(gather)


def test_a_very_long_pause() -> None:
    """Nothing waits for longer than a day."""
    world = platform(f'<Pause length="{10**15}"/><Say>Hi</Say>')
    world.call("/voice").hears("Hi")
    assert world.now == 86_401


@pytest.mark.parametrize(
    ("verb", "heard", "seconds"),
    [
        ("<Play>waves.mp3</Play>", "http://localhost/waves.mp3", 5.0),
        ('<Play loop="2">/waves.mp3</Play>', "http://localhost/waves.mp3", 10.0),
        ('<Play digits="12ww"/>', "<keys 12ww>", 1.5),
        ("<Play>http://[</Play>", "http://[", 5.0),
        ("<Play/>", "http://localhost/voice", 5.0),
    ],
)
def test_play(verb: str, heard: str, seconds: float) -> None:
    """A file is heard by its whole address; keys are heard as a sound."""
    world = platform(verb)
    assert world.call("/voice").heard == [heard]
    assert world.now == seconds


def test_a_leading_pause() -> None:
    """As the first verb a pause delays the answer; later ones are silence."""
    world = platform('<Pause length="3"/><Say>Hi</Say><Pause/>')
    call = world.call("/voice")
    assert "00:03  answered" in str(call)
    assert world.now == 5.0
    assert "silence, 1 s" in str(call)


def test_redirects_keep_it_ringing() -> None:
    """A chain of nothing but redirects leaves the call ringing, so that it can be rejected."""
    world = platform({"/voice": "<Redirect>/no</Redirect>", "/no": "<Reject/>"})
    call = world.call("/voice")
    assert (call.status, call.heard) == ("no-answer", ["<not in service>"])
    assert [each.callback.call_status for each in world.requests] == ["ringing"] * 2  # type: ignore[attr-defined]


def test_reject() -> None:
    """A call is declined as busy; one that was answered already is hung up."""
    call = platform('<Reject reason="busy"/><Say>Hi</Say>').call("/voice")
    assert (call.status, call.heard) == ("busy", ["<busy>"])
    late = platform("<Say>Hi</Say><Reject/>").call("/voice")
    assert (late.status, late.heard) == ("completed", ["Hi"])
    assert "cannot reject a call that was answered" in str(late)


@pytest.mark.parametrize("verbs", ["<Hangup/><Say>Hi</Say>", ""])
def test_hangup(verbs: str) -> None:
    """A hang-up, and a document without verbs, take the call and end it at once."""
    world = platform(verbs)
    call = world.call("/voice")
    assert (call.status, call.heard, world.now) == ("completed", [], 0.0)


def test_nouns_among_verbs() -> None:
    """A noun that stands among verbs, as Twilio's library lets it, is skipped."""
    world = platform("<Prompt/><Say>Hi</Say>")
    call = world.call("/voice")
    assert "skips Prompt" in str(call)
    call.hears("Hi")
    again = platform("<Prompt/><Say>Hi</Say>", behaves_like="twilio").call("/voice")
    assert "skips Prompt" in str(again)
    assert asked(world) == ["VoiceRequest"]
