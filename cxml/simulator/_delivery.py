"""Reports: what the platform tells, and tries again if nobody takes it."""

from __future__ import annotations

from http import HTTPStatus

from ..callbacks import Callback
from ._documents import begin_request, request_answer
from ._errors import FailedError
from ._leg import Leg
from ._request import Request
from ._site import joined
from ._steps import Ask, Steps, sleep

_TAKEN = (HTTPStatus.OK, HTTPStatus.NO_CONTENT)


def report(leg: Leg, address: str, method: str, callback: Callback) -> None:
    """Tell the application something about a leg; nothing waits for the answer.

    Args:
        leg: whom it is about.
        address: where to, as the document has it.
        method: ``POST`` or ``GET``.
        callback: what to say.

    """
    base = leg.page.url if leg.page else leg.board.site.address("/")
    try:
        url = joined(base, address)
    except FailedError as failed:
        leg.note(failed.message, code=failed.code)
        return
    request = begin_request(leg, Ask(url=url, method=method, callback=callback), is_report=True)
    leg.board.world.start(deliver(leg, request))


def deliver(leg: Leg, request: Request) -> Steps[None]:
    """Make a report, as often as it takes, or until nobody tries any more."""
    for pause in leg.board.choices.sta_13_pauses:
        if (yield from _attempt(leg, request)):
            return
        yield from sleep(pause, is_patient=True)
    if not (yield from _attempt(leg, request)):
        leg.note(f"the report to {request.url} is lost: {request.problem}")


def _attempt(leg: Leg, request: Request) -> Steps[bool]:
    try:
        answer, _ = yield from request_answer(leg, request)
    except FailedError as failed:
        request.problem = failed.message
        return False
    request.problem = "" if answer.status in _TAKEN else f"answered {answer.status}"
    return not request.problem
