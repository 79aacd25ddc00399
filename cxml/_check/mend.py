"""Mending a document: the characters that are wrong change, and all else stays as it is."""

from __future__ import annotations

import ast
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from .._input.limits import MAX_BYTES
from .._input.xml import coding_of, parse, utf8
from ..errors import DocumentError
from .finding import Edit, Finding, Fix
from .python.text import NotPythonError, coding_of_python
from .rule import Fixable, Severity

MOST_ROUNDS = 100
"""How often a document is mended and checked again: one mending may make room for the next."""
UNREADABLE = frozenset(f"CX10{number}" for number in range(1, 9))
"""The rules about a document of which the reader sees no more than its first mistake."""
UNREAD = "CX003"
"""The rule about a program of which nothing is seen."""

_WHOLLY = 2
_FARTHEST_FIRST = ((_WHOLLY, 0), (1, ast.PyCF_ONLY_AST))
"""How far Python takes a program, with the flags that ask it."""

Check: TypeAlias = Callable[[bytes], list[Finding]]
Write: TypeAlias = Callable[[bytes, Sequence[Fix]], bytes | None]


class Mended(NamedTuple):
    """A document after its mending."""

    data: bytes
    findings: list[Finding]
    """What is left to say."""
    fixed: list[Finding]
    """What was mended."""


def mend(data: bytes, check: Check, write: Write, *, unsafe: bool) -> Mended:
    """Mend what can be mended, until nothing is left to mend.

    What would leave a document with more to say than before is not done.

    Args:
        data: the file.
        check: finds what is wrong with it.
        write: changes it; gives nothing where it cannot be written as it was.
        unsafe: whether what was only probably meant is done too.

    """
    here = Mended(data, check(data), [])
    refused: set[tuple[str, str]] = set()
    seen = {data}
    for _ in range(MOST_ROUNDS):
        chosen = _chosen(here.findings, refused, unsafe=unsafe)
        if not chosen:
            break
        after = _tried(here, chosen, check, write)
        while after is None and len(chosen) > 1:
            chosen = chosen[: len(chosen) // 2]
            after = _tried(here, chosen, check, write)
        if after is None or after.data in seen:
            refused.add(key_of(chosen[0]))
        else:
            seen.add(after.data)
            here = after
    return here


def _chosen(
    findings: Iterable[Finding], refused: set[tuple[str, str]], *, unsafe: bool
) -> list[Finding]:
    wanted = [each for each in findings if _may(each, refused, unsafe=unsafe)]
    # What makes more of the document readable comes first, and by itself: whatever else is mended
    # has to leave fewer findings than there were.
    opening = [each for each in wanted if each.fix and each.fix.is_opening]
    return _apart(opening or wanted)


def _may(finding: Finding, refused: set[tuple[str, str]], *, unsafe: bool) -> bool:
    fix = finding.fix
    if fix is None or finding.suppressed or key_of(finding) in refused:
        return False
    return unsafe or fix.applicability is Fixable.SAFE


def key_of(finding: Finding) -> tuple[str, str]:
    """Give what tells a finding from others, wherever it stands."""
    return finding.code, f"{finding.element} {finding.message}"


def _apart(wanted: Iterable[Finding]) -> list[Finding]:
    """Choose mendings that do not touch each other: the first in the text; others wait a round."""
    chosen: list[Finding] = []
    taken: list[tuple[int, int]] = []
    for each in wanted:
        places = [_place(edit) for edit in each.fix.edits] if each.fix else []
        if not any(_touch(one, other) for one in places for other in taken):
            chosen.append(each)
            taken += places
    return chosen


def _place(edit: Edit) -> tuple[int, int]:
    return min(edit.start, edit.around[0]), max(edit.end, edit.around[1])


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _tried(here: Mended, chosen: Sequence[Finding], check: Check, write: Write) -> Mended | None:
    """Mend some of it, unless that cannot be written, or leaves more to say than there was."""
    fixes = [each.fix for each in chosen if each.fix]
    written = write(here.data, fixes)
    if written is None:
        return None
    after = Mended(written, check(written), [*here.fixed, *chosen])
    if _is_unreadable(here.findings) is not _is_unreadable(after.findings):
        is_worse = _is_unreadable(after.findings)
    else:
        # What comes to light was there before.
        is_opening = any(each.is_opening for each in fixes)
        is_worse = not is_opening and _badness(after.findings) > _badness(here.findings)
    return None if is_worse else after


def _is_unreadable(findings: Iterable[Finding]) -> bool:
    return any(
        each.code == UNREAD or (each.code in UNREADABLE and each.severity is Severity.ERROR)
        for each in findings
    )


def _badness(findings: Iterable[Finding]) -> tuple[int, int]:
    counts = Counter(each.severity for each in findings)
    return counts[Severity.ERROR], counts[Severity.WARNING]


def write_xml(data: bytes, fixes: Sequence[Fix]) -> bytes | None:
    """Change a document in the encoding that it has; its byte order mark stays.

    Nothing is given where a document that can be read would not be one any more.
    """
    try:
        mark, encoding = coding_of(data)
        text = _read_exactly(data[len(mark) :], encoding)
    except (DocumentError, UnicodeError):
        return None
    if any(edit.start < 0 for fix in fixes for edit in fix.edits):
        mark = b""
    written = mark + changed(text, fixes).encode(encoding, errors="xmlcharrefreplace")
    return written if _is_xml(written) or not _is_xml(data) else None


def _is_xml(data: bytes) -> bool:
    try:
        parse(utf8(data, MAX_BYTES), MAX_BYTES)
    except DocumentError:
        return False
    return True


def write_program(data: bytes, fixes: Sequence[Fix]) -> bytes | None:
    """Change a program in the encoding that it has; its byte order mark stays.

    Nothing is given where Python would not take it as far as before.
    """
    try:
        mark, encoding = coding_of_python(data)
        text = _read_exactly(data[len(mark) :], encoding)
        after = changed(text, fixes)
        written = mark + after.encode(encoding)
    except (NotPythonError, UnicodeError):
        return None
    taken = _taken(after)
    # Mostly it is taken wholly, and how far it was before does not matter.
    return written if taken == _WHOLLY or taken >= _taken(text) else None


def _taken(text: str) -> int:
    """Say how far Python takes a program: 0 is not at all, 1 is to its tree, 2 is wholly.

    An argument that is given twice is in the tree, and the code refuses it.
    """
    return next((far for far, flags in _FARTHEST_FIRST if _compiles(text, flags)), 0)


def _compiles(text: str, flags: int) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Python's own, such as about "\d"
            compile(text, "program", "exec", flags, dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _read_exactly(data: bytes, encoding: str) -> str:
    """Decode what the same encoding writes as it was: else all that is not mended would change.

    Raises:
        UnicodeError: it cannot be decoded, or would be written otherwise.

    """
    text = data.decode(encoding)
    if text.encode(encoding) != data:
        raise UnicodeError(f"{encoding} writes it otherwise")
    return text


def changed(text: str, fixes: Iterable[Fix]) -> str:
    """Give a text with its mendings, which do not touch each other."""
    pieces: list[str] = []
    done = 0
    for each in sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.start):
        pieces += [text[done : max(each.start, 0)], each.content]
        done = each.end
    return "".join([*pieces, text[done:]])
