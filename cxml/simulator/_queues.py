"""Queues: calls that wait, and legs that wait for them."""

from __future__ import annotations

from attrs import define, field, frozen

from ._board import Board
from ._leg import Leg
from ._steps import Event, Interruption
from ._world import whole_seconds


class Arrived(Event):
    """A call has come into a queue that a leg waits for."""


@frozen
class Connected(Event):
    """The call that was taken can be talked with."""


@frozen
class Gone(Event):
    """The call that was taken is gone."""


class Taken(Interruption):
    """A leg takes the call out of its queue.

    Args:
        by: the leg.
        queue: the queue.
        url: the document that the call hears before the two are connected.
        method: how that is asked for.

    """

    def __init__(self, by: Leg, queue: CallQueue, url: str | None, method: str) -> None:
        super().__init__(by)
        self.by, self.queue, self.url, self.method = by, queue, url, method


class Parted(Interruption):
    """The leg that took the call has left it."""


@define(eq=False, kw_only=True)
class Entry:
    """A call in a queue."""

    leg: Leg
    entered_at: float
    left_at: float | None = None

    @property
    def seconds(self) -> int:
        """How many whole seconds it has waited."""
        now = self.leg.board.world.now if self.left_at is None else self.left_at
        return whole_seconds(self.entered_at, now)


@define(eq=False, kw_only=True)
class CallQueue:
    """One queue."""

    name: str
    sid: str
    entries: list[Entry] = field(factory=list[Entry])
    """The calls that wait, the longest first."""
    waits: list[int] = field(factory=list[int])
    """How long those have waited that left, in seconds."""
    agents: list[Leg] = field(factory=list[Leg])
    """Legs that wait for a call."""

    @property
    def average(self) -> int:
        """How long calls have waited, on average, in whole seconds."""
        return sum(self.waits) // len(self.waits) if self.waits else 0

    @property
    def front(self) -> Entry | None:
        """The call that has waited longest, of those that can be taken."""
        return next((entry for entry in self.entries if entry.leg.is_free), None)

    def enter(self, leg: Leg) -> Entry:
        """Put a call at the end."""
        entry = Entry(leg=leg, entered_at=leg.board.world.now)
        self.entries.append(entry)
        if self.agents:
            self.agents[0].tell(Arrived())
        return entry

    def leave(self, entry: Entry) -> None:
        """Take a call out, unless it is out already."""
        if entry in self.entries:
            self.entries.remove(entry)
            entry.left_at = entry.leg.board.world.now
            self.waits.append(entry.seconds)


class Queues:
    """All queues of a world, by their names."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._known: dict[str, CallQueue] = {}

    @property
    def all(self) -> list[CallQueue]:
        """All of them, in the order in which they were made."""
        return [*self._known.values()]

    def at(self, name: str) -> CallQueue:
        """Give the queue of a name; one that does not exist is made."""
        if name not in self._known:
            self._known[name] = CallQueue(name=name, sid=self._board.sid("QU"))
        return self._known[name]
