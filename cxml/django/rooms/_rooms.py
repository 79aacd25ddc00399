"""Rooms for projects of Django."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from asgiref.sync import sync_to_async
from django.apps import apps
from django.db import DatabaseError, InterfaceError, connections, models, router, transaction

from ..._rooms import plans
from ..._rooms.refused import refused
from ..._rooms.waiting import WaitingRooms
from ...callbacks import ConferenceEvent, ConferenceRoster
from ._store import DjangoStore


class Rooms(WaitingRooms):
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
        super().__init__(accounts, on_change)
        self._event_model, self._conference_model = event_model, conference_model
        self._given = using

    def fold(self) -> None:
        """Have all events in the snapshots of their conferences, as the admin does for its list.

        Raises:
            RoomsError: the database does not answer.

        """
        self._do(plans.fold_all())

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

    def _tell(self, told: Callable[[], object]) -> None:
        transaction.on_commit(told, using=self._using)

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
                # opened another already. What answers is not asked twice, which would be to wait
                # twice for a lock.
                now = connection.connection
                if now is not None and before in (None, now) and connection.is_usable():
                    raise
                connection.close()
                return self._once(work, using)
        except (DatabaseError, InterfaceError) as error:
            make = f"run: python manage.py migrate --database={using}"
            raise refused(error, make) from None

    def _once(self, work: plans.Work, using: str) -> Any:
        event, conference = self._model(self._event_model), self._model(self._conference_model)
        with transaction.atomic(using=using):
            return work(DjangoStore(event, conference, using))
