"""The application that a command names."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from cxml import ConfigurationError
from cxml._calling.application import find_application

APP = "from flask import Flask\napp = Flask('one')\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Work in an empty folder, and forget what is imported there."""
    known = set(sys.modules)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    yield tmp_path
    for name in set(sys.modules) - known:
        if getattr(sys.modules[name], "__file__", None) and name.startswith("calls_"):
            del sys.modules[name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (APP, "calls_a"),
        (APP, "calls_a:app"),
        (APP, "calls_a.py"),
        (APP, "./calls_a.py:app"),
        (f"{APP}other = Flask('two')\n", "calls_a"),
        (APP.replace("app =", "shop ="), "calls_a"),
        (f"{APP}def make(): return app\n", "calls_a:make()"),
        ("from flask import Flask\ndef create_app(): return Flask('one')\n", "calls_a"),
        (f"{APP}class Holder: held = app\nbad = Flask\n", "calls_a:Holder.held"),
    ],
)
def test_it_is_found(folder: Path, text: str, name: str) -> None:
    """By module or file, with its name, by the usual name, alone, or made by a factory."""
    (folder / "calls_a.py").write_text(text)
    found = find_application(name)
    assert isinstance(found, Flask)
    assert found.import_name == "one"


def test_a_file_of_a_package(folder: Path) -> None:
    """A file in a package, such as ``project/wsgi.py``, imports as its package does."""
    (folder / "calls_a").mkdir()
    (folder / "calls_a/__init__.py").touch()
    (folder / "calls_a/app.py").write_text(APP)
    (folder / "calls_a/wsgi.py").write_text("from calls_a.app import app\n")
    found = find_application("calls_a/wsgi.py")
    assert isinstance(found, Flask)


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("", "calls_a", "calls_a has no application: write calls_a:name"),
        ("app = 5\n", "calls_a", "calls_a has no application"),
        (APP, "calls_a:apq", "calls_a has no apq; applications in it: app"),
        ("", "calls_a:app", "applications in it: none"),
        (APP, "calls_b", "there is no module calls_b: write module:name"),
        (APP, "calls_b.py", "there is no file calls_b.py"),
        ("import calls_c", "calls_a", "calls_a cannot be imported: ModuleNotFoundError"),
        ("1 / 0", "calls_a", "calls_a cannot be imported: ZeroDivisionError: division by zero"),
        ("def make(): 1 / 0\n", "calls_a:make()", r"calls_a:make\(\) failed: ZeroDivisionError"),
        (
            "from flask import Flask\na = Flask('a')\nb = Flask('b')\n",
            "calls_a",
            "several applications: write calls_a:a or calls_a:b",
        ),
    ],
)
def test_it_is_not_found(folder: Path, text: str, name: str, said: str) -> None:
    """What is missing, fails or could be several is an error that says what to write."""
    (folder / "calls_a.py").write_text(text)
    with pytest.raises(ConfigurationError, match=said):
        find_application(name)
