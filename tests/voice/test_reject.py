"""``<Reject>``: do not take the call."""

from __future__ import annotations

from typing import Any

import pytest

from cxml import InvalidValueError, Parameter, Reject, VoiceResponse


@pytest.mark.parametrize("reason", ["rejected", "busy"])
def test_reasons(reason: Any) -> None:
    """A call is rejected for one of two reasons."""
    assert VoiceResponse().reject(reason=reason).to_xml(False) == f'<Reject reason="{reason}" />'


def test_other_reasons() -> None:
    """Any other reason is refused."""
    with pytest.raises(InvalidValueError, match="must be rejected or busy") as caught:
        Reject(reason="reject")  # type: ignore[arg-type]
    assert caught.value.problem.suggestion == "rejected"


def test_parameters() -> None:
    """Parameters may be handed on, as Twilio has it."""
    reject = Reject(reason="busy", children=[Parameter(name="cause", value="17")])
    assert reject.to_xml(False) == (
        '<Reject reason="busy"><Parameter name="cause" value="17" /></Reject>'
    )
