"""Values that mean something else on SignalWire, or nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html import unescape

from ..._check.locate import Replacement
from ..._check.python.values import literal_at
from ..._check.rules.moving import literal_changes
from ..change import Change, Edit, Left
from ..program import Program
from ..rewrite import FROM_TWILIO, Safety, rewrite

_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_ESCAPES = {
    "cgi.escape",
    "django.utils.html.escape",
    "flask.escape",
    "html.escape",
    "markupsafe.escape",
    "xml.sax.saxutils.escape",
}
_ESCAPED = "cxml escapes by itself: what was escaped before is spoken, or dialled, as &amp; is"


@rewrite(
    "hand-escapes",
    Safety.UNSAFE,
    summary="write texts as they are meant: they are escaped when they are written",
    rules=["CX110"],
    before="""
        from html import escape

        from cxml.voice_response import VoiceResponse


        def answer(name):
            response = VoiceResponse()
            response.say("Bed &amp; breakfast")
            response.say(escape(name))
            return response
    """,
    after="""
        from html import escape

        from cxml.voice_response import VoiceResponse


        def answer(name):
            response = VoiceResponse()
            response.say("Bed & breakfast")
            response.say(escape(name))
            return response
    """,
    left=[9],
)
def hand_escapes(program: Program) -> Iterator[Change | Left]:
    """A text that was escaped by hand is escaped twice, by Twilio's library as by cxml.

    A text that means to speak of markup is rare, so it is unsafe. What a function escapes when the
    program runs is reported.
    """
    values = (each.value for each in program.module.builders.shop.places.values() if each.value)
    for node in dict.fromkeys(values):
        if isinstance(node, ast.Call) and program.names(node.func) in _ESCAPES:
            yield program.left(node, _ESCAPED)
        else:
            yield from _unescaped(program, node)


def _unescaped(program: Program, node: ast.expr) -> Iterator[Change]:
    literal = literal_at(node, program.text)
    if literal is None:
        return
    found = [*_ENTITY.finditer(literal.value)]
    made = literal.replaced([Replacement.of(*each.span(), unescape(each[0])) for each in found])
    edits = tuple(Edit(each.start, each.end, each.text) for each in literal_changes(made))
    if found:
        says = f"{found[0][0]} becomes {unescape(found[0][0])}"
        yield Change(program.text.span(node), edits, says=says)


@rewrite(
    "google-voices",
    Safety.UNSAFE,
    summary="name the voices of Google as SignalWire does",
    origins=FROM_TWILIO,
    rules=["CX605"],
    before="""
        from cxml.voice_response import VoiceResponse

        response = VoiceResponse()
        response.say("Welcome.", voice="Google.en-US-Wavenet-C")
    """,
    after="""
        from cxml.voice_response import VoiceResponse

        response = VoiceResponse()
        response.say("Welcome.", voice="gcloud.en-US-Wavenet-C")
    """,
)
def google_voices(program: Program) -> Iterator[Change | Left]:
    """Twilio writes `Google.` before the name of a voice, and SignalWire `gcloud.`.

    Not every voice is offered, so it has to be heard.
    """
    return program.mended("CX605", safety=Safety.UNSAFE)


@rewrite(
    "timeout-fragments",
    Safety.UNSAFE,
    summary="write limits of time behind addresses in SignalWire's words",
    origins=FROM_TWILIO,
    rules=["CX316"],
    before="""
        from cxml.voice_response import VoiceResponse

        response = VoiceResponse()
        response.redirect("https://example.com/voice#ct=5000")
    """,
    after="""
        from cxml.voice_response import VoiceResponse

        response = VoiceResponse()
        response.redirect("https://example.com/voice#ot=5000")
    """,
)
def timeout_fragments(program: Program) -> Iterator[Change | Left]:
    """The time to connect is `#ct=` in Twilio's words, and `#ot=` in SignalWire's.

    What has no counterpart goes. It is unsafe because the time to read is another, too: SignalWire
    waits for 5 seconds, and Twilio for 15 in all.
    """
    return program.mended("CX316", safety=Safety.UNSAFE)


@rewrite(
    "record-true",
    Safety.UNSAFE,
    summary="name the mode in which a Dial records",
    rules=["CX606"],
    before="""
        from cxml.voice_response import VoiceResponse

        response = VoiceResponse()
        response.dial("+15550100101", record="true")
    """,
    after="""
        from cxml.voice_response import VoiceResponse

        response = VoiceResponse()
        response.dial("+15550100101", record="record-from-answer")
    """,
)
def record_true(program: Program) -> Iterator[Change | Left]:
    """Twilio's older programs switch recording on by `true`, and SignalWire lists modes.

    Whether a call is recorded, and paid for, is not for a program to guess: it is unsafe.
    """
    return program.mended("CX606", safety=Safety.UNSAFE)


_REFUSED = (
    "CX201", "CX202", "CX203", "CX205", "CX206", "CX207", "CX208", "CX209", "CX301", "CX302",
    "CX304", "CX305", "CX309", "CX317", "CX801",
)  # fmt: skip
_CALLS = "CX802"


@rewrite(
    "refused-values",
    Safety.SAFE,
    summary="write right what cxml refuses, and Twilio's library sent",
    rules=[*_REFUSED, _CALLS],
    before="""
        from cxml.voice_response import VoiceResponse

        response = VoiceResponse()
        response.dial(callerid="+15550100100").conference("Weekly call", beep="True")
        response.redirect("https://example.com/", "POST")
        response.dial("+15550100101", record="maybe")
    """,
    after="""
        from cxml.voice_response import VoiceResponse

        response = VoiceResponse()
        response.dial(caller_id="+15550100100").conference("Weekly call", beep="true")
        response.redirect("https://example.com/", method="POST")
        response.dial("+15550100101", record="maybe")
    """,
    left=[6],
)
def refused_values(program: Program) -> Iterator[Change | Left]:
    """The classes of cxml refuse what the platform would refuse, at the line that makes it.

    Twilio's library sends it, so a program that goes on to run may raise after the move. What is
    surely only misspelt is written right, and what Twilio's library takes by position gets its
    name; the rest has to be decided. `cxml.lenient` keeps it as it is for a while.
    """
    yield from program.mended(*_REFUSED)
    # By position it was one attribute alone, and is an error afterwards.
    yield from program.mended(_CALLS, safety=Safety.SAFE)
