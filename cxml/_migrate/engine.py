"""Rewriting a file: what rewrites say is done, place by place, until nothing is left to do."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from attrs import define, field, frozen

from .._check.rule import RuleFailedError
from .._input.positions import Source
from .change import Change, Edit, Left, applied
from .offsets import Offsets
from .rewrite import Rewrite, RewriteFailedError, Safety

MOST_ROUNDS = 20
"""How often a file is looked at: one change may make room for the next."""


class Subject(Protocol):
    """A file, as rewrites look at it."""

    @property
    def content(self) -> str:
        """Its text."""
        ...

    @property
    def problem(self) -> str:
        """Why nothing can be said of it; empty where all is well."""
        ...

    @property
    def shown(self) -> str:
        """Its text, without what nobody may see."""
        ...

    def encoded(self, content: str) -> bytes:
        """Give another text as the file would have it: in its encoding, with its mark."""
        ...


S = TypeVar("S", bound=Subject)


@frozen
class Said:
    """What a rewrite said of a place."""

    rewrite: Rewrite
    about: Change | Left
    start: int
    """Where it stood at first, in characters."""

    @property
    def safety(self) -> Safety:
        """How safe it is."""
        own = self.about.safety if isinstance(self.about, Change) else None
        return own or self.rewrite.safety


@define
class Rewriting(Generic[S]):
    """What becomes of a file."""

    before: S
    after: S
    given: bytes
    """The file, as it was."""
    data: bytes
    """The file, rewritten."""
    made: list[Said] = field(factory=list[Said])
    """What was done."""
    left: list[Said] = field(factory=list[Said])
    """What was not: what nobody can do but a person, and what was not asked for."""
    offsets: Offsets = field(factory=Offsets)

    def line(self, start: int, *, is_written: bool) -> int:
        """Give the line of a place of the first text: in that, or in the file as it is rewritten.

        Args:
            start: the place, in characters.
            is_written: whether the file is written, so that the line is looked for in the new one.

        """
        subject, offset = self.before, start
        if is_written:
            subject, offset = self.after, self.offsets.current(offset)
        return _source(subject.content).position(min(offset, len(subject.content))).line


@lru_cache(maxsize=2)
def _source(content: str) -> Source:
    """Know the lines of a text, which is asked for each place in it."""
    return Source(content)


def rewrite_file(
    data: bytes,
    read: Callable[[bytes], S],
    rewrites: Sequence[Rewrite],
    path: str,
    *,
    unsafe: bool,
) -> Rewriting[S]:
    """Rewrite a file.

    Args:
        data: what is in it.
        read: makes of it what the rewrites look at.
        rewrites: what is asked.
        path: what it is called.
        unsafe: whether what was only probably meant is done too.

    Raises:
        RewriteFailedError: a rewrite does not work.
        RuleFailedError: a rule of the checker does not work.

    """
    before = read(data)
    here = Rewriting(before, before, data, data)
    seen = {data}
    known: list[Said] = []
    first = [each for each in rewrites if not each.waits]
    waiting = [each for each in rewrites if each.waits]
    for number in range(MOST_ROUNDS):
        said = [*asked_of(here, first, path)]
        known += [each for each in said if _is_of_before(each) and not number]
        said = [each for each in said if not _is_of_before(each)]
        chosen = _chosen(said, unsafe=unsafe)
        if not chosen:
            later = [*asked_of(here, waiting, path)]
            said += later
            chosen = _chosen(later, unsafe=unsafe)
        if not chosen:
            here.left = known + said
            break
        _do(here, chosen, read)
        if here.after.problem or here.data in seen:
            names = dict.fromkeys(each.rewrite.name for each in chosen)
            raise RewriteFailedError(", ".join(names), path)
        seen.add(here.data)
    return here


def asked_of(here: Rewriting[S], rewrites: Iterable[Rewrite], path: str) -> Iterator[Said]:
    """Give what rewrites say of a file as it is now.

    Raises:
        RewriteFailedError: a rewrite does not work.
        RuleFailedError: a rule of the checker does not work.

    """
    if here.after.problem:
        return
    for each in rewrites:
        try:
            found = list(each.find(here.after))
        except RuleFailedError as error:
            error.path = path
            raise
        except Exception as error:
            raise RewriteFailedError(each.name, path) from error
        for about in found:
            if isinstance(about, Change) and not about.edits:  # which cannot be written
                continue
            yield Said(each, about, here.offsets.original(about.span.start))


def _is_of_before(said: Said) -> bool:
    return isinstance(said.about, Left) and said.about.is_of_before


def _may(said: Said, *, unsafe: bool) -> bool:
    if not _edits(said):
        return False
    return said.safety is Safety.SAFE or (unsafe and said.safety is Safety.UNSAFE)


def _chosen(said: Iterable[Said], *, unsafe: bool) -> list[Said]:
    """Choose what is done in a round."""
    return _apart(each for each in said if _may(each, unsafe=unsafe))


def _apart(wanted: Iterable[Said]) -> list[Said]:
    """Choose what does not touch: who comes first goes first, the others wait a round."""
    chosen: list[Said] = []
    taken: list[Edit] = []
    known: set[Edit] = set()
    for each in wanted:
        edits = _edits(each)
        if not any(_touches(edit, taken) for edit in edits):
            chosen.append(each)
            for edit in {*edits} - known:
                insort(taken, edit, key=_start)
            known.update(edits)
    return chosen


def _touches(edit: Edit, taken: Sequence[Edit]) -> bool:
    """Whether an edit touches another one of some that are apart, and in order."""
    place = bisect_right(taken, edit.end, key=_start)
    while place and taken[place - 1].end >= edit.start:
        place -= 1
        # Two may need the same, such as an import: it is written once.
        if taken[place] != edit:
            return True
    return False


def _start(edit: Edit) -> int:
    return edit.start


def _edits(said: Said) -> tuple[Edit, ...]:
    return said.about.edits if isinstance(said.about, Change) else ()


def _do(here: Rewriting[S], chosen: Iterable[Said], read: Callable[[bytes], S]) -> None:
    chosen = list(chosen)
    edits = [*dict.fromkeys(edit for each in chosen for edit in _edits(each))]
    here.data = here.after.encoded(applied(here.after.content, edits))
    here.after = read(here.data)
    here.offsets.add(edits)
    here.made += chosen
