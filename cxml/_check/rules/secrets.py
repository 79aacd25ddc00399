"""CX707 to CX709: what a program lets others write, ask and read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..found import Found
from ..rule import PYTHON, Severity, rule
from ..secrets import KEY
from .views import is_answering

_TOKEN = re.compile(r"(?!AC)[0-9A-Fa-f]{32,64}")
"""What tokens look like, and much else: hashes and ids."""
_ROUTE = "put the route above the decorator that verifies: as it is, that never runs"

if TYPE_CHECKING:
    from ..python.module import Module
    from ..python.views import View


@rule(
    "CX707",
    "interpolated-xml",
    Severity.WARNING,
    PYTHON,
    message="what is put into XML has to be escaped: build the document with cxml, or escape it",
    wrong="""
        def voice(name):
            return f"<Response><Say>Hello {name}</Say></Response>"
    """,
    line=2,
    right="""
        from cxml import VoiceResponse


        def voice(name):
            response = VoiceResponse()
            response.say(f"Hello {name}")
            return str(response)
    """,
    sources=[
        "Twilio: docs/api/errors/12100",
        "Bandit: B608, which is the same for SQL",
    ],
)
def interpolated_xml(module: Module) -> Iterator[Found]:
    """A value in an f-string, or put in by `%`, `format`, `+` or `join`, stands there as it is.

    One `&` in it makes the document unreadable, and who decides about the value can write verbs of
    his own. What is a number, or goes through a function that escapes, is fine; the parts of such a
    text that are written down are not judged.
    """
    for each in module.interpolated:
        yield module.found(each)


@rule(
    "CX708",
    "unverified-view",
    Severity.WARNING,
    PYTHON,
    message="anybody can ask this address: {order}",
    wrong="""
        from cxml import VoiceResponse
        from flask import Flask, Response

        app = Flask(__name__)


        @app.post("/voice")
        def voice():
            response = VoiceResponse()
            response.say("Welcome.")
            return Response(str(response), mimetype="text/xml")
    """,
    line=7,
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
    sources=["SignalWire: guides/webhooks/webhook-security", "cxml: how-to/verify-signatures"],
)
def unverified_view(module: Module) -> Iterator[Found]:
    """A view that builds a document, or reads the id of a call, and asks nobody for a signature.

    What verifies is a decorator of cxml, a call whose name says so, such as `validate`, a function
    or a class of the file that makes one, a hook before all requests, or what Django REST framework
    asks for a permission. A decorator has to stand below the route. A document may be built by
    another function of the file, and the answer made by one.

    Of a decorator, a base or a hook that is imported, the other files of the run tell whether it
    verifies; where none of them does, there is no finding. A file of the run that imports the views
    may have something called before all of them: a hook of the application or of their blueprint,
    or `dependencies` of FastAPI. What stands before the program, such as a proxy or middleware in
    the settings of Django, cannot be seen: suppress the finding for the file.
    """
    for view in module.views:
        function = view.function
        is_ours = module.answers.gives(function) or module.answers.reads(function)
        told = any(map(module.guards.is_told_not_to, view.decorators))
        is_helper = function.name in module.helpers
        is_view = view.routes or (is_answering(view, module) and not is_helper)
        if is_view and (is_ours or told) and not module.guards.is_verified(view):
            order = _ROUTE if _is_swapped(module, view) else "verify the signature of the request"
            yield Found(says={"order": order}, span=module.heading(view.place))


def _is_swapped(module: Module, view: View) -> bool:
    """Whether what would verify decorates the function only once its route has it."""
    above = [each for each in view.decorators if each not in view.behind_routes]
    ours = filter(module.guards.is_ours, above)
    return not all(map(module.guards.is_told_not_to, ours))


@rule(
    "CX709",
    "secret-in-source",
    Severity.ERROR,
    PYTHON,
    message="a signing key, or a token, is written down in the source",
    is_secret=True,
    wrong="""
        SIGNING_KEY = "PSK_000000000000000000000000"
    """,
    line=1,
    right="""
        import os

        SIGNING_KEY = os.environ["CXML_SIGNING_KEY"]
    """,
    sources=[
        "SignalWire: guides/webhooks/webhook-security",
        "SignalWire: its older package, tests (keys that begin with PSK_)",
    ],
)
def secret_in_source(module: Module) -> Iterator[Found]:
    """Whoever has the repository has the key, and signs whatever he wants.

    That is a key of SignalWire's, a token for its API, and what Twilio's tokens look like where it
    is given to a name, or to a call, that takes a secret. It is never shown. Tests have keys that
    are made up: leave the rule off there, by `per-file-ignores`.
    """
    for each in (*module.texts, *module.pieces):
        value = each.value
        text = value.decode("ascii", "replace") if isinstance(value, bytes) else str(value)
        if KEY.search(text) or (_TOKEN.fullmatch(text) and module.is_secret(each)):
            yield module.found(each)
