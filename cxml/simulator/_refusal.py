"""Why an application refused a request, as far as its answer tells."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from http import HTTPStatus
from typing import cast

from ..signature import HEADER, TWILIO_HEADER, media_type
from ..signature._verify import UNKNOWN
from ..testing._answer import Answer
from ._board import Board
from ._errors import IN_COMMAND
from ._site import NO_KEY
from ._unset import unset_variable

_MOST_READ, _MOST_MASKED, _MOST_SHOWN, _MOST_ERRORS = 65_536, 2_000, 200, 3
_CLEAR = (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED)
"""What nobody has to explain."""
_UNSEEN = re.compile(r"<(script|style|head|title)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TAGS = re.compile(r"<[^>]*>")
_EMPTY = re.compile(
    r"(?:\d{3} )?(?:Bad Request|Forbidden|Unauthorized)(?: \(\d{3}\))?"
    r"|The browser \(or proxy\) sent a request that this server could not understand\."
    r"|You don't have the permission to access the requested resource\. It is either"
    r" read-protected or not readable by the server\."
)
"""What frameworks say that says nothing."""
_HOSTS = re.compile(r"Bad Request \(400\)|DisallowedHost|HTTP_HOST header|Invalid host header")
"""How Django, and the middleware of Starlette, say that they do not admit a host; the first is all
that Django says outside of debugging, of other things that are suspicious too."""
_ADMITS = (
    ": is it asked at a host that it does not admit, as ALLOWED_HOSTS of Django, or"
    " TrustedHostMiddleware, says it?"
)
_IN_FIXTURE = ", which the fixture cxml_options can give"
_KEYLESS = (
    ": no signing key is known here: give {}{}, or set CXML_SIGNING_KEY in the settings of Flask or"
    " Django, or in the environment"
)
_HEADERS = (
    f"? The signature is in {HEADER}, and where the platform behaves like Twilio in {TWILIO_HEADER}"
)
_EXEMPT = ": a view that the platform asks has to be exempt from that"


def refusal(answer: Answer, board: Board) -> str:
    """Say what an answer tells of why it is none that was wanted, and what may be behind that.

    Args:
        answer: one whose status says that something went wrong.
        board: knows the key, which is never shown, and where options are given.

    """
    key = board.site.key
    if answer.cause:
        return f": the application raised {said_and_noted(answer.cause, key)}"
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status in _CLEAR:
        return ""
    text = _shown(_detail(answer), key)
    detail = f", saying {text!r}" if text else ""
    # What a view says of the key or the address is for whoever runs it, and not for a test.
    if answer.reason and not answer.reason.startswith(UNKNOWN):
        return f"{detail}, logging {_shown(answer.reason, key)!r}"
    return f"{detail}{_hint(answer, is_fixture=board.is_of_fixture, is_keyless=key == NO_KEY)}"


def said_and_noted(error: Exception, key: str) -> str:
    """Say what :func:`said_of` does, and what was noted of it, such as where the view stands."""
    notes: list[str] = getattr(error, "__notes__", [])
    return ", ".join([said_of(error, key), *(without_secrets(each, key) for each in notes)])


def said_of(error: Exception, key: str) -> str:
    """Name what was raised, and say what it says, in one line."""
    message = unset_variable(error) or " ".join(str(error).split())
    return without_secrets(
        f"{type(error).__name__}: {message}" if message else type(error).__name__, key
    )


def _hint(answer: Answer, *, is_fixture: bool, is_keyless: bool) -> str:
    has_options, text = IN_COMMAND.get(), answer.text[:_MOST_READ]
    place = _IN_FIXTURE if is_fixture else ""
    if answer.status == HTTPStatus.BAD_REQUEST and _HOSTS.search(text):
        name = "--public-url" if has_options else "public_url"
        return f"{_ADMITS} That is the host of {name}{place}"
    if answer.status != HTTPStatus.FORBIDDEN:
        return ""
    if "CSRF" in text:
        return _EXEMPT
    if is_keyless:
        return _KEYLESS.format("--key-file" if has_options else "signing_key", place)
    if has_options:
        return (
            ": does it verify with another signing key, as --key-file or CXML_SIGNING_KEY gives"
            f" it, or another address, as --public-url does{_HEADERS}"
        )
    return f": does it verify with another signing_key, or public_url{place}{_HEADERS}"


def _detail(answer: Answer) -> str:
    """Give what the body says, as text."""
    text = answer.body[:_MOST_READ].decode(errors="replace")
    if media_type(answer.headers.get("Content-Type", "")) == "application/json":
        return _squeezed(_of_json(text))
    plain = unescape(_TAGS.sub(" ", _UNSEEN.sub(" ", text)))
    return _squeezed(_EMPTY.sub("", _squeezed(plain)))


def _of_json(text: str) -> str:
    """Give the errors of FastAPI, or of Django REST framework; else the text as it is."""
    try:
        read: object = json.loads(text)
    except (ValueError, RecursionError):
        return text
    said = cast("dict[str, object]", read).get("detail") if isinstance(read, dict) else None
    if isinstance(said, list):
        return "; ".join([*_errors(cast("list[object]", said))][:_MOST_ERRORS])
    return said if isinstance(said, str) else text


def _errors(said: list[object]) -> Iterator[str]:
    """Give what is wrong, and where: without what was sent, which may be anybody's."""
    for each in said:
        if isinstance(each, dict):
            error = cast("dict[str, object]", each)
            place = error.get("loc")
            where = cast("list[object]", place) if isinstance(place, list) else []
            yield f"{'.'.join(map(str, where))}: {error.get('msg')}"


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _shown(text: str, key: str) -> str:
    text = without_secrets(text[:_MOST_MASKED], key)
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}..."


def without_secrets(text: str, key: str) -> str:
    """Star out what nobody may see who reads a transcript."""
    from .._check.secrets import HIDDEN, hidden  # the checker is not needed for calls

    return hidden(text.replace(key, HIDDEN * len(key)))
