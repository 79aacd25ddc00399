"""A call that comes in: from its first request to what is reported of its end."""

from __future__ import annotations

from contextlib import suppress

from attrs import frozen

from ..callbacks import CallDirection, IncomingNumberStatus, VoiceRequest
from ._board import Board
from ._delivery import report
from ._leg import Leg
from ._run import run_call
from ._steps import Ask, Left, Steps


@frozen(kw_only=True)
class Number:
    """A number of the application, and what is set for it."""

    number: str
    fallback_url: str | None = None
    """The whole address, as is the next."""
    status_callback: str | None = None


def call_in(board: Board, number: Number, path: str, method: str, from_: str, to: str) -> Leg:
    """Let somebody call a number.

    Args:
        board: the world.
        number: what is set for the number.
        path: the address, or the path, of the first document.
        method: how it is asked for.
        from_: who calls.
        to: the number that is called.

    """
    url = board.site.address(path)
    leg = Leg(
        board=board,
        sid=board.sid("CA"),
        from_=from_,
        to=to,
        direction=CallDirection.INBOUND,
        fallback_url=number.fallback_url,
        sip_call_id=board.sid("SC") if from_.startswith(("sip:", "sips:")) else None,
    )
    leg.note(f"calls {to}")
    callback = VoiceRequest(**leg.standard())
    ask = Ask(url=url, method=method, callback=callback)
    leg.start(_inbound(leg, ask, number))
    return leg


def _inbound(leg: Leg, ask: Ask, number: Number) -> Steps[None]:
    with suppress(Left):
        yield from run_call(leg, ask)
    leg.end()
    if number.status_callback is not None:
        report(leg, Ask(url=number.status_callback, callback=_status(leg)))


def _status(leg: Leg) -> IncomingNumberStatus:
    return IncomingNumberStatus(
        call_sid=leg.sid,
        account_sid=leg.board.account_sid,
        from_=leg.from_,
        to=leg.to,
        timestamp=leg.board.time(leg.began_at),
        call_status=leg.status,
        call_duration=leg.seconds,
    )
