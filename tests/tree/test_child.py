"""``child()``: the line of a class that says what may stand inside."""

from __future__ import annotations

import inspect
import pydoc
from typing import ClassVar

import pytest
from attrs import define, field

from cxml import (
    Conference,
    Dial,
    Element,
    InvalidValueError,
    NestingError,
    Number,
    Queue,
    Say,
    UnknownAttributeError,
    UsageError,
    VoiceResponse,
)
from cxml._declare.metadata import Support
from cxml._tree.child import child
from cxml._tree.spec import spec_of


@define(kw_only=True, slots=False, eq=False, repr=False)
class Item(Element):
    """Something in a box."""

    label: str = field(kw_only=False)
    """What is written on it."""
    weight: int | None = None
    """How heavy it is."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Lid(Element):
    """What closes a box."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Seal(Element):
    """What stands for itself."""

    tag: ClassVar[str] = "seal-of-box"


@define(kw_only=True, slots=False, eq=False, repr=False)
class Box(Element):
    """Something that holds things."""

    item = child(Item, at_most=3, platform_code=11)
    lid = child(Lid, at_most=1, never_with=["box"], support=Support.TWIML, platform_code=12)
    seal = child(Seal, alone=True)
    box = child(VoiceResponse)


def test_the_method_takes_what_the_class_takes() -> None:
    """The method of a child takes the text, the attributes and the children of its class."""
    box = Box()
    made = box.item("Books", weight=5, unknown_attributes={"x": "1"})
    assert made == Item("Books", weight=5, unknown_attributes={"x": "1"})
    assert box.children == (made,)


def test_the_method_names_the_child() -> None:
    """The method has the name of the line, whatever the class and the name in XML are."""
    assert str(Box(children=[Seal()])).endswith("<Box><seal-of-box /></Box>")
    assert Box().seal() == Seal()
    assert getattr(Box, "seal").__qualname__ == "Box.seal"  # noqa: B009 - checkers see a line


def test_the_method_is_documented() -> None:
    """The method says what it makes, and has the signature of the class."""
    assert Box.item.__doc__ == "Add a ``Item`` element, and return it."
    assert str(inspect.signature(Box().item)) == str(inspect.signature(Item))
    assert "weight: 'int | None' = None" in pydoc.plain(pydoc.render_doc(Box.item))


def test_a_child_that_is_refused_is_not_added() -> None:
    """A child that cannot be made, or cannot stand here, leaves its parent as it was."""
    box = Box()
    box.lid()
    for wrong in (
        lambda: box.item("Books", weight="heavy"),  # type: ignore[arg-type]
        lambda: box.item(),  # type: ignore[call-arg]
        lambda: box.item("Books", colour="red"),  # type: ignore[call-arg]
        lambda: box.lid(),
        lambda: box.seal(),
        lambda: box.box(),
    ):
        with pytest.raises((InvalidValueError, NestingError, UsageError, UnknownAttributeError)):
            wrong()
        assert box.children == (Lid(),)


@pytest.mark.parametrize("name", ["parent", "self", "element", "cls", "args", "kwargs", "owner"])
def test_an_unknown_attribute_of_any_name(name: str) -> None:
    """An unknown attribute is refused as such, whatever its name is."""
    with pytest.raises(UnknownAttributeError):
        Box().item("Books", **{name: "x"})  # type: ignore[arg-type]
    with pytest.raises(UnknownAttributeError):
        Item("Books", **{name: "x"})  # type: ignore[arg-type]


def test_what_a_line_says() -> None:
    """A line keeps what was said in it."""
    line = spec_of(Box).grammar["lid"]
    assert (line.name, line.element, line.at_most, line.alone) == ("lid", Lid, 1, False)
    assert (line.support, line.platform_code) == (Support.TWIML, 12)
    assert line.never_with == {"box"}
    other = spec_of(Box).grammar["seal"]
    assert (other.at_most, other.alone, other.support) == (None, True, Support.BOTH)


def test_a_derived_class_adds_lines() -> None:
    """A derived class has the children of its base and its own, and leaves the base as it was."""

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Crate(Box):
        queue = child(Queue)

    assert list(spec_of(Crate).children) == ["Item", "Lid", "seal-of-box", "Response", "Queue"]
    assert list(spec_of(Box).children) == ["Item", "Lid", "seal-of-box", "Response"]
    crate = Crate()
    assert crate.queue("support") == Queue("support")
    assert crate.item("Books") == Item("Books")
    assert not hasattr(Box(), "queue")


def test_a_derived_class_is_bound_by_all_lines() -> None:
    """What a derived class adds may restrict the children of its base."""

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Sealed(Box):
        wax = child(Number, alone=True)

    sealed = Sealed()
    sealed.item("Books")
    with pytest.raises(NestingError, match="Item and Number"):
        sealed.wax("+15550100100")
    other = Sealed()
    other.wax("+15550100100")
    with pytest.raises(NestingError, match="Item and Number"):
        other.item("Books")
    Box().item("Books")


def test_a_derived_class_may_replace_a_line() -> None:
    """A line of a derived class takes the place of the base's line of that name."""

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Small(Box):
        item = child(Item, at_most=1)

    small = Small()
    small.item("Books")
    with pytest.raises(NestingError, match="at most 1"):
        small.item("Pens")
    box = Box()
    for label in ("one", "two", "three"):
        box.item(label)
    assert len(box.children) == 3


def test_two_lines_for_one_class_are_two_methods() -> None:
    """A method of one's own may make a child too: it is found by its class."""

    class Friendly(VoiceResponse):
        def hello(self, name: str) -> Say:
            return self.say(f"Hello {name}!")

    response = Friendly()
    response.hello("there")
    assert response.children == (Say("Hello there!"),)
    assert str(response).endswith("<Response><Say>Hello there!</Say></Response>")


def test_children_of_a_derived_class_may_stand_where_the_base_may() -> None:
    """An element of a derived class may stand where its base may, and counts as one."""

    class Room(Conference):
        pass

    dial = Dial()
    assert dial.nest(Room("Room")) == Room("Room")
    with pytest.raises(NestingError, match="at most 1"):
        dial.conference("Another")
    with pytest.raises(NestingError, match="Conference and Number"):
        dial.append(Number("+15550100100"))
    assert str(dial).endswith("<Dial><Conference>Room</Conference></Dial>")
