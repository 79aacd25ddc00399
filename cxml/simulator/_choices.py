"""What the platform is taken to do where its pages say nothing, or two things."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from attrs import frozen

PlatformName = Literal["signalwire", "twilio"]
_NO_LENGTHS: Mapping[str, float] = MappingProxyType({})


def time_to_say(text: str) -> float:
    """Give the seconds that a text takes: 0.4 for a word, and at least 1."""
    return max(1.0, round(0.4 * len(text.split()), 1))


@frozen(kw_only=True)
class Choices:
    """The choices; each name begins with the id of the fact that it decides."""

    platform: PlatformName = "signalwire"
    """Whose ways are followed where the two part."""
    begins_at: datetime = datetime(2026, 1, 1, tzinfo=UTC)
    """What the virtual clock shows at first; all times in requests come from it."""
    cev_10_numbers: bool = True
    """Whether the events of a conference are numbered; those that are asked for count."""
    con_04_least: int = 2
    """How many have to be in a conference before it starts."""
    con_19_standard: bool = True
    """Whether the request for what is heard while one waits has the parameters of the call."""
    con_26_most: int = 250
    """How many a conference takes, where its document does not say."""
    enq_05_seconds: float = 1.0
    """How long after a document that took no time the next one is asked for, while one waits."""
    enq_13_most_waiting: int = 100
    """How many calls a queue takes."""
    fet_10_most_bytes: int = 65_536
    """How long a document may be."""
    fet_11_types: tuple[str, ...] = ("text/xml", "application/xml")
    """The media types that a document may have."""
    fet_11_sounds: tuple[str, ...] = ("audio/",)
    """How the media types begin of what is played, where a sound may stand for a document: to
    callers who wait, and on Twilio everywhere."""
    fet_13_seconds: float | None = None
    """How long an answer may take; if unset, 5 seconds, and 15 on Twilio. That is of the virtual
    clock, and of the one on the wall too, where an application in the same process has a minute
    if this is unset. Its startup has a minute at least, and so has its shutdown."""
    fet_16_most_redirects: int = 3
    """How often HTTP may lead elsewhere."""
    fet_28_cookies: bool = False
    """Whether cookies that an answer sets are sent back with later requests of the same call."""
    gat_19_confidence: Decimal = Decimal("0.9")
    """How sure the platform is of what it understood."""
    pla_07_lengths: Mapping[str, float] = _NO_LENGTHS
    """How long files last, in seconds, by address."""
    pla_07_seconds: float = 5.0
    """How long any other file lasts."""
    rec_16_seconds: float = 1.0
    """How long after its end a recording can be fetched, and that is reported."""
    rec_17_seconds: float = 2.0
    """How long after its end a recording is written down."""
    red_05_most_documents: int = 50
    """How many documents may follow each other at one moment, in which nothing is heard."""
    red_05_most_unattended: int = 100
    """How many documents may follow each other before anybody is waited for. Where something is
    heard in them, or silence is, the call then waits until time is let pass: so it does as well
    when it is led back to a document, and nobody has done anything meanwhile."""
    say_06_time: Callable[[str], float] = time_to_say
    """How long a text takes to say, in seconds."""
    ref_02_seconds: float = 30.0
    """How long the platform waits for a call that is handed over."""
    sms_04_seconds: float = 1.0
    """How long after a text was handed in it is reported as sent."""
    sta_13_pauses: tuple[float, ...] = (1.0, 2.0)
    """How long the platform waits before it tries a report again; as often as there are numbers."""

    @property
    def seconds_to_answer(self) -> float:
        """How long an answer may take."""
        return self.fet_13_seconds or (15.0 if self.is_twilio else 5.0)

    @property
    def is_twilio(self) -> bool:
        """Whether Twilio's ways are followed."""
        return self.platform == "twilio"
