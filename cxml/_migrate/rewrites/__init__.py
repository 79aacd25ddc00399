"""All rewrites, a file for each group; whoever adds a rewrite writes it there."""

from __future__ import annotations

from ..rewrite import Rewrite
from . import answers, building, imports, installed, libraries, signatures, switches, values, views

GROUPS = (imports, signatures, switches, libraries, views, answers, building, values, installed)
"""The files, in the order in which rewrites are asked."""


def _all() -> dict[str, Rewrite]:
    every = (each for module in GROUPS for each in vars(module).values())
    return {each.name: each for each in every if isinstance(each, Rewrite)}


REWRITES = _all()
"""The rewrites by their names: where two would write in the same place, the first does."""
