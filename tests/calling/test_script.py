"""Scripts of calls."""

import pytest

from cxml import ConfigurationError
from cxml._calling.script import (
    PHONE_VERBS,
    VERBS,
    option_in,
    read_script,
    refuse_nobody,
    seconds_in,
    step_of,
)
from cxml._calling.typed import line_of

SCRIPT = """
# two callers
anna calls /voice from +15550100142
anna hears "Good day"   # in one piece

+15550100700 answers after 3
wait 5
hang up
"""


def test_a_script_has_a_step_in_each_line() -> None:
    """Each line says who does what with what; a name may be left out, and so are comments."""
    steps = read_script(SCRIPT, "menu.call")
    assert [(each.who, each.verb.name, each.words, each.place) for each in steps] == [
        ("anna", "call", ("/voice", "from", "+15550100142"), "menu.call:3"),
        ("anna", "hear", ("Good day",), "menu.call:4"),
        ("+15550100700", "answer", ("after", "3"), "menu.call:6"),
        ("", "wait", ("5",), "menu.call:7"),
        ("", "hang_up", (), "menu.call:8"),
    ]


@pytest.mark.parametrize("verb", VERBS)
def test_every_spelling_is_read(verb: object) -> None:
    """Every verb is known by each of its spellings."""
    [known] = [each for each in VERBS if each is verb]
    for spelling in known.spellings:
        words = ["ben", *spelling.split(), *["1"] * known.least]
        assert step_of(words, "here").verb is known


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ben pres 2", r"menu.call:1: nobody can 'ben pres 2'; did you mean 'presses'\?"),
        ("+15550100700 is bussy", r"did you mean 'is busy'\?"),
        ("+15550100700 does not anser", r"did you mean 'does not answer'\?"),
        ("dance", "nobody can 'dance'; there is calls, hears"),
        ("anna flies", "nobody can 'anna flies'; there is calls, hears"),
        ("anna pressing 1", r"did you mean 'presses'\?"),
        ("ben presses", "presses takes KEYS, and not 'nothing'"),
        ("ben hangs up now", "hangs up takes nothing, and not 'now'"),
        ("answers", "say which phone: "),
        ("ben presses x", "menu.call:1: 'x' are no keys: those are 0 to 9"),
        ('hear "Good day', "menu.call:1: No closing quotation"),
    ],
)
def test_what_nobody_can_do(line: str, said: str) -> None:
    """A line that says nothing is an error with its place, and what there is."""
    with pytest.raises(ConfigurationError, match=said):
        read_script(line, "menu.call")


@pytest.mark.parametrize("words", ["+15550100700 presses 1", "+15550100700 bussy"])
def test_what_no_phone_can_do(words: str) -> None:
    """Of a phone it is said what a phone can do, and nothing else."""
    said = "there is answers, is busy, does not answer, fails, declines$"
    with pytest.raises(ConfigurationError, match=said):
        step_of(words.split(), "--phone", PHONE_VERBS)


@pytest.mark.parametrize("caller", ["+15550100143", "sip:bob@example.com", "Anonymous"])
def test_who_can_call(caller: str) -> None:
    """A number calls, or an address, or one that is withheld."""
    assert refuse_nobody(caller, "here") == caller


@pytest.mark.parametrize("caller", ["Bob", "", "+1555x"])
def test_who_cannot_call(caller: str) -> None:
    """A name is no number."""
    with pytest.raises(ConfigurationError, match=r"^here: .* calls from no number"):
        refuse_nobody(caller, "here")


@pytest.mark.parametrize("word", ["soon", "-1", "nan", "1e9"])
def test_what_is_no_time(word: str) -> None:
    """Seconds are a number, and not more than a day."""
    with pytest.raises(ConfigurationError, match="is no number of seconds"):
        seconds_in(step_of(["wait", word], "here"), word)


def test_what_follows_a_word() -> None:
    """What is said beyond is found behind its word, and another word is an error."""
    assert option_in(step_of(["ben", "calls", "/a", "from", "+1"], "here"), "from", 1) == "+1"
    assert option_in(step_of(["ben", "calls", "/a"], "here"), "from", 1) is None
    with pytest.raises(ConfigurationError, match=r"takes \[PATH\] \[from NUMBER\], and not"):
        option_in(step_of(["ben", "calls", "/a", "to", "+1"], "here"), "from", 1)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("1#", ["press", "1#"]),
        ("press *", ["press", "*"]),
        ("press the button", ["say", "press the button"]),
        ("say help", ["say", "help"]),
        ("wait 5", ["wait", "5"]),
        ("+15550100700 answers", ["+15550100700", "answers"]),
        ("+15550100700 is busy", ["+15550100700", "is", "busy"]),
        ("+15550100700 says hello you", ["+15550100700", "says", "hello you"]),
        ("+15550100700", ["say", "+15550100700"]),
        ("h", ["hang", "up"]),
        ("hang up", ["hang", "up"]),
        ("", ["wait", "1"]),
        ("w 5", ["wait", "5"]),
        ("wait", ["wait", "1"]),
        (" two tickets ", ["say", "two tickets"]),
        ("?", None),
    ],
)
def test_what_is_typed(typed: str, words: list[str] | None) -> None:
    """Keys are pressed, words are said, and a few letters are commands."""
    assert line_of(typed) == words
