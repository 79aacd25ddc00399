"""CX9: messages and faxes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..._tree.node import Node
from ..document import Document, Place, children, text_of
from ..found import Found, SetValue
from ..rule import CHILDREN, Fixable, Severity, attributes, elements, rule
from .numbers import is_dialled, meant_number

MOST_CHARACTERS = 1_600
_E164 = re.compile(r"\+[0-9]{7,15}")
_SHORT = re.compile(r"[0-9]{3,8}")


def _own_text(message: Node) -> str:
    """Give the text of a message that stands beside its elements."""
    inside = (each for each in message.__dict__.get("_children", ()) if isinstance(each, str))
    return text_of(message) + "".join(inside)


@rule(
    "CX901",
    "message-too-long",
    Severity.ERROR,
    elements("Message"),
    message="{count} characters in all; at most 1,600 are sent",
    platform_code=21617,
    wrong="<Response>\n  <Message>" + 2 * f"<Body>{900 * 'a'}</Body>" + "</Message>\n</Response>\n",
    line=2,
    right="<Response>\n" + 2 * f"  <Message><Body>{900 * 'a'}</Body></Message>\n" + "</Response>\n",
    sources=[
        "SignalWire: messaging/message (the bodies are joined)",
        "SignalWire: rest-api/core/error-codes (21617)",
    ],
)
def message_too_long(message: Node, _: Document) -> Iterator[Found]:
    """All that a message says counts together: its text, and every `Body`."""
    bodies = (text_of(each) for each in children(message) if each.tag == "Body")
    count = len(_own_text(message)) + sum(map(len, bodies))
    if count > MOST_CHARACTERS:
        yield Found(message, says={"count": f"{count:,}"})


@rule(
    "CX902",
    "message-empty",
    Severity.ERROR,
    elements("Message"),
    message="Message has nothing to send",
    platform_code=21602,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Message to="+15550100101"></Message>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Message to="+15550100101">Your table is ready.</Message>
        </Response>
    """,
    sources=["SignalWire: rest-api/core/error-codes (21602)"],
)
def message_empty(message: Node, document: Document) -> Iterator[Found]:
    """A message without a text, a `Body` or a `Media` is refused, and nobody gets it."""
    if not children(message) and not _own_text(message).strip() and document.is_complete(message):
        yield Found(message)


@rule(
    "CX903",
    "media-not-http",
    Severity.ERROR,
    attributes("text()", of=["Media"]),
    message="media is fetched from an http or https address, not from {value}",
    platform_code=21620,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Message><Media>/static/map.png</Media></Message>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Message><Media>https://media.example.com/map.png</Media></Message>
        </Response>
    """,
    sources=["SignalWire: rest-api/core/error-codes (21620)"],
)
def media_not_http(value: str, place: Place) -> Iterator[Found]:
    """The platform fetches what it sends, so the address has to be whole."""
    if not value.lower().startswith(("http://", "https://")):
        yield place.found(value=value)


@rule(
    "CX904",
    "message-number-format",
    Severity.WARNING,
    attributes("to", "from_", of=["Message", "Sms"], skips_plain=True),
    message="{name} is {value}; {hint}",
    platform_code=21603,
    fix=Fixable.SAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Message to="+1 (555) 010-0101">Your table is ready.</Message>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Message to="+15550100101">Your table is ready.</Message>
        </Response>
    """,
    sources=[
        "SignalWire: messaging/message",
        "SignalWire: voice/sms",
        "SignalWire: rest-api/core/error-codes (21603)",
    ],
)
def message_number_format(value: str, place: Place) -> Iterator[Found]:
    """A message is sent to a number in E.164, and from one or from a short code."""
    is_sender = place.field.name == "from_"
    if _E164.fullmatch(value) or (is_sender and _SHORT.fullmatch(value)):
        return
    meant, is_sure = meant_number(value, place) if is_dialled(value) else (None, False)
    yield place.found(
        value=value,
        hint=f"write {meant}" if meant else "write +, the country and the number",
        suggestion=meant,
        changes=(SetValue(meant),) if meant and is_sure else (),
    )


@rule(
    "CX905",
    "text-beside-body",
    Severity.WARNING,
    elements("Message", beside=[CHILDREN]),
    message="what becomes of a text beside Body is not documented: put it into a Body",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Message>Your table<Body> is ready.</Body></Message>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Message><Body>Your table is ready.</Body></Message>
        </Response>
    """,
    sources=["SignalWire: messaging/message"],
)
def text_beside_body(message: Node, _: Document) -> Iterator[Found]:
    """Several `Body` are joined, the page says; of a text beside them it says nothing."""
    inside = message.__dict__.get("_children")
    has_body = bool(inside) and any(each.tag == "Body" for each in children(message))
    if has_body and _own_text(message).strip():
        yield Found(message)


@rule(
    "CX906",
    "fax-receive-and-reject",
    Severity.WARNING,
    elements("Receive"),
    message="{tag} is never reached: the fax is decided",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Receive action="https://example.com/fax"/>
          <Reject/>
        </Response>
    """,
    line=4,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Receive action="https://example.com/fax"/>
        </Response>
    """,
    sources=["SignalWire: fax/overview", "SignalWire: fax/receive"],
)
def fax_receive_and_reject(receive: Node, document: Document) -> Iterator[Found]:
    """A fax is received or rejected, and either is the end of the document.

    That is inferred: no page says what follows `Receive`. Behind a `Reject` it is CX401.
    """
    number = document.number(receive)
    if number is not None and number + 1 < len(document.verbs):
        behind = document.verbs[number + 1]
        yield Found(behind, says={"tag": behind.tag})
