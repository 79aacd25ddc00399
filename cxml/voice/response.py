"""``<Response>``: a voice document."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from .._child import child
from .._element import Element
from .._facts import Support
from .dial import Dial
from .gather import Gather
from .hangup import Hangup
from .pause import Pause
from .play import Play
from .queue import Queue
from .redirect import Redirect
from .reject import Reject
from .say import Say


@define(kw_only=True, slots=False, eq=False, repr=False)
class VoiceResponse(Element):
    """What a call does next: verbs, run one after the other. It may be empty."""

    tag: ClassVar[str] = "Response"

    dial = child(Dial)
    gather = child(Gather)
    hangup = child(Hangup)
    pause = child(Pause)
    play = child(Play)
    queue = child(Queue, support=Support.TWIML)
    redirect = child(Redirect)
    reject = child(Reject)
    say = child(Say)
