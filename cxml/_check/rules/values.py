"""CX301 to CX305, CX309 and CX317: lists, numbers and texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from attrs import evolve

from ..._declare.metadata import Length
from ..._declare.number_types import Amount, Integers
from ..._declare.simple_types import Choice, Integer, Words
from ..._text.values import ValueRefusedError
from ..._text.wording import listed
from ..._tree.node import Node
from ..._tree.spec import spec_of
from ..document import Document, Place, all_text
from ..found import TEXT, Found, SetValue
from ..reading import Reported
from ..rule import CHILDREN, Fixable, Severity, attributes, elements, kinds, problems, rule

if TYPE_CHECKING:
    from ..._declare.field import Field

MOST_SPOKEN = 4_096
MOST_HINT = 100
MOST_WRONG = 20
"""How many words of one list are reported."""
_QUOTED = re.compile(r"[A-Za-z0-9_.*#-]+")
_NOTHING = re.compile(
    r"None|null|undefined|nan|NaN|\[object Object\]|<[\w.]{1,80} object at 0x[0-9a-fA-F]+>"
)
FOR_TRUE = "record-from-answer"
"""The mode of recording that is meant most likely by ``true``, which no list has."""
_SECONDS = re.compile(r"([0-9]{1,6})\s*s(?:ec(?:ond)?s?)?", re.IGNORECASE)
_BITS = {"0": "false", "1": "true"}
_SEGMENTS = re.compile(r"[/?#]")


def _field(reported: Reported) -> Field | None:
    spec = spec_of(type(reported.element_read))
    return spec.text if reported.at == TEXT else spec.by_wire.get(reported.at[1:])


@rule(
    "CX302",
    "value-spelling",
    Severity.ERROR,
    problems("value"),
    message="{name} is {value}; write {right}",
    fix=Fixable.SAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Conference beep="True">Daily stand-up</Conference></Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Conference beep="true">Daily stand-up</Conference></Dial>
        </Response>
    """,
    sources=[
        "Twilio: its library writes a list as Python shows it, and a member of an enum by its name",
        "twilio/twilio-python#287",
        "TwilioDevEd/api-snippets#430",
    ],
)
def value_spelling(reported: Reported) -> Iterator[Found]:
    """A value of the list, spelled as no platform reads it.

    The case of letters counts, words stand apart by spaces, and `True` or `['start', 'end']` is
    how Python shows a value, not how it is written. Where a word is listed on no page, as `true` of
    a recording is not, what is written is what CX606 would ask for, and mending it is not safe.
    """
    field = _field(reported)
    right = _respelled(field.kind, reported.value) if field else None
    if field and right and right != reported.value:
        is_sure = not (isinstance(field.kind, Choice) and right in field.kind.undocumented)
        right = right if is_sure else FOR_TRUE
        yield Found(
            reported.element,
            reported.at,
            says={"name": field.wire or "the text", "value": reported.value, "right": right},
            suggestion=right,
            changes=(SetValue(right),),
            is_sure=is_sure,
            platform_code=reported.problem.platform_code,
        )


def _respelled(kind: object, value: str) -> str | None:
    """Give what was surely meant by a value, if every word of it can be told."""
    if not isinstance(kind, (Choice, Words)):
        return None
    known = {_folded(each): each for each in _listed(kind)}
    # Quotes, brackets and commas go, and so does the name of a class before its member.
    words = [each.rpartition(".")[2] for each in _QUOTED.findall(value)]
    meant = [known.get(_folded(each)) for each in words]
    if not meant or None in meant or (isinstance(kind, Choice) and len(meant) > 1):
        return None
    between = (kind.separator or " ") if isinstance(kind, Words) else ""
    return between.join(dict.fromkeys(filter(None, meant)))


def _listed(kind: Choice | Words) -> Iterator[str]:
    if isinstance(kind, Choice):
        yield from ("true", "false") if kind.booleans else ()
    yield from (*kind.words, *kind.undocumented)


def _folded(word: str) -> str:
    return word.replace("_", "-").lower()


