"""Requests that are held back: they are on their way until somebody lets them go."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field, frozen

from ..testing._answer import Answer
from ._board import Board
from ._faults import seconds_for
from ._request import Request
from ._steps import Interruption, Steps, lapse, sleep
from ._world import Task


class LetGo(Interruption):
    """A request that was held back is made now, unless somebody answers in its place."""

    def __init__(self, answer: Answer | None) -> None:
        super().__init__(answer)
        self.answer = answer


@frozen
class Kept:
    """What is held back: where it goes, and who makes it."""

    url: str
    task: Task


@define(eq=False)
class Holding:
    """What is held back in one world.

    A party whose document is held back waits for it as long as the platform waits for an answer,
    with the clock that others move. A report is held back without an end, as nothing waits for it.
    """

    board: Board
    urls: dict[str, None] = field(factory=dict[str, None])
    """The addresses whose requests are held back from now on, in order."""
    holds_all: bool = False
    """Whether all requests are held back from now on."""
    kept: dict[Request, Kept] = field(factory=dict[Request, Kept])
    """The requests that are held back now, in order."""

    def pause(self, request: Request, url: str) -> Steps[Answer | Exception | None]:
        """Hold a request back, if it is one of those; give what is answered in its place, if so.

        Args:
            request: the request.
            url: where it goes, as HTTP may have led it on.

        """
        if not (self.holds_all or url in self.urls):
            return None
        self.kept[request] = Kept(url, self.board.world.current)
        shown = url.removeprefix(self.board.site.base) or "/"
        self.board.note(request.party, f"{request.method} {shown} {request.summary} is held back")
        try:
            return (yield from self._wait(request))
        except LetGo as said:
            if said.answer is not None:
                request.faults.append(said.answer)
            return said.answer
        except Interruption:
            request.problem = "it was held back until nobody waited for it any more"
            raise
        finally:
            del self.kept[request]

    def _wait(self, request: Request) -> Steps[Exception]:
        while request.is_report:
            yield from sleep(None)
        limit = seconds_for(request.url, self.board.choices)
        yield from lapse(limit)
        error = TimeoutError(f"it was held back for {limit:g} s")
        request.faults.append(error)
        return error

    def let_go(self, requests: Iterable[Request], answer: Answer | None = None) -> None:
        """Make requests that were held back, or answer them in the application's place."""
        for each in [*requests]:
            self.board.world.interrupt(self.kept[each].task, LetGo(answer))
