"""What can be seen of a call, and compared with what a test expects."""

from __future__ import annotations

import re
from collections.abc import Callable

from .._tree.element import Element
from ..callbacks import CallState
from ..voice.response import VoiceResponse
from ._leg import Leg
from ._spoken import squeezed
from ._transcript import Heard, Line

Expected = str | re.Pattern[str] | Callable[[str], object]
"""A part of what is heard; or a pattern that is found in it; or what is true of it."""


class SeenCall:
    """A call, as far as it can be looked at."""

    def __init__(self, leg: Leg) -> None:
        self._leg = leg
        self._next = 0
        self._offset = 0
        self._last = ""

    @property
    def sid(self) -> str:
        """Its id: ``CallSid`` in requests."""
        return self._leg.sid

    @property
    def from_(self) -> str:
        """Who calls."""
        return self._leg.from_

    @property
    def to(self) -> str:
        """Who is called."""
        return self._leg.to

    @property
    def status(self) -> CallState:
        """Where it is: ``CallStatus`` in requests."""
        return self._leg.status

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        return self._leg.is_over

    @property
    def heard(self) -> list[str]:
        """All that was heard so far: texts, addresses of files, and sounds such as ``<beep>``."""
        return [each.text for each in self._leg.heard]

    @property
    def verb(self) -> Element | None:
        """The verb that it is in, or was in when it ended."""
        return self._leg.verb

    @property
    def document(self) -> VoiceResponse | None:
        """The document that is run."""
        return self._leg.page.root if self._leg.page else None

    @property
    def url(self) -> str:
        """Where that document came from; empty if there is none."""
        return self._leg.page.url if self._leg.page else ""

    @property
    def transcript(self) -> str:
        """What happened, line by line, with virtual times."""
        return self._leg.board.transcript.of(self._leg)

    def hears(self, expected: Expected) -> str:
        """Expect that something is heard next, and give it.

        What was heard over and over counts once; sounds without words, such as ``<beep>``, are
        passed over unless they are what is expected.

        Args:
            expected: a part of it; runs of white space count as one space. Or a pattern, or a
                function that tells whether it is right.

        Raises:
            AssertionError: something else was heard, or nothing; it shows the transcript.

        """
        for number in range(self._next, len(self._leg.heard)):
            heard = self._leg.heard[number]
            if self._finds(heard, number, expected):
                return heard.text
            is_begun = number == self._next and self._offset > 0
            if not (heard.is_marker or is_begun or heard.text == self._last):
                raise self._error(expected, "did not hear", heard.line, " next")
        raise self._error(expected, "did not hear", None, "")

    def does_not_hear(self, expected: Expected) -> None:
        """Expect that something was not heard so far.

        Args:
            expected: as for :meth:`hears`.

        Raises:
            AssertionError: it was; it shows the transcript.

        """
        for heard in self._leg.heard:
            if _found(heard.text, expected) is not None:
                raise self._error(expected, "heard", heard.line, "")

    def _finds(self, heard: Heard, number: int, expected: Expected) -> bool:
        """Look into what was heard, behind what was found in it before, and remember the place."""
        begin = self._offset if number == self._next else 0
        end = _found(heard.text[begin:], expected)
        if end is None:
            return False
        self._next, self._offset, self._last = number, begin + end, heard.text
        if begin + end >= len(heard.text):
            self._next, self._offset = number + 1, 0
        return True

    def _error(self, expected: Expected, verb: str, mark: Line | None, rest: str) -> AssertionError:
        lines = self._leg.board.transcript.of(self._leg, mark)
        error = AssertionError(f"the caller {verb} {_shown(expected)}{rest}\n{lines}")
        error.__cause__ = self._raised()
        return error

    def _raised(self) -> Exception | None:
        """Give what the application raised last in a request of this call."""
        requests = [each for each in self._leg.board.requests if each.party is self._leg]
        return next((each.error for each in reversed(requests) if each.error), None)

    def __str__(self) -> str:
        return self.transcript

    def __repr__(self) -> str:
        return f"<call {self.from_} -> {self.to}: {self.status}>"


def _found(text: str, expected: Expected) -> int | None:
    """Give where in a text the expected ends, or ``None``."""
    if isinstance(expected, str):
        wanted = squeezed(expected)
        at = text.find(wanted)
        return None if at < 0 else at + len(wanted)
    if isinstance(expected, re.Pattern):
        found = expected.search(text)
        return None if found is None else found.end()
    return len(text) if expected(text) else None


def _shown(expected: Expected) -> str:
    if isinstance(expected, re.Pattern):
        return f"what matches {expected.pattern!r}"
    if callable(expected):
        return f"what {getattr(expected, '__name__', 'the function')} is looking for"
    return repr(expected)
