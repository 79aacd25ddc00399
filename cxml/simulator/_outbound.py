"""A call that the application placed, as through the REST API."""

from __future__ import annotations

from contextlib import suppress

from attrs import frozen

from ..callbacks import CallDirection, VoiceRequest
from ._board import Board
from ._leg import Leg
from ._phones import Handset, Phones
from ._progress import Progress
from ._ringing import ring
from ._run import run_call
from ._steps import Ask, Left, Over, Steps


@frozen(kw_only=True)
class Placed:
    """What the application asks for."""

    to: str
    from_: str
    url: str
    """The document to run when somebody has answered."""
    method: str
    fallback_url: str | None
    progress: Progress
    timeout: float
    """How many seconds it may ring."""


def place_call(board: Board, placed: Placed) -> Leg:
    """Call a phone; whoever has it decides what becomes of that."""
    leg = Leg(
        board=board,
        sid=board.sid("CA"),
        from_=placed.from_,
        to=placed.to,
        direction=CallDirection.OUTBOUND_API,
        fallback_url=placed.fallback_url,
    )
    leg.note(f"is called by {placed.from_}")
    phone = board.part(Phones).at(placed.to)
    phone.legs.append(leg)
    leg.start(_life(leg, placed, phone))
    return leg


def _life(leg: Leg, placed: Placed, phone: Handset) -> Steps[None]:
    placed.progress.initiated(leg)
    with suppress(Left, Over):
        yield from ring(leg, placed.progress, phone, placed.timeout)
        if not leg.is_over:
            said = VoiceRequest(**leg.standard())
            yield from run_call(leg, Ask(url=placed.url, method=placed.method, callback=said))
    leg.end()
    placed.progress.completed(leg)
