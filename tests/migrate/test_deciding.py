"""A decorator that looks who asks is known in whichever file of the project it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxml._migrate.beside import Files
from cxml._migrate.neighbours import Neighbours
from cxml._migrate.program import Program

from .projects import lefts, moved
from .rewriting import left, rewritten

DECORATOR = """\
from functools import wraps
from twilio.request_validator import RequestValidator


def verified(f):
    @wraps(f)
    def wrapper(request, *args):
        if not RequestValidator("k").validate(request.path, request.POST, ""):
            raise PermissionError
        return f(request, *args)
    return wrapper
"""
VIEWS = """\
from cxml.voice_response import VoiceResponse
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views import View
{}


{}
def voice(request):
    return HttpResponse(str(VoiceResponse()))


{}
def status(request):
    print(request.POST["CallStatus"])
    return HttpResponse(status=204)
"""
CLASS = """\


{}
class Agent(View):
    def post(self, request):
        return HttpResponse(str(VoiceResponse()))
"""
FLASK = """\
from cxml.voice_response import VoiceResponse
from flask import Flask
from app.decorators import verified
app = Flask(__name__)


@app.post("/voice")
@verified
def voice():
    return str(VoiceResponse())
"""


def views(imported: str, decorator: str = "@verified") -> str:
    """Give views that are decorated."""
    return VIEWS.format(imported, decorator, decorator)


@pytest.mark.parametrize(
    ("imported", "decorator"),
    [
        ("from .decorators import verified", "@verified"),
        ("from .decorators import verified as known", "@known"),
        ("from app.decorators import verified", "@verified"),
        ("from . import decorators", "@decorators.verified"),
        ("from app import decorators", "@decorators.verified"),
        ("import app.decorators", "@app.decorators.verified"),
        ("from ..app.decorators import verified", "@verified"),
        ("from . import verified", "@verified"),
        ("from app import verified", "@verified"),
    ],
)
def test_decorators_of_other_files(tmp_path: Path, imported: str, decorator: str) -> None:
    """What is imported of a file of the project goes, and views of reports are named."""
    files = {
        "app/__init__.py": "import os\nfrom .decorators import verified\n",
        "app/decorators.py": DECORATOR,
        "app/views.py": views(imported, decorator),
    }
    run = moved(tmp_path, files, "django-view", "status-views")
    assert (tmp_path / "app/views.py").read_text().count(decorator) == 1
    assert [each.split(" answers")[0] for each in lefts(run)] == ["status-views: status"]


def test_in_flask(tmp_path: Path) -> None:
    """It goes in views of Flask too."""
    moved(tmp_path, {"app/decorators.py": DECORATOR, "app/views.py": FLASK}, "flask-view")
    assert "@verified" not in (tmp_path / "app/views.py").read_text()


@pytest.mark.parametrize("decorator", ["verified", "verified()", "csrf_exempt"])
def test_classes(decorator: str) -> None:
    """Of a class, method_decorator goes with what looks who asks, and stays with all else."""
    written = f"@method_decorator({decorator}, name='dispatch')"
    source = DECORATOR + VIEWS.format("", "", "") + CLASS.format(written)
    after = rewritten(source, "django-view")
    assert "@document(VoiceCallback)\nclass Agent" in after
    assert (written in after) == (decorator == "csrf_exempt")


def test_methods_that_only_dispatch() -> None:
    """A dispatch that is there to be decorated goes with what decorates it."""
    dispatch = "    @method_decorator(verified)\n    def dispatch(self, *args):\n        {}\n"
    source = DECORATOR + VIEWS.format("", "", "") + CLASS.format("")
    does = dispatch.format("return super().dispatch(*args)")
    assert "dispatch" not in rewritten(source + does, "django-view")
    assert "dispatch, which does more" in str(left(source + dispatch.format("pass"), "django-view"))


def test_classes_of_reports() -> None:
    """A class that takes reports is named, as a function is."""
    source = (
        f"{DECORATOR}{VIEWS.format('', '', '')}\n\n@method_decorator(verified, name='dispatch')\n"
        "class Status(View):\n    def post(self, request):\n"
        "        return HttpResponse(status=204)\n"
    )
    assert "Status answers with no document" in str(left(source, "status-views"))


@pytest.mark.parametrize(
    ("imported", "decorator", "name"),
    [
        ("from .elsewhere import twilio_view", "@twilio_view", "twilio_view"),
        ("from elsewhere import valid_form", "@valid_form", ""),
        ("from django.forms import valid_form", "@valid_form", ""),
        ("from .elsewhere import cached", "@cached", ""),
        ("def signed(f):\n    check(f, signature)\n    return f", "@signed", "signed"),
        ("def signed(f):\n    check(request.signature)\n    return f", "@signed", "signed"),
        ("def valid(f):\n    return f", "@valid", ""),
        ("is_valid = made()", "@is_valid", "is_valid"),
    ],
)
def test_what_is_not_sure(imported: str, decorator: str, name: str) -> None:
    """What may look who asks, by its name or by what is in it, is named, before and afterwards."""
    source = VIEWS.format(imported, decorator, "")
    for unsafe in (False, True):
        said = [each for each in left(source, "django-view", unsafe=unsafe) if "verify" in each[2]]
        assert [each[2].split(" ")[0] for each in said] == ([f"@{name}"] if name else [])


def test_several_at_once() -> None:
    """A list of decorators is left, and it is said that one of them looks who asks."""
    decorator = "@method_decorator([other, verified], name='dispatch')"
    source = DECORATOR + VIEWS.format("", "", "") + CLASS.format(decorator)
    assert decorator in rewritten(source, "django-view")
    assert "@verified may verify too" in str(left(source, "django-view"))


def test_names_that_lead_nowhere() -> None:
    """A name that is handed round, or of a file that cannot be read, is not known."""
    beside = Files()
    files = Neighbours(beside)
    beside.add("app/a.py", b"from .b import verified\n")
    beside.add("app/b.py", b"from .a import verified\n")
    beside.add("app/c.py", b"def\n")
    here = Program(b"", "app/d.py")
    for whole in (".a.verified", ".c.verified", ".....a.verified", "verified", "e.verified"):
        assert not files.functions(here, whole)
    assert [each.path for each in files.every] == ["app/a.py", "app/b.py"]
    assert files.has(here, "b.verified")
    assert not files.has(here, "e.verified")


def test_what_is_known_of_all_files_is_worked_out_once() -> None:
    """Whoever asks for what is worked out of all files gets what is there already, each its own."""
    beside = Files()
    beside.add("a.py", b"x = 1\n")

    def paths(files: Files) -> list[str]:
        return [name for name, _ in files.data.values()]

    def count(files: Files) -> list[int]:
        return [len(files.data)]

    assert (beside.known(paths), beside.known(count)) == (["a.py"], [1])
    assert beside.known(paths) is beside.known(paths)
