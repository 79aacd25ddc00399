"""CX822 to CX825: which views the elements of programs ask, and which there are."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import TypeAlias

import pytest
from pace import bounded, in_line

from cxml._check.check import check_bytes, check_folder
from cxml._check.finding import Finding
from cxml._check.mend import mend, write_program
from cxml._check.python.routes import may_serve
from cxml._check.site.names import LONGEST_NAME
from cxml._check.site.programs import MOST_ASKED

from .checking import codes_of_run, runner_of

Checking: TypeAlias = Callable[[dict[str, str]], list[str]]
RUNNER = runner_of("CX001", "CX822", "CX823", "CX824", "CX825")
START = """\
from cxml import VoiceResponse
from flask import Flask, url_for
"""
FLASK = (
    START
    + """\
app = Flask(__name__)
@app.post("/voice")
def voice():
    response = VoiceResponse()
    response.gather(action={})
    return str(response)
@app.post({})
def gather():
    return str(VoiceResponse())
"""
)
BLUEPRINT = (
    FLASK.replace("app = Flask(__name__)", "calls = Blueprint('calls', __name__)")
    .replace("app.", "calls.")
    .replace("Flask, ", "Blueprint, ")
)
REGISTERED = """\
import cxml
from flask import Flask
app = Flask(__name__)
app.register_blueprint(calls)
"""
NESTED = """\
import cxml
from flask import Blueprint, Flask
v1 = Blueprint("v1", __name__, url_prefix="/v1")
v1.register_blueprint(calls)
app = Flask(__name__)
app.register_blueprint(v1)
"""
DESK = """\
import cxml
from flask import Blueprint
desk = Blueprint("desk", __name__, url_prefix="/desk")
@desk.post("/gather")
def other(): pass
"""
STARLETTE = """\
from cxml import VoiceResponse
from fastapi import FastAPI, Request
app = FastAPI()
@app.post("/voice")
def voice(request: Request):
    response = VoiceResponse()
    response.gather(action={})
    return str(response)
@app.post({})
def gather():
    return str(VoiceResponse())
"""
DJANGO = """\
from cxml import VoiceResponse
from cxml.django import build_absolute_uri
from django.http import HttpResponse
from django.urls import reverse
def voice(request):
    response = VoiceResponse()
    response.redirect({})
    return HttpResponse(str(response))
def gather(request):
    return HttpResponse(str(VoiceResponse()))
"""
URLS = """\
from django.urls import include, path, re_path
from . import views
urlpatterns = [path("voice/", views.voice), {}]
"""
INCLUDES = """\
from django.urls import include, path
urlpatterns = [path("", include("calls.urls"))]
"""
GATHER = 'path("gather/", views.gather, name="gather")'


def found(files: dict[str, str], *, is_whole: bool = True) -> list[Finding]:
    """Give what is found between programs."""
    data = {name: text.encode() for name, text in files.items()}
    return check_folder(data, RUNNER, is_whole=is_whole)


def said(source: str, more: str = "", *, is_whole: bool = True) -> list[tuple[str, str | None]]:
    """Give what is found in a program, beside another: the rule, and what is near."""
    every = found({"app.py": source, "more.py": more}, is_whole=is_whole)
    return [(each.code, each.suggestion) for each in every]


def django(asked: str, *routes: str, more: str = "") -> list[tuple[str, str | None]]:
    """Give what is found in views of Django."""
    urls = f"{URLS.format(', '.join(routes))}\n{more}"
    files = {"calls/views.py": DJANGO.format(asked), "calls/urls.py": urls, "urls.py": INCLUDES}
    return [(each.code, each.suggestion) for each in found(files)]


def prefixed(asked: str, more: str = "", prefix: str = "'/calls'") -> list[tuple[str, str | None]]:
    """Give what is found where a blueprint has a prefix."""
    source = BLUEPRINT.replace("__name__)", f"__name__, url_prefix={prefix})")
    level = "\n@calls.post('/level/<number>')\ndef level(number): pass"
    return said(source.format(repr(asked), "'/gather'") + level, more)


# Names


@pytest.mark.parametrize(
    "asked",
    [
        "url_for('gathr')",
        "BASE + url_for('gathr')",
        "url_for('gathr') if x else None",
        "'https://example.com' + url_for(endpoint) + url_for('gathr')",
    ],
)
def test_a_name_that_no_route_has(asked: str) -> None:
    """A name that is near to that of a route, and is none, fails when the address is made."""
    assert said(FLASK.format(asked, "'/gather'")) == [("CX822", "gather")]


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("url_for('.gathr', _external=True)", ".gather"),
        ("url_for('gathr', _external=True)", "calls.gather"),
        ("url_for('desk.gathr', **options)", "calls.gather"),
        ("url_for('gather')", "calls.gather"),
        ("url_for('call.gather')", "calls.gather"),
    ],
)
def test_a_name_in_a_blueprint(asked: str, near: str) -> None:
    """What is meant has the blueprint of its view in front, or the dot that stands for it."""
    assert said(BLUEPRINT.format(asked, "'/gather'"), REGISTERED) == [("CX822", near)]


@pytest.mark.parametrize(
    "asked", ["'calls.gather'", "'.gather'", "'desk.gather'", "'v1.calls.gather'"]
)
def test_a_name_that_a_blueprint_may_have(asked: str) -> None:
    """Nothing is said of the blueprint's own names, nor of those of views that stand elsewhere."""
    more = f"{REGISTERED}\n@app.get('/other')\ndef hold(): pass"
    assert said(BLUEPRINT.format(f"url_for({asked})", "'/gather'"), more) == []
    assert said(BLUEPRINT.format("url_for('desk.hold')", "'/gather'"), more) == []


def test_two_names_without_their_blueprint() -> None:
    """Each name that lacks its blueprint is told."""
    asked = "url_for('gather'), partial_result_callback=url_for('voice')"
    found = said(BLUEPRINT.format(asked, "'/gather'"), REGISTERED)
    assert found == [("CX822", "calls.gather"), ("CX822", "calls.voice")]


def test_a_blueprint_that_is_named_by_a_keyword() -> None:
    """The name of a blueprint may be given by its name."""
    source = BLUEPRINT.format("url_for('gather')", "'/gather'")
    source = source.replace("('calls', __name__)", "(import_name=__name__, name='calls')")
    assert said(source, REGISTERED) == [("CX822", "calls.gather")]


def test_a_view_of_a_file_without_cxml() -> None:
    """Routes of files that are about something else count, whatever framework makes them."""
    source = BLUEPRINT.format("url_for('main.gather')", "'/gather'")
    main = "main = Blueprint('main', __name__)\n@main.route('/')\ndef gather(): pass"
    assert said(source, f"from flask import Blueprint\n{main}") == []
    assert said(source, f"from flask import Blueprint\n{main.replace('gather', 'other')}") == [
        ("CX822", "calls.gather")
    ]


