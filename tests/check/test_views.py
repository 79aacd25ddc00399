"""Views of programs: who may ask them, by which method, and what they answer with."""

from __future__ import annotations

from functools import partial

import pytest

from cxml._check.check import check_bytes, check_folder
from cxml._check.elsewhere import MOST_ASKED
from cxml._check.mend import mend, write_program
from cxml._check.runner import Runner
from cxml._check.select import make_settings

ABOUT = ["CX708", "CX806", "CX807", "CX808", "CX815", "CX816", "CX817"]
RUNNER = Runner(make_settings(select=ABOUT))
FLASK = "from cxml import VoiceResponse\nfrom flask import Flask\napp = Flask(__name__)\n"
FASTAPI = "from cxml import VoiceResponse\nfrom fastapi import FastAPI\napp = FastAPI()\n"
DJANGO = "from cxml import VoiceResponse\nfrom django.http import HttpResponse\n"
BUILT = "    r = VoiceResponse()\n    r.say('a')\n"
XML = "    return Response(str(r), mimetype='text/xml')\n"
MEDIA = "    return Response(str(r), media_type='text/xml')\n"
SERVED = "    return HttpResponse(str(r), 'text/xml')\n"
POSTED = (
    "    def post(self, request):\n        return HttpResponse(str(VoiceResponse()), 'text/xml')\n"
)
TEXT = "'<Response><Say>a</Say></Response>'"


def found(source: str, *, only: str = "", path: str = "program.py") -> list[str]:
    """Name what is found in a program, of one rule or of all about views."""
    every = [each.code for each in check_bytes(source.encode(), RUNNER, path)]
    return [each for each in every if each == only] if only else every


def mended(source: str) -> str:
    """Mend a program."""
    check = partial(check_bytes, runner=RUNNER, path="program.py")
    return mend(source.encode(), check, write_program, unsafe=True).data.decode()


def flask(decorators: str = "@app.post('/voice')", end: str = XML, before: str = "") -> str:
    """Write a view of Flask."""
    imports = "from cxml import *\nfrom flask import Flask, Response, request\n"
    return f"{imports}{before}\napp = Flask(__name__)\n{decorators}\ndef voice():\n{BUILT}{end}"


# What is a view


@pytest.mark.parametrize(
    "source",
    [
        flask(),
        flask("@app.route('/voice', methods=['POST'])"),
        flask("@app.route('/voice', methods=METHODS)"),
        flask("@app.route('/voice', **options)"),
        "from cxml import VoiceResponse\nfrom flask import Blueprint\nbp = Blueprint('a', 'a')\n"
        + f"@bp.post('/a')\nasync def voice():\n{BUILT}{XML}",
        "import flask, cxml\nfrom . import app\n@app.post('/a')\ndef voice():\n"
        "    return flask.Response(str(cxml.VoiceResponse()), mimetype='text/xml')\n",
        FASTAPI + f"@app.post('/a')\ndef voice():\n{BUILT}{MEDIA}",
        FLASK + f"def f():\n{BUILT}{XML}app.add_url_rule('/a', view_func=f, methods=['POST'])",
        "from cxml import *\nfrom starlette.routing import Route\n"
        f"def voice(request):\n{BUILT}{MEDIA}"
        "routes = [Route('/a', voice, methods=['POST'])]",
        FLASK + "@app.post('/a')\ndef status():\n    print(request.form['CallSid'])\n    return ''",
        FLASK + "@app.post('/a')\ndef status():\n    x.get('MessageSid')\n    return ''",
        FLASK + f"@app.post('/a')\ndef status():\n    return {TEXT}, 200, h",
        FLASK + f"X = {TEXT}\n@app.post('/a')\ndef f():\n    return X, 200, h",
        FLASK + f"X: str = {TEXT}\n@app.post('/a')\ndef f():\n    return X, 200, h",
        DJANGO + f"@csrf_exempt\ndef voice(request):\n{BUILT}{SERVED}",
        DJANGO + "@csrf_exempt\ndef voice(request):\n    x['CallSid']\n    return render(request)",
        DJANGO + f"class V(View):\n    @csrf_exempt\n{POSTED}",
    ],
)  # fmt: skip
def test_a_view_that_anybody_may_ask(source: str) -> None:
    """A view of any framework that answers the platform has to verify who asks."""
    assert found(source) == ["CX708"]


@pytest.mark.parametrize(
    ("decorators", "order"),
    [
        ("@document(VoiceRequest)\n@app.post('/a')", "put the route above"),
        ("@app.post('/a')", "verify the signature"),
        ("@document(VoiceRequest, verify=False)\n@app.post('/a')", "verify the signature"),
        ("@login_required\n@app.post('/a')", "verify the signature"),
    ],
)
def test_a_route_below_what_verifies(decorators: str, order: str) -> None:
    """What verifies above the route never runs, so the route has to be put above it."""
    source = flask(decorators, before="from cxml.flask import document\n")
    (finding,) = (e for e in check_bytes(source.encode(), RUNNER, "a.py") if e.code == "CX708")
    assert order in finding.message


@pytest.mark.parametrize(
    "source",
    [
        f"from cxml import *\ndef voice():\n{BUILT}    return str(r)",
        f"from cxml import *\n@client.post('/a')\ndef voice():\n{BUILT}    return str(r)",
        f"import cxml, flask, fastapi\n@x.post('/a')\ndef f():\n    return {TEXT}",
        FLASK + f"@app.post\ndef voice():\n{BUILT}    return str(r)",
        FLASK + f"@app.post()\ndef voice():\n{BUILT}    return str(r)",
        FLASK + f"@app.teardown('a')\ndef voice():\n{BUILT}    return str(r)",
        FLASK + "@app.post('/a')\ndef home():\n    return 'hello'",
        FLASK + "@app.post('/a')\ndef home():\n    def inner():\n        return str(r)\n    return",
        FLASK + "app.add_url_rule('/a', 'b', f())",
        DJANGO + f"def helper(request):\n{BUILT}    return r.children",
        DJANGO + "def helper(request):\n    return request.POST['CallSid']",
        DJANGO + f"def helper():\n{BUILT}    return HttpResponse(str(r), 'text/xml')",
        DJANGO + "class V(View):\n    def help(self, request):\n        return HttpResponse(x)",
        DJANGO + f"class V(Thing):\n{POSTED}",
        DJANGO + "class V(View):\n    def post(self):\n        return HttpResponse(str(X))",
        DJANGO + "def f():\n    def g(request):\n        return HttpResponse(str(VoiceResponse()))",
    ],
)  # fmt: skip
def test_what_is_no_view(source: str) -> None:
    """A function that nobody routes, or that has nothing to do with documents, is left alone."""
    assert found(source) == []


