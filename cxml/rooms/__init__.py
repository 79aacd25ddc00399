"""Conferences that outlive a process, and that all workers of a service see alike.

Events of conferences are kept in a database, SQLite, PostgreSQL, MySQL or MariaDB, as they come,
and merged when somebody looks::

    rooms = Rooms("sqlite:///rooms.sqlite")
    rooms.create_schema()


    @app.post("/conference")
    @status_callback(ConferenceEvent, require=["conference_sid"])
    def conference_changed(event: ConferenceEvent) -> None:
        rooms.record(event)

The tables are those of :data:`metadata`.
"""

from importlib import import_module as _import_module

try:
    _import_module("sqlalchemy")
except ModuleNotFoundError as _error:
    _message = 'cxml.rooms needs SQLAlchemy; run: pip install "cxml[rooms]"'
    raise ImportError(_message, name="sqlalchemy") from _error

from .._rooms.listing import RoomState as RoomState
from .._rooms.stream import EVENT_STREAM as EVENT_STREAM
from ..errors import RoomsError as RoomsError
from ._async import AsyncRooms as AsyncRooms
from ._rooms import Rooms as Rooms
from ._tables import metadata as metadata
