"""A decorator goes where it surely asks a validator of Twilio's, and does nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .projects import lefts, moved
from .rewriting import left, rewritten

HEAD = """\
from functools import wraps
import asyncio
import logging
import os
from urllib.parse import urljoin
from cxml.voice_response import VoiceResponse
from db import tenant_of
from flask import Flask, abort, current_app, g, request, session
from twilio.request_validator import RequestValidator

app = Flask(__name__)
logger = logging.getLogger(__name__)
validator = RequestValidator(os.environ["KEY"])


def url():
    return urljoin(current_app.config["BASE"], request.path)


def counted():
    session["calls"] = 1


def counting():
    counted()


def deep():
    return deeper()


def deeper():
    return deepest()


def deepest():
    return 1


"""
DECORATOR = """\
def signed(view):
    @wraps(view)
    def inner(*args, **kwargs):
        {}
        if not {}:
            abort(403)
        return {}
    return inner


@app.post("/voice")
@signed
def voice():
    return str(VoiceResponse())
"""
ASKED = "validator.validate(request.url, request.form, '')"
CALLED = "view(*args, **kwargs)"


def stays(source: str) -> list[str]:
    """Give where a decorator does more, if that keeps it; look that it goes otherwise."""
    after = rewritten(source, "flask-view")
    assert "@document(VoiceCallback)" in after
    said = [says for name, _, says in left(source, "flask-view") if name == "flask-view"]
    assert ("@signed" in after) == bool(said)
    return said


@pytest.mark.parametrize(
    "line",
    [
        '"""Only the platform."""',
        "signature = request.headers.get('X-Twilio-Signature', '')",
        "if 'X-Twilio-Signature' not in request.headers: abort(400)",
        "if not request.headers.get('x'): logger.info(request.path)",
        "current_app.logger.warning('%s', request.url.replace('http:', 'https:'))",
        "form = dict(request.form.items())",
        "if not os.getenv('AUTH_TOKEN'): raise RuntimeError(str(1))",
        "if current_app.config.get('TESTING'): return view(*args, **kwargs)",
        "if request.method == 'GET': return abort(405)",
        "address = url()",
        "inner.csrf_exempt = True",
        "inner.__name__ = 'x'",
        "[each.strip() for each in request.form.values()]",
        "if validator.validate(1, 2, 3): return view(*args) if not 1 else logger.info('')",
    ],
)
def test_what_is_no_more_than_looking(line: str) -> None:
    """What reads the request, writes a log, refuses or is for tests goes with the decorator."""
    assert not stays(HEAD + DECORATOR.format(line, ASKED, CALLED))


@pytest.mark.parametrize(
    "line",
    [
        "g.tenant = 1",
        "session['x'] = 1",
        "del session['x']",
        "request.x = 1",
        "tenant = tenant_of(request.form['To'])",
        "known = g.tenant",
        "known = request.user",
        "app.db.commit()",
        "app.cache.get('x')",
        "counted()",
        "counting()",
        "deep()",
        "global known",
        "assert request.form['To']",
        "if request.form['To'] == '1': abort(404)",
        "if request.form['Token'] == '1': abort(404)",
        "if not current_app.config['ON']: abort(404)",
        "if request.args: return view(*args, **kwargs)",
        "if 'user' in session: raise PermissionError",
        "return view() if request.args else abort(404)",
        "asyncio.create_task(1)",
        "@app.route('/x')\n        def other(): pass",
        "@tenant_of\n        def other(): pass",
        "inner.tenant = 1",
    ],
)
def test_what_is_more(line: str) -> None:
    """A decorator that does anything else stays, and what it does is named."""
    (why,) = stays(HEAD + DECORATOR.format(line, ASKED, CALLED))
    assert why.startswith("@signed verifies too, and with another key")
    said = re.search(r"does more, as (.*) in program.py: let it do that alone", why)
    assert said
    assert said[1] in f"@{line}"


@pytest.mark.parametrize(
    ("asked", "called", "is_all"),
    [
        (f"current_app.debug and not {ASKED}", CALLED, True),
        (f"(request.args and {ASKED})", CALLED, False),
        ("RequestValidator(os.environ['K']).validate(1, 2, 3)", CALLED, True),
        ("RequestValidator(auth_token=app.key_of('K')).validate(1, 2, 3)", CALLED, True),
        ("RequestValidator(tenant_of(request.form['To'])).validate(1, 2, 3)", CALLED, False),
        ("RequestValidator(g.key).validate(1, 2, 3)", CALLED, False),
        (ASKED, "view(1, *args)", False),
        (ASKED, "view(*args, form=request.form)", False),
        (ASKED, "app.after(view(*args))", False),
        (ASKED, "app.make_response(view(*args))", True),
        (ASKED, "current_app.ensure_sync(view)(*args)", True),
        (ASKED, "app.bound(view)(*args)", False),
        (ASKED, "current_app.ensure_sync(view)(1)", False),
        (ASKED, "view(*args) + ''", False),
        (ASKED, "view(*args).strip()", False),
        (ASKED, "(view(*args), 201)", False),
        (ASKED, "abort(404) if view(*args) else ''", False),
        (ASKED, "view(*args) if not 1 else ''", True),
        (ASKED, "Response(view(*args), mimetype='text/xml')", True),
    ],
)
def test_how_it_asks_and_calls(asked: str, called: str, is_all: bool) -> None:
    """A key that depends on the request, or a view that is given more, is more than looking."""
    assert bool(stays(HEAD + DECORATOR.format("pass", asked, called))) != is_all


@pytest.mark.parametrize(
    ("lines", "is_all"),
    [
        (["answer = view(*args)", "return answer"], True),
        (["answer = view(*args)", "return Response(answer)"], True),
        (["answer = view(*args)", "return answer if request.form else ''"], False),
        (["answer = view(*args)", "if len(answer) > 9: answer = ''", "return answer"], False),
        (["answer = view(*args)", "return ''"], False),
        (["view(*args)", "return ''"], False),
        (["args = args[1:]", "return view(*args)"], False),
        (["view = current_app.ensure_sync(view)", "return view(*args)"], True),
        (["try:", "    return view(*args)", "except Exception:", "    return ''"], False),
        (["try:", "    return view(*args)", "finally:", "    print(1)"], True),
    ],
)
def test_what_becomes_of_an_answer(lines: list[str], is_all: bool) -> None:
    """A decorator that answers something else than the view stays, as that would be lost."""
    decorator = DECORATOR.replace("return {}\n", "{}\n")
    called = "\n        ".join(lines)
    assert bool(stays(HEAD + decorator.format("pass", ASKED, called))) != is_all


@pytest.mark.parametrize(
    ("called", "is_all"), [("await view()", True), ("await view(), 201", False)]
)
def test_what_becomes_of_an_answer_that_is_awaited(called: str, is_all: bool) -> None:
    """What is awaited of a view is its answer as well."""
    source = HEAD + DECORATOR.format("pass", ASKED, called)
    assert bool(stays(source.replace("    def inner", "    async def inner"))) != is_all


@pytest.mark.parametrize(
    ("before", "asked", "is_sure"),
    [
        ("", "validator", True),
        ("made = None\nmade = validator\n", "made", True),
        ("made = None\n", "made", False),
        ("made = validator\nmade = other()\n", "made", False),
        ("def made():\n    return validator\n", "made()", True),
        ("def made():\n    return other\n", "made()", False),
        ("def made():\n    return validator\nmade = 1\n", "made()", False),
        ("class A:\n    def made(self):\n        return validator\n", "self.made()", True),
        ("app.made = validator\n", "app.made", True),
        ("a = b = c = d = validator\nb = a\nc = b\nd = c\ne = d\n", "e", False),
        ("", "Keys()", False),
        ("", "(lambda: 1)()", False),
        ("", "[validator][0]", False),
        ("from twilio import request_validator as r\n", "r.RequestValidator('k')", True),
        ("from marshmallow import RequestValidator\n", "Other('k')", False),
    ],
)
def test_what_is_a_validator(before: str, asked: str, is_sure: bool) -> None:
    """What is made of Twilio's class is one, under whichever name; nothing else surely is."""
    decorator = DECORATOR.format("pass", f"{asked}.validate(1, 2, 3)", CALLED)
    after = rewritten(HEAD + before + decorator, "flask-view")
    assert ("@signed" not in after) == is_sure


