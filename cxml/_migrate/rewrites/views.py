"""Views of Flask, Django and FastAPI."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..._check.python.literal import last_name
from ..._check.python.views import Framework, Function, View
from ..answering import Home, answering
from ..change import Change, Left
from ..program import Program
from ..reads import Read, read_at, texts_of
from ..rewrite import Safety, rewrite
from ..views import Candidate

FLASK = Home("cxml.flask", is_first=True)
DJANGO = Home("cxml.django", is_first=False)
_FLASK_FORMS = {f"flask.request.{each}" for each in ("args", "form", "values")}
_DJANGO_FORMS = {"GET", "POST"}
_CLASS = (
    "decorate {cls} with @document of cxml.django, which gives each of its methods the callback"
)
_FASTAPI = (
    "write @webhooks.document({kind}) of cxml.starlette below the route, take the callback as a"
    " parameter, and return the response itself"
)


def _views(program: Program, framework: Framework) -> Iterator[View]:
    """Give the views of a framework that nothing of cxml or django-twilio decorates."""
    for each in program.module.views:
        names = (decorator_name(program, decorator) for decorator in each.decorators)
        is_ours = any(name.startswith(("cxml.", "django_twilio.")) for name in names)
        if each.framework is framework and not is_ours:
            yield each


def decorator_name(program: Program, decorator: ast.expr) -> str:
    """Give the whole name of what decorates a function."""
    return program.names(decorator.func if isinstance(decorator, ast.Call) else decorator)


def forms_of_flask(program: Program, function: Function) -> tuple[ast.expr, ...]:
    """Give where the forms of Flask's request stand in a function."""
    every = (each for each in ast.walk(function) if isinstance(each, ast.Attribute))
    return tuple(each for each in every if program.names(each) in _FLASK_FORMS)


def forms_of_django(_: Program, function: Function) -> tuple[ast.expr, ...]:
    """Give where the forms of Django's request stand in a function."""
    names = {each.arg for each in function.args.args[:2]}
    every = (each for each in ast.walk(function) if isinstance(each, ast.Attribute))
    return tuple(each for each in every if each.attr in _DJANGO_FORMS and _owner(each) in names)


def _owner(node: ast.Attribute) -> str:
    return node.value.id if isinstance(node.value, ast.Name) else ""


@rewrite(
    "flask-view",
    Safety.UNSAFE,
    summary="decorate views of Flask with @document of cxml.flask",
    rules=["CX708"],
    before="""
        from cxml.voice_response import VoiceResponse
        from flask import Flask, Response, request

        app = Flask(__name__)


        @app.route("/voice", methods=["POST"])
        def voice():
            response = VoiceResponse()
            response.say(request.form["From"])
            return Response(str(response), mimetype="text/xml")
    """,
    after="""
        from cxml.voice_response import VoiceResponse
        from flask import Flask, Response, request
        from cxml.callbacks import VoiceCallback
        from cxml.flask import document

        app = Flask(__name__)


        @app.route("/voice", methods=["POST"])
        @document(VoiceCallback)
        def voice(call: VoiceCallback):
            response = VoiceResponse()
            response.say(request.form["From"])
            return response
    """,
)
def flask_view(program: Program) -> Iterator[Change | Left]:
    """A view that answers with a document is verified, gets its callback, and returns the document.

    What it looked at itself to know who asks goes: the `if not validator.validate(...)`, and a
    decorator of the same file that does that. It is unsafe because requests without a good
    signature are refused afterwards: set `CXML_SIGNING_KEY`, and let tests sign. The class of the
    callback is guessed from what is read; `form-reads` reads by it.
    """
    views = (each for each in _views(program, Framework.FLASK) if not each.cls)
    every = (
        Candidate(program, each.function, forms_of_flask(program, each.function)) for each in views
    )
    return answering(program, every, FLASK)


