"""The door to the application, as the page sees it: who is asked, how long it takes, what fails."""

from __future__ import annotations

from time import monotonic

from attrs import define, field, frozen

from ...simulator._doors import Door
from ...testing._answer import Answer
from ...testing._request import Request as Outgoing
from ..raised import Raised


@frozen
class Told:
    """What is known of one answer, beside it."""

    seconds: float
    """How long it took, of the clock on the wall."""
    raised: Raised | None
    """What was raised meanwhile."""


@define(eq=False)
class Gate:
    """A door that is watched while somebody goes through."""

    door: Door
    asked: tuple[str, float] | None = None
    """The request that is being made now, and since when; read by other threads."""
    raised: Raised | None = None
    """What was raised in the last request."""
    told: dict[int, tuple[object, Told]] = field(factory=dict[int, tuple[object, Told]])
    """By the identity of an answer, or of an exception in its place: what is known of it."""

    def open(self) -> None:
        """Start nothing yet: where that fails, it is the request that fails, and can be seen."""

    def ask(self, outgoing: Outgoing) -> Answer:
        """Make a request.

        Raises:
            RuntimeError: the application ended the program.

        """
        since = monotonic()
        self.asked, self.raised = (f"{outgoing.method} {outgoing.target}", since), None
        try:
            self.door.open()
            answer = self.door.ask(outgoing)
        except Exception as error:
            self._tell(error, since)
            raise
        except SystemExit as left:
            ended = RuntimeError(f"it ended the program: sys.exit({left.code!r})")
            self._tell(ended, since)
            raise ended from left
        finally:
            self.asked = None
        self._tell(answer, since)
        return answer

    def close(self) -> None:
        """Shut the application down, if it runs."""
        self.door.close()

    def of(self, answer: object) -> Told | None:
        """Give what is known of an answer; ``None`` if it is none of the application."""
        found = self.told.get(id(answer))
        return found and found[1]

    def _tell(self, answer: object, since: float) -> None:
        # The answer is kept, so that no other one has its identity.
        self.told[id(answer)] = answer, Told(monotonic() - since, self.raised)
