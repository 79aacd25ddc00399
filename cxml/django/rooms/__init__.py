"""Conferences that outlive a process, in the database of a project of Django.

It is an application, ``cxml.django.rooms`` in ``INSTALLED_APPS``, and does what :mod:`cxml.rooms`
does::

    rooms = Rooms()


    @require_POST
    @status_callback(ConferenceEvent, require=["conference_sid"])
    def conference_changed(request: HttpRequest, event: ConferenceEvent) -> None:
        rooms.record(event)
"""

from ..._rooms.listing import RoomState as RoomState
from ..._rooms.stream import EVENT_STREAM as EVENT_STREAM
from ...errors import RoomsError as RoomsError
from ._rooms import Rooms as Rooms