@rule(
    "CX305",
    "method",
    Severity.ERROR,
    problems("value"),
    message="{said}",
    platform_code=13221,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Redirect method="PUT">https://example.com/next</Redirect>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Redirect method="GET">https://example.com/next</Redirect>
        </Response>
    """,
    sources=["SignalWire: rest-api/core/error-codes (13221)"],
)
def method(reported: Reported) -> Iterator[Found]:
    """The platform asks for documents, and reports, by GET or by POST.

    Uploads of recordings are the one exception: they are made by POST or by PUT.
    """
    field = _field(reported)
    if field and field.name.endswith("method"):
        yield _refused(reported)


def _refused(reported: Reported, word: str = "") -> Found:
    return Found(
        reported.element,
        reported.at,
        says={"said": reported.problem.message},
        word=word,
        suggestion=reported.problem.suggestion,
        platform_code=reported.problem.platform_code,
        span=None if reported.element else (reported.start, reported.start),
    )


@rule(
    "CX304",
    "number",
    Severity.ERROR,
    problems("value"),
    message="{said}",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial timeout="3">+15550100101</Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial timeout="5">+15550100101</Dial>
        </Response>
    """,
    sources=[
        "SignalWire: the lists of attributes",
        "SignalWire: voice/say (break)",
        "instedd/surveda#960",
    ],
)
def number(reported: Reported) -> Iterator[Found]:
    """A number that is none, or that is outside the range that is documented.

    Durations, such as the time of a `break`, and amounts of money are numbers too. What no page
    bounds, such as `numDigits="0"`, passes. Seconds are written without a unit, and a `loop` that
    never ends is 0.
    """
    field = _field(reported)
    kind = field.kind if field else None
    if field and isinstance(kind, Integer):
        yield evolve(_refused(reported), suggestion=_meant_number(field, kind, reported))
    elif isinstance(kind, (Integers, Amount)) or getattr(kind, "name", "") == "duration":
        yield _refused(reported)


def _meant_number(field: Field, kind: Integer, reported: Reported) -> str | None:
    """Give the number that was meant: the seconds of a duration, or the loop that never ends."""
    value = reported.value.strip()
    if field.name == "loop" and value == "-1":
        return "0"
    seconds = _SECONDS.fullmatch(value)
    if seconds and kind.low <= int(seconds[1]) <= kind.highest:
        return str(int(seconds[1]))
    return reported.problem.suggestion


