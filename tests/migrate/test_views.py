"""Views become views of cxml where all that they answer with is known."""

from __future__ import annotations

import pytest

from cxml import callbacks
from cxml._migrate.change import Change
from cxml._migrate.rewrites import REWRITES

from .rewriting import left, rewriting, rewritten

FLASK = """from cxml.voice_response import VoiceResponse
from flask import Flask, Response, abort, redirect, request
app = Flask(__name__)
"""
FLASK_AFTER = """from cxml.voice_response import VoiceResponse
from flask import Flask, Response, abort, redirect, request
from cxml.callbacks import VoiceCallback
from cxml.flask import document
app = Flask(__name__)
"""
DJANGO = "from cxml.voice_response import VoiceResponse\nfrom django.http import HttpResponse\n"


def flask(returned: str, before: str = "", head: str = "voice()") -> str:
    """Give a view of Flask."""
    return (
        f"@app.post('/voice')\ndef {head}:\n    response = VoiceResponse()\n{before}"
        f"    return {returned}\n"
    )


def decorated(returned: str, head: str = "voice(call: VoiceCallback)", before: str = "") -> str:
    """Give a view of Flask that cxml verifies."""
    route, function = flask(returned, before, head).split("\n", 1)
    return f"{route}\n@document(VoiceCallback)\n{function}"


@pytest.mark.parametrize(
    "returned",
    [
        "str(response)",
        "Response(str(response), mimetype='text/xml')",
        "Response(response=str(response), content_type='text/xml', status=200)",
        "Response(str(response), 200, {'Content-Type': 'text/xml'})",
        "HttpResponse(str(response), 'text/xml')",
        "HttpResponse(str(response), 'application/xml; charset=utf-8')",
        "str(response), 200, {'content-type': 'application/xml'}",
        "make_response(str(response))",
        "response",
    ],
)
def test_what_is_returned(returned: str) -> None:
    """A document is returned as it is, whatever made an answer of it."""
    source = FLASK + flask(returned)
    assert rewritten(source, "flask-view") == FLASK_AFTER + decorated("response")


@pytest.mark.parametrize(
    "returned",
    ["response.to_xml()", "redirect('/')", "'<Response/>'", "answered(response)", "other()"],
)
def test_what_may_be_returned_too(returned: str) -> None:
    """The text of a document, and an answer of Flask's, stay beside what is a document."""
    helpers = (
        "def answered(text):\n    made = Response(str(text))\n    return made\n"
        "def other():\n    return answered(VoiceResponse())\n"
    )
    before = f"    if x:\n        return {returned}\n"
    source = FLASK + helpers + flask("str(response)", before)
    after = FLASK_AFTER + helpers + decorated("response", before=before)
    assert rewritten(source, "flask-view") == after


@pytest.mark.parametrize(
    "returned",
    [
        "Response(status=403)",
        "Response('Forbidden', 403)",
        "HTMLResponse('No', status_code=404)",
        "jsonify(error='x')",
        "HttpResponseBadRequest()",
    ],
)
def test_answers_that_refuse(returned: str) -> None:
    """An answer of the framework that refuses, or is no document at all, stays as it is."""
    before = f"    if x:\n        return {returned}\n"
    source = FLASK + flask("str(response)", before)
    assert rewritten(source, "flask-view") == FLASK_AFTER + decorated("response", before=before)


def test_nothing_else_makes_an_answer_of_a_document() -> None:
    """Below @document a text is returned as it is, also where all is rewritten at once."""
    helper = "def made():\n    return str(VoiceResponse())\n"
    source = f"{FLASK}{helper}@app.post('/')\ndef voice():\n    return made()\n"
    assert rewritten(source).endswith("def voice(call: VoiceCallback):\n    return made()\n")


SIDES = (
    "from cxml.messaging_response import MessagingResponse\n"
    "def sms():\n    made = MessagingResponse()\n    made.message('x')\n    return str(made)\n"
    "def voice():\n    made = VoiceResponse()\n    made.say('x')\n    return str(made)\n"
)


@pytest.mark.parametrize("form", ["{}", "str({})", "Response({}, mimetype='text/xml')"])
def test_helpers_that_write_texts(form: str) -> None:
    """What a view answers is known also of helpers whose texts it returns."""
    start = FLASK + SIDES + "@app.post('/hook')\ndef hook():\n"
    one, other = form.format("sms()"), form.format("voice()")
    source = (
        f"{start}    if 'MessageSid' in request.values:\n        return {one}\n    return {other}\n"
    )
    assert rewritten(source, "flask-view") == source
    ((_, _, says),) = left(source, "flask-view")
    assert says.startswith("hook answers calls and messages")
    assert "@document(MessageRequest)" in rewritten(f"{start}    return {one}\n", "flask-view")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("validator = RequestValidator(x); y = 2", "y = 2"),
        ("y = 2 ;  validator = RequestValidator(x)  # c", "y = 2  # c"),
        ("validator = RequestValidator(x);", ""),
        ("validator = RequestValidator(x)  # c", ""),
    ],
)
def test_what_stands_in_one_line(before: str, after: str) -> None:
    """Where a line has more than what goes, the rest of it stays."""
    head = f"from cxml.request_validator import RequestValidator\n{FLASK}"
    check = "    if not validator.validate(a, b, c):\n        abort(403)\n"
    view = f"@app.post('/')\ndef voice():\n    {before}\n{check}"
    source = f"{head}{view}    return str(VoiceResponse())\n"
    done = rewritten(source, "flask-view")
    kept = f"    {after}\n" if after else ""
    assert done.endswith(f"(call: VoiceCallback):\n{kept}    return VoiceResponse()\n")


