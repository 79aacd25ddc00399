# Written by tests/stubs.py from the file beside it.
"""``<ConversationRelay>``: speech to text and back, over a socket, on Twilio."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Literal
from attrs import define, field
from .._declare.metadata import Language as LanguageTag, Range, Support, Url
from .._tree.element import Element
from .parameter import Parameter
from collections.abc import Iterable
from collections.abc import Mapping


# Changes nothing: it tells type checkers what may be given. The kind of value converts.
def threshold(value: Decimal | float | str | None) -> Decimal | None:
    """Take a number, also as a text."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Language(Element):
    """What a ConversationRelay uses for one language. SignalWire does not document it.

    Args:
        code: The language, as a tag such as ``en-US``.
        tts_provider: Whose voices speak.
        voice: Which voice speaks.
        transcription_provider: Who recognises speech.
        speech_model: The recognition model.
        hints: Words and phrases to expect.
        asr_smart_format: Whether what is recognised is formatted.
        tts_text_normalization: Whether numbers and the like are written out in words before they are spoken.
        tts_language_text_normalization: Whether that is done as the language needs it.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    support: ClassVar[Support] = Support.TWIML

    code: LanguageTag | None = None
    """The language, as a tag such as ``en-US``."""
    tts_provider: str | None = None
    """Whose voices speak."""
    voice: str | None = None
    """Which voice speaks."""
    transcription_provider: str | None = None
    """Who recognises speech."""
    speech_model: str | None = None
    """The recognition model."""
    hints: str | None = None
    """Words and phrases to expect."""
    asr_smart_format: bool | None = None
    """Whether what is recognised is formatted."""
    tts_text_normalization: Literal["auto", "on", "off"] | str | None = None
    """Whether numbers and the like are written out in words before they are spoken."""
    tts_language_text_normalization: bool | None = None
    """Whether that is done as the language needs it."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class ConversationRelaySession(Element):
    """A session of a relay that is configured elsewhere, on Twilio.

    SignalWire does not document it.

    Args:
        connector: The connector to use.
        session_configuration: How the session is configured.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    support: ClassVar[Support] = Support.TWIML

    connector: str | None = None
    """The connector to use."""
    session_configuration: str | None = None
    """How the session is configured."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class ConversationRelay(Element):
    """A socket that gets what the caller says as text, and sends text to speak, on Twilio.

    SignalWire does not document it.

    Args:
        url: The ``wss`` address to connect to.
        language: The language of both sides, as a tag such as ``en-US``.
        tts_language: The language to speak.
        transcription_language: The language to recognise.
        tts_provider: Whose voices speak.
        voice: Which voice speaks.
        transcription_provider: Who recognises speech.
        speech_model: The recognition model.
        profanity_filter: Whether offensive words are masked.
        dtmf_detection: Whether keys are reported.
        welcome_greeting: What is said first.
        partial_prompts: Whether speech is reported while it is being recognised.
        interruptible: What may interrupt what is being said.
        welcome_greeting_interruptible: What may interrupt the greeting.
        preemptible: Whether the next text stops the one that is being said.
        hints: Words and phrases to expect.
        intelligence_service: The service that evaluates the conversation.
        report_input_during_agent_speech: Whether input is reported while something is being said.
        elevenlabs_text_normalization: Whether that provider writes numbers and the like out in words.
        interrupt_sensitivity: How easily speech interrupts.
        debug: What else is reported.
        background_noise_reduction: How noise is reduced.
        speech_timeout: How much silence ends the speech.
        deepgram_smart_format: Whether that provider formats what it recognises.
        ignore_backchannel: Whether short sounds of agreement are ignored.
        events: Which events are reported.
        partial_prompt_on_hangup: Whether what was recognised so far is reported when the caller hangs up.
        eager_eot_threshold: How sure it has to be that the caller is done, from 0.3 to 0.9, before that is certain.
        asr_smart_format: Whether what is recognised is formatted.
        tts_text_normalization: Whether numbers and the like are written out in words before they are spoken.
        tts_language_text_normalization: Whether that is done as the language needs it.
        elevenlabs_language_text_normalization: The older name of ``tts_language_text_normalization``.
        include_in_prompt: What else is sent with what was recognised.
        customer_name: The caller's name in reports.
        application_reconnect: Whether a socket that breaks is opened again.
        echo_prompt_filtering: Whether what is spoken and heard again is dropped.
        turn_detection: Whether it is found out when the caller is done.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    support: ClassVar[Support] = Support.TWIML

    url: Url | None = None
    """The ``wss`` address to connect to."""
    # As in Application: the keyword is taken by the child's method.
    language_tag: LanguageTag | None = field(default=None, alias="language", kw_only=True)
    """The language of both sides, as a tag such as ``en-US``."""
    tts_language: LanguageTag | None = None
    """The language to speak."""
    transcription_language: LanguageTag | None = None
    """The language to recognise."""
    tts_provider: str | None = None
    """Whose voices speak."""
    voice: str | None = None
    """Which voice speaks."""
    transcription_provider: str | None = None
    """Who recognises speech."""
    speech_model: str | None = None
    """The recognition model."""
    profanity_filter: bool | None = None
    """Whether offensive words are masked."""
    dtmf_detection: bool | None = None
    """Whether keys are reported."""
    welcome_greeting: str | None = None
    """What is said first."""
    partial_prompts: bool | None = None
    """Whether speech is reported while it is being recognised."""
    welcome_greeting_interruptible: bool | str | None = None
    """What may interrupt the greeting."""
    interruptible: bool | str | None = None
    """What may interrupt what is being said."""
    preemptible: bool | None = None
    """Whether the next text stops the one that is being said."""
    hints: str | None = None
    """Words and phrases to expect."""
    intelligence_service: str | None = None
    """The service that evaluates the conversation."""
    report_input_during_agent_speech: bool | None = None
    """Whether input is reported while something is being said."""
    elevenlabs_text_normalization: str | None = None
    """Whether that provider writes numbers and the like out in words."""
    interrupt_sensitivity: Literal["low", "medium", "high"] | None = None
    """How easily speech interrupts."""
    debug: str | None = None
    """What else is reported."""
    # Spelled as twilio-python does; Twilio's library for C# writes four names here in lower case.
    background_noise_reduction: bool | str | None = None
    """How noise is reduced."""
    speech_timeout: str | None = None
    """How much silence ends the speech."""
    deepgram_smart_format: bool | str | None = None
    """Whether that provider formats what it recognises."""
    ignore_backchannel: bool | str | None = None
    """Whether short sounds of agreement are ignored."""
    events: str | None = None
    """Which events are reported."""
    partial_prompt_on_hangup: bool | None = None
    """Whether what was recognised so far is reported when the caller hangs up."""
    # A Range has whole numbers, so the narrower bounds are left to Twilio.
    eager_eot_threshold: Annotated[Decimal | None, Range(0, 1)] = field(
        default=None, converter=threshold
    )
    """How sure it has to be that the caller is done, from 0.3 to 0.9, before that is certain."""
    asr_smart_format: bool | None = None
    """Whether what is recognised is formatted."""
    tts_text_normalization: Literal["auto", "on", "off"] | str | None = None
    """Whether numbers and the like are written out in words before they are spoken."""
    tts_language_text_normalization: bool | None = None
    """Whether that is done as the language needs it."""
    elevenlabs_language_text_normalization: bool | None = None
    """The older name of ``tts_language_text_normalization``."""
    include_in_prompt: str | None = None
    """What else is sent with what was recognised."""
    customer_name: str | None = None
    """The caller's name in reports."""
    application_reconnect: bool | None = None
    """Whether a socket that breaks is opened again."""
    echo_prompt_filtering: bool | None = None
    """Whether what is spoken and heard again is dropped."""
    turn_detection: bool | str | None = None
    """Whether it is found out when the caller is done."""

    # The module, though the class has a voice of its own: functions do not see names of a class
    # body.
    def parameter(
        self,
        *,
        name: str | None = None,
        value: str | float | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Parameter:
        """Add a ``Parameter`` element, and return it.

        Args:
            name: The name.
            value: The value.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def language(
        self,
        *,
        code: str | None = None,
        tts_provider: str | None = None,
        voice: str | None = None,
        transcription_provider: str | None = None,
        speech_model: str | None = None,
        hints: str | None = None,
        asr_smart_format: bool | None = None,
        tts_text_normalization: Literal["auto", "on", "off"] | str | None = None,
        tts_language_text_normalization: bool | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Language:
        """Add a ``Language`` element, and return it.

        Args:
            code: The language, as a tag such as ``en-US``.
            tts_provider: Whose voices speak.
            voice: Which voice speaks.
            transcription_provider: Who recognises speech.
            speech_model: The recognition model.
            hints: Words and phrases to expect.
            asr_smart_format: Whether what is recognised is formatted.
            tts_text_normalization: Whether numbers and the like are written out in words before they are spoken.
            tts_language_text_normalization: Whether that is done as the language needs it.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

