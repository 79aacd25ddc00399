"""What the page shows of a platform, as data; nothing that is secret is in it."""

from __future__ import annotations

import re
from typing import Any, cast
from urllib.parse import urlsplit

from ..._check.secrets import hidden
from ..._tree.element import Element
from ...simulator import Request
from ...simulator._holding import Holding
from ...simulator._leg import Leg
from ...simulator._queues import Queues
from ...simulator._rooms import LiveConference, Rooms
from ...simulator._transcript import Line
from .documents import Shown
from .platform import PagePlatform

Data = dict[str, Any]
_MOST_LINES, _MOST_REQUESTS, _MOST_DOCUMENTS = 300, 100, 50
_KINDS = (
    ("heard", re.compile(r'hears "(?P<text>.*)"(?P<more>(?:, .*)?)', re.DOTALL)),
    ("sound", re.compile(r"hears <(?P<text>[^<>]*)>(?P<more>(?:, .*)?)")),
    ("heard", re.compile(r"hears (?P<text><.*>)(?P<more>(?:, .*)?)", re.DOTALL)),
    ("said", re.compile(r'says "(?P<text>.*)"(?P<more>.*)', re.DOTALL)),
    ("keys", re.compile(r"presses (?P<text>[0-9A-D*#])(?P<more>(?:: .*)?)")),
    ("request", re.compile(r"(?P<text>(?:GET|POST) .*) -> (?P<more>\w+)")),
)
"""How lines of the transcript begin, and what of them is shown otherwise."""


def state_of(platform: PagePlatform) -> Data:
    """Give all that the page shows at once."""
    board = platform.board
    return {
        "version": platform.version,
        "now": board.world.now,
        "wakes": board.world.wakes_at,
        "platform": board.choices.platform,
        "number": platform.called,
        "path": platform.first_path,
        "phones": _phones(platform),
        "lines": _lines(platform),
        "rooms": _rooms(platform),
        "queues": _queues(platform),
        "requests": _requests(platform),
        "held": [
            {"n": number, "path": hidden(urlsplit(url).path or "/"), "count": len(kept)}
            for number, (url, kept) in enumerate(board.part(Holding).kept.items())
        ],
        "documents": _documents(platform),
    }


def document_of(platform: PagePlatform, number: int) -> Data:
    """Give the rows of a document, and what is found in it."""
    shown = platform.documents.all[number]
    return {
        "id": number,
        "url": hidden(shown.page.url),
        "rows": [[each.depth, each.text, each.line] for each in shown.rows],
        "findings": [
            {
                "row": shown.row(each.line or 1, each.column or 1),
                "code": each.code,
                "severity": str(each.severity),
                "message": hidden(each.message),
            }
            for each in shown.findings
        ],
    }


def request_of(platform: PagePlatform, number: int) -> Data:
    """Give what was sent with a request, and what came of it."""
    request = platform.board.requests[number]
    return {
        "n": number,
        "url": hidden(request.url),
        "form": [[name, _masked(name, value)] for name, value in request.form],
        "attempts": request.attempts,
        "problem": hidden(request.problem),
    }


def _masked(name: str, value: str) -> str:
    """Hide a value if its name says that it is secret, or if it has something secret in it."""
    return hidden(f'{name}="{value}"')[len(name) + 2 : -1]


def _phones(platform: PagePlatform) -> list[Data]:
    """Give the phones on the desk, and all others that have rung; each call is one, if several."""
    last: dict[str, list[Leg]] = {number: [] for number in platform.numbers}
    for leg in platform.legs:
        legs = last.setdefault(leg.name, [])
        legs[:] = [*(each for each in legs if not each.is_over), leg]
    return [
        _phone(platform, hidden(number), leg)
        for number, legs in last.items()
        for leg in (legs or cast("list[Leg | None]", [None]))
    ]


