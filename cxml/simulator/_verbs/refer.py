"""``<Refer>``: a call of SIP is handed over to another address."""

from __future__ import annotations

from typing import Any

from ...callbacks import ReferAction, ReferCallState
from ...voice.refer import Refer, ReferSip
from .._phones import Manner, Phones
from .._run import Run, runs
from .._steps import Ask, Left, Steps

_ACCEPTED = 202
_STATES = {
    Manner.ANSWERS: (ReferCallState.IN_PROGRESS, 200),
    Manner.IS_BUSY: (ReferCallState.BUSY, 486),
    Manner.RINGS: (ReferCallState.NO_ANSWER, 487),
    Manner.FAILS: (ReferCallState.FAILED, 404),
}


@runs(Refer)
def refer(run: Run, verb: Refer) -> Steps[Ask | None]:
    """Hand the call over, and ask ``action`` with how that went; without one, go on.

    The phone that has the address says how it goes, as for a Dial.
    """
    target = verb.find(ReferSip)
    if target is None or run.leg.sip_call_id is None:
        run.leg.note("only a call of SIP can be handed over, to an address of SIP", verb, 13801)
        return None
    try:
        manner = yield from _hand_over(run, verb, target.sip_url)
    except Left:
        canceled = _ask(run, verb, refer_call_status=ReferCallState.CANCELED)
        if canceled is not None:
            yield from run.ask_in_vain(canceled)
        raise
    state, code = _STATES[manner]
    return _ask(
        run,
        verb,
        refer_sip_response_code=_ACCEPTED,
        refer_call_status=state,
        notify_sip_response_code=code,
    )


def _hand_over(run: Run, verb: Refer, address: str) -> Steps[Manner]:
    """Wait for what becomes of it at the other address."""
    run.leg.note(f"is handed over to {address}", verb)
    phone = run.board.part(Phones).at(address)
    phone.handed_over.append(run.leg)
    try:
        return (yield from phone.decision(run.board.world, run.board.choices.ref_02_seconds))
    finally:
        phone.handed_over.remove(run.leg)


def _ask(run: Run, verb: Refer, **fields: Any) -> Ask | None:
    if verb.action is None:
        return None
    return run.ask(verb.action, run.value(verb, "method"), ReferAction, **fields)
