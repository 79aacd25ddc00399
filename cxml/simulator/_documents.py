"""How a document is got: a request, where HTTP leads it, what is wrong, and the fallback."""

from __future__ import annotations

from http import HTTPStatus

from attrs import evolve

from ..callbacks import Callback, VoiceRequest
from ..testing._answer import Answer
from ._errors import FailedError
from ._leg import Leg
from ._page import Page, read_page
from ._request import Request
from ._site import joined
from ._steps import Ask, Steps, fetch

_WITHOUT_FORM = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.FOUND, HTTPStatus.SEE_OTHER)
_WITH_FORM = (HTTPStatus.TEMPORARY_REDIRECT, HTTPStatus.PERMANENT_REDIRECT)


def ask_page(leg: Leg, ask: Ask) -> Steps[Page]:
    """Request a document for a leg, or else the document of its fallback.

    Raises:
        FailedError: there is none.

    """
    _go(leg, ask.url)
    try:
        return (yield from ask_once(leg, ask))
    except FailedError as failed:
        if leg.fallback_url is None:
            raise
        return (yield from ask_once(leg, _fallback(leg, ask, failed)))


def ask_once(leg: Leg, ask: Ask) -> Steps[Page]:
    """Request a document for a leg.

    Raises:
        FailedError: there is none.

    """
    request = begin_request(leg, ask)
    try:
        answer, url = yield from request_answer(leg, request)
        page = read_page(answer, url, leg.board.choices, takes_audio=ask.takes_audio)
    except FailedError as failed:
        request.problem = failed.message
        leg.note(failed.message, code=failed.code)
        raise
    leg.board.pages.append(page)
    return page


def begin_request(leg: Leg, ask: Ask, *, is_report: bool = False) -> Request:
    """Write down that a request is made."""
    request = Request(
        at=leg.board.world.now,
        method=ask.method,
        url=ask.url,
        callback=ask.callback,
        party=leg,
        is_report=is_report,
    )
    leg.board.requests.append(request)
    return request


def request_answer(leg: Leg, request: Request) -> Steps[tuple[Answer, str]]:
    """Make a request, and follow where HTTP leads; give the address that answered.

    Raises:
        FailedError: there is no answer.

    """
    method, url = request.method, request.url
    callback: Callback | None = request.callback
    for _ in range(leg.board.choices.fet_16_most_redirects + 1):
        answer = yield from _answer(leg, request, method, url, callback)
        where = answer.headers.get("Location")
        if where is None or answer.status not in (*_WITHOUT_FORM, *_WITH_FORM):
            return answer, url
        url = joined(url, where)
        if answer.status in _WITHOUT_FORM:
            method, callback = "GET", None
    raise FailedError(11215, f"HTTP leads on and on, at last to {url}")


def _answer(
    leg: Leg, request: Request, method: str, url: str, callback: Callback | None
) -> Steps[Answer]:
    pairs = () if callback is None else callback.to_form()
    outgoing = leg.board.site.post(method, url, pairs)
    answer = yield from fetch(outgoing)
    request.answers.append(answer)
    said = answer.status if isinstance(answer, Answer) else type(answer).__name__
    leg.note(f"{method} {_shown(leg, url)} {request.summary} -> {said}")
    if isinstance(answer, (TimeoutError, ConnectionError)):
        raise FailedError(11200, f"{url} does not answer: {answer}") from answer
    if isinstance(answer, Exception):
        raise FailedError(11217, f"{url}: the application raised {answer!r}") from answer
    return answer


def _shown(leg: Leg, url: str) -> str:
    return url.removeprefix(leg.board.site.base) or "/"


def _fallback(leg: Leg, ask: Ask, failed: FailedError) -> Ask:
    url = leg.board.site.address(leg.fallback_url or "")
    said = VoiceRequest(**leg.standard(), error_code=failed.code, error_url=ask.url)
    return evolve(ask, url=url, method="POST", callback=said)


def _go(leg: Leg, url: str) -> None:
    board = leg.board
    is_free = board.world.now < board.world.until
    try:
        leg.trail.go(url, board.world.now, board.acts, board.choices, is_free=is_free)
    except FailedError as failed:
        leg.note(failed.message)
        board.circles.append(failed.message)
        raise
