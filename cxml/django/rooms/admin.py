"""The list of rooms in Django's admin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse

from ._rooms import Rooms
from .abstract import AbstractConference
from .models import Conference

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[AbstractConference]
else:
    ModelAdmin = admin.ModelAdmin


class ConferenceAdmin(ModelAdmin):
    """Shows the conferences, which are what their events say: nothing is changed here."""

    list_display = ("__str__", "conference_sid", "account_sid", "began", "has_ended", "present")
    list_filter = ("has_ended",)
    search_fields = ("room", "conference_sid", "account_sid")
    ordering = ("has_ended", "-began_at")
    fields = ("room", "conference_sid", "account_sid", "began", "has_ended", "people")
    readonly_fields = fields
    rooms: Rooms = Rooms()
    """What is looked at; set it for models of your own."""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Show the list, with what has just happened."""
        self.rooms.fold()
        return super().changelist_view(request, extra_context)

    @admin.display(description="present")
    def present(self, conference: AbstractConference) -> int:
        """Say how many are there."""
        return len(conference.roster.present)

    @admin.display(description="participants")
    def people(self, conference: AbstractConference) -> str:
        """Name those who are there, or were."""
        roster = self.rooms.roster(conference.conference_sid)
        here = {each.call_sid for each in roster.present}
        said = (f"{each} ({'present' if each in here else 'left'})" for each in roster.participants)
        return "\n".join(said)

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - Django's
        """Let nobody add a conference."""
        return False

    def has_change_permission(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's
        obj: Model | None = None,  # noqa: ARG002 - Django's
    ) -> bool:
        """Let nobody change one."""
        return False

    def has_delete_permission(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's
        obj: Model | None = None,  # noqa: ARG002 - Django's
    ) -> bool:
        """Let nobody drop a snapshot whose events stay: ``manage.py cxml_forget`` drops both."""
        return False


admin.site.register(Conference, ConferenceAdmin)
