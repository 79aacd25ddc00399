"""CX1: the document itself, its XML and its size."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Raw
from ..found import Found
from ..reading import Reported
from ..rule import RAW, Severity, problems, rule

MOST_BYTES = 65_536


@rule(
    "CX103",
    "wrong-root",
    Severity.ERROR,
    problems("root"),
    message="{said}",
    platform_code=12100,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <response>
          <Say>Welcome.</Say>
        </response>
    """,
    line=2,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Welcome.</Say>
        </Response>
    """,
    sources=["SignalWire: guides/webhooks/common-webhook-errors"],
)
def wrong_root(reported: Reported) -> Iterator[Found]:
    """A document is a `Response`: with any other root the platform ends the call.

    The names of elements are written as they are documented, capitals included.
    """
    yield Found(says={"said": reported.problem.message}, span=(reported.start, reported.start + 1))


@rule(
    "CX109",
    "too-large",
    Severity.ERROR,
    RAW,
    message="{bytes} bytes; SignalWire takes 64 kB: split it with Redirect",
    platform_code=11750,
    wrong="<Response>" + "<Say>" + 70_000 * "a" + "</Say></Response>",
    line=1,
    right="<Response><Say>Short.</Say></Response>",
    sources=["SignalWire: rest-api/core/error-codes (11750)"],
)
def too_large(raw: Raw) -> Iterator[Found]:
    """A document may have 64 kB when it is served.

    A template grows when it is filled in, so one that is near the limit may pass it.
    """
    length = len(raw.read or b"")
    if length > MOST_BYTES:
        yield Found(says={"bytes": f"{length:,}"}, span=(0, 0))


@rule(
    "CX101",
    "not-well-formed",
    Severity.ERROR,
    problems("syntax"),
    message="the document is not XML: {said}",
    platform_code=12100,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Welcome.</say>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Welcome.</Say>
        </Response>
    """,
    sources=["SignalWire: rest-api/core/error-codes (12100)"],
)
def not_well_formed(reported: Reported) -> Iterator[Found]:
    """The platform reads a document with an XML parser, which stops at the first mistake.

    Everything behind that place is unknown, so this is the only finding of its document.
    """
    yield Found(says={"said": reported.problem.message}, span=(reported.start, reported.start + 1))
