# Written by tests/stubs.py from the file beside it.
"""``<Start>``: start something that goes on beside the call."""

from __future__ import annotations

from typing import Annotated
from attrs import define
from .._declare.metadata import Method, Support, Url
from .._tree.element import Element
from .recording import Recording
from .siprec import Siprec
from .stream import Stream
from .transcription import Transcription
from collections.abc import Iterable
from collections.abc import Mapping
from typing import Literal


@define(kw_only=True, slots=False, eq=False, repr=False)
class Start(Element):
    """Start something that goes on beside the call, and go on with the next verb at once.

    Args:
        action: What to request when it ends.
        method: How ``action`` is requested.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    action: Annotated[Url | None, Support.TWIML] = None
    """What to request when it ends."""
    method: Annotated[Method | None, Support.TWIML] = None
    """How ``action`` is requested."""

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

    def recording(
        self,
        *,
        recording_status_callback: str | None = None,
        recording_status_callback_method: Literal["GET", "POST"] | None = None,
        recording_status_callback_event: Iterable[Literal["in-progress", "completed", "failed", "absent"]] | str | None = None,
        trim: Literal["trim-silence", "do-not-trim"] | None = None,
        track: Literal["both", "inbound", "outbound"] | None = None,
        channels: Literal["mono", "dual"] | None = None,
        recording_configuration_id: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Recording:
        """Add a ``Recording`` element, and return it.

        Args:
            recording_status_callback: Where the state of the recording is reported.
            recording_status_callback_method: How ``recording_status_callback`` is requested.
            recording_status_callback_event: Which states are reported: a list of words, or one text with spaces.
            trim: Whether silence at both ends of the recording is cut off.
            track: Which side is recorded.
            channels: Whether each side has a channel of its own.
            recording_configuration_id: The recording configuration to use.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def siprec(
        self,
        *,
        name: str | None = None,
        connector_name: str | None = None,
        track: Literal["inbound_track", "outbound_track", "both_tracks"] | None = None,
        status_callback: str | None = None,
        status_callback_method: Literal["GET", "POST"] | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Siprec:
        """Add a ``Siprec`` element, and return it.

        Args:
            name: A name by which it can be stopped.
            connector_name: The connector to use.
            track: Which side is sent.
            status_callback: Where the progress is reported.
            status_callback_method: How ``status_callback`` is requested.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def transcription(
        self,
        *,
        name: str | None = None,
        track: Literal["inbound_track", "outbound_track", "both_tracks"] | None = None,
        status_callback_url: str | None = None,
        status_callback_method: Literal["GET", "POST"] | None = None,
        inbound_track_label: str | None = None,
        outbound_track_label: str | None = None,
        partial_results: bool | None = None,
        language_code: str | None = None,
        transcription_engine: str | None = None,
        profanity_filter: bool | None = None,
        speech_model: str | None = None,
        hints: str | None = None,
        enable_automatic_punctuation: bool | None = None,
        intelligence_service: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Transcription:
        """Add a ``Transcription`` element, and return it.

        Args:
            name: A name by which it can be stopped.
            track: Which side is transcribed.
            status_callback_url: Where the words are reported.
            status_callback_method: How ``status_callback_url`` is requested.
            inbound_track_label: What the inbound side is called in the reports.
            outbound_track_label: What the outbound side is called in the reports.
            partial_results: Whether words are reported before a sentence ends.
            language_code: The language to expect, as a tag such as ``en-US``.
            transcription_engine: Who recognises speech.
            profanity_filter: Whether offensive words are masked.
            speech_model: The recognition model.
            hints: Words and phrases to expect.
            enable_automatic_punctuation: Whether punctuation is added.
            intelligence_service: The service that evaluates the words.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

