"""CX6: what only one of the two platforms documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import cast
from urllib.parse import urlsplit

from ..._declare.field import Field
from ..._declare.metadata import Support, TwimlWords
from ..._schema.walk import platform_roots, walk
from ..._tree.grammar import declaration_of
from ..._tree.node import Node
from ..._tree.spec import spec_of
from ..document import Document, Place, children
from ..found import Found, Remove, Rename, SetValue, Wrap
from ..rule import Fixable, Severity, attributes, classes, elements, fields, kinds, rule
from .values import FOR_TRUE

NOUNS_OF = ("Connect", "Dial", "Start", "Stop")
NEAREST = {
    "AiSession": "Connect with AI, or with a Stream",
    "Application": "Redirect to the address of the application",
    "Autopilot": "Connect with AI",
    "Client": "Verto or Sip",
    "Conversation": "Conference",
    "ConversationRelay": "Connect with AI, or with a Stream",
    "ConversationRelaySession": "Connect with AI, or with a Stream",
    "Recording": "record of Dial or Conference",
    "Sim": "Number",
    "Siprec": "Start with a Stream",
    "Transcription": "Record with transcribe, or Start with a Stream",
}
"""What comes nearest on SignalWire, where anything does."""
ATTRIBUTE_NEAREST = {
    "machine_detection": "the REST API has it for calls",
    "refer_url": "Refer",
    "sequential": "several Dial, each with a timeout",
    "workflow_sid": "the name of a queue, as the text",
}
HAS_ITS_OWN_RULE = {("Conference", "region")}
_HOSTS = ("twilio.com", "twimlets.com", "twil.io")
_BUCKETS = r"\bcom\.twilio\.(?:sounds\.)?music\b"
TWILIO_SOUNDS = rf"\btwimlets\.com|\bdemo\.twilio\.com|\bapi\.twilio\.com/cowbell|{_BUCKETS}"
"""What tells an address of the music and the sounds that Twilio has for all."""
_SID = re.compile(r"[A-Z]{2}[0-9a-f]{32}")


def _leaves_twilio(place: Place) -> bool:
    """Whether nothing has to be right for Twilio any more."""
    return place.document.settings.target == "signalwire"


@rule(
    "CX601",
    "noun-twilio-only",
    Severity.WARNING,
    classes(lambda cls: cls.support is Support.TWIML),
    message="SignalWire does not document {tag}{nearest}",
    platform_code=13215,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Client>front-desk</Client></Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Verto>front-desk@example.verto.signalwire.com</Verto></Dial>
        </Response>
    """,
    sources=[
        "SignalWire: voice/dial",
        "SignalWire: voice/connect",
        "SignalWire: voice/stream",
        "Twilio: the classes of its library",
    ],
)
def noun_twilio_only(noun: Node, document: Document) -> Iterator[Found]:
    """A noun that Twilio alone documents: on SignalWire it is most likely ignored.

    That a program with it works on Twilio says nothing about a call on SignalWire: it is accepted,
    and nothing happens.
    """
    parent = document.parent(noun)
    is_noun = parent is not None and parent.tag in NOUNS_OF
    if is_noun:
        near = NEAREST.get(noun.tag)
        nearest = f"; the nearest is {near}" if near else ""
        yield Found(noun, says={"tag": noun.tag, "nearest": nearest}, suggestion=near)


@cache
def _placed_by_twilio() -> frozenset[str]:
    """Name the elements that some place takes on Twilio alone."""
    every = (
        line
        for cls in walk(platform_roots())
        for line in spec_of(cls).grammar.values()
        if cls.tag not in NOUNS_OF and (not spec_of(cls).mixed or line.tag == "w")
    )
    return frozenset(line.tag for line in every if line.support is Support.TWIML)


def _is_placed_by_twilio(cls: type[Node]) -> bool:
    return cls.tag in _placed_by_twilio() or cls.tag == "Sip"


