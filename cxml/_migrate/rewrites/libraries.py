"""Libraries that put Twilio's into a framework: django-twilio and flask-twilio."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from attrs import evolve

from ..._check.python.literal import last_name
from ..._check.python.names import Scope
from ..._check.python.views import Function
from ..adding import Imports
from ..answering import answering
from ..change import Change, Edit, Left
from ..classes import class_views
from ..deciding import METHOD_DECORATOR
from ..held import TWILIO_VIEW, decorator_name
from ..imports import unused_imports
from ..keys import SETTING, lacks_os, value_of_key
from ..program import Program
from ..reads import by_folded, texts_of
from ..rewrite import Origin, Safety, rewrite
from ..views import Candidate
from .views import (
    DJANGO,
    FLASK,
    methods_in,
    received,
)

_DECOMPOSE = "django_twilio.request.decompose"
_NO_FIELD = "a part of what decompose() gives has no field: read it of the callback by hand"
_NO_VIEW = (
    "decompose() is of django-twilio: give what is sent here from the view that has a callback"
)
_READY = "cxml has no ready views: write one, decorated with @document, that returns a response"
_SETTINGS = {
    "DJANGO_TWILIO_FORGERY_PROTECTION": (
        "CXML_VERIFY says whether requests are verified; it is on, also where DEBUG is"
    ),
    "DJANGO_TWILIO_BLACKLIST_CHECK": "callers are not refused by cxml: refuse them in the view",
    "TWILIO_AUTH_TOKEN": (
        "the key that signs, from PSK on, is to stand here{needs}: CXML_SIGNING_KEY = {value}"
    ),
}
_MODELS = "there is no counterpart of Caller and Credential: keep the tables, or models of your own"


def _decorated(program: Program, name: str) -> list[tuple[Function, ast.expr]]:
    """Give the functions that something decorates, each with the decorator."""
    return [
        (function, decorator)
        for function in program.module.functions
        for decorator in function.decorator_list
        if decorator_name(program, decorator) == name
    ]


@rewrite(
    "django-twilio-view",
    Safety.UNSAFE,
    summary="decorate views with @document of cxml.django, and not with @twilio_view",
    origins=[Origin.DJANGO_TWILIO],
    waits=True,
    before="""
        from cxml.messaging_response import MessagingResponse
        from django_twilio.decorators import twilio_view


        @twilio_view
        def reply(request):
            response = MessagingResponse()
            response.message("Thank you.")
            return response
    """,
    after="""
        from cxml.messaging_response import MessagingResponse
        from cxml.callbacks import MessageRequest
        from cxml.django import document


        @document(MessageRequest)
        def reply(request, message: MessageRequest):
            response = MessagingResponse()
            response.message("Thank you.")
            return response
    """,
)
def django_twilio_view(program: Program) -> Iterator[Change | Left]:
    """`@document` does what `@twilio_view` does: it verifies, exempts, and sends what is returned.

    It also gives the view what was sent. It is unsafe because the class of that is guessed by the
    response that the view makes, and because requests are verified where DEBUG is on, too. Of a
    class whose method is decorated, as `dispatch`, the class is decorated.
    """
    every = _decorated(program, TWILIO_VIEW)
    drops = [each for _, each in every]
    dispatching = [each for each, _ in every if each.name == "dispatch"]
    drops += (d for each in dispatching for d in each.decorator_list if _exempts(program, d))
    parents = {each: program.module.parent(each) for each, _ in every}
    functions = [each for each, above in parents.items() if isinstance(above, ast.Module)]
    candidates = (Candidate(program, each) for each in functions)
    yield from answering(program, map(_knowing, candidates), DJANGO, drops)
    classes = {each for each in parents.values() if isinstance(each, ast.ClassDef)}
    for cls in program.module.all(ast.ClassDef):
        own = [each for each in cls.decorator_list if decorator_name(program, each) == TWILIO_VIEW]
        drops += own
        classes |= {cls} if own else set()
    methods = ((cls, _knowing(each)) for cls, each in methods_in(program, classes))
    yield from class_views(program, methods, DJANGO, drops)
    yield from unused_imports(program, TWILIO_VIEW, METHOD_DECORATOR)


def _exempts(program: Program, decorator: ast.expr) -> bool:
    """Whether a decorator does what ``@document`` does too: it exempts from the check of forms."""
    return decorator_name(program, decorator) == "django.views.decorators.csrf.csrf_exempt"


def _knowing(candidate: Candidate) -> Candidate:
    """Let a function know what it reads of a decomposed request."""
    read = (each.attr for each in _read_of_decomposed(candidate.program, candidate.function))
    every = (by_folded().get(_folded(each)) for each in read)
    return evolve(candidate, others=tuple(each for each in every if each))


def _read_of_decomposed(program: Program, function: Function) -> Iterator[ast.Attribute]:
    """Give where attributes of a decomposed request are read."""
    inside = [*ast.walk(function)]
    made = [
        each for each in inside if isinstance(each, ast.Assign) and _is_decomposed(program, each)
    ]
    names = {last_name(each.targets[0]) for each in made}
    for each in inside:
        match each:
            case ast.Attribute(value=ast.Name(id=name)) if name in names:
                yield each
            case ast.Attribute(value=ast.Call(func=called)) if program.names(called) == _DECOMPOSE:
                yield each
            case _:
                pass


@rewrite(
    "django-twilio-request",
    Safety.UNSAFE,
    summary="read the callback, and not what decompose() makes of the request",
    origins=[Origin.DJANGO_TWILIO],
    before="""
        from cxml.callbacks import VoiceCallback
        from cxml.django import document
        from cxml.voice_response import VoiceResponse
        from django_twilio.request import decompose


        @document(VoiceCallback)
        def greet(request, call: VoiceCallback):
            sent = decompose(request)
            response = VoiceResponse()
            response.say(sent.from_ + sent.callsid)
            return response
    """,
    after="""
        from cxml.callbacks import VoiceCallback
        from cxml.django import document
        from cxml.voice_response import VoiceResponse


        @document(VoiceCallback)
        def greet(request, call: VoiceCallback):
            response = VoiceResponse()
            response.say(call.from_ + call.call_sid)
            return response
    """,
)
def django_twilio_request(program: Program) -> Iterator[Change | Left]:
    """django-twilio writes names in small letters, `callsid`; the callback has fields, `call_sid`.

    It is done in views that have a callback, where all that is read is known.
    """
    for function in program.module.functions:
        found = received(program, function)
        for each in ast.walk(function) if found else ():
            if found and isinstance(each, ast.Assign) and _is_decomposed(program, each):
                yield _composed(program, function, each, *found)
            elif found and isinstance(each, ast.Attribute) and isinstance(each.value, ast.Call):
                yield from _composed_there(program, each, *found)
    yield from _still_decomposed(program)
    yield from unused_imports(program, _DECOMPOSE)


def _is_decomposed(program: Program, node: ast.AST | None) -> bool:
    match node:
        case ast.Assign(targets=[ast.Name()], value=ast.Call(func=function)):
            return program.names(function) == _DECOMPOSE
        case _:
            return False


def _composed(
    program: Program, function: Function, node: ast.Assign, kind: str, parameter: str
) -> Change | Left:
    name = last_name(node.targets[0])
    fields = _fields(kind)
    edits = [program.line(node)]
    for each in ast.walk(function):
        if isinstance(each, ast.Name) and each.id == name and each not in node.targets:
            above = program.module.parent(each)
            field = fields.get(_folded(above.attr)) if isinstance(above, ast.Attribute) else None
            if field is None or not isinstance(above, ast.Attribute):
                return program.left(each, _NO_FIELD)
            edits.append(Edit(*program.text.span(above), f"{parameter}.{field}"))
    says = f"{name} is read of the callback"
    return Change(program.text.span(node), tuple(edits), says=says)


def _composed_there(
    program: Program, read: ast.Attribute, kind: str, parameter: str
) -> Iterator[Change | Left]:
    """Read the callback where a request is decomposed for one attribute alone."""
    call = read.value
    if isinstance(call, ast.Call) and program.names(call.func) == _DECOMPOSE:
        field = _fields(kind).get(_folded(read.attr))
        yield (
            program.replaced(read, f"{parameter}.{field}", f"{read.attr} is read of the callback")
            if field
            else program.left(read, _NO_FIELD)
        )


def _still_decomposed(program: Program) -> Iterator[Left]:
    """Say where a request is decomposed for something else, or outside of what has a callback."""
    for call in program.module.all(ast.Call):
        above = program.module.parent(call)
        if program.names(call.func) != _DECOMPOSE:
            continue
        scope = program.names.scope_of(call)
        is_read = isinstance(above, ast.Attribute) or _is_decomposed(program, above)
        if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef) and is_read:
            is_read = received(program, scope) is not None
        if not is_read:
            yield program.left(call, _NO_VIEW)


def _fields(kind: str) -> dict[str, str]:
    """Give the fields of a class by the names that django-twilio has for them."""
    return {wire.lower(): field for wire, field in texts_of(kind).items()}


def _folded(attribute: str) -> str:
    return attribute.replace("_", "").lower()


@rewrite(
    "django-twilio-urls",
    Safety.REPORT,
    summary="say which addresses lead to ready views of django-twilio",
    origins=[Origin.DJANGO_TWILIO],
    before="""
        from django.urls import path
        from django_twilio.views import say

        urlpatterns = [path("hello/", say, {"text": "Hello."})]
    """,
    left=[2],
)
def django_twilio_urls(program: Program) -> Iterator[Change | Left]:
    """django-twilio has views that answer with one verb: `say`, `play`, `dial` and others.

    With cxml such a view is three lines of one's own.
    """
    for alias, name in program.names.imports():
        if name.startswith("django_twilio.views"):
            yield program.left(alias, _READY)
        elif name.startswith("django_twilio.models"):
            yield program.left(alias, _MODELS)


@rewrite(
    "django-twilio-settings",
    Safety.REPORT,
    summary="say what the settings of django-twilio become",
    origins=[Origin.DJANGO_TWILIO],
    before="""
        INSTALLED_APPS = ["django_twilio"]
        DJANGO_TWILIO_FORGERY_PROTECTION = False
        TWILIO_AUTH_TOKEN = ""
    """,
    left=[1, 2, 3],
)
def django_twilio_settings(program: Program) -> Iterator[Change | Left]:
    """Settings have other names, and another sense: verification is off only where that is said.

    `cxml.django` in INSTALLED_APPS is not needed; it adds system checks.
    """
    installed = [each for each in program.module.texts if each.value == "django_twilio"]
    for each in installed:
        yield program.left(each, "cxml.django stands for django_twilio, and may be left out")
    for assignment in program.module.all(ast.Assign):
        for target in assignment.targets:
            name = target.id if isinstance(target, ast.Name) else ""
            is_set = name == "TWILIO_AUTH_TOKEN" and (
                program.is_keyed or SETTING in program.content
            )
            if name in _SETTINGS and not is_set and (installed or name.startswith("DJANGO_")):
                value = value_of_key(program)
                needs = lacks_os(program, value)
                yield program.left(target, _SETTINGS[name].format(value=value, needs=needs))


@rewrite(
    "flask-twilio",
    Safety.UNSAFE,
    summary="decorate views with @document of cxml.flask, and not with @twilio.twiml",
    origins=[Origin.FLASK_TWILIO],
    waits=True,
    before="""
        from flask import Flask
        from flask_twilio import Response, Twilio

        app = Flask(__name__)
        twilio = Twilio(app)


        @app.route("/voice")
        @twilio.twiml
        def voice():
            response = Response()
            response.say("Welcome.")
            return response


        def ring(number):
            twilio.call_for("voice", to=number)
    """,
    after="""
        from flask import Flask
        from flask_twilio import Twilio
        from cxml.voice_response import VoiceResponse
        from cxml.callbacks import VoiceCallback
        from cxml.flask import document

        app = Flask(__name__)
        twilio = Twilio(app)


        @app.route("/voice")
        @document(VoiceCallback)
        def voice(call: VoiceCallback):
            response = VoiceResponse()
            response.say("Welcome.")
            return response


        def ring(number):
            twilio.call_for("voice", to=number)
    """,
    left=[20],
)
def flask_twilio(program: Program) -> Iterator[Change | Left]:
    """`@document` does what `@twilio.twiml` does, and gives the view what was sent.

    flask-twilio has one Response for all channels: it is that of messages where a message is
    written, and else that of calls. `call_for` and `message` of the extension ask the API, and are
    reported. flask-twilio does not load with today's Flask.
    """
    yield from _responses(program)
    every = [
        (function, decorator)
        for function in program.module.functions
        for decorator in function.decorator_list
        if last_name(decorator) == "twiml" and isinstance(decorator, ast.Attribute)
    ]
    candidates = (Candidate(program, each) for each, _ in every)
    yield from answering(program, candidates, FLASK, [each for _, each in every])
    yield from _asking(program)
    yield from unused_imports(program, "flask_twilio.Response")


def _responses(program: Program) -> Iterator[Change]:
    """Make the responses of the channel that is meant."""
    made = [each for each in program.module.all(ast.Call) if _is_response(program, each)]
    imports = Imports(program)
    scopes = {each: program.names.scope_of(each) for each in made}
    classes = {each: _class_in(each) for each in {*scopes.values()}}
    names = {each: classes[scope] for each, scope in scopes.items()}
    local = {name: imports.name(module, name) for module, name in {*names.values()}}
    added = imports.edits
    for call, (_, name) in names.items():
        span = program.text.span(call.func)
        edits = (Edit(*span, local[name]), *added)
        yield Change(span, edits, says=f"Response becomes {name}")


def _is_response(program: Program, call: ast.Call) -> bool:
    return program.names(call.func) == "flask_twilio.Response"


def _class_in(scope: Scope) -> tuple[str, str]:
    called = (each.func for each in ast.walk(scope) if isinstance(each, ast.Call))
    if any(last_name(each) == "message" for each in called):
        return "cxml.messaging_response", "MessagingResponse"
    return "cxml.voice_response", "VoiceResponse"


def _asking(program: Program) -> Iterator[Left]:
    """Say what asks the API."""
    extensions = {
        name
        for name, values in program.module.given.items()
        for each in values
        if isinstance(each, ast.Call) and program.names(each.func) == "flask_twilio.Twilio"
    }
    for call in program.module.all(ast.Call):
        match call.func:
            case ast.Attribute(value=owner, attr="call_for" | "message" as name):
                if last_name(owner) in extensions:
                    why = f"{name}() asks the API, for which SignalWire has a client of its own"
                    yield program.left(call, why)
            case _:
                pass