@pytest.mark.parametrize(
    "returned",
    [
        "'', 204",
        "str(response), code",
        "str(response), 500",
        "Response(str(response), status=404)",
        "Response(str(response), headers={'X': 'y'})",
        "Response(str(response), 200, {'X': 'y'})",
        "render_template('x')",
        "unknown",
        "loop()",
    ],
)
def test_what_is_no_answer(returned: str) -> None:
    """A view that answers with something else is left as it is, and the place is said."""
    before = f"    if x:\n        return {returned}\n"
    source = FLASK + "def loop():\n    return loop()\n" + flask("str(response)", before)
    assert rewritten(source, "flask-view") == source
    assert [line for _, line, _ in left(source, "flask-view")] == [10]


@pytest.mark.parametrize(
    ("head", "after"),
    [
        ("voice()", "voice(call: VoiceCallback)"),
        ("voice(room)", "voice(call: VoiceCallback, room)"),
        ("voice(*, room)", "voice(call: VoiceCallback, *, room)"),
        ("voice(**rooms)", "voice(call: VoiceCallback, **rooms)"),
        ("voice(call)", "voice(event: VoiceCallback, call)"),
        ("call()", "call(event: VoiceCallback)"),
        (
            "voice(call, event, callback)",
            "voice(cxml_callback: VoiceCallback, call, event, callback)",
        ),
    ],
)
def test_parameters(head: str, after: str) -> None:
    """The callback comes first, under a name that the view does not have."""
    source = FLASK + flask("str(response)", head=head)
    assert rewritten(source, "flask-view") == FLASK_AFTER + decorated("response", after)


def test_functions_that_are_no_such_views() -> None:
    """A view that answers with no document, one that is decorated, and a method stay."""
    source = FLASK + (
        "from cxml.flask import document\nfrom cxml.callbacks import VoiceCallback\n"
        "@app.route('/')\ndef page():\n    return 'Welcome'\n"
        "@app.route('/a')\n@document(VoiceCallback)\ndef done(call):\n    return VoiceResponse()\n"
    )
    assert rewritten(source, "flask-view") == source


def test_a_view_that_is_called() -> None:
    """A view that the program calls itself is left, since it gets one more parameter."""
    source = FLASK + flask("str(response)") + "voice()\n"
    assert rewritten(source, "flask-view") == source
    assert left(source, "flask-view")[0][1] == 5


def test_who_looked_who_asks() -> None:
    """What a view looked at itself to know who asks goes, and nothing else of it."""
    source = FLASK + (
        "from cxml.request_validator import RequestValidator\n"
        "def checked(view):\n    def answer(*a):\n        validator.validate(x)\n"
        "        return view(*a)\n    return answer\n"
        "@app.post('/')\n@checked\n@other\ndef voice():\n"
        "    validator = RequestValidator(key)\n    name = RequestValidator\n"
        "    if not validator.validate(request.url, request.form, x):\n        abort(403)\n"
        "    if not validated(request):\n        abort(403)\n"
        "    return str(VoiceResponse())\n"
    )
    after = rewritten(source, "flask-view")
    assert "@checked" not in after
    assert "@other\n@document(VoiceCallback)\ndef voice(call: VoiceCallback):\n" in after
    assert "    name = RequestValidator\n    if not validated(request):\n" in after
    assert "RequestValidator(key)" not in after
    used = source.replace("    name = RequestValidator\n", "    print(validator)\n")
    kept = source.replace("RequestValidator(key)", "my_validator(key)")
    assert "RequestValidator(key)" in rewritten(used, "flask-view")
    assert "my_validator(key)" in rewritten(kept, "flask-view")


def test_names_that_are_taken() -> None:
    """What is imported has another name where the program has that one, or the one that it has."""
    source = FLASK + "def document():\n    pass\n" + flask("str(response)")
    assert "import document as cxml_document\n" in rewritten(source, "flask-view")
    source = "from cxml.flask import document as answers\n" + FLASK + flask("str(response)")
    after = rewritten(source, "flask-view")
    assert "@answers(VoiceCallback)" in after
    assert after.count("import document") == 1