@rule(
    "CX602",
    "placement-twilio-only",
    Severity.WARNING,
    classes(_is_placed_by_twilio),
    message="SignalWire does not document {tag} inside {parent}{hint}",
    fix=Fixable.UNSAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Queue>support</Queue>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Queue>support</Queue></Dial>
        </Response>
    """,
    sources=[
        "SignalWire: voice/queue-noun",
        "SignalWire: voice/pay/prompt",
        "SignalWire: voice/enqueue",
        "SignalWire: voice/sip-noun",
        "SignalWire: voice/say",
        "Twilio: the classes of its library",
    ],
)
def placement_twilio_only(child: Node, document: Document) -> Iterator[Found]:
    """An element at a place that Twilio alone documents.

    SSML inside SSML is described by Twilio alone as well; of that only `w` is reported, which
    SignalWire documents nowhere. An `Sms` is documented in calls: where no `Message` beside it
    tells that the document answers one, it is info. A `Sip` may ring
    together with a `Number` on Twilio alone.
    """
    parent = document.parent(child)
    if parent is not None and child.tag == "Sip" and _rings_with_numbers(child, parent):
        yield Found(child, says={"tag": "Sip", "parent": "a Dial that holds a Number", "hint": ""})
    if parent is None or parent.tag in NOUNS_OF:
        return
    spec = spec_of(type(parent))
    line = declaration_of(spec, child)
    if line and line.support is Support.TWIML and (not spec.mixed or child.tag == "w"):
        if child.tag == "Sms":
            yield _sms_as_answer(child, document)
            return
        is_dialled = (parent.tag, child.tag) == ("Response", "Queue")
        yield Found(
            child,
            says={"tag": child.tag, "parent": parent.tag, "hint": ""},
            changes=(Wrap("Dial"),) if is_dialled else (),
            suggestion="put it into a Dial" if is_dialled else None,
        )


def _sms_as_answer(sms: Node, document: Document) -> Found:
    """Say it of an ``Sms``, where nothing else tells whether the document is for a call."""
    is_certain = any(each.tag == "Message" for each in document.verbs)
    return Found(
        sms,
        says={
            "tag": "Sms",
            "parent": "Response",
            "hint": " as the answer to a message; in a call it does",
        },
        changes=(Rename("Message"),) if is_certain and document.settings.target != "both" else (),
        suggestion="Message",
        severity=None if is_certain else "info",
    )


def _rings_with_numbers(sip: Node, dial: Node) -> bool:
    """Whether it is the first Sip of a Dial that has numbers too, which Twilio rings at once."""
    nouns = children(dial)
    first = next(each for each in nouns if each.tag == "Sip")
    return first is sip and any(each.tag == "Number" for each in nouns)


def _is_of_twilio(field: Field) -> bool:
    return field.support is Support.TWIML and (field.element, field.name) not in HAS_ITS_OWN_RULE


@rule(
    "CX603",
    "attribute-twilio-only",
    Severity.WARNING,
    fields(_is_of_twilio),
    message="SignalWire does not document {name} on {tag}{nearest}",
    templates=True,
    fix=Fixable.UNSAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Gather action="https://example.com/menu" bargeIn="true"><Say>Press one.</Say></Gather>
          <Hangup/>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Gather action="https://example.com/menu"><Say>Press one.</Say></Gather>
          <Hangup/>
        </Response>
    """,
    sources=["SignalWire: the lists of attributes", "Twilio: the signatures of its library"],
)
def attribute_twilio_only(_: object, place: Place) -> Iterator[Found]:
    """An attribute that Twilio alone documents: on SignalWire it is most likely ignored.

    Where nothing comes near it, mending takes it away, but from a document that runs on Twilio too.
    Of an element that Twilio alone documents, the element is what is reported.
    """
    element = place.element
    if element.support is Support.TWIML:
        return
    near = ATTRIBUTE_NEAREST.get(place.field.name)
    yield place.found(
        nearest=f"; the nearest is {near}" if near else "",
        suggestion=near,
        changes=(Remove(),) if not near and _leaves_twilio(place) else (),
        severity="info" if (element.tag, place.field.name) == ("Connect", "method") else None,
    )


def _has_words_of_twilio(field: Field) -> bool:
    return field.find(TwimlWords) is not None


