"""The addresses of the project: each recipe below its name."""

from django.urls import include, path

RECIPES = [
    "business_hours",
    "forwarding",
    "ivr",
    "queue",
    "recording",
    "voicemail",
    "whisper",
]

urlpatterns = [path(f"{name}/", include(f"{__package__}.{name}")) for name in RECIPES]
