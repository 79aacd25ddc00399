"""Posts that the platform never makes are named in the tests that make them."""

from __future__ import annotations

from pathlib import Path

import pytest

from .projects import lefts, moved

VIEWS = """\
from cxml.callbacks import CallStatus
from cxml.django import status_callback
from cxml.voice_response import VoiceResponse
from django.http import HttpResponse
from django.urls import path
from django.views import View


def menu(request):
    return HttpResponse(str(VoiceResponse()))


@status_callback(CallStatus)
def status(request, call): pass


class Waiting(View):
    def post(self, request):
        return HttpResponse(str(VoiceResponse()))


@status_callback(CallStatus)
class Reports(View):
    def post(self, request, call): pass


def login(request):
    return HttpResponse("welcome")


urlpatterns = [path("menu", menu, name="the-menu"), path("status", status), path("login", login),
               path("waiting", Waiting.as_view()), path("reports", Reports.as_view())]
"""
FLASK = """\
from cxml.voice_response import VoiceResponse
from flask import Flask
app = Flask(__name__)


@app.post("/menu")
def menu():
    return str(VoiceResponse())


@app.post("/login")
def login():
    return ""
"""
MULTIPART = "this is posted as multipart/form-data"


def named(folder: Path, test: str, name: str = "phones/tests.py", views: str = VIEWS) -> bool:
    """Say whether a line of a test is named as one that posts what is refused."""
    run = moved(folder, {"phones/views.py": views, name: test}, "test-signatures")
    return any(each.startswith(f"test-signatures: {MULTIPART}") for each in lefts(run))


@pytest.mark.parametrize(
    ("line", "is_named"),
    [
        ("self.client.post('/menu', {'Digits': '1'})", True),
        ("self.client.post('/menu', data={'Digits': '1'}, HTTP_HOST='a')", True),
        ("self.client.post('/menu')", True),
        ("self.client.post(reverse('the-menu'), {})", True),
        ("await self.async_client.post('/status', {})", True),
        ("self.client.post('/waiting', {})", True),
        ("self.client.post('/reports', {})", True),
        ("Client().post('/menu', {})", True),
        ("asker.post('/menu', {})", True),
        ("self.client.post(ADDRESS, {})", True),
        ("self.client.post('/menu', files={'a': b''})", True),
        ("self.client.post('/menu', 'Digits=1', content_type='application/x-www-form-urlencoded')",
         False),
        ("self.client.post('/menu', 'Digits=1', 'application/x-www-form-urlencoded')", False),
        ("self.client.post('/menu', {}, format='json')", False),
        ("self.client.post('/menu', **sent)", False),
        ("self.client.post(*sent, **sent)", False),
        ("self.client.post()", False),
        ("self.client.post('/login', {})", False),
        ("self.client.post('/other', {})", False),
        ("self.client.get('/menu', {})", False),
        ("ours.post('/menu', {})", False),
        ("our_client.post('/menu', {})", False),
        ("requests.post('/menu', {})", False),
        ("post('/menu', {})", False),
        ("RequestFactory().post('/menu', {})", False),
    ],
)  # fmt: skip
def test_posts_of_django(tmp_path: Path, line: str, is_named: bool) -> None:
    """A form that Django's client posts as multipart is named where a view of calls refuses it."""
    imported = "from cxml.testing import client\n" if "our" in line else ""
    test = (
        f"{imported}from django.test import Client, RequestFactory, TestCase\n"
        "asker = Client()\nours = our_client = client(asker)\nADDRESS = '/menu'\n\n\n"
        f"class Calls(TestCase):\n    async def test_it(self):\n        {line}\n"
    )
    assert named(tmp_path, test) == is_named


@pytest.mark.parametrize(
    ("start", "name", "is_named"),
    [
        ("import pytest", "tests/test_calls.py", True),
        ("import pytest", "phones/tests.py", True),
        ("import httpx", "phones/tests.py", False),
        ("import pytest", "phones/ask.py", False),
    ],
)
def test_posts_of_a_fixture(tmp_path: Path, start: str, name: str, is_named: bool) -> None:
    """A client that a fixture gives is Django's where nothing else is imported."""
    test = f"{start}\n\n\ndef test_it(client):\n    client.post('/menu', {{}})\n"
    assert named(tmp_path, test, name) == is_named


@pytest.mark.parametrize(
    ("start", "is_named"),
    [
        ("from django.test import TestCase\nimport twilio", True),
        ("from django.test import TestCase", False),
        ("import twilio", False),
    ],
)
def test_posts_to_nobody_knows_where(tmp_path: Path, start: str, is_named: bool) -> None:
    """Where an address is not known, a post is named in tests that name the platform."""
    test = f"{start}\n\n\ndef test_it(client, url):\n    client.post(url, {{}})\n"
    assert named(tmp_path, test) == is_named


@pytest.mark.parametrize(
    ("line", "is_named"),
    [
        ("client.post('/menu', data={'Digits': '1'})", False),
        ("client.post('/menu', data={'a': '1'}, files={'b': b''})", True),
        ("client.post('/menu', data={'a': (BytesIO(b''), 'b')})", True),
        ("client.post('/menu', data={'a': open('b', 'rb')})", True),
        ("app.test_client().post('/menu', data=x, content_type='multipart/form-data')", True),
        ("client.post('/menu', data=x, content_type='text/plain')", False),
        ("client.post('/login', data={'a': open('b', 'rb')})", False),
        ("client.post(url, data={'a': open('b', 'rb')})", False),
    ],
)
def test_posts_of_others(tmp_path: Path, line: str, is_named: bool) -> None:
    """A form with a file is multipart with the clients of Flask and Starlette, and no other is."""
    test = f"import flask\n\n\ndef test_it(client, url):\n    {line}\n"
    assert named(tmp_path, test, "tests/test_calls.py", FLASK) == is_named


@pytest.mark.parametrize("maker", ["client", "app.test_client()"])
def test_posts_of_a_fixture_of_others(tmp_path: Path, maker: str) -> None:
    """A client that is not Django's posts forms as the platform does."""
    test = (
        f"from phones.views import app\n\n\ndef test_it(client):\n    {maker}.post('/menu', {{}})\n"
    )
    assert not named(tmp_path, test, "tests/test_calls.py", FLASK)


def test_other_tests_are_left_alone(tmp_path: Path) -> None:
    """In tests that name no platform nothing else is said, and nothing of what cannot be read."""
    test = "from django.test import RequestFactory\nx = RequestFactory()\nx.post('/menu', {})\n"
    assert lefts(moved(tmp_path, {"views.py": VIEWS, "tests.py": test}, "test-signatures")) == []
    run = moved(tmp_path, {"tests.py": "client.post('/menu'\n"}, "test-signatures")
    assert (run.left, run.skipped) == ([], [])
