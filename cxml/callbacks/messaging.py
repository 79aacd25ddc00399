"""What the platform sends about messages."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from attrs import frozen

from .._declare.metadata import Phone, Sid, Support, TwimlWords, Url
from ._callback import NO_NUMBERED, Callback
from ._metadata import Indexed, Observed
from .standard import PlacesCallback


# A union: the specification has eight of the words, the page of Message five, and Twilio more.
# SignalWire's reference of REST has "initiated", too, which is in SwmlMessageState.
class MessageState(StrEnum):
    """How a message stands: the words of ``MessageStatus`` and ``SmsStatus``."""

    QUEUED = "queued"
    """It waits."""
    SENDING = "sending"
    """It is being sent."""
    SENT = "sent"
    """It was handed to the carrier."""
    DELIVERED = "delivered"
    """The carrier says that it arrived."""
    UNDELIVERED = "undelivered"
    """The carrier says that it did not arrive."""
    FAILED = "failed"
    """It could not be sent."""
    INVALID = "invalid"
    """It was written wrong; sent to ``action`` of ``<Message>``."""
    RECEIVING = "receiving"
    """It is coming in."""
    RECEIVED = "received"
    """It came in."""
    ACCEPTED = "accepted"
    """It was taken, and no sender was chosen yet. Twilio only."""
    SCHEDULED = "scheduled"
    """It will be sent later. Twilio only."""
    CANCELED = "canceled"
    """It was to be sent later, and will not be. Twilio only."""
    READ = "read"
    """It was opened. Twilio only."""
    PARTIALLY_DELIVERED = "partially_delivered"
    """A part of it arrived. Twilio only."""


class OptOutType(StrEnum):
    """What somebody asked for with a word that stands for it."""

    STOP = "STOP"
    """To get no messages."""
    START = "START"
    """To get messages again."""
    HELP = "HELP"
    """What this is about."""


@frozen(kw_only=True)
class Media:
    """Something that came with a message, such as a picture."""

    url: str
    """Where it is."""
    content_type: str | None
    """What it is, such as ``image/jpeg``."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class MessageCallback(Callback):
    """What comes with every request about a message."""

    message_sid: Sid | None = None
    """The message."""
    account_sid: Sid | None = None
    """The project (Twilio: the account) that the message belongs to."""
    from_: Phone | None = None
    """Who sends it: a number in E.164, a short code, or an address such as ``whatsapp:+1...``."""
    to: Phone | None = None
    """Who gets it."""
    body: str | None = None
    """Its text; may be blank."""
    num_media: int | None = None
    """How many pictures and the like come with it."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class MessageRequest(MessageCallback, PlacesCallback):
    """A message came in: the request to the number's address, answered with a document."""

    sms_sid: Annotated[Sid | None, Support.TWIML] = None
    """The same as ``message_sid``; SignalWire was seen to send it. Documented by Twilio only."""
    sms_message_sid: Annotated[Sid | None, Support.TWIML] = None
    """The same again. Twilio only."""
    sms_status: Annotated[MessageState | str | None, Observed()] = None
    """``received``. Nobody documents it; Twilio sends it."""
    api_version: Annotated[str | None, Observed()] = None
    """The version of the API. Nobody documents it here; Twilio sends it."""
    messaging_service_sid: Annotated[Sid | None, Support.TWIML] = None
    """The service that the number belongs to, if it does. Twilio only."""
    num_segments: Annotated[int | None, Support.TWIML] = None
    """How many parts it came in; SignalWire was seen to send it. Documented by Twilio only."""
    # By number, not in a list: a peer may leave a number out, and types belong to addresses by it.
    media_urls: Annotated[Mapping[int, Url], Indexed("MediaUrl")] = NO_NUMBERED
    """Where the pictures and the like are, by their numbers from 0; empty without any."""
    media_content_types: Annotated[Mapping[int, str], Indexed("MediaContentType")] = NO_NUMBERED
    """What they are, by the same numbers."""
    add_ons: Annotated[Mapping[str, object] | None, Observed()] = None
    """What add-ons say about it. Nobody documents it here; Twilio sends it."""
    opt_out_type: Annotated[OptOutType | str | None, Support.TWIML] = None
    """What it asks for, if it is one of the words that stop and start messages. Twilio only."""

    @property
    def media(self) -> tuple[Media, ...]:
        """What came with the message, in order."""
        types = self.media_content_types
        return tuple(
            Media(url=url, content_type=types.get(number))
            for number, url in sorted(self.media_urls.items())
        )


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class MessageAction(MessageCallback):
    """``<Message>`` was done: the request to its ``action``, answered with a document."""

    message_status: MessageState | str | None = None
    """How the message stands."""
    error_code: int | None = None
    """Why it failed."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class MessageStatus(MessageCallback):
    """A message went on: posted to its ``statusCallback``.

    Reports can come more than once and in any order, and no parameter tells which is later.
    """

    message_status: Annotated[
        MessageState | str | None,
        TwimlWords(
            (
                MessageState.ACCEPTED,
                MessageState.SCHEDULED,
                MessageState.CANCELED,
                MessageState.READ,
                MessageState.PARTIALLY_DELIVERED,
            )
        ),
    ] = None
    """How the message stands."""
    sms_sid: Annotated[Sid | None, Support.TWIML] = None
    """The same as ``message_sid``. Twilio only."""
    sms_status: Annotated[MessageState | str | None, Support.TWIML] = None
    """The same as ``message_status``. Twilio only."""
    api_version: Annotated[str | None, Support.TWIML] = None
    """The version of the API. Twilio only."""
    num_segments: Annotated[int | None, Support.CXML] = None
    """How many parts it was sent in. SignalWire only."""
    error_code: int | None = None
    """Why it failed."""
    error_message: Annotated[str | None, Support.TWIML] = None
    """The same as a sentence for people. Twilio only."""
    messaging_service_sid: Annotated[Sid | None, Support.TWIML] = None
    """The service that sent it, if one did. Twilio only."""
    # Not a time: it has neither a century nor an offset.
    raw_dlr_done_date: Annotated[str | None, Support.TWIML] = None
    """When the carrier was done, in its own words: ``YYMMDDhhmm``. Twilio only."""
    channel_prefix: Annotated[str | None, Support.TWIML] = None
    """What it was sent through, if not by SMS, such as ``whatsapp``. Twilio only."""

    @property
    def was_delivered(self) -> bool:
        """Whether the carrier says that it arrived."""
        return self.message_status in (MessageState.DELIVERED, MessageState.READ)
