"""Documents of XML, which the fixes of ``cxml check`` move."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from attrs import evolve

from .._check.check import check_bytes
from .._check.finding import Finding
from .._check.mend import mend, write_xml
from .._check.rule import Fixable
from .entry import Entry
from .program import coming_from_twilio
from .rewrite import Safety

NAME = "documents"
"""What ``--only`` and ``--skip`` call it."""
SUMMARY = "mend documents of XML as cxml check does, coming from Twilio"


class Mended(NamedTuple):
    """What becomes of a document."""

    data: bytes
    made: list[Entry]
    left: list[Entry]


def mend_document(data: bytes, path: str, *, unsafe: bool) -> Mended:
    """Mend what can be mended of a document, and say what cannot.

    Raises:
        RuleFailedError: a rule does not work.

    """
    check = partial(check_bytes, runner=coming_from_twilio(), path=path)
    after = mend(data, check, write_xml, unsafe=unsafe)
    left = [each for each in after.findings if not each.suppressed]
    made = [evolve(_entry(each), says=each.fix.message) for each in after.fixed if each.fix]
    return Mended(after.data, made, [*map(_entry, left)])


def _entry(finding: Finding) -> Entry:
    kind = finding.fix.applicability if finding.fix else Fixable.NO
    safety = Safety(kind.value) if finding.fix else Safety.REPORT
    return Entry(finding.path, finding.line or 1, NAME, safety, finding.message, finding.code)
