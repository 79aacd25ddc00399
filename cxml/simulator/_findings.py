"""What the checker says of the documents that were run, and what only the runs can tell."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from attrs import evolve

from .._check.check import check
from .._check.finding import Finding
from .._check.rule import Severity
from .._tree.element import Element
from ._board import Board
from ._errors import FailedError
from ._faults import Faults
from ._page import Page
from ._remarks import Remark, RunRule

_PRIVATE = "CX315"
"""The rule about hosts that nobody can reach, as those are on which applications are tried."""
_SEVERE = (Severity.ERROR, Severity.WARNING)
_DEAD = ("CX401", "CX402", "CX403")
"""The rules that find verbs which are never reached: they stand at the first of those."""
_NOWHERE = (math.inf, 1.0)
"""Behind all that stands in a document."""


def findings_of(board: Board) -> list[Finding]:
    """Give all findings, each of them once: those of documents, and then those of runs."""
    urls: dict[bytes, str] = {}
    for page in board.pages:
        urls.setdefault(page.body, page.url)
    found = [
        evolve(finding, path=url)
        for body, url in urls.items()
        for finding in findings_in(body, board)
    ]
    dead = {each.path: _place(each) for each in reversed(found) if each.code in _DEAD}
    in_vain = board.part(Faults).in_vain
    remarks = [*board.remarks, *(_in_vain(each) for each in in_vain)]
    not_reached = map(_finding, _never_reached(board.pages))
    said = [each for each in not_reached if _place(each) < dead.get(each.path, _NOWHERE)]
    return list(dict.fromkeys([*found, *map(_finding, remarks), *said]))


def _in_vain(message: str) -> Remark:
    return Remark(rule=RunRule.FAULT_IN_VAIN, message=message)


def _place(finding: Finding) -> tuple[float, float]:
    return (finding.line or 1, finding.column or 1)


def problems_of(board: Board) -> list[Finding]:
    """Give the findings that are errors or warnings."""
    return [each for each in findings_of(board) if each.severity in _SEVERE]


def refuse(page: Page, board: Board) -> None:
    """Refuse a document in which there is an error, or a warning.

    Raises:
        FailedError: there is one; it names the first.

    """
    for finding in findings_in(page.body, board):
        if finding.severity in _SEVERE:
            said = f"strict: {finding.code} {finding.message}, line {finding.line}"
            raise FailedError(finding.platform_code, said)


def findings_in(body: bytes, board: Board) -> list[Finding]:
    """Find what is wrong with a document, but that the application is where it is tried."""
    target = "both" if board.choices.is_twilio else "signalwire"
    return [
        finding
        for finding in check(body, target=target)
        if finding.code != _PRIVATE or not _is_own(finding, body, board.site.base)
    ]


def _is_own(finding: Finding, body: bytes, base: str) -> bool:
    """Whether a finding is about an address of the application itself."""
    host = re.escape(urlsplit(base).netloc)
    lines = re.split("\r\n|\r|\n", body.decode(errors="replace"))
    text = lines[(finding.line or 1) - 1][(finding.column or 1) - 1 :]
    return re.match(rf"[^</]*//{host}(?![\w.:@-])", text) is not None


def _finding(remark: Remark) -> Finding:
    code, name, severity, _ = remark.rule.value
    page, element = remark.page, remark.element
    is_placed = page is not None and element is not None and page.has(element)
    line, column = page.position(element) if page and element and is_placed else (None, None)
    return Finding(
        code=code,
        name=name,
        severity=Severity(severity),
        message=remark.message,
        path=page.url if page else "",
        line=line,
        column=column,
        element=page.path(element) if page and element and is_placed else "",
        platform_code=remark.platform_code,
        url=remark.rule.url,
    )


def _never_reached(pages: list[Page]) -> Iterator[Remark]:
    """Find verbs that were not run, however often their document was."""
    by_body: dict[bytes, list[Page]] = {}
    for page in pages:
        by_body.setdefault(page.body, []).append(page)
    for same in by_body.values():
        reached = frozenset[int]().union(*(page.reached for page in same))
        for number, verb in enumerate(same[0].root.children):
            if number not in reached and isinstance(verb, Element):
                message = f"{verb.tag} was not reached in any call"
                yield Remark(
                    rule=RunRule.NEVER_REACHED, message=message, page=same[0], element=verb
                )