@pytest.mark.parametrize(
    ("decorator", "counts"),
    [
        ("@app.post('/gg')", True),
        ("@app.api_route('/gg')", True),
        ("@app.route(path, methods=['POST'])", True),
        ("@app.endpoint('gather')", False),
        ("@mock.patch('views.calls')", False),
        ("@mock.patch(NAME)", False),
        ("@post('/gg')", False),
        ("@staticmethod", False),
    ],
)
def test_a_route_of_an_application_that_stands_elsewhere(decorator: str, *, counts: bool) -> None:
    """What decorates a function may make it a view, whatever is imported."""
    source = BLUEPRINT.format("url_for('gather')", "'/gather'")
    more = f"from app import app\n{decorator}\ndef gather(): pass"
    near = [] if counts else [("CX822", "calls.gather")]
    assert said(source, more) == said(source, f"import cxml\n{more}") == near


def test_a_name_in_another_blueprint_of_the_run() -> None:
    """Of a view that stands elsewhere it is said where the blueprint that is asked is known."""
    desk = f"{REGISTERED}\ndesk = Blueprint('desk', __name__)\n@desk.get('/a')\ndef hold(): pass"
    more = desk.replace("import Flask", "import Blueprint, Flask")
    for asked, near in (("calls.hold", ["desk.hold"]), ("desk.hold", []), ("other.hold", [])):
        source = BLUEPRINT.format(f"url_for({asked!r})", "'/gather'")
        assert [each for _, each in said(source, more)] == near


def test_a_name_in_an_application() -> None:
    """A view of the application itself has nothing in front."""
    assert said(FLASK.format("url_for('desk.gathr')", "'/gather'")) == [("CX822", "gather")]


@pytest.mark.parametrize(
    "more",
    [
        "app.register_blueprint(calls, name='desk')",
        "app.register_blueprint(calls, **options)",
        "calls.register_blueprint(other)",
        "other.register_blueprint(calls)",
        "make_app().register_blueprint(calls)",
        "register_blueprint(calls)",
        "app.add_url_rule('/x', 'gather', gather)",
        "app.add_url_rule('/x', view_func=gather)",
        "app.add_url_rule('/x', NAME, gather)",
        "for each in ROUTES: app.add_url_rule(*each)",
        "def hook(path): return app.route(path, methods=['POST'])",
        "app.post('/x')(gather)",
        "api.add_resource(Gather, '/x')",
        "app.url_map.add(Rule('/x', endpoint='gather'))",
        "app.url_build_error_handlers.append(build)",
    ],
)
def test_a_blueprint_that_may_have_another_name(more: str) -> None:
    """Nothing is said where a program may put something else in front."""
    source = BLUEPRINT.format("url_for('gather')", "'/gather'")
    assert said(source, f"{REGISTERED}\n{more}") == []


@pytest.mark.parametrize(
    "made",
    [
        "Blueprint(NAME, __name__)",
        "Blueprint(**options)",
        "Blueprint()",
        "blueprint('calls')",
        "x, y",
        "calls",
    ],
)
def test_a_blueprint_whose_name_is_not_known(made: str) -> None:
    """Nothing is said where the name of a blueprint is worked out, or where it is given twice."""
    source = BLUEPRINT.format("url_for('gather')", "'/gather'")
    assert said(source.replace("Blueprint('calls', __name__)", made), REGISTERED) == []
    assert said(f"{source}\ncalls = {made}", REGISTERED) == []


def test_a_name_that_is_given_to_cxml() -> None:
    """What cxml makes addresses with takes the same names as what frameworks do."""
    flask = FLASK.replace("Flask, url_for", "Flask") + "\nfrom cxml.flask import url_for"
    assert said(flask.format("url_for('gathr')", "'/gather'")) == [("CX822", "gather")]
    assert said(flask.format("url_for('gather')", "'/gather/<level>'")) == [("CX824", None)]
    starlette = STARLETTE + "\nfrom cxml.starlette import Webhooks\nwebhooks = Webhooks()"
    asked = "webhooks.url_for(request, {})"
    assert said(starlette.format(asked.format("'gathr'"), "'/a'")) == [("CX822", "gather")]
    assert said(starlette.format(asked.format("'gather'"), "'/a'")) == []
    assert said(starlette.format(asked.format("name"), "'/a'")) == []
    assert said(starlette.format(asked.format("'gather'"), "'/{level}'")) == [("CX824", None)]
    assert said(starlette.format(asked.format("'gather', level=1"), "'/{level}'")) == []


def test_where_a_misspelt_name_stands() -> None:
    """The finding is the name inside of the call, without its quotes."""
    (each,) = found({"app.py": FLASK.format("url_for('gathr')", "'/gather'")})
    assert (each.path, each.line, each.column, each.end_column) == ("app.py", 7, 37, 42)
    assert each.message == "no route is called 'gathr'; did you mean 'gather'?"


@pytest.mark.parametrize(
    "asked",
    ["request.url_for('gathr')", "str(request.url_for('gathr'))", "app.url_path_for('gathr')"],
)
def test_a_name_that_no_route_of_starlette_has(asked: str) -> None:
    """What a request, or an application, of Starlette makes addresses of is judged as well."""
    assert said(STARLETTE.format(asked, "'/gather'")) == [("CX822", "gather")]
    named = STARLETTE.format(asked, "'/gather', name='gathr'")
    assert said(named) == []


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("reverse('gathr')", "gather"),
        ("reverse('calls:gathr')", "gather"),
        ("request.build_absolute_uri(reverse('gathr'))", "gather"),
        ("build_absolute_uri(request, 'gathr')", "gather"),
        ("build_absolute_uri(request, 'gathr', 1, level=2)", "gather"),
    ],
)
def test_a_name_that_no_route_of_django_has(asked: str, near: str) -> None:
    """Routes of Django have names in another file; a redirect has its address as its text."""
    assert django(asked, GATHER) == [("CX822", near)]


@pytest.mark.parametrize("asked", ["gather", "gathr", "desk:gathr", "call:gather"])
@pytest.mark.parametrize("named", ["app_name", "app_name: str"])
def test_a_name_in_a_namespace(asked: str, named: str) -> None:
    """A list of routes of Django may put its namespace in front."""
    found = django(f"reverse({asked!r})", GATHER, more=f"{named} = 'calls'")
    assert found == [("CX822", "calls:gather")]
    assert django("reverse('desk:gather')", GATHER, more="app_name = 'calls'") == []


@pytest.mark.parametrize(
    "includes",
    ["", "urlpatterns = [path('a/', include(urls))]", "urlpatterns = [path('', include('other'))]"],
)
def test_a_namespace_of_a_list_that_is_not_included(includes: str) -> None:
    """A list of routes that is the first one, or is taken apart, has no namespace."""
    files = {
        "calls/views.py": DJANGO.format("reverse('gather')"),
        "calls/urls.py": f"{URLS.format(GATHER)}\napp_name = 'calls'",
        "urls.py": f"from django.urls import include, path\n{includes}",
    }
    assert found(files) == []
    files["urls.py"] = INCLUDES
    assert [each.suggestion for each in found(files)] == ["calls:gather"]


