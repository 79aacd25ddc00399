"""What views answer with."""

from __future__ import annotations

from collections.abc import Iterator

from ..change import Change, Left
from ..held import as_text, twilio_views
from ..program import Program
from ..rewrite import Origin, Safety, rewrite


@rewrite(
    "content-type",
    Safety.SAFE,
    summary="serve documents as XML",
    rules=["CX806"],
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
