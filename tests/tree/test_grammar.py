"""Which children may stand in an element: how many, and beside which others."""

from __future__ import annotations

import gc
from typing import Any
from weakref import ref

import pytest
from attrs import define, evolve

from cxml import (
    Application,
    Client,
    Conference,
    Dial,
    DocumentError,
    Element,
    Gather,
    NestingError,
    Number,
    Queue,
    Say,
    Sim,
    Sip,
    Unknown,
    Verto,
    VoiceResponse,
    WhatsApp,
)
from cxml._text.names import snake_case
from cxml._tree.child import child
from cxml._tree.spec import spec_of

CONFERENCE = Conference("Room")
NUMBER = Number("+15550100100")
SIP = Sip("sip:room@example.com")
CLIENT = Client("desk")
OTHERS = [Queue("support"), Verto("room@example.com"), CLIENT]


def refused(parent: Element, last: Element) -> NestingError:
    """Put one more into an element in both ways; return what they raise."""
    before = parent.children
    with pytest.raises(NestingError) as appended:
        parent.append(last)
    text = spec_of(type(last)).text
    value = getattr(last, text.name) if text else None
    with pytest.raises(NestingError) as called:
        getattr(parent, snake_case(type(last).__name__))(value)
    with pytest.raises(NestingError) as given:
        evolve(parent, children=[*before, last])
    assert str(appended.value) == str(called.value) == str(given.value)
    assert parent.children == before
    return appended.value


# How many


@pytest.mark.parametrize(("element", "most"), [(CONFERENCE, 1), (NUMBER, 10), (SIP, 10)])
def test_at_most(element: Element, most: int) -> None:
    """A Dial holds one Conference, ten Numbers or ten Sips, and not one more."""
    dial = Dial(children=[element] * most)
    assert len(dial.children) == most
    error = refused(dial, element)
    assert f"at most {most} {element.tag}" in str(error)
    assert error.problem.code == "too-many-children"


def test_the_code_for_a_second_conference() -> None:
    """A second Conference, and an eleventh Number, are refused with SignalWire's codes."""
    assert refused(Dial(children=[CONFERENCE]), CONFERENCE).problem.platform_code == 13000
    assert refused(Dial(children=[NUMBER] * 10), NUMBER).problem.platform_code == 13215


def test_any_number_of_others() -> None:
    """A child without a limit may stand any number of times."""
    assert len(Dial(children=[Queue("support")] * 50).children) == 50
    gather = Gather()
    for _ in range(50):
        gather.say("Hello")
    assert len(gather.children) == 50


# Beside which others


@pytest.mark.parametrize(("first", "last"), [(CONFERENCE, NUMBER), (NUMBER, CONFERENCE)])
def test_not_together(first: Element, last: Element) -> None:
    """A Conference and a Number cannot stand in one Dial, whichever comes first."""
    error = refused(Dial(children=[first]), last)
    assert "Conference and Number cannot stand in the same Dial" in str(error)
    assert error.problem.code == "children-exclude"
    assert error.problem.platform_code == 13000


APART = [CONFERENCE, Queue("support"), Verto("a@b"), Application("AP1"), WhatsApp("+15550100100")]


@pytest.mark.parametrize("other", APART, ids=lambda each: str(each.tag))
def test_sip_stands_alone(other: Element) -> None:
    """Nothing but another endpoint that can ring may stand beside a Sip, whichever comes first."""
    for first, last in ((SIP, other), (other, SIP)):
        error = refused(Dial(children=[first]), last)
        assert "Sip" in str(error)
        assert other.tag in str(error)
        assert error.problem.platform_code is None
        assert str(error).endswith("cannot stand in the same Dial: write a Dial for each")
    assert len(Dial(children=[SIP, SIP]).children) == 2


@pytest.mark.parametrize("other", [NUMBER, CLIENT, Sim("DE1")], ids=lambda each: str(each.tag))
def test_sip_rings_with_other_endpoints(other: Element) -> None:
    """What Twilio documents alone is taken: a Number, a Client or a Sim beside a Sip."""
    for both in ([SIP, other], [other, SIP]):
        dial = Dial(children=both)
        assert Dial.from_xml(str(dial)) == dial


@pytest.mark.parametrize("first", [CONFERENCE, NUMBER], ids=lambda each: str(each.tag))
def test_others_may_stand_together(first: Element) -> None:
    """All other nouns may stand together."""
    assert Dial(children=[first, *OTHERS]).children == (first, *OTHERS)
    assert Dial(children=[*OTHERS, first]).children == (*OTHERS, first)


def test_unknown_elements_count_for_nothing() -> None:
    """An element that cxml does not know may stand beside any other, any number of times."""
    unknown = Unknown("Thing")
    for noun in (SIP, CONFERENCE):
        assert Dial(children=[unknown, noun, unknown]).children == (unknown, noun, unknown)


