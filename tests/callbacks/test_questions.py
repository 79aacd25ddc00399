"""What can be asked of a callback beyond its fields."""

from __future__ import annotations

import pytest

from cxml.callbacks import (
    CallState,
    CallStatus,
    DialAction,
    DialCallState,
    Media,
    MessageRequest,
    MessageState,
    MessageStatus,
    PayAction,
    PayConnectorRequest,
    PayResult,
    RecordingState,
    RecordingStatus,
    ReferAction,
)


def test_the_last_report_of_a_call() -> None:
    """A report is final when it says that the call is over, however it ended."""
    final = {each for each in CallState if CallStatus(call_status=each).is_final}
    assert final == {"completed", "busy", "failed", "no-answer", "canceled"}
    assert not CallStatus().is_final


def test_whether_somebody_was_reached() -> None:
    """A dialled call was answered when it is completed, or a conference was dialled."""
    reached = {each for each in DialCallState if DialAction(dial_call_status=each).was_answered}
    assert reached == {"completed", "answered"}


def test_whether_a_recording_is_ready() -> None:
    """A recording is ready when it is completed."""
    ready = {each for each in RecordingState if RecordingStatus(recording_status=each).is_ready}
    assert ready == {"completed"}


def test_whether_a_message_arrived() -> None:
    """A message was delivered when the carrier says so, or that it was read."""
    there = {each for each in MessageState if MessageStatus(message_status=each).was_delivered}
    assert there == {"delivered", "read"}


def test_what_came_with_a_message() -> None:
    """Media stand in the order of their numbers, each with its kind if that was sent."""
    message = MessageRequest(media_urls={10: "c", 0: "a", 2: "b"}, media_content_types={2: "x/y"})
    assert message.media == (
        Media(url="a", content_type=None),
        Media(url="b", content_type="x/y"),
        Media(url="c", content_type=None),
    )


@pytest.mark.parametrize("result", PayResult)
def test_whether_a_payment_was_made(result: PayResult) -> None:
    """A payment succeeded when its result says so."""
    assert PayAction(result=result).succeeded is (result == "success")


def test_whether_a_transfer_was_accepted() -> None:
    """A REFER was accepted when it was answered with 202."""
    assert ReferAction(refer_sip_response_code=202).was_accepted
    assert not ReferAction(refer_sip_response_code=603).was_accepted
    assert not ReferAction().was_accepted


def test_a_card_is_not_shown() -> None:
    """No number of a card or an account is in a ``repr``."""
    request = PayConnectorRequest.from_json(
        '{"cardnumber": "4111111111111111", "cvv": "737", "expiry_month": "11", "n": "4111"}'
    )
    assert request.card_number == "4111111111111111"
    assert "4111" not in repr(request)
    assert "737" not in repr(request)
    action = PayAction.from_form("PaymentToken=secret&SecurityCode=737&BankAccountNumber=9921")
    assert not any(each in repr(action) for each in ("secret", "737", "9921"))
