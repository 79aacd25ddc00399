# Written by tests/stubs.py from the file beside it.
"""``<Response>``: a voice document."""

from __future__ import annotations

from typing import ClassVar
from attrs import define
from .._tree.element import Element
from .connect import Connect
from .denoise import Denoise
from .dial import Dial
from .echo import Echo
from .enqueue import Enqueue
from .gather import Gather
from .hangup import Hangup
from .leave import Leave
from .pause import Pause
from .pay import Pay
from .play import Play
from .prompt import Prompt
from .queue import Queue
from .record import Record
from .redirect import Redirect
from .refer import Refer
from .reject import Reject
from .say import Say
from .sms import Sms
from .start import Start
from .stop import Stop
from collections.abc import Iterable
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal


@define(kw_only=True, slots=False, eq=False, repr=False)
class VoiceResponse(Element):
    """What a call does next: verbs, run one after the other. It may be empty.

    Args:
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    tag: ClassVar[str] = "Response"

    nesting_code: ClassVar[int | None] = 13750

    def connect(
        self,
        *,
        action: str | None = None,
        method: Literal["GET", "POST"] | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Connect:
        """Add a ``Connect`` element, and return it.

        Args:
            action: What to request when the connection ends.
            method: How ``action`` is requested.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def denoise(
        self,
        state: Literal["on", "off"],
        *,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Denoise:
        """Add a ``Denoise`` element, and return it.

        Args:
            state: Whether noise is reduced from now on.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def dial(
        self,
        number: str | None = None,
        *,
        action: str | None = None,
        answer_on_bridge: bool | None = None,
        caller_id: str | None = None,
        caller_name: str | None = None,
        hangup_on_star: bool | None = None,
        method: Literal["GET", "POST"] | None = None,
        record: Literal["do-not-record", "record-from-answer", "record-from-ringing", "record-from-answer-dual", "record-from-ringing-dual"] | None = None,
        recording_status_callback: str | None = None,
        recording_status_callback_event: Iterable[Literal["in-progress", "completed", "failed", "absent"]] | str | None = None,
        recording_status_callback_method: Literal["GET", "POST"] | None = None,
        recording_storage_url: str | None = None,
        recording_storage_url_method: Literal["POST", "PUT"] | None = None,
        recording_track: Literal["both", "inbound", "outbound"] | None = None,
        ring_tone: Literal["at", "au", "bg", "br", "be", "ch", "cl", "cn", "cz", "de", "dk", "ee", "es", "fi", "fr", "gr", "hu", "il", "in", "it", "lt", "jp", "mx", "my", "nl", "no", "nz", "ph", "pl", "pt", "ru", "se", "sg", "th", "uk", "us", "us-old", "tw", "ve", "za"] | None = None,
        time_limit: int | None = None,
        timeout: int | None = None,
        trim: Literal["trim-silence", "do-not-trim"] | None = None,
        recording_configuration_id: str | None = None,
        sequential: bool | None = None,
        refer_url: str | None = None,
        refer_method: Literal["GET", "POST"] | None = None,
        events: Literal["call-progress-event"] | str | None = None,
        passports: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Dial:
        """Add a ``Dial`` element, and return it.

        Args:
            number: The number to dial, instead of a noun. SignalWire wants E.164, such as ``+15550100100``.
            action: What to request when the connection ends.
            answer_on_bridge: Whether the caller hears ringing, and is not billed, until the other side answers.
            caller_id: The number the other side sees; with a Sip, letters, digits and ``+-_.`` too.
            caller_name: The name the other side sees, on SIP calls.
            hangup_on_star: Whether the caller's ``*`` ends the connection.
            method: How ``action`` is requested.
            record: Whether the call is recorded, from when, and with one channel for each side or one.
            recording_status_callback: Where the state of the recording is reported.
            recording_status_callback_event: Which states are reported: a list of words, or one text with spaces.
            recording_status_callback_method: How ``recording_status_callback`` is requested.
            recording_storage_url: Where the recording is uploaded, instead of SignalWire's storage.
            recording_storage_url_method: How the recording is uploaded.
            recording_track: Which side is recorded.
            ring_tone: The country whose ringing the caller hears; unset, what the carrier sends.
            time_limit: How long the connection may last, in seconds.
            timeout: How long to let it ring, in seconds.
            trim: Whether silence at both ends of the recording is cut off.
            recording_configuration_id: The recording configuration to use.
            sequential: Whether several numbers ring one after the other.
            refer_url: What to request when the other side transfers the call by SIP REFER.
            refer_method: How ``refer_url`` is requested.
            events: Which events are reported.
            passports: SHAKEN/STIR passports, in base64, with commas between.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def echo(
        self,
        *,
        timeout: int | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Echo:
        """Add a ``Echo`` element, and return it.

        Args:
            timeout: How long, in seconds.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def enqueue(
        self,
        name: str | None = None,
        *,
        action: str | None = None,
        method: Literal["GET", "POST"] | None = None,
        wait_url: str | None = None,
        wait_url_method: Literal["GET", "POST"] | None = None,
        max_queue_size: int | None = None,
        workflow_sid: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Enqueue:
        """Add a ``Enqueue`` element, and return it.

        Args:
            name: The queue's name. SignalWire needs it; Twilio does not where there is a Task.
            action: What to request when the caller leaves the queue.
            method: How ``action`` is requested.
            wait_url: What the caller hears meanwhile: a document. It may hold Play, Say, Pause, Hangup, Redirect, Leave and Gather. Without one there is hold music.
            wait_url_method: How ``wait_url`` is requested.
            max_queue_size: How many callers the queue takes.
            workflow_sid: The TaskRouter workflow that the caller is handed to.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def gather(
        self,
        *,
        action: str | None = None,
        action_on_empty_result: bool | None = None,
        enhanced: bool | None = None,
        finish_on_key: str | None = None,
        hints: str | None = None,
        input: Iterable[Literal["dtmf", "speech"]] | str | None = None,
        language: str | None = None,
        method: Literal["GET", "POST"] | None = None,
        num_digits: int | None = None,
        partial_result_callback: str | None = None,
        partial_result_callback_method: Literal["GET", "POST"] | None = None,
        profanity_filter: bool | None = None,
        speech_model: Literal["phone_call", "video", "default"] | str | None = None,
        speech_timeout: int | Literal["auto"] | None = None,
        timeout: int | None = None,
        max_speech_time: int | None = None,
        barge_in: bool | None = None,
        debug: bool | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Gather:
        """Add a ``Gather`` element, and return it.

        Args:
            action: What to request with the input; unset, this document again.
            action_on_empty_result: Whether ``action`` is requested even without input.
            enhanced: Whether the better recognition is used, at extra cost.
            finish_on_key: The keys that end the input; empty for none.
            hints: Words and phrases to expect, up to 100 characters each.
            input: What to collect: a list of words, or one text with spaces.
            language: The language to expect, as a tag such as ``en-US``.
            method: How ``action`` is requested.
            num_digits: How many keys end the input.
            partial_result_callback: Where speech is reported while it is being recognised.
            partial_result_callback_method: How ``partial_result_callback`` is requested.
            profanity_filter: Whether offensive words are masked.
            speech_model: The recognition model; only with ``enhanced``.
            timeout: How long to wait for input, or for the next key, in seconds.
            speech_timeout: How much silence ends the speech, in seconds, or ``auto``.
            max_speech_time: How long one may speak, in seconds.
            barge_in: Whether input stops the prompts.
            debug: Whether the result says more about the recognition.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def hangup(
        self,
        *,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Hangup:
        """Add a ``Hangup`` element, and return it.

        Args:
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def leave(
        self,
        *,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Leave:
        """Add a ``Leave`` element, and return it.

        Args:
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def pause(
        self,
        *,
        length: int | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Pause:
        """Add a ``Pause`` element, and return it.

        Args:
            length: How long, in seconds.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def pay(
        self,
        *,
        min_postal_code_length: int | None = None,
        payment_connector_url: str | None = None,
        security_code: bool | None = None,
        action: str | None = None,
        charge_amount: Decimal | float | str | None = None,
        currency: Literal["usd"] | str | None = None,
        description: str | None = None,
        input: Literal["dtmf"] | None = None,
        language: Literal["en-AU", "en-CA", "en-GB", "en-IN", "en-US", "es-ES", "es-MX", "fr-CA", "fr-FR", "de-DE", "it-IT", "en-IE", "en-NZ", "en-PH", "en-ZA", "es-US"] | str | None = None,
        max_attempts: int | None = None,
        payment_method: Literal["credit-card", "ach-debit"] | None = None,
        postal_code: bool | str | None = None,
        status_callback: str | None = None,
        timeout: int | None = None,
        token_type: Literal["one-time", "reusable", "payment-method"] | None = None,
        valid_card_types: Iterable[Literal["visa", "mastercard", "amex", "maestro", "discover", "optima", "jcb", "diners-club", "enroute"]] | str | None = None,
        payment_connector: str | None = None,
        bank_account_type: Literal["consumer-checking", "consumer-savings", "commercial-checking", "commercial-savings"] | None = None,
        status_callback_method: Literal["GET", "POST"] | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Pay:
        """Add a ``Pay`` element, and return it.

        Args:
            min_postal_code_length: How many digits a postal code has at least.
            payment_connector_url: Where the data of the card is sent, by POST.
            security_code: Whether the security code is asked for.
            action: What to request afterwards, by ``https``; unset, this document again.
            charge_amount: How much to charge; 0 and unset mean that the card is only turned into a token.
            currency: The currency, by its three letters.
            description: What the payment is for.
            input: How the caller answers: with keys.
            language: The language of the prompts, as a tag such as ``en-US``.
            max_attempts: How often each question is asked.
            payment_method: What the caller pays with.
            postal_code: Whether the postal code is asked for; a text is the code, which is known already.
            status_callback: Where the progress is reported, by ``https``.
            timeout: How long to wait for a key, in seconds.
            token_type: How often the token can be used.
            valid_card_types: Which cards are taken: a list of words, or one text with spaces or commas.
            payment_connector: The name of a connector on Twilio; an example of SignalWire's has a URL here.
            bank_account_type: What kind of bank account the caller pays from.
            status_callback_method: How ``status_callback`` is requested; SignalWire uses POST.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def play(
        self,
        url: str | None = None,
        *,
        digits: str | None = None,
        loop: int | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Play:
        """Add a ``Play`` element, and return it.

        Args:
            url: Where the audio is: ``http``, ``https`` or ``rtmp``. Not needed with ``digits``.
            digits: Keys to press; ``w`` waits half a second. Not inside a Gather.
            loop: How often it is played; 0 means until the call ends.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    # These two are verbs in twilio-python; on SignalWire's pages they stand in a Pay, and in a
    # Dial.
    def prompt(
        self,
        *,
        for_: Literal["payment-card-number", "expiration-date", "security-code", "postal-code", "bank-routing-number", "bank-account-number", "payment-processing"] | None = None,
        attempt: Iterable[int] | int | str | None = None,
        card_type: Iterable[Literal["visa", "mastercard", "amex", "maestro", "discover", "optima", "jcb", "diners-club", "enroute"]] | str | None = None,
        error_type: Iterable[Literal["timeout", "invalid-card-number", "invalid-card-type", "invalid-date", "invalid-security-code", "invalid-bank-routing-number", "invalid-bank-account-number", "input-matching-failed", "internal-error"]] | str | None = None,
        require_matching_inputs: bool | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Prompt:
        """Add a ``Prompt`` element, and return it.

        Args:
            for_: The step that it is for.
            attempt: The attempts that it is for: a number, a list of numbers, or one text with spaces.
            card_type: The cards that it is for: a list of words, or one text with spaces or commas.
            error_type: The mistakes that it is for: a list of words, or one text with spaces.
            require_matching_inputs: Whether the caller has to answer twice, and alike.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def queue(
        self,
        name: str,
        *,
        url: str | None = None,
        method: Literal["GET", "POST"] | None = None,
        reservation_sid: str | None = None,
        post_work_activity_sid: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Queue:
        """Add a ``Queue`` element, and return it.

        Args:
            name: The queue's name.
            url: A document to run for the queued caller before the two are connected.
            method: How ``url`` is requested.
            reservation_sid: The TaskRouter reservation to accept.
            post_work_activity_sid: The TaskRouter activity for the worker after the call.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def record(
        self,
        *,
        action: str | None = None,
        finish_on_key: str | None = None,
        max_length: int | None = None,
        method: Literal["GET", "POST"] | None = None,
        play_beep: bool | None = None,
        recording_status_callback: str | None = None,
        recording_status_callback_event: Iterable[Literal["in-progress", "completed", "failed", "absent"]] | str | None = None,
        recording_status_callback_method: Literal["GET", "POST"] | None = None,
        storage_url: str | None = None,
        storage_url_method: Literal["POST", "PUT"] | None = None,
        timeout: int | None = None,
        transcribe: bool | None = None,
        transcribe_callback: str | None = None,
        trim: Literal["trim-silence", "do-not-trim"] | None = None,
        recording_configuration_id: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Record:
        """Add a ``Record`` element, and return it.

        Args:
            action: What to request afterwards; unset, this document again.
            finish_on_key: The keys that end the recording.
            max_length: How long the recording may be, in seconds; 0 means an hour.
            method: How ``action`` is requested.
            play_beep: Whether a sound is played before.
            recording_status_callback: Where the state of the recording is reported.
            recording_status_callback_event: Which states are reported: a list of words, or one text with spaces.
            recording_status_callback_method: How ``recording_status_callback`` is requested.
            storage_url: Where the recording is uploaded, instead of SignalWire's storage.
            storage_url_method: How the recording is uploaded.
            timeout: How much silence ends the recording, in seconds.
            transcribe: Whether the recording is turned into text, at extra cost.
            transcribe_callback: Where that text is sent, by POST.
            trim: Whether silence at both ends of the recording is cut off.
            recording_configuration_id: The recording configuration to use.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def redirect(
        self,
        url: str,
        *,
        method: Literal["GET", "POST"] | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Redirect:
        """Add a ``Redirect`` element, and return it.

        Args:
            url: Where the document is; empty means this one again.
            method: How the document is requested.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def refer(
        self,
        *,
        action: str | None = None,
        method: Literal["GET", "POST"] | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Refer:
        """Add a ``Refer`` element, and return it.

        Args:
            action: What to request afterwards.
            method: How ``action`` is requested.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def reject(
        self,
        *,
        reason: Literal["rejected", "busy"] | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Reject:
        """Add a ``Reject`` element, and return it.

        Args:
            reason: What the caller hears: that the number is not in service, or a busy tone.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def say(
        self,
        message: str = '',
        *,
        voice: Literal["man", "woman", "alice"] | str | None = None,
        language: str | None = None,
        loop: int | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Say:
        """Add a ``Say`` element, and return it.

        Args:
            message: What to say; white space and order are kept.
            voice: Who says it: ``man``, ``woman``, or a voice of ``Polly.`` or ``gcloud.``.
            language: The language, as a tag such as ``en-US``.
            loop: How often it is said; 0 means until the call ends.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def sms(
        self,
        message: str,
        *,
        action: str | None = None,
        from_: str | None = None,
        method: Literal["GET", "POST"] | None = None,
        status_callback: str | None = None,
        to: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Sms:
        """Add a ``Sms`` element, and return it.

        Args:
            message: The message.
            action: What to request afterwards, for the next document.
            from_: The number that sends it: one of the project's that can.
            method: How ``action`` is requested.
            status_callback: Where the message's progress is reported, by POST.
            to: The number that gets it, in E.164.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    # A list of verbs on SignalWire's pages has Stream in place of these; it is never one by itself.
    def start(
        self,
        *,
        action: str | None = None,
        method: Literal["GET", "POST"] | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Start:
        """Add a ``Start`` element, and return it.

        Args:
            action: What to request when it ends.
            method: How ``action`` is requested.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def stop(
        self,
        *,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Stop:
        """Add a ``Stop`` element, and return it.

        Args:
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

