"""The demonstration itself, and what it prints."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from logging import StreamHandler
from urllib.parse import urlsplit
from wsgiref.types import WSGIApplication

from rich.console import Console
from rich.table import Table
from rich.text import Text

from .. import VoiceResponse
from .._web.log import LOGGER
from ..simulator import Platform, SimulationError
from .answers import Participant, expect, expect_status, named, participant, read
from .application import CALLERS
from .compare import Comparison, Note, compare, details, fetch_notes
from .errors import DemoError
from .story import Report, play as enact, reports
from .stranger import ask

WIDTH = 120
"""How wide the output is when it does not go to a terminal."""


def show(application: WSGIApplication, key: str) -> int:
    """Play a conference with an application, and print what happens.

    Args:
        application: what is called.
        key: what the platform signs its requests with.

    Returns:
        The exit code: 1 if the application did not do what the platform expects.

    """
    console = Console(
        width=None if sys.stdout.isatty() else WIDTH, markup=False, highlight=False, emoji=False
    )
    try:
        with _log_shown(console):
            play(application, key, console)
    except (DemoError, SimulationError) as error:
        sys.stderr.write(f"cxml demo: {error}\n")
        return 1
    return 0


@contextmanager
def _log_shown(console: Console) -> Generator[None, None, None]:
    # To the same file, so that lines stand in the order in which things happened.
    handler = StreamHandler(console.file)
    LOGGER.addHandler(handler)
    try:
        yield
    finally:
        LOGGER.removeHandler(handler)


def play(application: WSGIApplication, key: str, console: Console) -> None:
    """Play a conference with an application.

    Raises:
        DemoError: the application did not do what the platform expects.
        SimulationError: the callers are not in the conference.

    """
    # An application that runs already has notes, which are no part of this.
    before = len(fetch_notes(application))
    _expect_refusal(application, console)
    with Platform(application, signing_key=key) as platform:
        enact(platform, [_call(caller, platform, console) for caller in CALLERS])
    posted = reports(platform.requests)
    for each in posted:
        _check_answer(each, console)
    _conclude(compare(posted, fetch_notes(application)[before:]), console)


def _expect_refusal(application: WSGIApplication, console: Console) -> None:
    console.print("A stranger calls, and does not sign; the application logs:\n", style="bold")
    # First of all: an application that took this would understand all the rest as well.
    expect("POST /voice", ask(application, "POST", "/voice"), 403)


def _call(caller: str, platform: Platform, console: Console) -> Participant:
    platform.call("/voice", from_=caller)
    who = participant(caller, platform.requests.last("/voice"))
    _print_document(f"{caller} calls, and POST /voice answers", who.document, console)
    return who


def _check_answer(report: Report, console: Console) -> None:
    if report.kind == "dial":
        title = f"{report.caller} left the conference, and {named(report.request)} answers"
        _print_document(title, read(report.request), console)
    else:
        expect_status(report.request, 200, 204)


def _print_document(title: str, document: VoiceResponse, console: Console) -> None:
    console.print(f"\n{title}:\n", style="bold")
    # A document that was cut into lines could not be copied.
    console.print(document.to_xml(pretty=True), soft_wrap=True)


def _conclude(comparison: Comparison, console: Console) -> None:
    console.print("\nWhat was posted, and what the application understood:\n", style="bold")
    console.print(_table(comparison))
    if differences := list(comparison.differences()):
        lines = "".join(f"\n- {each}" for each in differences)
        raise DemoError(f"the application did not understand everything:{lines}")
    console.print(f"All {len(comparison.pairs)} callbacks were understood as they were meant.")


def _table(comparison: Comparison) -> Table:
    table = Table("posted to")
    table.add_column("event", no_wrap=True)
    table.add_column("caller", no_wrap=True)
    table.add_column("understood")
    for report, note in comparison.pairs:
        path = urlsplit(report.request.url).path
        table.add_row(path, report.event, report.caller, _understood(note))
    return table


def _understood(note: Note | None) -> Text:
    if note is None:
        return Text("nothing", style="red")
    return Text("  ".join(f"{name}={value}" for name, value in details(note)))
