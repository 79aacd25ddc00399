"""Elements that cxml has no class for."""

from __future__ import annotations

import copy
import inspect
import pickle
from collections.abc import Callable
from typing import Any

import pytest

import cxml
from cxml import (
    CxmlError,
    Dial,
    DocumentError,
    InvalidValueError,
    NestingError,
    Number,
    Pause,
    Say,
    Sms,
    Unknown,
    UnknownAttributeError,
    VoiceResponse,
)


def thing() -> Unknown:
    """Make an element with a bit of everything."""
    return Unknown(
        "Thing",
        children=["one ", Unknown("Inner", children=[Say("two")]), " three"],
        unknown_attributes={"b": "2", "a": "1"},
    )


def test_it_holds_anything() -> None:
    """An element without a class holds texts and elements of any kind, in their order."""
    assert thing().to_xml(False) == (
        '<Thing a="1" b="2">one <Inner><Say>two</Say></Inner> three</Thing>'
    )
    assert [type(each) for each in thing().children] == [str, Unknown, str]


@pytest.mark.parametrize("parent", [VoiceResponse(), Dial(), Pause(), Say("x"), Unknown("Other")])
def test_it_may_stand_anywhere(parent: Any) -> None:
    """An element without a class may stand in any element."""
    made = copy.deepcopy(parent).append(thing())
    assert made.children[-1] == thing()
    assert type(parent).__name__ in repr(made)


def test_text_around_it_keeps_its_order() -> None:
    """Text after an element without a class stays after it, where order counts."""
    say = Say("One ").append(Unknown("x")).append("").append("two").append(" three")
    assert say.to_xml(False) == "<Say>One <x />two three</Say>"
    assert say.children == (Unknown("x"), "two three")
    assert Say.from_xml(str(say), strict=False) == say
    assert say.message == "One "


def test_text_around_it_in_a_name() -> None:
    """Text after an element without a class stays after it in a name too, as it is read."""
    dial = Dial("+1555", children=[Unknown("x")]).append("0100100")
    assert (dial.phone_number, dial.children) == ("+1555", (Unknown("x"), "0100100"))
    assert dial.to_xml(False) == "<Dial>+1555<x />0100100</Dial>"
    assert Dial.from_xml(str(dial), strict=False) == dial
    assert Dial(children=[Number("+15550100101"), Unknown("x")]).append(" ").phone_number is None
    with pytest.raises(NestingError, match="Number cannot stand beside the text of Dial"):
        Dial(children=[Number("+15550100101"), Unknown("x")]).append("+15550100100")
    with pytest.raises(InvalidValueError, match=r"number is .*U\+0000"):
        dial.append("a\x00")
    assert Sms("a", children=[Unknown("x"), " "]).children == (Unknown("x"), " ")


@pytest.mark.parametrize(
    "name", ["", " ", "a b", "1", "<a>", "a>", "a\x00", "a:b", "xmlns", "{}a", "{a", "-a", "a\n"]
)
def test_names_that_xml_cannot_hold(name: str) -> None:
    """A name that XML cannot hold is refused, and shown."""
    with pytest.raises(InvalidValueError, match="name is"):
        Unknown(name)
    with pytest.raises(InvalidValueError, match="name is"):
        VoiceResponse().add_child(name)


@pytest.mark.parametrize("name", [5, None, True, b"a", ["a"], Say])
def test_names_that_are_none(name: Any) -> None:
    """A name has to be text."""
    with pytest.raises(InvalidValueError):
        Unknown(name)


@pytest.mark.parametrize("name", ["a", "say-as", "Äther", "a.b", "{https://example.com/ns}a"])
def test_names_that_xml_can_hold(name: str) -> None:
    """Other names are kept, with their namespace, and are read back."""
    response = VoiceResponse(children=[Unknown(name, children=[Unknown(name)])])
    assert VoiceResponse.from_xml(str(response), strict=False) == response
    assert [each.tag for each in response.iter(name)] == [name, name]


def test_a_namespace_is_declared_where_it_is_used() -> None:
    """A namespace is declared at the element and at the attribute that use it."""
    element = Unknown(
        "{https://example.com/?a&b}a", unknown_attributes={"{https://example.com/c}d": "e"}
    )
    assert element.to_xml(False) == (
        '<e:a xmlns:e="https://example.com/?a&amp;b" xmlns:a0="https://example.com/c" a0:d="e" />'
    )


@pytest.mark.parametrize("text", ["a\x00", "\ud800", "\uffff"])
def test_texts_that_xml_cannot_hold(text: str) -> None:
    """A text that XML cannot hold is refused with its position, wherever it is given."""
    element = Unknown("Thing")
    position = len(text) - 1
    ways: list[Callable[[], object]] = [
        lambda: Unknown("Thing", children=[text]),
        lambda: element.append(text),
        lambda: VoiceResponse().add_child("Thing", text),
        lambda: VoiceResponse().add_child("Thing", some_name=text),
    ]
    for put in ways:
        with pytest.raises(InvalidValueError, match=f"at position {position}"):
            put()
    assert element == Unknown("Thing")


@pytest.mark.parametrize("wrong", [None, object(), Say, Unknown, [Say("One")], b"text", True, 1.5])
def test_what_cannot_stand_inside(wrong: Any) -> None:
    """Whatever is neither text nor an element cannot stand inside, not even here."""
    element = Unknown("Thing")
    with pytest.raises(CxmlError):
        element.append(wrong)
    assert element == Unknown("Thing")