@pytest.mark.parametrize(
    "more",
    [
        "app_name = 'desk'",
        "app_name = 'calls'\napp_name = 'desk'",
        "app_name = NAME",
        "urlpatterns += [path('a/', include('calls.urls', namespace='desk'))]",
        "urlpatterns += [path('a/', include(('calls.urls', 'desk')))]",
        "app_name = 'calls'\nurlpatterns += [path('a/', include('calls.urls'))]",
    ],
)
def test_a_namespace_that_may_be_another(more: str) -> None:
    """Nothing is said where the namespace of a view may be the one that is written."""
    assert django("reverse('desk:gather')", GATHER, more=more) == []


@pytest.mark.parametrize(
    "made",
    ["calls: Blueprint = Blueprint({})", "(calls := Blueprint({}))", "calls = Blueprint({})"],
)
@pytest.mark.parametrize("given", ["address: str = {}", "address = {}"])
def test_what_is_given_with_an_annotation(made: str, given: str) -> None:
    """What a name is given counts with an annotation, or in an expression, as it does without."""
    plain = BLUEPRINT.format("address", "'/gather'")
    source = plain.replace(
        "calls = Blueprint('calls', __name__)", made.format("'calls', __name__")
    ).replace("    response = V", f"    {given}\n    response = V".format("url_for('gather')"), 1)
    assert said(source, REGISTERED) == [("CX822", "calls.gather")]


def test_a_name_that_is_given_once() -> None:
    """An address that is given to a name first is followed."""
    source = FLASK.format("address", "'/gather'").replace(
        "    response = V", "    address = url_for('gathr')\n    response = V", 1
    )
    assert said(source) == [("CX822", "gather")]


@pytest.mark.parametrize(
    ("asked", "route"),
    [
        ("url_for('gather')", "'/gather'"),
        ("url_for('static', filename='a.mp3')", "'/statics', endpoint='statics'"),
        ("url_for('menu')", "'/gather'"),
        ("url_for('gathr')", "'/gather', endpoint='gathr'"),
        ("url_for('gathr')", "'/gather', endpoint=NAME"),
        ("url_for('gathr')", "'/gather', **options"),
        ("url_for('gathr')", "'/gathr'"),
        ("url_for(name)", "'/gather'"),
        ("address_of('gathr')", "'/gather'"),
        ("x", "'/gather'"),
    ],
)
def test_a_name_that_may_be_one_of_a_route(asked: str, route: str) -> None:
    """Nothing is said of a name that is written elsewhere, that is near to none, or not known."""
    assert said(FLASK.format(asked, route)) == []


@pytest.mark.parametrize(
    "more",
    [
        "import cxml\napp.add_url_rule('/a', 'gathr', x)",
        "import cxml\napp.add_url_rule('/a', view_func=Gather.as_view('gathr'))",
        "import cxml\nview = Gather.as_view('gathr')",
        "import cxml\nNAMES = ['calls.gathr']",
        "import cxml\ndef gathr(): pass",
        "import cxml\nclass gathr: pass",
        "import cxml\nrouter.register('gathers', GatherViews)",
    ],
)
def test_a_name_of_another_file(more: str) -> None:
    """A name that another file has, or makes, is none that was misspelt."""
    source = FLASK.format("url_for('gathr')", "'/gather'")
    for other in ("url_for('gathr')", "view = Gather.as_view(name)", "register('a')", "path('a')"):
        assert said(source, f"import cxml\n{other}") == [("CX822", "gather")]
    assert said(source, more) == []


def test_what_is_asked_twice() -> None:
    """What is wrong twice is found twice."""
    for asked in ("url_for('gathr')", "'/gathr'"):
        twice = f"{asked}, partial_result_callback={asked}"
        assert len(said(FLASK.format(twice, "'/gather'"))) == 2


@pytest.mark.parametrize(
    ("before", "owner"),
    [
        ("import helpers", "helpers"),
        ("links = Links()", "links"),
        ("links = make", "links"),
        ("", "links()"),
        ("links = Links()\nlinks = Links()", "links"),
    ],
)
def test_a_method_of_its_own(before: str, owner: str) -> None:
    """A method of the program's own makes what it likes of a name."""
    source = FLASK.format(f"{owner}.url_for('gathr')", "'/gather'")
    assert said(f"{before}\n{source}") == []


@pytest.mark.parametrize(
    ("before", "owner"),
    [
        ("from app import app", "app"),
        ("import flask", "flask.current_app"),
        ("from app import application", "application"),
        ("from app import router", "router"),
        ("from cxml.starlette import Webhooks\nhooks = Webhooks()", "hooks"),
        ("from flask import Flask\nsite = Flask(__name__)", "site"),
    ],
)
def test_a_method_of_a_framework(before: str, owner: str) -> None:
    """Applications make addresses of names, and so do cxml's webhooks, whatever they are called."""
    source = FLASK.format(f"{owner}.url_for('gathr')", "'/gather'")
    assert said(f"{before}\n{source}") == [("CX822", "gather")]


def test_webhooks_that_are_made_elsewhere() -> None:
    """What cxml makes addresses with is known by its usual name, wherever it is made."""
    asked = STARLETTE.format("webhooks.url_for(request, 'gathr')", "'/gather'")
    assert said(f"from .hooks import webhooks\n{asked}") == [("CX822", "gather")]


def test_a_function_of_its_own() -> None:
    """What the program itself calls so makes what it likes of a name."""
    source = FLASK.format("url_for('gathr')", "'/gather'").replace("Flask, url_for", "Flask")
    assert said(f"from .addresses import url_for\n{source}") == []


def test_routes_that_are_no_decorators() -> None:
    """The names of routes that are added, or listed, are known."""
    for route, near in (
        ("app.add_url_rule('/a', view_func=gather)", "gather"),
        ("app.add_url_rule('/a', 'gathers', gather)", "gathers"),
        ("app.add_url_rule('/a', None, gather)", "gather"),
        ("app.add_url_rule('/a', view_func=Gather.as_view('gathers'))", "gathers"),
        ("app.add_api_route('/a', gather, name='gathers')", "gathers"),
        ("routes = [Route('/a', endpoint=gather)]", "gather"),
    ):
        source = FLASK.split("@app.post({})")[0].format("url_for('gathr')")
        assert said(f"{source}\ndef gather(): pass\n{route}\n") == [("CX822", near)]


# Paths


@pytest.mark.parametrize(
    ("asked", "route", "near"),
    [
        ("'/gathr'", "'/gather'", "/gather"),
        ("'/gathr?a=/b#c'", "'/gather'", "/gather"),
        ("request.build_absolute_uri('/gathr')", "'/gather'", "/gather"),
        ("'/Gather/'", "'/gather/'", "/gather/"),
        ("'/menus/1/gathr'", "'/menus/<int:level>/gather'", "/menus/1/gather"),
        ("'/gather/'", "'/gather'", "/gather"),
    ],
)
def test_a_path_that_no_route_has(asked: str, route: str, near: str) -> None:
    """A path that differs by one misspelt part, or by a slash that Flask refuses, is dead."""
    assert said(FLASK.format(asked, route)) == [("CX823", near)]


