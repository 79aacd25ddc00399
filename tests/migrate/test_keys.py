"""Where the key has to be set is said in whichever file the application is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from .projects import lefts, moved

VIEWS = """\
from twilio.twiml.voice_response import VoiceResponse
from flask import Blueprint
bp = Blueprint("v", __name__)


@bp.post("/menu")
def menu():
    response = VoiceResponse()
    response.say("Welcome.")
    return str(response)
"""
FACTORY = """\
from flask import Flask
from .config import Config


def create_app():
    app = Flask(__name__)
    app.config.from_object(Config)
    return app
"""
DJANGO = """\
from twilio.twiml.voice_response import VoiceResponse
from django.http import HttpResponse


def menu(request):
    return HttpResponse(str(VoiceResponse()))
"""
SETTINGS = "import os\nROOT_URLCONF = 'site.urls'\n"


def said(folder: Path, files: dict[str, str], *, unsafe: bool = True) -> list[tuple[str, int, str]]:
    """Give where the key is said to be missing, when files are moved, and once more after it."""
    runs = [moved(folder, files, unsafe=unsafe), moved(folder, {}, unsafe=unsafe)]
    first, again = (
        [
            (str(Path(each.path).relative_to(folder)), each.line, each.says)
            for each in run.left
            if each.name == "signing-key"
        ]
        for run in runs
    )
    assert [(path, says) for path, _, says in first] == [(path, says) for path, _, says in again]
    return first


def test_a_factory(tmp_path: Path) -> None:
    """A factory that names no platform is where the key of its views is set, or its settings."""
    files = {
        "app/views.py": VIEWS,
        "app/__init__.py": FACTORY,
        "app/config.py": "class Config: pass",
    }
    ((path, line, says),) = said(tmp_path, files)
    assert (path, line) == ("app/__init__.py", 6)
    assert (
        'below import os: app.config["CXML_SIGNING_KEY"] = os.environ["CXML_SIGNING_KEY"]' in says
    )
    assert says.endswith(", or as CXML_SIGNING_KEY in Config, which from_object takes")


def test_an_application_that_names_twilio(tmp_path: Path) -> None:
    """A factory that is rewritten itself is named by its line, though its views stand elsewhere."""
    made = "from twilio.twiml.voice_response import Dial\n" + FACTORY + "\n\nDial()\n"
    ((path, line, _),) = said(tmp_path, {"app/views.py": VIEWS, "app/made.py": made})
    assert (path, line) == ("app/made.py", 7)


@pytest.mark.parametrize(
    "files",
    [
        {"app/views.py": VIEWS, "app/__init__.py": FACTORY, "k.py": "CXML_SIGNING_KEY = x\n"},
        {"app/views.py": VIEWS.replace("str(response)", "'page'"), "app/__init__.py": FACTORY},
        {"app/views.py": "x = 1\n", "app/__init__.py": FACTORY},
        {"dj/views.py": DJANGO, "dj/settings.py": SETTINGS + "CXML_SIGNING_KEY = k()\n"},
        {"dj/settings.py": SETTINGS},
    ],
)
def test_nothing_to_set(tmp_path: Path, files: dict[str, str]) -> None:
    """Where the key is set, or cxml verifies no view, nothing is said of applications."""
    assert said(tmp_path, files) == []


def test_nothing_before_the_views_are_verified(tmp_path: Path) -> None:
    """As long as views wait for --unsafe, the key is not asked for."""
    assert said(tmp_path, {"app/views.py": VIEWS, "app/__init__.py": FACTORY}, unsafe=False) == []


def test_settings_of_django(tmp_path: Path) -> None:
    """Settings that name no platform are where the key of views of Django is set."""
    ((path, line, says),) = said(tmp_path, {"dj/views.py": DJANGO, "site/settings.py": SETTINGS})
    assert (path, line) == ("site/settings.py", 2)
    assert says.endswith('stand here: CXML_SIGNING_KEY = os.environ["CXML_SIGNING_KEY"]')


@pytest.mark.parametrize(
    ("views", "line", "setting"),
    [(VIEWS, 7, 'app.config["CXML_SIGNING_KEY"]'), (DJANGO, 5, "CXML_SIGNING_KEY")],
)
def test_no_application(tmp_path: Path, views: str, line: int, setting: str) -> None:
    """Where no file that was looked at makes it, that is said at the first view that is verified.

    Tests that make applications, and other programs, are none that serves.
    """
    files = {"views.py": views, "tests/conftest.py": FACTORY, "made.txt": FACTORY}
    ((path, at, says),) = said(tmp_path, files)
    assert (path, at) == ("views.py", line)
    assert says.endswith(f"makes the application: set {setting} where it is made")


def test_keys_of_the_views(tmp_path: Path) -> None:
    """Views that have keys of their own need none in the settings."""
    own = (
        "from cxml.callbacks import VoiceCallback\nfrom cxml.{0} import document, url_for\n\n\n"
        "@document(VoiceCallback, signing_key=find)\ndef a(call):\n    return url_for('a')\n"
    )
    for name in ("flask", "django"):
        assert said(tmp_path, {"views.py": own.format(name), "app/__init__.py": FACTORY}) == []


def test_rewrites_that_are_not_asked(tmp_path: Path) -> None:
    """Who leaves the rewrite out is told nothing of keys."""
    asked = ("twiml-imports", "flask-view")
    run = moved(tmp_path, {"app/views.py": VIEWS, "app/__init__.py": FACTORY}, *asked)
    assert lefts(run) == []


GIVEN = FACTORY.replace("create_app()", "create_app(x, config{})").replace("(Config)", "(config)")


@pytest.mark.parametrize(
    ("default", "caller", "place"),
    [
        ("='app.config.Dev'", "x = 1\n", "app.config.Dev"),
        ("=None", "app = create_app(1, Prod)\n", "Prod"),
        ("=Dev", "app = create_app(1, config='app.Prod')\n", "Dev or app.Prod"),
        ("=None", "app = create_app(1, names[x])\n", None),
        ("", "app = create_app(1)\n", None),
        ("", "print 'create_app'\n", None),
    ],
)
def test_objects_that_a_factory_is_given(
    tmp_path: Path, default: str, caller: str, place: str | None
) -> None:
    """Of a factory that is given its settings, what its callers pass is named, but for tests."""
    files = {
        "app/views.py": VIEWS,
        "app/__init__.py": GIVEN.format(default),
        "wsgi.py": caller,
        "tests/conftest.py": "app = create_app(1, Testing)\n",
        "run.env": "create_app=1\n",
    }
    ((_, _, says),) = said(tmp_path, files)
    named = place or "the object that the caller of create_app passes"
    assert says.endswith(f", or as CXML_SIGNING_KEY in {named}, which from_object takes")


def test_objects_that_a_factory_is_given_by_name(tmp_path: Path) -> None:
    """A parameter that is given by its name alone has a default, and callers, as others have."""
    made = GIVEN.format("=Dev").replace("(x, ", "(x, *, ")
    files = {"app/views.py": VIEWS, "app/__init__.py": made, "w.py": "create_app(1, config=Prod)\n"}
    ((_, _, says),) = said(tmp_path, files)
    assert "CXML_SIGNING_KEY in Dev or Prod, which" in says


def test_objects_that_a_factory_finds(tmp_path: Path) -> None:
    """What is no parameter is named as it stands there."""
    made = GIVEN.format("").replace("(config)", "(names[config])")
    ((_, _, says),) = said(tmp_path, {"app/views.py": VIEWS, "app/__init__.py": made})
    assert "CXML_SIGNING_KEY in names[config], which" in says
    near = FACTORY.replace("    app.config", "    Config = 1\n    app.config")
    ((_, _, says),) = said(tmp_path, {"app/views.py": VIEWS, "app/__init__.py": near})
    assert "CXML_SIGNING_KEY in Config, which" in says
