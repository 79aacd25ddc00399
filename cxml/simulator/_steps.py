"""What a run may yield to the world, what it may be woken with, and what may be thrown into it.

A verb is a generator: it yields steps, and whoever drives the world does them. So no verb knows
HTTP, or how time passes.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, TypeAlias, TypeVar

from attrs import define, field, frozen

from ..callbacks import Callback
from ..testing._answer import Answer
from ..testing._request import Request as Outgoing

T = TypeVar("T")


@frozen(kw_only=True)
class Ask:
    """A request that is to be made for a document."""

    url: str
    """The whole address; what follows a ``#`` is an instruction to the platform."""
    method: str = "POST"
    callback: Callback


@define(eq=False, kw_only=True)
class Fetch:
    """Make a request; the run goes on with the answer, or with the exception in its place."""

    outgoing: Outgoing
    task: Any = field(default=None, init=False)
    """Who waits for it."""


@frozen(kw_only=True)
class Sleep:
    """Let time pass; keys and words are lost meanwhile."""

    seconds: float | None
    """How long; ``None`` until something is thrown in."""
    is_busy: bool
    """Whether the world runs on by itself until it is over, instead of waiting for somebody."""
    is_by_clock: bool = False
    """Whether it also ends when time passes for others, who are spoken to."""
    is_limit: bool = False
    """Whether its end is that of a call which has lasted as long as it may."""


@frozen(kw_only=True)
class Listen:
    """Wait for an event; the run goes on with it, or with ``None`` when the time is up."""

    seconds: float | None
    is_busy: bool
    is_limit: bool = False
    """Whether the time is up when a call has lasted as long as it may."""


Step: TypeAlias = Fetch | Sleep | Listen
Steps: TypeAlias = Generator[Step, Any, T]
"""A run that gives a ``T`` in the end."""


class Event:
    """Something that a run is told."""


@frozen
class Key(Event):
    """A key was pressed."""

    key: str


@frozen
class Speech(Event):
    """Something was said."""

    text: str
    seconds: float


class Interruption(Exception):  # noqa: N818 - it is none
    """Thrown into a run, wherever it is."""


class Left(Interruption):
    """The party of the leg hung up."""


class Over(Interruption):
    """The platform ends the call."""


class Moved(Interruption):
    """The call was sent to another document from outside."""

    def __init__(self, ask: Ask) -> None:
        super().__init__(ask)
        self.ask = ask


def given(woken_with: T | Interruption) -> T:
    """Give what a run is woken with, or raise what it is interrupted with.

    Raises:
        Interruption: it is one.

    """
    # Not by the generator's throw: Python 3.11 tells who traces no beginning of what that ends, so
    # that coverage would lose the lines of whoever called.
    if isinstance(woken_with, Interruption):
        raise woken_with
    return woken_with


def sleep(seconds: float | None, *, is_patient: bool = False) -> Steps[None]:
    """Let time pass.

    Args:
        seconds: how long; ``None`` until something is thrown in.
        is_patient: whether time has to be moved for that, as while somebody waits.

    """
    given((yield Sleep(seconds=seconds, is_busy=not is_patient and seconds is not None)))


def last(seconds: float) -> Steps[None]:
    """Wait until a call has lasted as long as it may; time has to be moved for that."""
    given((yield Sleep(seconds=seconds, is_busy=False, is_limit=True)))


def lapse(seconds: float) -> Steps[None]:
    """Let time pass for the platform itself: by the clock, whoever it is that moves it."""
    given((yield Sleep(seconds=seconds, is_busy=False, is_by_clock=True)))


def listen(
    seconds: float | None = None, *, is_busy: bool = False, is_limit: bool = False
) -> Steps[Event | None]:
    """Wait for an event, and give it, or ``None`` when the time is up."""
    is_busy = is_busy and seconds is not None
    event: Event | None = given((yield Listen(seconds=seconds, is_busy=is_busy, is_limit=is_limit)))
    return event


def fetch(outgoing: Outgoing) -> Steps[Answer | Exception]:
    """Make a request."""
    answer: Answer | Exception = given((yield Fetch(outgoing=outgoing)))
    return answer