@pytest.mark.parametrize(
    ("head", "is_sure"),
    [
        ("view, validator: RequestValidator", True),
        ("view, validator: 'RequestValidator | None' = None", True),
        ("view, validator", False),
    ],
)
def test_parameters(head: str, is_sure: bool) -> None:
    """A parameter is a validator where it says so."""
    source = HEAD + DECORATOR.format("pass", ASKED, CALLED).replace(
        "signed(view)", f"signed({head})"
    )
    assert ("@signed" not in rewritten(source, "flask-view")) == is_sure


@pytest.mark.parametrize(
    ("keys", "is_sure"),
    [
        ("from twilio.request_validator import RequestValidator\n", True),
        ("class RequestValidator: pass\n", False),
        ("from elsewhere import RequestValidator\n", False),
    ],
)
def test_validators_of_other_files(tmp_path: Path, keys: str, is_sure: bool) -> None:
    """A class that another file hands on is followed, and so is a validator that it makes."""
    made = "validator = RequestValidator('k')\ndef made():\n    return validator\n"
    files = {"app/keys.py": keys + made}
    for imported, asked in (
        ("from .keys import RequestValidator", "RequestValidator('k')"),
        ("from .keys import validator", "validator"),
        ("from .keys import made", "made()"),
        ("from . import keys", "keys.validator"),
    ):
        head = HEAD.replace("from twilio.request_validator import RequestValidator", imported)
        head = head.replace('validator = RequestValidator(os.environ["KEY"])\n', "")
        view = DECORATOR.format("pass", f"{asked}.validate(1, 2, 3)", CALLED)
        folder = tmp_path / asked
        moved(folder, files | {"app/views.py": head + view})
        text = (folder / "app/views.py").read_text(encoding="utf-8")
        assert ("@signed" not in text) == is_sure


