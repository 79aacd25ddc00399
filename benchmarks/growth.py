"""The time per verb of small and of large documents: flat, when nothing is quadratic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from attrs import frozen

from cxml import VoiceResponse

from .documents import lines_for, long
from .libraries import CXML
from .measure import compare
from .sameness import same_documents

SIZES = (10, 100, 1_000, 10_000, 100_000)
VERBS_PER_SIZE = 500_000
"""How many verbs the rounds of one size come to at most."""


@frozen
class Growth:
    """What one verb costs in documents of one size."""

    verbs: int
    build_and_render: float
    """Seconds."""
    read: float
    """Seconds."""


def build_and_render(lines: Sequence[tuple[str, str]]) -> str:
    """Build a long document and render it."""
    return str(long(CXML, lines))


def growth(rounds: int) -> Iterator[Growth]:
    """Time both directions, in turns, size by size."""
    for verbs in SIZES:
        write = partial(build_and_render, lines_for(verbs))
        text = write()
        data = text.encode()
        read = partial(VoiceResponse.from_xml, data, max_bytes=len(data))
        if not same_documents(read(), text):
            raise AssertionError(f"a document of {verbs} verbs does not come back as it was")
        pair = compare(write, read, max(1, min(rounds, VERBS_PER_SIZE // verbs)))
        yield Growth(verbs, pair.ours / verbs, pair.theirs / verbs)
