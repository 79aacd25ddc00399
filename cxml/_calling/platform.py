"""A platform that tells what the application raises."""

from __future__ import annotations

from collections.abc import Callable

from ..simulator import Call, Platform
from ..simulator._leg import Leg
from ..simulator._transcript import rendered
from ..testing._application import Application
from .raised import Raised, Watched
from .secrets import masked


class WatchingPlatform(Platform):
    """A platform for somebody who looks for what is wrong in an application."""

    def _open(self, found: Application) -> Callable[[Leg], Call]:
        self.raised: list[Raised] = []
        """What was raised, in order; each thing once."""
        self.told: Callable[[Raised], object] = repr
        """Told of it at once, where somebody is there for that."""
        made = super()._open(found)
        if found.doors is None:  # what runs elsewhere raises nothing here
            self._driver.door = Watched(
                door=self._driver.door, key=self._board.site.key, tell=self._keep
            )
        return made

    @property
    def key(self) -> str:
        """The key that signs, which nothing shows."""
        return self._board.site.key

    def clean(self, text: str) -> str:
        """Give a text of a call without what nobody may see."""
        return masked(text, self.key)

    def raise_unseen(self) -> None:
        """Raise nothing: all of it was told."""

    @property
    def happened(self) -> int:
        """How many lines the transcript has, if each stands there by itself."""
        return len(self._board.transcript.lines)

    def transcript_from(self, number: int) -> str:
        """Give the lines of the transcript from one on."""
        return rendered(self._board.transcript.lines[number:], with_names=True)

    def _keep(self, raised: Raised) -> None:
        if all(raised.lines != each.lines for each in self.raised):
            self.raised.append(raised)
            self.told(raised)
