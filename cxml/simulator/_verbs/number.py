"""``<Number>``, ``<Sip>`` and other nouns that make a phone ring: all at once, the first wins."""

from __future__ import annotations

from ..._tree.element import Element
from ..._tree.spec import spec_of
from ...callbacks import CallState, DialCallState, DialedNumber, DialedSip
from ...voice._leg import Leg as LegNoun
from ...voice.client import Client, Identity
from ...voice.dial import Dial
from ...voice.number import Number
from ...voice.sim import Sim
from ...voice.sip import Sip
from ...voice.verto import Verto
from ...voice.whats_app import WhatsApp
from .._bridge import Outcome, dials
from .._callee import Answered, Ready, Target
from .._calls import Calls
from .._errors import FailedError
from .._progress import Progress
from .._run import Run
from .._steps import Interruption, Key, Left, Speech, Steps

_SIP_CODES = {
    DialCallState.COMPLETED: 200,
    DialCallState.BUSY: 486,
    DialCallState.NO_ANSWER: 480,
    DialCallState.FAILED: 404,
    DialCallState.CANCELED: 487,
}


@dials(Number, Sip, Verto, Client, Sim, WhatsApp)
def ring(run: Run, verb: Dial, nouns: list[Element]) -> Steps[Outcome]:
    """Let phones ring, connect the first that is taken, and let the two talk."""
    calls = Calls(run=run, verb=verb)
    try:
        calls.ring([_target(run, verb, noun) for noun in nouns])
        yield from _wait(run, verb, calls)
        if calls.connected_at is not None:
            yield from _talk(run, verb, calls)
    except Interruption as interruption:
        yield from calls.finish(CallState.CANCELED)
        if not isinstance(interruption, Left):
            raise
    else:
        yield from calls.finish(CallState.NO_ANSWER)
    return _told(calls.outcome(), nouns[0], calls)


def _wait(run: Run, verb: Dial, calls: Calls) -> Steps[None]:
    """Wait until somebody can be connected, or nobody is left, or the time is up."""
    end: float | None = run.board.world.own_time + run.value(verb, "timeout")
    while calls.alive:
        event = yield from calls.listen(end)
        if event is None:
            run.leg.note("nobody answers in time", verb)
            return
        if isinstance(event, Answered) and calls.answered is None:
            calls.answered, end = event.leg, None
            calls.drop([leg for leg in calls.alive if leg is not event.leg], CallState.CANCELED)
        if isinstance(event, Ready):
            calls.connect()
            return


def _talk(run: Run, verb: Dial, calls: Calls) -> Steps[None]:
    """Let the two talk until one of them, or the time limit, ends it."""
    end = run.board.world.own_time + run.value(verb, "time_limit")
    ends_on_star: bool = run.value(verb, "hangup_on_star")
    other = calls.answered
    while other in calls.alive:
        event = yield from calls.listen(end, is_limit=True)
        if event is None:
            run.leg.note("the time limit is reached", verb)
            return
        if isinstance(event, Key) and event.key == "*" and ends_on_star:
            return
        if isinstance(event, Speech):
            other.hear(event.text)


def _told(outcome: Outcome, noun: Element, calls: Calls) -> Outcome:
    """Add what the action is told about calls of SIP."""
    if isinstance(noun, Sip):
        outcome.fields["dial_sip_response_code"] = _SIP_CODES[outcome.status]
        outcome.fields["dial_sip_call_id"] = calls.legs[0].sip_call_id
    return outcome


def _target(run: Run, verb: Dial, noun: Element) -> Target:
    number, from_ = _number_of(noun), verb.caller_id or run.leg.from_
    if not isinstance(noun, LegNoun):
        return Target(number=number, from_=from_)
    is_sip = isinstance(noun, Sip)
    return Target(
        number=number,
        from_=from_,
        progress=Progress(
            url=_address(run, noun.status_callback),
            method=run.value(noun, "status_callback_method"),
            events=run.value(noun, "status_callback_event", ("completed",)),
        ),
        url=_address(run, noun.url),
        method=run.value(noun, "method"),
        kind=DialedSip if is_sip else DialedNumber,
        is_sip=is_sip,
        keys=(noun.send_digits or "") if isinstance(noun, Number) else "",
    )


def _number_of(noun: Element) -> str:
    """Give the number, or the address, that a noun dials."""
    text = spec_of(type(noun)).text
    said = str(getattr(noun, text.name) or "") if text else ""
    inside = noun.find(Identity)
    if isinstance(noun, Client) and inside is not None:
        said = inside.client_identity
    return said.partition("?")[0].strip()


def _address(run: Run, address: str | None) -> str | None:
    """Give a whole address; one that is none is as if it were not set."""
    try:
        return None if address is None else run.address(address)
    except FailedError:
        return None