@rewrite(
    "django-view",
    Safety.UNSAFE,
    summary="decorate views of Django with @document of cxml.django",
    rules=["CX708", "CX808"],
    before="""
        from cxml.voice_response import VoiceResponse
        from django.http import HttpResponse


        def menu(request, room):
            response = VoiceResponse()
            response.dial().conference(room + request.POST.get("Digits", ""))
            return HttpResponse(str(response), content_type="text/xml")
    """,
    after="""
        from cxml.voice_response import VoiceResponse
        from django.http import HttpResponse
        from cxml.callbacks import GatherAction
        from cxml.django import document


        @document(GatherAction)
        def menu(request, call: GatherAction, room):
            response = VoiceResponse()
            response.dial().conference(room + request.POST.get("Digits", ""))
            return response
    """,
)
def django_view(program: Program) -> Iterator[Change | Left]:
    """A view that answers with a document is verified, gets its callback, and returns the document.

    It is exempt from Django's check of forms then, so `csrf_exempt` may go. It is unsafe for the
    reasons of `flask-view`. A view that is a class is decorated as a class, which is reported.
    """
    views = [*_views(program, Framework.DJANGO)]
    functions = (each.function for each in views if not each.cls)
    every = (Candidate(program, each, forms_of_django(program, each)) for each in functions)
    yield from answering(program, every, DJANGO)
    for each in views:
        candidate = Candidate(program, each.function, ())
        if each.cls and candidate.answers:
            why = _CLASS.format(cls=each.cls.name)
            yield Left(program.module.heading(each.function), why=why)


@rewrite(
    "fastapi-view",
    Safety.REPORT,
    summary="say which views of FastAPI cxml.starlette can verify",
    rules=["CX708"],
    before="""
        from cxml.voice_response import VoiceResponse
        from fastapi import FastAPI, Response

        app = FastAPI()


        @app.post("/voice")
        def voice():
            response = VoiceResponse()
            response.say("Welcome.")
            return Response(str(response), media_type="text/xml")
    """,
    left=[8],
)
def fastapi_view(program: Program) -> Iterator[Change | Left]:
    """A view of FastAPI is decorated by the `Webhooks` of its application, which has to be made.

    Where that stands, and where its key comes from, nobody can tell but who wrote the application.
    """
    for each in _views(program, Framework.FASTAPI):
        candidate = Candidate(program, each.function, ())
        if candidate.answers:
            why = _FASTAPI.format(kind=candidate.kind)
            yield Left(program.module.heading(each.function), why=why)


@rewrite(
    "form-reads",
    Safety.UNSAFE,
    summary="read fields of the callback, and not of the form",
    before="""
        from cxml.callbacks import GatherAction
        from cxml.flask import document
        from cxml.voice_response import VoiceResponse
        from flask import Flask, request

        app = Flask(__name__)


        @app.post("/menu")
        @document(GatherAction)
        def menu(call: GatherAction):
            response = VoiceResponse()
            if "Digits" in request.form and request.form["Digits"] == "1":
                response.say(request.values.get("From", "") + request.args["room"])
            return response
    """,
    after="""
        from cxml.callbacks import GatherAction
        from cxml.flask import document
        from cxml.voice_response import VoiceResponse
        from flask import Flask, request

        app = Flask(__name__)


        @app.post("/menu")
        @document(GatherAction)
        def menu(call: GatherAction):
            response = VoiceResponse()
            if call.digits is not None and call.digits == "1":
                response.say((call.from_ or "") + request.args["room"])
            return response
    """,
)
def form_reads(program: Program) -> Iterator[Change | Left]:
    """Below `@document` the parameters of the request are fields, which checkers know.

    Only fields whose value is a text are read so, and names that the class knows; what an address
    of your own adds to the query is still read there. It is unsafe because a name that was not sent
    is `None`, and was a 400 before.
    """
    for function in program.module.functions:
        found = received(program, function)
        if found is None:
            continue
        kind, parameter = found
        fields = texts_of(kind)
        forms = (*forms_of_flask(program, function), *forms_of_django(program, function))
        for read in filter(None, (read_at(each, program.module) for each in forms)):
            if field := fields.get(read.name):
                after = _read(program, read, f"{parameter}.{field}")
                yield program.replaced(read.node, after, f"{read.name} is read of the callback")


def received(program: Program, function: Function) -> tuple[str, str] | None:
    """Give the class of the callback that a function gets, and the name of the parameter."""
    for each in function.decorator_list:
        if not isinstance(each, ast.Call) or not each.args:
            continue
        whole = program.names(each.args[0])
        if not decorator_name(program, each).startswith("cxml.") or not whole.startswith("cxml."):
            continue
        for parameter in function.args.args:
            if parameter.annotation and program.names(parameter.annotation) == whole:
                return last_name(each.args[0]), parameter.arg
    return None


def _read(program: Program, read: Read, field: str) -> str:
    if read.asks:
        return f"{field} {read.asks} None"
    if read.default is None or _is_none(read.default):
        return field
    return f"({field} or {program.source(read.default)})"


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
