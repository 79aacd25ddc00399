"""What the page shows of a platform, as data; nothing that is secret is in it."""

from __future__ import annotations

import re
from time import monotonic
from typing import Any, cast
from urllib.parse import urlsplit

from ..._tree.element import Element
from ...errors import ConfigurationError
from ...simulator import Request
from ...simulator._alarm import can_be_given_up
from ...simulator._faults import seconds_for
from ...simulator._holding import Holding
from ...simulator._leg import Leg
from ...simulator._queues import Queues
from ...simulator._rooms import LiveConference, Rooms
from ...simulator._transcript import Line
from ...testing._answer import Answer
from ..secrets import masked_parameter
from .documents import Shown
from .platform import PagePlatform

Data = dict[str, Any]
_MOST_LINES, _MOST_REQUESTS, _MOST_DOCUMENTS = 300, 100, 50
_MOST_BYTES = 4096
"""How much of an answer is shown that is no document."""
_SLOW = 1.0
"""How many seconds an answer has to take before that is said."""
_KINDS = (
    ("sound", re.compile(r'hears "(?P<text>(?:https?:/)?/\S+)"(?P<more>(?:, .*)?)')),
    ("heard", re.compile(r'hears "(?P<text>.*)"(?P<more>(?:, .*)?)', re.DOTALL)),
    ("sound", re.compile(r"hears <(?P<text>[^<>]*)>(?P<more>(?:, .*)?)")),
    ("heard", re.compile(r"hears (?P<text><.*>)(?P<more>(?:, .*)?)", re.DOTALL)),
    ("said", re.compile(r'says "(?P<text>.*)"(?P<more>.*)', re.DOTALL)),
    ("keys", re.compile(r"presses (?P<text>[0-9A-D*#])(?P<more>(?:: .*)?)")),
    ("request", re.compile(r"(?P<text>(?:GET|POST) .*) -> (?P<more>\w+(?: in its place)?)")),
)
"""How lines of the transcript begin, and what of them is shown otherwise."""
_ELSEWHERE = frozenset({"Dial", "Enqueue"})
"""The verbs in which somebody hears others."""
_HELD = re.compile(r"(?<= )[A-Z]\w+ (?=\S+ is held back$)")
"""The class of a request, beside which what happened is enough."""


def state_of(platform: PagePlatform) -> Data:
    """Give all that the page shows at once."""
    board = platform.board
    shown = {
        "version": platform.version,
        "asked": _asked(platform),
        "runner": platform.runner,
        "world": platform.beginnings,
        "given_up": platform.gate.given_up,
        "now": board.world.now,
        "wakes": board.world.wakes_at,
        "limit": board.world.wakes_at_limit,
        "platform": board.choices.platform,
        "number": platform.called,
        "path": platform.first_path,
        "phones": _phones(platform),
        "lines": _lines(platform),
        "rooms": _rooms(platform),
        "queues": _queues(platform),
        "requests": _requests(platform),
        **_held(board.part(Holding)),
        "documents": _documents(platform),
    }
    return cast("Data", _clean(platform, shown))


def _asked(platform: PagePlatform) -> Data | None:
    """Say what the application is asked now, and for how long it has been, and may be."""
    asked = platform.gate.asked
    if asked is None:
        return None
    return {
        "n": asked.number,
        "request": asked.request,
        "seconds": round(monotonic() - asked.since, 1),
        "limit": seconds_for(asked.request, platform.board.choices),
        "most": asked.most,
        "can_end": can_be_given_up(),
    }


def document_of(platform: PagePlatform, number: int) -> Data:
    """Give the rows of a document, and what is found in it."""
    document = platform.documents.all[number]
    shown = {
        "id": number,
        "url": document.page.url,
        "rows": [[each.depth, each.text, each.line] for each in document.rows],
        "findings": [
            {
                "row": document.row(each.line or 1, each.column or 1),
                "code": each.code,
                "severity": str(each.severity),
                "message": each.message,
            }
            for each in document.findings
        ],
    }
    return cast("Data", _clean(platform, shown))


