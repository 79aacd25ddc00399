"""What the platforms do at other times, or in another way."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from ..._check.python.built import Built
from ..._check.python.module import is_of_tests
from ..._check.rules.moving import IS_LOST, KEPT_AT, NOT_ASKED
from ..addresses import Asker, askers, asking
from ..neighbours import neighbours_of
from ..program import Program
from .difference import Difference, Met, compared, found, in_documents, named, seen, written
from .recording import hung_up, kept

_SLOW = (
    "anthropic.",
    "boto3.",
    "httpx.",
    "openai.",
    "requests.",
    "smtplib.",
    "subprocess.",
    "time.sleep",
    "urllib.request.",
)


def _in_progress(program: Program) -> Iterator[Met]:
    """Find what asks whether a call is in progress."""
    for node in compared(program, "in-progress"):
        yield Met(program.text.span(node).start, "in-progress")


def _slow(program: Program) -> Iterator[Met]:
    """Find what a view waits for."""
    for view in program.module.views:
        calls = (each for each in ast.walk(view.function) if isinstance(each, ast.Call))
        for each in calls:
            name = program.names(each.func)
            if name.startswith(_SLOW):
                yield Met(program.text.span(each).start, name)


_STATUS = (written(r"\ADialCallStatus\Z"), named("dial_call_status|DialCallStatus"))
_OTHERS = re.compile(r"\b(?:queue|Queue|number|Number|sip|Sip|client|Client)\(")


def _ended(program: Program) -> Iterator[Met]:
    """Find what asks how a Dial ended, unless no Dial that it may be has a conference."""
    reads = [met for each in _STATUS if each.in_program for met in each.in_program(program)]
    views = _places_of_views(program) if reads else {}
    content = program.content
    may_be = re.search("conference", content, re.IGNORECASE) or not _OTHERS.search(content)
    may_be = may_be and not (reads and is_of_tests(program.path) and _none_may_meet(program))
    for each in reads:
        line = program.text.line(each.start)
        dials = [dial for dial in views.get(line, ()) if dial.element == "dial"]
        if any(map(_may_meet, dials)) if dials else may_be:
            yield each


def _places_of_views(program: Program) -> dict[int, list[Asker]]:
    """Give what asks for the view in which a line stands, by the lines of all views."""
    found: dict[int, list[Asker]] = {}
    for function in program.module.functions:
        above = program.module.parent(function)
        name = above.name if isinstance(above, ast.ClassDef) else function.name
        if asked := askers(program, name):
            last = function.end_lineno or function.lineno
            found |= dict.fromkeys(range(function.lineno, last + 1), asked)
    return found


def _none_may_meet(program: Program) -> bool:
    """Whether it is known of all Dial of a project that say what they ask, and there are some."""
    every = (each for other in neighbours_of(program).every for each in asking(other))
    dials = [each for each in every if each.element == "dial" and each.kind == "DialAction"]
    return bool(dials) and not any(map(_may_meet, dials))


def _may_meet(dial: Asker) -> bool:
    """Whether a Dial has a conference, or something that is not known."""
    builders = dial.program.module.builders
    built = builders.follower.values.get(dial.call)
    if not isinstance(built, Built):
        # What is made in a line of its own gets nothing more than the number that it has.
        is_alone = isinstance(dial.program.module.parent(dial.call), ast.Expr)
        return not (is_alone and dial.call.args)
    inside = [each for each in builders.shop.every if each.parent is built]
    tags = {each.element.tag for each in inside}
    return "Conference" in tags or not (tags or built.element.__dict__.get("phone_number"))


BEHAVIOUR = (
    Difference(
        28,
        "Answered calls are reported twice",
        "Who asks for answered gets in-progress from Twilio, and both answered and in-progress from"
        " SignalWire: the handler runs twice.",
        "Handle the one or the other, or make it so that the second time does nothing.",
        [seen(_in_progress), found("CX608")],
    ),
    Difference(
        29,
        "When a Record asks its action",
        f"When the caller hangs up, Twilio asks action with hangup as Digits; {NOT_ASKED}, and no"
        f" page says it: {IS_LOST}. When nobody speaks, Twilio goes on with the next verb;"
        " SignalWire asks for the document of action always, and no verb behind a Record ever"
        " runs.",
        f"Keep the recording where {KEPT_AT}. Say what was behind the Record in the document of"
        " action, when no recording came.",
        # In a program what the action does is looked at, which tells more than the Record.
        [found("CX402", "CX405"), in_documents("CX818"), seen(hung_up), seen(kept)],
    ),
    Difference(
        30,
        "Time to answer",
        "A view has 2 seconds to take the connection and 5 to answer, or error 11200; at Twilio it"
        " has 15 in all.",
        "Answer at once, with a Redirect or Pause, and do the work elsewhere.",
        [seen(_slow)],
    ),
    Difference(
        31,
        "Limits of time in addresses",
        "Behind the # of an address SignalWire knows ot, rt and tt; Twilio's ct and rc mean"
        " nothing.",
        "Write ot for ct, and take the others out.",
        [found("CX316"), written(r"#(?:\w+=\w+&)*(?:ct|rc|rp|sni|edge)=")],
    ),
    Difference(
        32,
        "Redirects, sizes, repetitions",
        "At most 3 redirects are followed and 64 kB taken; a report is tried 3 times and then lost,"
        " and reports come in any order.",
        "Sort reports by their Timestamp, as those of conferences have no SequenceNumber, and split"
        " long documents.",
        [found("CX109"), written("SequenceNumber")],
    ),
    Difference(
        33,
        "Who decides about reports of a conference",
        "The first participant's statusCallback and events count for all of the conference.",
        "Say the same wherever the room is named.",
        [found("CX501", "CX502", "CX503")],
    ),
    Difference(
        34,
        "Names of a conference's events",
        "StatusCallbackEvent is conference-start, participant-join and so on; there is no"
        " ReasonParticipantLeft, ParticipantCallStatus or ParticipantLabel.",
        "Read reports with cxml.callbacks.ConferenceEvent.",
        [written("ReasonParticipantLeft|ParticipantCallStatus|ParticipantLabel")],
    ),
    Difference(
        35,
        "How a conference ends in a Dial",
        "DialCallStatus is answered when the call was in a conference.",
        "Take answered for completed there.",
        [seen(_ended)],
    ),
    Difference(
        36,
        "What a request has besides",
        "HangupBy, CallbackSource, AudioIn... and SipResultCode come, From and To may be addresses"
        " of SIP, and CallStatus may be initiated.",
        "Do not refuse names that are not known; take sip: in From and To.",
    ),
    Difference(
        37,
        "Messages without a service",
        "MessagingServiceSid may be missing in what comes in, and a StatusCallback has to be given"
        " with each message.",
        "Give StatusCallback where a message is sent.",
        [
            found("CX603", says=r"on (?:Message|Sms)\b"),
            written("MessagingServiceSid"),
            named("messaging_service_sid|MessagingServiceSid"),
        ],
    ),
)
