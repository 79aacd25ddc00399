"""CX318 and CX319: voices and languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..._text.wording import nearest
from ..document import Place
from ..found import Found, SetValue
from ..rule import Fixable, Severity, attributes, kinds, rule

PLAIN_VOICES = {"man", "woman", "alice"}
ENGINES = {
    "amazon", "azure", "cartesia", "deepgram", "elevenlabs", "fish", "gcloud", "grok", "groq-tts",
    "inworld", "minimax", "mistral", "openai", "polly", "rime", "smallest", "speechify",
}  # fmt: skip
"""The engines of speech that SignalWire's pages name, which stand before the first dot."""
_LIKENESS = 0.8
"""How much alike a voice and one of the plain ones are where that was meant, and no engine's."""
_OTHER_RULE = "google"
_TAG = re.compile(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-[A-Za-z0-9]{5,8})*"
)
_SPELLED = re.compile(r"([A-Za-z]{2,3})_([A-Za-z]{2})")
# Words of SignalWire's and Twilio's for a language that is told by the speech, or for several.
_WORDS = {"multi", "auto"}


@rule(
    "CX318",
    "voice-unknown",
    Severity.WARNING,
    attributes("voice", of=["Say"], by_value=True),
    message="no engine of speech is known for the voice {value}",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say voice="Joanna">Welcome.</Say>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say voice="Polly.Joanna">Welcome.</Say>
        </Response>
    """,
    sources=[
        "SignalWire: voice/say",
        "SignalWire: platform/calling/voice/TTS",
        "arachnys/cabot#22",
    ],
)
def voice_unknown(value: str, place: Place) -> Iterator[Found]:
    """A voice is `man`, `woman`, or one of an engine, which stands before a dot.

    The case of letters does not count. The pages of `Say` and of speech have two names for Amazon's
    engine, `Polly` and `amazon`: both are taken.
    """
    engine = value.partition(".")[0].lower()
    if value.lower() not in PLAIN_VOICES and engine not in ENGINES and engine != _OTHER_RULE:
        near = nearest(value, sorted(PLAIN_VOICES), _LIKENESS)
        yield place.found(value=value, suggestion=near)


@rule(
    "CX319",
    "language-tag",
    Severity.WARNING,
    kinds("language", by_value=True),
    message="{value} is no tag of a language{hint}",
    fix=Fixable.SAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say language="en_us">Welcome.</Say>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say language="en-US">Welcome.</Say>
        </Response>
    """,
    sources=["SignalWire: voice/say", "SignalWire: voice/gather", "IETF: BCP 47"],
)
def language_tag(value: str, place: Place) -> Iterator[Found]:
    """A language is named by a tag such as `en-US`, with a hyphen.

    `fr` and `en-gb` are tags too. An underscore is how locales of operating systems are spelled.
    """
    if _TAG.fullmatch(value) or value.lower() in _WORDS:
        return
    found = _SPELLED.fullmatch(value)
    right = f"{found[1].lower()}-{found[2].upper()}" if found else None
    yield place.found(
        value=value,
        hint=f"; write {right}" if right else ", such as en-US",
        suggestion=right,
        changes=(SetValue(right),) if right else (),
    )
