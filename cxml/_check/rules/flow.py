"""CX401 to CX411: which verbs are reached, and which document comes next."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename
from typing import cast

from ..._tree.node import Node
from ..document import Document, Place, text_of
from ..found import Found, Remove, Rename
from ..rule import Fixable, Severity, attributes, elements, rule

SPEAKS = ("Say", "Play")
ENDS = ("Redirect", "Reject", "Hangup", "Leave")
"""The verbs behind which nothing of a document runs."""
WAITS = ("Connect", "Dial", "Enqueue", "Gather", "Pay", "Record")
"""The verbs that hand over, or that wait for the caller."""
HOLDS = ("Play", "Pause")
"""The verbs that take their time: a document with one repeats itself on purpose, as one that holds
callers does."""
MOST_REMOVED = 100
"""How many verbs that are never reached are taken away at once."""


def ending(verb: Node) -> str:
    """Say why nothing behind a verb runs; empty where something may."""
    data = verb.__dict__
    if verb.tag in ENDS:
        return f"{verb.tag} ends the document"
    if verb.tag in SPEAKS and data.get("loop") == 0:
        return f"{verb.tag} with loop 0 never ends"
    if verb.tag == "Record":
        return "Record always asks for the document of its action"
    if verb.tag == "Pay":
        return "Pay always asks for the document of its action"
    if data.get("action") and verb.tag in ("Dial", "Enqueue", "Message", "Sms"):
        return f"the document goes on at {data['action']}"
    if verb.tag == "Gather" and data.get("action") and data.get("action_on_empty_result") is True:
        return f"the document goes on at {data['action']}"
    return ""


def first_end(document: Document) -> int:
    """Give the number of the first verb behind which nothing runs."""
    verbs = document.verbs
    return next((number for number, each in enumerate(verbs) if ending(each)), len(verbs))


def _tags(document: Document) -> frozenset[str]:
    """Name the verbs that are reached; all, where a program may have several ways through them."""
    is_known = document.is_complete(document.root)
    last = document.once(first_end) if is_known else len(document.verbs)
    return frozenset(each.tag for each in document.verbs[: last + 1])


def _behind(verb: Node, document: Document) -> int:
    """Give the number of the verb behind one that is reached; 0 where there is none, or none is.

    None is where something before it ends the document.
    """
    inside = document.root.__dict__.get("_children")
    if not inside or inside[-1] is verb or document.is_template:  # the first two as in most
        return 0
    number = document.number(verb)
    if number is None or document.once(first_end) < number:
        return 0
    return (number + 1) % len(document.verbs)


def _never_reached(verb: Node, document: Document, *, mends: bool = False) -> Iterator[Found]:
    why = ending(verb)
    if why and (number := _behind(verb, document)):
        first, *rest = document.verbs[number:]
        what = f"{first.tag} is"
        if rest:
            others = rest[0].tag if len(rest) == 1 else f"{len(rest)} more verbs"
            what = f"{first.tag} and {others} are"
        changes = tuple(map(Remove, (first, *rest))) if mends and len(rest) < MOST_REMOVED else ()
        yield Found(first, says={"what": what, "why": why}, changes=changes)


@rule(
    "CX401",
    "never-reached",
    Severity.WARNING,
    elements(*ENDS),
    attributes("loop", of=SPEAKS),
    message="{what} never reached: {why}",
    fix=Fixable.UNSAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Redirect>https://example.com/next</Redirect>
          <Say>Goodbye.</Say>
        </Response>
    """,
    line=4,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Goodbye.</Say>
          <Redirect>https://example.com/next</Redirect>
        </Response>
    """,
    sources=[
        "SignalWire: voice/redirect",
        "SignalWire: voice/reject",
        "SignalWire: voice/hangup",
        "SignalWire: voice/say and voice/play (loop)",
    ],
)
def never_reached(about: object, where: Document | Place) -> Iterator[Found]:
    """A verb behind one that ends the document, or that never ends.

    Such are `Redirect`, `Reject`, `Hangup` and `Leave`, and a `Say` or a `Play` that is repeated
    without end. The finding stands at the first verb that is not reached.
    """
    if isinstance(where, Place):
        if about == 0:
            yield from _never_reached(where.element, where.document, mends=True)
    else:
        yield from _never_reached(cast("Node", about), where, mends=True)


@rule(
    "CX402",
    "never-reached-after-record",
    Severity.WARNING,
    elements("Record"),
    message="{what} never reached: {why}",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Record action="https://example.com/recorded" maxLength="60"/>
          <Say>We heard nothing.</Say>
        </Response>
    """,
    line=4,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Record action="https://example.com/recorded" maxLength="60"/>
        </Response>
    """,
    sources=["SignalWire: voice/record (two places)", "Twilio: docs/voice/twiml/record"],
)
def never_reached_after_record(record: Node, document: Document) -> Iterator[Found]:
    """On SignalWire a `Record` always asks for its action, and what stands behind it never runs.

    On Twilio it runs when nothing was recorded. That is the difference which silently breaks
    voicemail after a move: what is to be said then belongs into the document of the action.
    """
    yield from _never_reached(record, document)


@rule(
    "CX403",
    "never-reached-after-action",
    Severity.WARNING,
    attributes("action", of=["Dial", "Enqueue", "Message", "Sms"]),
    attributes("action", of=["Gather"], beside=["action_on_empty_result"]),
    elements("Pay"),
    message="{what} never reached: {why}",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial action="https://example.com/dialled">+15550100101</Dial>
          <Say>Nobody is there.</Say>
        </Response>
    """,
    line=4,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial action="https://example.com/dialled">+15550100101</Dial>
        </Response>
    """,
    sources=[
        "SignalWire: voice/dial",
        "SignalWire: voice/enqueue",
        "SignalWire: voice/sms",
        "SignalWire: messaging/message",
        "SignalWire: voice/gather (actionOnEmptyResult)",
        "SignalWire: voice/pay/index",
    ],
)
def never_reached_after_action(about: object, where: Document | Place) -> Iterator[Found]:
    """A verb with an action hands the call over to the document of that, whatever happened.

    Of a `Gather` that is so with `actionOnEmptyResult` alone; a `Pay` asks for the same document
    where it names no action.
    """
    if isinstance(where, Place):
        yield from _never_reached(where.element, where.document)
    else:
        yield from _never_reached(cast("Node", about), where)


@rule(
    "CX404",
    "gather-without-action",
    Severity.WARNING,
    elements("Gather", lacking=["action"]),
    message="Gather without action asks for this very document again when there is input",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Gather numDigits="1"><Say>Press one.</Say></Gather>
          <Hangup/>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Gather action="https://example.com/menu" numDigits="1"><Say>Press one.</Say></Gather>
          <Hangup/>
        </Response>
    """,
    sources=["SignalWire: voice/gather (warns of loops)"],
)
def gather_without_action(gather: Node, document: Document) -> Iterator[Found]:
    """Nobody reads what the caller enters, and the menu begins again.

    That is certain of a document that is served as it stands. A view may read the input itself,
    so of what a program builds it is info.
    """
    if gather.__dict__.get("action") is None and document.is_complete(gather):
        yield Found(gather, severity=None if document.is_served else "info")