def test_a_file_without_imports_at_the_top() -> None:
    """Imports go behind the last at the top, or behind what the file says of itself."""
    inside = (
        "if True:\n    from cxml.voice_response import VoiceResponse\n    from flask import Flask\n"
    )
    source = f"{inside}app = Flask(__name__)\n{flask('str(response)')}"
    added = "from cxml.callbacks import VoiceCallback\nfrom cxml.flask import document\n"
    assert rewritten(f"# x\n{source}", "flask-view").startswith(f"# x\n{added}if")
    assert rewritten(f"'x'\n{source}", "flask-view").startswith(f"'x'\n{added}if")
    source = "def view(request): return HttpResponse(VoiceResponse())\n"
    last = f"import django; from cxml import VoiceResponse\n{source}import os"
    after = rewritten(last, "django-view")
    assert after.startswith(f"{last.splitlines()[0]}\n{added.replace('flask', 'django')}@document")
    below = f"@other\n{source}from cxml import VoiceResponse\nimport django\n"
    assert rewritten(below, "django-view").startswith(f"{added.replace('flask', 'django')}@other\n")


@pytest.mark.parametrize(
    ("made", "read", "kind"),
    [
        ("VoiceResponse", "'Digits'", "GatherAction"),
        ("VoiceResponse", "'From'", "VoiceCallback"),
        ("VoiceResponse", "'DialCallStatus'", "DialAction"),
        ("VoiceResponse", "'RecordingSid'", "RecordAction"),
        ("VoiceResponse", "'AddOns'", "VoiceRequest"),
        ("VoiceResponse", "name", "VoiceCallback"),
        ("MessagingResponse", "'Body'", "MessageRequest"),
        ("FaxResponse", "'RemoteStationId'", "FaxReceiveAction"),
    ],
)
def test_which_callback(made: str, read: str, kind: str) -> None:
    """The class is of the channel of the response, and has what is read of the request."""
    source = (
        f"from cxml import {made}\nfrom django.http import HttpResponse\n"
        f"def view(request):\n    x = request.POST[{read}]\n    y = request.user\n"
        f"    return HttpResponse({made}())\n"
    )
    assert f"@document({kind})" in rewritten(source, "django-view")


def test_documents_that_are_written_down() -> None:
    """The channel is also that of a document that the view writes down."""
    source = (
        "from django.http import HttpResponse\n"
        "def view(request):\n"
        "    return HttpResponse('<Response> <{}/></Response>', content_type='text/xml')\n"
    )
    for verb, kind in (("Message", "MessageRequest"), ("Say", "VoiceCallback")):
        after = rewritten(source.format(verb), "django-view")
        assert f"@document({kind})" in after
        assert f"    return '<Response> <{verb}/></Response>'\n" in after


FASTAPI = "from fastapi import FastAPI, Response\nfrom cxml import VoiceResponse\n"


def test_an_application_that_is_made_elsewhere() -> None:
    """What decorates endpoints is made behind the imports, where no application is made."""
    head = FASTAPI + "from mine import app\n"
    view = "@app.post('/')\n{}def a({}):\n    return {}\n"
    page = "count: int = 1\n@app.post('/b')\ndef b():\n    return {}\n"
    source = head + page + view.format("", "", "Response(str(VoiceResponse()))")
    assert rewritten(source, "fastapi-view") == (
        f"{head}from cxml.callbacks import VoiceCallback\n"
        "from cxml.starlette import Options, Webhooks\nfrom os import environ\n"
        'webhooks = Webhooks(lambda: Options(signing_key=environ["CXML_SIGNING_KEY"]))\n'
        + page
        + view.format(
            "@webhooks.document(VoiceCallback)\n", "call: VoiceCallback", "VoiceResponse()"
        )
    )


@pytest.mark.parametrize(
    ("head", "after"),
    [
        ("a() -> Response", "a(call: VoiceCallback)"),
        ("a()->responses.Response", "a(call: VoiceCallback)"),
        ("a() -> str", "a(call: VoiceCallback)"),
        ("a() -> object", "a(call: VoiceCallback) -> object"),
    ],
)
def test_endpoints_of_fastapi(head: str, after: str) -> None:
    """An endpoint says no more that it returns an answer of the framework's."""
    source = FASTAPI + (
        "app = FastAPI()\nwebhooks = 1\n@app.post('/')\n"
        f"async def {head}:\n    return Response(str(VoiceResponse()))\n"
        "@app.post('/b')\ndef b():\n    return Response(str(VoiceResponse()))\n"
        "@app.post('/c')\ndef c():\n    return {}"
    )
    done = rewritten(source, "fastapi-view")
    assert f"@cxml_webhooks.document(VoiceCallback)\nasync def {after}:\n" in done
    assert done.count("cxml_webhooks = Webhooks(") == 1
    assert done.count("@cxml_webhooks.document(VoiceCallback)\n") == 2
    assert done.endswith("def c():\n    return {}")


