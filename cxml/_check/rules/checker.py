"""CX0: what the checker says about comments that suppress findings."""

from __future__ import annotations

from collections.abc import Iterator

from ..found import Found
from ..rule import SUPPRESSION, Fixable, Severity, rule


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
