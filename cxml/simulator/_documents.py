"""How a document is got: a request, where HTTP leads it, what is wrong, and the fallback."""

from __future__ import annotations

from http import HTTPStatus

from attrs import evolve

from ..callbacks import Callback
from ..testing._answer import Answer
from ._asker import Asker
from ._board import Board
from ._cookies import keep_cookies, with_cookies
from ._errors import ElsewhereError, FailedError
from ._faults import Faults
from ._holding import Holding
from ._page import Page, read_page, sound_at
from ._remarks import RunRule
from ._request import Request
from ._site import joined
from ._steps import Ask, Steps, sleep

_WITHOUT_FORM = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.FOUND, HTTPStatus.SEE_OTHER)
_WITH_FORM = (HTTPStatus.TEMPORARY_REDIRECT, HTTPStatus.PERMANENT_REDIRECT)
_MOMENT = 0.001
"""The shortest time that can be let pass."""


def ask_page(asker: Asker, ask: Ask, *, is_wait: bool = False) -> Steps[Page]:
    """Request a document for somebody, or else the document of its fallback.

    Args:
        asker: whom it is for.
        ask: the request.
        is_wait: whether the party waits, and may be given a sound instead.

    Raises:
        FailedError: there is none.

    """
    if not is_wait:  # to whom time is let pass
        yield from _let_pass(asker, ask.url)
    _go(asker, ask.url)
    try:
        return (yield from ask_once(asker, ask, is_wait=is_wait))
    except FailedError as failed:
        if asker.fallback_url is None:
            raise
        return (yield from ask_once(asker, _fallback(asker, ask, failed)))


def ask_music(asker: Asker, ask: Ask) -> Steps[Page]:
    """Request what is heard while somebody waits.

    What is elsewhere is mostly a sound, or leads to one; nothing is fetched there.

    Raises:
        FailedError: it cannot be had.

    """
    if asker.board.site.has(ask.url):
        return (yield from ask_page(asker, ask, is_wait=True))
    return _sound(asker, ask.url)


def _sound(asker: Asker, url: str) -> Page:
    asker.note(f"{url} is elsewhere: taken for a sound, and not fetched")
    return sound_at(url)


def ask_once(asker: Asker, ask: Ask, *, is_wait: bool = False) -> Steps[Page]:
    """Request a document for somebody, without a fallback.

    Args:
        asker: whom it is for.
        ask: the request.
        is_wait: whether the party waits, and may be given a sound instead.

    Raises:
        FailedError: there is none.

    """
    request = begin_request(asker, ask)
    try:
        answer, url = yield from request_answer(asker, request)
        _refuse_failure(request, answer, url, asker.board)
        page = read_page(answer, url, asker.board.choices, asker.root, is_wait=is_wait)
        if asker.board.is_strict:
            from ._findings import refuse  # the checker is not needed for calls

            refuse(page, asker.board)
    except FailedError as failed:
        if is_wait and isinstance(failed, ElsewhereError):  # HTTP has led there
            return _sound(asker, failed.url)
        request.problem = failed.message
        asker.remark(RunRule.FAILED, failed.message, code=failed.code)
        raise
    asker.board.pages.append(page)
    return page


def begin_request(asker: Asker, ask: Ask, *, is_report: bool = False) -> Request:
    """Write down that a request is made."""
    request = Request(
        at=asker.board.world.now,
        method=ask.method,
        url=ask.url,
        callback=ask.callback,
        party=asker,
        is_report=is_report,
    )
    asker.board.requests.append(request)
    return request


def request_answer(asker: Asker, request: Request) -> Steps[tuple[Answer, str]]:
    """Make a request, and follow where HTTP leads; give the address that answered.

    Raises:
        FailedError: there is no answer.

    """
    method, url = request.method, request.url
    callback: Callback | None = request.callback
    for _ in range(asker.board.choices.fet_16_most_redirects + 1):
        answer = yield from _answer(asker, request, method, url, callback)
        where = answer.headers.get("Location")
        if where is None or answer.status not in (*_WITHOUT_FORM, *_WITH_FORM):
            return answer, url
        url = joined(url, where)
        if answer.status in _WITHOUT_FORM:
            method, callback = "GET", None
    raise FailedError(11215, f"HTTP leads on and on, at last to {url}")


def _answer(
    asker: Asker, request: Request, method: str, url: str, callback: Callback | None
) -> Steps[Answer]:
    pairs = () if callback is None else callback.to_form()
    outgoing = with_cookies(asker.board.site.post(method, url, pairs), asker.cookies)
    answer = yield from asker.board.part(Holding).pause(request, url)
    if answer is None:
        answer = yield from asker.board.part(Faults).through(request, outgoing)
    request.answers.append(answer)
    said = request.said_status if isinstance(answer, Answer) else type(answer).__name__
    asker.note(f"{method} {_shown(asker, url)} {request.summary} -> {said}")
    if isinstance(answer, Answer) and asker.board.choices.fet_28_cookies:
        keep_cookies(answer, asker.cookies)
    if isinstance(answer, (TimeoutError, ConnectionError)):
        raise FailedError(11200, f"{url} does not answer: {answer}") from answer
    if isinstance(answer, Exception):
        from ._refusal import said_and_noted

        said = said_and_noted(answer, asker.board.site.key)
        raise FailedError(11217, f"{url}: the application raised {said}") from answer
    return answer


def _refuse_failure(request: Request, answer: Answer, url: str, board: Board) -> None:
    """Refuse an answer whose status says that something went wrong.

    Raises:
        FailedError: it does.

    """
    if answer.status >= HTTPStatus.BAD_REQUEST:
        from ._refusal import refusal  # which well-behaved applications do not need

        raise FailedError(11217, f"{url} {request.answered}{refusal(answer, board)}")


def _shown(asker: Asker, url: str) -> str:
    return url.removeprefix(asker.board.site.base) or "/"


def _fallback(asker: Asker, ask: Ask, failed: FailedError) -> Ask:
    said = asker.after_failure(failed.code, ask.url)
    return evolve(ask, url=asker.fallback_url or "", method="POST", callback=said)


def _let_pass(asker: Asker, url: str) -> Steps[None]:
    """Wait until time is let pass, where documents that take time lead round."""
    while asker.trail.leads_round(
        url, asker.board.acts, asker.board.choices, is_free=_is_free(asker)
    ):
        named = asker.trail.named(url)
        asker.note(f"waits until time is let pass, as documents lead round: {named}")
        yield from sleep(_MOMENT, is_patient=True)


def _go(asker: Asker, url: str) -> None:
    board = asker.board
    try:
        asker.trail.go(url, board.world.now, board.acts, board.choices, is_free=_is_free(asker))
    except FailedError as failed:
        asker.remark(RunRule.WITHOUT_END, failed.message)
        board.circles.append(failed.message)
        raise


def _is_free(asker: Asker) -> bool:
    """Whether time is let pass from outside."""
    world = asker.board.world
    return world.now < world.until
