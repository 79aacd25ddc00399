"""How documents are built, and looked into."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..._check.python.names import Scope
from ..change import Change, Left
from ..program import Program
from ..rewrite import FROM_TWILIO, Safety, rewrite

_OF_ANY = {
    "attrs": "the attributes of an element of cxml are its fields, as dial.timeout",
    "value": "the text of an element of cxml has a name of its own, as say.message",
    "verbs": "what stands in an element of cxml is children",
}
_BASES = {"cxml.twiml.TwiML", "twilio.twiml.TwiML", "cxml.Element"}
_LIST = "this list was sent as Python shows it, which asks for nothing; cxml sends its words"


@rewrite(
    "tree-access",
    Safety.SAFE,
    summary="look into elements by the names that they have in cxml",
    rules=["CX814"],
    before="""
        from cxml.voice_response import VoiceResponse

        response = VoiceResponse()
        dial = response.dial("+15550100101", timeout=20)
        print(response.verbs, dial.name, dial.attrs["timeout"], dial.value)
        print(response.xml())
    """,
    after="""
        from cxml.voice_response import VoiceResponse

        response = VoiceResponse()
        dial = response.dial("+15550100101", timeout=20)
        print(response.children, dial.tag, dial.timeout, dial.phone_number)
        print(response.xml())
    """,
    left=[6],
)
def tree_access(program: Program) -> Iterator[Change | Left]:
    """Twilio's elements have `verbs`, `attrs`, `value` and `name`; those of cxml say what is there.

    It is done where the class is known: what is handed from one function to another is not seen.
    Where only `isinstance(x, TwiML)` tells that it is an element, it is reported. There is no
    `xml()`: parse `str(response)`.
    """
    yield from program.mended("CX814")
    known = {program.of_finding(each).span for each in program.found_by("CX814")}
    scopes = {*_scopes_of_any(program)}
    for each in program.module.all(ast.Attribute) if scopes else ():
        why = _OF_ANY.get(each.attr)
        is_known = program.text.span(each) in known
        if why and not is_known and program.names.scope_of(each) in scopes:
            yield program.left(each, why)


def _scopes_of_any(program: Program) -> Iterator[Scope]:
    """Give the functions that ask whether a thing is an element."""
    for call in program.module.all(ast.Call):
        match call:
            case ast.Call(func=ast.Name(id="isinstance"), args=[_, kind]):
                if program.names(kind) in _BASES:
                    yield program.names.scope_of(call)
            case _:
                pass


@rewrite(
    "double-append",
    Safety.SAFE,
    summary="add once what a method has added already",
    rules=["CX805"],
    before="""
        from cxml.voice_response import VoiceResponse

        response = VoiceResponse()
        dial = response.dial()
        dial.number("+15550100101")
        response.append(dial)
    """,
    after="""
        from cxml.voice_response import VoiceResponse

        response = VoiceResponse()
        dial = response.dial()
        dial.number("+15550100101")
    """,
)
def double_append(program: Program) -> Iterator[Change | Left]:
    """A method such as `dial()` adds what it makes; who appends that too has it in there twice.

    The document of Twilio's library has it twice as well, so a test that compares the whole of it
    has to change.
    """
    return program.mended("CX805")


@rewrite(
    "child-printed",
    Safety.REPORT,
    summary="say where a verb alone is taken for the response",
    rules=["CX804"],
    before="""
        from cxml.voice_response import VoiceResponse

        response = VoiceResponse()
        print(str(response.say("Welcome.")))
    """,
    left=[4],
)
def child_printed(program: Program) -> Iterator[Change | Left]:
    """The method of a verb gives the verb, and not the response that it stands in.

    What was meant cannot be told: the document is wrong with Twilio's library too.
    """
    return program.mended("CX804")


@rewrite(
    "event-lists",
    Safety.REPORT,
    summary="say which lists of events are sent at last",
    origins=FROM_TWILIO,
    rules=["CX803"],
    before="""
        from twilio.twiml.voice_response import Dial

        dial = Dial()
        dial.conference(
            "Weekly call",
            status_callback="https://example.com/events",
            status_callback_event=["start", "end"],
        )
    """,
    left=[7],
)
def event_lists(program: Program) -> Iterator[Change | Left]:
    """Twilio's classes write a list as Python shows it, so that no event was ever asked for.

    The classes of cxml join the words. Nothing has to be written; but the events come now.
    """
    for each in program.found_by("CX803"):
        span = program.of_finding(each).span
        yield Left(span, why=_LIST, rule="CX803", is_of_before=True)
