"""Elements, attributes and values that one platform has and the other has not."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from ..._check.python.addresses import naming, snake
from ..._check.python.built import Built
from ..._check.python.literal import last_name
from ..._check.rules.platforms import TWILIO_SOUNDS
from ..._check.rules.urls import is_relative
from ..._schema.walk import platform_roots, walk
from ..._tree.spec import spec_of
from ..program import Program
from .difference import Difference, Met, found, named, seen, written
from .waiting import heard

if TYPE_CHECKING:
    from ..._declare.field import Field

_LEAVE_OUT = "Take it out, or ask SignalWire whether it works."
_REVERSE = {
    "django.urls.reverse",
    "django.urls.reverse_lazy",
}


_HOSTS = {
    "base_url", "build_absolute_uri", "get_host", "host", "host_url", "url", "url_for", "url_root",
}  # fmt: skip
"""What a request knows of the host at which it was sent."""
_EITHER = {"record", "refer", "stream"}
"""Elements of which SignalWire says that absolute and relative addresses will do."""


@cache
def _urls() -> dict[str, frozenset[str]]:
    """Give the attributes that are addresses, by the elements as Python writes them."""
    found: dict[str, set[str]] = {}
    for cls in walk(platform_roots()):
        every = (each.keyword for each in spec_of(cls).attributes.values() if _is_url(each))
        found.setdefault(snake(cls.__name__), set()).update(every)
    return {name: frozenset(every) for name, every in found.items()}


def _is_url(field: Field | None) -> bool:
    return field is not None and field.kind.name == "url"


def _addresses(program: Program) -> Iterator[tuple[str, ast.expr]]:
    """Give the addresses that elements ask, each with the element."""
    values = program.module.builders.follower.values
    for call in program.module.all(ast.Call):
        element = snake(last_name(call.func))
        wanted = _urls().get(element, ())
        for each in call.keywords if wanted else ():
            if snake(each.arg or "") in wanted:
                yield element, each.value
        if isinstance(built := values.get(call), Built):
            text = spec_of(type(built.element)).text
            named = [each.value for each in call.keywords if text and each.arg == text.keyword]
            yield from ((element, each) for each in [*call.args[:1], *named] if _is_url(text))


def _relative(program: Program) -> Iterator[Met]:
    """Find addresses that have no host: made of the name of a view, or written down."""
    for element, address in _addresses(program):
        is_relative = _is_made(program, address) or _is_written(address)
        if is_relative and element not in _EITHER:
            says = f"{element} asks {program.source(address)}, which has no host"
            yield Met(program.text.span(address).start, says)


def _of_request(program: Program) -> Iterator[Met]:
    """Find addresses whose host is the one of the request, which a proxy may not hand on."""
    for element, address in _addresses(program):
        if any(_asks_request(each) for each in ast.walk(address)):
            says = f"{element} asks {program.source(address)}, whose host is what a proxy hands on"
            yield Met(program.text.span(address).start, says)


def _asks_request(node: ast.AST) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id="request") | ast.Attribute(attr="request"), attr=how):
            return how in _HOSTS
        case ast.keyword(arg="_external", value=ast.Constant(value=True)):
            return True
        case _:
            return False


def _is_made(program: Program, address: ast.expr) -> bool:
    """Whether an address is all that the framework makes of a name, and no more."""
    way = naming(address)
    call = way.call if way else None
    made = program.names(call.func) if call else ""
    is_outside = call is not None and any(k.arg == "_external" for k in call.keywords)
    is_flask = made == "flask.url_for" and not is_outside
    return address is call and (is_flask or made in _REVERSE)


def _is_written(address: ast.expr) -> bool:
    match address:
        case ast.Constant(value=str() as text):
            return bool(text.strip()) and is_relative(text.strip())
        case ast.JoinedStr(values=[ast.Constant(value=str() as text), *_]):
            return text.startswith("/") and is_relative(text)
        case _:
            return False


ELEMENTS = (
    Difference(
        1,
        "Who can be dialled",
        "SignalWire documents Conference, Number, Queue, Sip and Verto in a Dial. Client,"
        " Application, Sim and WhatsApp may be ignored: nobody is called, and no test fails.",
        "Reach people in browsers by Verto or Sip, and WhatsApp not at all.",
        [found("CX601", "CX602", says="Client|Application|Sim|WhatsApp")],
    ),
    Difference(
        2,
        "What a call can be connected to",
        "In a Connect, SignalWire documents Room, Stream and VirtualAgent, and has AI."
        " Conversation, ConversationRelay, Assistant and Autopilot are Twilio's alone.",
        "Use a Stream, or SignalWire's AI.",
        [
            found(
                "CX601",
                "CX602",
                says="Conversation|AiSession|Assistant|Autopilot",
            )
        ],
    ),
    Difference(
        3,
        "What can be started beside a call",
        "In Start and Stop, SignalWire documents Stream alone; Siprec, Transcription and Recording"
        " are Twilio's.",
        "Record with Record or the record of a Dial; transcribe what a Stream sends.",
        [found("CX601", "CX602", says="Siprec|Transcription|Recording")],
    ),
    Difference(
        4,
        "Tasks and verbs that stand elsewhere",
        "Task in an Enqueue, and Queue or Prompt right in a Response, are not documented.",
        "Put Queue into a Dial and Prompt into a Pay; what a Task decided, decide in the view.",
        [found("CX602", says="Task|Queue|Prompt"), found("CX601", says="Task")],
    ),
    Difference(
        5,
        "No new virtual agents",
        "VirtualAgent is for agents that exist: none can be made any more.",
        "Use a Stream or AI in the Connect.",
        [found("CX607")],
    ),
    Difference(
        6,
        "What SignalWire has besides",
        "Denoise, Verto, AI and the timeout of an Echo are SignalWire's alone.",
        "Use them when no call goes to Twilio any more.",
        [found("CX610")],
    ),
    Difference(
        7,
        "Marks of speech",
        "SignalWire's list of SSML has no w, and has interjection for say-as.",
        "Listen to what is spoken, and take w out.",
        [found("CX601", "CX602", says=r"\bw\b")],
    ),
    Difference(
        8,
        "What may stand together in a Dial",
        "Beside a Sip nothing else may stand, there are at most ten Sip or ten Number, and one"
        " Conference without a Number.",
        "Write a Dial for each, one behind the other.",
        [found("CX208", "CX209")],
    ),
    Difference(
        9,
        "What a waiting caller hears",
        "The document of a conference's waitUrl may have Play, Pause and Redirect; whether Say is"
        " refused there, SignalWire's pages leave open. That of a queue may also have Say, Hangup,"
        " Leave and Gather. Twilio's own music is at hosts of Twilio's, which answer for nobody"
        " after a move.",
        "Record what is spoken, and play it; play music from an address of your own.",
        [
            found("CX504", "CX609"),
            seen(heard),
            written(TWILIO_SOUNDS),
        ],
    ),
    Difference(
        10,
        "Settings of conferences",
        "jitterBufferSize, participantLabel, region and recordingConfigurationId are Twilio's.",
        _LEAVE_OUT,
        [found("CX513"), found("CX603", says=r"on Conference\b")],
    ),
    Difference(
        11,
        "Settings of Dial",
        "sequential, referUrl, referMethod, events, passports and recordingConfigurationId are"
        " Twilio's.",
        "For one number after the other write several Dial, and leave the others out.",
        [found("CX603", says=r"on Dial\b")],
    ),
    Difference(
        12,
        "Who answers a dialled number",
        "The detection of machines on Number and Sip, and byoc, are not documented.",
        "Detect machines on calls that the API makes, where it is documented.",
        [found("CX603", says=r"on (?:Number|Sip)\b")],
    ),
    Difference(
        13,
        "Settings of Gather",
        "bargeIn, maxSpeechTime and debug are Twilio's.",
        _LEAVE_OUT,
        [found("CX603", says=r"on Gather\b")],
    ),
    Difference(
        14,
        "Settings of queues",
        "maxQueueSize, workflowSid, postWorkActivitySid and reservationSid are Twilio's: they are"
        " about TaskRouter, which SignalWire does not have.",
        "Decide in the view who is called.",
        [found("CX603", says=r"on (?:Enqueue|Queue)\b")],
    ),
    Difference(
        15,
        "Payments",
        "SignalWire's Pay needs paymentConnectorUrl; it knows no paymentConnector, bankAccountType,"
        " statusCallbackMethod or requireMatchingInputs.",
        "Write a connector: an address that is asked to charge a card.",
        [found("CX603", says=r"on (?:Pay|Prompt)\b"), found("CX212", says="Pay")],
    ),
    Difference(
        16,
        "Settings of streams, rooms and agents",
        "connectorName, audioFormat, sampleRate, participantIdentity, language, sentimentAnalysis"
        " and reports of a VirtualAgent are Twilio's.",
        _LEAVE_OUT,
        [found("CX603", says=r"on (?:Stream|Room|VirtualAgent)\b")],
    ),
    Difference(
        17,
        "Attributes that SignalWire has besides",
        "callerName, codecs, sessionTimeout, the storage of recordings at an address of your own,"
        " and the bearer token of a stream are SignalWire's alone.",
        "Use them when no call goes to Twilio any more.",
    ),
    Difference(
        18,
        "Events of conferences",
        "modify and announcement are never sent.",
        "Ask for start, end, join, leave, mute, hold and speaker.",
        [found("CX604", "CX301", says="modify|announcement")],
    ),
    Difference(
        19,
        "Events of a conference's recording",
        "SignalWire reports failed, where Twilio reports absent.",
        "Take failed for what was absent.",
        [found("CX604", says="absent")],
    ),
    Difference(
        20,
        "Models of speech",
        "SignalWire's Gather knows default, phone_call and video, and these only with enhanced.",
        "Take one of these, and try what is understood.",
        [named("speech_model|speechModel")],
    ),
    Difference(
        21,
        "Voices",
        "The voices of Google begin with gcloud here; those of Polly are the same.",
        "Listen to each voice that is used.",
        [found("CX605", "CX318")],
    ),
    Difference(
        22,
        "Limits of a Dial",
        "timeout goes from 5 to 600 seconds; callerId has to be a number in E.164 that is bought or"
        " verified at SignalWire.",
        "Verify the numbers that are shown to who is called.",
        [found("CX308"), found("CX304", says="timeout")],
    ),
    Difference(
        23,
        "Numbers that are not in E.164",
        "Twilio takes 4155550100 for a number of the United States; SignalWire wants +1 before it,"
        " and may answer error 13223 to a number with spaces or brackets.",
        "Write numbers in E.164, also those that come out of a database.",
        [found("CX306", "CX307"), written(r"\A\+\d{1,3}[ ().-](?:[ ().-]*\d){6,13}\Z")],
    ),
    Difference(
        24,
        "Keys that are sent",
        "sendDigits has digits, A to D, *, #, and w or W to wait.",
        "Take other signs out.",
        [found("CX309")],
    ),
    Difference(
        25,
        "Relative addresses",
        "Twilio takes relative addresses everywhere. Of action in Gather, Dial and Enqueue"
        " SignalWire says that it is an absolute one, and of Record, Refer and Stream that either"
        " will do. url_for of Flask and reverse of Django make relative ones.",
        "Make it one with cxml.flask.url_for, cxml.django.build_absolute_uri or, in FastAPI,"
        " webhooks.url_for of cxml.starlette, which know CXML_PUBLIC_URL; url_for(...,"
        " _external=True) and request.build_absolute_uri do not.",
        [found("CX314"), seen(_relative), seen(_of_request)],
    ),
    Difference(
        26,
        "Addresses of streams",
        "A stream goes to wss:// alone, without a query; in both directions it has the inbound"
        " track.",
        "Give what was in the query as Parameter elements.",
        [found("CX311", "CX312")],
    ),
    Difference(
        27,
        "Tones in a Gather",
        "Play inside of a Gather plays no digits.",
        "Play them before the Gather.",
        [found("CX213", says="digits")],
    ),
)
