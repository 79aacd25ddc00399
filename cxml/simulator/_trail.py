"""Documents that lead to each other: how many there may be, and how a circle of them is named."""

from __future__ import annotations

from collections import deque

from attrs import define, field

from ._choices import Choices
from ._errors import FailedError

_MOST_NAMED = 10


@define(eq=False)
class Trail:
    """The documents that a leg was given since anybody was waited for."""

    at_once: int = 0
    """How many, at this moment of the virtual clock."""
    unattended: int = 0
    """How many, since somebody outside did something."""
    _rests: int = 0
    """How often something was heard, or silence was, that takes time."""
    _seen: dict[str, int] = field(factory=dict[str, int])
    """The documents since somebody outside did something, and how often there was rest before."""
    _at: float = -1.0
    _act: int = -1
    _urls: deque[str] = field(factory=lambda: deque[str](maxlen=_MOST_NAMED))

    def attend(self) -> None:
        """Begin anew: somebody was waited for, and came."""
        self.at_once = self.unattended = 0

    def rest(self) -> None:
        """Let something take time."""
        self._rests += 1

    def leads_round(self, url: str, act: int, choices: Choices, *, is_free: bool) -> bool:
        """Tell whether documents lead round, and time passes in them.

        That may be meant, as where somebody holds the line until something changes. So it is no
        circle, and nothing to be run through either: whoever goes round waits until time is let
        pass.

        Args:
            url: the address of the next document.
            act: how often somebody outside did something.
            choices: how many there may be that were not given before.
            is_free: whether time is let pass from outside.

        """
        if act != self._act or is_free:
            self._seen.clear()
        many = self.unattended >= choices.red_05_most_unattended
        since = min(self._seen.values(), default=None) if many else self._seen.get(url)
        return since is not None and self._rests > since

    def go(self, url: str, now: float, act: int, choices: Choices, *, is_free: bool) -> None:
        """Go on to a document.

        Args:
            url: its address.
            now: the virtual time.
            act: how often somebody outside did something.
            choices: how many there may be.
            is_free: whether time is let pass from outside, so that it may go on and on.

        Raises:
            FailedError: there were too many.

        """
        self.at_once = 1 if now != self._at else self.at_once + 1
        self.unattended = 1 if act != self._act or is_free else self.unattended + 1
        self._at, self._act = now, act
        self._seen[url] = self._rests
        self._urls.append(url)
        if (
            self.at_once > choices.red_05_most_documents
            or self.unattended > choices.red_05_most_unattended
        ):
            raise FailedError(None, f"documents lead to each other without an end: {self.named()}")

    def named(self, *following: str) -> str:
        """Name the circle, or else the last of the documents, and what follows them."""
        *before, last = [*self._urls, *following][-_MOST_NAMED:]
        if last in before:
            before = before[len(before) - 1 - before[::-1].index(last) :]
        return " -> ".join([*before, last])