HELPER = DJANGO + "def xml(r):\n    return HttpResponse(str(r), 'text/xml')\n"


@pytest.mark.parametrize(
    "source",
    [
        HELPER + f"def voice(request):\n{BUILT}    return xml(r)\n",
        HELPER + f"def a(r):\n    return xml(r)\ndef voice(request):\n{BUILT}    return a(r)\n",
        HELPER + f"def voice(request):\n{BUILT}    answer = xml(r)\n    return answer\n",
        HELPER + f"def voice(request):\n{BUILT}    return xml(r) if r else None\n",
        HELPER + "def bye():\n    r = VoiceResponse()\n    return r\n"
        "def voice(request):\n    return xml(bye())\n",
        DJANGO + "async def xml(r):\n    return HttpResponse(str(r), 'text/xml')\n"
        f"async def voice(request):\n{BUILT}    return await xml(r)\n",
        DJANGO + "class V(View):\n    def post(self, request):\n"
        "        return self.xml(VoiceResponse())\n    def xml(self, r):\n"
        "        return HttpResponse(str(r), 'text/xml')\n",
        DJANGO + "def a(): pass\nclass Base:\n    def xml(self, r):\n"
        "        return HttpResponse(str(r), 'text/xml')\n"
        "class V(Base, View):\n    def post(self, request):\n"
        "        return self.xml(VoiceResponse())\n",
        DJANGO + "from .answers import xml\nclass V(View):\n    def post(self, request):\n"
        "        return xml(VoiceResponse())\n",
        DJANGO + "from .answers import xml\n@require_POST\ndef voice(request):\n"
        f"{BUILT}    return xml(r)\n",
    ],
)
def test_a_view_that_answers_through_a_helper(source: str) -> None:
    """Who answers with what another function makes of a document is a view of Django's too."""
    assert found(source) == ["CX708", "CX808"]


@pytest.mark.parametrize(
    "source",
    [
        DJANGO + f"from .answers import xml\ndef voice(request):\n{BUILT}    return xml(r)\n",
        DJANGO + f"@require_POST\ndef voice(request):\n{BUILT}    return xml(r)\n",
        DJANGO + "class V(View):\n    def post(self, request):\n"
        "        return self.xml(VoiceResponse())",
        DJANGO + f"def greeted(request):\n{BUILT}    return r\n",
    ],
)
def test_what_may_only_help_a_view(source: str) -> None:
    """What is no view for certain, or answers with what is not known, is left alone."""
    assert found(source) == []


# Who asks


@pytest.mark.parametrize(
    "source",
    [
        flask("@app.post('/a')\n@cxml.flask.document(VoiceCallback)", before="import cxml.flask"),
        flask("@app.post('/a')\n@document(V)", before="from cxml.flask import document"),
        flask("@app.post('/a')\n@validate_twilio_request"),
        flask("@app.post('/a')\n@app.route('/b')\n@validate_twilio_request"),
        FASTAPI + "from cxml.starlette import Webhooks\nwebhooks = Webhooks(signing_key=KEY)\n"
        f"@app.post('/a')\n@webhooks.document(VoiceRequest)\nasync def f(call):\n{BUILT}{MEDIA}",
        FASTAPI + "from .hooks import hooks\n@app.post('/a')\n@hooks.status_callback(CallStatus)\n"
        f"async def voice(call):\n{BUILT}{MEDIA}",
        flask("@app.post('/a')\n@checked", before="def checked(f):\n    v.validate(1)"),
        flask("@app.post('/a')\n@a", before="def a(f): return b()\ndef b(): return verify(1)"),
        flask(end="    if not validator.validate(a, b, c): abort(403)\n" + XML),
        flask(end="    check()\n" + XML, before="def check():\n    return signature.verify(1)"),
        flask(before="@app.before_request\ndef check(): validator.validate(1)"),
        flask(before="@bp.before_app_request\ndef check(): validator.validate(1)"),
        flask(before="app.wsgi_app = add_middleware(VerifySignature)"),
        FASTAPI + "@app.post('/a', dependencies=[Depends(verified)])\n"
        f"def voice():\n{BUILT}{MEDIA}",
        FASTAPI + "def f(r): return validate(r)\n@app.post('/a')\n"
        f"def voice(x=Depends(f)):\n{BUILT}{MEDIA}",
        DJANGO + "from cxml.django import document\n@document(V)\ndef voice(request, call):\n"
        f"{BUILT}    return r",
        DJANGO + f"@method_decorator(twilio_view, name='dispatch')\nclass V(View):\n{POSTED}",
        DJANGO + "class V(View):\n    @method_decorator(twilio_view)\n"
        f"    def dispatch(self): pass\n{POSTED}",
        DJANGO + f"class V(APIView):\n    permission_classes = [OnlyThem]\n{POSTED}",
        DJANGO + f"class V(APIView):\n    permission_classes: list = [OnlyThem]\n{POSTED}",
        DJANGO + "@api_view(['POST'])\n@permission_classes([OnlyThem])\n"
        f"def voice(request):\n{BUILT}{SERVED}",
        DJANGO + f"@csrf_exempt\n@verified\ndef voice(request):\n    return bye(request)\n"
        f"def bye(request):\n{BUILT}{SERVED}",
        flask(before="def a(): return b()\ndef b(): return verify(a())",
              end="    return Response(a(), mimetype='text/xml')"),
    ],
)  # fmt: skip
def test_a_view_that_verifies(source: str) -> None:
    """A decorator, a call, a function of the file or a hook may verify."""
    assert found(source) == []


