"""The application of Django, and what ``manage.py check`` says of settings and views."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import include, path
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from cxml._web.keys import _warn_of_keys
from cxml.callbacks import VoiceCallback
from cxml.django import document

from . import django_project as django_project
from .requests import KEY
from .test_django_classes import CSRF, Direct, Dispatching

PUBLIC = "https://example.com"
SAFE: dict[str, Any] = {"CXML_SIGNING_KEY": KEY, "CXML_PUBLIC_URL": None, "CXML_VERIFY": None}


@pytest.fixture(scope="module", autouse=True)
def _installed() -> Iterator[None]:
    """Install the application, which is what registers its checks."""
    with override_settings(INSTALLED_APPS=["cxml.django"], ROOT_URLCONF=()):
        yield


def found(*, deploy: bool = False, **changed: Any) -> list[str]:
    """Give the identifiers of what a project with some settings is told."""
    with override_settings(**{**SAFE, **changed}):
        said = run_checks(tags=["cxml"], include_deployment_checks=deploy)
        return sorted(str(each.id) for each in said)


def test_the_application() -> None:
    """``cxml.django`` is an application that is called cxml."""
    assert (apps.get_app_config("cxml").name, found()) == ("cxml.django", [])


@pytest.mark.parametrize("key", [None, "", [], [""], ("", None)])
def test_a_missing_key(key: object) -> None:
    """That there is no key is a warning, and an error before a project is served.

    That goes for an empty variable as well; no view is needed.
    """
    assert found(CXML_SIGNING_KEY=key) == ["cxml.W007"]
    assert found(CXML_SIGNING_KEY=key, deploy=True) == ["cxml.E001", "cxml.W007"]
    for deploy in (False, True):
        assert found(CXML_SIGNING_KEY=key, CXML_VERIFY=False, DEBUG=True, deploy=deploy) == []
        assert found(deploy=deploy) == []


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"CXML_SIGNING_KEY": f"{KEY}\n"},
            "CXML_SIGNING_KEY: a signing key has white space",
        ),
        ({"CXML_SIGNING_KEY": [KEY, ""]}, "CXML_SIGNING_KEY: a signing key is blank"),
        ({"CXML_SIGNING_KEY": 5}, "CXML_SIGNING_KEY: a signing key is text, not int"),
        ({"CXML_PUBLIC_URL": "example.com"}, "CXML_PUBLIC_URL is 'example.com'"),
        ({"CXML_VERIFY": "no"}, "CXML_VERIFY"),
        ({"CXML_TRUST_FORWARDED": 1}, "CXML_TRUST_FORWARDED"),
    ],
)
def test_a_setting_that_cannot_be(changed: dict[str, Any], message: str) -> None:
    """A setting that cannot be is an error that names it, and shows no key."""
    assert "cxml.E002" in found(**changed)
    with override_settings(**{**SAFE, **changed}):
        said = [each.msg for each in run_checks(tags=["cxml"]) if each.id == "cxml.E002"]
    assert len(said) == 1
    assert said[0].startswith(message)
    assert KEY not in said[0]


def test_verification_that_is_off() -> None:
    """That anybody is let in is a warning, where nothing is debugged."""
    assert found(CXML_VERIFY=False) == ["cxml.W001"]
    assert found(CXML_VERIFY=False, DEBUG=True) == []


def test_what_does_not_look_like_a_key() -> None:
    """Something else for a key is a warning; Twilio's own keys are none."""
    assert found(CXML_SIGNING_KEY=[KEY, "PT0123"]) == ["cxml.W002"]
    assert found(CXML_SIGNING_KEY="0123456789abcdef" * 2) == []


def test_headers_of_a_proxy_that_nobody_knows_of() -> None:
    """To believe the headers of a proxy is a warning, unless Django believes one too."""
    assert found(CXML_TRUST_FORWARDED=True) == ["cxml.W003"]
    assert found(CXML_TRUST_FORWARDED=True, USE_X_FORWARDED_HOST=True) == []
    scheme = ("HTTP_X_FORWARDED_PROTO", "https")
    assert found(CXML_TRUST_FORWARDED=True, SECURE_PROXY_SSL_HEADER=scheme) == []


def test_a_setting_that_there_is_not() -> None:
    """A setting that cxml does not know is a warning, with the nearest name."""
    assert found(CXML_PUBLIC_ULR=PUBLIC) == ["cxml.W004"]
    with override_settings(**SAFE, CXML_PUBLIC_ULR=PUBLIC, CXML_X="1"):
        ulr, other = run_checks(tags=["cxml"])
    assert (ulr.msg, ulr.hint) == (
        "There is no setting CXML_PUBLIC_ULR.",
        "Did you mean CXML_PUBLIC_URL?",
    )
    assert str(other.hint).startswith("There are CXML_SIGNING_KEY, ")


# Views


class Shut(Direct):
    """A view whose own ``dispatch`` is not exempt."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Do as the parent does."""
        return super().dispatch(request, *args, **kwargs)


@method_decorator(document(VoiceCallback), name="post")
class Late(View):
    """A view whose method is decorated too late."""

    def post(self, _request: HttpRequest, _call: VoiceCallback) -> None:
        """Answer with nothing."""