@pytest.mark.parametrize(("before", "asked"), [("", "'/gathr'"), ("HOLD = ('/gathr')", "HOLD")])
def test_a_path_that_is_given_by_position(before: str, asked: str) -> None:
    """A path counts without a name in front of it, also where a program makes no other address."""
    source = FLASK.replace("gather(action={})", "redirect({})").replace(", url_for", "")
    assert said(f"{before}\n{source.format(asked, repr('/gather'))}") == [("CX823", "/gather")]


def test_where_a_misspelt_path_stands() -> None:
    """The finding is the path, without its quotes and without what is asked with it."""
    (each,) = found({"app.py": FLASK.format("'/gathr?a=1'", "'/gather'")})
    assert (each.line, each.column, each.end_column) == (7, 29, 35)
    assert each.message == "no route has the path '/gathr'; did you mean '/gather'?"


@pytest.mark.parametrize(
    ("asked", "route"),
    [
        ("'/gather'", "'/gather'"),
        ("'/gather'", "'/gather/'"),
        ("'/gather/'", "'/gather', strict_slashes=False"),
        ("'/menu'", "'/gather'"),
        ("'/calls/gathr'", "'/gather'"),
        ("'/gathr/voise'", "'/gather/voice'"),
        ("'/1/gather'", "'/<level>/gather'"),
        ("'/menu/a'", "'/<level>/menu'"),
        ("'/gathr'", "'/<path:rest>'"),
        ("'/gathr'", "PATH"),
        ("'/gathr'", "'/gather', endpoint='gathr'"),
        ("'/gathr.mp3'", "'/gathr.mp4'"),
        ("'//gathr'", "'/gather'"),
        ("f'/{x}'", "'/gather'"),
        ("build_absolute_uri()", "'/gather'"),
        ("'https://example.com/gathr'", "'/gather'"),
    ],
)
def test_a_path_that_may_be_one_of_a_route(asked: str, route: str) -> None:
    """Nothing is said of a path that is served, or near to none, or that is not known."""
    assert said(FLASK.format(asked, route)) == []


@pytest.mark.parametrize(
    ("asked", "route", "near"),
    [
        ("'/gather'", GATHER, "/gather/"),
        ("'/gather/'", "path('gather', views.gather)", "/gather"),
        ("'/gathr/'", GATHER, "/gather/"),
        ("'/gather/', method='POST'", "path('gather', views.gather)", "/gather"),
    ],
)
def test_a_path_that_django_does_not_serve(asked: str, route: str, near: str) -> None:
    """Django serves what it has with a slash only there, and loses what is posted elsewhere."""
    assert django(asked, route) == [("CX823", near)]


@pytest.mark.parametrize(
    ("asked", "route"),
    [
        ("'/gather', method='GET'", GATHER),
        ("'/gather', method=method", GATHER),
        ("'/gathr'", f"{GATHER}, re_path('.*', views.other)"),
        ("'/gathr'", f"{GATHER}, path(PATH, views.other)"),
        ("'/gathr'", f"{GATHER}, path(PATH, include('other'))"),
        ("'/'", "path('', views.gather)"),
        ("'/calls/gather/'", f"{GATHER}, path('calls/', include('other'))"),
    ],
)
def test_a_path_that_django_may_serve(asked: str, route: str) -> None:
    """A GET is led on, and what is not written down may be any path."""
    assert django(asked, route) == []


def test_a_path_below_another() -> None:
    """What stands in front of all paths of a table is a part of each."""
    assert django("'/calls/gathr/'", GATHER, more="x(prefix='calls')") == [
        ("CX823", "/calls/gather/")
    ]


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("/gather", "/calls/gather"),
        ("/gather/", "/calls/gather"),
        ("/voice?a=1", "/calls/voice"),
        ("/level/2", "/calls/level/2"),
    ],
)
def test_a_path_without_its_prefix(asked: str, near: str) -> None:
    """What the blueprint, or the router, of the same program puts in front has to be asked too."""
    assert prefixed(asked) == prefixed(asked, REGISTERED) == [("CX823", near)]


def test_a_path_without_the_prefix_of_its_router() -> None:
    """A router has its prefix in front, if it is not joined to an application behind another."""
    source = STARLETTE.format("'/gather'", "'/gather'").replace("FastAPI()", "FastAPI(prefix='/a')")
    source = source.replace("FastAPI", "APIRouter")
    joined = "import cxml\nfrom fastapi import FastAPI\nmain = FastAPI()\nmain.include_router({})\n"
    assert said(source) == said(source, joined.format("app")) == [("CX823", "/a/gather")]
    assert said(source, joined.format("app, **options")) == []


@pytest.mark.parametrize(
    ("asked", "more"),
    [
        ("/calls/gather", REGISTERED),
        ("/gather", f"{REGISTERED}\n@app.post('/gather')\ndef other(): pass"),
        ("/gather", "import cxml\napp.register_blueprint(calls, url_prefix='/')"),
        ("/gather", "import cxml\napp.register_blueprint(calls, **options)"),
        ("/gather", "import cxml\napp.mount('/a', calls)"),
        ("/v1/calls/gather", NESTED),
        ("/gather", NESTED),
        ("/gather/", NESTED),
        ("/gather", DESK),
        ("/gather", "import cxml\napp.add_url_rule('/<path:rest>', view_func=rest)"),
        ("/other", "import cxml\nfrom a import calls\n@calls.post('/other')\ndef other(): pass"),
    ],
)
def test_a_path_that_may_have_its_prefix(asked: str, more: str) -> None:
    """Nothing is said where a prefix may be another, or where the path may be one without it."""
    assert prefixed(asked, more) == []


@pytest.mark.parametrize("prefix", ["''", "PREFIX", "'/<tenant>'", "'/'"])
def test_a_prefix_that_is_not_known(prefix: str) -> None:
    """Nothing is said of a prefix that is worked out, that any text may be, or that is none."""
    assert prefixed("/gather", prefix=prefix) == []
    assert prefixed("/gather", prefix="'/calls/'") == [("CX823", "/calls/gather")]


def test_a_prefix_of_views_that_stand_elsewhere() -> None:
    """A program that does not have the view may ask another that does."""
    asking = "import cxml\nresponse = cxml.VoiceResponse()\nresponse.redirect('/{}')"
    assert prefixed("/calls/gather", asking.format("gather")) == []
    near = [("CX823", "/calls/gather")]
    assert prefixed("/calls/gather", asking.format("calls/gathr")) == near


@pytest.mark.parametrize("telephony", ["", "import cxml\n"])
def test_a_slash_that_an_application_does_not_mind(telephony: str, run: Checking) -> None:
    """Any file may say that a slash does not count, also one that is about something else."""
    source = BLUEPRINT.format("'/gather/'", "'/gather'")
    app = f"{telephony}from flask import Flask\napp = Flask(__name__)\n{{}}.strict_slashes = False"
    assert run({"calls.py": source, "app.py": app.format("app.url_map")}) == []
    assert run({"app.py": app.format("app.url_map").replace("strict_", "merge_")}) == ["CX823"]


