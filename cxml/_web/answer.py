"""What a view may return, and what the platform is answered."""

from __future__ import annotations

import re
from inspect import unwrap
from types import CodeType
from typing import TypeAlias, cast

from attrs import frozen

from .._input.limits import MAX_BYTES
from .._lenient.forgive import forgives
from .._text.wording import article
from .._tree.element import Element
from ..errors import DocumentError, UsageError, misused
from .channel import other_response
from .log import LOGGER, fields_of_none

Document: TypeAlias = Element | str | None
"""What a view that answers with a document may return: ``None`` is an empty one."""

XML_TYPE = "text/xml; charset=utf-8"
EMPTY = '<?xml version="1.0" encoding="UTF-8"?><Response />'
MOST_SENT = 1 << 16
"""The largest document, in bytes, that SignalWire takes: 64 kB."""
RETURNED_BY = "returned by the view at "
"""How the note of an error begins that says where the view stands."""
_TOO_LARGE = 11750
_NO_XML = 12300
_BEGIN = re.compile(r"(?:<\?xml\s[^>]*\?>)?\s*(?:<!--(?:[^-]|-[^-])*-->\s*)*<Response[\s/>]")
_BEGIN_OF_BYTES = re.compile(_BEGIN.pattern.encode())
_ENDS = ("</Response>", "/>", "-->")
_LONGEST_BEGIN = 10_000
_RESPONSE = ": give a response of cxml, such as VoiceResponse, or None"


@frozen
class Answer:
    """What the platform is answered, which each framework says in a response of its own."""

    status: int
    body: str = ""
    content_type: str | None = None


def answer_document(kind: type, result: Document, view: object) -> Answer:
    """Answer with the document that a view returned.

    Args:
        kind: the class of the callback that the view got.
        result: what it returned.
        view: the view, which an error names.

    Raises:
        UsageError: it is none, or none for such a callback.

    """
    if right := other_response(kind, cast("type", type(result))):
        raise _mistake(
            view,
            f"a {type(result).__name__}{_from(view)} answers no {kind.__name__}: return a {right}",
        )
    return Answer(200, as_document(result, view), XML_TYPE)


def answer_nothing(result: None, view: object) -> Answer:
    """Answer that a status callback was taken.

    Raises:
        UsageError: the view returned something, which the platform would not read.

    """
    expect_nothing(result, view)
    return Answer(204)


def as_document(result: object, view: object = None) -> str:
    """Write a document, which a view returned.

    A text that begins and ends as a document does, and is XML, is taken for one.

    Raises:
        UsageError: it is none.

    """
    if result is None:
        return EMPTY
    text = _written(result, view)
    # A character has at most four bytes.
    if len(text) * 4 > MOST_SENT and (size := len(text.encode())) > MOST_SENT:
        _warn_of_size(size, view)
    return text


def _written(result: object, view: object) -> str:
    if isinstance(result, Element) and result.tag == "Response":
        return str(result)
    if not isinstance(result, str):
        from .._tree.hints import of_another_library

        advice = _for_tuple(result) or of_another_library(type(result)) or _RESPONSE
        raise _mistake(view, f"{_kind(result)}{_from(view)} is no document{advice}")
    text = result.strip()
    if not _BEGIN.match(text, 0, _LONGEST_BEGIN) or not text.endswith(_ENDS):
        raise _mistake(
            view,
            f"a text{_from(view)} is no document, which begins with <Response>: build it with"
            " response = VoiceResponse() and response.say(...), and return response",
        )
    if len(text) <= MOST_SENT:
        _expect_xml(text, view)
    return text


def _expect_xml(text: str, view: object) -> None:
    """Refuse a text that nobody can read: that costs some microseconds, and else the call."""
    from .._input.xml import parse

    try:
        parse(text.encode("utf-8", "surrogatepass"), MAX_BYTES)
    except DocumentError as error:
        fault = _mistake(view, f"a text{_from(view)} is no document: {error}")
        if not forgives(fault.problem):
            raise fault from None


def warn_of_type(content_type: str | None, body: bytes, view: object) -> None:
    """Say in the log that a response of the framework sends a document as something else.

    Args:
        content_type: what the response says that it is.
        body: what it sends, or how that begins.
        view: the view that returned it.

    """
    if "xml" in (content_type or "").lower() or not _BEGIN_OF_BYTES.match(body, 0, _LONGEST_BEGIN):
        return
    LOGGER.warning(
        "a document%s is sent as %s, as the response of the framework says, and SignalWire expects"
        " XML, or reports error %d: return the document itself",
        _from(view),
        content_type or "nothing at all",
        _NO_XML,
        extra=fields_of_none("the document is sent as something else"),
    )


def _for_tuple(result: object) -> str:
    """Say what is there for the tuple with a status and headers that Flask takes of a view."""
    if not isinstance(result, tuple):
        return ""
    return (
        ": return what stands first in it alone, since the status and the type are there already;"
        " where they have to be others, return a response of the framework"
    )


def _warn_of_size(size: int, view: object) -> None:
    LOGGER.warning(
        "a document%s has %s bytes, and SignalWire takes %s, or reports error %d: go on in another"
        " document, with Redirect",
        _from(view),
        f"{size:,}",
        f"{MOST_SENT:,}",
        _TOO_LARGE,
        extra=fields_of_none("the document is too large"),
    )


def expect_nothing(result: None, view: object) -> None:
    """Refuse what a view returned, unless it is nothing.

    Raises:
        UsageError: it is something, which the platform would not read.

    """
    if result is not None:
        raise _mistake(
            view,
            f"{_kind(result)}{_from(view)} would be read by nobody: answer a status callback with"
            " None",
        )


def _mistake(view: object, message: str) -> UsageError:
    """Make the error for what a view returned, with its place: no frame of it is left by then."""
    error = misused(message)
    code = getattr(unwrap(view), "__code__", None) if callable(view) else None
    if isinstance(code, CodeType):
        error.add_note(f"{RETURNED_BY}{code.co_filename}:{code.co_firstlineno}, in {code.co_name}")
    return error


def _from(view: object) -> str:
    return f" from {getattr(view, '__qualname__', view)}" if view is not None else ""


def _kind(result: object) -> str:
    return f"<{result.tag}>" if isinstance(result, Element) else article(result)
