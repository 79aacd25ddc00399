"""A queue, as a test sees it."""

from __future__ import annotations

from typing import Generic

from ._calls_of import C, CallsOf
from ._queues import CallQueue


class CallsWaiting(Generic[C]):
    """A queue, and the calls that wait in it."""

    def __init__(self, queue: CallQueue, calls: CallsOf[C]) -> None:
        self._queue, self._calls = queue, calls

    @property
    def name(self) -> str:
        """Its name."""
        return self._queue.name

    @property
    def sid(self) -> str:
        """Its id: ``QueueSid`` in requests."""
        return self._queue.sid

    @property
    def calls(self) -> list[C]:
        """The calls that wait, the longest first."""
        return [self._calls.of(entry.leg) for entry in self._queue.entries]

    def __repr__(self) -> str:
        return f"<queue {self.name}: {len(self.calls)} waiting>"
