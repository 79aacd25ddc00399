"""The world of one test: a clock, and runs that take turns; nothing in it sleeps, or knows HTTP.

Whoever drives it asks for the next request, makes it, and tells the answer, until there is none.
Time moves from one wake-up to the next: as far as the driver lets it, and beyond that as long as
somebody is being spoken to. Meanwhile it stands still for all who wait patiently: what they have
left of a timeout is as much afterwards as before.
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
    is_done: bool = False
    stood_still: float = 0.0
    """For how many seconds of the clock no time passed for it."""
    rests_since: float | None = None
    """What :attr:`World.run_through` was when it began to wait patiently, if it does."""
    token: int = 0
    """Counts the times that it was woken; a wake-up that was set before is none any more."""


Timer = tuple[float, int, int, Task]
"""When it is due, a number that decides between two, the token of then, and who wakes."""


def whole_seconds(begin: float, end: float) -> int:
    """Give the whole seconds that passed from one time of the clock to another.

    Times have three places; what is cut off is what is left beyond whole seconds of those, not the
    last bit of a difference that has none, as 4.4 - 0.4 is a little less than 4.
    """
    return int(round(end - begin, 3))


def _nobody(_: Key | Speech) -> None:
    """Take it that nobody minds."""


class World:
    """The clock, and all runs."""

    def __init__(self) -> None:
        self.now: float = 0.0
        self.until: float = 0.0
        """As far as the driver lets time pass."""
        self.run_through: float = 0.0
        """How many seconds passed for those alone who were spoken to."""
        self._serial = count()
        self._busy: list[Timer] = []
        """Who wakes by themselves, and moves the clock for that."""
        self._by_clock: list[Timer] = []
        """Who wakes when the clock has come there, whoever moved it."""
        self._patient: list[Timer] = []
        """Who wakes when time is moved, by the clock without what was run through."""
        self._ready: deque[Task] = deque()
        self._fetches: deque[Fetch] = deque()
        self._current: Task | None = None

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

    @property
    def current(self) -> Task:
        """The run that goes on; whoever asks is in one."""
        assert self._current is not None  # noqa: S101 - as it is said
        return self._current

    @property
    def own_time(self) -> float:
        """The clock of the run that goes on: without the seconds in which it stood still.

        Whoever waits until some time has passed, and looks again in between, goes by this.
        """
        return round(self.now - (self._current.stood_still if self._current else 0.0), 3)

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
        timer = self._next_by_itself()
        return timer and timer[0]

    @property
    def wakes_at_limit(self) -> bool:
        """Whether that is when a call has lasted as long as it may."""
        timer = self._next_by_itself()
        step = timer and timer[3].waiting
        return isinstance(step, Sleep | Listen) and step.is_limit

    # Inside

    def _next_by_itself(self) -> Timer | None:
        heads = (_first(self._busy), _first(self._by_clock), self._first_patient())
        return min((timer for timer in heads if timer), default=None)

    def _move(self) -> bool:
        """Let time pass until the next one wakes; tell whether one did."""
        passed_for_all = max(self.now, self.until)
        timer = self._next_timer(passed_for_all)
        if timer is None:
            self.now = passed_for_all
            return False
        at, _, _, task = timer
        self.run_through = round(self.run_through + max(0.0, at - passed_for_all), 3)
        self.now = max(self.now, at)
        self._wake(task)
        return True

    def _next_timer(self, passed_for_all: float) -> Timer | None:
        """Give who wakes next, if time passes for all as far as that, and else for the busy."""
        busy, by_clock, patient = _first(self._busy), _first(self._by_clock), self._first_patient()
        moved_to = passed_for_all if busy is None else max(passed_for_all, busy[0])
        timers = [busy] if busy else []
        if by_clock and by_clock[0] <= moved_to:
            timers.append(by_clock)
        if patient and patient[0] <= passed_for_all:
            timers.append(patient)
        return min(timers, default=None)

    def _first_patient(self) -> Timer | None:
        """Give who wakes first when time is moved, and when that is by the clock."""
        timer = _first(self._patient)
        return timer and (round(timer[0] + self.run_through, 3), *timer[1:])

    def _wake(self, task: Task) -> None:
        task.token += 1
        if task.rests_since is not None:
            task.stood_still += self.run_through - task.rests_since
            task.rests_since = None
        if not task.is_ready:
            task.is_ready = True
            self._ready.append(task)

    def _resume(self, task: Task) -> None:
        step, task.waiting, task.is_ready = task.waiting, None, False
        answer, task.answer = task.answer, None
        before, self._current = self._current, task  # a run may begin another
        try:
            if task.interruptions:
                self._suspend(task, task.steps.send(task.interruptions.popleft()))
            elif isinstance(step, Listen) and task.inbox:
                self._suspend(task, task.steps.send(task.inbox.popleft()))
            else:
                self._suspend(task, task.steps.send(answer))
        except StopIteration:
            task.is_done = True
        finally:
            self._current = before

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
        self._set_timer(task, step)

    def _set_timer(self, task: Task, step: Sleep | Listen) -> None:
        """Remember when a run wakes by itself, and by what clock."""
        timers, begin = self._busy, self.now
        if isinstance(step, Sleep) and step.is_by_clock:
            timers = self._by_clock
        elif not step.is_busy:
            task.rests_since = self.run_through
            timers, begin = self._patient, self.now - self.run_through
        if step.seconds is not None:
            at = round(begin + min(step.seconds, _LONGEST), 3)
            heappush(timers, (at, next(self._serial), task.token, task))

    def _lose(self, task: Task) -> None:
        """Drop the keys and words that nobody listens to any more."""
        lost = [each for each in task.inbox if isinstance(each, Key | Speech)]
        for each in lost:
            task.inbox.remove(each)
            task.on_lost(each)


def _first(timers: list[Timer]) -> Timer | None:
    """Give who wakes first; timers of those who were woken meanwhile are dropped."""
    while timers and timers[0][2] != timers[0][3].token:
        heappop(timers)
    return timers[0] if timers else None
