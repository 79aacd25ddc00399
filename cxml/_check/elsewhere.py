"""What the files of a run tell each other of their functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from itertools import chain
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
    may_hook: Callable[[], bool]
    """Whether it may have something called before all views, as far as its text alone tells.

    Tests have not, which serve nobody.
    """
    may_exempt: Callable[[], bool]
    """Whether it may exempt views of Django, as far as its text alone tells."""
    exempts: Callable[[], frozenset[str]]
    """Reads it once more: the views of Django that it exempts, by their names."""
    guards: Callable[[], Guards]
    """Reads it once more: its tree is not kept, since there may be a thousand programs."""


class Elsewhere:
    """What other files of a run do for the views of one.

    Args:
        exempts: the views of Django that one of them exempts, by their names.
        tellers: the programs.
        others: gives those that are about something else, when they are needed.

    """

    def __init__(
        self,
        exempts: Iterable[str] = (),
        tellers: Iterable[Teller] = (),
        others: Callable[[], Iterable[Teller]] = tuple,
    ) -> None:
        self._exempts = frozenset(exempts)
        self._tellers, self._others = [*tellers], others
        self._guards = lru_cache(maxsize=_MOST_KEPT)(_guards_of)
        self._verifying: dict[str, bool] = {}
        self._plain: dict[str, bool] = {}

    @cached_property
    def exempts(self) -> frozenset[str]:
        """The views of Django that any file of the run exempts, by their names."""
        return self._exempts.union(*(each.exempts() for each in self._more if each.may_exempt()))

    @cached_property
    def _more(self) -> list[Teller]:
        """Those about something else that may do something for views, as their texts tell."""
        return [
            each
            for each in self._others()
            if each.may_verify() or each.may_hook() or each.may_exempt()
        ]

    def is_behind(self, path: str) -> bool:
        """Whether a file that imports a program has something verify before all views of it."""
        return _module_of(path) in self._behind

    @cached_property
    def _behind(self) -> set[str]:
        """The modules whose views are all behind something in a file that imports them."""
        modules = {_module_of(each.path) for each in self._tellers}
        found: set[str] = set()
        for each in chain(self._tellers, self._more):
            if each.may_hook():
                guards = each.guards()
                found |= {name for name in modules - found if self._is_before(name, guards)}
        return found

    def _is_before(self, module: str, guards: Guards) -> bool:
        """Whether a program has something called before all views of a module that verifies."""
        doubt = guards.before(module)
        every = doubt.behind | doubt.calls if doubt else ()
        return doubt is None or any(self._surely_verifies(each) for each in every)

    def may_verify(self, doubt: Doubt) -> bool:
        """Whether a view may be verified, as far as the files of the run tell.

        Of what stands in none of them nothing is known.
        """
        if any(self._surely_verifies(each) for each in doubt.behind | doubt.calls):
            return True
        return not all(_asked(self._plain, each, self._is_plain) for each in doubt.behind)

    def _surely_verifies(self, whole: str) -> bool:
        return _asked(self._verifying, whole, self._verifies)

    def _verifies(self, whole: str) -> bool:
        """Whether anything of this name verifies: it may be handed on by the module it is of."""
        _, _, name = whole.rpartition(".")
        every = chain(self._tellers, self._more)
        found = (each for each in every if _defines(each, name) and each.may_verify())
        return any(self._guards(each).verifies(name) for each in found)

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