class Page(View):
    """A view that has nothing to do with the platform."""

    def get(self, _request: HttpRequest) -> HttpResponse:
        """Show nothing."""
        return HttpResponse()


def voice(_request: HttpRequest, _call: VoiceCallback) -> None:
    """Answer with nothing."""


def test_views_that_the_platform_does_not_get_to() -> None:
    """A view that verifies, and is not exempt from CSRF tokens, is a warning that names it."""
    opened = [path("", each.as_view()) for each in (Direct, Dispatching, Page)]
    exempt = path("", csrf_exempt(Shut.as_view()))
    function = path("", document(VoiceCallback)(voice))
    routes = (*opened, exempt, function)
    shut = (path("a", Late.as_view()), path("b", include([path("", Shut.as_view())])))
    assert found(ROOT_URLCONF=routes, MIDDLEWARE=[CSRF]) == []
    assert found(ROOT_URLCONF=shut, MIDDLEWARE=[]) == []
    assert found(ROOT_URLCONF=None, MIDDLEWARE=[CSRF]) == []
    with override_settings(**SAFE, ROOT_URLCONF=(*routes, *shut, shut[0]), MIDDLEWARE=[CSRF]):
        warnings = run_checks(tags=["cxml"])
    assert [(each.id, each.obj) for each in warnings] == [("cxml.W005", Late), ("cxml.W005", Shut)]


# Commands


def test_checks_can_be_silenced() -> None:
    """``check --deploy`` fails for a missing key, and what a project silences is not said."""
    with override_settings(**{**SAFE, "CXML_SIGNING_KEY": None}):
        with pytest.raises(SystemCheckError, match=r"cxml\.E001\) There is no signing key"):
            call_command("check", tags=["cxml"], deploy=True)
        with override_settings(SILENCED_SYSTEM_CHECKS=["cxml.E001"]):
            call_command("check", tags=["cxml"], deploy=True)


SOURCES = {
    "manage.py": """
        import os, sys
        from django.core.management import execute_from_command_line
        os.environ["DJANGO_SETTINGS_MODULE"] = "project"
        execute_from_command_line(sys.argv)
    """,
    "project.py": """
        import os
        CXML_SIGNING_KEY = os.environ.get("CXML_SIGNING_KEY")
        DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "project.db"}}
        INSTALLED_APPS = ["calls"]
        ROOT_URLCONF = "urls"
        SECRET_KEY = "of-this-test"
        USE_TZ = True
    """,
    "urls.py": """
        from django.urls import path
        from django.views import View
        from cxml.callbacks import VoiceCallback
        from cxml.django import document, status_callback
        @document(VoiceCallback)
        def voice(request, call): ...
        @status_callback(VoiceCallback)
        class Event(View):
            def post(self, request, call): ...
        urlpatterns = [path("voice", voice), path("event", Event.as_view())]
    """,
    "calls/__init__.py": "",
    "calls/models.py": """
        from django.db import models
        class Call(models.Model):
            id = models.BigAutoField(primary_key=True)
            sid = models.TextField()
    """,
    "calls/tests.py": """
        from django.core.exceptions import ImproperlyConfigured
        from django.test import SimpleTestCase, override_settings
        class TestCalls(SimpleTestCase):
            def test_without_a_key(self):
                with self.assertRaisesMessage(ImproperlyConfigured, "CXML_SIGNING_KEY"):
                    self.client.post("/voice")
            @override_settings(CXML_SIGNING_KEY="PSK_of-this-test")
            def test_with_a_key(self):
                assert self.client.post("/voice").status_code == 403
            def test_with_a_key_for_a_while(self):
                with self.settings(CXML_VERIFY=False):
                    assert self.client.get("/voice").status_code == 200
    """,
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a project that has no key, nor the application."""
    root = tmp_path_factory.mktemp("project")
    for name, text in SOURCES.items():
        lines = text.splitlines()
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("\n".join(line[8:] for line in lines) + "\n", encoding="utf-8")
    return root


@pytest.mark.parametrize(
    "command",
    ["check", "check --deploy", "makemigrations calls", "migrate", "migrate --check", "test"],
)
def test_a_project_without_a_key(project: Path, command: str) -> None:
    """Where there is no key, commands work all the same: importing a view needs no setting."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "manage.py", *command.split()],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("check", 0),
        ("makemigrations --dry-run calls", 0),
        ("migrate", 0),
        ("test", 0),
        ("check --deploy", 1),
    ],
)
def test_an_application_without_a_key(project: Path, command: str, code: int) -> None:
    """What does not serve is not stopped by a missing key, where the application warns of it."""
    (project / "installed.py").write_text(
        "from project import *\nINSTALLED_APPS = ['calls', 'cxml.django']\n"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "manage.py", *command.split(), "--settings", "installed"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert "(cxml.W007) There is no signing key" in done.stderr + done.stdout


def test_a_key_is_warned_of_once(caplog: pytest.LogCaptureFixture) -> None:
    """A check says that a key looks like none, and nothing else does while it runs."""
    _warn_of_keys.cache_clear()
    assert found(CXML_SIGNING_KEY="abc") == ["cxml.W002"]
    assert caplog.text == ""
