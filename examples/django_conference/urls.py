"""The addresses of the project."""

from django.urls import path

from . import views

urlpatterns = [
    path("voice", views.answer),
    path("conference", views.ConferenceChanged.as_view(), name="conference"),
    path("recording", views.recording_changed, name="recording"),
    path("dial-ended", views.dial_ended, name="dial-ended"),
    path("room", views.show_room),
    path("room/changes", views.room_changes),
    path("events", views.show_events),
]
