"""What views answer with."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator

from ..addresses import kind_asked
from ..answering import webhooks_in
from ..change import Change, Left
from ..deciding import checks_who_asks
from ..forms import names_read
from ..held import as_text, twilio_views
from ..plain import answers_plainly
from ..program import Program
from ..reads import ANSWERED, report_for
from ..rewrite import Origin, Safety, rewrite
from ..views import HANDLERS, Candidate
from .views import DJANGO, FASTAPI, FLASK


@rewrite(
    "content-type",
    Safety.SAFE,
    summary="serve documents as XML",
    rules=["CX806"],
    waits=True,
    before="""
        from cxml.voice_response import VoiceResponse
        from flask import Flask

        app = Flask(__name__)


        @app.post("/voice")
        def voice():
            response = VoiceResponse()
            response.say("Welcome.")
            return str(response)
    """,
    after="""
        from cxml.voice_response import VoiceResponse
        from flask import Flask

        app = Flask(__name__)


        @app.post("/voice")
        def voice():
            response = VoiceResponse()
            response.say("Welcome.")
            return str(response), 200, {"Content-Type": "text/xml"}
    """,
)
def content_type(program: Program) -> Iterator[Change | Left]:
    """A text that a view returns is served as a page, unless the view says that it is XML.

    Twilio takes a page for a document; SignalWire's list of errors names the wrong type. What
    cannot be told from the view itself, as an answer of a class of one's own, is reported.
    """
    return program.mended("CX806", safety=Safety.SAFE)


@rewrite(
    "django-twilio-text",
    Safety.SAFE,
    summary="return the text of a document below @twilio_view",
    origins=[Origin.DJANGO_TWILIO],
    waits=True,
    before="""
        from django_twilio.decorators import twilio_view
        from twilio.twiml.voice_response import VoiceResponse


        @twilio_view
        def voice(request):
            response = VoiceResponse()
            response.say("Welcome.")
            return response
    """,
    after="""
        from django_twilio.decorators import twilio_view
        from twilio.twiml.voice_response import VoiceResponse


        @twilio_view
        def voice(request):
            response = VoiceResponse()
            response.say("Welcome.")
            return str(response)
    """,
)
def django_twilio_text(program: Program) -> Iterator[Change | Left]:
    """`@twilio_view` knows responses of Twilio's classes alone, and takes a text as well.

    So a view that it still decorates works with cxml's. Where a view returns what is not known,
    as from a function of another file, the imports of documents are held back in the whole project.
    With `--unsafe` views are decorated with `@document`, where that is possible, and return the
    response.
    """
    for view in twilio_views(program):
        for node in as_text(view):
            says = f"{view.function.name} returns the text, which @twilio_view takes of any library"
            yield program.replaced(node, f"str({program.source(node)})", says)


_NOTHING = "{name} answers with no document, and is verified with Twilio's key still: "
_OF = "of {module}, as @{owner}"
_TAKES = "and {takes}, and return"
_REPORTED = (
    f"{_NOTHING}decorate it with @status_callback {_OF}status_callback({{kind}}), {_TAKES} None"
)
_ACTION = (
    f"{_NOTHING}the answer is taken for a document, so decorate it with @document {_OF}"
    f"document({{kind}}), {_TAKES} a response, or None where nothing is to be done"
)
_ANYWHERE = {
    "module": "cxml.flask, cxml.django or cxml.starlette",
    "owner": "",
    "takes": "let it take what was sent: behind the request in Django, and else first",
}
_HOMES = {"django": DJANGO, "django_twilio": DJANGO, "fastapi": FASTAPI, "flask": FLASK}


@rewrite(
    "status-views",
    Safety.REPORT,
    summary="say which views of reports are still verified as Twilio signs",
    before="""
        import os

        from cxml.request_validator import RequestValidator
        from flask import Flask, abort, request

        app = Flask(__name__)


        @app.post("/status")
        def status():
            validator = RequestValidator(os.environ["TWILIO_AUTH_TOKEN"])
            signature = request.headers["X-SignalWire-Signature"]
            if not validator.validate(request.url, request.form, signature):
                abort(403)
            print(request.form["CallStatus"])
            return "", 204
    """,
    left=[10],
)
def status_views(program: Program) -> Iterator[Change | Left]:
    """A view that is told something, and answers with no document, stays as it is.

    With the token of Twilio it refuses every report of SignalWire's. `@status_callback` of
    `cxml.flask`, `cxml.django` or `cxml.starlette` verifies it, and gives it what was sent. Which
    class that is, is told by what asks for the view, or guessed from what the view reads. Where
    the answer is taken for a document, as that to the `action` of a `Message`, it is `@document`.
    Where it cannot be told that what a view returns is no document, nothing is said of it here.

    It is not rewritten, with `--unsafe` neither. What a report is read as tells less than a
    document does: one view often takes reports of several kinds, and below one class the others
    would be read wrong. And `@status_callback` sends nothing, so that a text that is returned would
    have to go, though others may ask the same address for it.
    """
    for view in _verified_by_hand(program):
        function = view.function
        if answers_plainly(program, function):
            above = program.module.parent(function)
            name = above.name if isinstance(above, ast.ClassDef) else function.name
            kind = kind_asked(program, name) or report_for(names_read(program, function))
            says = _ACTION if kind in ANSWERED else _REPORTED
            why = says.format(name=name, kind=kind, **_written(view, kind))
            yield Left(program.module.heading(function), why=why)


def _written(view: Candidate, kind: str) -> dict[str, str]:
    """Say what decorates a view in the framework of its file, and how its first line is then."""
    program, function = view.program, view.function
    home = next((_HOMES[each] for each in sorted(program.packages) if each in _HOMES), None)
    if home is None:
        return _ANYWHERE
    owner = f"{next(iter(webhooks_in(program)), 'webhooks')}." if home is FASTAPI else ""
    given = copy.deepcopy(function.args)
    names = given.args if given.args or not given.posonlyargs else given.posonlyargs
    place = isinstance(program.module.parent(function), ast.ClassDef) + (not home.is_first)
    names.insert(place, ast.arg(view.parameter(""), ast.Name(kind)))
    start = "async def" if isinstance(function, ast.AsyncFunctionDef) else "def"
    line = f"{start} {function.name}({ast.unparse(given)})"
    return {"module": home.module, "owner": owner, "takes": f"write {line}"}


def _verified_by_hand(program: Program) -> Iterator[Candidate]:
    """Give the functions that look who asks, themselves or by what decorates them."""
    yield from twilio_views(program)
    for function in program.module.functions:
        view = Candidate(program, function)
        above = program.module.parent(function)
        is_own = isinstance(above, ast.ClassDef | ast.Module)
        decorators = [*function.decorator_list]
        if isinstance(above, ast.ClassDef) and function.name in HANDLERS:
            decorators += above.decorator_list
        checks = (checks_who_asks(program, each) for each in decorators)
        if is_own and (view.checks or any(checks)):
            yield view
