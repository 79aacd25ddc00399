"""What can be seen of a call, and compared with what a test expects."""

from __future__ import annotations

from typing import cast

from .._tree.element import Element
from ..callbacks import CallState
from ..voice.response import VoiceResponse
from ._expect import Expectations, Expected
from ._leg import Leg
from ._outbox import Outbox, SentText


class SeenCall:
    """A call, as far as it can be looked at."""

    def __init__(self, leg: Leg) -> None:
        self._leg = leg
        self._expectations = Expectations(leg, "hear", "heard")

    @property
    def sid(self) -> str:
        """Its id: ``CallSid`` in requests."""
        return self._leg.sid

    @property
    def from_(self) -> str:
        """Who calls."""
        return self._leg.from_

    @property
    def to(self) -> str:
        """Who is called."""
        return self._leg.to

    @property
    def status(self) -> CallState:
        """Where it is: ``CallStatus`` in requests."""
        return self._leg.status

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        return self._leg.is_over

    @property
    def heard(self) -> list[str]:
        """All that was heard so far: texts, addresses of files, and sounds such as ``<beep>``."""
        return [each.text for each in self._leg.heard]

    @property
    def verb(self) -> Element | None:
        """The verb that it is in, or was in when it ended."""
        return self._leg.verb

    @property
    def document(self) -> VoiceResponse | None:
        """The document that is run."""
        return cast("VoiceResponse", self._leg.page.root) if self._leg.page else None

    @property
    def url(self) -> str:
        """Where that document came from; empty if there is none."""
        return self._leg.page.url if self._leg.page else ""

    @property
    def texts(self) -> list[SentText]:
        """The texts that its documents sent with ``<Sms>``, in order."""
        return self._leg.board.part(Outbox).of(self._leg)

    @property
    def transcript(self) -> str:
        """What happened, line by line, with virtual times."""
        return self._leg.board.transcript.of(self._leg)

    def hears(self, expected: Expected) -> str:
        """Expect that something is heard next, and give it.

        What was heard over and over counts once; sounds without words, such as ``<beep>``, are
        passed over unless they are what is expected. Nothing else is: what comes in between has to
        be expected too. ``--hear`` of ``cxml call`` is looser, and finds it anywhere behind what
        was expected before; :attr:`heard` has all of it.

        Args:
            expected: a part of it; runs of white space count as one space. Or a pattern, or a
                function that tells whether it is right.

        Raises:
            AssertionError: something else was heard, or nothing; it shows the transcript.

        """
        __tracebackhide__ = True  # pytest shows the line of the test
        return self._expectations.follow(expected)

    def does_not_hear(self, expected: Expected) -> None:
        """Expect that something was not heard so far.

        Args:
            expected: as for :meth:`hears`.

        Raises:
            AssertionError: it was; it shows the transcript.

        """
        __tracebackhide__ = True  # pytest shows the line of the test
        self._expectations.refuse(expected)

    def __str__(self) -> str:
        return self.transcript

    def __repr__(self) -> str:
        return f"<call {self.from_} -> {self.to}: {self.status}>"
