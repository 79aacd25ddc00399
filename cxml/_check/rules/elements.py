"""CX2: elements, what stands in them, and their attributes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from ..._declare.metadata import NeededIn, OnlyIn, Support, Trait
from ..._text.wording import listed
from ..._tree.grammar import declaration_of
from ..._tree.node import Node
from ..._tree.spec import spec_of
from ..document import Document, Place, children, text_of, wire_values
from ..found import TEXT, AddAttribute, Found, Remove, Rename, Wrap
from ..grammar import CHANNELS, channel_of, has_attribute, parents_of, verbs_of
from ..reading import Reported
from ..rule import CHILDREN, Fixable, Severity, attributes, elements, problems, rule

if TYPE_CHECKING:
    from ..._declare.field import Field

MOST_NEAR = 100
"""How many elements around one are asked whether an attribute is theirs."""
MOST_NAMED = 6
"""How many places a message names."""
NOTHING_ALONE = ("Connect", "Play", "Prompt", "Refer", "Say", "Start", "Stop")
"""The elements that do nothing without what stands in them."""
WITH_NEEDED = ("Parameter", "Pay", "Prompt", "Stream", "VirtualAgent")
"""The elements with attributes that the platform needs, as their declarations say."""


@rule(
    "CX203",
    "other-channel",
    Severity.ERROR,
    problems("unknown-element"),
    message="{tag} is a verb of {channel}, and this document is for {other}",
    platform_code=13750,
    fix=Fixable.UNSAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>We have sent you the address.</Say>
          <Message>12 Harbour Road</Message>
        </Response>
    """,
    line=4,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>We have sent you the address.</Say>
          <Sms>12 Harbour Road</Sms>
        </Response>
    """,
    sources=["SignalWire: messaging/message", "bmlt-enabled/yap#9, #150, #754"],
)
def other_channel(reported: Reported) -> Iterator[Found]:
    """Verbs of two channels in one document: the platform runs it for the one that asked.

    The document is taken for the channel that knows most of its verbs; the others are reported.
    A `Message` in a call is an `Sms`, and an `Sms` in an answer to a message a `Message`.
    """
    element, document = reported.element_read, cast("Document", reported.document)
    if document.parent(element) is not document.root:
        return
    tag, here = element.tag, channel_of(document.root)
    theirs = [each for each in CHANNELS if each != here and tag in verbs_of(each)]
    if theirs and here in CHANNELS:  # which a part that a program builds has none of
        twin = {"Message": "Sms", "Sms": "Message"}.get(tag, "")
        is_right = twin in verbs_of(here)
        yield Found(
            element,
            says={"tag": tag, "channel": theirs[0], "other": here},
            suggestion=twin if is_right else None,
            changes=(Rename(twin),) if is_right else (),
        )


@rule(
    "CX202",
    "misplaced-element",
    Severity.ERROR,
    problems("unknown-element"),
    message="{tag} belongs in {parents}, not in {parent}",
    platform_code=13750,
    fix=Fixable.UNSAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Conference>Daily stand-up</Conference>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Conference>Daily stand-up</Conference></Dial>
        </Response>
    """,
    sources=[
        "SignalWire: the part on nesting of each verb",
        "SignalWire: rest-api/core/error-codes (13215, 13750)",
        "vocodedev/vocode-core#220",
    ],
)
def misplaced_element(reported: Reported) -> Iterator[Found]:
    """An element that there is, but not at this place.

    Mostly it is a noun without its verb: `Conference` and `Number` stand in `Dial`, `Stream` in
    `Start` and `Connect`.
    """
    element = reported.element_read
    belongs = parents_of(element.tag)
    if not belongs:
        return
    parent = _parent(reported)
    is_verbless = parent == "Response" and belongs[0] in verbs_of("voice")
    yield Found(
        element,
        says={"tag": element.tag, "parents": listed(belongs[:MOST_NAMED]), "parent": parent},
        suggestion=_better_place(reported, belongs, is_verbless),
        changes=(Wrap(belongs[0]),) if is_verbless else (),
        platform_code=reported.problem.platform_code,
    )