@pytest.mark.parametrize("nothing", [[""], ["", ""], [], (), ""])
def test_empty_texts_are_nothing(nothing: Any) -> None:
    """An empty text leaves nothing."""
    element = Unknown("Thing", children=nothing)
    assert element == Unknown("Thing")
    assert element == Unknown("Thing").append("")
    assert element.children == ()
    assert element.to_xml(False) == "<Thing />"


def test_texts_become_one() -> None:
    """Texts that follow each other are one text, as they are when they are read."""
    assert Unknown("Thing", children=["a", "b"]) == Unknown("Thing", children=["ab"])


def test_it_has_no_attributes_of_its_own() -> None:
    """Attributes of an element without a class are not Python attributes."""
    element = thing()
    with pytest.raises(UnknownAttributeError):
        element.a = "1"  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        _ = element.a  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        Unknown("Thing", a="1")  # type: ignore[call-arg]
    element.unknown_attributes = (("c", "3"),)
    assert element.unknown_attributes == (("c", "3"),)


def test_it_is_a_value() -> None:
    """An element without a class can be compared, copied, pickled and shown."""
    element = thing()
    assert element == thing()
    assert element != Unknown("Other", children=element.children)
    twins = [copy.copy(element), copy.deepcopy(element)]
    twins += [pickle.loads(pickle.dumps(element, each)) for each in range(6)]  # noqa: S301
    for twin in twins:
        assert twin == element
        assert str(twin) == str(element)
    assert eval(repr(element), {"cxml": cxml}) == element  # noqa: S307
    with pytest.raises(TypeError):
        hash(element)


def test_it_can_be_looked_into() -> None:
    """An element without a class is found by its name, and looked into as any other."""
    response = VoiceResponse(children=[thing()])
    assert response.find("Thing") == thing()
    assert response.find("Inner") == Unknown("Inner", children=[Say("two")])
    assert response.find(Say) == Say("two")
    assert response.find("Unknown") is None


def test_its_signature() -> None:
    """The signature has the name first, and the rest by keyword."""
    parameters = list(inspect.signature(Unknown).parameters)
    assert parameters == ["name", "children", "unknown_attributes"]


# add_child


def test_add_child_returns_the_new_element() -> None:
    """add_child puts an element last, and returns it."""
    response = VoiceResponse()
    response.pause()
    made = response.add_child("Thing", "text", some_name="x", muted=True, count=5, none=None)
    assert response.children[-1] is made
    assert made.to_xml(False) == '<Thing count="5" muted="true" someName="x">text</Thing>'
    assert type(made) is Unknown


def test_add_child_of_a_known_name_is_checked() -> None:
    """add_child of a name that may stand here makes its class, and is bound by its rules."""
    dial = Dial()
    assert dial.add_child("Number", "+15550100100", send_digits="1") == Number(
        "+15550100100", send_digits="1"
    )
    with pytest.raises(NestingError):
        dial.add_child("Conference", "Room")
    with pytest.raises(UnknownAttributeError):
        dial.add_child("Number", "+15550100100", colour="red")
    assert len(dial.children) == 1


def test_add_child_of_a_name_that_belongs_elsewhere() -> None:
    """A name that may not stand here makes an element without a class, as it is asked for."""
    made = VoiceResponse().add_child("Conference", "Room", beep="sometimes")
    assert type(made) is Unknown
    assert made.to_xml(False) == '<Conference beep="sometimes">Room</Conference>'


def test_add_child_with_the_text_by_keyword() -> None:
    """The text may be given as value, as twilio-python has it."""
    made = VoiceResponse().add_child("Thing", value="text")
    assert made.to_xml(False) == "<Thing>text</Thing>"


@pytest.mark.parametrize("text", ["", None])
def test_add_child_without_text(text: str | None) -> None:
    """No text, and an empty one, leave an empty element."""
    assert VoiceResponse().add_child("Thing", text) == Unknown("Thing")


def test_add_child_takes_a_number_for_text() -> None:
    """A whole number may stand for the text, as everywhere."""
    assert VoiceResponse().add_child("Thing", 5) == Unknown("Thing", children=["5"])  # type: ignore[arg-type]


# Reading


def test_strict_reading_refuses_it() -> None:
    """Strict reading reports an element without a class; other reading keeps all of it."""
    document = f"<Response>{thing().to_xml(False)}</Response>"
    with pytest.raises(DocumentError, match="Thing cannot stand in Response"):
        VoiceResponse.from_xml(document)
    response = VoiceResponse.from_xml(document, strict=False)
    assert response.to_xml(False) == document
    assert response.find("Thing") is response.children[0]


def test_what_stands_inside_has_no_class_either() -> None:
    """What a name means is said by its parent, so nothing inside has a class when it is read."""
    document = "<Response><Thing><Say>Hi</Say></Thing></Response>"
    response = VoiceResponse.from_xml(document, strict=False)
    assert response.find("Say") == Unknown("Say", children=["Hi"])
    assert response.find(Say) is None


def test_white_space_inside_is_kept() -> None:
    """White space inside an element without a class may mean something, so it is kept."""
    document = "<Response><Thing> <a />\n</Thing></Response>"
    assert VoiceResponse.from_xml(document, strict=False).to_xml(False) == document