@rule(
    "CX309",
    "key-alphabet",
    Severity.ERROR,
    problems("value"),
    message="{said}",
    platform_code=13222,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Number sendDigits="www-5645">+15550100101</Number></Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Number sendDigits="www5645">+15550100101</Number></Dial>
        </Response>
    """,
    sources=["SignalWire: rest-api/core/error-codes (13222)", "SignalWire: voice/gather"],
)
def key_alphabet(reported: Reported) -> Iterator[Found]:
    """Characters that no key of a phone sends.

    Tones that are sent may also be `A` to `D`, with `w` and `W` for a pause; a comma for a pause
    is a habit of other vendors. SignalWire publishes its code for `sendDigits`.
    """
    field = _field(reported)
    if field and field.kind.name == "digits":
        yield _refused(reported)


@rule(
    "CX317",
    "text-too-long",
    Severity.ERROR,
    problems("value"),
    elements("Say", beside=[CHILDREN]),
    attributes("hints", of=["Gather"]),
    message="{said}",
    wrong="<Response>\n  <Say><p>" + 4_097 * "a" + "</p></Say>\n</Response>\n",
    line=2,
    right="<Response>\n  <Say><p>" + 4_096 * "a" + "</p></Say>\n</Response>\n",
    sources=[
        "SignalWire: voice/say",
        "SignalWire: voice/sms",
        "SignalWire: messaging/message",
        "SignalWire: voice/dial",
        "SignalWire: voice/gather (hints)",
        "SignalWire: rest-api/core/error-codes (21617)",
    ],
)
def text_too_long(about: Any, where: Document | Place | None = None) -> Iterator[Found]:
    """A text that is longer than the platform takes.

    The text of a `Say` counts with all that is in its SSML. One hint of a `Gather` has at most 100
    characters; the name of a caller, and a message, what their declarations say.
    """
    if isinstance(about, Reported):
        field = _field(about)
        if field and field.find(Length):
            yield _refused(about)
    elif isinstance(about, Node):
        # A text without SSML is counted when it is read.
        if about.__dict__.get("_children") and (length := len(all_text(about))) > MOST_SPOKEN:
            yield Found(about, says={"said": f"{length:,} characters; at most {MOST_SPOKEN:,}"})
    else:
        for hint in about.split(",") if len(about) > MOST_HINT else ():
            if len(hint.strip()) > MOST_HINT:
                said = f"a hint of {len(hint.strip())} characters; at most {MOST_HINT}"
                yield cast("Place", where).found(said=said)


@rule(
    "CX301",
    "value-not-listed",
    Severity.ERROR,
    problems("value"),
    message="{said}",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Conference beep="sometimes">Daily stand-up</Conference></Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Conference beep="onEnter">Daily stand-up</Conference></Dial>
        </Response>
    """,
    sources=[
        "SignalWire: the lists of attributes",
        "SignalWire: rest-api/core/error-codes (13621, 13699, 16002, 53404)",
    ],
)
def value_not_listed(reported: Reported) -> Iterator[Found]:
    """A value that is in no platform's list.

    Lists that pages give differently are united, so a value of any of them passes here. The error
    code is that of the attribute. `1` and `0` are how PHP writes true and false, and what XML
    Schema takes for them; no page has them, and programs are served with them: a warning.
    """
    field = _field(reported)
    kind = field.kind if field else None
    if isinstance(kind, Choice) and kind.booleans and reported.value in _BITS:
        refused = _refused(reported)
        yield evolve(refused, severity="warning", suggestion=_BITS[reported.value])
        return
    bad = _unknown(kind, reported.value) if isinstance(kind, Words) else {}
    first = next(iter(bad.values()), None)
    for word, why in bad.items():
        said = reported.problem.message.removesuffix(first.reason if first else "") + why.reason
        found = evolve(_refused(reported, word), says={"said": said})
        yield evolve(found, suggestion=why.suggestion)
    if not bad:
        refused = _refused(reported)
        is_closed = isinstance(kind, Choice) and bool(kind.undocumented)
        yield evolve(refused, says={"said": _offered(kind, reported)}) if is_closed else refused


def _offered(kind: object, reported: Reported) -> str:
    """Say what may be written, without the words that are taken and listed on no page."""
    every = [*_listed(cast("Choice", kind))]
    offered = [each for each in every if each not in cast("Choice", kind).undocumented]
    return reported.problem.message.replace(listed(every), listed(offered))


def _unknown(words: Words, value: str) -> dict[str, ValueRefusedError]:
    """Give what is wrong in a list, and why it is; of much not all."""
    found: dict[str, ValueRefusedError] = {}
    for each in dict.fromkeys(map(str.strip, value.split(words.separator))):
        try:
            words.decode(each)
        except ValueRefusedError as error:
            found[each] = error
        if len(found) == MOST_WRONG:
            break
    return found


@rule(
    "CX303",
    "stringified-nothing",
    Severity.ERROR,
    kinds("url", "phone", "name", "sid", "sip-uri", "string"),
    message="{value} looks like the way in which a program writes nothing",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial callerId="None">+15550100101</Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial callerId="+15550100100">+15550100101</Dial>
        </Response>
    """,
    sources=["Python and JavaScript: what their texts of no value are"],
)
def stringified_nothing(value: str, place: Place) -> Iterator[Found]:
    """A program that had no value put the word for that into a text.

    Python writes `None`, JavaScript `undefined` or `null`. Of an address, a whole part of the path
    counts. A conference that is called None is possible: suppress the finding there.
    """
    text = str(value).strip()
    if _NOTHING.fullmatch(text):
        yield place.found(value=text)
    elif place.field.kind.name == "url":
        for part in _SEGMENTS.split(text)[3:] if "://" in text else _SEGMENTS.split(text):
            if _NOTHING.fullmatch(part):
                yield place.found(value=part, word=part)
                return
