"""The body of an answer, which an application may go on with for ever."""

from __future__ import annotations

from time import monotonic

from ._answer import MOST_BYTES

MOST_EMPTY = 10_000
"""As many pieces without a byte are waited for."""
SECONDS = 60.0
"""As long, of the clock on the wall, an answer is waited for."""


class NoAnswerError(TimeoutError):
    """An application did not answer in time: nothing that it raised itself."""


class Body:
    """What has been read of an answer."""

    def __init__(self) -> None:
        self._read = bytearray()
        self._empty = 0
        self._end = monotonic() + SECONDS
        self.is_endless = False
        """Whether it comes to nothing: pieces without a byte, or one now and then."""

    @property
    def is_cut(self) -> bool:
        """Whether nobody reads on."""
        return self.is_endless or len(self._read) > MOST_BYTES

    def take(self, piece: bytes) -> None:
        """Take a piece.

        Raises:
            ConnectionError: nobody reads on.

        """
        self._read += piece
        self._empty += not piece
        self.is_endless |= self._empty > MOST_EMPTY or monotonic() > self._end
        if self.is_cut:
            raise ConnectionError("nobody reads what has no end")

    def whole(self) -> bytes:
        """Give what was read.

        Raises:
            NoAnswerError: it had no end.

        """
        if self.is_endless:
            raise NoAnswerError("its answer has no end")
        return bytes(self._read)