def request_of(platform: PagePlatform, number: int) -> Data:
    """Give what was sent with a request, and what came of it."""
    request, key = platform.board.requests[number], platform.board.site.key
    shown = {
        "n": number,
        "url": request.url,
        "form": [[name, masked_parameter(name, value, key)] for name, value in request.form],
        "attempts": request.attempts,
        "answer": _answer(platform, request.answer),
        "held": request in platform.board.part(Holding).kept,
        "holds": _holds(platform.board.part(Holding), request),
        "again": request in platform.again,
        "why": _why(platform, request),
    }
    return cast("Data", _clean(platform, shown))


def _holds(holding: Holding, request: Request) -> int | None:
    """Say which of the addresses that are held back a request went to."""
    return next((n for n, url in enumerate(holding.urls) if url == request.url), None)


def _clean(platform: PagePlatform, shown: object) -> object:
    """Star out what is secret in all texts that are shown."""
    if isinstance(shown, str):
        return platform.clean(shown)
    if isinstance(shown, dict):
        known = cast("Data", shown)
        return {name: _clean(platform, each) for name, each in known.items()}
    if isinstance(shown, list):
        return [_clean(platform, each) for each in cast("list[object]", shown)]
    return shown


def _answer(platform: PagePlatform, answer: Answer | None) -> Data | None:
    """Give what was answered; a document is shown elsewhere."""
    if answer is None:
        return None
    documents = platform.documents.all
    same = (each.number for each in documents if each.page.body == answer.body)
    number = next(same, None)
    text = answer.body[:_MOST_BYTES].decode(errors="replace") if number is None else ""
    return {
        "status": answer.status,
        "type": answer.headers.get("Content-Type", ""),
        "where": answer.headers.get("Location", ""),
        "text": text,
        "is_cut": len(answer.body) > _MOST_BYTES and number is None,
        "doc": number,
    }


def _why(platform: PagePlatform, request: Request) -> list[str]:
    """Say what went wrong with a request: what came of it, what was raised, and where."""
    told = platform.gate.of(request.answers[-1]) if request.answers else None
    lines = [request.problem] if request.problem else []
    if isinstance(request.error, ConfigurationError):  # it does not start
        lines = [str(request.error)]
    if told is not None and told.raised is not None:
        lines = [each.strip() for each in told.raised.lines]
    limit = seconds_for(request.url, platform.board.choices)
    if told is not None and told.seconds > limit:
        lines.append(
            f"the answer took {told.seconds:.1f} s: the platform waits for {limit:g} s, and then"
            " takes it that there is none"
        )
    return lines


def _held(holding: Holding) -> Data:
    """Give the addresses whose requests are held back, and how many of each wait."""
    urls = [each.url for each in holding.kept.values()]
    return {
        "holds_all": holding.holds_all,
        "held": [
            {"n": number, "path": urlsplit(url).path or "/", "count": urls.count(url)}
            for number, url in enumerate(holding.urls)
        ],
    }


def _phones(platform: PagePlatform) -> list[Data]:
    """Give the phones on the desk, and all others that have rung, in the order they came in.

    Each call is one, where a phone has several.
    """
    last: dict[str, list[Leg]] = {number: [] for number in platform.numbers}
    for leg in platform.legs:
        legs = last.setdefault(leg.name, [])
        legs[:] = [*(each for each in legs if not each.is_over), leg]
    found = [
        _phone(platform, number, leg, is_first=leg is None or leg is legs[0])
        for number, legs in last.items()
        for leg in (legs or cast("list[Leg | None]", [None]))
        if number not in platform.taken_away or (leg is not None and not leg.is_over)
    ]
    return sorted(found, key=lambda each: int(each["place"]))


def _phone(platform: PagePlatform, number: str, leg: Leg | None, *, is_first: bool) -> Data:
    place = number if is_first or leg is None else leg.sid
    known = {
        "number": number,
        "colour": platform.colours.setdefault(number, len(platform.colours)),
        "place": platform.place_of(place),
        "can_go": leg is None or leg.is_over,
    }
    if leg is None:
        return {**known, "key": number, "call": "", "status": "idle"}
    is_dialled = leg.direction != "inbound"
    return {
        **known,
        "key": number if leg.is_over else leg.sid,
        "call": leg.sid,
        "status": "over" if leg.is_over else "talks" if leg.is_answered else "rings",
        "ended": str(leg.status),
        "dialled": is_dialled,
        "other": leg.from_ if is_dialled else leg.to,
        "seconds": leg.seconds,
        "verb": leg.verb.tag if leg.verb is not None and not leg.is_over else "",
        "ignored": leg.sid in platform.ignored,
        "asks": _asks(platform, leg),
        "typed": leg.typed,
        "quote": _quote(leg),
        **_place(platform, leg),
    }


