"""``<Sms>``: a text is sent, and then another document, or the next verb, runs."""

from __future__ import annotations

from ...callbacks import CallDirection, SmsAction, SmsState, SmsStatus
from ...voice.sms import Sms
from .._outbox import Outbox, SentText
from .._run import Run, runs
from .._steps import Ask, Steps

_TOO_LONG = 1600


@runs(Sms)
def sms(run: Run, verb: Sms) -> Steps[Ask | None]:
    """Send a text, report it, and ask ``action``; without one, go on."""
    sid, is_sent = run.board.sid("SM"), len(verb.message) < _TOO_LONG
    sender, receiver = _numbers(run, verb)
    run.leg.note(f'sends "{verb.message}" from {sender} to {receiver}', verb)
    text = SentText(
        sid=sid,
        from_=sender,
        to=receiver,
        body=verb.message.strip(),
        is_sent=is_sent,
        at=run.board.world.now,
    )
    run.board.part(Outbox).add(run.leg, text)
    if not is_sent:
        run.leg.note("the text is too long to be sent", verb, 21617)
    yield from ()
    if verb.status_callback is not None:
        state = SmsState.SENT if is_sent else SmsState.FAILED
        said = SmsStatus(sms_sid=sid, sms_status=state)
        run.report(verb.status_callback, "POST", said, after=run.board.choices.sms_04_seconds)
    if verb.action is None:
        return None
    state = SmsState.SENDING if is_sent else SmsState.INVALID
    method = run.value(verb, "method")
    return run.ask(verb.action, method, SmsAction, sms_sid=sid, sms_status=state)


def _numbers(run: Run, verb: Sms) -> tuple[str, str]:
    """Give who sends it and who gets it: by default the number that is called, and the party."""
    leg = run.leg
    is_inbound = leg.direction is CallDirection.INBOUND
    here, party = (leg.to, leg.from_) if is_inbound else (leg.from_, leg.to)
    return verb.from_ or here, verb.to or party
