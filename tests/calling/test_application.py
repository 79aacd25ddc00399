"""The application that a command names."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.handlers.wsgi import WSGIHandler
from flask import Flask
from views import django_project as django_project

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


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("", "calls_a", "calls_a has no application: write calls_a:name"),
        ("app = 5\n", "calls_a", "calls_a has no application"),
        (APP, "calls_a:apq", "calls_a has no apq; applications in it: app"),
        ("", "calls_a:app", "applications in it: none"),
        (APP, "calls_b", "there is no module calls_b: write module:name"),
        (APP, "calls_b.py", "there is no file calls_b.py"),
        (
            "import os\nimport calls_c.part",
            "calls_a:app",
            "calls_a cannot be imported: there is no module calls_c, which calls_a"
            r" \(calls_a\.py, line 2\) imports; install it for .*, or name its folder in"
            " PYTHONPATH$",
        ),
        (
            "import calls_a.part",
            "calls_a",
            r"no module calls_a\.part \('calls_a' is not a package\), which calls_a \(.*imports$",
        ),
        (
            "raise ModuleNotFoundError('run: pip install x', name='x')",
            "calls_a",
            r"calls_a cannot be imported: ModuleNotFoundError: run: pip install x \(calls_a\.py:1",
        ),
        (
            "raise ModuleNotFoundError('No module named x', name='calls_a')",
            "calls_a",
            r"calls_a cannot be imported: there is no module x, which calls_a \(",
        ),
        (
            "from importlib import import_module\ndef make(): import_module('calls_c')\n",
            "calls_a:make()",
            r"make\(\) failed: there is no module calls_c, which calls_a \(calls_a\.py, line 2\)",
        ),
        (
            "\n1 / 0",
            "calls_a",
            "calls_a cannot be imported: ZeroDivisionError: division by zero"
            r" \(calls_a\.py:2, in <module>: 1 / 0\)$",
        ),
        ("1 /", "calls_a", r"calls_a cannot be imported: SyntaxError: .*\(calls_a\.py, line 1\)$"),
        (
            "from cxml import Dial\n\nDial(timeout='soon')",
            "calls_a",
            r"InvalidValueError: Dial/@timeout: .* \(calls_a\.py:3, in <module>: Dial\(",
        ),
        (
            "import os\nos.environ['SHOP_OF_CALLS']",
            "calls_a",
            "KeyError: the environment variable SHOP_OF_CALLS is not set: set it where",
        ),
        ("def make(): 1 / 0\n", "calls_a:make()", r"calls_a:make\(\) failed: ZeroDivisionError"),
        (
            "from flask import Flask\na = Flask('a')\nb = Flask('b')\n",
            "calls_a",
            "several applications: write calls_a:a or calls_a:b",
        ),
        (
            "def create_app(): ...\n",
            "calls_a:create_app",
            r"calls_a:create_app is a function: if it makes the application, write"
            r" calls_a:create_app\(\)$",
        ),
        ("def voice(call): ...\n", "calls_a:voice", "calls_a:voice is a function, and no app"),
        ("class Shop: ...\n", "calls_a:Shop", "calls_a:Shop is a class, and no application"),
        ("def make(): ...\n", "calls_a:make()", r"calls_a:make\(\) is a NoneType, and no app"),
    ],
)
def test_it_is_not_found(folder: Path, text: str, name: str, said: str) -> None:
    """What is missing, fails or could be several is an error that says what to write."""
    (folder / "calls_a.py").write_text(text)
    with pytest.raises(ConfigurationError, match=said):
        find_application(name)


def test_a_file_of_a_package(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in packages is imported by its dotted name, from where they begin."""
    inner = folder / "site" / "calls_project" / "web"
    inner.mkdir(parents=True)
    (inner.parent / "__init__.py").touch()
    (inner / "__init__.py").write_text(APP)
    (inner.parent / "place.py").touch()
    (inner / "wsgi.py").write_text(f"from ..place import __name__ as where\n{APP}")
    assert isinstance(find_application("site/calls_project/web/wsgi.py"), Flask)
    assert sys.modules["calls_project.web.wsgi"].where == "calls_project.place"
    assert sys.path[0] == str(folder / "site")
    assert isinstance(find_application("site/calls_project/web/__init__.py:app"), Flask)
    monkeypatch.chdir(inner)
    assert isinstance(find_application("wsgi.py"), Flask)


def test_a_file_of_a_folder_that_is_no_package(folder: Path) -> None:
    """What lies in the working folder can be imported by a file below it."""
    (folder / "calls_below").mkdir()
    (folder / "calls_settings.py").touch()
    (folder / "calls_below" / "calls_wsgi.py").write_text(f"import calls_settings\n{APP}")
    assert isinstance(find_application("calls_below/calls_wsgi.py"), Flask)


def test_a_file_whose_imports_are_elsewhere(folder: Path) -> None:
    """A file that imports what is not found from here says how modules are named."""
    (folder / "calls_lost.py").write_text("import calls_nowhere")
    said = r"PYTHONPATH; if it is one of your own, .* as in project\.wsgi:application"
    with pytest.raises(ConfigurationError, match=said):
        find_application("calls_lost.py")


def test_a_module_that_another_misses(folder: Path) -> None:
    """What is said names who imports what is missing, however far below the application."""
    (folder / "calls_a.py").write_text("import calls_lines")
    (folder / "calls_lines.py").write_text("\n\nimport calls_nowhere")
    said = r"no module calls_nowhere, which calls_lines \(calls_lines\.py, line 3\) imports"
    with pytest.raises(ConfigurationError, match=said):
        find_application("calls_a:app")


MANAGE = """
import os

{}:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "calls_django.settings")
"""


@pytest.mark.parametrize("begin", ["def main()", "if __name__ == '__main__'"])
def test_the_manage_py_of_django(begin: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that manages a project, old or new, names its settings; the environment may, too."""
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "")  # so that it is put back
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE")
    monkeypatch.delitem(sys.modules, "manage", raising=False)
    (folder / "manage.py").write_text(MANAGE.format(begin))
    assert isinstance(find_application("manage.py"), WSGIHandler)
    assert os.environ["DJANGO_SETTINGS_MODULE"] == "calls_django.settings"
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "calls_django.settings_test")
    assert isinstance(find_application(str(folder / "manage.py")), WSGIHandler)
    assert os.environ["DJANGO_SETTINGS_MODULE"] == "calls_django.settings_test"
    monkeypatch.delitem(sys.modules, "manage")


@pytest.mark.parametrize("text", ["", "def main(): pass"])
def test_another_manage_py(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """One that names no settings is not that of Django, and what to write is said."""
    monkeypatch.delitem(sys.modules, "manage", raising=False)
    (folder / "manage.py").write_text(text)
    with pytest.raises(ConfigurationError, match=r"write project\.wsgi:application"):
        find_application("manage.py")
    monkeypatch.delitem(sys.modules, "manage")
