"""A request that the platform made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar
from urllib.parse import urlsplit

from attrs import define, field

from .. import callbacks
from .._text.wording import shown
from ..callbacks import Callback
from ..errors import misused
from ..testing._answer import Answer
from ._transcript import Party

C = TypeVar("C", bound=Callback)
_TELLING = (
    "event",
    "stream_event",
    "recording_status",
    "queue_result",
    "dial_call_status",
    "refer_call_status",
    "sms_status",
    "call_status",
)
"""The fields that say in a word what happened; the first that was sent counts."""


@define(eq=False, kw_only=True)
class Request:
    """One request: what was sent, and what was answered."""

    at: float
    """When, in seconds of the virtual clock."""
    method: str
    url: str
    """The address, as the document has it, resolved."""
    callback: Callback
    """What was sent, typed."""
    party: Party | None = field(default=None, repr=False)
    """The call that it was made for."""
    is_report: bool = False
    """Whether it only tells something, and no document is wanted."""
    answers: list[Answer | Exception] = field(factory=list[Answer | Exception], repr=False)
    """What was answered to each attempt; what the application raised stands there as it is."""
    faults: list[Answer | Exception] = field(factory=list[Answer | Exception], repr=False)
    """Those of them that came in place of the application's, as a test wanted with ``delivers``."""
    problem: str = ""
    """Why the answer could not be used."""

    @property
    def kind(self) -> str:
        """The name of its callback's class."""
        return type(self.callback).__name__

    @property
    def summary(self) -> str:
        """Its kind, and what happened, in a few words."""
        said = vars(self.callback)  # what was not said is not in it
        return " ".join([self.kind, *(str(said[name]) for name in _TELLING if name in said)][:2])

    @property
    def form(self) -> tuple[tuple[str, str], ...]:
        """The parameters, as they were sent."""
        return self.callback.to_form()

    @property
    def attempts(self) -> int:
        """How often it was made."""
        return len(self.answers)

    @property
    def answer(self) -> Answer | None:
        """The last answer; ``None`` if there is none."""
        last = self.answers[-1] if self.answers else None
        return last if isinstance(last, Answer) else None

    @property
    def error(self) -> Exception | None:
        """What came instead of the last answer: what the application raised, or a fault."""
        last = self.answers[-1] if self.answers else None
        return last if isinstance(last, Exception) else None

    @property
    def raised(self) -> Exception | None:
        """What the application raised in the last attempt; no fault that a test wanted.

        Also where Flask or Django has made an answer of it, a 500.
        """
        if self.error is None:
            return self.answer.cause if self.answer else None
        return None if self.is_in_place else self.error

    @property
    def is_in_place(self) -> bool:
        """Whether the last answer is none of the application: another came in its place."""
        last = self.answers[-1] if self.answers else None
        return any(last is each for each in self.faults)

    @property
    def answered(self) -> str:
        """Say what was answered, such as ``answered 500``, and whether by the application."""
        return f"answered {self.said_status}"

    @property
    def said_status(self) -> str:
        """Say the status of the last answer, and whether the application answered."""
        status = "nothing" if self.answer is None else self.answer.status
        return f"{status}{' in its place' if self.is_in_place else ''}"


class Requests(list[Request]):
    """All requests, in the order in which they were first made."""

    def of(self, kind: type[C]) -> list[C]:
        """Give what was sent of one class of callbacks.

        Raises:
            UsageError: it is none.

        """
        _expect_callback(kind)
        return [each.callback for each in self if isinstance(each.callback, kind)]

    def to(self, path: str) -> list[Request]:
        """Give the requests to a path, such as ``/menu``."""
        return [each for each in self if is_to(each.url, path)]

    def last(self, path: str) -> Request:
        """Give the last request to a path.

        Raises:
            AssertionError: there is none.

        """
        __tracebackhide__ = True  # pytest shows the line of the test
        found = self.to(path)
        if not found:
            asked = ", ".join(dict.fromkeys(self._paths())) or "nothing"
            raise AssertionError(f"{path} was not asked; what was: {asked}")
        return found[-1]

    def _paths(self) -> Iterator[str]:
        return (_path_of(each.url) for each in self)


def _expect_callback(kind: object) -> None:
    given = shown(kind)
    if isinstance(kind, type) and issubclass(kind, Callback):
        return
    is_name = isinstance(kind, str) and isinstance(getattr(callbacks, kind, None), type)
    hint = f": write requests.of({kind})" if is_name else ", such as VoiceRequest"
    raise misused(f"requests.of takes a class of cxml.callbacks, not {given}{hint}")


def is_to(url: str, path: str) -> bool:
    """Whether an address has a path, or is the whole of it."""
    return path in (_path_of(url), url)


def _path_of(url: str) -> str:
    return urlsplit(url).path
