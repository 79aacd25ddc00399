"""Elements, attributes and values that one platform has and the other has not."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..addresses import asking, naming
from ..program import Program
from .difference import Difference, Met, found, named, seen, written

_ASK = "Ask whether it works, or build it from what is documented."
_LEAVE_OUT = "Take it out, or ask SignalWire whether it works."
_REVERSE = {
    "django.urls.reverse",
    "django.urls.reverse_lazy",
}


def _relative(program: Program) -> Iterator[Met]:
    """Find addresses that are made of the name of a view, and have no host."""
    for _, element, keyword, _ in asking(program):
        call = naming(keyword.value)
        if keyword.arg == "action" and call is not None and _is_relative(program, keyword, call):
            says = f"{element} asks {program.source(call)}, which has no host"
            yield Met(program.text.span(keyword.value).start, says)


def _is_relative(program: Program, keyword: ast.keyword, call: ast.Call) -> bool:
    """Whether an address is all that the framework makes of a name, and no more."""
    made = program.names(call.func)
    is_flask = made == "flask.url_for" and not any(k.arg == "_external" for k in call.keywords)
    return keyword.value is call and (is_flask or made in _REVERSE)


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
        "The document of a conference's waitUrl may have Play, Pause and Redirect alone; that of a"
        " queue also Say, Hangup, Leave and Gather. Twilio's own music is at hosts of Twilio's,"
        " which answer for nobody after a move.",
        "Record what is spoken, and play it; play music from an address of your own.",
        [
            found("CX504", "CX609"),
            written(r"\btwimlets\.com|\bdemo\.twilio\.com|\bcom\.twilio\.music"),
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
        "Of Gather, Dial and Enqueue SignalWire says that action is an absolute address. url_for of"
        " Flask and reverse of Django make relative ones.",
        "Make it one with cxml.flask.url_for, cxml.django.build_absolute_uri or, in FastAPI,"
        " webhooks.url_for of cxml.starlette, which know CXML_PUBLIC_URL; url_for(...,"
        " _external=True) and request.build_absolute_uri do not.",
        [found("CX314"), seen(_relative)],
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