def test_what_decorates_is_made_before_it_decorates() -> None:
    """What decorates is made in front of all endpoints, wherever applications are made."""
    view = "@{}.post('/')\ndef {}():\n    return Response(str(VoiceResponse()))\n"
    source = (
        f"{FASTAPI}app = FastAPI()\n\n\n{view.format('app', 'a')}\n\n"
        f"router = FastAPI()\n\n\n{view.format('router', 'b')}"
    )
    done = rewritten(source, "fastapi-view")
    assert "\napp = FastAPI()\nwebhooks = Webhooks(lambda: Options(signing_key=" in done
    assert done.count("webhooks = ") == 1
    made = "from cxml.starlette import Webhooks\nhooks = Webhooks(signing_key=x)\n"
    done = rewritten(f"{made}{FASTAPI}{view.format('app', 'a')}", "fastapi-view")
    assert "@hooks.document(VoiceCallback)\ndef a(call: VoiceCallback):\n" in done
    assert done.count("Webhooks") == 2


def test_a_file_with_imports_alone() -> None:
    """Where nothing stands behind the imports, the file ends with what is made."""
    source = f"def a():\n    return Response(str(VoiceResponse()))\n{FASTAPI}app.add_route('/', a)"
    assert rewritten(source, "fastapi-view").startswith(
        "from cxml.callbacks import VoiceCallback\n"
    )


def test_a_verb_is_no_document() -> None:
    """A view that prints a verb, and not its response, is left, and the place is said."""
    source = FLASK + flask("str(response.say('x'))")
    assert rewritten(source, "flask-view", "child-printed") == source
    assert [name for name, *_ in left(source, "child-printed")] == ["child-printed"]
    source = FLASK + flask("str(said)", "    said = response.say('x')\n")
    assert rewritten(source, "flask-view") == source


def test_a_view_that_another_function_answers_for() -> None:
    """A view that prints what another function makes is left, and said."""
    made = "def made(state):\n    response = VoiceResponse()\n    return answers[state](response)\n"
    source = f"{FLASK}{made}@app.post('/')\ndef voice():\n    return str(made('a'))\n"
    assert rewritten(source, "flask-view") == source
    assert [(line, says.split(":")[0]) for _, line, says in left(source, "flask-view")] == [
        (8, "voice may answer with a document that is not known here")
    ]


def test_a_view_of_two_channels() -> None:
    """A view that answers calls and messages is left, since a callback is of one of them."""
    source = FLASK.replace("VoiceResponse", "VoiceResponse\nfrom cxml import MessagingResponse") + (
        "@app.post('/')\ndef both():\n    if x:\n        return str(MessagingResponse())\n"
        "    return str(VoiceResponse())\n"
    )
    assert rewritten(source, "flask-view") == source
    assert [(line, says) for _, line, says in left(source, "flask-view")] == [
        (6, "both answers calls and messages, which @document takes apart: make two views of it")
    ]


def test_what_looked_who_asks_and_is_left_over() -> None:
    """A function that looked who asks, and that no view needs any more, is said."""
    checked = (
        "from cxml.request_validator import RequestValidator\n"
        "def checked(view):\n    def answer(*a):\n        RequestValidator('k').validate(x)\n"
        "        return view(*a)\n    return answer\n"
    )
    source = FLASK + checked + flask("str(response)").replace("def voice", "@checked\ndef voice")
    both = ("flask-view", "unused-check")
    assert "@checked" not in rewritten(source, *both)
    assert [(line, says.split(",")[0]) for _, line, says in left(source, *both)] == [
        (7, "nothing uses checked any more")
    ]
    assert left(FLASK + checked + flask("1").replace("VoiceResponse()", "2"), *both) == []
    assert left(f"{source}x = checked\n", *both) == []


