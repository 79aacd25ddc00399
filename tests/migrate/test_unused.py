"""What looked who asks is named when nothing uses it any more, in whichever file it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from pace import in_line

from .projects import moved
from .rewriting import left

GUARD = """\
from functools import wraps
from flask import abort, request
from .keys import validator


def validate(view):
    @wraps(view)
    def wrapper(*args):
        if not validator.validate(request.url, request.form, ""):
            abort(403)
        return view(*args)
    return wrapper
"""
KEYS = """\
from twilio.request_validator import RequestValidator

validator = RequestValidator("PSK")
"""
VIEWS = """\
from flask import Blueprint
from twilio.twiml.voice_response import VoiceResponse
from .guard import validate
bp = Blueprint("v", __name__)


@bp.post("/voice")
@validate
def voice():
    return str(VoiceResponse())
"""
FILES = {"app/guard.py": f"# twilio\n{GUARD}", "app/keys.py": KEYS, "app/views.py": VIEWS}
MODULE = "from flask import request\n# twilio\n"


def unused(
    folder: Path, files: dict[str, str], *, unsafe: bool = True, marks: bool = False
) -> list[str]:
    """Give what is used no more when files are moved, and look that a second run says the same."""
    runs = [moved(folder, each, unsafe=unsafe, marks=marks) for each in (files, {})]
    first, again = ([each for each in run.left if each.name == "unused-check"] for run in runs)
    assert [each.says for each in first] == [each.says for each in again]
    return [
        f"{Path(each.path).relative_to(folder).as_posix()}:{each.line} {each.says.split()[2]}"
        for each in first
    ]


def test_in_other_files(tmp_path: Path) -> None:
    """A decorator of another file is named, and the validator that it alone used."""
    assert unused(tmp_path, FILES) == ["app/guard.py:7 validate", "app/keys.py:3 validator"]


def test_comments(tmp_path: Path) -> None:
    """A comment is written above it, and not once more."""
    assert len(unused(tmp_path, FILES, marks=True)) == 2
    marked = (tmp_path / "app/keys.py").read_text(encoding="utf-8")
    assert marked.count("# TODO(cxml): nothing uses validator any more") == 1


def test_nothing_before_the_views_are_verified(tmp_path: Path) -> None:
    """As long as the views wait for --unsafe, all of it is used."""
    assert unused(tmp_path, FILES, unsafe=False) == []


@pytest.mark.parametrize(
    "other",
    [
        "from .guard import validate as check\n\n\n@check\ndef other():\n    return 1\n",
        "from . import guard\nother = guard.validate(print)\n",
        "from .guard import *\nother = validate(print)\n",
        "import app.guard\nother = app.guard.validate(print)\n",
        "DECORATORS = ['app.guard.validate']\n",
    ],
)
def test_what_is_used(tmp_path: Path, other: str) -> None:
    """What another file uses under any name is not named, and neither is what that needs."""
    assert unused(tmp_path, FILES | {"app/other.py": MODULE + other}) == []


@pytest.mark.parametrize(
    "user", ["from . import validate\nx = validate\n", "from .. import validate\nx = validate\n"]
)
def test_what_a_package_hands_on(tmp_path: Path, user: str) -> None:
    """A package that hands it on does not use it; who takes it of the package does."""
    handed = FILES | {"app/__init__.py": MODULE + "from .guard import validate\n"}
    assert len(unused(tmp_path, handed)) == 2
    path = "app/sub/user.py" if ".." in user else "app/user.py"
    assert unused(tmp_path / "b", handed | {path: MODULE + user}) == []


def test_tests_need_nothing_that_they_patch(tmp_path: Path) -> None:
    """What a test patches is needed by nothing for that."""
    test = "from unittest.mock import patch\npatch('app.keys.validator').start()\n"
    assert len(unused(tmp_path, FILES | {"tests/test_views.py": MODULE + test})) == 2


VERIFIED = """\
from cxml.callbacks import VoiceCallback
from cxml.django import document
from twilio.request_validator import RequestValidator


