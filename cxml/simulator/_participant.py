"""Somebody in a conference: how they came in, and what has become of them since."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

from attrs import define, field

from ..callbacks import ConferenceWait, VoiceRequest
from ..voice.conference import Conference
from ..voice.dial import Dial
from ._leg import Leg
from ._page import Page
from ._run import Run
from ._steps import Ask, Interruption


class Changed(Interruption):
    """Something has changed for a participant, who has to look at it anew."""


@define(eq=False, kw_only=True)
class Announcement:
    """A document that is heard in a conference, by one or by all."""

    page: Page
    finish: Callable[[str], object]
    """Told when somebody has heard it, and what went wrong."""


@define(eq=False, kw_only=True)
class Participant:
    """One stay of a call in a conference; whoever comes again is another."""

    run: Run = field(repr=False)
    verb: Dial = field(repr=False)
    noun: Conference = field(repr=False)
    is_muted: bool = field(init=False)
    is_held: bool = False
    """Whether it neither hears the others nor is heard by them."""
    hold: Ask | None = None
    """The document that is heard meanwhile; without one, music."""
    coached: Leg | None = None
    """The only one who hears it, if it coaches somebody."""
    is_inside: bool = True
    is_waiting: bool = False
    """Whether it hears what is heard until the conference starts."""
    announcements: deque[Announcement] = field(factory=deque[Announcement], repr=False)
    """What it is to hear next."""

    def __attrs_post_init__(self) -> None:
        self.is_muted = self.value("muted")

    @property
    def leg(self) -> Leg:
        """Who it is."""
        return self.run.leg

    @property
    def can_start(self) -> bool:
        """Whether the conference may start when it is there."""
        return bool(self.value("start_conference_on_enter"))

    @property
    def is_moderator(self) -> bool:
        """Whether the conference ends when it leaves."""
        return bool(self.value("end_conference_on_exit"))

    def value(self, name: str, otherwise: object = None) -> Any:
        """Give an attribute of its document, or the default."""
        return self.run.value(self.noun, name, otherwise)

    def beeps(self, when: str) -> bool:
        """Tell whether there is a beep ``onEnter``, or ``onExit``."""
        return self.value("beep") in (True, when)

    def ask(self, url: str, method: str) -> Ask:
        """Make the request for a document, or a sound, that it hears apart from the others."""
        is_bare = not self.leg.board.choices.con_19_standard
        said = () if is_bare else VoiceRequest(**self.leg.standard()).to_form()
        return Ask(url=url, method=method, callback=ConferenceWait.from_form(said))

    def note(self, text: str, code: int | None = None) -> None:
        """Write down what happened to it, and which noun of its document let it be here."""
        # Not by the leg, which may be in another document meanwhile.
        self.run.board.note(self.leg, text, self.run.page, self.noun, code)

    def nudge(self) -> None:
        """Let it look at what has changed, once it is its turn."""
        if not any(isinstance(each, Changed) for each in self.leg.task.interruptions):
            self.leg.interrupt(Changed())
