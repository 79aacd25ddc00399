"""What asks for a view says which callback it is sent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cxml import callbacks
from cxml._check.python.addresses import ASKED, snake
from cxml._migrate.addresses import sent_beside
from cxml._migrate.reads import ANSWERED, CHANNELS, unsent_in
from cxml._migrate.rewrites import REWRITES

from .projects import lefts, moved
from .rewriting import left, rewriting, rewritten

URLS = """\
from django.urls import path
from . import views
urlpatterns = [
    path("asked", {}, name="asked-here"),
    path("other", views.other),
]
"""
DJANGO = """\
from cxml.voice_response import Dial, Enqueue, VoiceResponse
from django.http import HttpResponse
from django.urls import reverse


def first(request):
    response = VoiceResponse()
    dial = Dial()
    {}
    return HttpResponse(str(response))


def asked(request):
    print(request.POST["QueueTime"])
    return HttpResponse(str(VoiceResponse()))
"""
NAMED = """\
from django.urls import path
from . import views
urlpatterns = [path("first", views.first), path("other", views.other, name="other")]
"""
FLASK = """\
from cxml.voice_response import VoiceResponse
from flask import Flask, url_for
app = Flask(__name__)


@app.post("/first")
def first():
    response = VoiceResponse()
    response.enqueue("a", action=url_for({}))
    return str(response)


@app.post("/asked"{})
def asked():
    return str(VoiceResponse())
"""
CLASS = """\
from cxml.voice_response import VoiceResponse
from {0}
from flask import Flask, url_for
app = Flask(__name__)


class Asked({1}):
    def post(self{2}):
        response = VoiceResponse()
        response.enqueue("a", wait_url=url_for("asked-here"))
        return {3}


app.add_url_rule("/asked", view_func=Asked.as_view("asked-here"))
"""
FASTAPI = """\
from cxml.voice_response import VoiceResponse
from fastapi import FastAPI, Request, Response
app = FastAPI()


@app.post("/asked", name="asked-here")
async def asked(request: Request):
    response = VoiceResponse()
    response.dial().queue("a", url=str(request.url_for("asked-here")))
    return Response(str(response), media_type="text/xml")