@rule(
    "CX604",
    "value-twilio-only",
    Severity.WARNING,
    fields(_has_words_of_twilio, by_value=True),
    message="{value} of {name} is documented by Twilio alone",
    fix=Fixable.UNSAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>
            <Conference statusCallback="https://example.com/conference"
                        statusCallbackEvent="start end announcement">Weekly call</Conference>
          </Dial>
        </Response>
    """,
    line=5,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>
            <Conference statusCallback="https://example.com/conference"
                        statusCallbackEvent="start end">Weekly call</Conference>
          </Dial>
        </Response>
    """,
    sources=[
        "SignalWire: voice/conference-noun",
        "SignalWire: voice/gather",
        "Twilio: the words of its library",
    ],
)
def value_twilio_only(value: object, place: Place) -> Iterator[Found]:
    """A word of a list that Twilio alone documents.

    Out of a list of events the word is taken, where the document does not run on Twilio too. Of the
    events of a recording, `absent` is info: other pages of SignalWire have it.
    """
    words = cast("TwimlWords", place.field.find(TwimlWords))  # else it is not asked
    given = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
    for each in given:
        if each in words.words:
            kept = " ".join(str(other) for other in given if other != each)
            may_go = isinstance(value, tuple) and kept and _leaves_twilio(place)
            yield place.found(
                value=each,
                word=str(each),
                changes=(SetValue(kept),) if may_go else (),
                severity="info" if each == "absent" else None,
            )


@rule(
    "CX605",
    "google-voice-prefix",
    Severity.WARNING,
    attributes("voice", of=["Say"], by_value=True),
    message="SignalWire's prefix for the voices of Google is gcloud, not {prefix}",
    fix=Fixable.UNSAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say voice="Google.en-US-Wavenet-C">Welcome.</Say>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say voice="gcloud.en-US-Wavenet-C">Welcome.</Say>
        </Response>
    """,
    sources=[
        "SignalWire: voice/say",
        "SignalWire: platform/calling/voice/TTS/google",
        "Twilio: the voices of its library",
    ],
)
def google_voice_prefix(value: str, place: Place) -> Iterator[Found]:
    """Twilio writes `Google.` before the voices of Google, and SignalWire `gcloud.`.

    The rest of the name is Google's own. Not every such voice is offered, so it has to be heard.
    Of a document that runs on Twilio too it is not mended: there the other name is wrong.
    """
    prefix, dot, name = value.partition(".")
    if dot and prefix.lower() == "google":
        right = f"gcloud.{name}"
        changes = (SetValue(right),) if _leaves_twilio(place) else ()
        yield place.found(prefix=prefix, suggestion=right, changes=changes)


@rule(
    "CX606",
    "record-true",
    Severity.WARNING,
    attributes("record", of=["Dial"], by_value=True),
    message="record takes a mode, such as record-from-answer; true stands in one example alone",
    fix=Fixable.UNSAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial record="true">+15550100101</Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial record="record-from-answer">+15550100101</Dial>
        </Response>
    """,
    sources=["SignalWire: voice/dial", "SignalWire: guides/webhooks/common-webhook-errors"],
)
def record_true(value: object, place: Place) -> Iterator[Found]:
    """Twilio's older programs switch recording on by `true`, and SignalWire lists modes.

    Whether a call is recorded is not for a program to guess, so mending it is not safe.
    """
    if value in (True, "true"):
        yield place.found(suggestion=FOR_TRUE, changes=(SetValue(FOR_TRUE),))


@rule(
    "CX607",
    "virtual-agent-deprecated",
    Severity.WARNING,
    elements("VirtualAgent"),
    message="no new agents can be made: use a Stream, or AI, in the Connect",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Connect action="https://example.com/after">
            <VirtualAgent connectorName="front-desk"/>
          </Connect>
        </Response>
    """,
    line=4,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Connect action="https://example.com/after">
            <Stream url="wss://media.example.com/agent"/>
          </Connect>
        </Response>
    """,
    sources=["SignalWire: voice/virtualagent-noun"],
)
def virtual_agent_deprecated(agent: Node, _: Document) -> Iterator[Found]:
    """The page of `VirtualAgent` says that no new ones can be connected; old ones go on working."""
    yield Found(agent)


