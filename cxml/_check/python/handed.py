"""Whether a program may name the address of a view where no element of it does.

Calls and messages that the REST API makes, and scripts of SWML, have addresses for reports too.
That is looked for by words alone, since what is handed on may be put together in any way; so what
is found too often costs a finding, and no more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from .routes import own_name, segments_of
from .views import Framework

if TYPE_CHECKING:
    from .addresses import Ask
    from .routes import Served

_REPORTS = re.compile(
    rb"(?:status|transcribe)_?callback(?:_?url)?(?:\s*=(?!=)|[\"'])", re.IGNORECASE
)
"""How an address for reports is given, or called in a text."""
_WRITTEN = rb"[\"'./:^]%b/?[\"'?#{<$]"


def asks_for_reports(data: bytes, asks: Iterable[Ask]) -> bool:
    """Whether something may be reported that no element asks for.

    Args:
        data: the program.
        asks: what its elements ask at addresses that are known.

    """
    known = {each.span for each in asks if _REPORTS.search(b"%b=" % each.attribute.encode())}
    return len(_REPORTS.findall(data)) > len(known)


def words_of(served: Iterable[Served]) -> frozenset[str]:
    """Give the words by which the address of a view is known: its names, and ends of its paths."""
    words = {word for each in served for word in (each.view, each.name, _end(each.path or ""))}
    return frozenset(filter(None, words))


def times_known(asks: Iterable[Ask], served: Iterable[Served]) -> Counter[str | None]:
    """Say how often each word is written where elements ask, and where it is served.

    Args:
        asks: what the elements of a program ask at addresses that are known.
        served: what it serves.

    """
    every = [*served]
    asked = {(each.span, word) for each in asks for word in (own_name(each.name), _end(each.path))}
    found: Counter[str | None] = Counter(word for _, word in asked)
    found.update(_end(each.path or "") for each in every)
    found.update({each.name for each in every if _has_name(each)})
    return found


def is_named(word: str, data: bytes, known: int) -> bool:
    """Whether a word is written elsewhere too.

    Args:
        word: the word.
        data: the program.
        known: how often it is written where elements ask, and where it is served.

    """
    return times_written(_WRITTEN, word, data) > known


def times_written(pattern: bytes, word: str, data: bytes) -> int:
    """Say how often a word stands in a program.

    Args:
        pattern: how it stands there, with ``%b`` in the place of the word.
        word: the word.
        data: the program.

    """
    searched = word.encode(errors="backslashreplace")
    if searched not in data:  # which takes a fraction of the time of what follows
        return 0
    return len(re.findall(pattern % re.escape(searched), data))


def _end(path: str) -> str:
    """Give the last part of a path that is written down."""
    return next(filter(None, reversed(segments_of(path))), "")


def _has_name(served: Served) -> bool:
    """Whether the name of a route is written, and not only that of its function."""
    return served.framework is Framework.DJANGO or served.name != served.view
