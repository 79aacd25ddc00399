"""A request of Django, as far as it concerns a callback."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.http.request import RawPostDataException

from .._web.incoming import BrokenOff, Incoming, environ_name
from .._web.target import below, whole_path, wire_target
from ..callbacks import MAX_BODY
from ..signature import FORM_TYPE


def incoming(request: HttpRequest) -> Incoming:
    """Say what there is to be verified and read."""
    meta = request.META
    raw = meta.get("REQUEST_URI") or meta.get("RAW_URI") or _raw_path(request)
    return Incoming(
        method=request.method or "",
        origin=lambda: f"{request.scheme}://{request.get_host()}",
        target=wire_target(path_of(request).encode(), raw, _query(request)),
        header=lambda name: meta.get(environ_name(name)),
        body=lambda: _body(request),
        root=request.path_info in ("", "/"),
    )


def path_of(request: HttpRequest) -> str:
    """Give the path with the prefix of the script, which Django leaves out of it under ASGI."""
    return whole_path(_script(request), request.path_info)


def _script(request: HttpRequest) -> str:
    name: str = request.META.get("SCRIPT_NAME", "")
    return name


def _raw_path(request: HttpRequest) -> str:
    raw: bytes = _scope(request).get("raw_path") or b""
    return below(_script(request), raw.decode("latin-1"))  # before which the server has put it


def _query(request: HttpRequest) -> str:
    """Give the query with a character for each byte, though Django decodes it under ASGI."""
    found = _scope(request).get("query_string")
    as_wsgi: str = request.META.get("QUERY_STRING", "")
    return found.decode("latin-1") if isinstance(found, bytes) else as_wsgi


def _scope(request: HttpRequest) -> dict[str, Any]:
    return getattr(request, "scope", {})


def _body(request: HttpRequest) -> bytes | None:
    """Read the body, which Django keeps, or the form, if something has read the stream before."""
    try:
        said = int(request.META.get("CONTENT_LENGTH") or 0)
        return None if said > MAX_BODY or _is_large(request) else request.body
    except RequestDataTooBig:
        return None
    except RawPostDataException:
        return request.POST.urlencode().encode() if request.content_type == FORM_TYPE else b""
    except ValueError:  # the length is no number
        return b""
    except OSError:  # the client has left: UnreadablePostError is one
        return BrokenOff()


def _is_large(request: HttpRequest) -> bool:
    """Tell whether there is more than a callback has; ``body`` may read hundreds of megabytes.

    Under ASGI nothing need say how much that is.
    """
    kept = vars(request)
    if "_body" in kept or kept.get("_read_started"):
        return False
    start = request.read(MAX_BODY + 1)
    if len(start) > MAX_BODY:
        return True
    kept["_stream"].close()
    kept |= {"_stream": BytesIO(start), "_read_started": False}  # as it was, for Django to read
    return False
