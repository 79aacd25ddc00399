"""What is built, and what it says, is rewritten where it is surely known."""

from __future__ import annotations

import pytest

from .rewriting import left, rewriting, rewritten

START = "from twilio.twiml.voice_response import VoiceResponse\nr = VoiceResponse()\n"
MOVED = START.replace("twilio.twiml", "cxml")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("r.say('a &amp; b &#233; &#x1F600;')", "r.say('a & b é 😀')"),
        ("r.say('it&apos;s')", r"r.say('it\'s')"),
        ("r.play('/a?x=1&amp;y=2')", "r.play('/a?x=1&y=2')"),
        ("r.say('&amp;' + x)", "r.say('&amp;' + x)"),
        ("r.say('&copy; &nosuch;')", "r.say('&copy; &nosuch;')"),
        ("other.say('&amp;')", "other.say('&amp;')"),
        (
            "r.say('x', voice='Google.de-DE-Neural2-A')",
            "r.say('x', voice='gcloud.de-DE-Neural2-A')",
        ),
        ("r.dial('+1', record='true')", "r.dial('+1', record='record-from-answer')"),
    ],
)
def test_values(before: str, after: str) -> None:
    """A value is written as SignalWire takes it, where all of it is written down."""
    assert rewritten(f"{START}{before}\n") == f"{MOVED}{after}\n"


def test_what_is_escaped_when_the_program_runs_is_said() -> None:
    """A text that a function escapes stays, and is said."""
    source = f"import html\n{MOVED}r.say(html.escape(name))\nr.say(escape(name))\n"
    assert rewritten(source) == source
    assert [(name, line) for name, line, _ in left(source)] == [("hand-escapes", 4)]


def test_lists_of_events_are_said_once() -> None:
    """A list that begins to work is said of the program as it was, at the line where it is now."""
    source = (
        f"{START}r.dial().conference('x', status_callback_event=['start'], status_callback='/x')\n"
    )
    assert ("event-lists", 3) in [(name, line) for name, line, _ in left(source)]
    done = rewriting(source).data.decode()
    assert "event-lists" not in [name for name, _, _ in left(done)]


def test_several_rewrites_in_one_program() -> None:
    """What only shows when the imports have moved is rewritten in the same run."""
    source = f"{START}d = r.dial()\nr.append(d)\nprint(d.attrs['timeout'], r.verbs, r.xml())\n"
    after = f"{MOVED}d = r.dial()\nprint(d.timeout, r.children, r.xml())\n"
    assert rewritten(source, unsafe=False) == after
    assert [(name, line) for name, line, _ in left(source)] == [("tree-access", 4)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("response.pause(5)", "response.pause(length=5)"),
        ("response.redirect('/a', 'POST')", "response.redirect('/a', method='POST')"),
        ("response.say('a', 'alice', 2)", "response.say('a', voice='alice', loop=2)"),
        (
            "response.gather('speech', '/a',\n    timeout=3)",
            "response.gather(input='speech', action='/a',\n    timeout=3)",
        ),
        (
            "response.connect().stream(url='wss://a.example').parameter('a', 'b')",
            "response.connect().stream(url='wss://a.example').parameter(name='a', value='b')",
        ),
    ],
)
def test_what_is_given_by_position(before: str, after: str) -> None:
    """What Twilio's library takes by position gets its name, without --unsafe."""
    start = "from {}.voice_response import VoiceResponse\nresponse = VoiceResponse()\n"
    source = f"{start.format('twilio.twiml')}{before}\n"
    moved = f"{start.format('cxml')}{after}\n"
    assert rewritten(source, unsafe=False) == moved


@pytest.mark.parametrize(
    "call",
    [
        "pause((5))",
        "pause(  # seconds\n    5)",
        "pause(5, length=6)",
        "pause(5, **more)",
        "pause(5, 6)",
        "say('a', ('alice'))",
        "hangup(1)",
    ],
)
def test_what_has_no_certain_name(call: str) -> None:
    """Where a name cannot be written for certain, that is said."""
    start = "from cxml.voice_response import VoiceResponse\nresponse = VoiceResponse()\n"
    source = f"{start}response.{call}\n"
    assert rewritten(source, "refused-values") == source
    assert "positional; write the name" in left(source, "refused-values")[0][2]
