"""A request of Django, as far as it concerns a callback."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.http.request import RawPostDataException

from .._web.receive import BrokenOff, Incoming, environ_name, wire_target
from ..callbacks import MAX_BODY
from ..signature import FORM_TYPE


def incoming(request: HttpRequest) -> Incoming:
    """Say what there is to be verified and read."""
    meta = request.META
    raw = meta.get("REQUEST_URI") or meta.get("RAW_URI") or _raw_path(request)
    return Incoming(
        method=request.method or "",
        origin=lambda: f"{request.scheme}://{request.get_host()}",
        target=wire_target(request.path.encode(), raw, meta.get("QUERY_STRING", "")),
        header=lambda name: meta.get(environ_name(name)),
        body=_body(request),
    )


def _raw_path(request: HttpRequest) -> str:
    scope: dict[str, Any] = getattr(request, "scope", {})
    raw: bytes = scope.get("raw_path") or b""
    return raw.decode("latin-1")


def _body(request: HttpRequest) -> bytes | None:
    """Read the body, which Django keeps, or the form, if something has read the stream before."""
    try:
        return None if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BODY else request.body
    except RequestDataTooBig:
        return None
    except RawPostDataException:
        return request.POST.urlencode().encode() if request.content_type == FORM_TYPE else b""
    except ValueError:  # the length is no number
        return b""
    except OSError:  # the client has left: UnreadablePostError is one
        return BrokenOff()
