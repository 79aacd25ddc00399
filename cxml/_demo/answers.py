"""What the demonstration expects of answers, and of the documents in them."""

from __future__ import annotations

from email.message import Message
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

from attrs import frozen

from .. import Conference, Dial, DocumentError, Element, VoiceResponse
from ..simulator import Request
from ..testing import Answer
from .errors import DemoError

MEDIA_TYPES = ("application/xml", "text/xml")
CHARSETS = (None, "utf-8")

E = TypeVar("E", bound=Element)


@frozen(kw_only=True)
class Participant:
    """A caller who was answered with a document that leads into a conference."""

    caller: str
    request: Request
    document: VoiceResponse
    dial: Dial
    conference: Conference

    def expect_address(self, element: Element, attribute: str) -> None:
        """Refuse an attribute that does not lead to the application itself.

        Raises:
            DemoError: it is not set, or leads elsewhere.

        """
        value: str | None = getattr(element, attribute)
        where = f"{attribute} of <{element.tag}>, for {self.caller},"
        if value is None:
            raise DemoError(f"{where} is not set")
        if not _joined(self.request.url, value).startswith(urljoin(self.request.url, "/")):
            raise DemoError(f"{where} leads away from the application: {value}")


def participant(caller: str, request: Request) -> Participant:
    """Read what a caller was answered with.

    Raises:
        DemoError: the answer is not a document that puts the caller in a conference, and says
            where to report.

    """
    document = read(request)
    dial = _first(document, Dial, caller)
    conference = _first(dial, Conference, caller)
    who = Participant(
        caller=caller, request=request, document=document, dial=dial, conference=conference
    )
    who.expect_address(conference, "status_callback")
    who.expect_address(conference, "recording_status_callback")
    who.expect_address(dial, "action")
    return who


def read(request: Request) -> VoiceResponse:
    """Read the document that a request was answered with.

    Raises:
        DemoError: the status or the media type is not that of a document, or it cannot be read.

    """
    answer, asked = expect_status(request, 200), named(request)
    said = Message()
    said["Content-Type"] = answer.headers.get("Content-Type", "")
    if said.get_content_type() not in MEDIA_TYPES or said.get_content_charset() not in CHARSETS:
        raise DemoError(f"{asked} answered {said['Content-Type']}, not XML in UTF-8")
    try:
        return VoiceResponse.from_xml(answer.body)
    except DocumentError as error:
        raise DemoError(f"{asked} answered what cannot be read: {error}") from error


def expect_status(request: Request, *allowed: int) -> Answer:
    """Give the answer to a request, whose status has to be one of these.

    Raises:
        DemoError: it is another, or there is no answer.

    """
    if request.answer is None:
        raise DemoError(f"{named(request)} was not answered: {request.error!r}")
    return expect(named(request), request.answer, *allowed)


def expect(asked: str, answer: Answer, *allowed: int) -> Answer:
    """Give an answer whose status is one of these.

    Raises:
        DemoError: it is another.

    """
    if answer.status not in allowed:
        expected = " or ".join(map(str, allowed))
        raise DemoError(f"{asked} answered with status {answer.status}, not {expected}")
    return answer


def named(request: Request) -> str:
    """Name a request."""
    return f"{request.method} {urlsplit(request.url).path}"


def _joined(url: str, reference: str) -> str:
    try:
        return urljoin(url, reference)
    except ValueError:  # no URL at all, such as "http://["
        return reference


def _first(within: Element, kind: type[E], caller: str) -> E:
    found = within.find(kind)
    if found is None:
        raise DemoError(f"<{within.tag}> for {caller} has no <{kind.__name__}> in it")
    return found
