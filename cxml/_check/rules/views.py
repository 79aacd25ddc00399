"""CX806 to CX808 and CX815: how a program answers."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from ..found import Found, Replace
from ..python.asked import asked_by_post
from ..python.literal import last_name
from ..python.methods import taken_by
from ..python.tree import walk
from ..python.views import Framework
from ..rule import PYTHON, Fixable, Severity, rule

if TYPE_CHECKING:
    from ..python.module import Module
    from ..python.views import Route, View

Served: TypeAlias = tuple[str, tuple[Replace, ...]]
"""The type of an answer, and what makes it XML."""
XML = "text/xml"
_CONVERTS = re.compile(
    r"twiml|xml|content|mime|document|produces|renders|twilio_view", re.IGNORECASE
)
_BY_GET = re.compile(r"""[mM]ethod\s*=\s*\\?["']GET""")
_EXEMPTS = {"api_view", "csrf_exempt", "twilio_view"}
_LEAVES = {
    "api_view", "csrf_exempt", "login_required", "never_cache", "require_POST",
    "require_http_methods",
}  # fmt: skip
"""Decorators that leave an answer as it is."""
_BODIES = ("content", "response")
_SAYS = ("content_type", "headers", "media_type", "mimetype")
# By the last part of its name: what a class of answers is served as, and what says otherwise.
_ANSWERS = {
    "HttpResponse": ("text/html", "content_type"),
    "HTMLResponse": ("text/html", ""),
    "JSONResponse": ("application/json", ""),
    "JsonResponse": ("application/json", ""),
    "PlainTextResponse": ("text/plain", "media_type"),
    "jsonify": ("application/json", ""),
    "make_response": ("text/html", ""),
    "Response": ("text/html", "mimetype"),
}
_PACKAGES = {
    "django": Framework.DJANGO,
    "fastapi": Framework.FASTAPI,
    "flask": Framework.FLASK,
    "starlette": Framework.FASTAPI,
}


@rule(
    "CX806",
    "served-as-html",
    Severity.WARNING,
    PYTHON,
    message="this is served as {type}; a document is served as XML",
    platform_code=12300,
    fix=Fixable.UNSAFE,
    wrong="""
        from cxml import VoiceResponse
        from cxml.flask import from_request
        from cxml.callbacks import VoiceCallback
        from flask import Flask

        app = Flask(__name__)


        @app.post("/voice")
        def voice():
            from_request(VoiceCallback)
            response = VoiceResponse()
            response.say("Welcome.")
            return str(response)
    """,
    line=14,
    right="""
        from cxml import VoiceResponse
        from cxml.flask import from_request
        from cxml.callbacks import VoiceCallback
        from flask import Flask, Response

        app = Flask(__name__)


        @app.post("/voice")
        def voice():
            from_request(VoiceCallback)
            response = VoiceResponse()
            response.say("Welcome.")
            return Response(str(response), mimetype="text/xml")
    """,
    sources=[
        "SignalWire: rest-api/core/error-codes (12300)",
        "SignalWire: guides/webhooks/common-webhook-errors (its example for Flask does it)",
        "twilio/twilio-python#213",
        "home-assistant/core#66561",
    ],
)
def served_as_html(module: Module) -> Iterator[Found]:
    """A text is served as a page, or as JSON, unless the view says what it is.

    Flask and Django serve texts as `text/html`, FastAPI as JSON. The platform may take a page for
    a document today; its list of errors names the wrong type. Below a decorator whose name says
    that it makes XML there is no finding. `@document` of cxml sends documents, and texts, as XML,
    and an answer of the framework's class as it is: that is found there. What a view calls may
    answer as well, as a method of a base class does; there too an answer of such a class is found.
    """
    if any(last_name(_function(each)) == "after_request" for each in _decorators(module)):
        return
    for view in module.views:
        ours, others = _parted(view.decorators, module)
        if any(map(_converts, others)) or _says_type(view):
            continue
        for node in module.answers.made(view.function):
            # What is no answer of the framework's, @document makes XML of.
            is_sent = not ours or (isinstance(node, ast.Call) and last_name(node.func) in _ANSWERS)
            if is_sent and (found := _served(node, view.framework, module)):
                yield _as_page(node, found, module)
    yield from _served_elsewhere(module)


def _parted(
    decorators: Iterable[ast.expr], module: Module
) -> tuple[list[ast.expr], list[ast.expr]]:
    """Part `@document` of cxml, which sends an answer of the framework's as it is, from others."""
    ours: list[ast.expr] = []
    others: list[ast.expr] = []
    for each in decorators:
        is_ours = last_name(_function(each)) == "document" and module.guards.is_ours(each)
        (ours if is_ours else others).append(each)
    return ours, others