def test_a_slash_of_starlette() -> None:
    """Starlette leads to the path with a slash, and to that without."""
    for asked, route in (("'/gather/'", "'/gather'"), ("'/gather'", "'/gather/'")):
        assert said(STARLETTE.format(asked, route)) == []
    assert said(STARLETTE.format("'/gathr'", "'/gather'")) == [("CX823", "/gather")]


# Parts of paths


@pytest.mark.parametrize(
    ("asked", "route"),
    [
        ("url_for('gather')", "'/menu/<int:level>'"),
        ("url_for('gather', _external=True)", "'/menu/<level>'"),
        ("url_for('gather', topic=1)", "'/menu/<int(min=1):level>/<topic>'"),
        ("url_for('gather')", "'/<topic>/<level>', defaults={'topic': 1}"),
        ("request.url_for('gather')", "'/menu/{level:int}'"),
    ],
)
def test_a_part_of_a_path_that_is_not_given(asked: str, route: str) -> None:
    """A name whose path has a part that is given nowhere fails when the address is made."""
    (each,) = found({"app.py": FLASK.format(asked, route)})
    assert each.code == "CX824"
    assert each.message == "the path of 'gather' has level, which has to be given"


@pytest.mark.parametrize(
    ("asked", "route"),
    [
        ("url_for('gather', level=1)", "'/menu/<int:level>'"),
        ("url_for('gather', **parts)", "'/menu/<int:level>'"),
        ("url_for('gather', 1)", "'/menu/<int:level>'"),
        ("url_for('gather')", "'/menu'"),
        ("url_for('gather')", "'/menu/<level>', defaults={'level': 1}"),
        ("url_for('gather')", "'/menu/<level>', defaults=DEFAULTS"),
        ("url_for('gather')", "'/menu/<level>', defaults={**DEFAULTS}"),
        ("url_for('gather')", "PATH"),
        ("url_for('gather')", "'/menu/<level>')\n@app.post('/menu'"),
        ("url_for('gather')", "'/menu/<level>')\n@app.url_defaults\ndef a(): pass\n@app.post('/'"),
        ("url_for('gather')", "'/menu/<level>', **options"),
    ],
)
def test_a_part_of_a_path_that_may_be_given(asked: str, route: str) -> None:
    """Nothing is said where a part has a default, or may have one, or where it is given."""
    assert said(FLASK.format(asked, route)) == []


def test_parts_of_paths_of_django() -> None:
    """Of Django a name alone lacks what its path has; with any argument nothing is said."""
    route = "path('gather/<int:level>/', views.gather, name='gather')"
    for asked in ("reverse('gather')", "build_absolute_uri(request, 'gather')"):
        assert django(asked, route) == [("CX824", None)]
    for asked in (
        "reverse('gather', args=[1])",
        "reverse('gather', None, [1])",
        "build_absolute_uri(request, 'gather', 1)",
        "build_absolute_uri(request, 'gather', level=1)",
        "build_absolute_uri(request, 'gather', **options)",
    ):
        assert django(asked, route) == []
    filled = route.replace("views.gather,", "views.gather, {'level': 1},")
    pattern = "re_path('gather/(?P<level>.*)/', views.gather, name='gather')"
    for other in (filled, pattern):
        assert django("reverse('gather')", other) == []


# What views read


READS = """from cxml import VoiceResponse
from cxml.callbacks import *
from cxml.callbacks import DialAction, GatherAction, RecordAction, VoiceCallback
from cxml.flask import document, from_request
from flask import Flask, url_for
app = Flask(__name__)
@app.post("/voice")
@document(VoiceCallback)
def voice(call):
    response = VoiceResponse()
    response.dial("+15550100101", action={})
    return response
@app.post("/gather")
{}
    return VoiceResponse()
"""
DECORATED = "@document(GatherAction)\ndef gather(call):"


@pytest.mark.parametrize("asked", ["url_for('gather')", "'/gather'"])
@pytest.mark.parametrize(
    "reads",
    [
        DECORATED,
        "@document(GatherAction)\ndef gather(call: GatherAction):",
        "def gather():\n    call = from_request(GatherAction)",
    ],
)
def test_a_view_that_reads_what_another_element_sends(asked: str, reads: str) -> None:
    """A view that only a Dial asks is never sent what a Gather has."""
    (each,) = found({"app.py": READS.format(asked, reads)})
    assert (each.code, each.suggestion) == ("CX825", "DialAction")
    assert each.message == ("action of Dial asks this view and sends DialAction, not GatherAction")


DJANGO_READS = """from cxml import VoiceResponse
from cxml.callbacks import DialAction, GatherAction
from cxml.django import CxmlResponse, from_request
from django.urls import path, reverse
def voice(request):
    response = VoiceResponse()
    response.dial("+15550100101", action=reverse("gather"))
    return CxmlResponse(response)
def gather(request):
    call = from_request({})
    return CxmlResponse(VoiceResponse())
urlpatterns = [path("voice", voice, name="voice"), path("gather", gather, name="gather")]
"""
FASTAPI_READS = """from cxml import VoiceResponse
from cxml.callbacks import DialAction, GatherAction
from cxml.starlette import CxmlResponse, Webhooks
from fastapi import Depends, FastAPI
app, webhooks = FastAPI(), Webhooks()
@app.post("/voice")
async def voice(request):
    response = VoiceResponse()
    response.dial("+15550100101", action=str(request.url_for("gather")))
    return CxmlResponse(response)
{}
    return CxmlResponse(VoiceResponse())
"""


@pytest.mark.parametrize("given", ["request, {}", "request, kind={}", "kind={}, request=request"])
def test_what_a_view_of_django_reads(given: str) -> None:
    """A view of Django gives the request first, and the class behind it or by name."""
    wrong, right = (DJANGO_READS.format(given.format(f"{n}Action")) for n in ("Gather", "Dial"))
    assert said(wrong) == [("CX825", "DialAction")]
    assert said(right) == said(DJANGO_READS.format("request")) == []


@pytest.mark.parametrize(
    "reads",
    [
        "@app.post('/gather')\nasync def gather(call=Depends(webhooks.received({}))):",
        "@app.post('/gather')\nasync def gather(call: Annotated[object, "
        "Depends(webhooks.received({}))]):",
        "@app.post('/gather', dependencies=[Depends(webhooks.received({}))])\nasync def gather():",
        "@app.post('/gather')\nasync def gather(request):\n"
        "    call = await webhooks.received({})(request)",
        "@app.post('/gather')\n@webhooks.document({})\nasync def gather(call):",
    ],
)
def test_what_a_view_of_fastapi_reads(reads: str) -> None:
    """A dependency of cxml names the class that a view of FastAPI reads."""
    wrong, right = (FASTAPI_READS.format(reads.format(f"{n}Action")) for n in ("Gather", "Dial"))
    assert said(wrong) == [("CX825", "DialAction")]
    assert said(right) == []


def test_a_view_of_fastapi_that_reads_no_class_that_is_known() -> None:
    """What is no method is no dependency of cxml, and one without a class says nothing."""
    for call in ("received(GatherAction)", "webhooks.received()", "webhooks.received"):
        reads = f"@app.post('/gather')\nasync def gather(call=Depends({call})):"
        assert said(FASTAPI_READS.format(reads)) == []


