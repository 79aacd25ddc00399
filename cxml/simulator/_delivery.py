"""Reports: what the platform tells, and tries again if nobody takes it."""

from __future__ import annotations

from http import HTTPStatus

from ._asker import Asker
from ._documents import begin_request, request_answer
from ._errors import FailedError
from ._faults import Faults
from ._remarks import RunRule
from ._request import Request
from ._steps import Ask, Steps, lapse

_TAKEN = (HTTPStatus.OK, HTTPStatus.NO_CONTENT)


def report(asker: Asker, ask: Ask, *, after: float = 0.0) -> None:
    """Tell the application something about somebody; nothing waits for the answer.

    Args:
        asker: whom it is about.
        ask: what to say, and where.
        after: how many seconds later it is said.

    """
    for late in asker.board.part(Faults).delays(ask):
        asker.board.world.start(_deliver(asker, ask, after + late))


def _deliver(asker: Asker, ask: Ask, after: float) -> Steps[None]:
    """Make a report, as often as it takes, or until nobody tries any more."""
    if after:
        yield from lapse(after)
    request = begin_request(asker, ask, is_report=True)
    for pause in asker.board.choices.sta_13_pauses:
        if (yield from _attempt(asker, request)):
            return
        yield from lapse(pause)
    if not (yield from _attempt(asker, request)):
        _lose(asker, request)


def _lose(asker: Asker, request: Request) -> None:
    """Say that nobody took a report, which is a finding unless a test wanted it."""
    message = f"the report to {request.url} is lost: {request.problem}"
    if asker.board.part(Faults).concern(request):
        asker.note(message)
    else:
        asker.remark(RunRule.REPORT_LOST, message)


def _attempt(asker: Asker, request: Request) -> Steps[bool]:
    try:
        answer, _ = yield from request_answer(asker, request)
    except FailedError as failed:
        request.problem = failed.message
        return False
    if answer.status not in _TAKEN:
        from ._refusal import refusal  # which well-behaved applications do not need

        request.problem = f"{request.answered}{refusal(answer, asker.board)}"
        return False
    request.problem = ""
    return True
