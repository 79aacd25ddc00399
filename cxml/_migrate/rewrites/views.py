"""Views of Flask, Django and FastAPI."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..._check.python.literal import last_name
from ..._check.python.views import Framework, Function, View
from ..answering import (
    Home,
    WebhooksHome,
    answering,
    application_in,
    is_ours,
    webhooks_in,
)
from ..change import Change, Left
from ..program import Program
from ..reads import Read, read_at, texts_of
from ..rewrite import Safety, rewrite
from ..views import Candidate

FASTAPI = WebhooksHome("cxml.starlette", is_first=True)
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
        if each.framework is framework and not any(_is_known(program, d) for d in each.decorators):
            yield each


def _is_known(program: Program, decorator: ast.expr) -> bool:
    theirs = decorator_name(program, decorator).startswith("django_twilio.")
    return theirs or is_ours(program, decorator)


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


def forms_of_fastapi(_: Program, function: Function) -> tuple[ast.expr, ...]:
    """Give where a form stands in a function that it awaited."""
    names = {
        target.id
        for each in ast.walk(function)
        if isinstance(each, ast.Assign) and _is_awaited_form(each.value)
        for target in each.targets
        if isinstance(target, ast.Name)
    }
    every = (each for each in ast.walk(function) if isinstance(each, ast.Name))
    return tuple(each for each in every if each.id in names and isinstance(each.ctx, ast.Load))


def _is_awaited_form(node: ast.expr) -> bool:
    match node:
        case ast.Await(value=ast.Call(func=ast.Attribute(attr="form"))):
            return True
        case ast.Call(func=ast.Name(id="dict"), args=[inner]):
            return _is_awaited_form(inner)
        case _:
            return False


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
    Safety.UNSAFE,
    summary="decorate endpoints of FastAPI with the Webhooks of cxml.starlette",
    rules=["CX708"],
    before="""
        from cxml.voice_response import VoiceResponse
        from fastapi import FastAPI, Request, Response

        app = FastAPI()


        @app.post("/menu")
        async def menu(request: Request) -> Response:
            form = await request.form()
            response = VoiceResponse()
            response.say(form["Digits"])
            return Response(str(response), media_type="text/xml")
    """,
    after="""
        from cxml.voice_response import VoiceResponse
        from fastapi import FastAPI, Request, Response
        from cxml.callbacks import GatherAction
        from cxml.starlette import Options, Webhooks
        from os import environ

        app = FastAPI()
        webhooks = Webhooks(lambda: Options(signing_key=environ["CXML_SIGNING_KEY"]))


        @app.post("/menu")
        @webhooks.document(GatherAction)
        async def menu(call: GatherAction, request: Request):
            form = await request.form()
            response = VoiceResponse()
            response.say(form["Digits"])
            return response
    """,
)
def fastapi_view(program: Program) -> Iterator[Change | Left]:
    """An endpoint that answers with a document is verified, gets its callback, and returns it.

    What decorates it is made where the application is made, and takes the key from the environment
    when a request comes. It is unsafe for the reasons of `flask-view`. Where the application, or
    the router, is made in another file, the endpoint is reported.
    """
    views = [*_views(program, Framework.FASTAPI)]
    every = (
        Candidate(program, each.function, forms_of_fastapi(program, each.function))
        for each in views
        if not each.cls
    )
    if webhooks_in(program) or any(True for _ in application_in(program)):
        yield from answering(program, every, FASTAPI)
        return
    for each in every:
        if each.answers:
            why = _FASTAPI.format(kind=each.kind)
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
        of_all = (forms_of_flask, forms_of_django, forms_of_fastapi)
        forms = [form for forms_of in of_all for form in forms_of(program, function)]
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
        if not is_ours(program, each) or not whole.startswith("cxml."):
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
