"""Posts of tests without a signature, and patches of Twilio's client, are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from .projects import lefts, moved

FLASK = """\
from twilio.twiml.voice_response import VoiceResponse
from flask import Flask
app = Flask(__name__)


@app.post("/menu")
def menu():
    return str(VoiceResponse())


@app.post("/login")
def login():
    return {}
"""
NOTIFY = "from twilio.rest import Client as Caller\nimport twilio.rest\nx = Caller()\n"
UNSIGNED = "test-signatures: this is posted without a signature"
PATCHED = "test-signatures: this patches twilio.rest"


def said(folder: Path, test: str, what: str = UNSIGNED, name: str = "tests/test_calls.py") -> int:
    """Say how many lines of a test are named."""
    files = {"app.py": FLASK, "app_of/notify.py": NOTIFY, name: test}
    return sum(each.startswith(what) for each in lefts(moved(folder, files)))


@pytest.mark.parametrize(
    ("line", "is_said"),
    [
        ("client.post('/menu', data={'Digits': '1'})", True),
        ("self.client.post('/menu')", True),
        ("app.test_client().post('/menu')", True),
        ("TestClient(app).post('/menu')", True),
        ("asker.post('/menu')", True),
        ("answer = client.post('/menu')\n    assert answer.status_code == 200", True),
        ("answer = client.post('/menu')\n    assert answer.status_code == 403", False),
        ("answer = client.post('/menu')\n    if answer.status_code == 403: pass", True),
        ("assert client.post('/menu').status_code in (401, 403)", False),
        ("self.assertEqual(client.post('/menu').status_code, 403)", False),
        ("assert [client.post(a) for a in (403, 1)]", False),
        ("client.post('/menu', headers=signed)", False),
        ("client.post('/menu', HTTP_X_TWILIO_SIGNATURE='a')", False),
        ("client.post('/menu', **sent)", False),
        ("client.post('/menu', callbacks.GatherAction, digits='1')", False),
        ("client.post('/login')", False),
        ("client.post('/other')", False),
        ("client.post(url)", False),
        ("client.get('/menu')", False),
        ("ours.post('/menu')", False),
        ("our_client.post('/menu')", False),
        ("platform_client.post('/menu')", False),
        ("requests.post('/menu')", False),
    ],
)
def test_posts(tmp_path: Path, line: str, is_said: bool) -> None:
    """A post to a view of calls is named, unless it is signed, ours, or refused on purpose."""
    test = (
        "from cxml.testing import client as made\nfrom app import app\n"
        "ours = our_client = made(app)\nasker = app.test_client()\n\n\n"
        f"def platform_client():\n    return made(app)\n\n\ndef test_it(client):\n    {line}\n"
    )
    assert said(tmp_path, test) == is_said


@pytest.mark.parametrize(
    ("start", "name", "is_said"),
    [
        ("import twilio", "tests/test_calls.py", True),
        ("import pytest", "tests/test_calls.py", False),
        ("import twilio", "calls.py", False),
    ],
)
def test_posts_that_are_handed_on(tmp_path: Path, start: str, name: str, is_said: bool) -> None:
    """A helper that posts to whatever address is named in tests that name the platform."""
    test = f"{start}\n\n\ndef post(client, path, **form):\n    client.post(path, data=form)\n"
    assert said(tmp_path, test, name=name) == is_said


def test_fixtures_of_other_files(tmp_path: Path) -> None:
    """A fixture that gives a client of cxml signs, in whichever file it stands."""
    test = "def test_it(client):\n    client.post('/menu')\n"
    assert said(tmp_path, test) == 1
    fixture = "import pytest, cxml.testing\n\n\n@pytest.fixture\ndef client(app):\n    return {}\n"
    conftest = tmp_path / "tests/conftest.py"
    for made, count in (("cxml.testing.client(app)", 0), ("app.test_client()", 1), ("app", 1)):
        conftest.write_text(fixture.format(made), encoding="utf-8")
        assert said(tmp_path, test) == count


def test_a_form_of_flask(tmp_path: Path) -> None:
    """A post to a view of Flask is not multipart where nothing is imported, as with a fixture."""
    test = "def test_it(client):\n    client.post('/menu', data={})\n"
    assert said(tmp_path, test, "test-signatures: this is posted as multipart") == 0


@pytest.mark.parametrize(
    ("line", "is_said"),
    [
        ("@patch('twilio.rest.Client')\ndef test_it(client): pass", True),
        ("@mock.patch('app_of.notify.Caller')\ndef test_it(client): pass", True),
        ("@patch('app_of.notify.twilio.rest.Client')\ndef test_it(client): pass", False),
        ("monkeypatch.setattr('app_of.notify.Caller', x)", True),
        ("monkeypatch.setattr(notify, 'Caller', x)", True),
        ("patch.object(notify, 'Caller')", True),
        ("patch.object(twilio.rest.Client, 'calls')", True),
        ("patch.object(notify, 'other')", False),
        ("patch('app_of.notify.Client')", False),
        ("patch('elsewhere.Caller')", False),
        ("patch('Caller')", False),
        ("patch(x)", False),
        ("print('twilio.rest.Client')", False),
        ("print(notify, 'Caller')", False),
    ],
)
def test_patches(tmp_path: Path, line: str, is_said: bool) -> None:
    """What patches the client of Twilio's API is named, by its name or by that of its importer."""
    test = (
        f"from unittest.mock import patch\nfrom app_of import notify\nimport twilio.rest\n{line}\n"
    )
    assert said(tmp_path, test, PATCHED) == is_said


def test_patches_in_tests_that_name_no_platform(tmp_path: Path) -> None:
    """A test that names the importing module alone is looked at too, and so is a validator."""
    test = "from unittest.mock import patch\npatch('app_of.notify.Caller')\n"
    assert said(tmp_path, test, PATCHED) == 1
    test = "from unittest.mock import patch\npatch('app_of.guard.RequestValidator')\n"
    assert said(tmp_path, test, "test-signatures: nothing verifies with RequestValidator") == 1
