"""CX3: values of attributes and texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Place
from ..found import Found, SetValue
from ..reading import Reported
from ..rule import Fixable, Severity, attributes, problems, rule

_E164 = re.compile(r"\+[0-9]{7,15}")
_DIGITS = re.compile(r"[+0-9().\s-]{7,}")


@rule(
    "CX301",
    "value-not-listed",
    Severity.ERROR,
    problems("value"),
    message="{said}",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial record="always">+15550100101</Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial record="record-from-answer">+15550100101</Dial>
        </Response>
    """,
    sources=["SignalWire: voice/dial"],
)
def value_not_listed(reported: Reported) -> Iterator[Found]:
    """The attribute has a list of values, and this is none of them."""
    yield Found(
        reported.element,
        reported.at,
        says={"said": reported.problem.message},
        suggestion=reported.problem.suggestion,
        platform_code=reported.problem.platform_code,
    )


@rule(
    "CX306",
    "number-not-e164",
    Severity.WARNING,
    attributes("text()", of=["Dial", "Number"]),
    message="{number} is not in E.164{hint}",
    fix=Fixable.SAFE,
    platform_code=13223,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>+1 (555) 010-0101</Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>+15550100101</Dial>
        </Response>
    """,
    sources=["SignalWire: voice/dial"],
)
def number_not_e164(value: str, place: Place) -> Iterator[Found]:
    """A number is dialled in E.164: a plus, the country, and no punctuation.

    Without a plus nobody can say which country is meant; then there is only a hint. Up to six
    digits may be an extension or a short code, and pass.
    """
    text = value.strip()
    if _E164.fullmatch(text) or not _DIGITS.fullmatch(text):
        return
    meant = "+" + re.sub("[^0-9]", "", text)
    is_sure = text.startswith("+")
    yield place.found(
        number=text,
        hint=f"; write {meant}" if is_sure else "; it has to begin with + and the country",
        suggestion=meant if is_sure else None,
        changes=(SetValue(meant),) if is_sure else (),
    )
