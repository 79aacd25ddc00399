"""What an application raised in a simulated call, also where its framework made a 500 of it."""

from __future__ import annotations

import traceback
from collections.abc import Callable

from attrs import define, field, frozen

from .._web.answer import RETURNED_BY
from ..errors import ConfigurationError
from ..simulator import SimulationError
from ..simulator._doors import Door
from ..simulator._hung import HungError
from ..simulator._places import line_of, noted, shown_file, waiting_place, written_in
from ..simulator._refusal import said_of, without_secrets
from ..testing._answer import Answer
from ..testing._body import NoAnswerError
from ..testing._request import Request as Outgoing

_SERVER_ERROR = 500
_LONGEST = 300
"""The most characters of a message that stand in its line."""


@frozen(eq=False, kw_only=True)
class Raised:
    """An exception, and the request that it ended."""

    request: str
    """The request, such as ``POST /voice``; without its parameters, which may be anybody's."""
    status: int | None
    """What was answered; ``None`` if it was let out."""
    error: Exception | None = field(repr=False)
    """``None`` where the framework said nothing of it."""
    key: str = field(repr=False)
    """What is never shown: the key that requests are signed with."""

    @property
    def lines(self) -> list[str]:
        """Say what was raised, and below that where."""
        if self.error is None:
            return [f"{self.request} answered {self.status}; the application shows no exception"]
        if isinstance(self.error, NoAnswerError):
            place = waiting_place(self.error)
            said = f"{self.request} did not answer: {self.error}"
            return [self._clean(each) for each in (said, *([f"  {place}"] if place else ()))]
        said = said_of(self.error, self.key)
        shown = f"{said[:_LONGEST]}..." if len(said) > _LONGEST else said
        lines = [f"{self.request} raised {shown}", f"  {_place(self.error)}"]
        return [self._clean(each) for each in lines]

    @property
    def whole(self) -> list[str]:
        """Give the whole traceback."""
        if self.error is None:
            return self.lines
        text = "".join(traceback.format_exception(self.error))
        return [self.lines[0], *self._clean(text).splitlines()]

    def _clean(self, text: str) -> str:
        return without_secrets(text, self.key)


def _place(error: BaseException) -> str:
    """Name the last place in what was not installed, or the view; else the last of all."""
    frames = traceback.extract_tb(error.__traceback__)
    written = written_in(frames)
    if view := noted(error, RETURNED_BY):
        return shown_file(view)
    return line_of((written or frames)[-1])


@define(eq=False, kw_only=True)
class Watched:
    """The door to an application, beside which somebody listens to what is raised behind it."""

    door: Door
    key: str = field(repr=False)
    tell: Callable[[Raised], object]

    def open(self) -> None:
        """Start the application, unless it runs.

        Raises:
            ConfigurationError: it does not start.

        """
        try:
            self.door.open()
        except HungError as error:
            raise ConfigurationError(without_secrets(str(error), self.key)) from error
        except Exception as error:  # whatever an application does when it is started
            said = self._said("its startup", error)
            raise ConfigurationError(f"the application does not start: {said}") from error

    def ask(self, outgoing: Outgoing) -> Answer:
        """Make a request, and tell what was raised in it."""
        try:
            answer = self.door.ask(outgoing)
        except Exception as error:
            self._tell(outgoing, None, error)
            raise
        if answer.status >= _SERVER_ERROR or answer.cause:
            self._tell(outgoing, answer.status, answer.cause)
        return answer

    def close(self) -> None:
        """Shut the application down, if it runs.

        Raises:
            SimulationError: it does not end well.

        """
        try:
            self.door.close()
        except HungError as error:
            raise SimulationError(without_secrets(str(error), self.key)) from error
        except Exception as error:  # whatever an application does in its end
            said = self._said("its shutdown", error)
            raise SimulationError(f"the application does not shut down: {said}") from error

    def _said(self, part: str, error: Exception) -> str:
        """Say in one line what was raised in a part of its life, and where."""
        raised = Raised(request=part, status=None, error=error, key=self.key)
        return ", ".join(each.strip() for each in raised.lines)

    def _tell(self, outgoing: Outgoing, status: int | None, error: Exception | None) -> None:
        request = f"{outgoing.method} {outgoing.target.partition('?')[0]}"
        self.tell(Raised(request=request, status=status, error=error, key=self.key))
