"""CX707 to CX709: what a program lets others write, ask and read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..found import Found
from ..rule import PYTHON, Severity, rule

if TYPE_CHECKING:
    from ..python.module import Module


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
    """A value in an f-string, or put in by `%`, `format` or `+`, stands in the document as it is.

    One `&` in it makes the document unreadable, and who decides about the value can write verbs of
    his own. What is a number, or goes through a function that escapes, is fine; the parts of such a
    text that are written down are not judged.
    """
    for each in module.interpolated:
        yield module.found(each.node)
