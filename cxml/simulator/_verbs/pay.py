"""``<Pay>``: the caller is asked for a card, stage by stage, and a service takes the payment."""

from __future__ import annotations

from typing import Any

from ...callbacks import PayAction, PaymentMethod, PayResult, PayStage, PayStatus
from ...voice.pay import Pay
from ...voice.prompt import Prompt
from .._listening import being_typed, next_input, play_until_input
from .._payment import LENGTHS, Payment
from .._payment_service import charge
from .._run import Run, runs
from .._steps import Ask, Event, Key, Left, Steps

_CARD = (PayStage.PAYMENT_CARD_NUMBER, PayStage.EXPIRATION_DATE)
_BANK = (PayStage.BANK_ROUTING_NUMBER, PayStage.BANK_ACCOUNT_NUMBER)
_CALLED_ELSE = {"input-timeout": "timeout"}
"""What errors are called in a Prompt, where that is another word than in a report."""


class _Interrupted(Exception):  # noqa: N818 - the caller's wish
    """The caller pressed the star."""


@runs(Pay)
def pay(run: Run, verb: Pay) -> Steps[Ask]:
    """Ask for a card or an account, let it be charged, and ask ``action`` with the result."""
    payment = Payment(
        method=PaymentMethod(run.value(verb, "payment_method")),
        card_types=run.value(verb, "valid_card_types"),
        shortest_postal_code=run.value(verb, "min_postal_code_length", 0),
    )
    try:
        result, fields = yield from _pay(run, verb, payment)
    except _Interrupted:
        result, fields = PayResult.CALLER_INTERRUPTED_WITH_STAR, {}
    except Left:
        yield from run.ask_in_vain(_action(run, verb, payment, PayResult.CALLER_HUNG_UP, {}))
        raise
    run.leg.note(f"payment: {result}", verb)
    return _action(run, verb, payment, result, fields)


def _action(
    run: Run, verb: Pay, payment: Payment, result: PayResult, fields: dict[str, Any]
) -> Ask:
    told = {**payment.masked(), **fields}
    return run.ask(verb.action, "POST", PayAction, result=result, **told)


def _pay(run: Run, verb: Pay, payment: Payment) -> Steps[tuple[PayResult, dict[str, Any]]]:
    if verb.payment_connector_url is None and verb.payment_connector is None:
        return PayResult.VALIDATION_ERROR, {"payment_error": "there is no payment connector"}
    for stage in _stages(run, verb, payment):
        if not (yield from _ask_for(run, verb, payment, stage)):
            return PayResult.TOO_MANY_FAILED_ATTEMPTS, {}
    _report(run, verb, payment, PayStage.PAYMENT_PROCESSING, 1)
    yield from _say(run, verb, payment, PayStage.PAYMENT_PROCESSING, 1, "")
    return (yield from charge(run, verb, payment))


def _stages(run: Run, verb: Pay, payment: Payment) -> tuple[PayStage, ...]:
    """Give what is asked for, in order."""
    if payment.method is PaymentMethod.ACH_DEBIT:
        return _BANK
    code = (PayStage.SECURITY_CODE,) if run.value(verb, "security_code") else ()
    postal: bool | str = run.value(verb, "postal_code")
    if isinstance(postal, str):
        payment.answers[PayStage.POSTAL_CODE] = postal
    return (*_CARD, *code, *((PayStage.POSTAL_CODE,) if postal is True else ()))


def _ask_for(run: Run, verb: Pay, payment: Payment, stage: PayStage) -> Steps[bool]:
    """Ask for one thing, as often as may be; tell whether it was given."""
    error = ""
    for attempt in range(1, run.value(verb, "max_attempts") + 1):
        _report(run, verb, payment, stage, attempt)
        first = yield from _say(run, verb, payment, stage, attempt, error)
        with being_typed(run, verb):
            keys = yield from _keys(run, verb, stage, first)
        run.leg.note(f"presses {len(keys)} keys for the {stage}", verb)
        wrong = payment.take(stage, keys, run.board.time())
        if wrong is None:
            return True
        error = str(wrong)
        _report(run, verb, payment, stage, attempt, error_type=wrong)
    return False


def _say(
    run: Run, verb: Pay, payment: Payment, stage: PayStage, attempt: int, error: str
) -> Steps[Event | None]:
    """Say what is asked for, in the document's words or the platform's; give the first key."""
    found = [each for each in verb.iter(Prompt) if _fits(each, payment, stage, attempt, error)]
    if not found:
        run.leg.hear(f"<{stage}>", verb)
        return None
    prompt = max(found, key=_restrictions)
    return (yield from play_until_input(run, prompt, prompt.children, (Key,)))


def _fits(prompt: Prompt, payment: Payment, stage: PayStage, attempt: int, error: str) -> bool:
    wanted = _CALLED_ELSE.get(error, error)
    return (
        prompt.for_ == stage
        and attempt in (prompt.attempt or (attempt,))
        and wanted in (prompt.error_type or (wanted,))
        and payment.card_type in (prompt.card_type or (payment.card_type,))
    )


def _restrictions(prompt: Prompt) -> int:
    """Count what a prompt is restricted to: the one that says most about when it is for wins."""
    return sum(map(bool, (prompt.attempt, prompt.error_type, prompt.card_type)))


def _keys(run: Run, verb: Pay, stage: PayStage, first: Event | None) -> Steps[str]:
    """Take keys until ``#``, or there are as many as there can be, or no other comes."""
    timeout = float(run.value(verb, "timeout"))
    event = first or (yield from next_input(run, verb, (Key,), timeout))
    keys = ""
    while isinstance(event, Key) and event.key != "#":
        if not event.key.isdigit():
            raise _Interrupted
        keys += event.key
        run.leg.typed = "•" * len(keys)
        if len(keys) == LENGTHS.get(stage):
            break
        event = yield from next_input(run, verb, (Key,), timeout)
    return keys


def _report(
    run: Run, verb: Pay, payment: Payment, stage: PayStage, attempt: int, **fields: Any
) -> None:
    if verb.status_callback is None:
        return
    if run.board.choices.is_twilio:
        fields |= {"account_sid": run.board.account_sid, "call_sid": run.leg.sid}
    told = {**payment.masked(), **fields}
    said = PayStatus(for_=stage, attempt=attempt, **told)
    run.report(verb.status_callback, "POST", said)
