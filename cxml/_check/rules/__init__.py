"""All rules, a file for each group; whoever adds a rule writes it there."""

from __future__ import annotations

from types import ModuleType

from ..rule import Rule
from . import checker, conference, document, elements, values

GROUPS: dict[str, ModuleType] = {
    "CX0": checker,
    "CX1": document,
    "CX2": elements,
    "CX3": values,
    "CX5": conference,
}
"""The files, by how the ids of their rules begin."""


def _all() -> dict[str, Rule]:
    every = [
        each for group in GROUPS.values() for each in vars(group).values() if isinstance(each, Rule)
    ]
    return {each.id: each for each in every}


RULES = _all()
"""The rules by their ids, those of a file in its order: of a problem, the first takes it."""
