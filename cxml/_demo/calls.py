"""Callers, and the documents that the application answers their calls with."""

from __future__ import annotations

from typing import TypeVar
from urllib.parse import urljoin
from uuid import uuid4

from attrs import field, frozen

from .. import Conference, Dial, DocumentError, Element, VoiceResponse
from .errors import DemoError
from .http import Answer, Platform

MODERATOR = "+15550100157"
CALLERS = ("+15550100142", MODERATOR)
CALLED = "+15550100199"
PROJECT = "b0c5a2f0-3a5f-4f7e-8a39-0d7f2c7b6e55"
MEDIA_TYPES = ("application/xml", "text/xml")

E = TypeVar("E", bound=Element)


def new_sid() -> str:
    """Make an identifier of the shape that SignalWire uses."""
    return str(uuid4())


@frozen
class Call:
    """One call to the application's number."""

    caller: str
    sid: str = field(factory=new_sid)

    def parameters(self, status: str) -> dict[str, str]:
        """Give the parameters that come with every request about the call."""
        return {
            "CallSid": self.sid,
            "AccountSid": PROJECT,
            "ApiVersion": "2010-04-01",
            "CallStatus": status,
            "Direction": "inbound",
            "From": self.caller,
            "To": CALLED,
        }


@frozen(kw_only=True)
class Participant:
    """A call that was answered with a document that leads into a conference."""

    call: Call
    url: str
    document: VoiceResponse
    dial: Dial
    conference: Conference

    def address(self, element: Element, attribute: str) -> str:
        """Find out where an attribute leads: it has to be the application itself.

        Raises:
            DemoError: the attribute is not set, or leads elsewhere.

        """
        value: str | None = getattr(element, attribute)
        where = f"{attribute} of <{element.tag}>, for {self.call.caller},"
        if value is None:
            raise DemoError(f"{where} is not set")
        # What the demonstration posts stays on this machine, whatever a document says.
        if not (url := _joined(self.url, value)).startswith(_root(self.url)):
            raise DemoError(f"{where} leads away from the application: {value}")
        return url


def place(call: Call, url: str, platform: Platform) -> Participant:
    """Call the application, as the platform does when its number is called.

    Raises:
        DemoError: the answer is not a document that puts the caller in a conference.

    """
    document = read(platform.send("POST", url, call.parameters("ringing")))
    dial = _first(document, Dial, call)
    conference = _first(dial, Conference, call)
    return Participant(call=call, url=url, document=document, dial=dial, conference=conference)


def read(answer: Answer) -> VoiceResponse:
    """Read the document of an answer.

    Raises:
        DemoError: the status or the media type is not that of a document, or it cannot be read.

    """
    expect_status(answer, 200)
    if answer.media_type not in MEDIA_TYPES or answer.charset not in (None, "utf-8"):
        raise DemoError(f"{answer.request} answered {_described(answer)}, not XML in UTF-8")
    try:
        return VoiceResponse.from_xml(answer.body)
    except DocumentError as error:
        raise DemoError(f"{answer.request} answered what cannot be read: {error}") from error


def expect_status(answer: Answer, *allowed: int) -> None:
    """Refuse an answer whose status is not one of these.

    Raises:
        DemoError: it is another.

    """
    if answer.status not in allowed:
        expected = " or ".join(map(str, allowed))
        raise DemoError(f"{answer.request} answered with status {answer.status}, not {expected}")


def _root(url: str) -> str:
    return urljoin(url, "/")


def _joined(url: str, reference: str) -> str:
    try:
        return urljoin(url, reference)
    except ValueError:  # no URL at all, such as "http://["
        return reference


def _described(answer: Answer) -> str:
    return f"{answer.media_type}; charset={answer.charset}" if answer.charset else answer.media_type


def _first(within: Element, kind: type[E], call: Call) -> E:
    found = within.find(kind)
    if found is None:
        raise DemoError(f"<{within.tag}> for {call.caller} has no <{kind.__name__}> in it")
    return found
