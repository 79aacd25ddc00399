"""Whole applications do after the move what they did before, with nothing of Twilio's documents."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cxml.cli import main

APPLICATIONS = Path(__file__).parent / "applications"
LIBRARIES = Path(__file__).parent / "libraries"
RUN = "import runpy; runpy.run_path('checks.py', run_name='__main__')"
BLOCKED = f"""
import os, sys
sys.modules["twilio.twiml"] = sys.modules["twilio.request_validator"] = None
sys.modules["django_twilio"] = None
os.environ["CXML_SIGNING_KEY"] = "PSK_of-the-desk"
try:
    from app import app
    app.config["CXML_SIGNING_KEY"] = "PSK_of-the-desk"
except (AttributeError, ImportError):
    pass
{RUN}
"""

BESIDE = f"""
import sys
sys.path.insert(0, {str(LIBRARIES)!r})
{RUN}
"""
"""With what stands for django-twilio, which has only the documents of Twilio's library."""


def own_environment() -> dict[str, str]:
    """Give the environment without the keys that other tests and examples may have set.

    Nothing is written beside the application, whose files are compared.
    """
    keys = ("CXML_", "SIGNALWIRE_", "TWILIO_")
    own = {name: value for name, value in os.environ.items() if not name.startswith(keys)}
    return own | {"PYTHONDONTWRITEBYTECODE": "1"}


def run(folder: Path, program: str) -> None:
    """Run the checks of an application."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-W", "ignore", "-c", program],
        cwd=folder,
        env=own_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def copied(name: str, folder: Path) -> Path:
    """Copy an application into a folder of its own."""
    ignored = shutil.ignore_patterns("__pycache__")
    return shutil.copytree(APPLICATIONS / name, folder / name, ignore=ignored)


def moved(name: str, folder: Path, *options: str) -> Path:
    """Move an application that stands in a folder of its own, twice."""
    files = copied(name, folder)
    assert main(["migrate", str(files), "--write", *options]) == 0
    before = {each: each.read_bytes() for each in files.iterdir()}
    assert main(["migrate", str(files), *options]) == 0
    assert {each: each.read_bytes() for each in files.iterdir()} == before
    return files


@pytest.mark.parametrize("name", ["flask_desk", "django_desk", "fastapi_desk", "fastapi_rooms"])
def test_before(name: str, tmp_path: Path) -> None:
    """As they are written, for Twilio's library, the applications work."""
    run(copied(name, tmp_path), RUN)


@pytest.mark.parametrize("name", ["flask_desk", "django_desk", "fastapi_desk", "fastapi_rooms"])
def test_what_is_safe(name: str, tmp_path: Path) -> None:
    """With what is safe alone, they work without Twilio's documents."""
    run(moved(name, tmp_path), BLOCKED)


@pytest.mark.parametrize(
    "name",
    ["flask_desk", "django_desk", "fastapi_desk", "fastapi_rooms", "django_twilio_desk"],
)
def test_all_of_it(name: str, tmp_path: Path) -> None:
    """With what is unsafe too, they work, and cxml verifies and reads where it can."""
    files = moved(name, tmp_path, "--unsafe")
    run(files, BLOCKED)
    source = (files / "app.py").read_text(encoding="utf-8")
    assert "twilio.twiml" not in source
    assert re.search(r"document\((?:VoiceCallback|GatherAction)\)\n", source)
    assert "decompose" not in source


def test_before_of_django_twilio(tmp_path: Path) -> None:
    """As it is written, the application of django-twilio works."""
    run(copied("django_twilio_desk", tmp_path), BESIDE)


def test_what_is_safe_of_django_twilio(tmp_path: Path) -> None:
    """With what is safe alone, its views are still decorated by django-twilio, and work."""
    files = moved("django_twilio_desk", tmp_path)
    run(files, BESIDE)
    source = (files / "app.py").read_text(encoding="utf-8")
    assert "from cxml.voice_response import VoiceResponse" in source
    assert "@twilio_view\n" in source
    assert "return str(response)" in source


HELPERS = """
from twilio.twiml import TwiML
from twilio.twiml.voice_response import VoiceResponse

NAMED = "twilio.twiml.voice_response.VoiceResponse"


def answer():
    response = VoiceResponse()
    response.say("Hello.")
    print(response.verbs, isinstance(response, TwiML))
    return response
"""
HELPED = """
from django_twilio.decorators import twilio_view
from helpers import answer


@twilio_view
def voice(request):
    return answer()
"""


@pytest.mark.parametrize("unsafe", [[], ["--unsafe"]])
def test_what_is_held_back(unsafe: list[str], tmp_path: Path) -> None:
    """Where a view of django-twilio returns what is not known, no file gets others."""
    (tmp_path / "helpers.py").write_text(HELPERS)
    (tmp_path / "views.py").write_text(HELPED)
    (tmp_path / "broken.py").write_text("from django_twilio.decorators import twilio_view\ndef\n")
    report = tmp_path / "report.md"
    arguments = ["migrate", str(tmp_path), "--write", *unsafe, "--report", str(report)]
    assert main(arguments) == 0
    assert (tmp_path / "helpers.py").read_text() == HELPERS
    assert (tmp_path / "views.py").read_text() == HELPED
    said = report.read_text(encoding="utf-8")
    assert said.count("answer() in line 8 of") == 2
    assert "`twiml-imports`" in said


KEEPS = """
from models import CharField, Column, String

sid = CharField(max_length=34)
other = Column(String(34))
pattern = r"^CA[0-9a-f]{32}$"
length = 34
"""


def test_ids_in_files_that_name_no_platform(tmp_path: Path) -> None:
    """In a project that comes from Twilio, its ids are looked for in every file."""
    models, report = tmp_path / "models.py", tmp_path / "report.md"
    models.write_text(KEEPS)
    (tmp_path / "broken.py").write_text("def 34\n")
    (tmp_path / "plain.py").write_text("length = 34\n")
    assert main(["migrate", str(tmp_path), "--report", str(report)]) == 0
    assert "models.py:" not in report.read_text(encoding="utf-8")
    (tmp_path / "views.py").write_text("from twilio.rest import Client\n")
    assert main(["migrate", str(tmp_path), "--report", str(report)]) == 0
    said = report.read_text(encoding="utf-8")
    assert [f"models.py:{line}`" in said for line in range(4, 8)] == [True, True, True, False]
    assert "plain.py" not in said
