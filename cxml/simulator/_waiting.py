"""What somebody hears who waits: documents over and over, or the platform's music."""

from __future__ import annotations

from .._tree.element import Element
from ._leg import Leg
from ._nested import run_nested
from ._steps import Ask, Steps, sleep


def wait_with_music(leg: Leg) -> Steps[None]:
    """Let the platform's music be heard until something is thrown in."""
    leg.hear("<music>", leg.verb)
    yield from sleep(None)


def wait_once(leg: Leg, ask: Ask, allowed: tuple[type[Element], ...]) -> Steps[None]:
    """Run a document, and let some time pass if that took none.

    Args:
        leg: who waits.
        ask: the request for the document.
        allowed: the verbs that may stand there.

    Raises:
        FailedError: the document cannot be had.

    """
    world = leg.board.world
    began_at = world.now
    yield from run_nested(leg, ask, allowed, is_patient=True)
    if world.now == began_at:
        yield from sleep(leg.board.choices.enq_05_seconds, is_patient=True)