@pytest.mark.parametrize(
    "source",
    [
        flask("@app.post('/a')\n@document(V, verify=False)",
              before="from cxml.flask import document"),
        flask("@app.post('/a')\n@status_callback(V, verify=False)",
              before="from cxml.flask import status_callback"),
        flask("@app.post('/a')\n@cached"),
        flask("@app.post('/a')\n@things.document()"),
        flask("@document(V)\n@app.post('/a')", before="from cxml.flask import document"),
        flask("@app.post('/a')\n@validated\n@app.post('/b')"),
        flask(before="@app.before_request\ndef log(): print(1)"),
        flask(before="app.wsgi_app = add_middleware(ProxyFix)"),
        flask(before="def a(): return b()\ndef b(): return a()"),
        FLASK + "@app.post('/a')\ndef voice():\n    return a()\ndef a():\n    return b()\n"
        f"def b():\n{BUILT}    return a() if x else r",
        FLASK + f"@app.post('/a')\ndef voice():\n    return str(a(1))\ndef a(x):\n{BUILT}"
        "    return r",
        DJANGO + f"class V(APIView):\n    permission_classes = [AllowAny]\n    x = 1\n{POSTED}",
        DJANGO + "@csrf_exempt\ndef voice(request):\n"
        "    return HttpResponse(bye(request), 'a/xml')\n"
        f"def bye(request):\n{BUILT}{SERVED}",
    ],
)  # fmt: skip
def test_a_view_that_does_not_verify(source: str) -> None:
    """A decorator that is told not to, or that does something else, verifies nobody."""
    assert found(source) == ["CX708"]


# What it answers with


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("return str(r)", 'return str(r), 200, {"Content-Type": "text/xml"}'),
        ("return r.to_xml()", 'return r.to_xml(), 200, {"Content-Type": "text/xml"}'),
        ("return str(r), 201", 'return str(r), 201, {"Content-Type": "text/xml"}'),
        ("return (str(r))", 'return (str(r), 200, {"Content-Type": "text/xml"})'),
        ("x = str(r)\n    return x", 'x = str(r)\n    return x, 200, {"Content-Type": "text/xml"}'),
        ("return Response(str(r))", 'return Response(str(r), mimetype="text/xml")'),
        ("return Response(\n        str(r),\n    )",
         'return Response(\n        str(r), mimetype="text/xml",\n    )'),
        ("return Response((str(r)))", 'return Response((str(r)), mimetype="text/xml")'),
        ("return Response((\n        (str(r)  # a )\n        )  # b )\n    ))",
         "return Response((\n        (str(r)  # a )\n        )  # b )\n"
         '    ), mimetype="text/xml")'),
        ("return make_response(str(r))",
         'return make_response(str(r), {"Content-Type": "text/xml"})'),
        ("a = make_response(str(r), 200); return a",
         'a = make_response(str(r), 200, {"Content-Type": "text/xml"}); return a'),
        ("return Response(response=str(r))",
         'return Response(response=str(r), mimetype="text/xml")'),
    ],
)  # fmt: skip
def test_a_document_that_is_served_as_a_page(before: str, after: str) -> None:
    """What Flask serves as a page gets its type."""
    source = flask(end=f"    verify(1)\n    {before}\n")
    assert found(source) == ["CX806"]
    assert mended(source) == flask(end=f"    verify(1)\n    {after}\n")


@pytest.mark.parametrize(
    "source",
    [
        flask(end="    return make_response(str(r))"),
        flask(end="    return flask.make_response(str(r), 200)"),
        flask(end="    a = make_response(str(r))\n    a.status_code = 201\n    return a"),
        flask(end="    t = str(r)\n    a = make_response(t)\n    a.set_cookie('b')\n    return a"),
        flask(end="    a = Response(str(r), 200)\n    return a"),
        flask(end="    return jsonify(str(r))"),
        flask(end="    return Response(str(r), mimetype='text/html')"),
        flask(end="    return Response(str(r), content_type='text/plain')"),
        flask(end="    return '<Response><Say>a</Say></Response>'"),
        FASTAPI + f"@app.post('/a')\ndef voice():\n{BUILT}    return str(r)",
        FASTAPI + f"@app.post('/a')\ndef voice():\n{BUILT}    return Response(content=str(r))",
        FASTAPI + f"@app.post('/a')\ndef voice():\n{BUILT}    return HTMLResponse(str(r))",
        FASTAPI + f"@app.post('/a')\ndef voice():\n{BUILT}    return PlainTextResponse(str(r))",
        DJANGO + f"@csrf_exempt\ndef voice(request):\n{BUILT}    return HttpResponse(str(r))",
        DJANGO + "@csrf_exempt\ndef voice(request):\n    return JsonResponse('<Response/>')",
    ],
)
def test_other_types_of_answers(source: str) -> None:
    """Whatever says, or leaves it to be said, that it is no XML is found."""
    assert found(source, only="CX806") == ["CX806"]


@pytest.mark.parametrize(
    "source",
    [
        flask(end="    return Response(str(r), mimetype='application/xml')"),
        flask(end="    return Response(str(r), mimetype=XML)"),
        flask(end="    return Response(str(r), headers=headers)"),
        flask(end="    return Response(str(r), **options)"),
        flask(end="    return Response(str(r), 200, headers)"),
        flask(end="    return str(r), 200, headers"),
        flask(end="    return str(r), headers"),
        flask(end="    return str(r), 200, {'Content-Type': 'text/xml'}"),
        flask(end="    a = make_response(str(r))\n    a.headers['b'] = 'c'\n    return a"),
        flask(end="    a = make_response(str(r))\n    a.mimetype = 'text/xml'\n    return a"),
        flask(end="    a = make_response(str(r))\n    typed(a)\n    return a"),
        flask(end=102 * "    a = make_response(str(r))\n" + "    return a"),
        flask(end="    a = make_response(str(r))\n    a = typed(str(r))\n    return a"),
        flask(end="    a = make_response(str(r), {'Content-Type': 'text/xml'})\n    return a"),
        flask(end="    return make_response(str(r), '200 OK')"),
        flask(end="    return ()"),
        flask(end="    return Response('hello')"),
        flask(end="    return Response()"),
        flask(end="    return CxmlResponse(str(r))"),
        flask(end="    return r.children"),
        flask("@app.post('/a')\n@twiml", end="    return str(r)"),
        flask("@app.post('/a')\n@cxml.flask.document(V)", end="    return str(r)"),
        flask(end="    return str(r)", before="@app.after_request\ndef typed(a): return a"),
        FASTAPI + f"@app.post('/a', response_class=X)\ndef voice():\n{BUILT}    return str(r)",
        DJANGO + f"@csrf_exempt\ndef voice(request):\n{BUILT}    return str(r)",
    ],
)
def test_what_may_be_xml(source: str) -> None:
    """What says that it is XML, or may say so where nobody sees it, is left alone."""
    assert found(source, only="CX806") == []


DOCUMENT = "from cxml.flask import document\n"
HOOKED = FASTAPI + "from .hooks import hooks\n@app.post('/a')\n@hooks.document(VoiceRequest)\n"
EXEMPT = DJANGO + "from cxml.django import document\n@document(V)\ndef voice(request, call):\n"


