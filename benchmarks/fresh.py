"""The rows of what comes first in a process, and what an import loads: new interpreters tell."""

from __future__ import annotations

import os
import subprocess
import sys

from attrs import frozen

from .case import Case
from .documents import Build
from .libraries import TWILIO_NAME
from .measure import Pair, in_turns
from .reading import data_of
from .sameness import same_documents

OURS = "from cxml import VoiceResponse"
THEIRS = "from twilio.twiml.voice_response import VoiceResponse"
DOCUMENT = """
response = VoiceResponse()
response.dial().conference("Room 1234")
text = str(response)
"""
UNWANTED = (
    "defusedxml",
    "django",
    "email",
    "flask",
    "hmac",
    "lxml",
    "pydantic_core",
    "sqlalchemy",
    "starlette",
    "urllib.request",
    "xml.sax",
)

TIMED = """
from time import process_time
start = process_time()
{}
print(process_time() - start)
"""
LOADED = """
import sys
before = set(sys.modules)
{}
print(*(set(sys.modules) - before))
"""


def answer(program: str) -> str:
    """Run a program in a new interpreter, and give what it prints.

    Byte code may be cached there, as where the libraries are installed. The module ``site`` stays
    out: where cxml is installed in place, it has loaded much of the standard library already.
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.run(  # noqa: S603 - the programs of this file, and no others
        [sys.executable, "-S", "-c", program],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


@frozen
class Start:
    """What a process does first."""

    statements: str
    result: str
    """The document that comes of it."""

    def seconds(self) -> float:
        """Time it by the work of that process, without the start of the interpreter."""
        return float(answer(TIMED.format(self.statements)))

    def document(self) -> str:
        """Give the document."""
        return answer(f"{self.statements}\nprint({self.result})")


def started(work: str, against: str, ours: Start, theirs: Start) -> Case:
    """Make the row of two starts; finding out whether they do the same fills the caches."""

    def measure(rounds: int) -> Pair:
        return in_turns(ours.seconds, theirs.seconds, rounds)

    return Case(
        f"new process: {work}",
        against,
        measure,
        same=lambda: same_documents(ours.document(), theirs.document()),
    )


_OURS_ALONE = Start(OURS, "VoiceResponse()")


def imports() -> Case:
    """Compare the imports alone."""
    made = "VoiceResponse()"
    return started("import VoiceResponse", TWILIO_NAME, Start(OURS, made), Start(THEIRS, made))


def imports_of_calls() -> Case:
    """Compare the import of the package that plays calls with that of cxml itself."""
    ours = Start(f"import cxml.simulator\n{OURS}", "VoiceResponse()")
    return started("import cxml.simulator", "import VoiceResponse", ours, _OURS_ALONE)


def imports_of_platforms() -> Case:
    """Compare the import of all that a call needs with that of cxml itself."""
    ours = Start(f"from cxml.simulator import Platform\n{OURS}", "VoiceResponse()")
    return started("import Platform", "import VoiceResponse", ours, _OURS_ALONE)


def first_document() -> Case:
    """Compare the import and the first document, which makes much that later ones find made."""
    ours, theirs = Start(OURS + DOCUMENT, "text"), Start(THEIRS + DOCUMENT, "text")
    return started("first document", TWILIO_NAME, ours, theirs)


def first_read(build: Build) -> Case:
    """Compare the import and the first reading with those of lxml alone."""
    data = data_of(build)
    ours = Start(f"{OURS}\nresponse = VoiceResponse.from_xml({data!r})", "response")
    theirs = Start(
        f"from lxml import etree\nroot = etree.fromstring({data!r})",
        "etree.tostring(root, encoding='unicode')",
    )
    return started("first read", "lxml's first parse", ours, theirs)


def unwanted_modules() -> list[str]:
    """List the modules that cxml should load at first use only, and loads at once."""
    loaded = answer(LOADED.format(OURS)).split()
    return [name for name in UNWANTED if name in loaded]
