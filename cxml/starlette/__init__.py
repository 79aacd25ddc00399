"""Endpoints for Starlette and FastAPI that only the platform can ask.

The application makes its :class:`Webhooks` when it starts, and decorates its endpoints::

    webhooks = Webhooks(signing_key=os.environ["SIGNING_KEY"])


    @app.post("/voice/{room}")
    @webhooks.document(VoiceRequest)
    async def voice(call: VoiceRequest, room: str) -> VoiceResponse:
        response = VoiceResponse()
        response.dial().conference(room)
        return response

That is FastAPI; in Starlette ``Route("/voice/{room}", voice, methods=["POST"])`` says the same.
"""

from __future__ import annotations

try:
    import starlette as starlette
except ModuleNotFoundError as _error:
    _message = 'cxml.starlette needs Starlette; run: pip install "cxml[starlette]"'
    raise ImportError(_message, name="starlette") from _error

from .._web.policy import Options
from ._decorator import Decorator
from ._received import HAS_FASTAPI
from ._response import CxmlResponse
from ._webhooks import Webhooks

if HAS_FASTAPI:
    from . import _fastapi as _fastapi  # which tells FastAPI what it has no other way to find out

__all__ = ["CxmlResponse", "Decorator", "Options", "Webhooks"]
