"""What the files of a run do for the views of one, where they make the application."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pytest

from cxml._check.python.tree import MOST_KNOWN

from .checking import codes_of_run, runner_of

Checking: TypeAlias = Callable[[dict[str, str]], list[str]]
RUNNER = runner_of("CX708", "CX808")
BUILT = "    response = VoiceResponse()\n    response.say('Welcome.')\n"
FASTAPI = f"""\
from cxml import VoiceResponse
from fastapi import APIRouter, Response
router = APIRouter()
@router.post("/voice")
def voice():
{BUILT}    return Response(str(response), media_type="text/xml")
"""
FLASK = f"""\
from cxml import VoiceResponse
from flask import Blueprint, Response
calls = Blueprint("calls", __name__)
@calls.post("/voice")
def voice():
{BUILT}    return Response(str(response), mimetype="text/xml")
"""
DJANGO = f"""\
from cxml import VoiceResponse
from django.http import HttpResponse
def voice(request):
    verify(request)
{BUILT}    return HttpResponse(str(response), content_type="text/xml")
"""
GUARD = """\
import hmac
def platform_only(request):
    signature(request)
def limited(request):
    print(request)
"""
IMPORTS = "from guard import limited, platform_only\n"
OF_FASTAPI = f"from fastapi import Depends, FastAPI\n{IMPORTS}app = FastAPI()\n"
OF_FLASK = f"from flask import Flask\n{IMPORTS}app = Flask(__name__)\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checking:
    """Check a folder of files, as the command does."""
    monkeypatch.chdir(tmp_path)
    return partial(codes_of_run, runner=RUNNER)


@pytest.mark.parametrize("about", ["", "import cxml\n"])
@pytest.mark.parametrize(
    ("views", "main"),
    [
        (FASTAPI, "import calls\napp = FastAPI(dependencies=[Depends(platform_only)])\n"),
        (FASTAPI, "import calls\napp = FastAPI(dependencies=[Depends(verify_signature)])\n"),
        (FASTAPI, "import calls\napp.include_router(calls.router, "
                  "dependencies=[Depends(platform_only)])\n"),
        (FASTAPI, "from calls import router as own\napp.include_router(own, "
                  "dependencies=[Depends(platform_only)])\n"),
        (FASTAPI, "from . import calls\napp.add_middleware(VerifySignature)\n"),
        (FASTAPI, "from .app.calls import router\nparent = make()\nparent.include_router("
                  "router=router, dependencies=[Depends(platform_only)])\n"),
        (FLASK, "from .calls import calls\ncalls.before_request(platform_only)\n"),
        (FLASK, "from .calls import calls\napp.before_request(platform_only)\n"),
        (FLASK, "from .calls import calls\n@app.before_request\ndef check():\n    validate(1)\n"),
        (FLASK, "from .calls import calls\n@app.before_request\ndef check():\n"
                "    platform_only(1)\n"),
    ],
)  # fmt: skip
def test_what_verifies_where_an_application_is_made(
    views: str, main: str, about: str, run: Checking
) -> None:
    """What a file that imports the views has called before all of them may verify who asks."""
    start = about + (OF_FASTAPI if views == FASTAPI else OF_FLASK)
    assert run({"calls.py": views, "guard.py": GUARD}) == ["CX708"]
    assert run({"main.py": start + main}) == []


@pytest.mark.parametrize("about", ["", "import cxml\n"])
@pytest.mark.parametrize(
    "main",
    [
        "import other\napp = FastAPI(dependencies=[Depends(platform_only)])\n",
        "import calls\napp = FastAPI(dependencies=[Depends(limited)])\n",
        "import calls\napp = FastAPI(dependencies=[])\n",
        "import calls\nimport desk\napp.include_router(calls.router)\n"
        "app.include_router(desk.router, dependencies=[Depends(platform_only)])\n",
        "import calls\nfrom desk import desk\ndesk.before_request(platform_only)\n",
    ],
)
def test_what_does_not_verify_where_an_application_is_made(
    main: str, about: str, run: Checking
) -> None:
    """What is before other views, or does something else, leaves views open."""
    files = {"calls.py": FASTAPI, "guard.py": GUARD, "main.py": about + OF_FASTAPI + main}
    assert run(files) == ["CX708"]


def test_very_many_hooks(run: Checking) -> None:
    """Of very many hooks of a program only some are looked at."""
    for others, found in ((MOST_KNOWN - 1, []), (MOST_KNOWN, ["CX708"])):
        hooks = "app.before_request(limited)\n" * others + "app.before_request(platform_only)\n"
        main = f"import calls\n{OF_FLASK}{hooks}"
        assert run({"calls.py": FLASK, "guard.py": GUARD, "main.py": main}) == found


def test_what_a_test_has_before_views(run: Checking) -> None:
    """A test serves nobody, so what it has called first verifies nothing."""
    main = f"import calls\n{OF_FASTAPI}app = FastAPI(dependencies=[Depends(platform_only)])\n"
    files = {"calls.py": FASTAPI, "guard.py": GUARD, "tests/conftest.py": main}
    assert run(files) == ["CX708"]
    assert run({"main.py": main}) == []


def test_a_package_of_views(run: Checking) -> None:
    """The views of a package are imported by its name."""
    main = f"import calls\n{OF_FASTAPI}app = FastAPI(dependencies=[Depends(platform_only)])\n"
    assert run({"calls/__init__.py": FASTAPI, "guard.py": GUARD, "main.py": main}) == []


@pytest.mark.parametrize("about", ["", "import cxml\n"])
def test_a_view_that_is_exempt_in_a_file_about_something_else(about: str, run: Checking) -> None:
    """A view of Django may be exempted where its address is, whatever else stands there."""
    urls = f"{about}urlpatterns = [path('a', csrf_exempt(views.{{}}))]\n"
    assert run({"views.py": DJANGO, "urls.py": urls.format("other")}) == ["CX808"]
    assert run({"urls.py": urls.format("voice")}) == []