@document(VoiceCallback)
def voice(request, call):
    return "<Response/>"


"""


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def check(r):\n    return RequestValidator('k').validate(r, r, r)\n", ["check"]),
        ("def made():\n    return RequestValidator('k')\n", ["made"]),
        ("def made():\n    return RequestValidator('k')\nx = made()\n", []),
        ("@app.post('/')\ndef made():\n    return RequestValidator('k')\n", []),
        ("def made():\n    return RequestValidator('k')\ndef other():\n    return 1\n", ["made"]),
        ("def again():\n    x = again()\n    return RequestValidator('k')\n", ["again"]),
        ("x = RequestValidator('k')\ndef x_of():\n    return x.validate(1, 2, 3)\n", ["x", "x_of"]),
        ("x = y = RequestValidator('k')\nz.x = RequestValidator('k')\nw = print()\n", []),
        (
            "def create_app():\n    def voice():\n        validator.validate(1, 2, 3)\n"
            "    return app\n",
            [],
        ),
        ("def create_app():\n    def voice():\n        validator.validate(1, 2, 3)\n", []),
    ],
)
def test_what_looks_who_asks(source: str, names: list[str]) -> None:
    """Validators, and what gives or asks one, are named; what is served, or makes more, is not."""
    said = [each for _, _, each in left(VERIFIED + source, "unused-check")]
    assert [each.split()[2] for each in said] == names


def test_classes_that_are_verified() -> None:
    """A class that cxml verifies is a view too; where nothing is verified, nothing is named."""
    source = "from twilio.request_validator import RequestValidator\nv = RequestValidator('k')\n"
    assert left(source, "unused-check") == []
    cls = "from cxml.django import document\n\n\n@document(X)\nclass Voice(View):\n    pass\n"
    assert len(left(source + cls, "unused-check")) == 1


CHECK = """\
def c#(view):
    @c_
    def inner(*args):
        if not RequestValidator("k").validate("u", {}, "s"):
            abort(403)
        return view(*args)
    return inner


"""


def chain(many: int) -> str:
    """Give decorators that look who asks, each of which uses the one before."""
    each = (CHECK.replace("#", str(n)).replace("_", str(n - 1)) for n in range(1, many))
    return VERIFIED + CHECK.replace("#", "0").replace("    @c_\n", "") + "".join(each)


@pytest.mark.parametrize("last", ["", "@c{}\ndef other(): pass\n"])
def test_what_checks_that_use_each_other_cost(last: str) -> None:
    """Four times as many that use each other take four times the work, used or not."""

    def work(many: int) -> None:
        said = left(chain(many) + last.format(many - 1), "unused-check")
        assert len(said) == (0 if last else many)

    in_line(work, 100)


def test_checks_that_use_each_other() -> None:
    """What only uses itself, or what goes with it, is used by nothing."""
    source = "def a():\n    b()\n    return RequestValidator('k')\n" + (
        "def b():\n    a()\n    return RequestValidator('k')\n"
    )
    assert len(left(VERIFIED + source, "unused-check")) == 2
    assert left(VERIFIED + source + "x = b\n", "unused-check") == []


def test_names_that_lead_round_and_elsewhere(tmp_path: Path) -> None:
    """Names that files hand round, give others, or have twice, are each followed once."""
    more = {
        "app/one.py": MODULE + "from .two import *\nfrom .guard import validate as first\n",
        "app/two.py": MODULE + "from .one import *\nfrom .one import first as second\n",
        "app/three.py": MODULE + "from .two import second as first\nfrom .one import first\n",
    }
    assert len(unused(tmp_path, FILES | more)) == 2
    user = {"app/user.py": MODULE + "from .three import first\nfirst(print)\nfirst(print)\n"}
    assert unused(tmp_path / "b", FILES | more | user) == []
