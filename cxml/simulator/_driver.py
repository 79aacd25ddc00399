"""Who makes the requests of a world, and lets it go on: the only part that waits for anybody."""

from __future__ import annotations

import threading
from collections.abc import Callable

from ..errors import misused
from ..testing._answer import Answer
from ..testing._request import Request as Outgoing
from ._board import Board
from ._errors import CircleError

Door = Callable[[Outgoing], Answer]
"""Makes one request."""
Action = Callable[[], object]


class Turns:
    """Whose turn it is: what is done from inside of a request is done when that has ended."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.is_running = False
        self.waiting: list[Action] = []
        self._thread = threading.get_ident()

    def take(self, action: Action) -> bool:
        """Do something, or later if a request is being made; tell whether the world may go on.

        Raises:
            UsageError: this is another thread than the one that made the world.

        """
        if threading.get_ident() != self._thread:
            raise misused("a simulated platform belongs to the thread that made it")
        if self.is_running:
            self.waiting.append(action)
            return False
        self.board.acts += 1
        action()
        return True

    def catch_up(self) -> bool:
        """Do what was put off during a request; tell whether there was something."""
        waiting, self.waiting = self.waiting, []
        for action in waiting:
            action()
        return bool(waiting)

    def refuse_circles(self) -> None:
        """Say which documents had no end.

        Raises:
            CircleError: there are some.

        """
        circles, self.board.circles = self.board.circles, []
        if circles:
            raise CircleError("\n".join([*circles, str(self.board.transcript)]))


class Driver:
    """Makes the requests one after the other, as they come."""

    def __init__(self, board: Board, door: Door) -> None:
        self.turns = Turns(board)
        self._door = door

    def act(self, action: Action, seconds: float = 0.0) -> None:
        """Do something from outside, and let the world go on until it waits for somebody.

        Args:
            action: what is done.
            seconds: how much time is let pass.

        """
        world = self.turns.board.world
        if not self.turns.take(action):
            return
        world.until = world.now + seconds
        self.turns.is_running = True
        try:
            self._settle()
        finally:
            self.turns.is_running = False
        self.turns.refuse_circles()

    def _settle(self) -> None:
        world = self.turns.board.world
        is_still = False
        while not is_still:
            fetch = world.next_fetch()
            if fetch is not None:
                world.answered(fetch, self._answer(fetch.outgoing))
            is_still = not self.turns.catch_up() and fetch is None

    def _answer(self, outgoing: Outgoing) -> Answer | Exception:
        try:
            return self._door(outgoing)
        except Exception as error:  # whatever an application does, the call goes on
            return error
