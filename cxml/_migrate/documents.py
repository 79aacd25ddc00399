"""Documents of XML, which the fixes of ``cxml check`` move."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from .._check.check import check_bytes
from .._check.finding import Finding
from .._check.mend import key_of, mend, write_xml
from .._check.rule import Fixable, Severity
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
    """What waits for an option, and what SignalWire refuses."""
    findings: list[Finding]
    """All that is left to say."""


def mend_document(data: bytes, path: str, *, unsafe: bool) -> Mended:
    """Mend what can be mended of a document, and say what cannot.

    Raises:
        RuleFailedError: a rule does not work.

    """
    check = partial(check_bytes, runner=coming_from_twilio(), path=path)
    after = mend(data, check, write_xml, unsafe=unsafe)
    data, findings = after.data, [each for each in after.findings if not each.suppressed]
    made = [_entry(each) for each in after.fixed]
    if not unsafe and any(map(_is_unsafe, findings)):
        # What is refused whatever is asked for waits for nothing.
        after = mend(after.data, check, write_xml, unsafe=True)
    refused = {key_of(each) for each in after.findings}
    left = [
        _entry(each, is_refused=key_of(each) in refused)
        for each in findings
        if each.fix or each.severity is Severity.ERROR
    ]
    return Mended(data, made, left, findings)


def _is_unsafe(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.applicability is Fixable.UNSAFE


def _entry(finding: Finding, *, is_refused: bool = False) -> Entry:
    fix = None if is_refused else finding.fix
    safety = Safety(fix.applicability.value) if fix else Safety.REPORT
    says = f"{finding.message}: {fix.message}" if fix else finding.message
    return Entry(finding.path, finding.line or 1, NAME, safety, says, finding.code)
