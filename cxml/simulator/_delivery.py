"""Reports: what the platform tells, and tries again if nobody takes it."""

from __future__ import annotations

from http import HTTPStatus

from ._documents import begin_request, request_answer
from ._errors import FailedError
from ._leg import Leg
from ._request import Request
from ._steps import Ask, Steps, sleep

_TAKEN = (HTTPStatus.OK, HTTPStatus.NO_CONTENT)


def report(leg: Leg, ask: Ask, *, after: float = 0.0) -> None:
    """Tell the application something about a leg; nothing waits for the answer.

    Args:
        leg: whom it is about.
        ask: what to say, and where.
        after: how many seconds later it is said.

    """
    leg.board.world.start(_deliver(leg, ask, after))


def _deliver(leg: Leg, ask: Ask, after: float) -> Steps[None]:
    """Make a report, as often as it takes, or until nobody tries any more."""
    if after:
        yield from sleep(after, is_patient=True)
    request = begin_request(leg, ask, is_report=True)
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
