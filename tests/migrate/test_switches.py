"""What switches off the verification that a decorator did is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from .projects import moved
from .rewriting import left, rewritten

SOURCE = """\
from os import environ
from cxml.request_validator import RequestValidator
from cxml.voice_response import VoiceResponse
from flask import Flask, abort, current_app, request
app = Flask(__name__)
validator = RequestValidator("PSK")


def verified(f):
    def wrapper(*args):
{}
    return wrapper


@app.post("/voice")
@verified
def voice():
    return str(VoiceResponse())
"""
ASKED = "validator.validate(request.url, request.form, '')"
SWITCHES = [
    ("if current_app.config.get('SKIP'):\n return f()", "current_app.config.get('SKIP')"),
    ("if environ['X'] == '1':\n x = 1\n return f(*args)", "environ['X'] == '1'"),
    ("if not app.debug:\n if not {}:\n  abort(403)", "app.debug"),
    ("if app.config['ON']:\n if not {}:\n  abort(403)", "not app.config['ON']"),
    ("if app.a == 1:\n if not {}:\n  abort(403)", "not (app.a == 1)"),
    ("if app.a:\n if not {}:\n  abort(403)\nelse:\n return f()", "not app.a"),
    ("if not {} and not app.debug:\n abort(403)", "app.debug"),
    ("valid = {}\nif valid or app.debug or app.testing:\n return f()", "app.debug or app.testing"),
    ("return f() if {} or app.debug else abort(403)", "app.debug"),
    ("return abort(403) if not {} and app.on else f()", "not app.on"),
]
FAIR = [
    "if not {}:\n abort(403)",
    "if {}:\n return f()\nabort(403)",
    "if request.form:\n if {}:\n  return f()\nabort(403)",
    "sent = request.headers\nif not sent:\n abort(403)\nif not {}:\n abort(403)",
    "if not request.form or not {}:\n abort(403)",
    "if request.form and {}:\n return f()\nabort(403)",
    "if app.debug:\n print(1)\nif not {}:\n abort(403)",
    "if app.debug:\n return print(1)\nif not {}:\n abort(403)",
]


def source_with(body: str, end: str = "return f()") -> str:
    """Give a program whose decorator has a body."""
    lines = f"{body.format(ASKED)}\n{end}".splitlines()
    return SOURCE.format("\n".join(f"        {each}" for each in lines))


@pytest.mark.parametrize(("body", "when"), SWITCHES)
def test_switches(body: str, when: str) -> None:
    """It is said under which condition a decorator let requests pass, and which setting does."""
    source = source_with(body if ASKED in body or "{}" in body else f"{body}\n{{}}")
    said = [each for _, _, each in left(source, "verify-switch")]
    assert [each.split("; ")[0] for each in said] == [
        f"verified also lets requests pass when {when}"
    ]
    assert "CXML_VERIFY is the setting" in said[0]


@pytest.mark.parametrize("body", FAIR)
def test_decorators_that_let_nothing_pass(body: str) -> None:
    """Of a decorator that verifies every request nothing is said."""
    end = "" if body.endswith("abort(403)") and "return f()" in body else "return f()"
    assert left(source_with(body, end), "verify-switch") == []


def test_views_that_wait() -> None:
    """A view that is waited for is called too."""
    source = source_with("if app.debug:\n return await f()\n{}").replace(
        "def wrap", "async def wrap"
    )
    assert "pass when app.debug;" in str(left(source, "verify-switch"))


def test_it_is_said_when_the_decorator_is_gone_from_the_views() -> None:
    """It is said before the views are rewritten, and after it, as long as the decorator stands."""
    source = source_with("if app.debug:\n return f()\n{}")
    for unsafe in (False, True):
        assert "verify-switch" in str(left(source, unsafe=unsafe))
    after = rewritten(source)
    assert "@verified" not in after
    assert "verified also lets requests pass when app.debug" in str(left(after))


def test_other_functions() -> None:
    """A function that decorates nothing, or asks no validator, has no switch."""
    assert left("def f(g):\n    if x:\n        return g()\n", "verify-switch") == []
    wrapped = "def f(g):\n    def h():\n        if x:\n            return g()\n    return h\n"
    assert left(wrapped, "verify-switch") == []


def test_decorators_that_wait_go_too() -> None:
    """A decorator whose function waits looks who asks as well, and goes."""
    source = source_with("if not {}:\n abort(403)").replace("def wrap", "async def wrap")
    assert "@verified" not in rewritten(source, "flask-view")


def test_the_option_of_fastapi() -> None:
    """FastAPI has no settings, and the option is named."""
    source = source_with("if app.debug:\n return f()\n{}").replace(
        "from flask import Flask,", "from fastapi import"
    )
    ((_, _, said),) = left(source, "verify-switch")
    assert "@document does not: verify is the option of Webhooks, and False" in said


SET = [
    ("current_app.config.get('SKIP')", {"c.py": "class Dev:\n    SKIP = True\n"}, "c.py (Dev)"),
    ("app.config['SKIP']", {"c.py": "app.config['SKIP'] = 1\n"}, "c.py"),
    ("app.config['SKIP']", {"c.py": "def f():\n    app.config.update(SKIP=1)\n"}, "c.py (f)"),
    ("app.config['SKIP']", {"c.py": "x = {'SKIP': 1, **y}\nSKIP: bool\n"}, "c.py"),
    ("app.config['SKIP']", {"c.py": "app.config.setdefault('SKIP', 1)\n"}, "c.py"),
    ("environ.get('SKIP')", {".env": "X=1\nexport SKIP=1\n", "b.env": "# SKIP\n"}, ".env"),
    (
        "settings.SKIP",
        {"c.py": "SKIP = environ['OFF'] == '1'\n", ".env": "OFF=1\n", "d.py": "OFF = 1\n"},
        "c.py, .env, d.py",
    ),
    ("settings.SKIP", {"c.py": "SKIP = environ['SKIP']\n", "d.py": "f(SKIP, 'SKIP')\n"}, "c.py"),
    ("app.debug", {"c.py": "class Dev:\n    DEBUG: bool = True\n"}, "c.py (Dev)"),
    ("config.skip_it", {"c.py": "class S:\n    skip_it: bool = False\n"}, "c.py (S)"),
    (
        "settings.SKIP",
        {f"{number}.py": "SKIP = 1\n" for number in range(7)},
        "0.py, 1.py, 2.py, 3.py, 4.py and 2 more",
    ),
]


@pytest.mark.parametrize(("condition", "files", "places"), SET)
def test_where_a_switch_is_set(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    condition: str,
    files: dict[str, str],
    places: str,
) -> None:
    """Where the project sets what a switch asks is named, in files without telephony too."""
    monkeypatch.chdir(tmp_path)
    source = source_with(f"if {condition}:\n return f()\n{{}}")
    run = moved(Path(), {"guard.py": source, "old.py": "print 'SKIP'\n"} | files, "verify-switch")
    (said,) = run.left
    assert f"pass when {condition}, which is set in {places}; @document" in said.says


def test_a_switch_that_nobody_sets(tmp_path: Path) -> None:
    """Where no file sets what is asked, only the condition is named."""
    source = source_with("if app.request.x or app.config['SKIP']:\n return f()\n{}")
    (said,) = moved(tmp_path, {"guard.py": source}, "verify-switch").left
    assert "which is set" not in said.says


def test_a_switch_that_is_asked_twice(tmp_path: Path) -> None:
    """What sets it is said wherever it is asked."""
    asked = "if settings.SKIP:\n return f()\n"
    files = {"guard.py": source_with(f"{asked}{asked}{{}}"), ".env": "SKIP=1\n"}
    said = moved(tmp_path, files, "verify-switch").left
    assert ["which is set in" in each.says for each in said] == [True, True]
