"""CX407 and CX503 to CX506: what documents of one folder say of each other."""

from __future__ import annotations

from collections.abc import Iterator

from ..._tree.node import Node
from ..document import Document, text_of, wire_values
from ..folder import Folder
from ..found import Found
from ..rule import FOLDER, Severity, rule
from .flow import HOLDS, WAITS, first_end

IN_CONFERENCE = ("Play", "Pause", "Redirect")
IN_QUEUE = (*IN_CONFERENCE, "Say", "Hangup", "Leave", "Gather")
IN_DOUBT = {"Conference": ("Say",), "Enqueue": ("Gather", "Hangup")}
"""What the page of the element and the text of the error code see differently."""
MOST_NAMED = 10
"""How many documents of a circle are named."""
LEAVES = (*HOLDS, "Reject", "Hangup", "Leave")
"""The verbs by which a document is left, or that may be repeated on purpose."""
SHARED = ("statusCallback", "statusCallbackEvent", "statusCallbackMethod")
"""What the first caller of a room says for all."""


@rule(
    "CX407",
    "redirect-cycle",
    Severity.ERROR,
    FOLDER,
    message="{chain} lead to each other without end",
    platform_code=11215,
    wrong={
        "next.xml": """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <Redirect>start.xml</Redirect>
            </Response>
        """,
        "start.xml": """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <Redirect>next.xml</Redirect>
            </Response>
        """,
    },
    line=3,
    right={
        "next.xml": """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <Pause length="1"/>
              <Hangup/>
            </Response>
        """,
        "start.xml": """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <Say>Welcome.</Say>
              <Redirect>next.xml</Redirect>
            </Response>
        """,
    },
    sources=[
        "SignalWire: rest-api/core/error-codes (11215)",
        "SignalWire: guides/webhooks/common-webhook-errors (too many redirects)",
    ],
)
def redirect_cycle(folder: Folder) -> Iterator[Found]:
    """Documents that redirect to each other in a circle, and none of them waits for the caller.

    It is reported once, at the first of the files by name. With a `Play` or a `Pause` in one of
    them that is how a caller is held, and not reported; where something is said it is info: the
    caller hears it again and again. What stands behind the redirect is never reached, and counts
    for nothing.
    """
    for chain in folder.circles(lambda path: _leads_on(folder.documents[path])):
        first = min(chain)
        redirect, _ = folder.next_of(first)
        start = chain.index(first)
        listed = ", ".join((*chain[start:], *chain[:start])[:MOST_NAMED])
        speaks = any(_says(folder.documents[each]) for each in chain)
        severity = "info" if speaks else None
        yield Found(redirect, says={"chain": listed}, file=first, severity=severity)


def _says(document: Document) -> bool:
    return any(each.tag == "Say" for each in document.verbs[: document.once(first_end)])


def _leads_on(document: Document) -> bool:
    """Whether a document comes to its redirect, and waits for nobody before."""
    end = document.once(first_end)
    is_redirect = [each.tag for each in document.verbs[end : end + 1]] == ["Redirect"]
    return is_redirect and not any(each.tag in (*WAITS, *LEAVES) for each in document.verbs[:end])


@rule(
    "CX503",
    "rooms-disagree",
    Severity.WARNING,
    FOLDER,
    message="the first caller's {name} counts for all, and {other} says otherwise",
    wrong={
        "guest.xml": """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <Dial>
                <Conference statusCallback="https://example.com/guest"
                            statusCallbackEvent="start">Weekly call</Conference>
              </Dial>
            </Response>
        """,
        "host.xml": """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <Dial>
                <Conference statusCallback="https://example.com/host"
                            statusCallbackEvent="start">Weekly call</Conference>
              </Dial>
            </Response>
        """,
    },
    line=4,
    right={
        "guest.xml": """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <Dial>
                <Conference statusCallback="https://example.com/room"
                            statusCallbackEvent="start">Weekly call</Conference>
              </Dial>
            </Response>
        """,
        "host.xml": """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <Dial>
                <Conference statusCallback="https://example.com/room"
                            statusCallbackEvent="start">Weekly call</Conference>
              </Dial>
            </Response>
        """,
    },
    sources=["SignalWire: voice/conference-noun (the first participant sets them)"],
)
def rooms_disagree(folder: Folder) -> Iterator[Found]:
    """Two documents name one room, and want its changes reported in different ways.

    Who comes first decides, so what is reported depends on chance. Each document after the first,
    by name, has a finding.
    """
    for conferences in folder.rooms.values():
        first_path, first = conferences[0]
        said = wire_values(first)
        for path, other in conferences[1:]:
            values = wire_values(other)
            name = next((name for name in SHARED if values.get(name) != said.get(name)), None)
            if name:
                at = f"@{name}" if name in values else ""
                yield Found(other, at, says={"name": name, "other": first_path}, file=path)