def test_two_views_that_read_what_another_element_sends() -> None:
    """Each view that reads another class is told of."""
    more = "@app.post('/again')\n" + DECORATED.replace("def gather", "def again")
    more += "\n    r = VoiceResponse()\n    r.record(action='/again')\n    return r\n"
    every = said(READS.format("'/gather'", DECORATED) + more)
    assert every == [("CX825", "DialAction"), ("CX825", "RecordAction")]


def test_where_another_class_stands() -> None:
    """The finding is the class that the view names."""
    (each,) = found({"app.py": READS.format("'/gather'", DECORATED)})
    assert (each.line, each.column, each.end_column) == (14, 11, 23)


@pytest.mark.parametrize(
    ("asked", "reads"),
    [
        ("url_for('gather')", DECORATED.replace("Gather", "Dial")),
        ("url_for('gather')", DECORATED.replace("GatherAction", "VoiceCallback")),
        ("url_for('gather')", DECORATED.replace("GatherAction", "VoiceRequest")),
        ("url_for('gather')", DECORATED.replace("GatherAction", "kind")),
        ("url_for('gather')", "@document(GatherAction)\n@document(RecordAction)\ndef gather(a):"),
        ("url_for('gather')", "@cached(GatherAction)\n@login\ndef gather(call):"),
        ("url_for('gather')", "def gather():\n    call = read(GatherAction)"),
        ("url_for('gather')", "def gather(own):\n    own.from_request(GatherAction)"),
        ("x", DECORATED),
    ],
)
def test_a_view_that_may_read_what_is_sent(asked: str, reads: str) -> None:
    """Nothing is said of what may be sent, of what is not known, and of a view nobody asks."""
    assert said(READS.format(asked, reads)) == []


@pytest.mark.parametrize(
    "more",
    [
        "r = VoiceResponse()\nr.gather(action='/gather')",
        "r = VoiceResponse()\nr.gather(action=url_for('gather'))",
        "r = VoiceResponse()\nr.gather(action=address)",
        "r = VoiceResponse()\nr.redirect('/gather')",
        "import cxml\nr = cxml.VoiceResponse()\nr.redirect('/gather')",
        "TEXT = '<Gather action=\"/gather\">'",
        "@x.post('/other')\ndef gather(): pass",
        "import cxml.flask\n@cxml.flask.document(GatherAction)\ndef gather(call): pass",
    ],
)
def test_a_view_that_something_else_may_ask(more: str) -> None:
    """What may send the class stands in another file, or the view of that name does."""
    source = READS.format("url_for('gather')", DECORATED)
    start = f"{START}from cxml.callbacks import GatherAction\n"
    assert said(source, start) == [("CX825", "DialAction")]
    assert said(source, start + more) == []


@pytest.mark.parametrize(
    "more",
    [
        "r = VoiceResponse()\nr.gather(action='/menu')",
        "r = VoiceResponse()\nr.gather(action=url_for('menu'))",
        "ADDRESS = '/gather'",
        "requests.post(url, data={'StatusCallback': address})",
    ],
)
def test_what_sends_a_view_nothing(more: str) -> None:
    """What asks another view is known to, and what an element alone sends is not sent otherwise."""
    source = READS.format("url_for('gather')", DECORATED)
    assert said(source, f"{START}{more}\n") == [("CX825", "DialAction")]


def test_a_view_of_files_that_are_named() -> None:
    """Of files that are named one by one all count that ask, also where routes may be elsewhere."""
    source = READS.format("url_for('gather')", DECORATED)
    more = f"{START}from .app import app\nr = VoiceResponse()\n"
    assert said(source, more, is_whole=False) == [("CX825", "DialAction")]
    assert said(source, f"{more}r.gather(action='/gather')\n", is_whole=False) == []


def test_a_document_that_may_ask() -> None:
    """A document that is written down may have the address of a view too."""
    files = {"app.py": READS.format("url_for('gather')", DECORATED)}
    assert len(found(files)) == 1
    document = "<Response><Gather action='/gather'/></Response>"
    assert found(files | {"menu.xml": document}) == []


def test_a_class_that_reads_what_another_element_sends() -> None:
    """A method of a class is asked by the name of that."""
    views = DJANGO.replace("response.redirect({})", "response.dial('a', action=reverse('gather'))")
    views += (
        "from cxml.callbacks import GatherAction\nfrom cxml.django import document\n"
        "class Gathered(View):\n    @document(GatherAction)\n"
        "    def post(self, request, call):\n        return VoiceResponse()\n"
    )
    urls = URLS.format("path('gather/', views.Gathered.as_view(), name='gather')")
    assert said(views, urls) == [("CX825", "DialAction")]


def test_very_many_paths_of_views() -> None:
    """Of very many paths it is looked only for some who is asked."""
    for others, found in ((MOST_ASKED - 1, [("CX825", "DialAction")]), (MOST_ASKED, [])):
        asks = "".join(f"r.dial('a', action='/other/{n}')\n" for n in range(others))
        source = f"{START}r = VoiceResponse()\n{asks}{READS.format(repr('/gather'), DECORATED)}"
        assert said(source) == found


def test_a_path_of_a_view_that_is_asked_very_often() -> None:
    """It is looked once who is asked at a path, however often that is written."""

    def work(size: int) -> None:
        routes = "".join(f"app.add_url_rule('/r{n}', view_func=v{n})\n" for n in range(size))
        asks = "r.dial('a', action='/gather/1')\n" * size
        source = READS.format("'/gather/1'", DECORATED).replace('/gather")', '/gather/<level>")')
        assert said(f"{source}{routes}r = VoiceResponse()\n{asks}") == [("CX825", "DialAction")]

    in_line(work, 600)


@pytest.mark.parametrize(("width", "codes"), [(10, {"CX824"}), (1000, set())])
def test_very_many_routes_of_one_name(width: int, codes: set[str]) -> None:
    """Routes of one name are looked through once, however often it is asked."""

    def work(size: int) -> None:
        paths = (f"/{n}/<a{n % width}>" for n in range(size))
        routes = "".join(f"calls.add_url_rule('{path}', 'n', v)\n" for path in paths)
        asks = size // 2 * "r.redirect(url_for('other.n'))\nr.redirect(url_for('n'))\n"
        source = BLUEPRINT.format("''", "'/gather'")
        assert {code for code, _ in said(f"{source}\n{routes}r = VoiceResponse()\n{asks}")} == codes

    in_line(work, 600)


def test_prefixes_that_can_be_put_together_in_many_ways() -> None:
    """What stands in front of a route is looked through once, and not for each way to it."""
    heads = ["/".join(each) for n in range(8) for each in product(("a", "<x>"), repeat=n)]
    prefixes = "".join(f"dict(prefix='/{each}/a')\n" for each in heads)
    tails = ["/".join(each) for each in product(("r", "<y>"), repeat=6)]
    routes = "".join(f"app.add_url_rule('/{each}', view_func=v)\n" for each in tails)
    asked = f"'/{7 * 'a/'}b/{'/'.join(6 * 'r')}'"
    with bounded():
        assert said(f"{FLASK.format(asked, repr('/gather'))}\n{prefixes}{routes}") == []


