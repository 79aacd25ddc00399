"""A fax of a test, and what became of it."""

from __future__ import annotations

from ..callbacks import FaxState
from ._faxes import Fax


class SentFax:
    """A fax that was sent to the number."""

    def __init__(self, fax: Fax) -> None:
        self._fax = fax

    @property
    def sid(self) -> str:
        """Its id: ``FaxSid`` in requests."""
        return self._fax.sid

    @property
    def status(self) -> FaxState | None:
        """How it stands: ``FaxStatus`` in requests; ``None`` if it was not taken."""
        return self._fax.state

    @property
    def transcript(self) -> str:
        """What happened, line by line, with virtual times."""
        return self._fax.board.transcript.of(self._fax)

    def __str__(self) -> str:
        return self.transcript

    def __repr__(self) -> str:
        state = self.status or "not taken"
        return f"<fax {self._fax.from_} -> {self._fax.to}: {state}>"
