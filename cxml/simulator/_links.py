"""What a call is linked with outside of the platform: streams, video rooms, agents.

Nothing is sent there. What is reported is reported; who plugs a callable in gets what is said, and
may answer.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import define, field, frozen

from .._tree.element import Element
from .._tree.spec import spec_of
from ..callbacks import StreamError, StreamEvent, StreamStatus
from ..voice.parameter import Parameter
from ..voice.stream import Stream
from ._board import Board
from ._leg import Leg
from ._run import Run
from ._steps import Event


@frozen
class Closed(Event):
    """The other side of a link is gone."""


@define(eq=False, kw_only=True)
class Link:
    """One link."""

    run: Run = field(repr=False)
    noun: Element
    sid: str
    is_running: bool = True
    said: list[str] = field(factory=list[str])
    """What the party said meanwhile."""
    plug: Callable[[Link, str | None], object]
    """Told of the beginning with ``None``, and then of what the party says."""

    @property
    def leg(self) -> Leg:
        """Whose link it is."""
        return self.run.leg

    @property
    def address(self) -> str:
        """Where it leads to: the address of a stream, or the name of a room or an agent."""
        return address_of(self.noun)

    @property
    def name(self) -> str:
        """Its name, or else its id."""
        return str(getattr(self.noun, "name", None) or self.sid)

    @property
    def parameters(self) -> dict[str, str]:
        """What the document tells the other side."""
        found = (each for each in self.noun.children if isinstance(each, Parameter))
        return {each.name or "": each.value or "" for each in found}

    def open(self) -> None:
        """Let it begin."""
        report(self, StreamEvent.STREAM_STARTED)
        self.leg.taps.append(self.take)
        self.leg.at_end.append(self.close)
        self.plug(self, None)

    def take(self, text: str) -> None:
        """Take what the party says."""
        self.said.append(text)
        self.plug(self, text)

    def close(self) -> None:
        """Let it be over, unless it is."""
        if self.is_running:
            self.is_running = False
            self.leg.taps.remove(self.take)
            report(self, StreamEvent.STREAM_STOPPED)
            self.leg.tell(Closed())


class Links:
    """All links of a world, and what is plugged in at their other ends, by addresses."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self.all: list[Link] = []
        self.plugs: dict[str, Callable[[Link, str | None], object]] = {}

    def of(self, leg: Leg) -> list[Link]:
        """Give the links of a leg that are not over."""
        return [link for link in self.all if link.leg is leg and link.is_running]

    def begin(self, run: Run, noun: Element) -> Link | None:
        """Link a leg with the other side; where that cannot be, report it, and give ``None``."""
        link = Link(
            run=run,
            noun=noun,
            sid=self._board.sid("MZ"),
            plug=self.plugs.get(address_of(noun), _nothing),
        )
        error = self._error(link)
        if error is not None:
            report(link, StreamEvent.STREAM_ERROR, error)
            return None
        self.all.append(link)
        link.open()
        return link

    def _error(self, link: Link) -> StreamError | None:
        if not isinstance(link.noun, Stream):
            return None
        if not link.noun.url:
            return StreamError.MISSING_URL
        if not link.noun.url.startswith("wss://"):
            return StreamError.INVALID_URL
        names = [each.noun.name for each in self.of(link.leg) if isinstance(each.noun, Stream)]
        if link.noun.name is not None and link.noun.name in names:
            return StreamError.DUPLICATED_STREAM_NAME
        return None


def _nothing(_: Link, __: str | None) -> None:
    """Take it that nobody is at the other end."""


def address_of(noun: Element) -> str:
    """Give where a noun leads to."""
    text = spec_of(type(noun)).text
    said = getattr(noun, text.name) if text else None
    return str(said or getattr(noun, "url", None) or getattr(noun, "connector_name", None) or "")


def report(link: Link, event: StreamEvent, error: StreamError | None = None) -> None:
    """Write down what happened to a link; of a stream, report it as well."""
    run, noun = link.run, link.noun
    happened = event.removeprefix("stream-") + (f", {error}" if error else "")
    run.leg.note(f"{noun.tag} {link.address}: {happened}", noun, 31922 if error else None)
    if not isinstance(noun, Stream) or noun.status_callback is None:
        return
    said = StreamStatus(
        stream_event=event,
        stream_sid=link.sid,
        stream_name=link.name,
        stream_error=error,
        stream_track=None if run.board.choices.is_twilio else run.value(noun, "track"),
        account_sid=run.board.account_sid,
        call_sid=run.leg.sid,
        timestamp=run.board.time(),
    )
    run.report(noun.status_callback, run.value(noun, "status_callback_method"), said)
