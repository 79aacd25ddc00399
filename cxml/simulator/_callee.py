"""A leg that somebody dials: it rings, and whoever has the phone decides."""

from __future__ import annotations

from contextlib import suppress

from attrs import frozen

from .._tree.element import Element
from ..callbacks import Callback, CallDirection, CallState
from ..voice.gather import Gather
from ..voice.hangup import Hangup
from ..voice.pause import Pause
from ..voice.play import Play
from ..voice.redirect import Redirect
from ..voice.say import Say
from ._documents import ask_once
from ._errors import FailedError
from ._leg import Leg
from ._nested import run_nested
from ._phones import Handset, Phones
from ._progress import NO_PROGRESS, Progress
from ._ringing import ring
from ._run import Run, run_call
from ._steps import Ask, Event, Interruption, Left, Moved, Over, Speech, Steps, listen, sleep

_WHISPERED: tuple[type[Element], ...] = (Say, Play, Gather, Pause, Redirect, Hangup)


@frozen(kw_only=True)
class Target:
    """Whom to dial, and what is to be done with them."""

    number: str
    """The number, or the address."""
    from_: str
    """Whom they see calling."""
    progress: Progress = NO_PROGRESS
    url: str | None = None
    """The document to run for them before the two are connected."""
    method: str = "POST"
    kind: type[Callback] = Callback
    """The class of the request for it."""
    is_sip: bool = False
    keys: str = ""
    """What is pressed when they have answered."""


@frozen
class LegEvent(Event):
    """Something happened to a leg that was dialled."""

    leg: Leg


class Answered(LegEvent):
    """Somebody took it."""


class Ready(LegEvent):
    """It can be connected."""


class Ended(LegEvent):
    """It is over."""


def dial_leg(run: Run, target: Target) -> Leg:
    """Begin to ring a phone; the leg that dials is told what becomes of it."""
    caller = run.leg
    leg = Leg(
        board=run.board,
        sid=run.board.sid("CA"),
        from_=target.from_,
        to=target.number,
        direction=CallDirection.OUTBOUND_DIAL,
        parent=caller,
        sip_call_id=run.board.sid("SC") if target.is_sip else None,
    )
    leg.page, leg.verb = run.page, run.leg.verb
    phone = run.board.part(Phones).at(target.number)
    phone.legs.append(leg)
    leg.start(_life(leg, target, phone, caller))
    return leg


def drop(leg: Leg, status: CallState) -> None:
    """Let the platform give up, or hang up, a leg that was dialled."""
    leg.end(status)
    leg.interrupt(Over())


def _life(leg: Leg, target: Target, phone: Handset, caller: Leg) -> Steps[None]:
    try:
        target.progress.initiated(leg)
        yield from ring(leg, target.progress, phone)
        if not leg.is_over:
            caller.tell(Answered(leg))
            yield from _prepare(leg, target, phone)
            caller.tell(Ready(leg))
            yield from _talk(leg, caller)
    except Moved as moved:
        caller.tell(Ended(leg))  # the two are parted, and this one goes on alone
        with suppress(Left, Over):
            yield from run_call(leg, moved.ask)
        leg.end()
        target.progress.completed(leg)
        return
    except (Interruption, FailedError):
        leg.end(CallState.FAILED)
    target.progress.completed(leg)
    caller.tell(Ended(leg))


def _prepare(leg: Leg, target: Target, phone: Handset) -> Steps[None]:
    """Press keys, and run the document for the callee alone, before the two are connected."""
    if target.keys:
        waits = sum(key in "wW" for key in target.keys)
        leg.hear(f"<keys {target.keys}>")
        yield from sleep(0.25 * (len(target.keys) - waits) + 0.5 * waits)
    if target.url is None:
        return
    said = target.kind(**leg.standard())
    ask = Ask(url=target.url, method=target.method, callback=said)
    if phone.plan.declines:
        yield from ask_once(leg, ask)
        leg.has_left = leg.hung_up = True
        leg.end()
        raise Left
    yield from run_nested(leg, ask, _WHISPERED)


def _talk(leg: Leg, caller: Leg) -> Steps[None]:
    """Let what is said be heard by the caller, until one of them hangs up."""
    while True:
        event = yield from listen()
        leg.note_input(event)
        if isinstance(event, Speech):
            caller.hear(event.text)
