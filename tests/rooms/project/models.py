"""Models that share their tables with cxml.rooms, so that the tests look into one database."""

from __future__ import annotations

from cxml.django.rooms.abstract import AbstractConference, AbstractEvent


class Happening(AbstractEvent):
    """An event."""

    class Meta(AbstractEvent.Meta):
        """Where it is."""

        app_label = "project"
        db_table = "cxml_room_events"


class Meeting(AbstractConference):
    """A conference."""

    class Meta(AbstractConference.Meta):
        """Where it is."""

        app_label = "project"
        db_table = "cxml_room_conferences"