@pytest.mark.parametrize("form", ["await request.form()", "dict(await request.form())"])
def test_what_is_read_in_fastapi(form: str) -> None:
    """What is read of a form that was awaited is read of the callback."""
    source = (
        "from cxml.callbacks import GatherAction\nfrom cxml.starlette import Webhooks\n"
        "webhooks = Webhooks()\n@webhooks.document(GatherAction)\n"
        f"async def menu(call: GatherAction, request):\n    form = {form}\n"
        "    x.y = await request.form()\n    other = await request.json()\n"
        "    return form['Digits'], other['Digits']\n"
    )
    done = rewritten(source, "form-reads")
    assert done == source.replace("form['Digits'],", "call.digits,")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("request.form['Digits']", "call.digits"),
        ("request.values.get('Digits')", "call.digits"),
        ("request.values.get('Digits', None)", "call.digits"),
        ("request.args.get('Digits', '')", "(call.digits or '')"),
        ("request.form.get('Digits', 'none')", "('none' if call.digits is None else call.digits)"),
        ("request.form.get('Digits', 0)", "(0 if call.digits is None else call.digits)"),
        ("'Digits' in request.form", "call.digits is not None"),
        ("'Digits' not in request.form", "call.digits is None"),
        ("request.form['CallStatus']", "call.call_status"),
        ("request.form['Confidence']", ...),
        ("request.form['room']", ...),
        ("request.form[name]", ...),
        ("request.form.get('Digits', type=str)", ...),
        ("request.form.get('Digits', 1, 2)", ...),
        ("request.form.getlist('Digits')", ...),
        ("'a' in request.form in x", ...),
        ("request.form", ...),
        ("x(request.form.get)", ...),
        ("form['Digits']", ...),
    ],
)
def test_what_is_read(before: str, after: object) -> None:
    """What is read of a form is read of the callback, where that has it as a text."""
    source = (
        "from cxml.callbacks import GatherAction\nfrom cxml.flask import document\n"
        "from flask import request\n\n\n@document(GatherAction)\ndef menu(call: GatherAction):\n"
        "    return {}\n"
    )
    expected = before if after is ... else str(after)
    assert rewritten(source.format(before), "form-reads") == source.format(expected)


@pytest.mark.parametrize("default", ["'none'", "''", "None", "0"])
@pytest.mark.parametrize("sent", [{}, {"Digits": ""}, {"Digits": "1"}])
def test_what_is_sent_blank(default: str, sent: dict[str, str]) -> None:
    """What is read is what it was, also where a name is sent without a value."""
    read = f"request.form.get('Digits', {default})"
    source = BELOW.format(kind="GatherAction", read=read)
    after = rewritten(source, "form-reads").split("return ")[-1]
    call = callbacks.GatherAction.from_form(sent)
    assert eval(after, {"call": call}) == sent.get("Digits", eval(default))  # noqa: S307


def test_what_is_read_elsewhere() -> None:
    """Without a callback that is known, what is read stays."""
    source = (
        "from cxml.callbacks import GatherAction\nfrom cxml.flask import document\n"
        "from flask import request\n\n\n@document(GatherAction)\ndef menu(call):\n"
        "    return request.form['Digits']\n\n\n@document()\n@other\ndef x():\n"
        "    return request.form['Digits']\n\n\n@document(mine)\ndef y(a: GatherAction):\n"
        "    return request.form['Digits']\n"
    )
    assert rewritten(source, "form-reads") == source


def test_reads_of_what_is_not_sent() -> None:
    """What has to be there, and SignalWire does not send, is left; the rest may be missing."""
    source = (
        "from cxml.callbacks import RecordAction as Action\nfrom cxml.flask import document\n"
        "from flask import request\n\n\n@document(Action)\ndef view(call: Action):\n"
        "    keep(request.form['RecordingSid'], request.form['RecordingUrl'])\n"
        "    keep(request.form.get('FromCity', ''))\n    return '<Response/>'\n"
    )
    after = rewritten(source, "form-reads")
    assert "keep(request.form['RecordingSid'], call.recording_url)" in after
    assert "keep((call.from_city or ''))" in after
    ((_, line, why),) = left(source, "form-reads")
    assert line == 8
    assert why.startswith("SignalWire does not document RecordingSid in a RecordAction")


def test_callbacks_that_there_are_not() -> None:
    """A class of callbacks that cxml does not have is none, wherever it is said to come from."""
    for module, name in (
        ("callbacks", "Transcription"),
        ("callbacks", "CallState"),
        ("callbacks", "parse"),
        ("voice", "Dial"),
    ):
        source = (
            f"from cxml.{module} import {name}\nfrom cxml.flask import status_callback\n"
            f"from flask import request\n\n\n@status_callback({name})\ndef view(sent: {name}):\n"
            "    keep(request.form['TranscriptionText'])\n"
        )
        assert rewritten(source) == source


def test_reports_that_are_verified_by_hand() -> None:
    """A view that answers with no document is named while it looks itself who asks."""
    source = (
        "from functools import wraps\nfrom cxml.request_validator import RequestValidator\n"
        "from flask import Flask, abort, request\n\napp = Flask('x')\n\n\ndef verified(view):\n"
        "    @wraps(view)\n    def checked():\n"
        "        if not RequestValidator('x').validate(request.url, request.form, ''):\n"
        "            abort(403)\n        return view()\n    return checked\n\n\n"
        "@app.post('/status')\n@verified\ndef status():\n    keep(request.form['{}'])\n"
        "    return '', 204\n\n\n@app.post('/voice')\n@verified\ndef voice():\n"
        "    return '<Response><Say>a</Say></Response>'\n\n\n@app.post('/')\ndef plain():\n"
        "    return ''\n"
    )
    for name, kind in (
        ("CallStatus", "CallStatus"),
        ("MessageStatus", "MessageStatus"),
        ("TranscriptionText", "TranscriptionStatus"),
        ("FriendlyName", "ConferenceEvent"),
    ):
        ((_, line, why),) = left(source.format(name), "status-views")
        assert line == 19
        assert f"as @status_callback({kind}), and" in why