def _phone(platform: PagePlatform, number: str, leg: Leg | None) -> Data:
    if leg is None:
        return {"key": number, "number": number, "call": "", "status": "idle"}
    is_dialled = leg.direction != "inbound"
    return {
        "key": number if leg.is_over else leg.sid,
        "number": number,
        "call": leg.sid,
        "status": "over" if leg.is_over else "talks" if leg.is_answered else "rings",
        "ended": str(leg.status),
        "dialled": is_dialled,
        "other": hidden(leg.from_ if is_dialled else leg.to),
        "seconds": leg.seconds,
        "verb": leg.verb.tag if leg.verb is not None and not leg.is_over else "",
        **_place(platform, leg),
    }


def _rooms(platform: PagePlatform) -> list[Data]:
    rooms = platform.board.part(Rooms)
    return [_room(each) for name in rooms.names if (each := rooms.last(name)) is not None]


def _room(conference: LiveConference) -> Data:
    state = "is open" if conference.has_started else "has not started"
    return {
        "name": conference.room,
        "state": "is over" if conference.has_ended else state,
        "over": conference.has_ended,
        "recorded": conference.is_recording,
        "inside": [
            {
                "call": each.leg.sid,
                "number": hidden(each.leg.name),
                "muted": each.is_muted,
                "held": each.is_held,
                "moderator": each.is_moderator,
                "coach": each.coached is not None,
                "waits": each.is_waiting and not conference.has_started,
            }
            for each in conference.participants.values()
        ],
    }


def _queues(platform: PagePlatform) -> list[Data]:
    return [
        {
            "name": each.name,
            "average": each.average,
            "agents": [hidden(leg.name) for leg in each.agents],
            "waiting": [
                {"number": hidden(one.leg.name), "seconds": one.seconds} for one in each.entries
            ],
        }
        for each in platform.board.part(Queues).all
    ]


def _place(platform: PagePlatform, leg: Leg | Line) -> Data:
    """Say which row of which document something is in."""
    if leg.page is None:
        return {"doc": None, "row": None}
    shown = platform.documents.of(leg.page)
    return {"doc": shown.number, "row": shown.row_of(leg.page, leg.verb)}


def _lines(platform: PagePlatform) -> list[Data]:
    lines = platform.board.transcript.lines
    first = max(0, len(lines) - _MOST_LINES)
    return [_line(platform, number, lines[number]) for number in range(first, len(lines))]


def _line(platform: PagePlatform, number: int, line: Line) -> Data:
    kind, text, more = _told(line.text)
    return {
        "n": number,
        "at": line.at,
        "who": hidden(line.party.name) if line.party else "",
        "kind": kind,
        "text": hidden(text),
        "more": hidden(more),
        "code": line.code,
        **_place(platform, line),
    }


def _told(text: str) -> tuple[str, str, str]:
    for kind, pattern in _KINDS:
        if found := pattern.fullmatch(text):
            return kind, found["text"], found["more"].lstrip(":, ")
    # How to say in a test what a phone does is of no use here: its card is there.
    return "note", text.partition("; nobody said what it does")[0], ""


def _requests(platform: PagePlatform) -> list[Data]:
    every = platform.board.requests
    first = max(0, len(every) - _MOST_REQUESTS)
    return [_request(number, every[number]) for number in range(first, len(every))]


def _request(number: int, request: Request) -> Data:
    answer = request.answer
    return {
        "n": number,
        "at": request.at,
        "method": request.method,
        "path": hidden(urlsplit(request.url).path or "/"),
        "kind": request.kind,
        "summary": request.summary.removeprefix(request.kind).strip(),
        "who": hidden(request.party.name) if request.party else "",
        "report": request.is_report,
        "attempts": request.attempts,
        "status": answer.status if answer else None,
        "problem": hidden(request.problem),
    }


def _documents(platform: PagePlatform) -> list[Data]:
    for page in platform.board.pages:
        platform.documents.of(page)
    return [_document(each) for each in platform.documents.all[-_MOST_DOCUMENTS:]]


def _document(shown: Shown) -> Data:
    path = urlsplit(shown.page.url).path or "/"
    verbs = [each.tag for each in shown.page.root.children if isinstance(each, Element)]
    found = sum(each.severity != "info" for each in shown.findings)
    return {"id": shown.number, "path": hidden(path), "verbs": verbs[:6], "found": found}
