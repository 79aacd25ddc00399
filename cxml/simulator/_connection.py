"""The other end of a stream, a video room or an agent, as a test has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic

from .._tree.element import Element
from ._call import AsyncCall, Call
from ._calls_of import C, CallsOf
from ._driver import Driver, Later
from ._links import Link

if TYPE_CHECKING:
    from ._async_driver import AsyncDriver


class SeenConnection(Generic[C]):
    """What a call is linked with, as far as it can be looked at."""

    def __init__(self, link: Link, calls: CallsOf[C]) -> None:
        self._link, self._calls = link, calls

    @property
    def call(self) -> C:
        """The call."""
        return self._calls.of(self._link.leg)

    @property
    def noun(self) -> Element:
        """The element that asked for it, such as a ``Stream``."""
        return self._link.noun

    @property
    def address(self) -> str:
        """Where it leads to: the address of a stream, or the name of a room or an agent."""
        return self._link.address

    @property
    def parameters(self) -> dict[str, str]:
        """What the document tells the other side."""
        return self._link.parameters

    @property
    def said(self) -> list[str]:
        """What the party said so far."""
        return [*self._link.said]

    @property
    def is_running(self) -> bool:
        """Whether it is not over."""
        return self._link.is_running

    def __repr__(self) -> str:
        return f"<connection with {self.address}>"


class Connection(SeenConnection[Call]):
    """What a call is linked with, by ``<Connect>`` or ``<Start>``."""

    def __init__(self, link: Link, calls: CallsOf[Call], driver: Driver) -> None:
        super().__init__(link, calls)
        self._driver = driver

    def say(self, text: str) -> None:
        """Let the party hear something."""
        self._driver.act(lambda: self._link.leg.hear(text, self._link.noun))

    def close(self) -> None:
        """End it from the other side; a ``<Connect>`` goes on behind itself."""
        self._driver.act(self._link.close)


class AsyncConnection(SeenConnection[AsyncCall]):
    """A :class:`Connection` whose acts are awaited; a plug need not wait for them."""

    def __init__(self, link: Link, calls: CallsOf[AsyncCall], driver: AsyncDriver) -> None:
        super().__init__(link, calls)
        self._driver = driver

    def say(self, text: str) -> Later:
        """Let the party hear something."""
        return self._driver.act(lambda: self._link.leg.hear(text, self._link.noun))

    def close(self) -> Later:
        """End it from the other side, as :meth:`Connection.close` does."""
        return self._driver.act(self._link.close)


Plug = Callable[[Connection, str | None], object]
"""Is told of the beginning with ``None``, and then of each thing that the party says."""
AsyncPlug = Callable[[AsyncConnection, str | None], object]
"""The same, with a connection that is awaited."""
