"""All rules, a file for each group; whoever adds a rule writes it there."""

from __future__ import annotations

from types import ModuleType

from ..rule import Rule
from . import (
    addresses,
    between,
    calls,
    checker,
    conference,
    document,
    elements,
    events,
    flow,
    messages,
    moving,
    numbers,
    platforms,
    returned,
    secrets,
    security,
    speech,
    switches,
    urls,
    values,
    views,
)

GROUPS: dict[str, tuple[ModuleType, ...]] = {
    "CX0": (checker,),
    "CX1": (document,),
    "CX2": (elements,),
    "CX3": (values, numbers, urls, speech),
    "CX4": (flow, switches, between),
    "CX5": (conference, between),
    "CX6": (platforms,),
    "CX7": (security, secrets),
    "CX8": (calls, views, returned, moving, events, addresses),
    "CX9": (messages,),
}
"""The files, by how the ids of their rules begin."""


def _all() -> dict[str, Rule]:
    modules = (module for group in GROUPS.values() for module in group)
    every = (each for module in modules for each in vars(module).values())
    return {each.id: each for each in every if isinstance(each, Rule)}


RULES = _all()
"""The rules by their ids, those of a file in its order: of a problem, the first takes it."""
