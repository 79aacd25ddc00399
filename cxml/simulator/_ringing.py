"""How a phone rings, and what then is reported of the leg."""

from __future__ import annotations

from contextvars import ContextVar

from ..callbacks import CallState
from ._leg import Leg
from ._phones import Handset, Manner
from ._progress import Progress
from ._steps import Steps

SAYING = ContextVar("SAYING", default="")
"""How it is said that a phone answers, where its number stands in braces; else it is Python."""
_IN_PYTHON = 'platform.phone("{}").answers()'
_ENDS = {
    Manner.RINGS: CallState.NO_ANSWER,
    Manner.IS_BUSY: CallState.BUSY,
    Manner.FAILS: CallState.FAILED,
}


def ring(leg: Leg, progress: Progress, phone: Handset, most: float | None = None) -> Steps[None]:
    """Let a phone ring until somebody decides; then the leg is answered, or over.

    Args:
        leg: the leg that rings it.
        progress: where that is reported.
        phone: the phone.
        most: how many seconds it may ring.

    """
    if phone.plan.manner is Manner.FAILS:
        leg.end(CallState.FAILED)
        return
    progress.ringing(leg)
    is_decided = phone.plan.is_meant or phone.plan.manner is not Manner.RINGS
    leg.note("rings" if is_decided else f"rings; {_hint(leg, phone)}")
    manner = yield from phone.decision(leg.board.world, most)
    if manner is Manner.ANSWERS:
        leg.answer()
        progress.answered(leg)
    else:
        leg.end(_ENDS[manner])


def _hint(leg: Leg, phone: Handset) -> str:
    in_python = f"await {_IN_PYTHON}" if leg.board.is_awaited else _IN_PYTHON
    return f"nobody said what it does, as in {(SAYING.get() or in_python).format(phone.number)}"
