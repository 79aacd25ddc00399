"""What the platform is taken to do where its pages say nothing, or two things."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal, cast, get_args

from attrs import fields, frozen

from ._given import is_time, word_given, wrong

PlatformName = Literal["signalwire", "twilio"]
PLATFORMS: tuple[str, ...] = get_args(PlatformName)
_NO_LENGTHS: Mapping[str, float] = MappingProxyType({})


def time_to_say(text: str) -> float:
    """Give the seconds that a text takes: 0.4 for a word, and at least 1."""
    return max(1.0, round(0.4 * len(text.split()), 1))


_KINDS: Mapping[str, tuple[str, Callable[[Any], bool]]] = {
    "datetime": ("a datetime", lambda given: isinstance(given, datetime)),
    "bool": ("True or False", lambda given: isinstance(given, bool)),
    "int": ("a whole number from 0 on", lambda given: type(given) is int and given >= 0),
    "float": ("seconds from 0 on", is_time),
    "float | None": ("seconds from 0 on, or None", lambda given: given is None or is_time(given)),
    "Decimal": ("a Decimal from 0 to 1", lambda given: type(given) is Decimal and 0 <= given <= 1),
    "tuple[str, ...]": ("a tuple of texts", lambda given: _are(given, _is_text)),
    "tuple[float, ...]": ("a tuple of seconds from 0 on", lambda given: _are(given, is_time)),
    "Mapping[str, float]": (
        "a dict of seconds by address",
        lambda given: isinstance(given, Mapping) and all(map(is_time, cast("Any", given).values())),
    ),
    "Callable[[str], float]": ("a function of a text", callable),
}
"""What may stand in a field of each type, and whether something is that."""


def _are(given: object, is_one: Callable[[object], bool]) -> bool:
    return isinstance(given, tuple) and all(map(is_one, cast("tuple[object, ...]", given)))


def _is_text(given: object) -> bool:
    return isinstance(given, str)


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

    def __attrs_post_init__(self) -> None:
        word_given("platform", self.platform, PLATFORMS)
        for each in fields(type(self))[1:]:
            allowed, is_one = _KINDS[str(each.type)]
            given = getattr(self, each.name)
            if not is_one(given):
                raise wrong(each.name, given, allowed)

    @property
    def seconds_to_answer(self) -> float:
        """How long an answer may take."""
        return self.fet_13_seconds or (15.0 if self.is_twilio else 5.0)

    @property
    def is_twilio(self) -> bool:
        """Whether Twilio's ways are followed."""
        return self.platform == "twilio"
