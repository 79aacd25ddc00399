"""What switches off the verification that a decorator did is named."""

from __future__ import annotations

import pytest

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
