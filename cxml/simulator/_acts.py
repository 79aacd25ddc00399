"""What somebody with a phone in hand does."""

from __future__ import annotations

from ..callbacks import CallDirection, VoiceRequest
from ._errors import SimulationError
from ._leg import Leg
from ._steps import Ask, Key, Moved, Speech

_KEYS = frozenset("0123456789*#ABCD")


def press(leg: Leg, keys: str) -> None:
    """Press keys, one after the other.

    Raises:
        SimulationError: nobody can press any there, or there is no such key.

    """
    _refuse(leg, f"press {keys}")
    wrong = [key for key in keys if key not in _KEYS]
    if wrong or not keys:
        raise SimulationError(f"{keys!r} are no keys: those are 0 to 9, *, # and A to D")
    for key in keys:
        if not any(tap(key) for tap in [*leg.key_taps]):
            leg.tell(Key(key))


def speak(leg: Leg, text: str, seconds: float) -> None:
    """Say something.

    Raises:
        SimulationError: nobody can say anything there.

    """
    _refuse(leg, f'say "{text}"')
    for tap in [*leg.taps]:
        tap(text)
    leg.tell(Speech(text, seconds))


def move(leg: Leg, path: str, url: str, method: str) -> None:
    """Send a leg to another document.

    Args:
        leg: who is sent.
        path: where to, as it was written.
        url: the whole address.
        method: how the document is asked for.

    Raises:
        SimulationError: it is over, or rings where nobody has answered.

    """
    is_called = leg.direction is not CallDirection.INBOUND
    if leg.is_over or (is_called and not leg.is_answered):
        why = "the call is over" if leg.is_over else "the call has not been answered"
        raise SimulationError(f"{leg.name} cannot be redirected: {why}")
    leg.note(f"is redirected to {path}")
    callback = VoiceRequest(**leg.standard())
    leg.interrupt(Moved(Ask(url=url, method=method, callback=callback)))


def _refuse(leg: Leg, what: str) -> None:
    if leg.is_over or not leg.is_answered:
        where = "is over" if leg.is_over else "has not been answered"
        lines = leg.board.transcript.of(leg)
        raise SimulationError(f"{leg.name} cannot {what}: the call {where}\n{lines}")