@pytest.mark.parametrize(
    ("imported", "head", "says"),
    [
        (
            "from django.http import HttpResponse",
            "def told(request, room):",
            "@status_callback of cxml.django, as @status_callback(CallStatus), and write"
            " def told(request, event: CallStatus, room), and return None",
        ),
        (
            "from django.http import HttpResponse",
            "def told(request, event, /):",
            "write def told(request, callback: CallStatus, event, /), and",
        ),
        (
            "from flask import Flask",
            "def told(room='a', **others):",
            "@status_callback of cxml.flask, as @status_callback(CallStatus), and write"
            " def told(event: CallStatus, room='a', **others), and",
        ),
        (
            "from fastapi import Request",
            "async def told(request: Request):",
            "of cxml.starlette, as @webhooks.status_callback(CallStatus), and write"
            " async def told(event: CallStatus, request: Request), and",
        ),
        (
            "from cxml.starlette import Webhooks\nfrom fastapi import Request\nhooks = Webhooks(x)",
            "async def told(request: Request):",
            "as @hooks.status_callback(CallStatus), and",
        ),
        (
            "from bottle import request",
            "def told():",
            "of cxml.flask, cxml.django or cxml.starlette, as @status_callback(CallStatus), and"
            " let it take what was sent: behind the request in Django, and else first, and",
        ),
    ],
)
def test_the_line_to_write(imported: str, head: str, says: str) -> None:
    """Of a report it is said which line to write in its framework, with all that it takes."""
    source = (
        f"from cxml.request_validator import RequestValidator\n{imported}\n\n\n{head}\n"
        "    if not RequestValidator('x').validate(request.url, request.form, ''):\n"
        "        abort(403)\n    keep(request.form['CallStatus'])\n"
    )
    assert says in str(left(source, "status-views"))


TOLD = """\
from cxml.request_validator import RequestValidator
from cxml.voice_response import VoiceResponse
from flask import Flask, Response, abort, jsonify, request
from elsewhere import build_one

app = Flask("x")


def build():
    return VoiceResponse()


def nothing():
    return jsonify(ok=True)


def again():
    return again()


def report():
    if not RequestValidator("x").validate(request.url, request.form, ""):
        abort(403)
    keep(request.form["CallStatus"])
{}
"""


@pytest.mark.parametrize(
    ("body", "is_told"),
    [
        ("    with_it = build()\n    return with_it", False),
        ("    with_it = build()\n    return str(with_it), 200", False),
        ("    return build_one()", False),
        ("    with_it = build_one()\n    return with_it", False),
        ("    return given", False),
        ("    return Response(build_one())", False),
        ("    return '' if a else build_one()", False),
        ("    return again()", False),
        ("    return a.b", False),
        ("    return jsonify(build_one())", True),
        ("    return nothing()", True),
        ("    with_it = nothing()\n    return with_it, 200", True),
        ("    return Response(status=204)", True),
        ("    return Response(response='', status=200)", True),
        ("    return {'ok': True} if a else ('', 204)", True),
        ("    return dict(ok=True)", True),
        ("    return {a: a for a in b}", True),
        ("    return await nothing()", True),
        ("    return", True),
        ("    pass", True),
    ],
)
def test_what_is_surely_no_document(body: str, is_told: bool) -> None:
    """A report is named only where nothing that it returns can be a document."""
    source = TOLD.format(body)
    source = source.replace("def report", "async def report") if "await" in body else source
    assert len(left(source, "status-views")) == is_told


def test_reports_of_django_twilio() -> None:
    """A report that django-twilio verifies is named, in classes too."""
    source = (
        "from django.http import HttpResponse\nfrom django.views import View\n"
        "from django.utils.decorators import method_decorator\n"
        "from django_twilio.decorators import twilio_view\n\n\nclass Events(View):\n"
        "    @method_decorator(twilio_view)\n    def dispatch(self, request):\n"
        "        return super().dispatch(request)\n\n    def post(self, request):\n"
        "        keep(request.POST['ConferenceSid'])\n        return HttpResponse(status=204)\n"
    )
    ((_, line, why),) = left(source, "status-views")
    assert line == 12
    assert why.startswith("Events answers")
    assert "as @status_callback(ConferenceEvent), and" in why
    assert "write def post(self, request, event: ConferenceEvent), and" in why


