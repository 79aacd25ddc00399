"""What the platform sends with nearly every request about a call."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from attrs import frozen

from .._declare.metadata import (
    MILLISECONDS,
    Phone,
    Sid,
    Support,
    Trait,
    UndocumentedWords,
    Url,
)
from ._callback import NO_TEXTS, Callback
from ._metadata import Alias, Observed, Prefix


class CallState(StrEnum):
    """Where a call is: the words of ``CallStatus``."""

    QUEUED = "queued"
    """The call waits to be placed."""
    # In the specification, and not in the text of the page that explains callbacks.
    INITIATED = "initiated"
    """The call is being placed."""
    RINGING = "ringing"
    """The called party is alerted."""
    IN_PROGRESS = "in-progress"
    """The call was answered and is going on."""
    ANSWERED = "answered"
    """The call was answered. Not documented; SignalWire sends it besides ``in-progress``."""
    COMPLETED = "completed"
    """The call was answered and has ended."""
    BUSY = "busy"
    """The called party was busy."""
    FAILED = "failed"
    """The call could not be placed, as for a number that does not exist."""
    NO_ANSWER = "no-answer"
    """Nobody answered in time."""
    CANCELED = "canceled"
    """The call was given up before it was answered."""


class CallDirection(StrEnum):
    """Who began a call: the words of ``Direction``."""

    INBOUND = "inbound"
    """Somebody called the application."""
    OUTBOUND_API = "outbound-api"
    """The application placed the call through the REST API."""
    OUTBOUND_DIAL = "outbound-dial"
    """A ``<Dial>`` placed the call."""


class HangupDirection(StrEnum):
    """Which side of a call hung up."""

    INBOUND = "inbound"
    """The side that called the platform."""
    OUTBOUND = "outbound"
    """The side that the platform called."""


class AnsweredBy(StrEnum):
    """Who or what answered: the words of ``AnsweredBy``."""

    HUMAN = "human"
    """Somebody."""
    MACHINE_START = "machine_start"
    """An answering machine, which has just begun."""
    MACHINE_END_BEEP = "machine_end_beep"
    """An answering machine; its greeting ended with a beep."""
    MACHINE_END_SILENCE = "machine_end_silence"
    """An answering machine; its greeting ended with silence."""
    MACHINE_END_OTHER = "machine_end_other"
    """An answering machine; its greeting ended in another way."""
    FAX = "fax"
    """A fax machine."""
    UNKNOWN = "unknown"
    """It could not be told."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class PlacesCallback(Callback):
    """Where the two numbers of a call or a message are, as far as that is known; often blank."""

    from_city: Annotated[str | None, Support.TWIML] = None
    """The city of ``from_``, as far as it is known. Twilio only."""
    from_state: Annotated[str | None, Support.TWIML] = None
    """The state or province of ``from_``. Twilio only."""
    from_zip: Annotated[str | None, Support.TWIML] = None
    """The postal code of ``from_``. Twilio only."""
    from_country: Annotated[str | None, Support.TWIML] = None
    """The country of ``from_``, in two letters. Twilio only."""
    to_city: Annotated[str | None, Support.TWIML] = None
    """The city of ``to``, as far as it is known. Twilio only."""
    to_state: Annotated[str | None, Support.TWIML] = None
    """The state or province of ``to``. Twilio only."""
    to_zip: Annotated[str | None, Support.TWIML] = None
    """The postal code of ``to``. Twilio only."""
    to_country: Annotated[str | None, Support.TWIML] = None
    """The country of ``to``, in two letters. Twilio only."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class VoiceCallback(PlacesCallback):
    """The parameters that come with nearly every request about a call.

    SignalWire says that they are sent with every voice request. Twilio leaves them out of
    conference events, and an event of a whole conference belongs to no single call: none of them
    is certain to be there.
    """

    account_sid: Sid | None = None
    """The project (Twilio: the account) that the call belongs to."""
    api_version: Annotated[str | None, Alias("APIVersion")] = None
    """The version of the API, such as ``2010-04-01``; one SignalWire guide says ``APIVersion``."""
    # No shape is checked: pages of SignalWire say 34 characters, where its own samples are UUIDs.
    call_sid: Sid | None = None
    """The call: a UUID from SignalWire, ``CA`` and 32 hexadecimal digits from Twilio."""
    call_status: Annotated[CallState | str | None, UndocumentedWords((CallState.ANSWERED,))] = None
    """Where the call is."""
    direction: CallDirection | str | None = None
    """Who began the call."""
    from_: Phone | None = None
    """Who calls: a number in E.164, a SIP address, or a word such as ``anonymous``."""
    to: Phone | None = None
    """Who is called: a number in E.164, or a SIP address."""
    parent_call_sid: Sid | None = None
    """The call whose ``<Dial>`` placed this one; only sent for such a call."""
    forwarded_from: Phone | None = None
    """Who forwarded the call, if the carrier says; SignalWire lists it for status callbacks."""
    caller_name: str | None = None
    """The caller's name, if it is looked up; SignalWire lists it for status callbacks."""
    application_sid: Annotated[Sid | None, Support.TWIML] = None
    """The application that the call came through. Twilio only."""
    caller: Annotated[Phone | None, Support.TWIML] = None
    """The same as ``from_``. Twilio only."""
    called: Annotated[Phone | None, Support.TWIML] = None
    """The same as ``to``; may be blank. Twilio only."""
    caller_city: Annotated[str | None, Support.TWIML] = None
    """The same as ``from_city``. Twilio only."""
    caller_state: Annotated[str | None, Support.TWIML] = None
    """The same as ``from_state``. Twilio only."""
    caller_zip: Annotated[str | None, Support.TWIML] = None
    """The same as ``from_zip``. Twilio only."""
    caller_country: Annotated[str | None, Support.TWIML] = None
    """The same as ``from_country``. Twilio only."""
    called_city: Annotated[str | None, Support.TWIML] = None
    """The same as ``to_city``. Twilio only."""
    called_state: Annotated[str | None, Support.TWIML] = None
    """The same as ``to_state``. Twilio only."""
    called_zip: Annotated[str | None, Support.TWIML] = None
    """The same as ``to_zip``. Twilio only."""
    called_country: Annotated[str | None, Support.TWIML] = None
    """The same as ``to_country``. Twilio only."""
    stir_verstat: Annotated[str | None, Support.TWIML] = None
    """How far the caller's number is attested (SHAKEN/STIR). Twilio only."""
    stir_passport_token: Annotated[str | None, Support.TWIML, Trait.SECRET] = None
    """The attestation itself, signed by the carrier. Twilio only."""
    call_token: Annotated[str | None, Support.TWIML, Trait.SECRET] = None
    """What lets the call be forwarded with its caller's number. Twilio only."""
    sip_user: Annotated[str | None, Support.CXML] = None
    """The user part of the SIP address that was called. SignalWire only, in one guide."""
    sip_domain: Annotated[str | None, Support.TWIML] = None
    """The SIP domain that was called. Twilio only."""
    sip_domain_sid: Annotated[Sid | None, Support.TWIML] = None
    """The same domain, by its id. Twilio only."""
    sip_call_id: str | None = None
    """The ``Call-ID`` of a SIP call; SignalWire lists it for the ``url`` of ``<Sip>``."""
    sip_source_ip: Annotated[str | None, Support.TWIML] = None
    """The address that a SIP call came from. Twilio only."""
    # SignalWire's page has the name "SipHeader" and stops; Twilio's has the rest.
    sip_headers: Annotated[Mapping[str, str], Prefix("SipHeader_")] = NO_TEXTS
    """The caller's own SIP headers, by their names, such as ``X-Ticket``; empty without any."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class AnsweredCallback(VoiceCallback):
    """What is sent besides about a placed call, where answering machines are looked for."""

    answered_by: AnsweredBy | str | None = None
    """Who answered, if the call was placed with ``MachineDetection``."""
    machine_detection_duration: Annotated[int | None, MILLISECONDS, Support.TWIML] = None
    """How long it took to tell, in milliseconds. Twilio only."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class VoiceRequest(AnsweredCallback):
    """The platform wants to know what to do with a call: answered with a document.

    It is asked at the address of the number, the application, or the call that the REST API
    placed, and at that of ``<Redirect>``.
    """

    error_code: Annotated[int | None, Support.TWIML] = None
    """Why the first address failed; sent to the fallback address. Twilio only."""
    error_url: Annotated[Url | None, Support.TWIML] = None
    """The address that failed; sent to the fallback address. Twilio only."""
    add_ons: Annotated[Mapping[str, object] | None, Observed()] = None
    """What add-ons say about the caller. Nobody documents it here; Twilio sends it."""
