"""The subcommand ``call``."""

from __future__ import annotations

import logging
import os
import secrets
import sys
from argparse import Action, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from .._text.terminal import as_json
from .options import complain, print_lines
from .request import VARIABLE, keys_of

if TYPE_CHECKING:
    from .._calling.platform import WatchingPlatform
    from .._calling.raised import Raised
    from .._calling.script import Step
    from .._calling.stage import Stage
    from .._check.finding import Finding
    from ..simulator import Platform

    P = TypeVar("P", bound=WatchingPlatform)

SUMMARY = "play a call to an application, without a phone"
DESCRIPTION = """\
Play a call to an application of WSGI or ASGI, such as that of Flask, Django or FastAPI: ask it for
documents as the platform does, signed, run them on a virtual clock, and show what happens. Nobody
is called, nothing is asked of SignalWire, and nothing waits.

The application itself runs for real: what its views do is done, such as messages that they send and
rows that they write, in the database of its settings. Give it settings for tests, or a copy.

What is done in the call is said by options, in their order, or line by line by a script. Without
either, keys and words are typed, where this is a terminal.
"""
EPILOG = """\
The signing key is that of --key-file; else the environment variable CXML_SIGNING_KEY; else that of
the settings of Flask or Django; else one is made up, which an application that verifies refuses.
The address of the application is --public-url; else that of the settings of Flask or Django; else
the environment variable CXML_PUBLIC_URL; else one of this machine, which is no finding here.

examples:
  cxml call shop:app /voice --press 1 --hear 'For sales' --hang-up
  cxml call shop.wsgi /voice --phone '+15550100700 is busy' --wait 30
  cxml call shop.py --script menu.call
  cxml call http://127.0.0.1:8000/voice --press 1

exit codes:
  0  all was heard, and nothing was found in the documents
  1  something was not heard, or documents have findings that are errors or warnings
  2  the command could not run
"""
ADDRESS = "CXML_PUBLIC_URL"
CALLER = "+15550100142"
_HERE, _OF_TESTS = "http://localhost", "http://testserver"
_SEEDS = 1_000_000_000
_HELP = """\
digits, * and #    press keys          w 5    wait 5 seconds      h    hang up
other words        say them            (nothing) wait a second    ?    this
"""
_STEPS = {
    "press": ("KEYS", "press keys"),
    "speak": ("TEXT", "say something"),
    "wait": ("SECONDS", "let time pass"),
    "hear": ("TEXT", "expect that something was heard, behind what was expected before"),
    "do-not-hear": ("TEXT", "expect that something was not heard"),
    "redirect": ("PATH", "send the call to another document, as the REST API does"),
    "hang-up": (None, "put the phone down"),
}
_NOT_REACHED = "RUN3"
_RINGS = "it rings when the steps are done, and is hung up; --wait SECONDS lets time pass before"
_SPELLED = {"redirect": ["is", "redirected", "to"], "do-not-hear": ["do", "not", "hear"]}


class _Add(Action):
    """Adds a step, so that they stay in their order."""

    def __call__(
        self, _: ArgumentParser, namespace: Namespace, values: Any, option: str | None = None
    ) -> None:
        name = (option or "").removeprefix("--")
        words = _SPELLED.get(name, name.split("-"))
        given = [] if values == [] else [values]
        namespace.steps = [*namespace.steps, ([*words, *given], option)]


class _AddPhone(Action):
    """Adds what a phone does: its words are a line of a script."""

    def __call__(
        self, _: ArgumentParser, namespace: Namespace, values: Any, option: str | None = None
    ) -> None:
        namespace.phones = [*namespace.phones, (values.split(), option)]


