"""CX0: what the checker says about comments that suppress findings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..found import Found
from ..rule import PYTHON, SUPPRESSION, Fixable, Severity, rule

if TYPE_CHECKING:
    from ..python.module import Module


@rule(
    "CX001",
    "unused-suppression",
    Severity.WARNING,
    SUPPRESSION,
    message="nothing is suppressed by {code}: remove it",
    fix=Fixable.SAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <!-- cxml: ignore[CX306] -->
          <Dial>+15550100101</Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>+15550100101</Dial>
        </Response>
    """,
    sources=["Ruff: rule RUF100", "ESLint: --report-unused-disable-directives"],
)
def unused_suppression(*_: object) -> Iterator[Found]:
    """A comment that once suppressed a finding, and now hides only the next one.

    Said only where all rules that are named are on, so that a run of a few rules finds none.
    """
    return iter(())


@rule(
    "CX002",
    "invalid-suppression",
    Severity.WARNING,
    SUPPRESSION,
    message="{text} suppresses nothing: {reason}",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <!-- cxml: ignore[CX9999] -->
          <Dial>+15550100101</Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <!-- cxml: ignore[CX306] the extension of the front desk -->
          <Dial>5550100101</Dial>
        </Response>
    """,
    sources=["Ruff: rules RUF102 and RUF103"],
)
def invalid_suppression(*_: object) -> Iterator[Found]:
    """A comment that was meant to suppress findings, and does not.

    It is spelled otherwise than `cxml: ignore[CX306]`, names a rule that there is not, or stands
    where it covers nothing, such as in a text that is spoken.
    """
    return iter(())


@rule(
    "CX003",
    "unread-program",
    Severity.WARNING,
    PYTHON,
    message="{said}",
    wrong="""
        from cxml import VoiceResponse

        response = VoiceResponse(
        response.say("Welcome.")
    """,
    line=3,
    right="""
        from cxml import VoiceResponse

        response = VoiceResponse()
        response.say("Welcome.")
    """,
    sources=["Python: the language reference"],
)
def unread_program(module: Module) -> Iterator[Found]:
    """A program that is not Python, so that nothing in it was checked.

    It has a mistake of syntax, is of a newer Python than this one, in an encoding that cannot be
    told, or longer than any that people write. Of Python 2 it is info.
    """
    if problem := module.problem:
        at = module.text.at(problem.line, problem.column)
        severity = "info" if problem.is_old else None
        yield Found(says={"said": problem.reason}, span=(at, at), severity=severity)
