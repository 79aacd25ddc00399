"""The row of moving a project from Twilio's library, beside libcst's own reading and writing."""

from __future__ import annotations

from pathlib import Path

import libcst as cst

from cxml._check.files import Finder
from cxml._check.patterns import Patterns
from cxml._migrate.files import is_wanted
from cxml._migrate.rewrites import REWRITES
from cxml._migrate.run import Run

from .case import Case
from .measure import Pair, in_turns
from .programs import LINES, program, sampled, shop, written

FILES = 500
OF_TWILIO = 20

VIEW = """\
@app.post("/menu/{number}")
def menu_{number}():
    response = VoiceResponse()
    gather = Gather(action="/menu/{number}/chosen", num_digits=1)
    gather.say("Welcome. For the daily call press one.", voice="alice")
    response.append(gather)
    dial = Dial(timeout=20, caller_id=request.form["To"])
    dial.number("+1555{number:03}0100")
    response.append(dial)
    return str(response)


"""
IMPORTS = """\
import os

from flask import Flask, request
from twilio.request_validator import RequestValidator
from twilio.twiml.voice_response import Dial, Gather, VoiceResponse

app = Flask(__name__)
validator = RequestValidator(os.environ["TWILIO_AUTH_TOKEN"])


"""


def project() -> dict[str, str]:
    """Write a project of which a few programs build documents with Twilio's library."""
    views = {
        f"views_{number}.py": program(VIEW, number * LINES, IMPORTS) for number in range(OF_TWILIO)
    }
    return shop(FILES - OF_TWILIO) | views


def moved(folder: Path) -> Run:
    """Work out what ``cxml migrate`` shows of a project."""
    run = Run([*REWRITES.values()], is_whole=True)
    run.add(Finder(Patterns(), wanted=is_wanted).find([folder]))
    run.finish()
    return run


def round_trip(folder: Path) -> bool:
    """Let libcst read and write the programs that name Twilio, and tell whether they stay."""
    every = [each.read_bytes() for each in folder.glob("views_*.py")]
    return [cst.parse_module(each).bytes for each in every] == every


def project_moved() -> Case:
    """Compare working out how a project moves with reading and writing what has to."""

    def measure(rounds: int) -> Pair:
        with written(project()) as folder:
            return in_turns(sampled(moved, folder), sampled(round_trip, folder), rounds)

    def is_same() -> bool:
        with written(project()) as folder:
            report = moved(folder).report
            return round_trip(folder) and report.files == OF_TWILIO and bool(report.waiting)

    work = f"migrate: {FILES} programs of {LINES} lines, {OF_TWILIO} of them for Twilio"
    return Case(work, "libcst, these 20", measure, same=is_same)
