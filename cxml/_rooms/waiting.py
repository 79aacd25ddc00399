"""What rooms have in common that wait for their database, whichever it is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator
from datetime import timedelta
from functools import partial
from typing import Any, TypeVar

from ..callbacks import ConferenceEvent, ConferenceRoster
from . import plans
from .given import check_stream
from .listing import RoomState, before, states
from .noticing import check_accounts, check_on_change, notice
from .stream import Render, stream

T = TypeVar("T")


class WaitingRooms(ABC):
    """Conferences, in a store that is given by who derives from this."""

    def __init__(
        self, accounts: Collection[str], on_change: Callable[[ConferenceEvent], object] | None
    ) -> None:
        self._accounts = check_accounts(accounts)
        self._on_change = check_on_change(on_change, is_awaited=False)

    @abstractmethod
    def _in_transaction(self, work: plans.Work) -> Any:
        """Do a work with a store, in a transaction of its own."""

    def _tell(self, told: Callable[[], object]) -> None:
        """Tell of an event that was kept."""
        told()

    def _do(self, plan: plans.Plan[T]) -> T:
        return plans.drive(plan, self._in_transaction)

    def record(self, event: ConferenceEvent) -> bool:
        """Keep an event.

        Args:
            event: what happened; it may come any number of times, and in any order.

        Returns:
            Whether it was not kept before.

        Raises:
            CallbackError: it names no conference, or has an id or a text that cannot be kept, or
                is of an account that is not let in. It would be refused again.
            RoomsError: the database does not answer, or refuses. Let it pass: a view is answered
                with 500 then, and the platform sends the event again.

        """
        is_new = self._do(plans.record(event, self._accounts))
        if is_new and self._on_change:
            self._tell(partial(notice, self._on_change, event))
        return is_new

    def roster(self, conference_sid: str) -> ConferenceRoster:
        """Tell who is in a conference; nobody, if no event of it was kept.

        Raises:
            RoomsError: the database does not answer.

        """
        return self._do(plans.roster(conference_sid))

    def current(self, room: str, *, account_sid: str | None = None) -> ConferenceRoster:
        """Tell who is in the conference that goes on in a room; nobody, if none does.

        Where the report of an end was lost, a conference is over once another began in the room.

        Args:
            room: its name.
            account_sid: of which project (Twilio: account) the room is, if there are several.

        Raises:
            RoomsError: the database does not answer.

        """
        return self._do(plans.current(room, account_sid))

    def rooms(self, limit: int = 100) -> tuple[RoomState, ...]:
        """List the rooms with their last conference: those that go on first, and the latest first.

        Args:
            limit: how many at most; the latest 1,000 conferences are looked at.

        Raises:
            RoomsError: the database does not answer.

        """
        return states(self._do(plans.listed(limit)))

    def forget(self, older_than: timedelta) -> int:
        """Forget whole conferences, of which nothing was heard for so long.

        An event of them that is sent again afterwards is new.

        Returns:
            How many events were forgotten.

        Raises:
            UsageError: the time is no span, or negative.
            RoomsError: the database does not answer.

        """
        return self._do(plans.forget(before(older_than)))

    def stream(
        self,
        room: str,
        render: Render,
        *,
        seen: str | None = None,
        seconds: float = 0,
        every: float = 1,
    ) -> Iterator[str]:
        """Tell a page what changes in a room, as server-sent events.

        Without ``seconds`` it says how the room stands, if that is news, and ends: the browser
        asks again after ``every`` second, and meanwhile the worker serves others.

        Args:
            room: its name.
            render: makes the text of an event of a roster.
            seen: the header ``Last-Event-ID`` of the request, by which a browser says what it has.
            seconds: how long to go on; the worker does nothing else meanwhile.
            every: how many seconds pass between two looks.

        """
        check_stream(room, render)
        return stream(lambda: self.current(room), render, seen=seen, seconds=seconds, every=every)
