"""A call of a test, and what its party can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._acts import press, speak
from ._driver import Action, Driver, Later
from ._given import seconds_given, text_given
from ._leg import Leg
from ._seen import SeenCall

if TYPE_CHECKING:
    from ._async_driver import AsyncDriver


class Call(SeenCall):
    """A call, from the party that has the phone in hand."""

    def __init__(self, leg: Leg, driver: Driver) -> None:
        super().__init__(leg)
        self._driver = driver

    def press(self, keys: str) -> None:
        """Press keys, one after the other, at once.

        Args:
            keys: of ``0`` to ``9``, ``*``, ``#`` and ``A`` to ``D``.

        Raises:
            SimulationError: the call is over, or has not been answered; or there is no such key.

        """
        self._driver.act(_pressing(self._leg, keys))

    def speak(self, text: str, seconds: float = 1.0) -> None:
        """Say something.

        Args:
            text: the words.
            seconds: how long they take.

        Raises:
            SimulationError: the call is over, or has not been answered.

        """
        self._driver.act(_speaking(self._leg, text, seconds))

    def wait(self, seconds: float) -> None:
        """Let time pass, for everybody."""
        self._driver.act(lambda: None, seconds)

    def hang_up(self) -> None:
        """Put the phone down; nothing happens if the call is over."""
        self._driver.act(self._leg.hang_up)


class AsyncCall(SeenCall):
    """A :class:`Call` whose acts are awaited."""

    def __init__(self, leg: Leg, driver: AsyncDriver) -> None:
        super().__init__(leg)
        self._driver = driver

    def press(self, keys: str) -> Later:
        """Press keys, one after the other, at once, as :meth:`Call.press` does."""
        return self._driver.act(_pressing(self._leg, keys))

    def speak(self, text: str, seconds: float = 1.0) -> Later:
        """Say something, as :meth:`Call.speak` does."""
        return self._driver.act(_speaking(self._leg, text, seconds))

    def wait(self, seconds: float) -> Later:
        """Let time pass, for everybody."""
        return self._driver.act(lambda: None, seconds)

    def hang_up(self) -> Later:
        """Put the phone down; nothing happens if the call is over."""
        return self._driver.act(self._leg.hang_up)


def _pressing(leg: Leg, keys: str) -> Action:
    text_given("press", keys, 'press("{}")')
    return lambda: press(leg, keys)


def _speaking(leg: Leg, text: str, seconds: float) -> Action:
    text_given("speak", text, 'speak("{}")')
    seconds_given(seconds, "seconds")
    return lambda: speak(leg, text, seconds)