def _better_place(reported: Reported, belongs: tuple[str, ...], is_verbless: bool) -> str | None:
    """Say where to put an element, if that is one place: nobody knows which of several is meant."""
    if is_verbless or (len(belongs) == 1 and belongs[0].endswith("Response")):
        return f"put it into {_one(belongs[0])}"
    document = cast("Document", reported.document)
    around = document.parent(reported.element_read)
    beyond = document.parent(around) if around else None
    if around and beyond and beyond.tag in belongs:
        return f"put it before or behind the {around.tag}"
    return None


def _one(tag: str) -> str:
    if tag.endswith("Response"):
        return f"the {tag}"
    return f"an {tag}" if tag[0] in "AEIOU" else f"a {tag}"


def _parent(reported: Reported) -> str:
    element, document = reported.element, reported.document
    parent = document.parent(element) if document and element else None
    return parent.tag if parent else ""


@rule(
    "CX201",
    "unknown-element",
    Severity.ERROR,
    problems("unknown-element"),
    message="{said}",
    platform_code=13750,
    fix=Fixable.SAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <say>Welcome.</say>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Welcome.</Say>
        </Response>
    """,
    sources=[
        "SignalWire: voice/overview",
        "SignalWire: rest-api/core/error-codes (13750; 13215 in Dial)",
        "bmlt-enabled/yap#217",
    ],
)
def unknown_element(reported: Reported) -> Iterator[Found]:
    """No platform documents an element of this name here; names are case-sensitive.

    Most often a letter has the wrong case, or the name is one of another platform's.
    """
    near = reported.problem.suggestion
    tag = reported.element.tag if reported.element else ""
    is_same = near is not None and near.lower() == tag.lower()
    yield Found(
        reported.element,
        says={"said": _said_of_children(reported)},
        suggestion=near,
        changes=(Rename(near),) if near and is_same else (),
        platform_code=reported.problem.platform_code,
        span=_span(reported),
    )


def _said_of_children(reported: Reported) -> str:
    """Say what may stand there, without what another rule would refuse there."""
    said, document = reported.problem.message, reported.document
    parent = document.parent(reported.element_read) if document else None
    before, mark, after = said.partition("; allowed: ")
    if parent is None or not mark or after != ", ".join(spec_of(type(parent)).children):
        return said
    grammar = spec_of(type(parent)).grammar.values()
    good = [
        each.tag for each in grammar if Support.TWIML not in (each.support, each.element.support)
    ]
    return f"{before}{mark}{', '.join(good) or 'nothing'}"


def _span(reported: Reported) -> tuple[int, int] | None:
    """Give the place where there is no tree: of a document of nothing but mistakes."""
    return None if reported.element else (reported.start, reported.start)


@rule(
    "CX205",
    "attribute-of-another-element",
    Severity.ERROR,
    problems("unknown-attribute"),
    message="{name} belongs on {owner}, not on {tag}",
    fix=Fixable.UNSAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial beep="false">
            <Conference>Daily stand-up</Conference>
          </Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>
            <Conference beep="false">Daily stand-up</Conference>
          </Dial>
        </Response>
    """,
    sources=["SignalWire: the lists of attributes", "workmaster/callmaster#5"],
)
def attribute_of_another_element(reported: Reported) -> Iterator[Found]:
    """The attribute is documented for an element beside this one, and does nothing here.

    That is the noun inside, the verb around it, or another noun beside it. It is moved where
    exactly one such element is there and does not have it.
    """
    element, document = reported.element_read, cast("Document", reported.document)
    name = reported.at[1:]
    near = islice(_neighbours(element, document), MOST_NEAR)
    owners = [each for each in near if has_attribute(each, name)]
    if owners:
        lacking = len(owners) == 1 and name not in wire_values(owners[0])
        changes = (Remove(), AddAttribute(name, reported.value, owners[0])) if lacking else ()
        yield Found(
            element,
            reported.at,
            says={"name": name, "owner": owners[0].tag, "tag": element.tag},
            suggestion=f"move it to {owners[0].tag}",
            changes=changes,
        )