def _quote(leg: Leg) -> str:
    """Give what somebody heard last; nothing of before they were connected, or waited for that."""
    is_elsewhere = leg.verb is not None and leg.verb.tag in _ELSEWHERE
    heard = leg.heard[leg.heard_before :] if is_elsewhere else leg.heard
    told = (_told(each.line.text) for each in reversed(heard))
    return next((text for kind, text, _ in told if kind == "heard"), "")


def _asks(platform: PagePlatform, leg: Leg) -> str:
    """Give the path of the document that somebody waits for."""
    kept = platform.board.part(Holding).kept
    waits = [kept[each].url for each in kept if _is_document_of(each, leg)]
    if platform.gate.asked is not None:
        last = platform.board.requests[-_MOST_REQUESTS:]
        waits += [each.url for each in last if _is_document_of(each, leg) and _is_open(each)]
    return next((urlsplit(url).path or "/" for url in waits), "")


def _is_document_of(request: Request, leg: Leg) -> bool:
    return request.party is leg and not request.is_report


def _is_open(request: Request) -> bool:
    """Whether a request has been begun, and nothing has come of it."""
    return not (request.answers or request.problem)


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
                "number": each.leg.name,
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
            "agents": [leg.name for leg in each.agents],
            "waiting": [{"number": one.leg.name, "seconds": one.seconds} for one in each.entries],
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
        "who": line.party.name if line.party else "",
        "kind": kind,
        "text": text,
        "more": more,
        "code": line.code,
        "again": line in platform.again,
        **_place(platform, line),
    }


def _told(text: str) -> tuple[str, str, str]:
    for kind, pattern in _KINDS:
        if found := pattern.fullmatch(text):
            return kind, found["text"], found["more"].lstrip(":, ")
    # How to say in a test what a phone does is of no use here: its card is there.
    said = text.partition("; nobody said what it does")[0]
    return "note", _HELD.sub("", said), ""


def _requests(platform: PagePlatform) -> list[Data]:
    every = platform.board.requests
    first, kept = max(0, len(every) - _MOST_REQUESTS), platform.board.part(Holding).kept
    return [
        _request(platform, number, request)
        for number, request in enumerate(every)
        if number >= first or request in kept
    ]


def _request(platform: PagePlatform, number: int, request: Request) -> Data:
    answer = request.answer
    told = platform.gate.of(request.answers[-1]) if request.answers else None
    why = _why(platform, request)
    return {
        "n": number,
        "at": request.at,
        "method": request.method,
        "path": urlsplit(request.url).path or "/",
        "kind": request.kind,
        "summary": request.summary.removeprefix(request.kind).strip(),
        "who": request.party.name if request.party else "",
        "report": request.is_report,
        "again": request in platform.again,
        "attempts": request.attempts,
        "status": answer.status if answer else None,
        "held": request in platform.board.part(Holding).kept,
        "took": round(told.seconds, 1) if told and told.seconds > _SLOW else None,
        "why": why[0] if why else "",
    }


def _documents(platform: PagePlatform) -> list[Data]:
    for page in platform.board.pages:
        platform.documents.of(page)
    whose = platform.documents.whose
    shown = platform.documents.all[-_MOST_DOCUMENTS:]
    return [{**_document(each), **_first_of(whose.get(each.number))} for each in shown]


def _first_of(line: Line | None) -> Data:
    """Say who was the first in a document, and when."""
    if line is None or line.party is None:
        return {"who": "", "at": None}
    return {"who": line.party.name, "at": line.at}


def _document(shown: Shown) -> Data:
    path = urlsplit(shown.page.url).path or "/"
    verbs = [each.tag for each in shown.page.root.children if isinstance(each, Element)]
    found = sum(each.severity != "info" for each in shown.findings)
    return {"id": shown.number, "path": path, "verbs": verbs[:6], "found": found}
