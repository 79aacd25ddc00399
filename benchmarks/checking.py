"""The rows of checking documents in which all is well, beside reading them strictly.

The row of the whole command is held against seconds, and not against other work.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

import cxml
from cxml._check.check import check_bytes
from cxml._check.runner import Runner
from cxml._check.select import make_settings

from .case import Case
from .measure import Pair, compare
from .reading import in_turn

DOCUMENTS = 1_000

WELL = """\
<?xml version="1.0" encoding="UTF-8"?>
<Response>
  <Gather action="https://example.com/{number}/menu" method="POST" numDigits="1" timeout="7">
    <Say language="en-US" voice="woman">Welcome, caller no. {number}. For the daily call press one,
    for the front desk press two.</Say>
  </Gather>
  <Say language="en-US">We did not hear you, so you join the call now.</Say>
  <Dial timeout="20" timeLimit="3600" callerId="+1555{number:03}0100" hangupOnStar="true">
    <Conference beep="onEnter" startConferenceOnEnter="true" endConferenceOnExit="false"
                maxParticipants="10" record="record-from-start" trim="trim-silence"
                recordingStatusCallback="https://example.com/{number}/recordings"
                waitUrl="https://example.com/{number}/music" waitMethod="GET"
                statusCallback="https://example.com/{number}/events" statusCallbackMethod="POST"
                statusCallbackEvent="start end join leave">Daily call {number}</Conference>
  </Dial>
</Response>
"""


@cache
def documents() -> list[bytes]:
    """Write documents of 1 kB, no two alike, of which no rule has anything to say."""
    return [WELL.format(number=number).encode() for number in range(DOCUMENTS)]


def strictly(data: bytes) -> object:
    """Read a document as whoever does not know its channel."""
    return cxml.parse(data)


def checked() -> Case:
    """Compare checking documents with reading them."""
    runner = Runner(make_settings())
    every = documents()
    return Case(
        f"check: a document of {len(every[0])} bytes, nothing wrong",
        "cxml.parse",
        measure=partial(
            compare, in_turn(partial(check_bytes, runner=runner), every), in_turn(strictly, every)
        ),
        same=lambda: not any(check_bytes(each, runner) for each in every),
    )


PROMISED = 1.2
"""How many seconds the command may take for these documents."""


@contextmanager
def folder() -> Generator[str]:
    """Give a folder with the documents."""
    with TemporaryDirectory() as name:
        for number, each in enumerate(documents()):
            Path(name, f"{number}.xml").write_bytes(each)
        yield name


def command(name: str) -> subprocess.CompletedProcess[str]:
    """Check a folder, as from a terminal."""
    return subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-m", "cxml", "check", "--isolated", name],
        capture_output=True,
        text=True,
        check=False,
    )


def seconds(name: str) -> float:
    """Time the work of the whole process, and of what it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command(name)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def checked_from_a_terminal() -> Case:
    """Hold the whole command, from its start to its end, against what is promised."""

    def measure(rounds: int) -> Pair:
        with folder() as name:
            return Pair.of([(seconds(name), PROMISED) for _ in range(min(rounds, MOST_ROUNDS))])

    def same() -> bool:
        with folder() as name:
            return command(name).stdout == f"No problems in {DOCUMENTS:,} files.\n"

    return Case(f"new process: cxml check, {DOCUMENTS:,} such documents", "1.2 s", measure, same)


MOST_ROUNDS = 11
"""A round takes as long as many of another row."""