def test_blueprints_that_are_much_alike() -> None:
    """A blueprint that none is called is compared with others for some names alone."""

    def work(size: int) -> None:
        names = [f"b{sha256(b'%d' % number).hexdigest()[:62]}" for number in range(2 * size)]
        made = "".join(f"{each} = Blueprint('{each}', __name__)\n" for each in names[:size])
        made += "".join(f"@{each}.get('/')\ndef v{each}(): pass\n" for each in names[:size])
        asks = "".join(f"r.redirect(url_for('{each}.gather'))\n" for each in names[size:])
        source = BLUEPRINT.format("''", "'/gather'")
        assert said(f"{source}\n{made}r = VoiceResponse()\n{asks}") == []

    in_line(work, 100)


def test_very_many_routes_of_one_path() -> None:
    """Routes of one path are looked through once, however often and however it is asked."""

    def work(size: int) -> None:
        routes = "".join(f"app.add_url_rule('/x', 'n', v{n})\n" for n in range(size))
        asks = size * "r.redirect('/x/')\n"
        source = FLASK.format("''", "'/gather'")
        any_path = "@app.get('/<path:p>')\ndef p(p): pass\n"
        assert said(f"{source}\n{routes}\n{any_path}r = VoiceResponse()\n{asks}") == []

    in_line(work, 600)


def test_a_view_of_very_many_paths() -> None:
    """A view is looked for by some of its paths, and else counts as named elsewhere."""
    source = AMISS.replace('@app.post("/recorded")', "{}")
    assert said(source.format('@app.post("/recorded")')) != []

    def work(size: int) -> None:
        paths = "".join(f"@app.post('/w{n}')\n" for n in range(size))
        assert said(source.format(paths.rstrip())) == []

    in_line(work, 800)


def test_names_that_are_much_alike() -> None:
    """Long names are compared with no others."""
    half = LONGEST_NAME // 2
    routes = "".join(f"app.add_url_rule('/{n}', '{'ab' * half}{n}', v)\n" for n in range(1000))
    asks = "".join(f"r.redirect(url_for('{'ba' * half}{n}'))\n" for n in range(MOST_ASKED))
    source = FLASK.format("''", "'/gather'")
    with bounded():
        assert said(f"{source}\n{routes}r = VoiceResponse()\n{asks}") == []


def test_long_blueprints_that_are_much_alike() -> None:
    """Long names of blueprints are compared with no others."""
    half = LONGEST_NAME // 2
    calls = "".join(
        f"b{n} = Blueprint('{'ab' * half}{n}', __name__)\n@b{n}.get('/')\ndef v{n}(): pass\n"
        for n in range(400)
    )
    asks = "".join(f"r.redirect(url_for('{'ba' * half}{n}.gather'))\n" for n in range(MOST_ASKED))
    source = BLUEPRINT.format("''", "'/gather'")
    with bounded():
        assert said(f"{source}\n{calls}r = VoiceResponse()\n{asks}") == []


# Views that are told something


TOLD = """\
from cxml import VoiceResponse
from cxml.callbacks import *
from cxml.flask import document, status_callback
from flask import Flask, url_for
app = Flask(__name__)
@app.post("/voice")
@document(VoiceCallback)
def voice(call):
    response = VoiceResponse()
    response.dial().conference("a", {}={})
    return response
@app.post("/recorded")
@status_callback({})
def recorded(event):
    print(event)
"""
AMISS = TOLD.format("status_callback", "url_for('recorded')", "ConferenceRecordingStatus")


@pytest.mark.parametrize("asked", ["url_for('recorded')", "'/recorded'"])
@pytest.mark.parametrize(
    ("attribute", "read", "sent"),
    [
        ("status_callback", "ConferenceRecordingStatus", "ConferenceEvent"),
        ("status_callback", "CallStatus", "ConferenceEvent"),
        ("recording_status_callback", "ConferenceEvent", "ConferenceRecordingStatus"),
        ("wait_url", "ConferenceEvent", "ConferenceWait"),
    ],
)
def test_a_view_that_is_told_something_else(
    asked: str, attribute: str, read: str, sent: str
) -> None:
    """A view that a conference alone tells of another thing than it reads is never told of that."""
    (each,) = found({"app.py": TOLD.format(attribute, asked, read)})
    assert (each.code, each.suggestion) == ("CX825", sent)
    assert each.message.endswith(f"of Conference asks this view and sends {sent}, not {read}")


def test_views_of_django_that_are_told_something_else() -> None:
    """A view of Django is known by the name and the path of its route."""
    views = DJANGO.replace(
        "response.redirect({})",
        "response.dial().conference('a', status_callback=reverse('told'))",
    )
    views += (
        "from cxml.callbacks import CallStatus\nfrom cxml.django import status_callback\n"
        "@status_callback(CallStatus)\ndef told(request, event):\n    print(event)\n"
    )
    urls = URLS.format("path('told/', views.told, name='told')")
    assert said(views, urls) == [("CX825", "ConferenceEvent")]
    assert said(views, f"{urls}ADDRESS = '/told/'\n") == []


@pytest.mark.parametrize(
    ("attribute", "read"),
    [
        ("status_callback", "ConferenceEvent"),
        ("recording_status_callback", "ConferenceRecordingStatus"),
        ("recording_status_callback", "RecordingStatus"),
        ("status_callback", "VoiceCallback"),
        ("status_callback", "AmdStatus"),
        ("status_callback", "DialedNumber"),
    ],
)
def test_a_view_that_is_told_what_it_reads(attribute: str, read: str) -> None:
    """Nothing is said of the class that is sent, of one that it is of, and of what is not known."""
    assert said(TOLD.format(attribute, "url_for('recorded')", read)) == []


@pytest.mark.parametrize(
    "more",
    [
        "client.calls.create(to, status_callback=address)",
        "client.calls.create(to, recording_status_callback='https://a.example/b')",
        "requests.post(url, data={'StatusCallback': address})",
        "requests.post(url, data='To=a&StatusCallback=b')",
        "SCRIPT = {'join_conference': {'status_callback': address}}",
        "call(to, url_for('recorded'))",
        "call(to, url_for('calls.recorded'))",
        "ADDRESS = '/recorded'",
        "ADDRESS = 'https://a.example/recorded?room=1'",
        "ADDRESS = f'{base}/recorded/{room}'",
        "VIEW = 'recorded'",
        "r = VoiceResponse()\nr.dial().conference('b', recording_status_callback='/recorded')",
        "r = VoiceResponse()\nr.dial().conference('b', recording_status_callback=address)",
        "r = VoiceResponse()\nr.redirect('/recorded')",
        "TEXT = '<Conference recordingStatusCallback=\"/a\">'",
    ],
)
def test_a_view_that_something_else_may_tell(more: str) -> None:
    """What names an address for reports, or that view, where no element does, may have it told."""
    assert said(AMISS, START) == [("CX825", "ConferenceEvent")]
    assert said(AMISS, f"{START}{more}\n") == []
    assert said(f"{AMISS}{more}\n") == []


