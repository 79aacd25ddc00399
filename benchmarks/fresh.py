"""What an import costs and loads, asked of new interpreters."""

from __future__ import annotations

import os
import subprocess
import sys

from .measure import Pair, in_turns

OURS = "from cxml import VoiceResponse"
THEIRS = "from twilio.twiml.voice_response import VoiceResponse"
UNWANTED = (
    "defusedxml",
    "django",
    "email",
    "flask",
    "hmac",
    "lxml",
    "starlette",
    "urllib.request",
    "xml.sax",
)

TIMED = """
from time import perf_counter
start = perf_counter()
{statement}
print(perf_counter() - start)
"""
LOADED = """
import sys
before = set(sys.modules)
{statement}
print(*(set(sys.modules) - before))
"""


def answer(program: str, statement: str) -> str:
    """Run a program around an import in a new interpreter, and give what it prints.

    Byte code may be cached there, as where the libraries are installed. The module ``site`` stays
    out: where cxml is installed in place, it has loaded much of the standard library already.
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.run(  # noqa: S603 - the programs of this file, and no others
        [sys.executable, "-S", "-c", program.format(statement=statement)],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def import_seconds(statement: str) -> float:
    """Time one import in a new interpreter, without the start of the interpreter."""
    return float(answer(TIMED, statement))


def compare_imports(rounds: int) -> Pair:
    """Time both imports in turns, after one of each that fills the caches."""
    import_seconds(OURS)
    import_seconds(THEIRS)
    return in_turns(lambda: import_seconds(OURS), lambda: import_seconds(THEIRS), rounds)


def unwanted_modules() -> list[str]:
    """List the modules that cxml should load at first use only, and loads at once."""
    loaded = answer(LOADED, OURS).split()
    return [name for name in UNWANTED if name in loaded]
