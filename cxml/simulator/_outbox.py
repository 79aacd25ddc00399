"""Texts that documents sent: by ``<Sms>`` in a call, by ``<Message>`` or ``<Sms>`` in an answer."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen

from ._board import Board
from ._transcript import Party


@frozen(kw_only=True)
class SentText:
    """A text that a document sent."""

    sid: str
    """Its id: ``SmsSid``, or ``MessageSid``, in requests."""
    from_: str
    """The number that it is sent from."""
    to: str
    """The number that it is sent to."""
    body: str
    """What it says."""
    media: Sequence[str] = field(default=(), converter=tuple[str, ...])
    """The addresses of files that come with it."""
    is_sent: bool = True
    """``False`` for one that is too long to be sent."""
    at: float
    """When it was sent, in seconds of the virtual clock."""


class Outbox:
    """All texts that were sent in one world, each with the call or the message that it is of."""

    def __init__(self, _board: Board) -> None:
        self._all: list[tuple[Party, SentText]] = []

    def add(self, party: Party, text: SentText) -> None:
        """Keep one."""
        self._all.append((party, text))

    def of(self, party: Party | None = None) -> list[SentText]:
        """Give those of a call or of a message, or all, in the order in which they were sent."""
        return [text for owner, text in self._all if party is None or owner is party]