"""


def kinds(source: str) -> dict[str, str]:
    """Give the callbacks of views, by what is decorated."""
    found = re.findall(r"document\((\w+)\)\n(?:async )?(?:def|class) (\w+)", source)
    return {name: kind for kind, name in found}


@pytest.mark.parametrize(
    ("asks", "kind"),
    [
        ("response.enqueue('a', wait_url=reverse('asked-here'))", "EnqueueWait"),
        ("response.append(Enqueue('a', waitUrl=reverse('app:asked-here')))", "EnqueueWait"),
        ("response.enqueue('a', action=reverse('asked-here'))", "EnqueueAction"),
        ("response.enqueue('a', action=request.build_absolute_uri(reverse('asked-here')))",
         "EnqueueAction"),
        ("dial.queue('a', url=reverse('asked-here'))", "DialedQueue"),
        ("dial.number('+15550100100', url=reverse('asked-here'))", "DialedNumber"),
        ("response.gather(action=reverse(asked))", "GatherAction"),
        ("response.record(timeout=9, action=reverse('asked-here'))", "RecordAction"),
        ("response.refer(action=reverse('asked-here'))", "ReferAction"),
        ("dial.conference('a', status_callback=reverse('asked-here'))", "EnqueueAction"),
        ("response.redirect(reverse('asked-here'))", "EnqueueAction"),
        ("response.gather(action=reverse('nobody'))", "EnqueueAction"),
        ("response.gather(action=reverse(asked))\n    dial.queue('a', url=reverse(asked))",
         "EnqueueAction"),
    ],
)  # fmt: skip
def test_in_django(tmp_path: Path, asks: str, kind: str) -> None:
    """The name of a route tells which view is asked; without it, or with two, what is read does."""
    files = {"app/views.py": DJANGO.format(asks), "app/urls.py": URLS.format("views.asked")}
    run = moved(tmp_path, files, "django-view", "form-reads")
    assert kinds((tmp_path / "app/views.py").read_text())["asked"] == kind
    is_said = "does not document QueueTime" in str(lefts(run))
    assert is_said == ("QueueTime" in unsent_in(kind))


@pytest.mark.parametrize("view", ["csrf_exempt(views.asked)", "views.asked"])
def test_what_a_route_wraps(tmp_path: Path, view: str) -> None:
    """A view that is decorated where its route stands is that view."""
    source = DJANGO.format("response.enqueue('a', wait_url=reverse('asked-here'))")
    files = {"app/views.py": source, "app/urls.py": URLS.format(view)}
    moved(tmp_path, files, "django-view")
    assert kinds((tmp_path / "app/views.py").read_text())["asked"] == "EnqueueWait"


def test_a_class_of_django(tmp_path: Path) -> None:
    """A class is asked by the name of its route too."""
    source = (
        "from cxml.voice_response import VoiceResponse\nfrom django.http import HttpResponse\n"
        "from django.urls import reverse\nfrom django.views import View\n\n\n"
        "class Asked(View):\n    def post(self, request):\n        r = VoiceResponse()\n"
        "        r.enqueue('a', wait_url=reverse('asked-here'))\n        return HttpResponse(r)\n"
    )
    files = {"app/views.py": source, "app/urls.py": URLS.format("views.Asked.as_view()")}
    moved(tmp_path, files, "django-view")
    assert kinds((tmp_path / "app/views.py").read_text()) == {"Asked": "EnqueueWait"}


@pytest.mark.parametrize(
    ("name", "route"),
    [("'asked'", ""), ("'.asked', _external=True", ""), ("'x'", ", endpoint='x'")],
)
def test_in_flask(name: str, route: str) -> None:
    """An endpoint is named as its function is, if nothing else is said."""
    after = rewritten(FLASK.format(name, route), "flask-view")
    assert kinds(after) == {"first": "VoiceCallback", "asked": "EnqueueAction"}
    done = rewriting(FLASK.format(name, route), [REWRITES["flask-view"]])
    assert "gets an EnqueueAction" in str(done.made)


def test_a_class_of_flask() -> None:
    """A MethodView is named where it becomes a view."""
    source = CLASS.format("flask.views import MethodView", "MethodView", "", "str(response)")
    assert kinds(rewritten(source, "flask-view")) == {"Asked": "EnqueueWait"}


def test_in_fastapi() -> None:
    """An endpoint of FastAPI has a name too."""
    assert kinds(rewritten(FASTAPI, "fastapi-view")) == {"asked": "DialedQueue"}


ROUTES = """\
from django.urls import include, path, re_path
from app import views
urlpatterns = [
    path("voice/", include("app.urls")),
    {}
]
"""


@pytest.mark.parametrize(
    ("address", "route", "is_found"),
    [
        ("'/asked'", "path('asked', views.asked)", True),
        ("'asked'", "path('asked/', views.asked)", True),
        ("'/asked/?a=1#b'", "path('asked', csrf_exempt(views.asked))", True),
        ("'https://example.com/asked'", "path(route='asked', view=views.asked)", True),
        ("f'{BASE}/asked'", "path('asked', views.asked)", True),
        ("BASE + '/asked'", "path('asked', views.asked)", True),
        ("'/asked/' + name", "path('asked/<name>', views.asked)", True),
        ("f'/asked/{name}/x'", "path('asked/<str:name>/x', views.asked)", True),
        ("request.build_absolute_uri('/asked')", "path('asked', views.asked)", True),
        ("'/asked/5'", "re_path(r'^asked/(?P<pk>[^/]+)/$', views.asked)", True),
        ("'/'", "path('', views.asked)", True),
        ("'/voice/asked'", "path('asked', views.asked)", True),
        ("'/voice/voice/asked'", "path('asked', views.asked)", True),
        ("'/other/asked'", "path('asked', views.asked)", False),
        ("'" + "/voice" * 9 + "/asked'", "path('asked', views.asked)", False),
        ("'/asked/5/x'", "path('asked/<pk>', views.asked)", False),
        ("'/asked/x'", "path('asked/y', views.asked)", False),
        ("'/asked'", "path(name, views.asked)", False),
        ("'/asked'", "path('asked', lambda request: None)", False),
        ("'/asked'", "path('asked', views.asked), path('asked', views.first)", False),
        ("'/asked/5'", "path('asked/<pk>', views.first), path('asked/5', views.asked)", True),
        ("'/5/asked'", "path('<pk>/asked', views.first), path('5/asked', views.asked)", True),
        ("address", "path('asked', views.asked)", False),
        ("f'{address}'", "path('asked', views.asked)", False),
    ],
)
def test_paths_of_django(tmp_path: Path, address: str, route: str, is_found: bool) -> None:
    """A path that is written down tells which view is asked, where one alone is served there."""
    source = DJANGO.format(f"response.enqueue('a', wait_url={address})")
    moved(tmp_path, {"app/views.py": source, "app/urls.py": ROUTES.format(route)}, "django-view")
    kind = kinds((tmp_path / "app/views.py").read_text())["asked"]
    assert kind == ("EnqueueWait" if is_found else "EnqueueAction")


def test_paths_of_a_class(tmp_path: Path) -> None:
    """A class is asked by the path of its route too."""
    source = (
        "from cxml.voice_response import VoiceResponse\nfrom django.http import HttpResponse\n"
        "from django.views import View\n\n\n"
        "class Asked(View):\n    def post(self, request):\n        r = VoiceResponse()\n"
        "        r.enqueue('a', wait_url='/asked')\n        return HttpResponse(r)\n"
    )
    urls = ROUTES.format("path('asked', views.Asked.as_view())")
    moved(tmp_path, {"app/views.py": source, "app/urls.py": urls}, "django-view")
    assert kinds((tmp_path / "app/views.py").read_text()) == {"Asked": "EnqueueWait"}


@pytest.mark.parametrize(
    ("application", "route"),
    [
        ("Flask(__name__)", "@app.route('/calls/asked', methods=['POST'])"),
        ("Flask(__name__)", "@app.post(rule='/calls/asked')"),
        ("Flask(__name__)", "@app.post('/calls/<name>')"),
        ("Blueprint('calls', __name__, url_prefix='/calls')", "@app.post('/asked')"),
    ],
)
def test_paths_of_flask(application: str, route: str) -> None:
    """A path that an endpoint is decorated with leads to it, behind that of its blueprint."""
    source = (
        "from cxml.voice_response import VoiceResponse\nfrom flask import Blueprint, Flask\n"
        f"app = {application}\n\n\n@app.post('/first')\ndef first():\n"
        "    response = VoiceResponse()\n    response.enqueue('a', action='/calls/asked')\n"
        f"    return str(response)\n\n\n{route}\ndef asked(name=None):\n"
        "    return str(VoiceResponse())\n"
    )
    asked = {"first": "VoiceCallback", "asked": "EnqueueAction"}
    assert kinds(rewritten(source, "flask-view")) == asked


@pytest.mark.parametrize("serves", ["add_url_rule('/asked', 'x', asked)",
                                    "add_url_rule('/asked', view_func=asked)"])  # fmt: skip
def test_paths_of_rules(serves: str) -> None:
    """A path that is given beside the view leads to it."""
    source = FLASK.replace('@app.post("/asked"{})\n', "").replace("url_for({})", "'/asked'")
    after = rewritten(f"{source}\n\napp.{serves}\n", "flask-view")
    assert kinds(after) == {"first": "VoiceCallback", "asked": "EnqueueAction"}


@pytest.mark.parametrize(
    ("main", "is_found"),
    [
        ("app.include_router(calls.router, prefix='/calls')", True),
        ("app.mount('/calls', calls.router)", True),
        ("app = Starlette(routes=[Mount('/calls', calls.router)])", True),
        ("app.include_router(calls.router)", False),
    ],
)
def test_paths_of_fastapi(tmp_path: Path, main: str, is_found: bool) -> None:
    """What stands in front of the paths of a router may be said in a file of its own."""
    source = FASTAPI.replace("FastAPI()", "APIRouter()").replace("FastAPI,", "APIRouter,")
    source = source.replace('str(request.url_for("asked-here"))', '"/calls/asked"')
    files = {"calls.py": source, "main.py": f"import calls\n{main}\n"}
    moved(tmp_path, files, "fastapi-view")
    kind = "DialedQueue" if is_found else "VoiceCallback"
    assert kinds((tmp_path / "calls.py").read_text()) == {"asked": kind}


@pytest.mark.parametrize(
    ("module", "cls", "kind"),
    [("voice", "VoiceResponse", "VoiceCallback"),
     ("messaging", "MessagingResponse", "MessageRequest")],
)  # fmt: skip
def test_what_a_redirect_leads_to(module: str, cls: str, kind: str) -> None:
    """A Redirect sends nothing of its own: the class is the one that is sent at the beginning."""
    source = (
        f"from cxml.{module}_response import {cls}\nfrom flask import Flask\n"
        f"app = Flask(__name__)\n\n\n@app.post('/first')\ndef first():\n    r = {cls}()\n"
        f"    r.redirect('/asked')\n    return str(r)\n\n\n"
        f"@app.post('/asked')\ndef asked():\n    return str({cls}())\n"
    )
    assert kinds(rewritten(source, "flask-view")) == {"first": kind, "asked": kind}


REPORTED = """\
from cxml.request_validator import RequestValidator
from cxml.messaging_response import MessagingResponse
from cxml.voice_response import VoiceResponse
from flask import Flask, abort, request, url_for
app = Flask(__name__)


