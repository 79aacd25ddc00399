"""What somebody got, compared with what a test expects, in order."""

from __future__ import annotations

import re
from collections.abc import Callable

from ._asker import Asker
from ._given import text_given
from ._spoken import squeezed
from ._transcript import Heard, Line

Expected = str | re.Pattern[str] | Callable[[str], object]
"""A part of what is heard; or a pattern that is found in it; or what is true of it."""

SHOWS_ALL = "shows_all_of_cxml"
"""The attribute of an error that says whether all that happened at all is in its text."""
_LONGEST = 40
"""How much of a text is shown that was passed over."""


class Expectations:
    """What a party got so far, and how far a test has followed it."""

    def __init__(self, party: Asker, hear: str, heard: str) -> None:
        self._party, self._hear, self._heard = party, hear, heard
        self._next = 0
        self._offset = 0
        self._last = ""

    def follow(self, expected: Expected) -> str:
        """Expect that something comes next, and give it.

        Raises:
            UsageError: nothing can be compared with it.
            AssertionError: something else came, or nothing; it shows the transcript.

        """
        __tracebackhide__ = True  # what failed is the test's
        _expect_one(f"{self._hear}s", expected)
        for number in range(self._next, len(self._party.heard)):
            heard = self._party.heard[number]
            if self._finds(heard, number, expected):
                return heard.text
            is_begun = number == self._next and self._offset > 0
            if not (heard.is_marker or is_begun or heard.text == self._last):
                rest = f" next{self._later(number, expected)}"
                raise self._error(expected, f"did not {self._hear}", heard.line, rest)
        raise self._error(expected, f"did not {self._hear}", None, "")

    def refuse(self, expected: Expected) -> None:
        """Expect that something did not come so far.

        Raises:
            UsageError: nothing can be compared with it.
            AssertionError: it did; it shows the transcript.

        """
        __tracebackhide__ = True
        _expect_one(f"does_not_{self._hear}", expected)
        for heard in self._party.heard:
            if _found(heard.text, expected) is not None:
                raise self._error(expected, self._heard, heard.line, "")

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

    def _later(self, number: int, expected: Expected) -> str:
        """Say behind what something came all the same, which has to be expected before it."""
        passed: list[str] = []
        for heard in self._party.heard[number:]:
            if passed and _found(heard.text, expected) is not None:
                method = f"{self._hear}s"
                use = ", ".join(f"{method}({text})" for text in dict.fromkeys(passed))
                return f"; it was {self._heard} later, after {passed[-1]}: use {use} before"
            if not heard.is_marker:
                passed.append(_cut(heard.text))
        return ""

    def _error(self, expected: Expected, verb: str, mark: Line | None, rest: str) -> AssertionError:
        transcript = self._party.board.transcript
        lines = transcript.of(self._party, mark)
        error = AssertionError(f"{self._party.full_name} {verb} {_shown(expected)}{rest}\n{lines}")
        error.__cause__ = self._raised()
        vars(error)[SHOWS_ALL] = transcript.is_all_of(self._party)
        return error

    def _raised(self) -> Exception | None:
        """Give what the application raised last in a request of this call."""
        requests = [each for each in self._party.board.requests if each.party is self._party]
        return next((each.raised for each in reversed(requests) if each.raised), None)


def _expect_one(method: str, expected: object) -> None:
    """Refuse what nothing can be compared with.

    Raises:
        UsageError: it is neither a text, a pattern nor a function.

    """
    __tracebackhide__ = True
    if not isinstance(expected, re.Pattern) and not callable(expected):
        text_given(method, expected, f'{method}("{{}}")', "text, a pattern or a function")


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


def _cut(text: str) -> str:
    """Give enough of a text to expect it, in quotes."""
    return repr(text if len(text) <= _LONGEST else text[:_LONGEST])


def _shown(expected: Expected) -> str:
    if isinstance(expected, re.Pattern):
        return f"what matches {expected.pattern!r}"
    if callable(expected):
        return f"what {getattr(expected, '__name__', 'the function')} is looking for"
    return repr(expected)
