"""What all calls of one world share, below them: time, names, what was said and asked."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any, TypeVar, cast

from .._tree.element import Element
from ._choices import Choices
from ._errors import IN_FIXTURE
from ._page import Page
from ._remarks import Remark
from ._request import Requests
from ._site import Site
from ._transcript import Line, Party, Transcript
from ._world import World

T = TypeVar("T")


class Board:
    """The shared state of one world.

    Rooms, queues, phones and whatever else calls meet in are parts of it: each file that knows
    such a thing says what it needs with :meth:`part`.
    """

    def __init__(self, site: Site, choices: Choices, seed: int, *, is_strict: bool = False) -> None:
        self.site: Site = site
        self.choices: Choices = choices
        self.world: World = World()
        self.transcript: Transcript = Transcript()
        self.requests: Requests = Requests()
        self.pages: list[Page] = []
        """All documents that were run, in order."""
        self.remarks: list[Remark] = []
        """What was found in runs."""
        self.circles: list[str] = []
        """Documents without an end that were met since somebody was told."""
        self.acts = 0
        """How often somebody outside did something, such as pressing a key."""
        self._seed = seed
        self.is_strict = is_strict
        """Whether a document that the checker finds wrong is not run."""
        self.is_awaited = False
        """Whether a test awaits what it does."""
        self.is_of_fixture = IN_FIXTURE.get()
        """Whether a fixture has made it, for which another has the options."""
        self._made: dict[str, int] = {}
        self._parts: dict[Callable[[Board], object], object] = {}
        self.account_sid: str = self.sid("AC")

    def part(self, kind: Callable[[Board], T]) -> T:
        """Give the only object of a class in this world; it is made when it is first asked for."""
        if kind not in self._parts:
            self._parts[kind] = kind(self)
        return cast("T", self._parts[kind])

    def sid(self, prefix: str) -> str:
        """Make an id: a UUID on SignalWire, two letters and 32 digits on Twilio."""
        number = self._made[prefix] = self._made.get(prefix, 0) + 1
        digits = hashlib.sha256(f"{self._seed}:{prefix}:{number}".encode()).hexdigest()[:32]
        if self.choices.is_twilio:
            return prefix + digits
        return str(uuid.UUID(digits, version=4))

    def random(self, name: str) -> Random:
        """Give chance that follows from the seed."""
        return Random(f"{self._seed}:{name}")  # noqa: S311 - it is no secret

    def time(self, at: float | None = None) -> datetime:
        """Give a time of the virtual clock, now unless another is named."""
        return self.choices.begins_at + timedelta(seconds=self.world.now if at is None else at)

    def note(
        self,
        party: Party | None,
        text: str,
        page: Page | None = None,
        verb: Element | None = None,
        code: int | None = None,
    ) -> Line:
        """Write down what happened."""
        line = Line(at=self.world.now, party=party, text=text, page=page, verb=verb, code=code)
        self.transcript.lines.append(line)
        return line

    def standard(self) -> dict[str, Any]:
        """Give the parameters that come with all requests of a call."""
        return {"account_sid": self.account_sid, "api_version": API_VERSION}


API_VERSION = "2010-04-01"