def _converts(decorator: ast.expr) -> bool:
    """Whether what decorates a view may make XML of what that answers, by its name."""
    return _CONVERTS.search(last_name(_function(decorator))) is not None


def _as_page(node: ast.expr, served: Served, module: Module) -> Found:
    kind, changes = served
    suggestion = "say that it is XML" if changes else None
    return module.found(node, {"type": kind}, changes=changes, suggestion=suggestion)


def _served_elsewhere(module: Module) -> Iterator[Found]:
    """Find answers of a framework's class in what is no view, where nothing says a type later."""
    views = {each.function for each in module.views}
    said = {each.attr for each in module.all(ast.Attribute) if isinstance(each.ctx, ast.Store)}
    texts = (each.value for each in module.texts if isinstance(each.value, str))
    if said & {*_SAYS} or any(each.lower() == "content-type" for each in texts):
        return
    for function in module.functions:
        is_own = isinstance(module.parent(function), ast.Module | ast.ClassDef)
        if function in views or not is_own or _parted(function.decorator_list, module)[1]:
            continue
        for node in module.answers.made(function):
            framework = _framework_of(node, module)
            if framework and (found := _served(node, framework, module)):
                yield _as_page(node, found, module)


def _framework_of(node: ast.expr, module: Module) -> Framework | None:
    """Give the framework that a class of answers is of, as the imports say."""
    package, _, name = module.names(_function(node)).partition(".")
    return _PACKAGES.get(package) if name.rpartition(".")[2] in _ANSWERS else None


def _decorators(module: Module) -> Iterator[ast.expr]:
    return (each for function in module.functions for each in function.decorator_list)


def _function(decorator: ast.expr) -> ast.expr:
    return decorator.func if isinstance(decorator, ast.Call) else decorator


def _says_type(view: View) -> bool:
    """Whether the route says what the answer is, as FastAPI lets it."""
    keywords = [each.arg for route in view.routes for each in route.call.keywords]
    return "response_class" in keywords


def _served(node: ast.expr, framework: Framework, module: Module) -> Served | None:
    """Say what a document is served as that is not XML, and what mends that."""
    parts = node.elts if isinstance(node, ast.Tuple) else [node]
    is_plain = all(isinstance(each, ast.Constant) for each in parts[1:])
    if parts and is_plain and module.answers.is_text(parts[0]):
        return _served_text(parts, framework, module)
    return _served_by(node, framework, module) if isinstance(node, ast.Call) else None


def _served_text(parts: list[ast.expr], framework: Framework, module: Module) -> Served | None:
    if framework is Framework.FASTAPI:
        return "JSON", ()
    if framework is Framework.DJANGO:  # which takes no text
        return None
    end = module.text.span(parts[-1]).end
    status = ", 200" if len(parts) == 1 else ""
    return "text/html", (Replace(end, end, f'{status}, {{"Content-Type": "{XML}"}}'),)


def _served_by(call: ast.Call, framework: Framework, module: Module) -> Served | None:
    """Say what a class of answers serves a document as."""
    name = last_name(call.func)
    kind, keyword = _ANSWERS.get(name, ("", ""))
    bodies = [*call.args, *(each.value for each in call.keywords if each.arg in _BODIES)]
    is_plain = all(_is_number(each) for each in call.args[1:])
    if not kind or not is_plain or not any(_is_written(each, name, module) for each in bodies):
        return None
    said = [each for each in call.keywords if each.arg in _SAYS or each.arg is None]
    if said:
        value = said[0].value
        named = str(value.value) if isinstance(value, ast.Constant) else XML
        return None if "xml" in named else (named, ())
    if keyword == "mimetype" and framework is not Framework.FLASK:
        kind, keyword = "nothing at all", "media_type"
    if name == "make_response" and framework is Framework.FLASK:
        return kind, _with_argument(call, f'{{"Content-Type": "{XML}"}}', module)
    return kind, _with_argument(call, f'{keyword}="{XML}"', module) if keyword else ()


def _is_written(node: ast.expr, name: str, module: Module) -> bool:
    """Whether a class of answers writes a document: what is no text, Django's alone does."""
    is_any = name == "HttpResponse" and module.answers.is_built(node)
    return is_any or module.answers.is_text(node)


def _is_number(node: ast.expr) -> bool:
    """Whether it is a number, as that of a status: a text may say what the answer is."""
    return isinstance(node, ast.Constant) and isinstance(node.value, int)


