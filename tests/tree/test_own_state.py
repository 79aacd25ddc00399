"""What a program's own class of element keeps beside its document."""

from __future__ import annotations

import copy
import pickle
from typing import Any, ClassVar

import pytest
from attrs import define, evolve

from cxml import (
    CxmlError,
    DeclarationError,
    Dial,
    Element,
    MessagingResponse,
    Pause,
    Unknown,
    UnknownAttributeError,
    VoiceResponse,
)


class Answer(VoiceResponse):
    """A response that knows which call it is for."""

    call_sid: str
    started: float = 0.0
    attempts = 0
    __slots__ = ("trace",)
    kind: ClassVar[str] = "answer"

    def __init__(self, call_sid: str, **more: Any) -> None:
        self._log: list[str] = ["made"]
        super().__init__(**more)
        self.call_sid = call_sid

    @property
    def tries(self) -> int:
        """How often it was tried."""
        return self.attempts

    @tries.setter
    def tries(self, number: int) -> None:
        self.attempts = number + 1

    @property
    def fixed(self) -> int:
        """What cannot be set."""
        return 1


class Room(Dial):
    """A Dial that knows its room."""

    room = ""


def answer() -> Any:
    """Make one with state of every kind."""
    made: Any = Answer("CA1", children=[Pause(length=1)])
    made.started, made.trace, made.tries = 1.5, "t1", 2
    return made


DOCUMENT = '<Response><Pause length="1" /></Response>'


def test_names_of_the_class_and_with_an_underscore_are_its_own() -> None:
    """What the body of the class names, and what begins with an underscore, is kept."""
    made = answer()
    assert (made.call_sid, made.started, made.attempts, made.tries) == ("CA1", 1.5, 3, 3)
    assert (made._log, made.trace) == (["made"], "t1")
    made._anything = made
    assert made._anything is made


def test_it_is_not_written() -> None:
    """State is neither written nor shown."""
    made = answer()
    assert made.to_xml(False) == DOCUMENT
    for _ in range(40):  # the written function too
        assert made.to_xml(False) == DOCUMENT
    assert repr(made) == "Answer(children=[cxml.Pause(length=1)])"
    assert made.to_xml(False, pretty=True) == '<Response>\n  <Pause length="1" />\n</Response>'


def test_it_is_not_compared() -> None:
    """Two of a class are equal if their documents are."""
    one, other = answer(), Answer("CA2", children=[Pause(length=1)])
    assert one == other
    other.hangup()
    assert one != other
    assert one != VoiceResponse(children=[Pause(length=1)])
    rooms = Dial("+15550100100", timeout=5), Room("+15550100100", timeout=5)
    rooms[1].room = "a"
    assert rooms[1] == Room("+15550100100", timeout=5)
    assert rooms[1] != Room("+15550100100")
    assert rooms[0] != rooms[1]


def pickled(made: Any) -> Any:
    """Pickle an object, and give what is read of that."""
    return pickle.loads(pickle.dumps(made))  # noqa: S301 - our own


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, pickled])
def test_copies_and_pickles_have_it(copied: Any) -> None:
    """Copies and pickles have the state of what they were made from, in slots too."""
    twin = copied(answer())
    assert twin == answer()
    assert (twin.call_sid, twin.started, twin.attempts, twin.trace) == ("CA1", 1.5, 3, "t1")
    assert twin._log == ["made"]
    bare = Answer("CA1")
    assert not hasattr(copied(bare), "trace")


def test_what_was_read_has_the_defaults_of_the_class() -> None:
    """Reading makes an object without its __init__: state is what the class says."""
    made = Answer.from_xml(DOCUMENT)
    assert (made.started, made.attempts) == (0.0, 0)
    assert made == answer()
    made.call_sid = "CA1"
    assert made.call_sid == "CA1"


def test_it_can_be_deleted() -> None:
    """State that is deleted is gone, and the class's own value is back."""
    made = answer()
    del made.started, made._log, made.trace
    assert made.started == 0.0
    assert not hasattr(made, "_log")
    assert not hasattr(made, "trace")
    with pytest.raises(AttributeError):
        del made._log
    with pytest.raises(AttributeError):
        made.fixed = 2


def test_all_else_is_an_error_that_says_how() -> None:
    """A name that the class does not have is refused as before, with what to write."""
    made: Any = answer()
    with pytest.raises(UnknownAttributeError) as caught:
        made.caller = "x"
    assert "caller = None in the body of Answer lets its objects keep it" in str(caught.value)
    with pytest.raises(UnknownAttributeError, match="unknown_attributes") as caught:
        Answer("CA1", caller="x")
    assert "body" not in str(caught.value)
    room: Any = Room()
    with pytest.raises(UnknownAttributeError, match="body of Room"):
        room.timout = 5


@pytest.mark.parametrize(
    "name", ["say", "children", "tag", "__cxml_extend__", "__class__", "to_xml", "a b"]
)
def test_what_every_element_has_is_nobodys_own(name: str) -> None:
    """Names that cxml needs cannot be taken for state."""
    with pytest.raises((CxmlError, AttributeError)):
        setattr(answer(), name, "x")


@pytest.mark.parametrize("cls", [VoiceResponse, MessagingResponse, Dial])
@pytest.mark.parametrize("name", ["_private", "call_sid"])
def test_classes_of_cxml_have_none(cls: Any, name: str) -> None:
    """An object of a class of cxml's keeps no state: mostly it is a mistake."""
    with pytest.raises(UnknownAttributeError) as caught:
        setattr(cls(), name, "x")
    assert "body" not in str(caught.value)


def test_annotations_of_what_has_attributes_are_attributes() -> None:
    """Where a class may have attributes, what it annotates is meant as one: attrs has to know."""

    class Menu(Dial):
        level: str | None = None
        _hint: str | None = None

    with pytest.raises(DeclarationError, match="level is not declared"):
        str(Menu())


def test_a_child_and_a_mixin() -> None:
    """A class of its own that is declared, and a mixin before it, have state too."""

    class Timed:
        took = 0

    @define(kw_only=True)
    class Menu(Timed, VoiceResponse):
        level: int | None = None
        note = ""

    menu = Menu(level=2)
    menu.took, menu.note = 5, "x"
    assert menu == Menu(level=2)
    assert menu.to_xml(False) == '<Response level="2" />'
    assert (menu.took, menu.note, copy.copy(menu).took) == (5, "x", 5)
    assert evolve(menu, level=3) == Menu(level=3)


def test_an_element_without_class_has_state_too() -> None:
    """A class that derives from Unknown is a program's own as well."""

    class Thing(Unknown):
        note = ""

    thing = Thing("Thing", children=["a"], unknown_attributes={"a": "1"})
    thing.note = "x"
    assert thing == Thing("Thing", children=["a"], unknown_attributes={"a": "1"})
    assert thing != Thing("Thang", children=["a"], unknown_attributes={"a": "1"})
    assert isinstance(thing, Element)
