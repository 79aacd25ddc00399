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
from .application import served
from .calls import CALLERS, Call, Participant, expect_status, place, read
from .compare import Comparison, Note, compare, details, fetch_notes
from .errors import DemoError
from .http import Platform, send
from .story import Report, story

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
        with _log_shown(console), served(application) as address:
            play(address, Platform(key), console)
    except DemoError as error:
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


def play(address: str, platform: Platform, console: Console) -> None:
    """Play a conference with the application at an address.

    Raises:
        DemoError: the application did not do what the platform expects.

    """
    console.print(f"The example application listens at {address}")
    # An application that runs already has notes, which are no part of this.
    before = len(fetch_notes(f"{address}/events"))
    _expect_refusal(f"{address}/voice", console)
    participants = [_call(caller, f"{address}/voice", platform, console) for caller in CALLERS]
    reports = story(participants)
    for each in reports:
        _deliver(each, platform, console)
    _conclude(compare(reports, fetch_notes(f"{address}/events")[before:]), console)


def _expect_refusal(url: str, console: Console) -> None:
    console.print("\nA stranger calls, and does not sign; the application logs:\n", style="bold")
    # First of all: an application that took this would understand all the rest as well.
    expect_status(send("POST", url), 403)


def _call(caller: str, url: str, platform: Platform, console: Console) -> Participant:
    participant = place(Call(caller), url, platform)
    _print_document(f"{caller} calls, and POST /voice answers", participant.document, console)
    return participant


def _deliver(report: Report, platform: Platform, console: Console) -> None:
    answer = platform.send(report.method, report.url, report.sent)
    if report.kind == "dial":
        title = f"{report.caller} left the conference, and {answer.request} answers"
        _print_document(title, read(answer), console)
    else:
        expect_status(answer, 200, 204)


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
        path = urlsplit(report.url).path
        table.add_row(path, report.event, report.caller, _understood(note))
    return table


def _understood(note: Note | None) -> Text:
    if note is None:
        return Text("nothing", style="red")
    return Text("  ".join(f"{name}={value}" for name, value in details(note)))