def test_other_things_that_validate(tmp_path: Path) -> None:
    """What checks a form stays, in a decorator and in a view, and nothing is said of it."""
    keys = "{0}if Keys().validate(request.form):\n{0}    abort(400)\n"
    view = (
        f"def with_keys(view):\n    def inner(*args):\n{keys.format(' ' * 8)}"
        "        return view(*args)\n    return inner\n\n\n@app.post('/gather')\n@with_keys\n"
        f"def gather():\n{keys.format(' ' * 4)}"
        "    if not form.validate():\n        return abort(400)\n    return str(VoiceResponse())\n"
    )
    run = moved(tmp_path, {"app.py": HEAD + view}, "flask-view")
    after = (tmp_path / "app.py").read_text(encoding="utf-8")
    assert "@with_keys\n@document" in after
    assert after.count("Keys().validate") == 2
    assert "form.validate()" in after
    assert lefts(run) == []


def test_a_view_that_may_look_itself() -> None:
    """What a view asks that may be a validator stays in it, and is named."""
    view = (
        "@app.post('/voice')\ndef voice():\n    if not app.made.validate(1, 2, 3):\n"
        "        abort(403)\n    return str(VoiceResponse())\n"
    )
    assert "app.made.validate" in rewritten(HEAD + view, "flask-view")
    said = [says for name, _, says in left(HEAD + view, "flask-view")]
    assert said[0].startswith("this may verify too, and with another key")


OTHERS = {
    "a function of an object": "class Guard:\n    def signed(self, view):\n        {}\n"
    "signed = Guard().signed\n",
    "a helper": "def is_valid():\n    {}\ndef signed(view):\n    def inner(*args):\n"
    "        is_valid()\n        return view(*args)\n    return inner\n",
}


@pytest.mark.parametrize("source", OTHERS.values(), ids=OTHERS)
@pytest.mark.parametrize("asked", ["return validator.validate(1, 2, 3)", "return 1"])
def test_what_may_look(source: str, asked: str) -> None:
    """What may be a function that looks, or calls one, stays and is named."""
    _, _, view = DECORATOR.partition("return inner\n")
    whole = HEAD + source.format(asked) + view
    assert "@signed" in rewritten(whole, "flask-view")
    said = [says for name, _, says in left(whole, "flask-view") if name == "flask-view"]
    assert [each.split(":")[0] for each in said] == [
        "@signed may verify too, and with another key, which refuses every request"
    ] * ("validate" in asked)


def test_what_may_look_in_other_files(tmp_path: Path) -> None:
    """Of files of one name that stand elsewhere each may be meant."""
    signed, _, view = DECORATOR.format("pass", ASKED, CALLED).partition('@app.post("/voice")\n')
    source = (
        HEAD.replace("from db ", "from guards import signed\nfrom db ") + f"@app.post('/a')\n{view}"
    )
    run = moved(tmp_path, {"a/app.py": source, "b/guards.py": HEAD + signed}, "flask-view")
    assert [each.split(",")[0] for each in lefts(run)] == ["flask-view: @signed may verify too"]


def test_decorators_with_options() -> None:
    """A decorator that may be written with options, or without, goes in both forms."""
    made = (
        "def signed(view=None, *, key=None):\n    def outer(view):\n        @wraps(view)\n"
        "        def inner(*args):\n            if not RequestValidator(key).validate(1, 2, 3):\n"
        "                abort(403)\n            return view(*args)\n        return inner\n"
        "    return outer(view) if view else outer\n"
    )
    _, _, view = DECORATOR.partition("return inner\n")
    for decorator in ("@signed", "@signed()"):
        source = HEAD + made + view.replace("@signed", decorator)
        assert "@signed" not in rewritten(source, "flask-view")
