"""The door to the application, as the page sees it: who is asked, how long it takes, what fails."""

from __future__ import annotations

from time import monotonic

from attrs import define, field, frozen

from ...simulator._alarm import give_up
from ...simulator._doors import Door
from ...testing._answer import Answer
from ...testing._body import patience
from ...testing._request import Request as Outgoing
from ..ending import said_of_end
from ..raised import Raised
from .turn import Turn


@frozen
class Asked:
    """A request that is being made."""

    number: int
    """Counts all that were made."""
    request: str
    """What the application is asked."""
    since: float
    """Since when, of the clock on the wall."""
    most: float
    """For how many seconds it is waited for at most."""


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
    turn: Turn = field(factory=Turn)
    """Left while somebody is behind the door, so that others may look."""
    asked: Asked | None = None
    """The request that is being made now; read by other threads."""
    count: int = 0
    given_up: int = 0
    """How many of them were."""
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
        self.count += 1
        request = f"{outgoing.method} {outgoing.target}"
        self.asked = Asked(self.count, request, since, patience(outgoing.seconds))
        self.raised = None
        try:
            with self.turn.left():
                self.door.open()
                answer = self.door.ask(outgoing)
        except Exception as error:
            self._tell(error, since)
            raise
        except KeyboardInterrupt:  # of whoever stops the page
            raise
        except BaseException as left:
            ended = RuntimeError(f"it ended the program: {said_of_end(left)}")
            self._tell(ended, since)
            raise ended from left
        finally:
            self.asked = None
        self._tell(answer, since)
        return answer

    def give_up(self, number: int) -> bool:
        """End a request that is being made, from another thread; tell whether that can be done.

        What goes on in another thread than the first is not ended; nobody waits for it then.
        """
        asked = self.asked
        is_given_up = asked is not None and asked.number == number and give_up()
        self.given_up += is_given_up
        return is_given_up

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