def _with_argument(call: ast.Call, argument: str, module: Module) -> tuple[Replace, ...]:
    """Give a call one more argument."""
    last = module.text.last_argument(call)
    return (Replace(last, last, f", {argument}"),)


@rule(
    "CX807",
    "get-only-route",
    Severity.WARNING,
    PYTHON,
    message="SignalWire posts unless it is told otherwise, and this view answers that with 405",
    platform_code=11217,
    fix=Fixable.UNSAFE,
    wrong="""
        from cxml import VoiceResponse
        from cxml.callbacks import VoiceCallback
        from cxml.flask import document
        from flask import Flask

        app = Flask(__name__)


        @app.route("/voice")
        @document(VoiceCallback)
        def voice(call):
            response = VoiceResponse()
            response.say("Welcome.")
            return response
    """,
    line=9,
    right="""
        from cxml import VoiceResponse
        from cxml.callbacks import VoiceCallback
        from cxml.flask import document
        from flask import Flask

        app = Flask(__name__)


        @app.route("/voice", methods=["POST"])
        @document(VoiceCallback)
        def voice(call):
            response = VoiceResponse()
            response.say("Welcome.")
            return response
    """,
    sources=[
        "SignalWire: rest-api/core/error-codes (11217)",
        "SignalWire: the methods of each verb, which are POST unless they are named",
        "sshh12/llm_convo#7",
    ],
)
def get_only_route(module: Module) -> Iterator[Found]:
    """A view that gives a document and takes GET alone, as Flask's `route` does without `methods`.

    So does one of Django's below `require_GET`, or a class without `post`. Where the program names
    GET as a method, or asks for it in a document, that is said of views alone which an element of
    the program asks by POST, as far as it makes all routes itself.
    """
    asked = asked_by_post(module) if _asks_by_get(module) else None
    for view in module.views:
        taken = taken_by(view, module.names)
        is_asked = asked is None or not asked.isdisjoint(view.names)
        if not is_asked or not taken or not {"GET"} >= taken.methods:
            continue
        if module.answers.gives(view.function):
            changes = _with_post(view.routes[0], module) if view.routes else ()
            suggestion = changes[0].text.lstrip(", ") if changes else None
            is_class = taken.node is view.function
            span = module.heading(taken.node) if is_class else module.text.span(taken.node)
            yield Found(span=span, changes=changes, suggestion=suggestion)


def _asks_by_get(module: Module) -> bool:
    named = (each for each in module.all(ast.keyword) if (each.arg or "").endswith("method"))
    values = (each.value for each in named if isinstance(each.value, ast.Constant))
    if any(str(each.value).upper() == "GET" for each in values):
        return True
    return _BY_GET.search(module.text.text) is not None


def _with_post(route: Route, module: Module) -> tuple[Replace, ...]:
    call = route.call
    is_route = last_name(call.func) == "route" and route.framework is Framework.FLASK
    if not is_route or any(each.arg == "methods" for each in call.keywords):
        return ()
    last = module.text.last_argument(call)
    return (Replace(last, last, ', methods=["GET", "POST"]'),)


@rule(
    "CX808",
    "csrf-not-exempt",
    Severity.WARNING,
    PYTHON,
    message="Django answers what the platform posts with 403: exempt the view, or use cxml.django",
    wrong="""
        from cxml import VoiceResponse
        from cxml.callbacks import VoiceCallback
        from cxml.django import from_request
        from django.http import HttpResponse


        def voice(request):
            from_request(request, VoiceCallback)
            response = VoiceResponse()
            response.say("Welcome.")
            return HttpResponse(str(response), content_type="text/xml")
    """,
    line=7,
    right="""
        from cxml import VoiceResponse
        from cxml.callbacks import VoiceCallback
        from cxml.django import from_request
        from django.http import HttpResponse
        from django.views.decorators.csrf import csrf_exempt


        @csrf_exempt
        def voice(request):
            from_request(request, VoiceCallback)
            response = VoiceResponse()
            response.say("Welcome.")
            return HttpResponse(str(response), content_type="text/xml")
    """,
    sources=["Django: Cross Site Request Forgery protection", "django-twilio: its decorators"],
)
def csrf_not_exempt(module: Module) -> Iterator[Found]:
    """Django wants a token of its own with each POST, which the platform does not have.

    The decorators of `cxml.django` exempt their views, and Django REST framework its own. Another
    function of the file may make the answer. A view may be exempted where its address is, in
    `urls.py`, and a function that is called with the request only helps one: so files are checked
    together.
    """
    for view in module.views:
        said = {last_name(each) for one in view.decorators for each in _named(one)}
        is_exempt = said & _EXEMPTS or module.exempts.intersection(view.names)
        if view.framework is not Framework.DJANGO or is_exempt or view.is_of_rest:
            continue
        is_ours = any(map(module.guards.is_ours, view.decorators))
        if not is_ours and is_answering(view, module) and module.answers.gives(view.function):
            yield Found(span=module.heading(view.place))


