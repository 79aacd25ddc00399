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
