"""Views for Django that only the platform can ask.

A view gets the callback that it names, and returns a document or nothing; it needs no CSRF token::

    @document(VoiceCallback)
    def voice(request: HttpRequest, call: VoiceCallback) -> VoiceResponse:
        response = VoiceResponse()
        response.dial().conference("Room 1234")
        return response


    @status_callback(ConferenceEvent)
    class ConferenceChanged(View):
        async def post(self, request: HttpRequest, event: ConferenceEvent) -> None:
            await Room.note(event)

The settings are those of :class:`cxml.django.Options`: ``CXML_SIGNING_KEY``, ``CXML_PUBLIC_URL``,
``CXML_TRUST_FORWARDED`` and ``CXML_VERIFY``.
"""

from importlib import import_module as _import_module

try:
    _import_module("django")
except ModuleNotFoundError as _error:
    _message = 'cxml.django needs Django; run: pip install "cxml[django]"'
    raise ImportError(_message, name="django") from _error

from .._web.policy import Options as Options
from ._decorator import Decorator as Decorator
from ._response import CxmlResponse as CxmlResponse
from ._views import (
    build_absolute_uri as build_absolute_uri,
    document as document,
    from_request as from_request,
    status_callback as status_callback,
)

__all__ = [
    "CxmlResponse",
    "Decorator",
    "Options",
    "build_absolute_uri",
    "document",
    "from_request",
    "status_callback",
]