@rule(
    "CX608",
    "answered-comes-twice",
    Severity.INFO,
    attributes("status_callback_event", of=["Number", "Sip", "Client", "WhatsApp"], by_value=True),
    message="SignalWire reports answered and in-progress: the handler runs twice",
    default=False,
    hints_at="twilio",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>
            <Number statusCallback="https://example.com/leg"
                    statusCallbackEvent="answered completed">+15550100101</Number>
          </Dial>
        </Response>
    """,
    line=5,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>
            <Number statusCallback="https://example.com/leg"
                    statusCallbackEvent="completed">+15550100101</Number>
          </Dial>
        </Response>
    """,
    sources=["signalwire/docs-legacy#804"],
)
def answered_comes_twice(value: object, place: Place) -> Iterator[Found]:
    """Twilio reports a call that is answered as `in-progress` alone.

    On only where the program comes from Twilio: in a new one it is no fault.
    """
    if isinstance(value, tuple) and "answered" in value:
        yield place.found(word="answered")


@rule(
    "CX609",
    "twilio-host",
    Severity.WARNING,
    kinds("url"),
    message="{host} is a host of Twilio; after a move it answers for nobody",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Play>https://api.twilio.com/cowbell.mp3</Play>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Play>https://media.example.com/cowbell.mp3</Play>
        </Response>
    """,
    sources=["SignalWire: core/overview", "twilio-labs/function-templates#19"],
)
def twilio_host(value: str, place: Place) -> Iterator[Found]:
    """An address at Twilio, such as its twimlets, its functions, its music or example sounds.

    Sounds of its demonstrations can be played from anywhere today; nobody says for how long.
    """
    if "twi" not in value.lower() or not _leaves_twilio(place):
        return
    try:
        host = urlsplit(value).hostname or ""
    except ValueError:
        return
    bucket = re.search(_BUCKETS, value) if host.endswith("amazonaws.com") else None
    if bucket:
        yield place.found(host=bucket[0])
    elif host in _HOSTS or host.endswith(tuple(f".{each}" for each in _HOSTS)):
        yield place.found(host=host)


def _is_of_signalwire(cls: type[Node]) -> bool:
    return any(each.support is Support.CXML for each in spec_of(cls).grammar.values())


@rule(
    "CX610",
    "signalwire-only",
    Severity.INFO,
    classes(_is_of_signalwire),
    fields(lambda field: field.support is Support.CXML),
    message="Twilio does not document {what}",
    default=False,
    hints_at="both",
    templates=True,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Denoise>on</Denoise>
          <Dial>+15550100101</Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>+15550100101</Dial>
        </Response>
    """,
    sources=[
        "SignalWire: voice/denoise",
        "SignalWire: voice/verto-noun",
        "SignalWire: voice/echo",
        "SignalWire: voice/stream",
        "Twilio: the classes of its library",
    ],
)
def signalwire_only(about: object, where: Document | Place) -> Iterator[Found]:
    """What SignalWire alone documents, for documents that run on both platforms.

    On only with `target = "both"`.
    """
    if isinstance(where, Place):
        if where.element.support is not Support.CXML:
            yield where.found(what=f"{where.name} on {where.element.tag}")
    else:
        element = cast("Node", about)
        spec = spec_of(type(element))
        for child in children(element):
            line = declaration_of(spec, child)
            if line and Support.CXML in (line.support, child.support):
                yield Found(child, says={"what": f"{child.tag} in {element.tag}"})


@rule(
    "CX611",
    "twilio-sid",
    Severity.WARNING,
    kinds("sid", "name", "string"),
    message="{value} is an id as Twilio makes them; those of SignalWire are UUIDs",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Conference coach="CA0123456789abcdef0123456789abcdef">Sales</Conference></Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>
            <Conference coach="6f2a9d0e-3c41-4b7e-9f55-1d2c8a7b9e10">Sales</Conference>
          </Dial>
        </Response>
    """,
    sources=["SignalWire: the models of its REST API", "signalwire/compatibility-api-js"],
)
def twilio_sid(value: str, place: Place) -> Iterator[Found]:
    """Two letters and 32 hexadecimal digits: an id of Twilio's, which SignalWire does not know."""
    is_near = len(value) == len("CA") + 32 and _leaves_twilio(place)
    if is_near and _SID.fullmatch(value):
        yield place.found(value=value)