def _neighbours(element: Node, document: Document) -> Iterator[Node]:
    parent = document.parent(element)
    yield from children(element)
    if parent is not None and parent is not document.root:
        yield parent
        yield from (each for each in children(parent) if each is not element)


@rule(
    "CX204",
    "unknown-attribute",
    Severity.ERROR,
    problems("unknown-attribute"),
    message="{said}",
    fix=Fixable.SAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial callerid="+15550100100">+15550100101</Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial callerId="+15550100100">+15550100101</Dial>
        </Response>
    """,
    sources=["SignalWire: the lists of attributes", "twilio/twilio-python#349, #400"],
)
def unknown_attribute(reported: Reported) -> Iterator[Found]:
    """No platform documents the attribute on this element, so what it asks for never happens.

    It is mended where only the case of letters, or Python's way of writing names, is wrong.
    """
    name, near = reported.at[1:], reported.problem.suggestion
    is_same = near is not None and near.lower() == name.replace("_", "").lower()
    is_free = reported.element is None or near not in wire_values(reported.element)
    yield Found(
        reported.element,
        reported.at,
        says={"said": reported.problem.message},
        suggestion=near,
        changes=(Rename(near),) if near and is_same and is_free else (),
        span=_span(reported),
    )


@rule(
    "CX206",
    "stray-text",
    Severity.ERROR,
    problems("text"),
    message="{said}",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          Please hold.
          <Pause length="2"/>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Please hold.</Say>
          <Pause length="2"/>
        </Response>
    """,
    sources=["SignalWire: the part on nouns of each verb"],
)
def stray_text(reported: Reported) -> Iterator[Found]:
    """Text where only elements may stand is spoken by nobody.

    What is to be heard stands in a `Say`.
    """
    end = reported.start + len(reported.value.strip())
    yield Found(
        reported.element,
        says={"said": reported.problem.message},
        span=(reported.start, min(end, len(reported.raw.text))),
    )


