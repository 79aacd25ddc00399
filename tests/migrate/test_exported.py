"""An import stays that the file itself needs no more, and others have of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from .projects import moved

APP = """\
from flask import Flask
from flask_twilio import Response, Twilio
{}
app = Flask(__name__)
twilio = Twilio(app)


@app.post("/voice")
@twilio.twiml
def voice():
    return Response()
"""


def stays(folder: Path, files: dict[str, str], path: str = "pages/calls.py") -> bool:
    """Whether the import stays when files are moved."""
    moved(folder, files)
    text = (folder / path).read_text(encoding="utf-8")
    assert "return VoiceResponse()" in text
    return "Response, Twilio" in text


@pytest.mark.parametrize(
    ("line", "is_named"),
    [
        ("", False),
        ('__all__ = ["app", "Response"]', True),
        ('__all__ = ["app"]', False),
        ('__all__: list[str] = []\n__all__ += ["Response", 1]', True),
        ('__all__ = ["app"]\n__all__.append("Response")', True),
        ('names = ["Response"]', False),
    ],
)
def test_what_a_module_lists(tmp_path: Path, line: str, is_named: bool) -> None:
    """A name stays that the module lists as its own."""
    assert stays(tmp_path, {"pages/calls.py": APP.format(line)}) == is_named


@pytest.mark.parametrize(
    ("other", "is_taken"),
    [
        ("from pages.calls import Response\n", True),
        ("from .calls import Response as R\n", True),
        ("from .calls import *\nResponse()\n", True),
        ("from . import calls\ncalls.Response()\n", True),
        ("import pages.calls\npages.calls.Response()\n", True),
        ("from .calls import app\nResponse = 1\n", False),
        ("from .calls import *\n", False),
        ("from flask import Response\nfrom .calls import app\n", False),
        ("# calls and Response\n", False),
        ("from flask import Response\n", False),
    ],
)
def test_what_other_files_take(tmp_path: Path, other: str, is_taken: bool) -> None:
    """A name stays that another file has of the module, also one that is about something else."""
    files = {"pages/calls.py": APP.format(""), "pages/other.py": other, "x.ini": "calls Response"}
    assert stays(tmp_path, files) == is_taken


def test_what_is_taken_of_a_package(tmp_path: Path) -> None:
    """Of a package a name is taken by the dots alone."""
    files = {"pages/__init__.py": APP.format(""), "pages/b.py": "from . import Response\n"}
    assert stays(tmp_path, files, "pages/__init__.py")


def test_what_nobody_has(tmp_path: Path) -> None:
    """A name that nobody else has goes, however often the file itself had used it."""
    more = '\n\n@app.post("/b")\n@twilio.twiml\ndef b():\n    return Response()\n'
    assert not stays(tmp_path, {"pages/calls.py": APP.format("") + more})
