"""What is reported of a leg that is dialled: it is placed, rings, was answered, and is over."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from ..callbacks import CallbackSource, CallState, CallStatus, HangupDirection
from ._delivery import report
from ._leg import Leg
from ._steps import Ask

_NUMBERS = {
    CallState.INITIATED: 0,
    CallState.RINGING: 1,
    CallState.ANSWERED: 2,
    CallState.IN_PROGRESS: 2,
}
_LAST = 3
"""Each of the four events has a number, whether it is asked for or not."""


@frozen(kw_only=True)
class Progress:
    """Where the progress of a leg is reported, and which steps."""

    url: str | None = None
    method: str = "POST"
    events: tuple[str, ...] = ()

    def initiated(self, leg: Leg) -> None:
        """Say that it is being placed."""
        self._report(leg, "initiated", CallState.INITIATED)

    def ringing(self, leg: Leg) -> None:
        """Say that it rings."""
        self._report(leg, "ringing", CallState.RINGING)

    def answered(self, leg: Leg) -> None:
        """Say that it was answered: SignalWire does so twice."""
        if not leg.board.choices.is_twilio:
            self._report(leg, "answered", CallState.ANSWERED)
        self._report(leg, "answered", CallState.IN_PROGRESS)

    def completed(self, leg: Leg) -> None:
        """Say how it ended."""
        ended: dict[str, Any] = {"call_duration": leg.seconds}
        if not leg.board.choices.is_twilio:
            side = HangupDirection.INBOUND if leg.hung_up else HangupDirection.OUTBOUND
            ended |= {"hangup_by": leg.to if leg.hung_up else leg.from_, "hangup_direction": side}
        self._report(leg, "completed", leg.status, **ended)

    def _report(self, leg: Leg, event: str, state: CallState, **fields: Any) -> None:
        if self.url is None or event not in self.events:
            return
        said = CallStatus(
            **{**leg.standard(), "call_status": state},
            callback_source=CallbackSource.CALL_PROGRESS_EVENTS,
            timestamp=leg.board.time(),
            sequence_number=_NUMBERS.get(state, _LAST),
            **fields,
        )
        report(leg, Ask(url=self.url, method=self.method, callback=said))


NO_PROGRESS = Progress()
"""Of legs that nobody wants to know of."""
