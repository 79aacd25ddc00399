"""Who makes the requests of a world, and lets it go on: the only part that waits for anybody."""

from __future__ import annotations

import threading
from collections.abc import Callable, Coroutine
from typing import Any

from ..errors import misused
from ..testing._answer import Answer
from ..testing._request import Request as Outgoing
from ._board import Board
from ._doors import Door
from ._errors import CircleError
from ._given import seconds_given
from ._hung import placed

Action = Callable[[], object]
Later = Coroutine[Any, Any, None]
"""What has to be awaited."""


class Turns:
    """Whose turn it is: what is done from inside of a request is done when that has ended."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.is_running: bool = False
        self.waiting: list[Action] = []
        self._thread = threading.get_ident()

    def refuse_threads(self) -> None:
        """Refuse to be used from elsewhere.

        Raises:
            UsageError: this is another thread than the one that made the world.

        """
        if threading.get_ident() != self._thread:
            raise misused("a simulated platform belongs to the thread that made it")

    def put_off(self, action: Action, *, begins: bool) -> None:
        """Take what is done while a request is being made."""
        if begins:
            action()
        else:
            self.waiting.append(action)

    def begin(self, action: Action, seconds: float) -> None:
        """Do something, and let time pass for it."""
        world = self.board.world
        self.board.acts += 1
        world.until = round(world.now + seconds, 3)
        self.is_running = True
        action()

    def end(self) -> None:
        """Say which documents had no end.

        Raises:
            CircleError: there are some.

        """
        circles, self.board.circles = self.board.circles, []
        if circles:
            raise CircleError("\n".join([*circles, str(self.board.transcript)]))

    def catch_up(self) -> bool:
        """Do what was put off during a request; tell whether there was something."""
        has_some = bool(self.waiting)
        while self.waiting:  # what one raises leaves the others
            self.waiting.pop(0)()
        return has_some


class Driver:
    """Makes the requests one after the other, as they come."""

    def __init__(self, board: Board, door: Door) -> None:
        self.turns: Turns = Turns(board)
        self.door = door

    def act(self, action: Action, seconds: float = 0.0, *, begins: bool = False) -> None:
        """Do something from outside, and let the world go on until it waits for somebody.

        Args:
            action: what is done.
            seconds: how much time is let pass.
            begins: whether it only begins something new, so that it need not wait for the end of
                a request that is being made.

        Raises:
            UsageError: so much time cannot pass.

        """
        seconds_given(seconds)
        self.turns.refuse_threads()
        if self.turns.is_running:
            self.turns.put_off(action, begins=begins)
            return
        try:
            self.turns.begin(action, seconds)
            self._settle()
        finally:
            self.turns.is_running = False
        self.turns.end()

    def _settle(self) -> None:
        world = self.turns.board.world
        is_still = False
        while not is_still:
            fetch = world.next_fetch()
            if fetch is not None:
                world.answered(fetch, self._answer(fetch.outgoing))
            is_still = not self.turns.catch_up() and fetch is None

    def _answer(self, outgoing: Outgoing) -> Answer | Exception:
        self.door.open()  # what goes wrong there is no answer, and stops the test
        try:
            return self.door.ask(outgoing)
        except Exception as error:  # whatever an application does, the call goes on
            return placed(error)
