"""What the files of a run tell each other of their functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .python.guards import Doubt, Guards

MOST_ASKED = 100
"""Of how many names of other files it is worked out what they do."""
_MOST_KEPT = 4
"""How many programs that were read once more are kept: each takes much memory."""


class Teller(NamedTuple):
    """A program that can be asked what its functions do."""

    path: str
    data: bytes
    may_verify: Callable[[], bool]
    """Whether anything in it may verify, as far as its text alone tells."""
    guards: Callable[[], Guards]
    """Reads it once more: its tree is not kept, since there may be a thousand programs."""


class Elsewhere:
    """What other files of a run do for the views of one.

    Args:
        exempts: the views of Django that one of them exempts, by their names.
        tellers: the programs.

    """

    def __init__(self, exempts: Iterable[str] = (), tellers: Iterable[Teller] = ()) -> None:
        self.exempts = frozenset(exempts)
        self._tellers = [*tellers]
        self._guards = lru_cache(maxsize=_MOST_KEPT)(_guards_of)
        self._verifying: dict[str, bool] = {}
        self._plain: dict[str, bool] = {}

    def may_verify(self, doubt: Doubt) -> bool:
        """Whether a view may be verified, as far as the files of the run tell.

        Of what stands in none of them nothing is known.
        """
        if any(
            _asked(self._verifying, each, self._verifies) for each in doubt.behind | doubt.calls
        ):
            return True
        return not all(_asked(self._plain, each, self._is_plain) for each in doubt.behind)

    def _verifies(self, whole: str) -> bool:
        """Whether anything of this name verifies: it may be handed on by the module it is of."""
        _, _, name = whole.rpartition(".")
        every = (each for each in self._tellers if _defines(each, name) and each.may_verify())
        return any(self._guards(each).verifies(name) for each in every)

    def _is_plain(self, whole: str) -> bool:
        """Whether something that does not verify is all seen, and nothing in it may do so."""
        module, _, name = whole.rpartition(".")
        file = module.rpartition(".")[2]
        every = (each for each in self._tellers if _module_of(each.path) == file)
        return any(
            not any(self._guards(each).doubt_of(name)) for each in every if _defines(each, name)
        )


def _asked(known: dict[str, bool], whole: str, ask: Callable[[str], bool]) -> bool:
    """Ask once; of very many names it is known of none."""
    if whole not in known and len(known) < MOST_ASKED:
        known[whole] = ask(whole)
    return known.get(whole, False)


def _defines(teller: Teller, name: str) -> bool:
    """Whether a function or a class of the name may be made in a program, as its text tells."""
    word = name.encode()
    if word not in teller.data:  # which takes a fraction of the time of what follows
        return False
    word = re.escape(word)
    written = rb"(?:\bdef|\bclass)\s+%b\b|^%b\s*=" % (word, word)
    return re.search(written, teller.data, re.MULTILINE) is not None


def _guards_of(teller: Teller) -> Guards:
    return teller.guards()


def _module_of(path: str) -> str:
    """Give the name of the module in a file."""
    file = PurePosixPath(path)
    return file.parent.name if file.stem == "__init__" else file.stem
