"""The connections that rooms have open, which belong to one process."""

from __future__ import annotations

import os

from attrs import define, field
from sqlalchemy import Engine


@define
class Pool:
    """The connections of an engine."""

    engine: Engine
    is_ours: bool
    """Whether rooms made the engine; of another, others may have connections."""
    _process: int = field(init=False, factory=os.getpid)

    def leave_parent(self) -> None:
        """Have no connection of the process that this one was forked from."""
        # Two processes that speak over one connection would take each other's answers.
        if (process := os.getpid()) != self._process:
            self.engine.dispose(close=False)
            # Last, since until then another thread must not go on. That both do it does no harm.
            self._process = process

    def close(self) -> None:
        """Close all connections that nobody uses at this moment, if they are ours."""
        if self.is_ours:
            self.leave_parent()
            self.engine.dispose()
