"""How ``cxml call --message`` plays: a message is written, and nobody is on the phone."""

from __future__ import annotations

from argparse import Namespace

from .._calling.platform import WatchingPlatform
from .._calling.script import VERBS, Step, step_of
from .._calling.stage import behind
from ..errors import ConfigurationError
from ..simulator import SimulationError, TextMessage
from ..simulator._seen_platform import CALLER
from .call_platform import platform_of
from .call_printing import print_call

_EXPECTING = ("hear", "not_hear")


def play_message(arguments: Namespace) -> int:
    """Write the message, and give the exit code.

    Raises:
        ConfigurationError: something is to be done that takes a call.

    """
    steps = _steps(arguments)
    path = _path(arguments)
    platform = platform_of(arguments, WatchingPlatform)
    problem = _played(platform, path, steps, arguments)
    print_call(platform, problem, arguments)
    return 1 if problem or platform.problems else 0


def _steps(arguments: Namespace) -> list[Step]:
    """Give what is expected."""
    steps = [step_of(words, place, VERBS) for words, place in arguments.steps]
    others = [each.place for each in steps if each.verb.name not in _EXPECTING]
    given = {"--phone": arguments.phones, "--script": arguments.script, "--page": arguments.page}
    for name in (*others, *(name for name, value in given.items() if value)):
        raise ConfigurationError(
            f"--message: there is no call for {name}; what is expected of the answer is said by"
            " --hear and --do-not-hear"
        )
    return steps


def _path(arguments: Namespace) -> str:
    """Give the path of the view, which none is usual for."""
    if arguments.path is None:
        raise ConfigurationError(
            "--message: give the path of the view that answers messages, as in"
            f" cxml call {arguments.app} /path --message TEXT"
        )
    path: str = arguments.path
    return path


def _played(platform: WatchingPlatform, path: str, steps: list[Step], arguments: Namespace) -> str:
    """Write the message; give what was not as expected."""
    caller = arguments.caller or CALLER
    try:
        with platform:
            message = platform.message(
                path, arguments.message, from_=caller, method=arguments.method
            )
        _expect(message, steps)
    except (AssertionError, SimulationError) as error:  # the latter of documents without an end
        return str(error).partition("\n")[0]
    return ""


def _expect(message: TextMessage, steps: list[Step]) -> None:
    """Look for texts in what was answered, each behind what was expected before.

    Raises:
        AssertionError: there is one that should not be there, or none that should.

    """
    begin = 0
    for step in steps:
        wanted = " ".join(step.words[0].split())
        if step.verb.name == "not_hear":
            message.does_not_get(wanted)
        else:
            who = f"{step.place}: the writer did not get"
            begin += behind(message.replies[begin:], wanted, who)
