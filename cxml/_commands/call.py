"""The subcommand ``call``."""

from __future__ import annotations

import logging
import sys
import traceback
from argparse import Action, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Generator
from contextlib import contextmanager, nullcontext, redirect_stdout, suppress
from typing import Any

from .call_playing import play
from .options import complain

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
The signing key is that of --key-file; else that of the settings of Flask or Django; else the
environment variable CXML_SIGNING_KEY; else one is made up, which whoever verifies refuses.
The address of the application is --public-url; else that of the settings of Flask or Django; else
the environment variable CXML_PUBLIC_URL; else one of this machine, which is no finding here.

examples:
  cxml call shop:app /voice --press 1 --hear 'For sales' --hang-up
  cxml call shop.wsgi /voice --phone '+15550100700 is busy' --wait 30
  cxml call shop.py --script menu.call
  cxml call http://127.0.0.1:8000/voice --press 1
  cxml call shop:app /sms --message 'Where is my order?' --hear 'on its way'

exit codes:
  0  all was heard, and nothing was found in the documents
  1  something was not heard, or documents have findings that are errors or warnings
  2  the command could not run
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
_WAITS = "this waits for the end of a thread, which is at {}; Control-C ends it"
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
        "'NUMBER does not answer', 'NUMBER fails', 'NUMBER declines' (a whisper)",
    )
    add("--message", metavar="TEXT", help="write a message in place of a call, to a view of those")
    add("--from", dest="caller", metavar="NUMBER", help="who calls, or writes (+15550100142)")
    add("--to", metavar="NUMBER", help="the number that is called (+15550100199)")
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

    arguments.out, arguments.platform = sys.stdout, None
    # What the application prints is no part of the data, nor shown in its place.
    aside = redirect_stdout(sys.stderr) if arguments.json else nullcontext()
    try:
        with _logging(arguments), aside:
            return _run(arguments)
    except BrokenPipeError:  # nobody reads what is printed, which says nothing of the call
        raise
    except (CxmlError, OSError, ImportError) as error:  # the last is an extra that is not there
        return _not_run(arguments, str(error), error.__cause__)
    except (Exception, KeyboardInterrupt):  # a mistake of cxml's own, or whoever stops it
        raise
    except BaseException as left:  # such as SystemExit, whose code would say that all is well
        from .._calling.ending import said_of_end

        if arguments.platform is not None:  # else threads of its loop keep Python from ending
            with suppress(BaseException):
                arguments.platform.close()
        return _not_run(arguments, f"the application ended the program: {said_of_end(left)}", left)


def _not_run(arguments: Namespace, problem: str, cause: BaseException | None = None) -> int:
    """Say why the command could not run, and give the exit code.

    Args:
        arguments: the options.
        problem: why.
        cause: what the application raised, if that is why.

    """
    complain("call", arguments.log.clean(problem))
    if arguments.verbose and cause is not None:
        text = "".join(traceback.format_exception(cause))
        complain("call", *arguments.log.clean(text).splitlines())
    if arguments.json:
        from .call_printing import print_data

        print_data(arguments.platform, problem, arguments)
    return 2


@contextmanager
def _logging(arguments: Namespace) -> Generator[None]:
    """Show what the application logs, without secrets, or else nothing of it."""
    from .._calling.secrets import MaskingFormatter

    handler = logging.StreamHandler()
    arguments.log = MaskingFormatter(logging.BASIC_FORMAT)
    handler.setFormatter(arguments.log)
    if arguments.verbose:
        logging.root.addHandler(handler)  # which shows what Django logs too
    else:
        logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
        logging.root.removeHandler(handler)


def _run(arguments: Namespace) -> int:
    from ..simulator._errors import IN_COMMAND

    token = IN_COMMAND.set(True)
    try:
        return play(arguments)
    finally:
        IN_COMMAND.reset(token)
        _tell_threads(arguments)


def _tell_threads(arguments: Namespace) -> None:
    """Say what Python waits for before it ends."""
    threads = sys.modules.get("cxml.simulator._threads")  # not of WSGI
    for place in threads.busy_threads().values() if threads else ():
        complain("call", arguments.log.clean(_WAITS.format(place)))
