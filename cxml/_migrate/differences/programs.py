"""What is around the documents: ids, signatures, clients, numbers."""

from __future__ import annotations

from ..._check.finding import SITE
from .difference import Difference, found, imported, named, written

_API = "rest|jwt|base|http|task_router|access_token|util"
"""The modules of twilio that are about its API."""
PROGRAMS = (
    Difference(
        38,
        "Ids are UUIDs",
        "CallSid, AccountSid and the others have 36 characters and no letters in front: patterns"
        " such as ^CA, lengths of 34 and columns of 34 characters break.",
        "Widen the columns by a new migration, also for the data, and take the patterns out. What"
        " was migrated stays, and is not named here.",
        [found("CX812", "CX611")],
    ),
    Difference(
        39,
        "Header and key of signatures",
        "SignalWire signs in X-SignalWire-Signature, with a signing key that begins with PSK, and"
        " not with the token that opens the API.",
        "Make a signing key in the dashboard; one setting becomes two.",
        [
            found("CX810", "CX811"),
            written(r"\A(?:[A-Z]+_)*TWILIO_AUTH_TOKEN\Z"),
            named(r"(?:\w+_)?TWILIO_AUTH_TOKEN"),
        ],
    ),
    Difference(
        40,
        "Signatures of JSON",
        "A body of JSON is signed in another way than a form: in hexadecimal digits, over the"
        " address and the body.",
        "Let cxml.signature.verify tell, which knows both.",
    ),
    Difference(
        41,
        "Names that are sent twice",
        "Twilio's library sorts the values of a name and signs each once; SignalWire's keeps all.",
        "Let cxml.signature.verify tell, which tries both.",
    ),
    Difference(
        42,
        "One more header",
        "X-SignalWire-SHA256-Signature is named by others, and not by SignalWire.",
        "Give cxml.signature.verify all headers.",
    ),
    Difference(
        43,
        "What calls the API",
        "cxml makes no calls and sends no messages, and twilio.rest speaks with Twilio. The API of"
        " SignalWire takes the same parameters at the address of the space. Tokens of twilio.jwt,"
        " TaskRouter, Verify, Conversations and Studio have no counterpart of the same name.",
        "Ask the API by HTTP, which is a page of code:"
        f" {SITE}cookbook/click-to-call.html. Where TwilioRestException was caught, catch what that"
        " raises: of urllib HTTPError, whose status and body say why. signalwire.rest.Client, of"
        " version 2 of the package signalwire, has the shapes of twilio.rest and raises"
        " TwilioRestException still, but requires twilio 6.54.0: it cannot be installed beside a"
        " newer twilio. signalwire-sdk, which has the same name in Python, has another client.",
        [
            found("CX813"),
            imported(rf"twilio\.(?:{_API})(?:\..*)?"),
            written(rf"\Atwilio\.(?:{_API})\b[\w.]*\Z"),
        ],
    ),
    Difference(
        44,
        "Who calls, and who writes",
        "from_ has to be a number that belongs to the project, or error 21210.",
        "Move the numbers, or buy new ones, before the program moves.",
        [named("TWILIO_(?:\\w+_)?(?:NUMBER|FROM|PHONE)\\w*"), written(r"\ATWILIO_\w*NUMBER\Z")],
    ),
    Difference(
        45,
        "Braces are filled in",
        "In documents that SignalWire keeps, {{From}} becomes what was sent.",
        "Write no text with two braces that is meant as it is.",
        [written(r"\{\{\w+\}\}")],
    ),
)
