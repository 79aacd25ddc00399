"""The addresses of the project: each recipe below its name."""

from django.urls import include, path

RECIPES = [
    "ai_stream",
    "business_hours",
    "call_back",
    "click_to_call",
    "conference",
    "forwarding",
    "ivr",
    "queue",
    "recording",
    "sms_auto_reply",
    "survey",
    "voicemail",
    "warm_transfer",
    "whisper",
]

urlpatterns = [path(f"{name}/", include(f"{__package__}.{name}")) for name in RECIPES]
