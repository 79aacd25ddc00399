"""Rooms for projects of Django."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import timedelta
from functools import partial
from typing import Any, TypeVar

from asgiref.sync import sync_to_async
from django.apps import apps
from django.db import DatabaseError, InterfaceError, connections, models, router, transaction

from ..._rooms import plans
from ..._rooms.listing import RoomState, before, states
from ..._rooms.noticing import check_accounts, notice
from ..._rooms.stream import Render, stream
from ...callbacks import ConferenceEvent, ConferenceRoster
from ...errors import RoomsError
from ._store import DjangoStore

T = TypeVar("T")


class Rooms:
    """The conferences of a project, in its database.

    It may be made when a module is imported: models are looked up when they are needed.

    Args:
        event_model: the name of the model of events, which derives from
            ``cxml.django.rooms.abstract.AbstractEvent``.
        conference_model: that of conferences, which derives from ``AbstractConference``.
        using: the name of the database; unset, that where the project writes events.
        accounts: the only projects (Twilio: accounts) whose events are kept; all, if there are
            none.
        on_change: is called with each event after it was kept, and its transaction has ended, in
            the process that kept it, and once. What it raises is written to the log.

    """

    def __init__(
        self,
        *,
        event_model: str = "cxml_rooms.Event",
        conference_model: str = "cxml_rooms.Conference",
        using: str | None = None,
        accounts: Collection[str] = (),
        on_change: Callable[[ConferenceEvent], object] | None = None,
    ) -> None:
        self._event_model, self._conference_model, self._given = (
            event_model,
            conference_model,
            using,
        )
        self._accounts, self._on_change = check_accounts(accounts), on_change

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
            told = partial(notice, self._on_change, event)
            transaction.on_commit(told, using=self._using)
        return is_new

    def roster(self, conference_sid: str) -> ConferenceRoster:
        """Tell who is in a conference; nobody, if no event of it was kept.

        Raises:
            RoomsError: the database does not answer.

        """
        return self._do(plans.roster(conference_sid))

    def current(self, room: str, *, account_sid: str | None = None) -> ConferenceRoster:
        """Tell who is in the conference that goes on in a room; nobody, if none does.

        Args:
            room: its name.
            account_sid: of which project (Twilio: account) the room is, if there are several.

        Raises:
            RoomsError: the database does not answer.

        """
        return self._do(plans.current(room, account_sid))

    def rooms(self, limit: int = 100) -> tuple[RoomState, ...]:
        """List the rooms: those in which a conference goes on first, and the latest first.

        Args:
            limit: how many at most; the latest 1,000 conferences are looked at.

        Raises:
            RoomsError: the database does not answer.

        """
        return states(self._do(plans.listed(limit)))

    def forget(self, older_than: timedelta) -> int:
        """Forget whole conferences, of which nothing was heard for so long.

        Returns:
            How many events were forgotten.

        Raises:
            RoomsError: the database does not answer.

        """
        return self._do(plans.forget(before(older_than)))

    def fold(self) -> None:
        """Have all events in the snapshots of their conferences, as the admin does for its list.

        Raises:
            RoomsError: the database does not answer.

        """
        self._do(plans.fold_all())

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
        return stream(lambda: self.current(room), render, seen=seen, seconds=seconds, every=every)

    async def arecord(self, event: ConferenceEvent) -> bool:
        """Keep an event, as :meth:`record` does, from an asynchronous view."""
        return await sync_to_async(self.record)(event)

    async def aroster(self, conference_sid: str) -> ConferenceRoster:
        """Tell who is in a conference, as :meth:`roster` does."""
        return await sync_to_async(self.roster)(conference_sid)

    async def acurrent(self, room: str, *, account_sid: str | None = None) -> ConferenceRoster:
        """Tell who is in a room, as :meth:`current` does."""
        return await sync_to_async(self.current)(room, account_sid=account_sid)

    @property
    def _using(self) -> str:
        return self._given or router.db_for_write(self._model(self._event_model))

    def _model(self, name: str) -> type[models.Model]:
        return apps.get_model(name)

    def _do(self, plan: plans.Plan[T]) -> T:
        return plans.drive(plan, self._in_transaction)

    def _in_transaction(self, work: plans.Work) -> Any:
        using = self._using
        connection = connections[using]
        before = connection.connection
        try:
            try:
                return self._once(work, using)
            except (DatabaseError, InterfaceError):
                # In a transaction of the project's, what stands before would be lost with it.
                if connection.in_atomic_block:
                    raise
                # The database was started anew, and the connection was of before; Django may have
                # opened another already.
                if connection.connection is before and connection.is_usable():
                    raise
                connection.close()
                return self._once(work, using)
        except (DatabaseError, InterfaceError) as error:
            said = f"{type(error).__name__}: {str(error)[:200]}"
            raise RoomsError(f"the database did not do what was asked: {said}") from error

    def _once(self, work: plans.Work, using: str) -> Any:
        event, conference = self._model(self._event_model), self._model(self._conference_model)
        with transaction.atomic(using=using):
            return work(DjangoStore(event, conference, using))
