"""What views answer with."""

from __future__ import annotations

from collections.abc import Iterator

from ..change import Change, Left
from ..program import Program
from ..rewrite import Safety, rewrite


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