def test_imports_are_added_to_those_that_are_there() -> None:
    """What is needed is added to the import of the same module, and else in front of one's own."""
    view = (
        "\n\ndef view(request):\n    response = VoiceResponse()\n"
        "    return HttpResponse(str(response))\n"
    )
    head = "from cxml.voice_response import VoiceResponse\nfrom django.http import HttpResponse\n"
    callbacks = "from cxml.callbacks import (\n    DialAction,  # x\n)\n"
    after = rewritten(f"{head}{callbacks}\nfrom .models import A\n{view}", "django-view")
    assert "    DialAction, VoiceCallback,  # x\n)\nfrom cxml.django import document\n" in after
    assert after.count("import VoiceCallback") == 0
    star = rewritten(f"{head}from cxml.callbacks import *\n{view}", "django-view")
    assert "from cxml.callbacks import VoiceCallback\n" in star
    own = rewritten(f"from .a import HttpResponse, VoiceResponse\n{view}", "django-view")
    assert own.startswith("from .a import HttpResponse, VoiceResponse\n")


NEEDED = """\
from typing import Annotated
from cxml.callbacks import RecordAction
from cxml.starlette import Options, Webhooks
from fastapi import FastAPI, Form

app = FastAPI()
webhooks = Webhooks(lambda: Options(signing_key="PSK_a"))


@app.post("/recorded")
@webhooks.document(RecordAction)
async def recorded(call: RecordAction, {}) -> str:
    return "<Response/>"
"""


@pytest.mark.parametrize(
    ("parameter", "is_left"),
    [
        ("RecordingSid: str = Form(...)", True),
        ("RecordingSid: str = Form()", True),
        ("RecordingSid: str = Form(default=...)", True),
        ("RecordingSid: Annotated[str, Form()]", True),
        ("RecordingSid: Annotated[str, Form()] = ...", True),
        ("RecordingSid: str", True),
        ("x: str = Form(alias='RecordingSid')", True),
        ("RecordingSid: str = Form('')", False),
        ("RecordingSid: str = Form(default=None)", False),
        ("RecordingSid: Annotated[str, Form()] = ''", False),
        ("RecordingSid: str = ''", False),
        ("RecordingUrl: str = Form(...)", False),
    ],
)
def test_parameters_that_will_be_missing(parameter: str, is_left: bool) -> None:
    """A parameter of FastAPI that has to be sent, and will not be, is left and said."""
    found = left(NEEDED.format(parameter), "form-reads")
    assert [(name, line) for name, line, _ in found] == [("form-reads", 12)] * is_left
    assert all("does not document RecordingSid in a RecordAction" in says for *_, says in found)
    assert all("recordingStatusCallback of the Record is asked" in says for *_, says in found)


def test_what_tells_the_class_of_a_callback() -> None:
    """Parameters of FastAPI, and what is read of a copy of the form, tell which class it is."""
    source = """\
from cxml.voice_response import VoiceResponse
from fastapi import FastAPI, Form

app = FastAPI()


@app.post("/menu")
async def menu(SpeechResult: str = Form("")):
    response = VoiceResponse()
    response.say(SpeechResult)
    return response
"""
    assert "async def menu(call: GatherAction, SpeechResult" in rewritten(source, "fastapi-view")
    source = """\
from cxml.voice_response import VoiceResponse
from flask import Flask, request

app = Flask(__name__)


@app.post("/menu")
def menu():
    sent = request.form.to_dict()
    response = VoiceResponse()
    response.say(sent["SpeechResult"])
    return response
"""
    assert "def menu(call: GatherAction)" in rewritten(source, "flask-view")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("(\n    room: str,\n)", "(\n    call: VoiceCallback,\n    room: str,\n)"),
        ("(  \n    *rest\n)", "(  \n    call: VoiceCallback,\n    *rest\n)"),
        ("( room)", "(call: VoiceCallback,  room)"),
        ("(  # x\n    room)", "(call: VoiceCallback,   # x\n    room)"),
        ("(\n)", "(call: VoiceCallback\n)"),
    ],
)
def test_parameters_in_lines_of_their_own(before: str, after: str, newline: str) -> None:
    """Where each parameter has a line of its own, so has the callback."""
    view = "@app.post('/a')\ndef voice{}:\n    response = VoiceResponse()\n    return response\n"
    source = f"{FLASK}{view.format(before)}".replace("\n", newline)
    assert f"def voice{after}:".replace("\n", newline) in rewritten(source, "flask-view")


def test_answers_that_say_that_all_is_well() -> None:
    """A status that says that all is well is no reason to leave a view as it is."""
    source = """\
from fastapi import FastAPI, Response

app = FastAPI()
SORRY = "<Response><Say>Sorry.</Say></Response>"


@app.post("/fallback")
async def fallback() -> Response:
    return Response(content=SORRY, media_type="application/xml", status_code=200)
"""
    assert "    return SORRY\n" in rewritten(source, "fastapi-view")
    other = source.replace("200", "500")
    assert rewritten(other, "fastapi-view") == other


