"""A message of a test, and what was answered to it."""

from __future__ import annotations

from ._expect import Expectations, Expected
from ._outbox import Outbox, SentText
from ._texts import Text


class TextMessage:
    """A message that was written to the number."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._expectations = Expectations(text, "get", "got")

    @property
    def sid(self) -> str:
        """Its id: ``MessageSid`` in requests."""
        return self._text.sid

    @property
    def replies(self) -> list[str]:
        """All that whoever wrote it got so far: texts, and addresses of files."""
        return [each.text for each in self._text.heard]

    @property
    def texts(self) -> list[SentText]:
        """The texts that the answers to it sent, to whoever wrote it and to others."""
        return self._text.board.part(Outbox).of(self._text)

    @property
    def transcript(self) -> str:
        """What happened, line by line, with virtual times."""
        return self._text.board.transcript.of(self._text)

    def gets(self, expected: Expected) -> str:
        """Expect that something is answered next, and give it.

        Args:
            expected: a part of it; runs of white space count as one space. Or a pattern, or a
                function that tells whether it is right.

        Raises:
            AssertionError: something else was answered, or nothing; it shows the transcript.

        """
        __tracebackhide__ = True  # pytest shows the line of the test
        return self._expectations.follow(expected)

    def does_not_get(self, expected: Expected) -> None:
        """Expect that something was not answered so far.

        Args:
            expected: as for :meth:`gets`.

        Raises:
            AssertionError: it was; it shows the transcript.

        """
        __tracebackhide__ = True  # pytest shows the line of the test
        self._expectations.refuse(expected)

    def __str__(self) -> str:
        return self.transcript

    def __repr__(self) -> str:
        text = self._text
        return f"<message {text.from_} -> {text.to}: {len(text.heard)} replies>"
