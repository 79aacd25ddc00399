"""An import is followed to the file that Python surely imports, and to no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxml._check.files import File
from cxml._migrate.beside import Files
from cxml._migrate.neighbours import DEEPEST, Neighbours
from cxml._migrate.program import Program

from .projects import moved

ASKS = """\
from functools import wraps
from flask import abort, request
from twilio.request_validator import RequestValidator


def guard(view):
    @wraps(view)
    def inner(*args):
        if not RequestValidator("k").validate(request.url, request.form, ""):
            abort(403)
        return view(*args)
    return inner
"""
OFFICE = """\
from functools import wraps
from flask import abort, g


def guard(view):
    @wraps(view)
    def inner(*args):
        if not g.office_open:
            abort(503)
        return view(*args)
    return inner
"""
VIEW = """\
from flask import Flask
from twilio.twiml.voice_response import VoiceResponse
{}

app = Flask(__name__)


@app.post("/voice")
@{}
def voice():
    return str(VoiceResponse())
"""


def goes(folder: Path, files: dict[str, str], path: str, decorator: str = "guard") -> bool:
    """Whether a decorator of a view goes when files are moved."""
    moved(folder, files)
    text = (folder / path).read_text(encoding="utf-8")
    assert "@document" in text
    return f"@{decorator}" not in text


@pytest.mark.parametrize(
    ("others", "goes_there"),
    [
        ({"a/security.py": ASKS, "b/security.py": ASKS}, True),
        ({"a/security.py": ASKS, "b/security.py": OFFICE}, False),
        ({"z/security.py": ASKS, "b/security/__init__.py": OFFICE}, False),
        ({"a/security.py": OFFICE, "b/security.py": ASKS}, True),
        ({"a/security.py": ASKS}, False),
        ({"security.py": ASKS}, True),
        ({"security.py": OFFICE, "b/security.py": ASKS}, True),
        ({"security.py": ASKS, "b/security.py": OFFICE}, False),
        ({"b/__init__.py": "", "security.py": ASKS, "b/security.py": OFFICE}, False),
        ({"b/__init__.py": "", "security.py": OFFICE, "b/security.py": ASKS}, False),
        ({"b/__init__.py": "", "b/security.py": ASKS}, True),
        ({"src/security.py": ASKS}, True),
        ({"lib/security.py": ASKS}, False),
        ({"src/security.py": ASKS, "security.py": OFFICE}, False),
        ({"security.py": "from checks import guard\n", "checks.py": ASKS}, True),
        ({"security.py": "from checks import guard\nguard = 1\n", "checks.py": ASKS}, False),
        ({"b/security.py": ASKS + "guard = made(guard)\n"}, False),
        ({"b/security.py": ASKS + OFFICE}, False),
        ({"b/security.py": "if x:\n    def guard(f):\n        def g(): v.validate()\n"}, False),
        (
            {
                "security.py": "try:\n    from checks import guard\nexcept ImportError:\n"
                "    from other import guard\n",
                "checks.py": ASKS,
                "other.py": OFFICE,
            },
            False,
        ),
    ],
)
def test_files_of_one_name(tmp_path: Path, others: dict[str, str], goes_there: bool) -> None:
    """Of several files of a name the nearest is meant, whatever it is about, or none is known."""
    files = others | {"b/app.py": VIEW.format("from security import guard", "guard")}
    assert goes(tmp_path, files, "b/app.py") == goes_there


def test_links(tmp_path: Path) -> None:
    """A nearer file that is not looked at is what is imported, and nothing is known of it."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b/security.py").symlink_to(tmp_path / "office.py")
    files = {
        "office.py": OFFICE,
        "security.py": ASKS,
        "b/app.py": VIEW.format("from security import guard", "guard"),
    }
    assert not goes(tmp_path, files, "b/app.py")


@pytest.mark.parametrize(
    ("imported", "decorator", "goes_there"),
    [
        ("from .security import guard", "guard", True),
        ("from . import security", "security.guard", False),
        ("from ..security import guard", "guard", False),
        ("from .. import guard", "guard", False),
        ("from ..b import guard", "guard", True),
        ("from a.b.security import guard", "guard", True),
        ("import a.b.security", "a.b.security.guard", True),
    ],
)
def test_relative_names(tmp_path: Path, imported: str, decorator: str, goes_there: bool) -> None:
    """A relative name has one meaning, and where it may have two none is known."""
    files = {
        "a/__init__.py": "from .security import guard\n",
        "a/security.py": OFFICE,
        "a/b/__init__.py": "from .security import guard\n",
        "a/b/security.py": ASKS,
        "a/b/app.py": VIEW.format(imported, decorator),
    }
    assert goes(tmp_path, files, "a/b/app.py", decorator) == goes_there


@pytest.mark.parametrize(("many", "is_followed"), [(DEEPEST, True), (DEEPEST + 1, False)])
def test_how_often_a_name_is_handed_on(many: int, is_followed: bool) -> None:
    """A name is followed over so many files that hand it on, and over no more."""
    beside = Files()
    for number in range(many):
        beside.add(f"a{number}.py", f"from a{number + 1} import guard\n".encode())
    beside.add(f"a{many}.py", ASKS.encode())
    found = Neighbours(beside).functions(Program(b"", "here.py"), "a0.guard")
    assert [each.name for _, each in found] == ["guard"] * is_followed


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    """Of a file that can be read no more when it is asked nothing is known."""
    beside = Files()
    beside.add_other(File(tmp_path / "gone.py", "gone.py", is_given=False))
    assert Neighbours(beside).functions(Program(b"", "here.py"), "gone.guard") == []
