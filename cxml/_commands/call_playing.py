"""How ``cxml call`` plays: step by step, as it is typed, or on a page."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from .call_platform import platform_of
from .call_printing import print_call, print_new_lines, seed_line, shown_findings
from .options import complain, print_lines

if TYPE_CHECKING:
    from .._calling.platform import WatchingPlatform
    from .._calling.script import Step
    from .._calling.stage import Stage
    from ..simulator import Platform

CALLER = "+15550100142"
_HELP = """\
digits, * and #    press keys          w 5    wait 5 seconds      h    hang up
other words        say them            (nothing) wait a second    ?    this
say help           say what would be done otherwise
+15550100700 answers               so does a phone that rings; or: is busy, fails,
                                   does not answer, presses 2, says hello, hangs up
"""
_HINT = "? shows what can be typed\n"
_RINGS = (
    "{} rings when the steps are done, and is hung up; --wait SECONDS, or a line wait SECONDS of a"
    " script, lets time pass before"
)
_NO_PATH = (
    "there is nothing at /voice, where a call begins if no path is given: give that of the first"
    " document, as in cxml call {} /path"
)


def play(arguments: Namespace) -> int:
    """Play the call, and give the exit code."""
    from .._calling.platform import WatchingPlatform
    from .._calling.script import refuse_nobody
    from .._calling.stage import Stage

    for name, number, does in (
        ("--from", arguments.caller, "calls from no number"),
        ("--to", arguments.to, "is no number"),
    ):
        if number is not None:
            refuse_nobody(number, name, does)
    if arguments.message is not None:
        from .call_message import play_message  # which few calls are

        return play_message(arguments)
    if arguments.page:
        return _show_page(arguments)
    steps = _steps(arguments)
    phones = [*_read(arguments.phones, are_phones=True)]
    platform = platform_of(arguments, WatchingPlatform)
    stage = Stage(platform, arguments.path, arguments.caller, arguments.method)
    for each in phones:
        stage.play(each)
    problem = ""
    if steps is None:
        _talk(stage, platform, arguments)
        found = shown_findings(platform, arguments)
        print_lines((platform.clean(str(each)) for each in found), sys.stdout)
    else:
        problem = _play(stage, phones, steps)
        print_call(platform, problem, arguments)
    for number in dict.fromkeys(each.who for each in phones):
        if not platform.phone(number).calls:
            complain("call", f"nobody dialled {number}, as --phone says it")
    if arguments.path is None and _is_nothing_there(platform):
        complain("call", _NO_PATH.format(arguments.app))
    return 1 if problem or platform.problems else 0


def _is_nothing_there(platform: Platform) -> bool:
    """Whether there is no view where a call begins if nobody says where."""
    first = platform.requests.to("/voice")[:1]
    return any(each.answer and each.answer.status == HTTPStatus.NOT_FOUND for each in first)


def _show_page(arguments: Namespace) -> int:
    """Serve the page until somebody stops it."""
    from .._calling.page.platform import PagePlatform
    from .._calling.page.serving import serve
    from ..errors import ConfigurationError

    if arguments.steps or arguments.phones or arguments.script or arguments.json:
        raise ConfigurationError(
            "on the page everything is done by hand: leave out steps and --json"
        )
    with platform_of(arguments, PagePlatform) as platform:
        platform.open_at(arguments.path, [arguments.caller or CALLER], arguments.method)
        serve(platform, arguments.port, seed_line(arguments))
    return 0


def _steps(arguments: Namespace) -> list[Step] | None:
    """Give what is done; ``None`` if somebody types it."""
    from .._calling.script import read_script
    from ..errors import ConfigurationError

    if arguments.script and arguments.steps:
        raise ConfigurationError("write the steps into the script, or as options, and not both")
    if arguments.script:
        text = sys.stdin.read() if arguments.script == "-" else _text_of(arguments.script)
        return read_script(text, arguments.script)
    is_typed = sys.stdin.isatty() and not arguments.json and not arguments.steps
    return None if is_typed else [*_read(arguments.steps)]


def _text_of(file: str) -> str:
    from ..errors import ConfigurationError

    try:
        return Path(file).read_text(encoding="utf-8")
    except ValueError as error:
        raise ConfigurationError(f"{file} is no text in UTF-8") from error


def _read(given: Iterable[tuple[list[str], str]], *, are_phones: bool = False) -> Iterator[Step]:
    from .._calling.script import PHONE_VERBS, VERBS, step_of

    verbs = PHONE_VERBS if are_phones else VERBS
    return (step_of(words, place, verbs) for words, place in given)


def _play(stage: Stage, phones: list[Step], steps: list[Step]) -> str:
    """Do all steps; give what was not as expected."""
    from ..simulator import SimulationError

    problem = ""
    try:
        if not any(step.verb.name == "call" for step in steps):
            stage.call()
        for step in steps:
            problem = _done(stage, step)
            if problem:
                break
        if not problem:
            _tell_ringing(stage.platform, [*phones, *steps])
        stage.platform.close()
    except SimulationError as error:  # documents without an end, or an application
        problem = problem or str(error).partition("\n")[0]
    return problem


def _tell_ringing(platform: Platform, steps: list[Step]) -> None:
    for number in dict.fromkeys(each.who for each in steps if _rings(platform, each)):
        complain("call", _RINGS.format(number))


def _rings(platform: Platform, step: Step) -> bool:
    """Whether the phone of a step rings, and did not come to do what the step says."""
    calls = platform.phone(step.who).calls if step.verb.needs_name else []
    return any(each.status == "ringing" for each in calls)


def _done(stage: Stage, step: Step) -> str:
    from ..simulator import SimulationError

    try:
        stage.play(step)
    except (AssertionError, SimulationError) as error:
        return f"{step.place}: {str(error).partition(chr(10))[0]}"
    return ""


def _talk(stage: Stage, platform: WatchingPlatform, arguments: Namespace) -> None:
    """Do what is typed, until the call is over, and say what cannot be done."""
    from .._calling.typed import line_of

    call = stage.call()
    sys.stdout.write(seed_line(arguments))
    shown = print_new_lines(platform, 0)
    sys.stdout.write(_HINT)
    while not call.is_over:
        try:
            typed = input("> ")
        except (EOFError, KeyboardInterrupt):
            call.hang_up()
            break
        words = line_of(typed)
        if words is None:
            sys.stdout.write(_HELP)
            continue
        problem = _typed(stage, words)
        if problem:
            complain("call", problem)
        shown = print_new_lines(platform, shown)
    try:
        platform.close()
    finally:  # the application may not shut down
        print_new_lines(platform, shown)


def _typed(stage: Stage, words: list[str]) -> str:
    from .._calling.script import step_of
    from ..errors import CxmlError

    try:
        return _done(stage, step_of(words, "here"))
    except CxmlError as error:  # such as an address that is none
        return str(error)