@pytest.mark.parametrize(
    ("source", "type_"),
    [
        (flask("@app.post('/')\n@document(V)", "    return Response(str(r))", DOCUMENT),
         "text/html"),
        (flask("@document(V)", "    return Response(str(r))", DOCUMENT), "text/html"),
        (
            flask("@app.post('/a')\n@document(V)", "    return make_response(str(r))", DOCUMENT),
            "text/html",
        ),
        (f"{EXEMPT}{BUILT}    return HttpResponse(str(r))", "text/html"),
        (f"{EXEMPT}{BUILT}    answer = HttpResponse(r)\n    return answer", "text/html"),
        (f"{EXEMPT}{BUILT}    return xml(r)\n"
         "def xml(r):\n    return HttpResponse(str(VoiceResponse()))", "text/html"),
        (f"{HOOKED}async def voice(call):\n{BUILT}    return Response(str(r))", "nothing at all"),
        (f"{HOOKED}async def voice(call):\n{BUILT}    return HTMLResponse(str(r))", "text/html"),
    ],
)  # fmt: skip
def test_an_answer_of_the_framework_below_ours(source: str, type_: str) -> None:
    """What the framework makes an answer of is sent as it is, whatever decorates the view."""
    (finding,) = (e for e in check_bytes(source.encode(), RUNNER, "a.py") if e.code == "CX806")
    assert f"served as {type_}" in finding.message


@pytest.mark.parametrize(
    "source",
    [
        flask("@app.post('/a')\n@document(V)", "    return r.to_xml()", DOCUMENT),
        flask("@app.post('/a')\n@document(V)", "    return str(r), 200", DOCUMENT),
        flask("@app.post('/a')\n@document(V)\n@xml", "    return Response(str(r))", DOCUMENT),
        flask("@document(V)\n@xml", "    return Response(str(r))", DOCUMENT),
        f"{EXEMPT}{BUILT}    return HttpResponse(str(r), content_type='text/xml')",
        f"{HOOKED}async def voice(call):\n{BUILT}{MEDIA}",
    ],
)  # fmt: skip
def test_what_ours_sends_as_xml(source: str) -> None:
    """A document, a text, and an answer that says that it is XML, are sent as that."""
    assert found(source, only="CX806") == []


ANSWERING = FASTAPI + "from fastapi.responses import Response\n"
BASE = "class Base(View):\n    def answered(self, request):\n        r = VoiceResponse()\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            DJANGO + BASE + "        return HttpResponse(r)\n",
            DJANGO + BASE + '        return HttpResponse(r, content_type="text/xml")\n',
        ),
        (
            DJANGO + f"def helper(a):\n{BUILT}    b = HttpResponse(str(r))\n    return b\n",
            DJANGO
            + f'def helper(a):\n{BUILT}    b = HttpResponse(str(r), content_type="text/xml")\n'
            "    return b\n",
        ),
        (
            ANSWERING + f"def helper(a):\n{BUILT}    return Response(str(r))\n",
            ANSWERING + f"def helper(a):\n{BUILT}"
            '    return Response(str(r), media_type="text/xml")\n',
        ),
    ],
)
def test_answers_outside_of_views(before: str, after: str) -> None:
    """An answer that a view gets from elsewhere in the file is served as it is made there."""
    assert found(before, only="CX806") == ["CX806"]
    assert mended(before) == after


@pytest.mark.parametrize(
    "source",
    [
        DJANGO + BASE + "        return HttpResponse(r, content_type='text/xml')\n",
        DJANGO + BASE + "        return Answer(r)\n",
        DJANGO + BASE + "        return str(r)\n",
        DJANGO + BASE + "        return HttpResponse(r)\na.content_type = 'text/xml'\n",
        DJANGO + BASE + "        return HttpResponse(r)\na['Content-Type'] = 'text/xml'\n",
        DJANGO + "def helper(a):\n    return HttpResponse('a')\n",
        ANSWERING + f"def helper(a):\n{BUILT}    return Response(r)\n",
        ANSWERING + f"def helper(a):\n    def inner():\n    {BUILT.replace('    r', '        r')}"
        "        return Response(str(r))\n",
        ANSWERING + f"@typed\ndef helper(a):\n{BUILT}    return Response(str(r))\n",
    ],
)
def test_other_answers_outside_of_views(source: str) -> None:
    """What says what it is, or may be told it later, and what is no answer is left alone."""
    assert found(source, only="CX806") == []


ADDED = "    x = '<Response>'\n    x += '<Say>a</Say>'\n"
JOINED = "    x = ['<Response>']\n    x.append('<Say>a</Say>')\n    x.append('</Response>')\n"


@pytest.mark.parametrize(
    "body",
    [
        ADDED + "    x += '</Response>'\n    return x\n",
        ADDED + "    return x + '</Response>'\n",
        ADDED + "    return Response(x + '</Response>')\n",
        JOINED + "    return ''.join(x)\n",
        JOINED + "    y = ''.join(x)\n    return Response(y)\n",
        "    return ''.join(['<Response>', '<Say>a</Say></Response>'])\n",
        "    return f'<Response><Say>{escape(a)}</Say></Response>'\n",
    ],
)
def test_a_document_that_is_collected(body: str) -> None:
    """A document that a view puts together piece by piece is one too."""
    assert found(FLASK + f"@app.route('/a')\ndef voice():\n{body}") == ["CX708", "CX807", "CX806"]


FLASK_SAYS = "Flask answers 500: decorate the view with @document of cxml.flask"
DJANGO_SAYS = "Django answers 500: decorate the view with @document of cxml.django"
FASTAPI_SAYS = "FastAPI sends it as JSON: return CxmlResponse(response), of cxml.starlette"
STARLETTE_SAYS = "Starlette answers 500: return CxmlResponse(response), of cxml.starlette"
STARLETTE = FASTAPI.replace("fastapi import FastAPI", "starlette.applications import Starlette")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (flask(end="    return r\n"), FLASK_SAYS),
        (flask(end="    return r, 200\n"), FLASK_SAYS),
        (flask(end="    return a()\n", before=f"def a():\n{BUILT}    return r\n"), FLASK_SAYS),
        (FASTAPI + f"@app.post('/a')\ndef voice():\n{BUILT}    return r\n", FASTAPI_SAYS),
        (
            STARLETTE + f"@app.route('/a', methods=['POST'])\ndef f(request):\n{BUILT}    return r",
            STARLETTE_SAYS,
        ),
        (DJANGO + f"@csrf_exempt\ndef voice(request):\n{BUILT}    return r\n", DJANGO_SAYS),
        (
            DJANGO + "class V(View):\n    def post(self, request):\n        return VoiceResponse()",
            DJANGO_SAYS,
        ),
    ],
)  # fmt: skip
def test_a_response_that_no_framework_can_send(source: str, said: str) -> None:
    """What becomes of a response that a view returns as it is, is said by the framework."""
    every = check_bytes(source.encode(), RUNNER, "program.py")
    assert [each.message for each in every if each.code == "CX815"] == [said]


