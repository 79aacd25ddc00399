"""One leg of a call: somebody with a phone, as the platform knows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import define, field

from .._tree.element import Element
from ..callbacks import CallDirection, CallState, VoiceRequest
from ._asker import Asker
from ._board import Board
from ._steps import Event, Interruption, Key, Left, Speech, Steps
from ._transcript import Heard
from ._world import Task, whole_seconds


@define(eq=False, kw_only=True)
class Leg(Asker):
    """A leg, and where it is."""

    direction: CallDirection
    parent: Leg | None = field(default=None, repr=False)
    """The leg whose ``<Dial>`` placed this one."""
    sip_call_id: str | None = None
    """The ``Call-ID``, if it is a call of SIP."""
    status: CallState = CallState.RINGING
    has_left: bool = False
    """Whether nobody is there any more, so that no document is run."""
    hung_up: bool = False
    """Whether it was the party that hung up."""
    began_at: float = field(init=False)
    answered_at: float | None = None
    ended_at: float | None = None
    task: Task = field(init=False, repr=False)
    taps: list[Callable[[str], object]] = field(factory=list[Callable[[str], object]], repr=False)
    """Who is told what the party says, besides the verb that it is in."""
    key_taps: list[Callable[[str], bool]] = field(factory=list[Callable[[str], bool]], repr=False)
    """Who is told what keys the party presses, and may take one before the verb hears of it."""
    typed: str = field(default="", repr=False)
    """The keys that were pressed so far, where more than one is waited for; dots of a payment."""
    heard_before: int = 0
    """How much had been heard when its verb began."""
    at_end: list[Callable[[], object]] = field(factory=list[Callable[[], object]], repr=False)
    """What is done when it is over, such as stopping what goes on beside it."""

    def __attrs_post_init__(self) -> None:
        self.began_at = self.board.world.now
        self.board.part(Legs).all.append(self)

    @property
    def name(self) -> str:
        """What it is called in transcripts: the number of whoever has the phone."""
        return self.from_ if self.direction is CallDirection.INBOUND else self.to

    @property
    def full_name(self) -> str:
        """What errors call it: by its number, and which call of that, where there are several."""
        legs = self.board.part(Legs).all
        if len(legs) == 1:
            return self.who
        same = [leg for leg in legs if leg.name == self.name]
        return self.name if len(same) == 1 else f"{self.name}, in call {same.index(self) + 1},"

    def after_failure(self, code: int | None, url: str) -> VoiceRequest:
        """Make the request for the fallback, which says what was wrong, and where."""
        return VoiceRequest(**self.standard(), error_code=code, error_url=url)

    @property
    def is_answered(self) -> bool:
        """Whether somebody is on the line, or was."""
        return self.answered_at is not None

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        return self.ended_at is not None

    @property
    def is_free(self) -> bool:
        """Whether it is neither over nor about to leave what it is in."""
        return not (self.is_over or self.task.interruptions)

    @property
    def seconds(self) -> int:
        """The whole seconds since it was answered."""
        if self.answered_at is None:
            return 0
        end = self.board.world.now if self.ended_at is None else self.ended_at
        return whole_seconds(self.answered_at, end)

    def start(self, steps: Steps[None]) -> None:
        """Begin what happens in it."""
        # The run may end at once, or be told something by a run that it starts.
        self.task = Task(steps, self._lost)
        self.board.world.begin(self.task)

    def standard(self) -> dict[str, Any]:
        """Give the parameters that every request about it has."""
        sids = {} if self.parent is None else {"parent_call_sid": self.parent.sid}
        if self.sip_call_id is not None:
            sids["sip_call_id"] = self.sip_call_id
        also = {"caller": self.from_, "called": self.to} if self.board.choices.is_twilio else {}
        return {
            **self.board.standard(),
            "call_sid": self.sid,
            "call_status": self.status,
            "direction": self.direction,
            "from_": self.from_,
            "to": self.to,
            **sids,
            **also,
        }

    # What happens to it

    def answer(self) -> None:
        """Take the call, unless it was taken already."""
        if self.is_answered:
            return
        self.status = CallState.IN_PROGRESS
        self.answered_at = self.board.world.now
        self.note("answered")

    def end(self, status: CallState | None = None) -> None:
        """Let it be over, unless it is.

        Args:
            status: how it ended, if it was not answered.

        """
        if self.is_over:
            return
        self.ended_at = self.board.world.now
        done = CallState.COMPLETED if self.is_answered else None
        self.status = done or status or CallState.NO_ANSWER
        self.note(f"{'hangs up' if self.hung_up else 'ends'}: {self.status}")
        for then in self.at_end:
            then()

    def hang_up(self) -> None:
        """Let the party hang up."""
        if not self.is_over:
            self.has_left = self.hung_up = True
            self.end()
            self.interrupt(Left())

    def cut_off(self) -> None:
        """Let somebody else end it, from outside of the call."""
        if not self.is_over:
            self.has_left = True
            self.note("is ended from outside")
            self.end(CallState.CANCELED)
            self.interrupt(Left())

    def tell(self, event: Event) -> None:
        """Let its run know of something."""
        self.board.world.post(self.task, event)

    def interrupt(self, interruption: Interruption) -> None:
        """Throw something into its run."""
        self.board.world.interrupt(self.task, interruption)

    def forget(self, kind: type[Interruption]) -> None:
        """Take back what would still be thrown into its run, of one kind."""
        for each in [*self.task.interruptions]:
            if isinstance(each, kind):
                self.task.interruptions.remove(each)

    # What is written down

    def hear(self, text: str, verb: Element | None = None, *, times: int = 1) -> None:
        """Let the party hear a text, a file, or a sound such as ``<beep>``.

        Args:
            text: what is compared with what a test expects.
            verb: the verb that it comes from.
            times: how often; 0 for over and over.

        """
        is_marker = text.startswith("<") and text.endswith(">")
        shown = text if is_marker else f'"{text}"'
        again = "" if times == 1 else f", {times} times" if times else ", over and over"
        line = self.board.note(self, f"hears {shown}{again}", self.page, verb)
        self.heard.append(Heard(text=text, is_marker=is_marker, line=line))

    def note_input(self, event: Event | None, verb: Element | None = None) -> None:
        """Write down what the party did, if that is what was told, where no verb asked for it."""
        if isinstance(event, Key):
            self.note(f"presses {event.key}", verb)
        elif isinstance(event, Speech):
            self.note(f'says "{event.text}"', verb)

    def _lost(self, event: Key | Speech) -> None:
        if isinstance(event, Key):
            self.note(f"presses {event.key}: lost, nobody listens for keys", self.verb)
        else:
            self.note(f'says "{event.text}": nobody listens', self.verb)


class Legs:
    """All legs of a world, in order."""

    def __init__(self, _board: Board) -> None:
        self.all: list[Leg] = []

    def hang_up(self) -> None:
        """Let everybody hang up."""
        for leg in self.all:
            leg.hang_up()
