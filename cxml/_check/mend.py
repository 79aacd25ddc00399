"""Mending a document: the characters that are wrong change, and all else stays as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from .._input.xml import coding_of
from ..errors import DocumentError
from .finding import Finding, Fix
from .python.text import NotPythonError, coding_of_python
from .rule import Fixable, Severity

MOST_ROUNDS = 10
"""How often a document is mended and checked again: one mending may make room for the next."""


class Mended(NamedTuple):
    """A document after its mending."""

    data: bytes
    findings: list[Finding]
    """What is left to say."""
    fixed: list[Finding]
    """What was mended."""


def mend(
    data: bytes,
    check: Callable[[bytes], list[Finding]],
    write: Callable[[bytes, Sequence[Fix]], bytes | None],
    *,
    unsafe: bool,
) -> Mended:
    """Mend what can be mended, until nothing is left to mend.

    What would leave a document with more to say than before is not done.

    Args:
        data: the file.
        check: finds what is wrong with it.
        write: changes it; gives nothing where it cannot be written as it was.
        unsafe: whether what was only probably meant is done too.

    """
    findings = check(data)
    fixed: list[Finding] = []
    refused: set[tuple[str, str]] = set()
    for _ in range(MOST_ROUNDS):
        wanted = [each for each in findings if _may(each, refused, unsafe=unsafe)]
        chosen = _apart(wanted)
        if not chosen:
            break
        after = _tried(data, chosen, check, write)
        if after is None or _is_worse(findings, after.findings):
            refused |= {_key(each) for each in chosen}
            single = (_tried(data, [each], check, write) for each in chosen)
            better = (each for each in single if each and not _is_worse(findings, each.findings))
            after = next(better, None)
        if after is not None:
            data, findings = after.data, after.findings
            fixed += after.fixed
    return Mended(data, findings, fixed)


def _may(finding: Finding, refused: set[tuple[str, str]], *, unsafe: bool) -> bool:
    fix = finding.fix
    if fix is None or finding.suppressed or _key(finding) in refused:
        return False
    return unsafe or fix.applicability is Fixable.SAFE


def _key(finding: Finding) -> tuple[str, str]:
    return finding.code, f"{finding.element} {finding.message}"


def _apart(wanted: Iterable[Finding]) -> list[Finding]:
    """Choose mendings that do not touch each other: the first in the text; others wait a round."""
    chosen: list[Finding] = []
    taken: list[tuple[int, int]] = []
    for each in wanted:
        places = [(edit.start, edit.end) for edit in each.fix.edits] if each.fix else []
        if not any(_touch(one, other) for one in places for other in taken):
            chosen.append(each)
            taken += places
    return chosen


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _tried(
    data: bytes,
    chosen: Sequence[Finding],
    check: Callable[[bytes], list[Finding]],
    write: Callable[[bytes, Sequence[Fix]], bytes | None],
) -> Mended | None:
    written = write(data, [each.fix for each in chosen if each.fix])
    return None if written is None else Mended(written, check(written), [*chosen])


def _is_worse(before: Iterable[Finding], after: Iterable[Finding]) -> bool:
    """Whether there are more errors than there were, or as many and more warnings."""
    return _badness(after) > _badness(before)


def _badness(findings: Iterable[Finding]) -> tuple[int, int]:
    counts = Counter(each.severity for each in findings)
    return counts[Severity.ERROR], counts[Severity.WARNING]


def write_xml(data: bytes, fixes: Sequence[Fix]) -> bytes | None:
    """Change a document in the encoding that it has; its byte order mark stays."""
    try:
        mark, encoding = coding_of(data)
        text = data[len(mark) :].decode(encoding)
    except (DocumentError, UnicodeDecodeError):
        return None
    if any(edit.start < 0 for fix in fixes for edit in fix.edits):
        mark = b""
    return mark + changed(text, fixes).encode(encoding, errors="xmlcharrefreplace")


def write_program(data: bytes, fixes: Sequence[Fix]) -> bytes | None:
    """Change a program in the encoding that it has; its byte order mark stays."""
    try:
        mark, encoding = coding_of_python(data)
        text = data[len(mark) :].decode(encoding)
        return mark + changed(text, fixes).encode(encoding)
    except (NotPythonError, UnicodeError):
        return None


def changed(text: str, fixes: Iterable[Fix]) -> str:
    """Give a text with its mendings, which do not touch each other."""
    edits = sorted(
        (edit for fix in fixes for edit in fix.edits), key=lambda each: each.start, reverse=True
    )
    for each in edits:
        text = text[: max(each.start, 0)] + each.content + text[each.end :]
    return text