def test_a_function_of_views() -> None:
    """A function of Django's that nothing decorates is a view where such are written."""
    source = DJANGO + f"def voice(request):\n{BUILT}    return r\n"
    assert found(source, only="CX815", path="shop/views.py") == ["CX815"]
    assert found(source, only="CX815") == []
    helps = source + "def other(request):\n    return HttpResponse(str(voice(request)))\n"
    assert found(helps, only="CX815", path="shop/views.py") == []


@pytest.mark.parametrize(
    "source",
    [
        flask("@app.post('/a')\n@cxml.flask.document(V)", end="    return r\n"),
        flask("@app.post('/a')\n@twiml", end="    return r\n"),
        FASTAPI + f"@app.post('/a', response_class=X)\ndef f():\n{BUILT}    return r\n",
        FASTAPI.replace("()", "(default_response_class=X)")
        + f"@app.post('/a')\ndef f():\n{BUILT}    return r\n",
        DJANGO + f"@csrf_exempt\ndef voice(request, call):\n{BUILT}    return r\n",
        flask(end="    return r.say('a')\n"),
        flask(end="    return ()\n"),
        flask(end="    return a()\n", before="def a():\n    return\n"),
        flask(end="    return str(r)\n"),
    ],
)
def test_a_response_that_may_be_sent(source: str) -> None:
    """Below a decorator, and of what is no response, nothing is said."""
    assert found(source, only="CX815") == []


# By which method


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("@app.route('/a')", '@app.route(\'/a\', methods=["GET", "POST"])'),
        ("@app.route(('/a'))", '@app.route((\'/a\'), methods=["GET", "POST"])'),
        ("@app.route('/a', strict_slashes=False)",
         "@app.route('/a', strict_slashes=False, methods=[\"GET\", \"POST\"])"),
        ("@app.route('/a', methods=['GET'])", "@app.route('/a', methods=['GET'])"),
        ("@app.get('/a')", "@app.get('/a')"),
        ("@app.route('/a')\n@app.get('/b')",
         "@app.route('/a', methods=[\"GET\", \"POST\"])\n@app.get('/b')"),
    ],
)  # fmt: skip
def test_a_view_that_takes_get_alone(before: str, after: str) -> None:
    """A route for GET alone is found, and mended where it says nothing of methods."""
    end = "    verify(1)\n" + XML
    assert found(flask(before, end)) == ["CX807"]
    assert mended(flask(before, end)) == flask(after, end)


@pytest.mark.parametrize(
    "source",
    [
        flask("@app.route('/a', methods=['GET', 'POST'])"),
        flask("@app.route('/a', methods=('POST',))"),
        flask("@app.route('/a', methods=['HEAD'])"),
        flask("@app.route('/a', methods=[x])"),
        flask("@app.route('/a')\n@app.post('/b')"),
        flask("@app.route('/a')", before="X = Redirect('/a', method='get')"),
        flask("@app.route('/a')", before="X = '''<Redirect method=\"GET\">/a</Redirect>'''"),
        flask("@app.route('/a')", before='X = "<Redirect method=\\"GET\\">/a</Redirect>"'),
        FLASK + "@app.route('/')\ndef home():\n    return 'hello'",
    ],
)
def test_a_view_that_is_asked_as_it_answers(source: str) -> None:
    """A view that takes POST, or a program that asks by GET, is fine."""
    assert found(source, only="CX807") == []


BY_BOTH = (
    "from cxml import VoiceResponse\nfrom fastapi import FastAPI\napp = FastAPI()\n"
    "@app.get('/room')\n@document\ndef room(call):\n"
    "    r = VoiceResponse()\n    r.dial().conference('a', wait_url='/wait', wait_method='GET')\n"
    "    return r\n@app.post('/voice')\n@document\ndef voice(request, call):\n"
    "    r = VoiceResponse()\n    {}\n    return r\n"
)


@pytest.mark.parametrize(
    "asks",
    [
        "r.redirect('/room')",
        "r.redirect('/room', method='POST')",
        "r.gather(action=request.url_for('room'))",
        "r.gather(action='/room')\n    r.redirect('/room', method='GET')",
    ],
)
def test_a_view_that_is_asked_by_post(asks: str) -> None:
    """A view that takes GET alone is found where an element posts to it, whatever GET is for."""
    assert found(BY_BOTH.format(asks), only="CX807") == ["CX807"]


@pytest.mark.parametrize(
    ("asks", "more"),
    [
        ("r.redirect('/room', method='GET')", ""),
        ("r.redirect('/room', method=method)", ""),
        ("r.redirect('/other')", ""),
        ("r.redirect(request.url_for('other'))", ""),
        ("r.redirect('/room')", "app.include_router(more)\n"),
        ("r.redirect('/room')", "@app.post('/room')\ndef other(call): ...\n"),
        ("r.redirect('/room')", "@app.get('/{rest:path}')\ndef other(call): ...\n"),
        ("r.redirect('/again')", "@app.post('/again')\ndef room(call): ...\n"),
        ("r.redirect(request.url_for('room'))", "@app.get('/b', name=NAME)\ndef b(call): ...\n"),
    ],
)
def test_a_view_that_may_be_asked_by_get(asks: str, more: str) -> None:
    """Where GET is named, nothing is said of a view to which no element surely posts."""
    assert found(BY_BOTH.format(asks) + more, only="CX807") == []


def test_the_view_of_a_router_is_not_mended() -> None:
    """What another framework makes of a route is not known well enough to write it."""
    source = (
        FASTAPI
        + f"@app.route('/a')\ndef voice(x):\n    verify(x)\n{BUILT}    return JSONResponse()"
    )
    assert found(source) == ["CX807"]
    assert mended(source) == source


def test_a_text_that_another_function_gives() -> None:
    """A view that returns what a function of the file writes serves that as a page."""
    helper = f"def a(x):\n{BUILT}    return {{}}\n"
    view = FLASK + "@app.post('/a')\n@verified\ndef voice():\n    return a(1)\n" + helper
    assert found(view.format("str(r)")) == ["CX806"]
    assert mended(view.format("str(r)")) == view.format("str(r)").replace(
        "a(1)", 'a(1), 200, {"Content-Type": "text/xml"}'
    )
    for other in ("Response(str(r), mimetype='text/xml')", "str(r) if x else b()", "x"):
        assert found(view.format(other)) == []


