"""What the platform sends with keys and speech that ``<Gather>`` collected."""

from decimal import Decimal
from typing import Annotated

from attrs import frozen

from .._declare.metadata import Language, Support, Wire
from ._metadata import Observed
from .standard import VoiceCallback


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class GatherAction(VoiceCallback):
    """``<Gather>`` has something: the request to its ``action``, answered with a document.

    Without keys and speech the document goes on after ``<Gather>``, and nothing is sent, unless
    ``actionOnEmptyResult`` says otherwise.
    """

    # Not a number: 007 and 7 are two inputs.
    digits: str | None = None
    """The keys that were pressed, as text: ``0``, ``#`` and ``*`` count; blank without any."""
    speech_result: str | None = None
    """What was said, as far as it was understood."""
    confidence: Decimal | None = None
    """How likely that is right, from 0 to 1; not certain to come with speech."""
    finished_on_key: Annotated[str | None, Observed()] = None
    """The key that ended the input. Nobody documents it; Twilio sends it."""
    language: Annotated[Language | None, Observed()] = None
    """The language that was listened for. Nobody documents it; Twilio sends it."""
    msg: Annotated[str | None, Wire("msg"), Observed()] = None
    """``Gather End``, in old requests. Nobody documents it; Twilio sends it."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class GatherPartial(VoiceCallback):
    """Speech as it is understood so far: posted to ``partialResultCallback`` of ``<Gather>``.

    SignalWire lists the attribute, and not what is sent to it.
    """

    unstable_speech_result: Annotated[str | None, Support.TWIML] = None
    """What was said last, which may still change. Documented by Twilio only."""
    stable_speech_result: Annotated[str | None, Support.TWIML] = None
    """What was said, which will not change. Documented by Twilio only."""
    sequence_number: Annotated[int | None, Support.TWIML] = None
    """The position of the report among those of its ``<Gather>``. Documented by Twilio only."""
    speech_activity: Annotated[str | None, Observed()] = None
    """Whether speech begins or ends. Nobody documents it; Twilio sends it."""
