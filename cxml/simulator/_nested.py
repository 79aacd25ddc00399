"""A document that runs inside of another: while somebody waits, or before two are connected."""

from __future__ import annotations

from .._tree.element import Element
from ._documents import ask_music, ask_page
from ._leg import Leg
from ._page import Page
from ._run import Run, run_page
from ._steps import Ask, Steps


def run_nested(
    leg: Leg,
    first: Ask | Page,
    allowed: tuple[type[Element], ...],
    *,
    doubtful: tuple[type[Element], ...] = (),
    is_patient: bool = False,
) -> Steps[None]:
    """Run documents for a leg until nothing is left; then the leg goes on where it was.

    Args:
        leg: who hears them.
        first: the first one, or the request for it.
        allowed: the verbs that may stand there; others are skipped.
        doubtful: those of them that SignalWire may refuse there.
        is_patient: whether the leg waits, so that time has to be moved from outside.

    Raises:
        FailedError: a document cannot be had.

    """
    before = leg.page, leg.verb
    following: Ask | Page | None = first
    try:
        while following is not None:
            page = yield from _got(leg, following, is_wait=is_patient)
            run = Run(leg=leg, page=page, allowed=allowed, doubtful=doubtful, is_patient=is_patient)
            following = yield from run_page(run)
    finally:
        leg.page, leg.verb = before


def _got(leg: Leg, wanted: Ask | Page, *, is_wait: bool) -> Steps[Page]:
    if isinstance(wanted, Page):
        return wanted
    return (yield from (ask_music(leg, wanted) if is_wait else ask_page(leg, wanted)))