@pytest.mark.parametrize("ending", ["", "    return\n", "    return jsonify(id=call.sid)\n"])
def test_documents_for_the_api(ending: str) -> None:
    """A document that is built for a call of the API is no answer, and nothing is said of it."""
    body = "    response = VoiceResponse()\n    call = ask(twiml=response)\n"
    source = f"{FLASK}@app.post('/a')\ndef start():\n{body}{ending}"
    assert left(source, "flask-view") == []
    ((_, _, why),) = left(f"{source}    return answer(call)\n", "flask-view")
    assert "start" in why


def test_what_has_to_be_set() -> None:
    """Where the key comes to be read from the environment, it is said that it has to be there."""
    source = """\
from cxml.voice_response import VoiceResponse
from fastapi import FastAPI

app = FastAPI()


@app.post("/voice")
async def voice():
    response = VoiceResponse()
    return response
"""
    about = rewriting(source, [REWRITES["fastapi-view"]]).made[0].about
    assert isinstance(about, Change)
    assert about.says.endswith("gets a VoiceCallback: set CXML_SIGNING_KEY in the environment")
    about = rewriting(FLASK + flask("response"), [REWRITES["flask-view"]]).made[0].about
    assert isinstance(about, Change)
    assert about.says.endswith("gets a VoiceCallback")


BELOW = """from cxml.callbacks import {kind}
from cxml.flask import document
from flask import request


@document({kind})
def answer(call: {kind}):
    return {read}
"""


@pytest.mark.parametrize(
    "read",
    [
        "request.form['RecordingUrl'] + '.mp3'",
        "request.form['RecordingUrl'].strip()",
        "request.form['RecordingUrl'][1:]",
        "int(request.form['RecordingUrl'])",
    ],
)
def test_what_fails_of_none(read: str) -> None:
    """What would fail at once of a name that was not sent stays, and is named."""
    source = BELOW.format(kind="RecordAction", read=read)
    assert rewritten(source, "form-reads") == source
    said = left(source, "form-reads")[0][2]
    assert f"and {read.removesuffix('()')} fails of that" in said
    assert 'require=("recording_url",)' in said


@pytest.mark.parametrize(
    "read",
    [
        "request.form.get('RecordingUrl').strip()",
        "str(request.form['RecordingUrl'])",
        "x[request.form['RecordingUrl']]",
        "request.form.get('RecordingUrl', '') + '.mp3'",
        "int(request.form.get('RecordingUrl'))",
    ],
)
def test_what_fails_no_more_than_before(read: str) -> None:
    """What failed before of a name that was not sent, or does not, is read of the callback."""
    source = BELOW.format(kind="RecordAction", read=read)
    assert "call.recording_url" in rewritten(source, "form-reads")


@pytest.mark.parametrize(
    ("kind", "name", "other"),
    [
        ("VoiceCallback", "QueueResult", "EnqueueAction"),
        ("EnqueueAction", "QueueResult", ""),
        ("VoiceCallback", "QueueTime", ""),
        ("ConferenceEvent", "QueueResult", ""),
    ],
)
def test_what_another_class_has(kind: str, name: str, other: str) -> None:
    """What one other class alone knows is named, with that class."""
    said = left(BELOW.format(kind=kind, read=f"request.form['{name}']"), "form-reads")
    assert [each[2].split(", which ")[-1].split(" ")[0] for each in said] == [other][: len(other)]


@pytest.mark.parametrize(
    ("read", "fields"),
    [
        ("int(request.form['RecordingDuration'])",
         "RecordingDuration is call.recording_duration (int)"),
        ("request.form.getlist('RecordingUrl')", "RecordingUrl is call.recording_url (str)"),
        ("x if (sent := request.form) else sent['From']", "From is call.from_ (str)"),
        ("request.form['Timestamp'], request.form.get('RecordingDuration', 0), "
         "request.values['RecordingDuration']",
         "RecordingDuration is call.recording_duration (int)"),
        ("dict(request.form)['RecordingDuration'], request.form.to_dict()['CallStatus']",
         "RecordingDuration is call.recording_duration (int), "
         "CallStatus is call.call_status (CallState or str)"),
    ],
)  # fmt: skip
def test_what_is_read_still(read: str, fields: str) -> None:
    """Of what a view reads still it is said once which fields have it, and what they are."""
    source = BELOW.format(kind="RecordAction", read=f"({read})")
    assert rewritten(source, "form-reads") == source
    assert left(source, "form-reads") == [
        (
            "form-reads",
            8,
            f"answer reads of the form still what the callback has: {fields}; each is None where"
            " it is not sent",
        )
    ]


@pytest.mark.parametrize(
    "read",
    [
        "request.form['room']",
        "dict(request.form)['RecordingSid']",
        "request.form.get('RecordingUrl', '')",
        "request.form",
        "room['RecordingDuration']",
    ],
)
def test_what_is_read_and_no_field(read: str) -> None:
    """Nothing is said of what is no field, is never sent, or is rewritten."""
    assert left(BELOW.format(kind="RecordAction", read=read), "form-reads") == []
