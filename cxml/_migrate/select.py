"""Which rewrites a run asks, by the names that people call them."""

from __future__ import annotations

from collections.abc import Iterable

from .._text.wording import did_you_mean, no_such
from ..errors import ConfigurationError
from .documents import NAME
from .rewrite import Origin, Rewrite
from .rewrites import REWRITES

AUTO = "auto"
ORIGINS = (AUTO, *(each.value for each in Origin))
"""Where a program may come from."""


def choose(
    origin: str, only: Iterable[str] = (), skip: Iterable[str] = ()
) -> tuple[list[Rewrite], bool]:
    """Work out what is asked.

    Args:
        origin: where the program comes from; ``auto`` for anywhere.
        only: names of rewrites; without any, all of the origin.
        skip: names of rewrites that are not asked all the same.

    Returns:
        the rewrites, and whether documents of XML are mended.

    Raises:
        ConfigurationError: there is no such rewrite.

    """
    wanted = {*only} or {NAME, *(each.name for each in REWRITES.values() if _is_for(each, origin))}
    for name in (*wanted, *skip):
        if name not in REWRITES and name != NAME:
            sentence, near = no_such("rewrite", name, [*REWRITES, NAME])
            raise ConfigurationError(f"{sentence}{did_you_mean(near)}")
    wanted -= {*skip}
    return [each for each in REWRITES.values() if each.name in wanted], NAME in wanted


def _is_for(rewrite: Rewrite, origin: str) -> bool:
    return origin == AUTO or origin in {each.value for each in rewrite.origins}
