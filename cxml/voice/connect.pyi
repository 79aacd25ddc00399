# Written by tests/stubs.py from the file beside it.
"""``<Connect>``: connect the call to a service."""

from __future__ import annotations

from typing import Annotated
from attrs import define
from .._declare.metadata import Method, Support, Url
from .._tree.element import Element
from .ai import AI
from .ai_session import AiSession
from .autopilot import Autopilot
from .conversation import Conversation
from .conversation_relay import ConversationRelay
from .conversation_relay import ConversationRelaySession
from .room import Room
from .stream import Stream
from .virtual_agent import VirtualAgent
from collections.abc import Iterable
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal


@define(kw_only=True, slots=False, eq=False, repr=False)
class Connect(Element):
    """Connect the call to a video room, a stream of audio, or another service.

    When that ends, ``action`` is requested for the next document; without one the document goes
    on with the next verb.

    Args:
        action: What to request when the connection ends.
        method: How ``action`` is requested.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    # Connect's own page lists no attributes; that of VirtualAgent uses this one, and explains it.
    action: Url | None = None
    """What to request when the connection ends."""
    method: Annotated[Method | None, Support.TWIML] = None
    """How ``action`` is requested."""

    def room(
        self,
        name: str,
        *,
        participant_identity: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Room:
        """Add a ``Room`` element, and return it.

        Args:
            name: The room's name, which is not the one that people see.
            participant_identity: Who the caller is in the room.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def stream(
        self,
        *,
        url: str | None = None,
        name: str | None = None,
        auth_bearer_token: str | None = None,
        codec: Literal["PCMU@8000h", "L16@16000h", "L16@24000h"] | str | None = None,
        realtime: bool | None = None,
        status_callback: str | None = None,
        status_callback_method: Literal["GET", "POST"] | None = None,
        track: Literal["inbound_track", "outbound_track", "both_tracks"] | None = None,
        bidir: bool | None = None,
        stream_ssl_validate_certificate: bool | None = None,
        stream_start_conference_on_enter: bool | None = None,
        connector_name: str | None = None,
        audio_format: str | None = None,
        sample_rate: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Stream:
        """Add a ``Stream`` element, and return it.

        Args:
            url: The ``wss`` address to connect to, without a query: use Parameters instead.
            name: A name, unique in the call, by which the stream can be stopped.
            auth_bearer_token: The token to sign in with.
            codec: How the audio is encoded, and its rate.
            realtime: Whether audio that comes back is played without a buffer.
            status_callback: Where the stream's progress is reported.
            status_callback_method: How ``status_callback`` is requested.
            track: Which side is heard; in a Connect, the inbound one alone.
            bidir: Whether the stream speaks too.
            stream_ssl_validate_certificate: Whether the certificate of the other side is checked.
            stream_start_conference_on_enter: Whether the conference may begin when the stream is in it.
            connector_name: The connector to use.
            audio_format: How the audio is encoded.
            sample_rate: The rate of the audio.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def virtual_agent(
        self,
        *,
        connector_name: str | None = None,
        language: str | None = None,
        sentiment_analysis: bool | None = None,
        status_callback: str | None = None,
        status_callback_method: Literal["GET", "POST"] | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> VirtualAgent:
        """Add a ``VirtualAgent`` element, and return it.

        Args:
            connector_name: The agent's project at Google.
            language: The language to speak, as a tag such as ``en-US``.
            sentiment_analysis: Whether the caller's mood is evaluated.
            status_callback: Where the progress is reported.
            status_callback_method: How ``status_callback`` is requested.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    # The tag is said, as the method would make it "Ai".
    def ai(
        self,
        *,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> AI:
        """Add a ``AI`` element, and return it.

        Args:
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def ai_session(
        self,
        *,
        ai_connector: str | None = None,
        ai_session_configuration: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> AiSession:
        """Add a ``AiSession`` element, and return it.

        Args:
            ai_connector: The connector to the service.
            ai_session_configuration: How the session is configured.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def autopilot(
        self,
        name: str,
        *,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Autopilot:
        """Add a ``Autopilot`` element, and return it.

        Args:
            name: The assistant's name.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def conversation(
        self,
        *,
        service_instance_sid: str | None = None,
        inbound_autocreation: bool | None = None,
        routing_assignment_timeout: int | None = None,
        inbound_timeout: int | None = None,
        url: str | None = None,
        method: Literal["GET", "POST"] | None = None,
        record: bool | Literal["do-not-record", "record-from-answer", "record-from-ringing", "record-from-answer-dual", "record-from-ringing-dual"] | None = None,
        trim: Literal["trim-silence", "do-not-trim"] | None = None,
        recording_status_callback: str | None = None,
        recording_status_callback_method: Literal["GET", "POST"] | None = None,
        recording_status_callback_event: Iterable[Literal["in-progress", "completed", "failed", "absent"]] | str | None = None,
        status_callback: str | None = None,
        status_callback_method: Literal["GET", "POST"] | None = None,
        status_callback_event: Iterable[Literal["call-initiated", "call-ringing", "call-answered", "call-completed"]] | str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Conversation:
        """Add a ``Conversation`` element, and return it.

        Args:
            service_instance_sid: The SID of the service that the conversation belongs to.
            inbound_autocreation: Whether a conversation is made where there is none.
            routing_assignment_timeout: How long to wait until an agent is assigned.
            inbound_timeout: How long to wait until someone answers.
            url: A document to run while the caller waits.
            method: How ``url`` is requested.
            record: Whether the call is recorded, from when, and with one channel for each side or one.
            trim: Whether silence at both ends of the recording is cut off.
            status_callback: Where the progress of the call is reported.
            recording_status_callback: Where the state of the recording is reported.
            status_callback_method: How ``status_callback`` is requested.
            recording_status_callback_method: How ``recording_status_callback`` is requested.
            status_callback_event: Which steps are reported: a list of words, or one text with spaces.
            recording_status_callback_event: Which states are reported: a list of words, or one text with spaces.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def conversation_relay(
        self,
        *,
        url: str | None = None,
        language: str | None = None,
        tts_language: str | None = None,
        transcription_language: str | None = None,
        tts_provider: str | None = None,
        voice: str | None = None,
        transcription_provider: str | None = None,
        speech_model: str | None = None,
        profanity_filter: bool | None = None,
        dtmf_detection: bool | None = None,
        welcome_greeting: str | None = None,
        partial_prompts: bool | None = None,
        welcome_greeting_interruptible: bool | str | None = None,
        interruptible: bool | str | None = None,
        preemptible: bool | None = None,
        hints: str | None = None,
        intelligence_service: str | None = None,
        report_input_during_agent_speech: bool | None = None,
        elevenlabs_text_normalization: str | None = None,
        interrupt_sensitivity: Literal["low", "medium", "high"] | None = None,
        debug: str | None = None,
        background_noise_reduction: bool | str | None = None,
        speech_timeout: str | None = None,
        deepgram_smart_format: bool | str | None = None,
        ignore_backchannel: bool | str | None = None,
        events: str | None = None,
        partial_prompt_on_hangup: bool | None = None,
        eager_eot_threshold: Decimal | float | str | None = None,
        asr_smart_format: bool | None = None,
        tts_text_normalization: Literal["auto", "on", "off"] | str | None = None,
        tts_language_text_normalization: bool | None = None,
        elevenlabs_language_text_normalization: bool | None = None,
        include_in_prompt: str | None = None,
        customer_name: str | None = None,
        application_reconnect: bool | None = None,
        echo_prompt_filtering: bool | None = None,
        turn_detection: bool | str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> ConversationRelay:
        """Add a ``ConversationRelay`` element, and return it.

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

    def conversation_relay_session(
        self,
        *,
        connector: str | None = None,
        session_configuration: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> ConversationRelaySession:
        """Add a ``ConversationRelaySession`` element, and return it.

        Args:
            connector: The connector to use.
            session_configuration: How the session is configured.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

