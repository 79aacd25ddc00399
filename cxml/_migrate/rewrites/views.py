"""Views of Flask, Django and FastAPI."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator

from ..._check.python.literal import last_name
from ..._check.python.tree import place_of
from ..._check.python.views import Framework, Function, View
from ..addresses import sent_beside
from ..answering import (
    CALLBACKS,
    Home,
    WebhooksHome,
    answering,
    is_ours,
)
from ..change import Change, Left
from ..classes import class_views
from ..deciding import checks_who_asks, does_more, may_check
from ..forms import parameters_in, reads_in, reads_of_any
from ..held import decorator_name, functions_of
from ..program import Program
from ..reads import Read, fields_of, kinds, other_kind, texts_of, unsent_in, with_article
from ..rewrite import Safety, rewrite
from ..validators import doubts_in
from ..views import HANDLERS, Candidate

FASTAPI = WebhooksHome(
    "cxml.starlette", is_first=True, note=": set CXML_SIGNING_KEY in the environment"
)
FLASK = Home("cxml.flask", is_first=True, bases=frozenset({"flask.views.MethodView"}))
DJANGO = Home(
    "cxml.django",
    is_first=False,
    bases=frozenset(
        {
            "django.views.View",
            "django.views.generic.View",
            "django.views.generic.base.View",
            "rest_framework.views.APIView",
        }
    ),
)
_NONE = ": where it is not sent, it is None, and was an error before"
_UNSENT = (
    "SignalWire does not document {name} in {kind}: it will be missing, and this fails; {instead}"
)
_WITHOUT = "do without it"
_INSTEAD = (
    "read it where {attribute} of the {element} is asked, which is sent a {other}, that has it"
)
_FAILS = (
    "{name} is read here still: as a field it may be None, and {what} fails of that; with"
    ' require=("{field}",) for @document it is there'
)
_ELSEWHERE = "{kind} has no {name}, which {other} has: decorate {view} with that one, if it is"
_TYPED = (
    "{view} reads of the form still what the callback has: {fields}; each is None where it is not"
    " sent"
)
_TWICE = (
    "@{name} may verify too, and with another key, which refuses every request: take it out of"
    " {view}"
)
_MORE = (
    "@{name} verifies too, and with another key, which refuses every request; it stays since it"
    " does more, as {more}: let it do that alone"
)
_HERE = (
    "this may verify too, and with another key, which refuses every request: take it out of {view}"
)


def _views(program: Program, framework: Framework) -> Iterator[View]:
    """Give the views of a framework that nothing of cxml or django-twilio decorates."""
    for each in program.module.views:
        if each.framework is framework and not any(_is_known(program, d) for d in each.decorators):
            yield each


def _is_known(program: Program, decorator: ast.expr) -> bool:
    theirs = decorator_name(program, decorator).startswith("django_twilio.")
    return theirs or is_ours(program, decorator)


@rewrite(
    "flask-view",
    Safety.UNSAFE,
    summary="decorate views of Flask with @document of cxml.flask",
    rules=["CX708"],
    waits=True,
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

    What it looked at itself to know who asks goes: the `if not validator.validate(...)` of a
    `RequestValidator`, and a decorator of the project that surely does that and nothing else. One
    that does more stays, and it is said what; `unused-check` says what nothing uses any more. A
    view that answers both calls and messages has to become two, which is reported. What a view
    returns of helpers of the same file is followed; what others return is named. Of a `MethodView`
    the class is decorated. A view stays whose response is of another library still, since its
    import is left.

    It is unsafe because requests without a good signature are refused afterwards: set
    `CXML_SIGNING_KEY`, and let tests sign. The class of the callback is guessed from what is read;
    `form-reads` reads by it.
    """
    views = (each for each in _views(program, Framework.FLASK) if not each.cls)
    every = (Candidate(program, each.function) for each in views)
    yield from answering(program, every, FLASK)
    classes = {each for each in program.module.all(ast.ClassDef) if _is_of_flask(program, each)}
    yield from class_views(program, methods_in(program, classes), FLASK)
    yield from _twice(program, Framework.FLASK)


def _is_of_flask(program: Program, cls: ast.ClassDef) -> bool:
    """Whether a class is a view of Flask's, which nothing of cxml decorates."""
    every = [*cls.decorator_list, *(each for f in functions_of(cls) for each in f.decorator_list)]
    bases = map(last_name, cls.bases)
    is_view = any(each.endswith(("MethodView", "Resource")) for each in bases)
    return is_view and not any(is_ours(program, each) for each in every)


