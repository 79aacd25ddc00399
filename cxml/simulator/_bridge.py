"""What the verbs that connect two parties have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import field, frozen

from .._tree.element import Element
from ..callbacks import DialCallState
from ..voice.dial import Dial
from ._run import Run
from ._steps import Steps


@frozen(kw_only=True)
class Outcome:
    """How a Dial ended, and what its action is told besides."""

    status: DialCallState
    fields: dict[str, Any] = field(factory=dict[str, Any])


Connector = Callable[[Run, Dial, list[Any]], Steps[Outcome]]
"""Connects the leg of a run to nouns of one kind. It cleans up when it is interrupted; where the
party left, it gives an outcome all the same if ``action`` is to be told, and else raises on."""
CONNECTORS: dict[type[Element], Connector] = {}
"""By the class of the noun."""


def dials(*kinds: type[Element]) -> Callable[[Connector], Connector]:
    """Say that a function connects a call to nouns of some classes, which may stand together."""

    def register(connector: Connector) -> Connector:
        CONNECTORS.update(dict.fromkeys(kinds, connector))
        return connector

    return register