@rule(
    "CX207",
    "text-missing",
    Severity.ERROR,
    problems("text-missing"),
    message="{said}",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Conference beep="false"></Conference></Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Conference beep="false">Daily stand-up</Conference></Dial>
        </Response>
    """,
    sources=[
        "SignalWire: rest-api/core/error-codes (13223, 13254, 14204, 16002, 21602, 21617)",
        "bmlt-enabled/yap#754",
    ],
)
def text_missing(reported: Reported) -> Iterator[Found]:
    """An element whose text says whom, what or where, without it.

    A `Conference` has no name, a `Number` nobody to dial, an `Sms` nothing to say.
    """
    yield Found(
        reported.element,
        says={"said": reported.problem.message},
        platform_code=reported.problem.platform_code,
        span=_span(reported),
    )


@rule(
    "CX208",
    "too-many-children",
    Severity.ERROR,
    problems("too-many-children"),
    message="{said}",
    platform_code=13215,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>
            <Conference>Daily stand-up</Conference>
            <Conference>Weekly call</Conference>
          </Dial>
        </Response>
    """,
    line=5,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>
            <Conference>Daily stand-up</Conference>
          </Dial>
        </Response>
    """,
    sources=[
        "SignalWire: voice/number-noun",
        "SignalWire: voice/sip-noun",
        "SignalWire: rest-api/core/error-codes (13000, 13215, 21623)",
    ],
)
def too_many_children(reported: Reported) -> Iterator[Found]:
    """More elements of a kind than their parent takes, such as an eleventh `Number` in a `Dial`.

    The finding stands at the first that is too many.
    """
    yield _about_children(reported, reported.element and _first_too_many(reported.element))


def _first_too_many(parent: Node) -> Node:
    """Find the first child for which there is no room."""
    spec, counts = spec_of(type(parent)), Counter[str]()

    def is_too_many(child: Node) -> bool:
        line = declaration_of(spec, child)
        counts[child.tag] += 1
        return line is not None and line.at_most is not None and counts[child.tag] > line.at_most

    return next(filter(is_too_many, children(parent)))


def _about_children(reported: Reported, child: Node | None) -> Found:
    return Found(
        child,
        says={"said": reported.problem.message},
        platform_code=reported.problem.platform_code,
        span=_span(reported),
    )


@rule(
    "CX209",
    "children-exclude",
    Severity.ERROR,
    problems("children-exclude"),
    message="{said}",
    platform_code=13000,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>
            <Conference>Daily stand-up</Conference>
            <Number>+15550100101</Number>
          </Dial>
        </Response>
    """,
    line=5,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Conference>Daily stand-up</Conference></Dial>
          <Dial><Number>+15550100101</Number></Dial>
        </Response>
    """,
    sources=[
        "SignalWire: rest-api/core/error-codes (13000)",
        "SignalWire: voice/sip-noun",
        "SignalWire: voice/dial",
    ],
)
def children_exclude(reported: Reported) -> Iterator[Found]:
    """Elements that may not stand beside each other, such as a `Conference` and a `Number`.

    A number that is the text of a `Dial` is one of them. The finding stands at the second.
    SignalWire publishes a code for a `Conference` with a `Number` alone.
    """
    yield _about_children(reported, reported.element and _second(reported.element))


def _second(parent: Node) -> Node:
    """Find the first child that may not stand beside what is before it."""
    spec = spec_of(type(parent))
    excluded: set[str] = set()
    for child in children(parent):
        line = declaration_of(spec, child)
        if line and line.name in excluded:
            return child
        excluded |= {*spec.exclusions[line.name]} if line else set()
    return children(parent)[0]


@rule(
    "CX210",
    "empty-dial",
    Severity.ERROR,
    elements("Dial", lacking=[CHILDREN]),
    message="Dial has nobody to dial",
    platform_code=13223,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial timeout="20"/>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial timeout="20">+15550100101</Dial>
        </Response>
    """,
    sources=["SignalWire: rest-api/core/error-codes (13223)", "Twilio: docs/api/errors/13223"],
)
def empty_dial(dial: Node, document: Document) -> Iterator[Found]:
    """A `Dial` with neither a number nor a noun ends at once.

    Mostly a program put in a number that it did not have.
    """
    if not dial.__dict__.get("_children") and not text_of(dial) and document.is_complete(dial):
        yield Found(dial)