@pytest.mark.parametrize(
    "more",
    [
        "r = VoiceResponse()\nr.dial().number('a', status_callback='/status')",
        "r = VoiceResponse()\nr.dial().conference('b', status_callback='/recorded')",
        "if event.status_callback == url: pass",
        "recorded = 1",
        "@app.post('/other/recorded')\ndef other(): pass",
        "@app.post('/other', endpoint='others')\ndef other(): pass",
        "event = {'StatusCallbackEvent': 'a'}",
    ],
)
def test_what_tells_a_view_nothing(more: str) -> None:
    """What elements are seen to ask, and what only looks alike, is no reason to be silent."""
    assert said(AMISS, f"{START}{more}\n") == [("CX825", "ConferenceEvent")]


def test_tests_tell_the_platform_nothing() -> None:
    """A test asks views, and names addresses, without anybody being called."""
    more = f"{START}client.post('/recorded')\ncall(status_callback=address)\n"
    for name, times in (("tests/test_calls.py", 1), ("calls.py", 0)):
        assert len(found({"app.py": AMISS, name: more})) == times
    assert found({"tests/app.py": AMISS}) == []


def test_very_many_views_that_are_told_something_else() -> None:
    """Of very many views it is looked only for some who else may tell them."""
    start, _, view = AMISS.partition('@app.post("/recorded")')
    asks, views = "", ""
    for n in range(MOST_ASKED + 1):
        asks += (
            f"r = VoiceResponse()\nr.dial().conference('a', status_callback=url_for('view{n}'))\n"
        )
        views += f'@app.post("/a{n}"){view.replace("recorded", f"view{n}")}'
    assert len(said(start + views + asks)) == MOST_ASKED


# Runs


MISNAMED = FLASK.format("url_for('gathr')", "'/gather'")


def test_a_program_that_is_alone() -> None:
    """A program that makes its application, and hands it to nobody, has all of its routes."""
    for more in ("", "if __name__ == '__main__':\n    app.run()\n"):
        assert said(MISNAMED + more, is_whole=False) == [("CX822", "gather")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("app = Flask", "app: Flask = Flask"),
        ("app = Flask", "from fastapi import FastAPI\napp = FastAPI"),
        ("app = Flask", "from starlette.applications import Starlette\napp = Starlette"),
    ],
)
def test_what_is_an_application(before: str, after: str) -> None:
    """The application of any framework is one, with an annotation or without."""
    assert said(MISNAMED.replace(before, after), is_whole=False) == [("CX822", "gather")]


@pytest.mark.parametrize(
    "source",
    [
        MISNAMED.replace("app = Flask(__name__)", "from .app import app"),
        MISNAMED + "app.register_blueprint(calls)\n",
        MISNAMED + "app.include_router(router)\n",
        MISNAMED + "add_routes(app)\n",
        MISNAMED + "from . import routes\n",
        MISNAMED.replace("app = Flask(__name__)", "use(Flask(__name__))"),
        MISNAMED.replace("app = Flask(__name__)", "use(app := Flask(__name__))"),
    ],
)
def test_a_program_that_has_others(source: str) -> None:
    """Of files that are named one by one nothing is said where others may have the route."""
    assert said(source) == [("CX822", "gather")]
    assert said(source, is_whole=False) == []


def test_what_takes_an_application() -> None:
    """What is known to give an application no routes may be given it."""
    source = "from flask_cors import CORS\n" + MISNAMED + "CORS(app)\n"
    assert said(source, is_whole=False) == [("CX822", "gather")]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checking:
    """Check a folder of files, as the command does."""
    monkeypatch.chdir(tmp_path)
    return partial(codes_of_run, runner=RUNNER)


def test_programs_about_something_else(run: Checking) -> None:
    """A file that has nothing to do with telephony is read where a route seems to lack."""
    views = DJANGO.format("reverse('gathr')")
    assert run({"views.py": views}) == []
    assert run({"urls.py": URLS.format(GATHER)}) == ["CX822"]
    assert run({"names.py": "NAMES = {'gathr': 1}\n"}) == []


@pytest.mark.parametrize(
    "routes",
    [
        "routes = [Route('/a', gathr)]",
        "routes = [Route(\n'/{a}', name='gathr', endpoint=view)]",
        "router.add_route('/a', gathr)",
        "app.add_url_rule(PATH, 'gathr', view)",
        "calls = [path('a/', gathr)]",
        "api.add_resource(Gathr, '/a')",
        "router.register('a', Gathrs)",
        "gathers = Gathr.as_view(NAME)",
        "@app.get(PATH)\ndef view(): pass",
        "if DEBUG:\n    @app.patch('/a')\n    def view(): pass",
    ],
)
def test_routes_of_programs_about_something_else(routes: str) -> None:
    """Whatever makes routes is seen by the first look at a program that is about something else."""
    assert may_serve(f"import a\n{routes}\n".encode())


@pytest.mark.parametrize(
    "text", ["path = PATH\n", "@patch('a.b')\n", "@mock.patch(NAME)\n", "a.get('b')"]
)
def test_what_makes_no_routes(text: str) -> None:
    """What a program names and calls otherwise is no reason to read it."""
    assert not may_serve(text.encode())


def test_a_finding_that_is_suppressed(run: Checking) -> None:
    """A comment suppresses what is found between programs, and one of no use is said there."""
    line = "    response.gather(action=url_for('gathr'))"
    comment = f"{line}  # cxml: ignore[CX822, CX823]"
    assert run({"app.py": MISNAMED.replace(line, comment)}) == ["CX001"]
    source = MISNAMED.replace(line, f"{line}  # cxml: ignore[CX822]")
    assert run({"app.py": source}) == []


def test_a_comment_that_mending_leaves() -> None:
    """Of a file alone it is not known what is found between several, so its comment stays."""
    line = "    response.gather(action=url_for('gathr'))"
    source = MISNAMED.replace(line, f"{line}  # cxml: ignore[CX822]").encode()
    check = partial(check_bytes, runner=RUNNER, path="app.py")
    assert mend(source, check, write_program, unsafe=True).data == source


def test_rules_that_are_off() -> None:
    """Of rules that are off nothing is worked out, and nothing said."""
    off = runner_of("CX801")
    assert check_folder({"app.py": MISNAMED.encode()}, off) == []


@pytest.mark.parametrize("asked", ["url_for('gathr#')", "'/#/gathr'"])
def test_very_many_names(asked: str) -> None:
    """Of very many names, and paths, only some are looked for."""
    files = {"app.py": FLASK.format("x", "'/<level>/gather'")}
    for number in range(4):
        numbers = range(number * MOST_ASKED // 2, (number + 1) * MOST_ASKED // 2)
        asks = (f"r.gather(action={asked})\n".replace("#", str(each)) for each in numbers)
        files[f"more{number}.py"] = f"{START}r = VoiceResponse()\n{''.join(asks)}"
    assert len(found(files)) == MOST_ASKED