def add_to(add_parser: Callable[..., ArgumentParser]) -> None:
    """Add the subcommand's parser."""
    parser = add_parser(
        "call",
        help=SUMMARY,
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add(
        "app",
        metavar="APP",
        help="module:name, file.py:name, the module or file alone, or the URL of one that runs",
    )
    add("path", nargs="?", metavar="PATH", help="its first document (that of the URL, or /voice)")
    for name, (metavar, text) in _STEPS.items():
        more: dict[str, Any] = {"nargs": 0} if metavar is None else {"metavar": metavar}
        add(f"--{name}", action=_Add, dest="steps", default=[], help=text, **more)
    add("--script", metavar="FILE", help="do what a file says, line by line; - is standard input")
    add(
        "--phone",
        action=_AddPhone,
        dest="phones",
        default=[],
        metavar="'NUMBER ...'",
        help="what a phone does that is dialled: 'NUMBER answers after 3', 'NUMBER is busy', "
        "'NUMBER does not answer', 'NUMBER fails', 'NUMBER declines'",
    )
    add("--from", dest="caller", metavar="NUMBER", help="who calls (+15550100142)")
    add("--method", choices=("POST", "GET"), default="POST", help="how documents are asked for")
    add("--anywhere", action="store_true", help="let the URL be one of another machine")
    add("--public-url", metavar="URL", help="the address that requests are signed for")
    add("--fallback-url", metavar="URL", help="what is asked when a document cannot be had")
    add("--status-callback", metavar="URL", help="where the end of the call is reported")
    add("--behaves-like", choices=("signalwire", "twilio"), default="signalwire", help="whose ways")
    add("--seed", type=int, metavar="N", help="what all ids follow from (another in each run)")
    add("--key-file", metavar="FILE", help="a file with the signing key")
    add("--json", action="store_true", help="print it as JSON")
    add("--page", action="store_true", help="play it in a browser, on a page of this machine")
    add("--port", type=int, default=0, metavar="N", help="where the page is (any that is free)")
    add(
        "-v",
        "--verbose",
        action="store_true",
        help="show what the application logs, and whole tracebacks",
    )
    parser.set_defaults(run=run, key=None)


def run(arguments: Namespace) -> int:
    """Play the call."""
    from ..errors import CxmlError

    if arguments.verbose:
        logging.basicConfig()  # which shows what Django logs too
    else:
        logging.disable(logging.CRITICAL)
    try:
        return _run(arguments)
    except (CxmlError, OSError) as error:
        complain("call", error)
        return 2
    except SystemExit as left:  # whose code would say that all is well
        complain("call", f"the application ended the program: sys.exit({left.code!r})")
        return 2
    finally:
        logging.disable(logging.NOTSET)


def _run(arguments: Namespace) -> int:
    from ..simulator._errors import IN_COMMAND

    token = IN_COMMAND.set(True)
    try:
        return _played(arguments)
    finally:
        IN_COMMAND.reset(token)


def _played(arguments: Namespace) -> int:
    from .._calling.platform import WatchingPlatform
    from .._calling.script import refuse_nobody
    from .._calling.stage import Stage

    if arguments.page:
        return _show_page(arguments)
    steps = _steps(arguments)
    phones = [*_read(arguments.phones, are_phones=True)]
    if arguments.caller is not None:
        refuse_nobody(arguments.caller, "--from")
    platform = _platform(arguments, WatchingPlatform)
    stage = Stage(platform, arguments.path, arguments.caller, arguments.method)
    for each in phones:
        stage.play(each)
    problem = ""
    if steps is None:
        _talk(stage)
        print_lines(_shown(platform, arguments), sys.stdout)
    else:
        problem = _play(stage, phones, steps)
        _print(platform, problem, arguments)
    for number in dict.fromkeys(each.who for each in phones):
        if not platform.phone(number).calls:
            complain("call", f"nobody dialled {number}, as --phone says it")
    return 1 if problem or platform.problems else 0


def _show_page(arguments: Namespace) -> int:
    """Serve the page until somebody stops it."""
    from .._calling.page.platform import PagePlatform
    from .._calling.page.serving import serve
    from ..errors import ConfigurationError

    if arguments.steps or arguments.phones or arguments.script or arguments.json:
        raise ConfigurationError(
            "on the page everything is done by hand: leave out steps and --json"
        )
    with _platform(arguments, PagePlatform) as platform:
        platform.open_at(arguments.path, [arguments.caller or CALLER], arguments.method)
        serve(platform, arguments.port)
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


def _platform(arguments: Namespace, kind: type[P]) -> P:
    from .._calling.application import find_application

    is_address = arguments.app.startswith(("http://", "https://"))
    app = arguments.app if is_address else find_application(arguments.app)
    seed = _seed(arguments)
    platform = kind(
        app,
        signing_key=_key(arguments),
        public_url=arguments.public_url or _public_url(app),
        fallback_url=arguments.fallback_url,
        status_callback=arguments.status_callback,
        behaves_like=arguments.behaves_like,
        seed=seed,
        anywhere=arguments.anywhere,
    )
    platform.told = partial(_tell, is_whole=arguments.verbose)
    return platform


def _seed(arguments: Namespace) -> int:
    """Give what ids follow from: another in each run, as a database keeps those of the last."""
    if arguments.seed is None:
        arguments.seed = secrets.randbelow(_SEEDS)
        if not arguments.json:
            sys.stdout.write(f"--seed {arguments.seed} gives the same ids again\n")
    seed: int = arguments.seed
    return seed


def _tell(raised: Raised, *, is_whole: bool) -> None:
    """Say what the application raised."""
    hint = () if is_whole else ("  -v shows what the application logs, and whole tracebacks",)
    complain("call", *(raised.whole if is_whole else raised.lines), *hint)


def _public_url(app: object) -> str | None:
    """Give the address that counts where none is said; ``None`` leaves it to the application.

    What its settings say is what requests are verified with. The host of tests is not one that
    Django admits outside of them; this machine is, while an application is being written.
    """
    from ..testing._application import application_of

    if isinstance(app, str):
        return os.environ.get(ADDRESS)
    found = application_of(app)
    if found.setting(ADDRESS):
        return None
    usual = _HERE if found.usual == _OF_TESTS else None
    return os.environ.get(ADDRESS) or usual


def _key(arguments: Namespace) -> str | None:
    """Give the key that is said here; ``None`` leaves it to the settings of the application."""
    is_said = arguments.key_file or os.environ.get(VARIABLE)
    return keys_of(arguments)[0] if is_said else None


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
        if not problem and any(_rings(stage.platform, step) for step in (*phones, *steps)):
            complain("call", _RINGS)
        stage.platform.close()
    except SimulationError as error:  # documents without an end
        problem = str(error).partition("\n")[0]
    return problem


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


def _print(platform: WatchingPlatform, problem: str, arguments: Namespace) -> None:
    if arguments.json:
        data = {**_data(platform, problem), "seed": arguments.seed}
        sys.stdout.write(as_json(data))
        return
    print_lines([*platform.transcript.splitlines(), *_shown(platform, arguments)], sys.stdout)
    if problem:
        complain("call", problem)


def _data(platform: WatchingPlatform, problem: str) -> dict[str, Any]:
    from .._check.formats.json import finding_data

    return {
        "problem": problem,
        "calls": [
            {"sid": each.sid, "from": each.from_, "to": each.to, "status": str(each.status)}
            | {"heard": each.heard}
            for each in platform.calls
        ],
        "requests": [
            {"at": each.at, "method": each.method, "url": each.url, "kind": each.kind}
            | {"status": each.answer.status if each.answer else None, "problem": each.problem}
            for each in platform.requests
        ],
        "findings": [finding_data(each) for each in platform.findings],
        "raised": [line for each in platform.raised for line in each.lines],
        "transcript": platform.transcript.splitlines(),
    }


def _shown(platform: Platform, arguments: Namespace) -> list[Finding]:
    """Give the findings, but that one call did not come to all verbs, as none does."""
    return [each for each in platform.findings if arguments.verbose or each.code != _NOT_REACHED]


def _talk(stage: Stage) -> None:
    """Do what is typed, until the call is over, and say what cannot be done."""
    from .._calling.typed import line_of

    call = stage.call()
    shown = _show(stage.platform, 0)
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
        shown = _show(stage.platform, shown)
    stage.platform.close()
    _show(stage.platform, shown)


def _typed(stage: Stage, words: list[str]) -> str:
    from .._calling.script import step_of
    from ..errors import ConfigurationError

    try:
        return _done(stage, step_of(words, "here"))
    except ConfigurationError as error:
        return str(error)


def _show(platform: Platform, shown: int) -> int:
    """Print the lines of the transcript that are new; give how many there are."""
    lines = platform.transcript.splitlines()
    print_lines(lines[shown:], sys.stdout)
    sys.stdout.flush()
    return len(lines)