@rule(
    "CX211",
    "empty-element",
    Severity.WARNING,
    elements(*NOTHING_ALONE, lacking=[CHILDREN, TEXT]),
    attributes("text()", of=NOTHING_ALONE, lacking=[CHILDREN], skips_plain=True),
    message="{tag} is empty and does nothing",
    fix=Fixable.UNSAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say></Say>
          <Hangup/>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Goodbye.</Say>
          <Hangup/>
        </Response>
    """,
    sources=[
        "SignalWire: rest-api/core/error-codes (21455, of Play)",
        "SignalWire: voice/connect",
        "SignalWire: voice/refer",
    ],
)
def empty_element(about: object, where: Document | Place) -> Iterator[Found]:
    """An element that is nothing without what stands in it.

    A `Say` has no words, a `Play` neither an address nor digits, and the others no noun.
    """
    element = where.element if isinstance(where, Place) else cast("Node", about)
    document = where.document if isinstance(where, Place) else where
    data = element.__dict__
    if data.get("_children") or text_of(element).strip() or data.get("digits"):
        return
    if document.is_complete(element):
        code = 21455 if element.tag == "Play" else None
        says = {"tag": element.tag}
        yield Found(element, says=says, changes=(Remove(),), platform_code=code)


@rule(
    "CX212",
    "missing-attribute",
    Severity.WARNING,
    elements(*WITH_NEEDED),
    message="{tag}{where} needs {name}",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Start>
            <Stream name="transcriber"/>
          </Start>
          <Say>Go ahead.</Say>
        </Response>
    """,
    line=4,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Start>
            <Stream name="transcriber" url="wss://media.example.com/audio"/>
          </Start>
          <Say>Go ahead.</Say>
        </Response>
    """,
    sources=[
        "SignalWire: voice/pay/index",
        "SignalWire: voice/pay/prompt",
        "SignalWire: voice/stream",
        "SignalWire: voice/virtualagent-noun",
    ],
)
def missing_attribute(element: Node, document: Document) -> Iterator[Found]:
    """An attribute without which the element cannot do its work.

    Of `Pay`, only `paymentConnectorUrl` is said, and as info: most of SignalWire's own examples
    leave the three out that its page calls required, and one page names the connector otherwise.
    """
    parent = document.parent(element)
    inside = parent.tag if parent else ""
    needed = _needed(cast("Hashable", type(element)))
    for field, parents, code in needed if document.is_complete(element) else ():
        if element.__dict__.get(field.name) is None and (not parents or inside in parents):
            says = {"tag": element.tag, "name": field.wire}
            yield Found(
                element,
                says=says | {"where": f" in {inside}" if parents else ""},
                severity="info" if element.tag == "Pay" else None,
                platform_code=code,
            )


@lru_cache(maxsize=64)
def _needed(cls: Hashable) -> tuple[tuple[Field, tuple[str, ...], int | None], ...]:
    """Give the attributes that a class needs, the parents in which, or none for all, and codes."""
    # A class is hashable, but to checkers not one of a class that may define what is equal.
    return tuple(_needed_of(cast("type[Node]", cls)))


def _needed_of(cls: type[Node]) -> Iterator[tuple[Field, tuple[str, ...], int | None]]:
    for field in spec_of(cls).attributes.values():
        needed = field.find(NeededIn)
        is_asked = cls.tag != "Pay" or field.name == "payment_connector_url"
        if is_asked and (needed or field.has(Trait.NEEDED)):
            parents = tuple(needed.parents) if needed and not field.has(Trait.NEEDED) else ()
            yield field, parents, field.platform_code


@rule(
    "CX213",
    "attribute-without-effect-here",
    Severity.WARNING,
    attributes(
        "auth_bearer_token",
        "bidir",
        "realtime",
        "stream_ssl_validate_certificate",
        "stream_start_conference_on_enter",
        "track",
        of=["Stream"],
    ),
    attributes("digits", of=["Play"]),
    message="{name} does nothing on {tag} inside {parent}",
    fix=Fixable.UNSAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Connect>
            <Stream url="wss://media.example.com/audio" track="both_tracks"/>
          </Connect>
        </Response>
    """,
    line=4,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Connect>
            <Stream url="wss://media.example.com/audio"/>
          </Connect>
        </Response>
    """,
    sources=["SignalWire: voice/stream", "SignalWire: voice/play"],
)
def attribute_without_effect_here(value: Any, place: Place) -> Iterator[Found]:
    """An attribute that works only where the element stands in another parent.

    A `Stream` of a conference has attributes that one of a call has not, and the other way round;
    in a `Connect` it hears the inbound track alone; and a `Gather` plays no digits.
    """
    parent = place.parent.tag if place.parent else ""
    only = place.field.find(OnlyIn)
    is_lost = (
        (only is not None and parent and parent not in only.parents)
        or (place.field.name == "realtime" and parent == "Start")
        or (place.field.name == "digits" and parent == "Gather")
        or (place.field.name == "track" and parent == "Connect" and value != "inbound_track")
    )
    if is_lost:
        # A Play that has nothing but digits would be left with nothing.
        is_all = place.field.name == "digits" and not text_of(place.element)
        yield place.found(parent=parent, changes=() if is_all else (Remove(),))