@rewrite(
    "django-view",
    Safety.UNSAFE,
    summary="decorate views of Django with @document of cxml.django",
    rules=["CX708", "CX808"],
    waits=True,
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
    reasons of `flask-view`. Of a `View` the class is decorated, and each of its methods gets the
    callback, where all of them answer with documents and nothing else is inherited.
    """
    views = [*_views(program, Framework.DJANGO)]
    functions = (each.function for each in views if not each.cls)
    every = (Candidate(program, each) for each in functions)
    yield from answering(program, every, DJANGO)
    yield from class_views(program, methods_in(program, {v.cls for v in views if v.cls}), DJANGO)
    yield from _twice(program, Framework.DJANGO)


def methods_in(
    program: Program, classes: Collection[ast.ClassDef]
) -> Iterator[tuple[ast.ClassDef, Candidate]]:
    """Give the methods of classes that answer requests, each with its class."""
    for cls in program.module.all(ast.ClassDef):
        for each in functions_of(cls) if cls in classes else ():
            if each.name in HANDLERS:
                yield cls, Candidate(program, each)


def _twice(program: Program, framework: Framework) -> Iterator[Left]:
    """Say what decorates views of documents, and may look who asks beside what cxml does."""
    for view in (each for each in program.module.views if each.framework is framework):
        is_ours_now = _is_verified(program, view)
        if not is_ours_now and not Candidate(program, view.function).answers:
            continue
        above = view.cls or view.function
        for each in view.decorators:
            goes = not is_ours_now and checks_who_asks(program, each)
            if not goes and not is_ours(program, each) and (name := may_check(program, each)):
                more = does_more(program, each)
                why = _MORE if more else _TWICE
                yield program.left(each, why.format(name=name, view=above.name, more=more))
        for call in doubts_in(program, view.function):
            yield program.left(call, _HERE.format(view=above.name))


def _is_verified(program: Program, view: View) -> bool:
    return any(is_ours(program, each) for each in view.decorators)


@rewrite(
    "fastapi-view",
    Safety.UNSAFE,
    summary="decorate endpoints of FastAPI with the Webhooks of cxml.starlette",
    rules=["CX708"],
    waits=True,
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

    What decorates it is made where the application is made, or else behind the imports, and takes
    the key from the environment when a request comes. Several may be in one program. It is unsafe
    for the reasons of `flask-view`.
    """
    views = (each for each in _views(program, Framework.FASTAPI) if not each.cls)
    every = (Candidate(program, each.function) for each in views)
    yield from answering(program, every, FASTAPI)
    yield from _twice(program, Framework.FASTAPI)


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
    is `None`, and was an error before. What has to be there, and is documented by Twilio alone, is
    left: it will be missing. So is what would fail of `None` at once, as `form["From"] + "x"`.

    Of what else is read still, as a number, or a form that has another name, it is said once for
    each view which fields have it, and what they are.
    """
    for function in program.module.functions:
        found = received(program, function)
        if found is None:
            continue
        kind, parameter = found
        fields, unsent = texts_of(kind), unsent_in(kind)
        for given in parameters_in(program, function):
            if given.is_needed and given.name in unsent:
                yield program.left(given.node, _unsent(kind, given.name))
        known = [*reads_in(program, function)]
        yield from _typed(program, function, kind, parameter, known)
        for read in known:
            if read.is_needed and read.name in unsent:
                yield program.left(read.node, _unsent(kind, read.name))
            elif other := other_kind(kind, read.name):
                names = {"kind": kind, "name": read.name, "other": other, "view": function.name}
                yield program.left(read.node, _ELSEWHERE.format(**names))
            elif (field := fields.get(read.name)) and (failing := _failing(program, read)):
                what = program.source(failing)
                why = _FAILS.format(name=read.name, what=what, field=field)
                yield program.left(read.node, why)
            elif field:
                after = _read(program, read, f"{parameter}.{field}")
                says = f"{read.name} is read of the callback{_NONE if read.is_needed else ''}"
                yield program.replaced(read.node, after, says)


def _unsent(kind: str, name: str) -> str:
    """Say that a name is not sent, and where it can be read instead."""
    found = sent_beside(kind, name)
    instead = _INSTEAD.format(**found._asdict()) if found else _WITHOUT
    return _UNSENT.format(name=name, kind=with_article(kind), instead=instead)


def _typed(
    program: Program, function: Function, kind: str, parameter: str, known: list[Read]
) -> Iterator[Left]:
    """Say which fields have what a view reads of the form, and nothing else is said of."""
    fields, texts, unsent = fields_of(kind), texts_of(kind), unsent_in(kind)
    said = {each.node for each in known if each.name in texts}
    reads = [
        each
        for each in sorted(reads_of_any(program, function), key=lambda read: place_of(read.node))
        if each.node not in said and each.name in fields and each.name not in unsent
    ]
    every = {each.name: fields[each.name] for each in reads}
    names = (f"{name} is {parameter}.{own} ({types})" for name, (own, types) in every.items())
    if reads:
        says = ", ".join(names)
        yield program.left(reads[0].node, _TYPED.format(view=function.name, fields=says))


def _failing(program: Program, read: Read) -> ast.expr | None:
    """Give what would fail where a name that was not sent is ``None``."""
    match above := program.module.parent(read.node) if read.is_needed else None:
        case (
            ast.BinOp(op=ast.Add())
            | ast.Attribute()
            | ast.Call(func=ast.Name(id="float" | "int" | "len"))
        ):
            return above
        case ast.Subscript(value=value) if value is read.node:
            return above
        case _:
            return None


def received(program: Program, function: Function) -> tuple[str, str] | None:
    """Give the class of the callback that a function gets, and the name of the parameter."""
    above = program.module.parent(function)
    of_class = above.decorator_list if isinstance(above, ast.ClassDef) else []
    for each in (*function.decorator_list, *of_class):
        if not isinstance(each, ast.Call) or not each.args:
            continue
        whole = program.names(each.args[0])
        module, _, kind = whole.rpartition(".")
        if not is_ours(program, each) or module != CALLBACKS or kind not in kinds():
            continue
        for parameter in function.args.args:
            if parameter.annotation and program.names(parameter.annotation) == whole:
                return kind, parameter.arg
    return None


def _read(program: Program, read: Read, field: str) -> str:
    if read.asks:
        return f"{field} {read.asks} None"
    if read.default is None or _is_none(read.default):
        return field
    default = program.source(read.default)
    # What is sent blank is no default: it stays, as it did in the form.
    if isinstance(read.default, ast.Constant) and read.default.value == "":
        return f"({field} or {default})"
    return f"({default} if {field} is None else {field})"


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
