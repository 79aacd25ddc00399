"""The body of an answer, which an application may go on with for ever."""

from __future__ import annotations

from time import monotonic

from ._answer import MOST_BYTES

MOST_EMPTY = 10_000
"""As many pieces without a byte are waited for."""
SECONDS = 60.0
"""As long, of the clock on the wall, an answer is waited for, where nobody says how long."""


def patience(seconds: float | None) -> float:
    """Give how long an answer is waited for."""
    return SECONDS if seconds is None else seconds


class NoAnswerError(TimeoutError):
    """An application did not answer in time: nothing that it raised itself."""


class Body:
    """What has been read of an answer."""

    def __init__(self, seconds: float | None = None) -> None:
        self._read = bytearray()
        self._empty = 0
        self._seconds = patience(seconds)
        self._end = monotonic() + self._seconds
        self._problem = ""
        """Why it comes to nothing: pieces without a byte, or one now and then."""

    @property
    def is_cut(self) -> bool:
        """Whether nobody reads on."""
        return bool(self._problem) or len(self._read) > MOST_BYTES

    def take(self, piece: bytes) -> None:
        """Take a piece.

        Raises:
            ConnectionError: nobody reads on.

        """
        self._read += piece
        self._empty += not piece
        if monotonic() > self._end:
            self._problem = f"its answer was not over within {self._seconds:g} s"
        elif self._empty > MOST_EMPTY:
            self._problem = "its answer has no end"
        if self.is_cut:
            raise ConnectionError("nobody reads what has no end")

    def whole(self) -> bytes:
        """Give what was read.

        Raises:
            NoAnswerError: it had no end, or came too late.

        """
        if self._problem:
            raise NoAnswerError(self._problem)
        return bytes(self._read)
