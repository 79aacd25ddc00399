"""What the models are made of, for projects that have models of their own.

A model of one's own may have more fields, as long as they have defaults; ``Rooms`` are told its
name.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models

from ..._rooms.row import LONGEST_ID, LONGEST_NAME, time_of
from ...callbacks import ConferenceRoster

if TYPE_CHECKING:
    Text = models.CharField[str, str]
    Time = models.BigIntegerField[int, int]
    Flag = models.BooleanField[bool, bool]
    Body = models.TextField[str, str]


class AbstractEvent(models.Model):
    """An event of a conference."""

    key: Text = models.CharField(max_length=64, primary_key=True, editable=False)
    conference_sid: Text = models.CharField(max_length=LONGEST_ID)
    account_sid: Text = models.CharField(max_length=LONGEST_ID, blank=True)
    room: Text = models.CharField(max_length=LONGEST_NAME, blank=True)
    at: Time = models.BigIntegerField()
    is_end: Flag = models.BooleanField()
    kept_at: Time = models.BigIntegerField()
    is_folded: Flag = models.BooleanField(default=False)
    body: Body = models.TextField(blank=True)

    class Meta:
        """It is a base alone; the indexes are inherited."""

        abstract = True
        indexes = (
            models.Index(fields=["conference_sid", "is_folded"]),
            models.Index(fields=["is_folded", "room"]),
        )

    def __str__(self) -> str:
        return self.key


class AbstractConference(models.Model):
    """A conference, and the roster of those of its events that are folded."""

    conference_sid: Text = models.CharField(max_length=LONGEST_ID, primary_key=True)
    account_sid: Text = models.CharField(max_length=LONGEST_ID, blank=True)
    room: Text = models.CharField(max_length=LONGEST_NAME, blank=True)
    began_at: Time = models.BigIntegerField()
    has_ended: Flag = models.BooleanField()
    body: Body = models.TextField(blank=True)

    class Meta:
        """It is a base alone; the indexes are inherited."""

        abstract = True
        indexes = (
            models.Index(fields=["began_at"]),
            models.Index(fields=["room", "has_ended", "began_at"]),
        )

    def __str__(self) -> str:
        return self.room or self.conference_sid

    @property
    def began(self) -> datetime:
        """When the conference began."""
        return time_of(self.began_at)

    @property
    def roster(self) -> ConferenceRoster:
        """What the events come to that are folded; ``Rooms.roster`` knows all."""
        return ConferenceRoster.from_json(self.body)