OF_DJANGO = DJANGO + "from django.views import View\n"
GOT = POSTED.replace("post", "get")


@pytest.mark.parametrize(
    "source",
    [
        f"@csrf_exempt\n@require_GET\ndef voice(request):\n{BUILT}{SERVED}",
        f"@require_safe\ndef voice(request):\n{BUILT}{SERVED}",
        f"@require_http_methods(['GET', 'HEAD'])\ndef voice(request):\n{BUILT}{SERVED}",
        f"@api_view()\ndef voice(request):\n{BUILT}{SERVED}",
        f"class V(View):\n    template = 'a'\n    x.y = z = 1\n{GOT}",
        f"class V(TemplateView):\n    http_method_names = ['get', 'options']\n{GOT}",
        f"class V(TemplateView):\n    http_method_names: list = ['get', 'options']\n{GOT}",
    ],
)
def test_a_view_of_django_that_takes_get_alone(source: str) -> None:
    """A view of Django takes GET alone where it says so, or where it is a class without post."""
    assert found(OF_DJANGO + source, only="CX807") == ["CX807"]


def test_where_a_class_takes_get_alone() -> None:
    """Of a class that answers GET alone the finding is the method, and no more of it."""
    source = OF_DJANGO + f"class V(View):\n{GOT}"
    (each,) = (e for e in check_bytes(source.encode(), RUNNER, "a.py") if e.code == "CX807")
    assert (each.line, each.column, each.end_line) == (5, 5, 5)


@pytest.mark.parametrize(
    "source",
    [
        f"@require_POST\ndef voice(request):\n{BUILT}{SERVED}",
        f"@require_http_methods(METHODS)\ndef voice(request):\n{BUILT}{SERVED}",
        f"@require_http_methods(['GET', 'POST'])\ndef voice(request):\n{BUILT}{SERVED}",
        f"def voice(request):\n{BUILT}{SERVED}",
        f"class V(View):\n{GOT}{POSTED}",
        f"class V(View):\n{GOT}    post = get\n",
        f"class V(View):\n{GOT}    def dispatch(self, request):\n        return a\n",
        f"class V(View):\n    http_method_names = METHODS\n{GOT}",
        f"class V(View, Mixin):\n{GOT}",
        f"@require_GET\ndef voice(request):\n{BUILT}    r.redirect('/a', method='GET')\n{SERVED}",
        "@require_GET\ndef page(request):\n    return render(request, 'a.html')\n",
    ],
)  # fmt: skip
def test_a_view_of_django_that_may_take_post(source: str) -> None:
    """A view that takes POST, or what is not said, is fine, and so is one that is asked by GET."""
    assert found(OF_DJANGO + source, only="CX807") == []


# Django


@pytest.mark.parametrize(
    "source",
    [
        f"def voice(request):\n{BUILT}{SERVED}",
        "def voice(request):\n    return HttpResponse(content=VoiceResponse())",
        f"class V(View):\n{POSTED}",
    ],
)  # fmt: skip
def test_a_view_that_django_refuses(source: str) -> None:
    """A view of Django that nobody exempts answers 403."""
    assert found(DJANGO + source, only="CX808") == ["CX808"]


@pytest.mark.parametrize(
    "source",
    [
        f"@csrf_exempt\ndef voice(request):\n{BUILT}    return HttpResponse(str(r))",
        f"def voice(request):\n{BUILT}    return HttpResponse(str(r))\nvoice = csrf_exempt(voice)",
        f"@api_view(['POST'])\ndef voice(request):\n{BUILT}    return HttpResponse(str(r))",
        "from cxml.django import document\n@document(V)\ndef voice(request, call):\n"
        f"{BUILT}    return HttpResponse(str(r))",
        f"@method_decorator(csrf_exempt, name='dispatch')\nclass V(View):\n{POSTED}",
        f"class V(View):\n{POSTED}urls = [path('', csrf_exempt(V.as_view()))]",
        f"def voice(request):\n{BUILT}    return helper(r)",
        f"def voice(request):\n{BUILT}    return 1",
        f"class V(APIView):\n{POSTED}",
        f"def bye(request):\n{BUILT}    return HttpResponse(str(r))\n"
        "@csrf_exempt\ndef voice(request):\n    return bye(request)",
    ],
)  # fmt: skip
def test_a_view_that_is_exempt(source: str) -> None:
    """A view may be exempted by a decorator, of its own, of its class or of cxml, or by a call."""
    assert found(DJANGO + source, only="CX808") == []


def test_a_view_that_is_exempt_in_another_file() -> None:
    """A view may be exempted where its address is; files of a run know each other."""
    view = (
        DJANGO
        + f"def voice(request):\n    verify(1)\n{BUILT}    return HttpResponse(str(r), 'a/xml')"
    )
    urls = b"from cxml import x\nurls = [path('a', csrf_exempt(views.voice))]"
    files = {"views.py": view.encode(), "page.xml": b"<Response/>"}
    assert [each.code for each in check_folder(files, RUNNER)] == ["CX808"]
    assert check_folder({**files, "urls.py": urls}, RUNNER) == []
    helped = b"from cxml import x\ndef view(request):\n    return views.voice(request)"
    assert check_folder({**files, "main.py": helped}, RUNNER) == []
    others = urls.replace(b"voice", b"other")
    assert [each.code for each in check_folder({**files, "urls.py": others}, RUNNER)] == ["CX808"]


