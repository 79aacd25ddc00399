"""The world of one test: a clock, and runs that take turns; nothing in it sleeps, or knows HTTP.

Whoever drives it asks for the next request, makes it, and tells the answer, until there is none.
Time moves from one wake-up to the next: as long as somebody is being spoken to, and else only as
far as the driver lets it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from heapq import heappop, heappush
from itertools import count

from attrs import define, field

from ..testing._answer import Answer
from ._steps import Event, Fetch, Interruption, Key, Listen, Sleep, Speech, Step, Steps

_LONGEST = 86_400.0
"""The most seconds that anything waits at once: no call lasts longer than a day."""


@define(eq=False)
class Task:
    """One run, as the world keeps it."""

    steps: Steps[None]
    on_lost: Callable[[Key | Speech], object]
    """Told of the keys and words that nobody listened to."""
    inbox: deque[Event] = field(factory=deque[Event])
    interruptions: deque[Interruption] = field(factory=deque[Interruption])
    waiting: Step | None = None
    answer: Answer | Exception | None = None
    is_ready: bool = False
    is_busy: bool = False
    is_done: bool = False
    token: int = 0
    """Counts the times that it was woken; a wake-up that was set before is none any more."""


def _nobody(_: Key | Speech) -> None:
    """Take it that nobody minds."""


class World:
    """The clock, and all runs."""

    def __init__(self) -> None:
        self.now: float = 0.0
        self.until: float = 0.0
        """As far as the driver lets time pass."""
        self._serial = count()
        self._timers: list[tuple[float, int, int, Task]] = []
        self._ready: deque[Task] = deque()
        self._fetches: deque[Fetch] = deque()
        self._busy = 0

    # For runs

    def start(
        self, steps: Steps[None], on_lost: Callable[[Key | Speech], object] = _nobody
    ) -> Task:
        """Begin a run: it goes as far as it can at once."""
        task = Task(steps, on_lost)
        self.begin(task)
        return task

    def begin(self, task: Task) -> None:
        """Begin a run that was made before."""
        self._resume(task)

    def post(self, task: Task, event: Event) -> None:
        """Tell a run something."""
        if isinstance(task.waiting, Sleep) and isinstance(event, Key | Speech):
            task.on_lost(event)
            return
        task.inbox.append(event)
        if isinstance(task.waiting, Listen):
            self._wake(task)

    def interrupt(self, task: Task, interruption: Interruption) -> None:
        """Throw something into a run; one that waits for an answer gets it after that."""
        task.interruptions.append(interruption)
        if isinstance(task.waiting, Sleep | Listen):
            self._wake(task)

    # For drivers

    def next_fetch(self) -> Fetch | None:
        """Let everybody go on who can, and give the next request, or ``None`` if all is still."""
        while True:
            if self._ready:
                self._resume(self._ready.popleft())
            elif self._fetches:
                return self._fetches.popleft()
            elif not self._move():
                return None

    def answered(self, fetch: Fetch, answer: Answer | Exception) -> None:
        """Tell what was answered to a request."""
        task: Task = fetch.task
        task.answer = answer
        self._wake(task)

    @property
    def wakes_at(self) -> float | None:
        """When somebody wakes by themselves next; ``None`` if nobody does."""
        while self._timers and self._timers[0][2] != self._timers[0][3].token:
            heappop(self._timers)
        return self._timers[0][0] if self._timers else None

    # Inside

    def _move(self) -> bool:
        """Let time pass until the next one wakes; tell whether one did."""
        while self._timers:
            at, _, token, task = self._timers[0]
            if token == task.token and not (self._busy or at <= max(self.now, self.until)):
                break
            heappop(self._timers)
            if token == task.token:
                self.now = at
                self._wake(task)
                return True
        self.now = max(self.now, self.until)
        return False

    def _wake(self, task: Task) -> None:
        task.token += 1
        self._busy -= task.is_busy
        task.is_busy = False
        if not task.is_ready:
            task.is_ready = True
            self._ready.append(task)

    def _resume(self, task: Task) -> None:
        step, task.waiting, task.is_ready = task.waiting, None, False
        answer, task.answer = task.answer, None
        try:
            if task.interruptions:
                self._suspend(task, task.steps.throw(task.interruptions.popleft()))
            elif isinstance(step, Listen) and task.inbox:
                self._suspend(task, task.steps.send(task.inbox.popleft()))
            else:
                self._suspend(task, task.steps.send(answer))
        except StopIteration:
            task.is_done = True

    def _suspend(self, task: Task, step: Step) -> None:
        task.waiting = step
        if isinstance(step, Fetch):
            step.task = task
            self._fetches.append(step)
            return
        if isinstance(step, Sleep):
            self._lose(task)
        if task.interruptions or (isinstance(step, Listen) and task.inbox):
            self._wake(task)
            return
        if step.seconds is not None:
            at = round(self.now + min(step.seconds, _LONGEST), 3)
            heappush(self._timers, (at, next(self._serial), task.token, task))
        task.is_busy = step.is_busy
        self._busy += step.is_busy

    def _lose(self, task: Task) -> None:
        """Drop the keys and words that nobody listens to any more."""
        lost = [each for each in task.inbox if isinstance(each, Key | Speech)]
        for each in lost:
            task.inbox.remove(each)
            task.on_lost(each)
