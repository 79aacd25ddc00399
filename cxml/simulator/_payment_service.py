"""The service that takes a payment: an application's own, which is told the whole card."""

from __future__ import annotations

import json
import re
from typing import Any, cast

from ..callbacks import PayConnectorRequest, PayResult, PayStage
from ..testing._answer import Answer
from ..voice.parameter import Parameter
from ..voice.pay import Pay
from ._documents import begin_request, request_answer
from ._errors import FailedError
from ._payment import Payment
from ._run import Run
from ._steps import Ask, Steps

_CODE = re.compile("[0-9]{1,9}")
Result = tuple[PayResult, dict[str, Any]]


def charge(run: Run, verb: Pay, payment: Payment) -> Steps[Result]:
    """Ask the service for the payment, or for a token; give how that ended."""
    if verb.payment_connector_url is None:  # one that the platform has, which works
        return PayResult.SUCCESS, {"payment_confirmation_code": run.board.sid("PY")}
    try:
        url = run.address(verb.payment_connector_url)
        request = begin_request(run.leg, Ask(url=url, callback=_request(run, verb, payment)))
        answer, _ = yield from request_answer(run.leg, request)
    except FailedError as failed:
        return _failed(failed.message, failed.code)
    return _result(verb, answer)


def _request(run: Run, verb: Pay, payment: Payment) -> PayConnectorRequest:
    known, amount = payment.answers, verb.charge_amount
    date = known.get(PayStage.EXPIRATION_DATE, "")
    account = known.get(PayStage.BANK_ACCOUNT_NUMBER)
    parameters = {each.name or "": each.value or "" for each in verb.iter(Parameter)}
    return PayConnectorRequest(
        method="charge" if amount else "token",
        card_number=known.get(PayStage.PAYMENT_CARD_NUMBER, account),
        cvv=known.get(PayStage.SECURITY_CODE),
        expiry_month=date[:2] or None,
        expiry_year=date[2:] or None,
        postal_code=known.get(PayStage.POSTAL_CODE),
        charge_amount=amount or None,
        amount=None if amount else amount,
        currency_code=run.value(verb, "currency"),
        description=verb.description,
        transaction_id=run.board.sid("PY"),
        token_type=None if amount else run.value(verb, "token_type"),
        parameters=parameters or None,
    )


def _result(verb: Pay, answer: Answer) -> Result:
    """Read what the service answered: JSON with an id, or with what is wrong."""
    try:
        read: object = json.loads(answer.body)
    except (ValueError, RecursionError):
        return _failed(f"the payment service answered {answer.status}, and no JSON", None)
    if not isinstance(read, dict):
        return _failed("the payment service answered no object of JSON", None)
    said = cast("dict[str, object]", read)
    name = "charge_id" if verb.charge_amount else "token_id"
    if not said.get(name):
        message = str(said.get("error_message") or f"the payment service gave no {name}")
        code = str(said.get("error_code") or "")
        return _failed(message, int(code) if _CODE.fullmatch(code) else None)
    told = "payment_confirmation_code" if verb.charge_amount else "payment_token"
    return PayResult.SUCCESS, {told: str(said[name])}


def _failed(message: str, code: int | None) -> Result:
    told = {"connector_error": message, "pay_error_code": code}
    return PayResult.PAYMENT_CONNECTOR_ERROR, told