@rule(
    "CX504",
    "wait-document-verb",
    Severity.ERROR,
    FOLDER,
    message="{tag} cannot run while a caller waits; {file} names this document as its waitUrl",
    platform_code=13238,
    wrong={
        "hold.xml": """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <Play>https://media.example.com/hold.mp3</Play>
              <Hangup/>
            </Response>
        """,
        "room.xml": """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <Dial><Conference waitUrl="hold.xml">Weekly call</Conference></Dial>
            </Response>
        """,
    },
    line=4,
    right={
        "hold.xml": """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <Play loop="0">https://media.example.com/hold.mp3</Play>
            </Response>
        """,
        "room.xml": """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <Dial><Conference waitUrl="hold.xml">Weekly call</Conference></Dial>
            </Response>
        """,
    },
    sources=[
        "SignalWire: voice/conference-noun (waitUrl)",
        "SignalWire: voice/enqueue (waitUrl)",
        "SignalWire: rest-api/core/error-codes (13238)",
    ],
)
def wait_document_verb(folder: Folder) -> Iterator[Found]:
    """What callers hear while they wait may play and pause, and ask for another such document.

    In a queue it may also speak, end the call, and leave the queue. `Gather` and `Hangup` are
    allowed there by the page of `Enqueue` and forbidden by the text of the error code: a warning.
    So is a `Say` for those who wait for a conference: the page of `Conference` does not name it,
    the text of the error code does not forbid it, and Twilio allows it. What SignalWire does with
    it is not known; a recording that is played is safe.
    """
    judged: set[tuple[str, str]] = set()
    for path, document in folder.documents.items():
        for element in document.find("Conference", "Enqueue"):
            address = element.__dict__.get("wait_url")
            target = folder.target(path, address) if isinstance(address, str) else None
            if target and target != path and (target, element.tag) not in judged:
                judged.add((target, element.tag))
                yield from _wrong_verbs(folder.documents[target], target, path, element.tag)


def _wrong_verbs(waiting: Document, path: str, file: str, waits_in: str) -> Iterator[Found]:
    allowed = IN_QUEUE if waits_in == "Enqueue" else IN_CONFERENCE
    for verb in waiting.verbs:
        doubtful = verb.tag in IN_DOUBT[waits_in]
        if doubtful or verb.tag not in allowed:
            says = {"tag": verb.tag, "file": file}
            yield Found(verb, says=says, file=path, severity="warning" if doubtful else None)


def _all_say(folder: Folder, name: str, value: bool) -> Iterator[tuple[str, Node]]:
    """Give the first conference of each room of which all documents say the same."""
    for conferences in folder.rooms.values():
        are_several = len({path for path, _ in conferences}) > 1 and folder.is_whole
        if are_several and all(each.__dict__.get(name) is value for _, each in conferences):
            yield conferences[0]


@rule(
    "CX505",
    "everyone-ends-conference",
    Severity.WARNING,
    FOLDER,
    message="whoever leaves {room} first ends it for all",
    wrong={
        "guest.xml": """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <Dial><Conference endConferenceOnExit="true">Weekly call</Conference></Dial>
            </Response>
        """,
        "host.xml": """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <Dial><Conference endConferenceOnExit="true">Weekly call</Conference></Dial>
            </Response>
        """,
    },
    line=3,
    right={
        "guest.xml": """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <Dial><Conference>Weekly call</Conference></Dial>
            </Response>
        """,
        "host.xml": """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <Dial><Conference endConferenceOnExit="true">Weekly call</Conference></Dial>
            </Response>
        """,
    },
    sources=["SignalWire: voice/conference-noun"],
)
def everyone_ends_conference(folder: Folder) -> Iterator[Found]:
    """Every document of a room says that the conference ends when its caller leaves.

    Mostly that is meant of the host alone. Said only where the whole folder is checked.
    """
    for path, conference in _all_say(folder, "end_conference_on_exit", True):
        yield Found(
            conference,
            "@endConferenceOnExit",
            says={"room": text_of(conference)},
            file=path,
        )


@rule(
    "CX506",
    "nobody-starts-conference",
    Severity.WARNING,
    FOLDER,
    message="nobody starts {room}: everyone waits",
    wrong={
        "guest.xml": """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <Dial><Conference startConferenceOnEnter="false">Weekly call</Conference></Dial>
            </Response>
        """,
        "host.xml": """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <Dial><Conference startConferenceOnEnter="false">Weekly call</Conference></Dial>
            </Response>
        """,
    },
    line=3,
    right={
        "guest.xml": """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <Dial><Conference startConferenceOnEnter="false">Weekly call</Conference></Dial>
            </Response>
        """,
        "host.xml": """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <Dial><Conference endConferenceOnExit="true">Weekly call</Conference></Dial>
            </Response>
        """,
    },
    sources=["SignalWire: voice/conference-noun"],
)
def nobody_starts_conference(folder: Folder) -> Iterator[Found]:
    """No document of a room lets the conference begin, so all callers hear music for ever.

    One document alone is how a moderated call is written, and is not reported.
    """
    for path, conference in _all_say(folder, "start_conference_on_enter", False):
        at = "@startConferenceOnEnter"
        yield Found(conference, at, says={"room": text_of(conference)}, file=path)