CHECKED = "def platform_only(view):\n    validator.validate(1)\n    return view\n"
OPEN = "def platform_only(view):\n    functools.wraps(view)\n    return view\n"
GUARDED = (
    DJANGO + f"from .guard import platform_only\n@platform_only\ndef a(request):\n{BUILT}{SERVED}"
)
CALLING = (
    DJANGO + f"from .guard import platform_only as p\ndef a(request):\n    p(1)\n{BUILT}{SERVED}"
)
BEHIND = {
    "decorator": GUARDED,
    "package": GUARDED.replace(".guard import", "cxml_app.guard import"),
    "module": GUARDED.replace("from .guard import platform_only", "from . import guard").replace(
        "@", "@guard."
    ),
    "method": DJANGO + "from .guard import platform_only\nclass V(View):\n"
    f"    @method_decorator(platform_only)\n{POSTED}",
    "base": DJANGO + f"from .guard import platform_only as Base\nclass V(Base, View):\n{POSTED}",
    "own base": DJANGO + "from .guard import platform_only as Base\nclass Own(Base): pass\n"
    f"class V(Own, View):\n{POSTED}",
    "made": flask(
        "@app.post('/a')\n@own", before="from .guard import platform_only\nown = platform_only(1)"
    ),
    "own decorator": flask(
        "@app.post('/a')\n@own",
        before="from .guard import platform_only\ndef own(f):\n    return inner(f)\n"
        "def inner(f):\n    own(1)\n    return platform_only(f)",
    ),
    "hook": flask(before="from .guard import platform_only\nx.before_request(platform_only)"),
    "dependency": FASTAPI + "from .guard import platform_only\n"
    f"@app.post('/a', dependencies=[Depends(platform_only)])\ndef a():\n{BUILT}{MEDIA}",
    "router": FASTAPI + "from .guard import platform_only\n"
    "router = APIRouter(dependencies=[Depends(platform_only)])\n"
    f"@app.post('/a')\ndef a():\n{BUILT}{MEDIA}",
}


@pytest.mark.parametrize("source", BEHIND.values(), ids=BEHIND)
def test_what_verifies_may_stand_in_another_file(source: str) -> None:
    """What a view is behind is followed into the files of a run; else nothing is said."""
    files = {"app/views.py": source.encode()}
    assert unverified(files) == []
    for path in ("app/guard.py", "app/guard/__init__.py"):
        assert unverified({**files, path: CHECKED.encode()}) == []
        assert unverified({**files, path: OPEN.encode()}) == ["CX708"]
    assert unverified({**files, "app/guard.py": b"def other(): pass"}) == []
    assert unverified({**files, "app/other.py": OPEN.encode()}) == []
    assert unverified({**files, "app/other.py": CHECKED.encode(), "page.xml": b"<Response/>"}) == []
    doubtful = "from x import told\n" + OPEN.replace("functools.wraps", "told")
    assert unverified({**files, "app/guard.py": doubtful.encode()}) == []


def unverified(files: dict[str, bytes]) -> list[str]:
    """Name what is found in the files of a run of views that anybody can ask."""
    return [each.code for each in check_folder(files, RUNNER) if each.code == "CX708"]


@pytest.mark.parametrize(
    "source",
    [
        CALLING,
        flask(before="from .guard import platform_only\n@app.before_request\n"
              "def check():\n    platform_only(1)"),
        FASTAPI + "from .guard import platform_only\n@app.post('/a')\n"
        f"def a(x=Depends(platform_only)):\n{BUILT}{MEDIA}",
    ],
)  # fmt: skip
def test_what_a_view_calls_may_verify_in_another_file(source: str) -> None:
    """What a view only calls has to be known to verify: views call much that does not."""
    files = {"app/views.py": source.encode()}
    assert unverified(files) == ["CX708"]
    assert unverified({**files, "app/guard.py": OPEN.encode()}) == ["CX708"]
    assert unverified({**files, "app/guard.py": CHECKED.encode()}) == []


@pytest.mark.parametrize(
    "source",
    [
        flask(before="from . import app"),
        flask("@app.post('/a')\n@csrf.exempt", before="from .extensions import csrf"),
        flask("@app.post('/a')\n@wraps(x)", before="from functools import wraps"),
        flask("@app.post('/a')\n@limiter.limit('a')", before="limiter = Limiter(app)"),
        flask(before="from flask_cors import CORS\nCORS(app)"),
        FASTAPI + "from fastapi.middleware.cors import CORSMiddleware\n"
        f"app.add_middleware(CORSMiddleware)\n@app.post('/a')\ndef a():\n{BUILT}{MEDIA}",
        DJANGO + "from django.views.decorators.csrf import csrf_exempt\n"
        "from django.views import View\n@method_decorator(csrf_exempt, name='dispatch')\n"
        f"class V(View):\n{POSTED}",
        flask(before="from .x import log\n@app.before_request\ndef logs(): log(1)"),
    ],
)  # fmt: skip
def test_what_is_imported_and_verifies_nothing(source: str) -> None:
    """What lets in, what a framework has, and what only is there, leaves a view open."""
    assert found(source, only="CX708") == ["CX708"]


@pytest.mark.parametrize(
    "source",
    [
        DJANGO + "class Only:\n    def dispatch(self, request):\n        validate(1)\n"
        f"class V(Only, View):\n{POSTED}",
        DJANGO + f"class V(View):\n    def dispatch(self, request):\n        validate(1)\n{POSTED}",
        DJANGO + f"class V(SignedMixin, View):\n{POSTED}".replace("Signed", "Verified"),
        FASTAPI + "class Only:\n    async def __call__(self):\n        validate(1)\n"
        f"app.add_middleware(Only)\n@app.post('/a')\ndef a():\n{BUILT}{MEDIA}",
        FASTAPI + "def only():\n    validate(1)\nrouter = APIRouter(dependencies=[Depends(only)])\n"
        f"@app.post('/a')\ndef a():\n{BUILT}{MEDIA}",
        flask("@app.post('/a')\n@own", before="def only(): validate(1)\nown = only()"),
        flask("@app.post('/a')\n@own", before="def only(): validate(1)\nown: Only = only()"),
    ],
)  # fmt: skip
def test_what_each_request_goes_through(source: str) -> None:
    """A class verifies by the method that is called first, and a router by what it depends on."""
    assert found(source, only="CX708") == []


def test_names_beyond_those_that_are_worked_out() -> None:
    """Of very many names nobody asks the other files: then there is no finding."""
    names = [f"d{each}" for each in range(MOST_ASKED + 5)]
    files = {
        f"views{each}.py": f"{FLASK}from .guard import {each}\n@app.post('/a')\n@{each}\n"
        f"def voice():\n{BUILT}{XML}".encode()
        for each in names
    }
    guard = "".join(f"def {each}(f): return f\n" for each in names)
    assert len(unverified({**files, "guard.py": guard.encode()})) == MOST_ASKED