@app.post('/status')
def status():
    if not RequestValidator('k').validate(request.url, request.form, ''):
        abort(403)
    print(request.form['CallSid'])
    return '', 204


{}
"""


@pytest.mark.parametrize(
    ("asked", "decorator"),
    [
        ("conference('a', status_callback={})", "status_callback(ConferenceEvent)"),
        (
            "conference('a', recording_status_callback={})",
            "status_callback(ConferenceRecordingStatus)",
        ),
        ("record(recording_status_callback={})", "status_callback(RecordingStatus)"),
        ("message('a', status_callback={})", "status_callback(MessageStatus)"),
        ("message('a', action={})", "document(MessageAction)"),
        ("dial('+15550100101', action={})", "document(DialAction)"),
        ("gather(partial_result_callback={})", "status_callback(GatherPartial)"),
    ],
)
def test_views_of_reports(asked: str, decorator: str) -> None:
    """What asks for reports of a view tells the class that is proposed, and how it is answered."""
    source = REPORTED.format("made." + asked.format("url_for('status')"))
    assert f"as @{decorator}, and" in str(left(source, "status-views"))


def test_the_table_of_the_guide() -> None:
    """The table of callbacks names for each class the elements and attributes that ask with it."""
    page = Path(__file__).parents[2].joinpath("docs/how-to/read-callbacks.md").read_text("utf-8")
    rows = [line.split("|") for line in page.splitlines() if line.startswith("| [`")]
    assert len(rows) > 20
    told: dict[str, set[str]] = {}
    for _, names, _, asked, _ in rows:
        kinds = re.findall(r"`(\w+)`", names)
        attribute, *elements = re.findall(r"`(\w+)`", asked) or [""]
        for place, element in enumerate(elements):
            kind = kinds[min(place, len(kinds) - 1)]
            assert ASKED[snake(element)][attribute] == kind
            told.setdefault(kind, set()).add(snake(element))
    assert told["ConferenceRecordingStatus"] == {"conference"}
    assert told["RecordingStatus"] == {"dial", "record"}


def test_what_is_answered_with_a_document() -> None:
    """The table says of what it says so that its class is answered with a document."""
    page = Path(__file__).parents[2].joinpath("docs/how-to/read-callbacks.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| [`")]
    answered = {name for line in rows if "with a document" in line for name in names_in(line)}
    assert answered <= ANSWERED
    assert "MessageAction" in answered


def names_in(row: str) -> list[str]:
    """Give the classes that a row of the table names."""
    return re.findall(r"\[`(\w+)`\]", row)


def test_the_classes_are_there() -> None:
    """Every class that an element asks with is one of the package, and may be that of a view."""
    every = {kind for attributes in ASKED.values() for kind in attributes.values()}
    assert every <= {*callbacks.__all__}
    reports = {each for each in every if each.endswith(("Status", "Event"))}
    assert every - reports <= {each for some in CHANNELS.values() for each in some}


def test_what_else_an_element_asks() -> None:
    """What an action is not sent is read where the same element reports it, if it does."""
    found = sent_beside("RecordAction", "RecordingSid")
    assert found == ("Record", "recordingStatusCallback", "RecordingStatus")
    assert sent_beside("RecordAction", "FromCity") is None
    assert sent_beside("VoiceRequest", "CallSid") is None


def test_views_whose_answers_are_not_known(tmp_path: Path) -> None:
    """A view that is asked for a document is named, also where a helper elsewhere makes it."""
    asked = DJANGO.format("dial.number('+15550100100', url=reverse('other'))")
    told = "\n\ndef other(request):\n    return xml(speak('a'))\n"
    helpers = "from .replies import speak, xml\n"
    run = moved(tmp_path, {"a/views.py": helpers + asked + told, "a/urls.py": NAMED}, "django-view")
    (said,) = lefts(run)
    assert said.startswith("django-view: other may answer with a document that is not known")
    plain = told.replace("xml(speak('a'))", "HttpResponse(status=204)")
    other = moved(tmp_path, {"a/views.py": asked + plain, "a/urls.py": NAMED}, "django-view")
    assert lefts(other) == []
