"""What a run says of --unsafe is what a run with --unsafe does."""

from __future__ import annotations

from pathlib import Path

import pytest
import twilio_programs

from cxml._migrate.program import Program
from cxml._migrate.rewrite import Rewrite
from cxml._migrate.rewrites import REWRITES

from .projects import looked_at, write

APPLICATIONS = Path(__file__).parent / "applications"
DOCUMENTS = Path(__file__).parents[1] / "documents"
OLD = "from twilio.twiml.voice_response import VoiceResponse\n"
HEADER = 'HEADER = "X-Twilio-Signature"\n'
DIAL = "<Response><Dial record='true'>+15550100100</Dial></Response>"


def promised(path: Path) -> int | None:
    """Give how many places a run says that --unsafe changes, when that is looked at."""
    without = looked_at(path, unsafe=False).report
    said = len(without.made) if without.unsafe is None else without.unsafe
    assert said == len(looked_at(path, unsafe=True).report.made)
    assert not without.waiting or without.unsafe is not None
    return without.unsafe


@pytest.mark.parametrize("rewrite", REWRITES.values(), ids=REWRITES)
def test_the_examples_of_rewrites(rewrite: Rewrite, tmp_path: Path) -> None:
    """It holds of the example of each rewrite, alone and beside what says what it needs."""
    before = rewrite.before
    write(tmp_path, {"program.py": before} if isinstance(before, str) else before)
    promised(tmp_path)
    write(tmp_path, {"requirements.txt": "twilio\nflask-twilio\ndjango-twilio\n"})
    promised(tmp_path)


PATHS = [
    *sorted(each for folder in (APPLICATIONS, DOCUMENTS) for each in folder.iterdir()),
    *sorted((DOCUMENTS / "twilio").glob("*.xml")),
]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_applications_and_documents(path: Path) -> None:
    """It holds of whole applications, and of documents together and alone."""
    promised(path)


def test_safe_changes_become_needless() -> None:
    """What is safe is not done where something unsafe makes it needless: no sum tells it."""
    without = looked_at(APPLICATIONS / "flask_desk", unsafe=False).report
    assert without.unsafe != len(without.made) + len(without.waiting)


def test_programs_as_people_write_them(tmp_path: Path) -> None:
    """It holds of programs for Twilio's library that build all that it knows."""
    source = Path(twilio_programs.__file__).read_text(encoding="utf-8").replace("twiml: Any", "")
    start = "from __future__ import annotations\n"
    twiml = f"{start}from twilio.twiml import voice_response as twiml\n"
    write(tmp_path, {"programs.py": source.replace(start, twiml)})
    promised(tmp_path)


def test_nothing_unsafe(tmp_path: Path) -> None:
    """Where there is nothing unsafe to do, a run with it does the same, and nothing is said."""
    write(tmp_path, {"views.py": OLD, "call.xml": "<Response><say>Welcome.</say></Response>"})
    assert promised(tmp_path) is None


def test_what_is_needed_depends_on_the_programs(tmp_path: Path) -> None:
    """Where a program needs Twilio's library only without --unsafe, that is known as well."""
    write(tmp_path, {"views.py": f"{OLD}NAME = 'twilio.twiml.voice_response.Dial'\n"})
    write(tmp_path, {"requirements.txt": "twilio==9.0.0\n"})
    assert promised(tmp_path)


def test_what_is_refused_waits_for_nothing(tmp_path: Path) -> None:
    """What cannot be mended whatever is asked for is left to a person, with either option."""
    write(tmp_path, {"a.xml": "<Response xmlns='https://example.com/ns'/>"})
    for unsafe in (False, True):
        report = looked_at(tmp_path, unsafe=unsafe).report
        assert (report.waiting, len(report.left)) == ([], 1)
    write(tmp_path, {"b.xml": DIAL})
    assert promised(tmp_path) == 1


def test_a_rewrite_at_fault_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails with --unsafe alone does not concern a run without, and counts for nothing."""
    encoded = Program.encoded

    def failing(program: Program, content: str) -> bytes:
        return b"(" if "SignalWire-" in content else encoded(program, content)

    monkeypatch.setattr(Program, "encoded", failing)
    write(tmp_path, {"views.py": f"{OLD}{HEADER}"})
    without = looked_at(tmp_path, unsafe=False)
    assert (without.failures, len(without.report.made)) == ([], 1)
    assert looked_at(tmp_path, unsafe=True).failures
    assert promised(tmp_path) == 0