def is_answering(view: View, module: Module) -> bool:
    """Whether a function of Django's gives an answer, and does not only help one that does.

    What another file makes of its document is one where the function is a view for certain.
    """
    function, answers = view.function, module.answers
    return answers.answers(function) or (is_placed(view, module) and answers.hands_on(function))


def is_placed(view: View, module: Module) -> bool:
    """Whether a function of Django's is a view by where it stands, or by what decorates it."""
    is_named = bool(view.decorators) or PurePosixPath(module.path).name == "views.py"
    return view.cls is not None or (is_named and view.function.name not in module.helpers)


def _named(decorator: ast.expr) -> Iterator[ast.expr]:
    return (each for each in walk(decorator) if isinstance(each, ast.expr))


@rule(
    "CX815",
    "response-not-served",
    Severity.ERROR,
    PYTHON,
    message="{framework} {does}: {advice}",
    platform_code=11200,
    wrong="""
        from cxml import VoiceResponse
        from cxml.callbacks import VoiceCallback
        from cxml.flask import from_request
        from flask import Flask

        app = Flask(__name__)


        @app.post("/voice")
        def voice():
            from_request(VoiceCallback)
            response = VoiceResponse()
            response.say("Welcome.")
            return response
    """,
    line=14,
    right="""
        from cxml import VoiceResponse
        from cxml.callbacks import VoiceCallback
        from cxml.flask import document
        from flask import Flask

        app = Flask(__name__)


        @app.post("/voice")
        @document(VoiceCallback)
        def voice(call):
            response = VoiceResponse()
            response.say("Welcome.")
            return response
    """,
    sources=[
        "Flask: Quickstart, About Responses",
        "Django: Writing views",
        "FastAPI: Custom Response",
        "SignalWire: rest-api/core/error-codes (11200)",
    ],
)
def response_not_served(module: Module) -> Iterator[Found]:
    """A view returns a response as it is, which the framework cannot send.

    Flask, Django and Starlette answer 500, and FastAPI with JSON: the caller hears an error. The
    decorators of cxml send it as XML; without them a view returns `str(response)`, and says that it
    is XML. Below other decorators, which may do the same, and where a route or an application of
    FastAPI has a class of responses, there is no finding. Of Django only what is surely a view is
    judged, and is given nothing but the request: a method of a class, or what stands in `views.py`.
    """
    for view in module.views:
        if not is_surely_view(view, module):
            continue
        for node in module.answers.returned(view.function):
            first = node.elts[0] if isinstance(node, ast.Tuple) and node.elts else node
            if module.answers.is_built(first):
                yield module.found(node, _consequence(view, module))


def leaves_answer(decorator: ast.expr) -> bool:
    """Whether a decorator leaves what a function returns as it is."""
    return last_name(_function(decorator)) in _LEAVES


def is_surely_view(view: View, module: Module) -> bool:
    """Whether a framework gets what a function returns."""
    if not all(map(leaves_answer, view.decorators)):
        return False
    if view.framework is Framework.FASTAPI:
        return not _says_type(view) and not _has_class_of_responses(module)
    if view.routes:
        return True
    # Who is given a callback too is decorated elsewhere.
    is_asked = [each.arg for each in view.function.args.args][-1:] == ["request"]
    return is_asked and is_placed(view, module)


def _has_class_of_responses(module: Module) -> bool:
    """Whether an application, or a router, says what all answers are."""
    return any(each.arg == "default_response_class" for each in module.all(ast.keyword))


def _consequence(view: View, module: Module) -> dict[str, object]:
    """Say what a framework makes of a response of cxml."""
    framework: str = view.framework
    if view.framework is not Framework.FASTAPI:
        advice = f"decorate the view with @document of cxml.{framework.lower()}"
        return {"framework": framework, "does": "answers 500", "advice": advice}
    is_json = any(name.startswith("fastapi.") for _, name in module.names.imports())
    return {
        "framework": framework if is_json else "Starlette",
        "does": "sends it as JSON" if is_json else "answers 500",
        "advice": "return CxmlResponse(response), of cxml.starlette",
    }
