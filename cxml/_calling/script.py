"""What is done in a call, as a script or the options of a command say it.

A line has who does it, if not the only caller, what is done, and with what::

    anna calls /voice from +15550100142
    anna hears "Welcome"
    anna presses 1
    +15550100700 answers after 3
    wait 5
    anna hangs up
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence

from attrs import frozen

from .._text.wording import did_you_mean, nearest
from ..errors import ConfigurationError


@frozen(kw_only=True)
class Verb:
    """One thing that can be done."""

    name: str
    spellings: tuple[str, ...]
    takes: str
    """What follows, for people; empty if nothing."""
    least: int = 0
    most: int = 0
    needs_name: bool = False


VERBS = (
    Verb(name="call", spellings=("calls", "call"), takes="[PATH] [from NUMBER]", most=3),
    Verb(name="hear", spellings=("hears", "hear"), takes="TEXT", least=1, most=1),
    Verb(
        name="not_hear",
        spellings=("does not hear", "do not hear"),
        takes="TEXT",
        least=1,
        most=1,
    ),
    Verb(name="press", spellings=("presses", "press"), takes="KEYS", least=1, most=1),
    Verb(
        name="speak",
        spellings=("speaks", "speak", "says", "say"),
        takes="TEXT [for SECONDS]",
        least=1,
        most=3,
    ),
    Verb(name="wait", spellings=("waits", "wait"), takes="SECONDS", least=1, most=1),
    Verb(name="hang_up", spellings=("hangs up", "hang up"), takes=""),
    Verb(name="redirect", spellings=("is redirected to",), takes="PATH", least=1, most=1),
    Verb(
        name="answer",
        spellings=("answers",),
        takes="[after SECONDS]",
        most=2,
        needs_name=True,
    ),
    Verb(name="be_busy", spellings=("is busy",), takes="", needs_name=True),
    Verb(name="not_answer", spellings=("does not answer",), takes="", needs_name=True),
    Verb(name="fail", spellings=("fails",), takes="", needs_name=True),
    Verb(name="decline", spellings=("declines",), takes="", needs_name=True),
)
PHONE_VERBS = tuple(verb for verb in VERBS if verb.needs_name)
"""What a phone can do that is dialled."""
_LIKENESS = 0.65
"""How much alike two verbs are of which one is the other, misspelt; other pairs are more alike."""
_KEYS = re.compile(r"[0-9*#A-D]+")
_CALLER = re.compile(
    r"\+?[0-9*#]+|[a-z]+:\S+|\S+@\S+|anonymous|restricted|unavailable", re.IGNORECASE
)
"""A number, an address, or what stands for a number that is withheld."""


@frozen(kw_only=True)
class Step:
    """One line."""

    who: str
    """Who does it: the name of a caller, or a number; empty for the only caller."""
    verb: Verb
    words: tuple[str, ...]
    place: str
    """Where it is written, such as ``menu.call:3``."""


def read_script(text: str, name: str) -> list[Step]:
    """Read the lines of a script; empty ones and what stands behind ``#`` say nothing.

    Args:
        text: the script.
        name: the name of the file, for errors.

    Raises:
        ConfigurationError: a line says nothing that can be done.

    """
    return [*_steps(text, name)]


def _steps(text: str, name: str) -> Iterator[Step]:
    for number, line in enumerate(text.splitlines(), 1):
        place = f"{name}:{number}"
        try:
            words = shlex.split(line, comments=True)
        except ValueError as error:
            raise ConfigurationError(f"{place}: {error}") from error
        if words:
            yield step_of(words, place)


def step_of(words: Sequence[str], place: str, verbs: Sequence[Verb] = VERBS) -> Step:
    """Read one line, which says one of some things that can be done.

    Raises:
        ConfigurationError: nothing like that can be done.

    """
    spellings = [(spelling.split(), verb) for verb in verbs for spelling in verb.spellings]
    for spelling, verb in sorted(spellings, key=lambda pair: -len(pair[0])):
        size = len(spelling)
        for who, said in (("", words), (words[0], words[1:])):
            if [*said[:size]] == spelling:
                return _checked(Step(who=who, verb=verb, words=tuple(said[size:]), place=place))
    known = [spelling for verb in verbs for spelling in verb.spellings[:1]]
    raise ConfigurationError(
        f"{place}: nobody can {' '.join(words)!r}{did_you_mean(_near(words, known))};"
        f" there is {', '.join(known)}"
    )


def _near(words: Sequence[str], known: Sequence[str]) -> str | None:
    """Find what was probably meant: behind a name, or without one, by as many words as it has."""
    for start in (1, 0):
        for size in (3, 2, 1):
            some = words[start : start + size]
            those = [each for each in known if len(each.split()) == len(some) == size]
            if near := nearest(" ".join(some), those, _LIKENESS):
                return near
    return None


def _checked(step: Step) -> Step:
    verb, words = step.verb, step.words
    if verb.needs_name and not step.who:
        raise ConfigurationError(f"{step.place}: say which phone: +15550100700 {verb.spellings[0]}")
    if not verb.least <= len(words) <= verb.most:
        wanted = verb.takes or "nothing"
        said = " ".join(words) or "nothing"
        raise ConfigurationError(
            f"{step.place}: {verb.spellings[0]} takes {wanted}, and not {said!r}"
        )
    if verb.name == "press" and not _KEYS.fullmatch(words[0]):
        raise ConfigurationError(
            f"{step.place}: {words[0]!r} are no keys: those are 0 to 9, *, # and A to D"
        )
    return step


def refuse_nobody(caller: str, place: str, does: str = "calls from no number") -> str:
    """Give who calls, or is called, if that is somebody who can.

    Args:
        caller: the number, or the address.
        place: where it is written.
        does: what is said of it if it is none.

    Raises:
        ConfigurationError: it is no number, and no address.

    """
    if not _CALLER.fullmatch(caller):
        raise ConfigurationError(
            f"{place}: {caller!r} {does}: write one, such as +15550100143, or an address, such as"
            " sip:bob@example.com"
        )
    return caller


def seconds_in(step: Step, word: str) -> float:
    """Read a number of seconds.

    Raises:
        ConfigurationError: it is none.

    """
    try:
        seconds = float(word)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= 86_400:
        raise ConfigurationError(f"{step.place}: {word!r} is no number of seconds up to a day")
    return seconds


def option_in(step: Step, name: str, begin: int) -> str | None:
    """Give what follows a word such as ``from``, if it is there.

    Args:
        step: the line.
        name: the word.
        begin: how many words stand before it.

    Raises:
        ConfigurationError: another word stands there.

    """
    words = step.words[begin:]
    if not words:
        return None
    if len(words) != 2 or words[0] != name:
        raise ConfigurationError(
            f"{step.place}: {step.verb.spellings[0]} takes {step.verb.takes},"
            f" and not {' '.join(step.words)!r}"
        )
    return words[1]