def test_limits_hold_for_each_parent() -> None:
    """Another Dial has its own children."""
    response = VoiceResponse()
    response.dial().conference("One")
    response.dial().conference("Two")
    response.dial().sip("sip:room@example.com")
    assert [each.tag for each in response.iter()] == ["Dial", "Conference"] * 2 + ["Dial", "Sip"]


@pytest.mark.parametrize(
    "inside",
    [
        "<Conference>a</Conference><Conference>b</Conference>",
        "<Conference>a</Conference><Number>1</Number>",
        "<Sip>sip:a</Sip><Queue>b</Queue>",
        "<Number>1</Number>" * 11,
    ],
)
def test_the_same_rules_when_reading(inside: str) -> None:
    """What cannot be built is not read strictly either, and is kept when asked for."""
    document = f"<Dial>{inside}</Dial>"
    with pytest.raises(DocumentError):
        Dial.from_xml(document)
    assert Dial.from_xml(document, strict=False).to_xml(False) == document


# Beside the text

NOUNS = [CONFERENCE, NUMBER, SIP, *OTHERS]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda each: str(each.tag))
def test_a_number_as_text_stands_instead_of_a_noun(noun: Element) -> None:
    """The text of a Dial says the number instead of a noun: beside it there is none."""
    error = refused(Dial("+15550100101"), noun)
    assert f"{noun.tag} cannot stand beside the text of Dial" in str(error)
    assert error.problem.code == "children-exclude"
    dial = Dial(children=[noun])
    for put in (dial.append, lambda text: setattr(dial, "phone_number", text)):
        with pytest.raises(NestingError) as caught:
            put("+15550100101")
        assert str(caught.value) == str(error)
    assert dial.append(" ") == Dial(children=[noun])
    with pytest.raises(DocumentError) as read:
        Dial.from_xml(str(dial).replace("</Dial>", "+15550100101</Dial>"))
    assert error.problem.message in str(read.value)


def test_what_to_do_beside_the_text() -> None:
    """A Conference needs another Dial, and has a code; other Numbers need none of both."""
    conference = refused(Dial("+15550100101"), CONFERENCE).problem
    assert conference.message.endswith("write a Dial for each")
    assert conference.platform_code == 13000
    number = refused(Dial("+15550100101"), NUMBER).problem
    assert number.message.endswith("write .number(...) instead of the text")
    assert number.platform_code is None


def test_unknown_elements_may_stand_beside_the_text() -> None:
    """An element that cxml does not know says nothing against a text."""
    dial = Dial("+15550100101", children=[Unknown("Thing")])
    dial.phone_number = "+15550100102"
    assert Dial.from_xml(str(dial), strict=False) == dial
    refused(dial, CONFERENCE)


def test_a_text_beside_a_noun_is_kept_when_asked_for() -> None:
    """Reading that is not strict keeps a number beside a noun."""
    document = "<Dial>+15550100101<Number>+15550100102</Number></Dial>"
    assert Dial.from_xml(document, strict=False).to_xml(False) == document


# Rules of one's own


@define(kw_only=True, slots=False, eq=False, repr=False)
class Red(Element):
    """One kind of card."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Blue(Element):
    """Another kind of card."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Hand(Element):
    """Some cards."""

    red = child(Red, never_with=["blue"], platform_code=1)
    blue = child(Blue, at_most=2, platform_code=2)


def test_the_code_belongs_to_the_rule() -> None:
    """The code of a child is that of its own rule, not of another child's."""
    exclusions = spec_of(Hand).exclusions
    assert exclusions == {"red": {"blue": 1}, "blue": {"red": 1}}


# What stands there says what may


def test_the_error_says_what_is_allowed() -> None:
    """A child that cannot stand here is refused with all that can, and what was meant."""
    with pytest.raises(NestingError) as caught:
        VoiceResponse().append(CONFERENCE)
    assert caught.value.problem.code == "nesting"
    assert caught.value.problem.path == "Response"
    assert all(tag in str(caught.value) for tag in spec_of(VoiceResponse).children)


def test_nothing_is_allowed_where_nothing_is() -> None:
    """An element without children says that nothing may stand in it."""
    with pytest.raises(NestingError, match="allowed: nothing"):
        NUMBER.append(CONFERENCE)


# Classes that are forgotten


@pytest.mark.parametrize("times", [1, 40], ids=["loops", "written"])
def test_a_derived_class_goes_when_nobody_has_it(times: int) -> None:
    """What stood in an element of ours keeps no class that a program, or a test, has made."""

    class Loud(Say): ...

    class Menu(VoiceResponse): ...

    for _ in range(times):
        response = VoiceResponse(children=[Loud("Hello")])
        response.append(Loud("again"))
        assert [type(each) for each in response.children] == [Loud, Loud]
        with pytest.raises(NestingError):
            response.append(Menu())
    gone: list[Any] = [ref(Loud), ref(Menu)]
    assert [each() for each in gone] == [Loud, Menu]
    del response, Loud, Menu
    gc.collect()
    assert [each() for each in gone] == [None, None]
