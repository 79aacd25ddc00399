"""CX2: elements, what stands in them, and their attributes."""

from __future__ import annotations

from collections.abc import Iterator

from ..found import Found, Rename
from ..reading import Reported
from ..rule import Fixable, Severity, problems, rule


@rule(
    "CX204",
    "unknown-attribute",
    Severity.ERROR,
    problems("unknown-attribute"),
    message="{said}",
    fix=Fixable.SAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial callerid="+15550100100">+15550100101</Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial callerId="+15550100100">+15550100101</Dial>
        </Response>
    """,
    sources=["SignalWire: core/cxml-spec"],
)
def unknown_attribute(reported: Reported) -> Iterator[Found]:
    """No platform documents the attribute on this element, so it surely does nothing."""
    name, near = reported.at[1:], reported.problem.suggestion
    is_same = near is not None and near.lower() == name.replace("_", "").lower()
    yield Found(
        reported.element,
        reported.at,
        says={"said": reported.problem.message},
        suggestion=near,
        changes=(Rename(near),) if near and is_same else (),
        span=None if reported.element else (reported.start, reported.start),
    )