OURS = (
    "from cxml.flask import document, status_callback\nfrom cxml.callbacks import *\n"
    "import cxml.flask\n"
)
GIVEN = "@app.post('/')\ndef v():\n"
ASKED = "def v(request):\n"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (FLASK + GIVEN + BUILT, "Flask answers 500"),
        (FLASK + GIVEN + BUILT + "    print(str(r))\n    return\n", "Flask answers 500"),
        (FLASK + GIVEN + BUILT + "    return None\n", "Flask answers 500"),
        (FLASK + GIVEN + "    r = VoiceResponse()\n    str(r)\n", "Flask answers 500"),
        (FLASK + GIVEN + "    r: VoiceResponse = VoiceResponse()\n", "Flask answers 500"),
        (FLASK + OURS + f"@document(VoiceCallback)\ndef v(call):\n{BUILT}", "document is empty"),
        (FLASK + OURS + f"@app.post('/')\n@cxml.flask.document(VoiceCallback)\ndef v(c):\n{BUILT}",
         "the document is empty"),
        (FASTAPI + GIVEN + BUILT, "FastAPI answers null"),
        (FASTAPI.replace("fastapi", "starlette.applications").replace("FastAPI", "Starlette")
         + "@app.route('/')\ndef v(request):\n" + BUILT, "Starlette answers 500"),
        (DJANGO + "class V(View):\n    def post(self, request):\n"
         + BUILT.replace("    ", "        "), "Django answers 500"),
    ],
)  # fmt: skip
def test_a_response_that_is_not_returned(source: str, said: str) -> None:
    """A view that builds a response and returns nothing says what the platform gets."""
    every = check_bytes(source.encode(), RUNNER, "program.py")
    (message,) = [each.message for each in every if each.code == "CX816"]
    assert said in message


@pytest.mark.parametrize(
    "source",
    [
        FLASK + GIVEN + BUILT + XML,
        FLASK + GIVEN + BUILT + "    if x:\n        return 'a'\n",
        FLASK + GIVEN + BUILT + "    raise Answer\n",
        FLASK + GIVEN + BUILT + "    abort(400)\n",
        FLASK + GIVEN + BUILT + "    yield 'a'\n",
        FLASK + GIVEN + BUILT + "    calls.create(twiml=r)\n",
        FLASK + GIVEN + BUILT + "    calls.create(str(r))\n",
        FLASK + GIVEN + BUILT + "    g.answer = r\n",
        FLASK + GIVEN + BUILT + "    print(r.verbs)\n    send = r.to_xml\n",
        FLASK + GIVEN + "    s = r = VoiceResponse()\n    g.r = VoiceResponse()\n    g.r = x\n",
        FLASK + GIVEN + "    r = make()\n    r.say('a')\n",
        FLASK + GIVEN + "    send(r := VoiceResponse())\n",
        FLASK + GIVEN + "    r = VoiceResponse()\n" + "    r.say('a')\n" * 100,
        FLASK + "def helps():\n" + BUILT,
        FLASK + "@app.post('/')\n@answering\ndef v():\n" + BUILT,
        FLASK + OURS + f"@app.post('/')\n@status_callback(CallStatus)\ndef v(call):\n{BUILT}",
        DJANGO + ASKED + BUILT,
        FASTAPI.replace("FastAPI()", "FastAPI(default_response_class=Xml)") + GIVEN + BUILT,
    ],
)
def test_a_response_that_may_be_answered(source: str) -> None:
    """Where something else may become of a response, nothing is said."""
    assert found(source, only="CX816") == []


@pytest.mark.parametrize("returned", ["r", "str(r)", TEXT])
def test_a_status_callback_that_answers(returned: str) -> None:
    """What answers a status callback of cxml returns nothing."""
    head = FLASK + OURS + "@app.post('/')\n@status_callback(CallStatus)\ndef v(call):\n"
    assert found(f"{head}{BUILT}    return {returned}\n", only="CX817") == ["CX817"]
    assert found(f"{head}{BUILT}    return None\n", only="CX817") == []
    other = head.replace("@status_callback(CallStatus)", "@status_callback")
    assert found(f"{other}{BUILT}    return {returned}\n", only="CX817") == ["CX817"]
    theirs = other.replace("from cxml.flask import document,", "from mine import")
    assert found(f"{theirs}{BUILT}    return {returned}\n", only="CX817") == []


TOLD = FLASK + OURS + "@app.post('/')\n@status_callback(CallStatus)\ndef v(call):\n    return {}\n"


@pytest.mark.parametrize(
    ("returned", "left"),
    [
        ("''", "return"),
        ("('', 204)", "return"),
        ("'ok', 200, {'a': 'b'}", "return 'ok', 200, {'a': 'b'}"),
        ("'', 500", "return '', 500"),
        ("str(call), 200", "return str(call), 200"),
        ("{'ok': True}", "return {'ok': True}"),
        ("f'{call.call_sid}'", "return f'{call.call_sid}'"),
        ("[each for each in call]", "return [each for each in call]"),
        ("True", "return"),
    ],
)
def test_a_status_callback_that_answers_something(returned: str, left: str) -> None:
    """What is surely not nothing is told, and taken away where it only says that all is well."""
    source = TOLD.format(returned)
    assert found(source, only="CX817") == ["CX817"]
    assert mended(source).splitlines()[-1] == f"    {left}"


@pytest.mark.parametrize(
    "source",
    [
        TOLD.format("None"),
        TOLD.format(""),
        TOLD.format("log(call)"),
        TOLD.format("Response(status=200)"),
        TOLD.format("jsonify(ok=True)"),
        TOLD.format("None if call else None"),
        TOLD.format("''").replace("    return", "    def inner():\n        return"),
        TOLD.format("''").replace("def v", "@swallowed\ndef v"),
        TOLD.format("''").replace("status_callback(CallStatus)", "notified"),
    ],
)
def test_a_status_callback_that_may_answer_nothing(source: str) -> None:
    """A response of the framework is taken, and of what is not known nothing is said."""
    assert found(source, only="CX817") == []


CLASS = FLASK + OURS + "@status_callback(CallStatus)\nclass V(MethodView):\n"


def test_a_class_that_is_a_status_callback() -> None:
    """The methods of a class that the platform asks are judged, unless they say otherwise."""
    method = "    def {}(self, call):\n        return '', 204\n"
    for name in ("get", "post", "dispatch_request"):
        assert found(CLASS + method.format(name), only="CX817") == ["CX817"]
    assert found(CLASS + method.format("said"), only="CX817") == []
    assert (
        found(f"{CLASS}    @document(VoiceCallback)\n{method.format('post')}", only="CX817") == []
    )
    other = CLASS.replace("@status_callback(CallStatus)\n", "")
    assert found(other + method.format("post"), only="CX817") == []
    own = f"{other}    @status_callback(CallStatus)\n{method.format('post')}"
    assert found(own, only="CX817") == ["CX817"]
