"""A recording: how long it is, and what is reported of it."""

from __future__ import annotations

from typing import Any

from attrs import define, field

from ..callbacks import RecordingSource, RecordingState, RecordingStatus
from ._run import Run


@define(eq=False, kw_only=True)
class Recording:
    """A recording of a leg, from its beginning on."""

    run: Run
    """The document that asked for it."""
    source: RecordingSource
    channels: int = 1
    kind: type[RecordingStatus] = RecordingStatus
    about: dict[str, Any] = field(factory=dict[str, Any])
    """What it is of, as reports say it; the call, if nothing else is said."""
    address: str | None
    """Where its states are reported, as the document has it."""
    method: str
    events: tuple[str, ...]
    sid: str = field(init=False)
    began_at: float = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.sid = self.run.board.sid("RE")
        self.began_at = self.run.board.world.now
        self._report(RecordingState.IN_PROGRESS, None)

    @property
    def url(self) -> str:
        """Where it can be fetched."""
        account = self.run.board.account_sid
        return f"https://recordings.example/{account}/{self.sid}"

    def finish(self, seconds: int) -> None:
        """End it; what becomes of it is reported when it has been processed.

        Args:
            seconds: how long it is; of nothing but silence, 0.

        """
        state = RecordingState.COMPLETED if seconds else RecordingState.ABSENT
        self._report(state, seconds, after=self.run.board.choices.rec_16_seconds)

    def _report(self, state: RecordingState, seconds: int | None, *, after: float = 0.0) -> None:
        wanted = RecordingState.COMPLETED if state is RecordingState.ABSENT else state
        if self.address is None or not {state, wanted} & {*self.events}:
            return
        said = self.kind(
            account_sid=self.run.board.account_sid,
            **(self.about or {"call_sid": self.run.leg.sid}),
            recording_sid=self.sid,
            recording_url=self.url,
            recording_status=state,
            recording_duration=seconds,
            recording_channels=self.channels,
            recording_source=self.source,
        )
        self.run.report(self.address, self.method, said, after=after)
