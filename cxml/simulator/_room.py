"""A room, as a test sees it, and what the REST API could do there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic

from ._announcing import announce
from ._board import Board
from ._call import AsyncCall, Call
from ._calls_of import C, CallsOf
from ._driver import Action, Driver, Later
from ._errors import SimulationError
from ._given import method_given, text_given
from ._participant import Participant
from ._rooms import REMOVED, LiveConference, Rooms

if TYPE_CHECKING:
    from ._async_driver import AsyncDriver


class SeenRoom(Generic[C]):
    """A room, as far as it can be looked at: the conference in it, or the last one."""

    def __init__(self, name: str, board: Board, calls: CallsOf[C]) -> None:
        self._name = text_given("room", name, 'room("{}")')
        self._board, self._calls = board, calls

    @property
    def name(self) -> str:
        """Its name: ``FriendlyName`` in requests."""
        return self._name

    @property
    def sid(self) -> str | None:
        """The id of its conference: ``ConferenceSid`` in requests; ``None`` before the first."""
        return self._last.sid if self._last else None

    @property
    def participants(self) -> list[C]:
        """The calls that are in it, in the order of joining."""
        return self._those(lambda _: True)

    @property
    def muted(self) -> list[C]:
        """Those of them who are muted."""
        return self._those(lambda each: each.is_muted)

    @property
    def on_hold(self) -> list[C]:
        """Those of them who are on hold."""
        return self._those(lambda each: each.is_held)

    @property
    def moderators(self) -> list[C]:
        """Those of them with whom the conference ends."""
        return self._those(lambda each: each.is_moderator)

    @property
    def coaches(self) -> list[C]:
        """Those of them whom one other alone hears."""
        return self._those(lambda each: each.coached is not None)

    @property
    def has_started(self) -> bool:
        """Whether its conference has started."""
        return self._last is not None and self._last.has_started

    @property
    def has_ended(self) -> bool:
        """Whether its conference is over."""
        return self._last is not None and self._last.has_ended

    @property
    def is_recording(self) -> bool:
        """Whether its conference is being recorded."""
        return self._last is not None and self._last.is_recording

    @property
    def beeps(self) -> int:
        """How many beeps there were in its conference."""
        return self._last.beeps if self._last else 0

    @property
    def _last(self) -> LiveConference | None:
        return self._board.part(Rooms).last(self._name)

    def _those(self, are: Callable[[Participant], bool]) -> list[C]:
        inside = self._last.participants.values() if self._last else ()
        return [self._calls.of(each.leg) for each in inside if are(each)]

    def __repr__(self) -> str:
        state = "has ended" if self.has_ended else "has started" if self.has_started else "waits"
        return f"<room {self._name}: {len(self.participants)} inside, {state}>"

    # What the REST API could do

    def _muting(self, call: C, *, is_muted: bool) -> Action:
        return lambda: self._running.mute(self._find(call), is_muted=is_muted)

    def _holding(self, call: C, url: str | None, method: str) -> Action:
        whole = None if url is None else self._board.site.address(url)
        how = method_given(method)
        return lambda: self._running.hold(self._find(call), whole, how)

    def _unholding(self, call: C) -> Action:
        return lambda: self._running.unhold(self._find(call))

    def _removing(self, call: C) -> Action:
        return lambda: self._running.remove(self._find(call), REMOVED)

    def _announcing(self, path: str, to: C | None, method: str) -> Action:
        url, how = self._board.site.address(path), method_given(method)
        return lambda: self._announce(url, how, to)

    def _ending(self) -> Action:
        return lambda: self._running.end()

    def _announce(self, url: str, method: str, to: C | None) -> None:
        announce(self._running, url, method, None if to is None else self._find(to))

    @property
    def _running(self) -> LiveConference:
        found = self._board.part(Rooms).running(self._name)
        if found is None:
            raise SimulationError(f"nobody is in room {self._name}")
        return found

    def _find(self, call: C) -> Participant:
        leg = self._calls.leg(call)
        inside = self._running.participants
        if leg in inside:
            return inside[leg]
        raise SimulationError(f"{call!r} is not in room {self._name}\n{call}")


class Room(SeenRoom[Call]):
    """A room, and what the REST API could do there.

    What it says of a conference is that of the one that is in the room now, or was in it last.
    """

    def __init__(self, name: str, board: Board, calls: CallsOf[Call], driver: Driver) -> None:
        super().__init__(name, board, calls)
        self._driver = driver

    def mute(self, call: Call) -> None:
        """Let a participant be heard no more.

        Raises:
            SimulationError: the call is not in the room; the same holds of what follows.

        """
        self._driver.act(self._muting(call, is_muted=True))

    def unmute(self, call: Call) -> None:
        """Let a participant be heard again."""
        self._driver.act(self._muting(call, is_muted=False))

    def hold(self, call: Call, url: str | None = None, *, method: str = "GET") -> None:
        """Put a participant on hold, who neither hears the others nor is heard by them.

        Args:
            call: who.
            url: where the document is that is heard meanwhile: a path of the application, or the
                whole address; without one, music is heard.
            method: how it is asked for.

        """
        self._driver.act(self._holding(call, url, method))

    def unhold(self, call: Call) -> None:
        """Take a participant off hold, muted or not as before."""
        self._driver.act(self._unholding(call))

    def remove(self, call: Call) -> None:
        """Take a participant out; the call goes on behind its ``<Dial>``."""
        self._driver.act(self._removing(call))

    def announce(self, path: str, *, to: Call | None = None, method: str = "POST") -> None:
        """Let a document be heard by one participant, or by all who are not on hold.

        Args:
            path: where it is: a path of the application, or the whole address.
            to: who hears it; all, if unset.
            method: how it is asked for.

        """
        self._driver.act(self._announcing(path, to, method))

    def end(self) -> None:
        """End the conference; all calls go on behind their ``<Dial>``."""
        self._driver.act(self._ending())


class AsyncRoom(SeenRoom[AsyncCall]):
    """A :class:`Room` whose acts are awaited."""

    def __init__(
        self, name: str, board: Board, calls: CallsOf[AsyncCall], driver: AsyncDriver
    ) -> None:
        super().__init__(name, board, calls)
        self._driver = driver

    def mute(self, call: AsyncCall) -> Later:
        """Let a participant be heard no more, as :meth:`Room.mute` does."""
        return self._driver.act(self._muting(call, is_muted=True))

    def unmute(self, call: AsyncCall) -> Later:
        """Let a participant be heard again, as :meth:`Room.unmute` does."""
        return self._driver.act(self._muting(call, is_muted=False))

    def hold(self, call: AsyncCall, url: str | None = None, *, method: str = "GET") -> Later:
        """Put a participant on hold, as :meth:`Room.hold` does."""
        return self._driver.act(self._holding(call, url, method))

    def unhold(self, call: AsyncCall) -> Later:
        """Take a participant off hold, as :meth:`Room.unhold` does."""
        return self._driver.act(self._unholding(call))

    def remove(self, call: AsyncCall) -> Later:
        """Take a participant out, as :meth:`Room.remove` does."""
        return self._driver.act(self._removing(call))

    def announce(self, path: str, *, to: AsyncCall | None = None, method: str = "POST") -> Later:
        """Let a document be heard, as :meth:`Room.announce` does."""
        return self._driver.act(self._announcing(path, to, method))

    def end(self) -> Later:
        """End the conference, as :meth:`Room.end` does."""
        return self._driver.act(self._ending())