@rule(
    "CX405",
    "record-without-action",
    Severity.WARNING,
    elements("Record", "Pay", lacking=["action"]),
    message="{tag} without action asks for this very document again, which begins anew",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Leave a message.</Say>
          <Record maxLength="60"/>
        </Response>
    """,
    line=4,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Leave a message.</Say>
          <Record action="https://example.com/recorded" maxLength="60"/>
        </Response>
    """,
    sources=["SignalWire: voice/record (warns of loops)", "SignalWire: voice/pay/index"],
)
def record_without_action(element: Node, document: Document) -> Iterator[Found]:
    """When the recording ends, the document is asked for again, and the caller records once more.

    Of a `Pay` it is info, as most of SignalWire's own examples leave its action out; so it is of
    what a program builds, where the view may tell the two requests apart.
    """
    if element.__dict__.get("action") is None and document.is_complete(element):
        is_info = element.tag == "Pay" or not document.is_served
        yield Found(element, says={"tag": element.tag}, severity="info" if is_info else None)


@rule(
    "CX406",
    "redirect-to-itself",
    Severity.WARNING,
    elements("Redirect"),
    message="Redirect asks for this very document again, without end",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Redirect></Redirect>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Please hold the line.</Say>
          <Pause length="20"/>
          <Redirect></Redirect>
        </Response>
    """,
    sources=[
        "SignalWire: voice/redirect",
        "SignalWire: rest-api/core/error-codes (11215)",
        "Twilio: docs/api/errors/14107",
    ],
)
def redirect_to_itself(redirect: Node, document: Document) -> Iterator[Found]:
    """A document that leads to itself, and nothing in it that the caller could leave it by.

    Behind a `Gather` that is how a menu is repeated, and with a `Play` or a `Pause` how a caller is
    held: neither is reported. Where something is said, time passes too, but the caller hears the
    same again and again until he hangs up: that is info.
    """
    text = text_of(redirect).strip()
    is_own = text == "" or (document.path and text == basename(document.path))
    if is_own and document.is_complete(redirect):
        tags = document.once(_tags)
        if not tags & {*WAITS, *HOLDS} and document.number(redirect) is not None:
            yield Found(redirect, severity="info" if "Say" in tags else None)


@rule(
    "CX408",
    "silent-gather",
    Severity.WARNING,
    elements("Gather"),
    message="nobody is told to press or to say anything",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Pause length="1"/>
          <Gather action="https://example.com/menu" numDigits="1"/>
          <Hangup/>
        </Response>
    """,
    line=4,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Press one.</Say>
          <Gather action="https://example.com/menu" numDigits="1"/>
          <Hangup/>
        </Response>
    """,
    sources=["SignalWire: voice/gather (its examples)"],
)
def silent_gather(gather: Node, document: Document) -> Iterator[Found]:
    """A `Gather` in silence: neither in it nor right before it is anything to be heard.

    A `Pause` between does not count.
    """
    for each in gather.__dict__.get("_children", ()):
        if _speaks(each):
            return
    # What stands before it is known only where the whole is.
    if not (document.is_complete(gather) and document.is_complete(document.root)):
        return
    number = document.number(gather) or 0
    while number and document.verbs[number - 1].tag == "Pause":
        number -= 1
    if not number or not _speaks(document.verbs[number - 1]):
        yield Found(gather)


def _speaks(verb: object) -> bool:
    # Whatever the case of its letters: what is wrong with them is said by CX201.
    tag: str = getattr(verb, "tag", "")
    return tag in SPEAKS or tag.capitalize() in SPEAKS


@rule(
    "CX409",
    "verbs-after-dial",
    Severity.INFO,
    elements("Dial", lacking=["action"]),
    message="{tag} also runs after a call that was answered, not only after one that failed",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial timeout="20">+15550100101</Dial>
          <Say>Nobody is there.</Say>
        </Response>
    """,
    line=4,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial timeout="20" action="https://example.com/dialled">+15550100101</Dial>
        </Response>
    """,
    sources=["SignalWire: voice/dial"],
)
def verbs_after_dial(dial: Node, document: Document) -> Iterator[Found]:
    """Without an action a document goes on behind its `Dial` however the call went.

    The document of an action is told by `DialCallStatus` whether somebody answered.
    """
    if dial.__dict__.get("action") is None and document.is_complete(dial):
        number = _behind(dial, document)
        behind = document.verbs[number] if number else dial
        if number and behind.tag in (*SPEAKS, "Record", "Gather"):
            yield Found(behind, says={"tag": behind.tag})


@rule(
    "CX410",
    "reject-after-answer",
    Severity.WARNING,
    elements("Reject"),
    message="the call is answered, and billed, before it is rejected: Reject has to come first",
    fix=Fixable.UNSAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>We are closed.</Say>
          <Reject/>
        </Response>
    """,
    line=4,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Reject reason="busy"/>
        </Response>
    """,
    sources=["SignalWire: voice/hangup", "Twilio: docs/voice/twiml/reject"],
)
def reject_after_answer(reject: Node, document: Document) -> Iterator[Found]:
    """A call is rejected before it is answered, and every verb before a `Reject` answers it.

    Behind another verb a `Hangup` is meant.
    """
    if document.number(reject) and not document.is_template:  # not 0, which is the first
        is_bare = reject.__dict__.get("reason") is None  # a Hangup has none
        changes = (Rename("Hangup"),) if is_bare else ()
        yield Found(reject, changes=changes, suggestion="Hangup")


@rule(
    "CX411",
    "start-is-last",
    Severity.WARNING,
    elements("Start"),
    message="Start does not wait: with nothing behind it the call ends at once",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Start>
            <Stream url="wss://media.example.com/audio"/>
          </Start>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Start>
            <Stream url="wss://media.example.com/audio"/>
          </Start>
          <Dial>+15550100101</Dial>
        </Response>
    """,
    sources=["SignalWire: voice/stream (disconnects when there is no next instruction)"],
)
def start_is_last(start: Node, document: Document) -> Iterator[Found]:
    """A `Start` begins something in the background, and the document goes on at once.

    Where it is the last verb, the call is over before the stream has heard anything.
    """
    if document.verbs and document.verbs[-1] is start and document.is_complete(document.root):
        yield Found(start)
