"""Calls to Django, in its own kinds of tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse
from django.test.utils import override_settings
from django.urls import path
from views import django_project as django_project

from cxml.simulator import AsyncPlatform, Platform

SHOP = """
import asyncio
import os
import sys
import unittest

import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=[],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": "shop.sqlite3",
            "TEST": {"NAME": "test.sqlite3"},  # one in memory is never closed
        }
    },
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"],
    ROOT_URLCONF="shop",
)
django.setup()

from asgiref.sync import sync_to_async
from django.contrib.auth.models import Group
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.test import TestCase, TransactionTestCase
from django.test.runner import DiscoverRunner
from django.urls import path

from cxml.simulator import AsyncPlatform, Platform

THANKS = "<Response><Say>{}</Say></Response>"


def voice(request):
    Group.objects.create(name=request.POST["From"])
    return HttpResponse(THANKS.format(Group.objects.count()), content_type="text/xml")


async def awaited(request):
    return await sync_to_async(voice)(request)


urlpatterns = [path("voice", voice), path("awaited", awaited)]


class Promises:
    def make(self):
        return Platform(get_wsgi_application())

    def test_once(self):
        Group.objects.create(name="before")
        with self.make() as platform:
            for number in range(2, 4):
                platform.call(self.path, from_=f"+1555010014{number}").hears(str(number))
        self.assertEqual(Group.objects.count(), 3)

    test_again = test_once


class Wsgi(Promises, TestCase):
    path = "/voice"


class WsgiAwaited(Promises, TestCase):
    path = "/awaited"


class Asgi(Promises, TestCase):
    path = "/voice"

    def make(self):
        return Platform(get_asgi_application())


class AsgiAwaited(Asgi):
    path = "/awaited"


class Client(Promises, TestCase):
    path = "/voice"

    def make(self):
        return Platform(self.client)


class Committed(Promises, TransactionTestCase):
    path = "/voice"


class CommittedAwaited(Promises, TransactionTestCase):
    path = "/awaited"

    def make(self):
        return Platform(get_asgi_application())


class Async(TestCase):
    async def test_once(self):
        await Group.objects.acreate(name="before")
        async with AsyncPlatform(get_asgi_application()) as platform:
            (await platform.call("/voice")).hears("2")
            (await platform.call("/awaited", from_="+15550100143")).hears("3")
        self.assertEqual(await Group.objects.acount(), 3)

    test_again = test_once


runner = DiscoverRunner(verbosity=0)
runner.setup_test_environment()
old = runner.setup_databases()
result = unittest.TextTestRunner(verbosity=1).run(
    unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
)
runner.teardown_databases(old)
assert result.testsRun == 16, result.testsRun
sys.exit(not result.wasSuccessful())
"""


def test_databases(tmp_path: Path) -> None:
    """What a test has written is seen by views, and the other way round; nothing is left over."""
    (tmp_path / "shop.py").write_text(
        SHOP.replace('ROOT_URLCONF="shop"', 'ROOT_URLCONF="__main__"')
    )
    kept = {each: text for each, text in os.environ.items() if each.partition("_")[0] != "CXML"}
    done = subprocess.run(
        [sys.executable, "shop.py"],
        cwd=tmp_path,
        env=kept,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def voice(_: HttpRequest) -> HttpResponse:
    """Answer a call."""
    return HttpResponse("<Response><Say>Hi</Say></Response>", content_type="text/xml")


urlpatterns = [path("voice", voice)]


@pytest.fixture
def anyio_backend() -> str:
    """Run in the event loop that Python has."""
    return "asyncio"


@pytest.mark.parametrize("app", [WSGIHandler, ASGIHandler])
def test_signals(app: Any) -> None:
    """Old connections are left alone during a request, and closed at others as ever."""
    with override_settings(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["testserver"]):
        Platform(app()).call("/voice").hears("Hi")
    for each in (request_started, request_finished):
        assert close_old_connections in [found() for _, found, *_ in each.receivers]


def test_hosts() -> None:
    """A host that Django does not admit is what a failure asks about."""
    looks = ["django.middleware.common.CommonMiddleware"]
    with override_settings(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["x.test"], MIDDLEWARE=looks):
        call = Platform(WSGIHandler(), public_url="https://shop.example.com").call("/voice")
    assert "answered 400: is it asked at a host that it does not admit" in call.transcript


@pytest.mark.anyio
async def test_signals_later() -> None:
    """The same holds of requests that are awaited, and where nobody closes connections."""
    request_started.disconnect(close_old_connections)
    try:
        with override_settings(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["testserver"]):
            (await AsyncPlatform(ASGIHandler()).call("/voice")).hears("Hi")
        assert close_old_connections not in [found() for _, found, *_ in request_started.receivers]
    finally:
        request_started.connect(close_old_connections)
