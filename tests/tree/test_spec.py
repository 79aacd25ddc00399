"""What cxml finds out about a class from its declaration."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, Literal

import pytest
from attrs import define, field

from cxml import Conference, Dial, Element, InvalidValueError, Number, Say, UsageError
from cxml._declare.annotations import unfold
from cxml._declare.metadata import (
    SECONDS,
    Default,
    Length,
    Pattern,
    PlatformCode,
    Range,
    Support,
    Trait,
    Type,
    Unit,
    Wire,
)
from cxml._declare.simple_types import Choice, Integer, Text, Words, split_words
from cxml._tree.child import child
from cxml._tree.spec import ElementSpec, spec_of


def words(value: Any) -> Any:
    """Take words."""
    return split_words(value)


@define(kw_only=True, slots=False, eq=False, repr=False)
class Base(Element):
    """A class to derive from."""

    tag: ClassVar[str] = ""

    first: str | None = None
    """An attribute."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Own(Base):
    """A class with an attribute of each kind."""

    support: ClassVar[Support] = Support.CXML

    label: Annotated[str | None, Type("name")] = field(default="", kw_only=False, alias="title")
    """The text."""
    count_down: Annotated[int | None, SECONDS, Range(1, 9), Default("3")] = None
    """A number."""
    any_number: int | None = None
    """A number without a range."""
    until: int | Literal["auto", "never"] | None = None
    """A number or a word."""
    silent: bool | None = None
    """True or false."""
    mode: Literal["a", "b"] | None = None
    """A word."""
    sound: bool | Literal["a"] | None = None
    """A word, true or false."""
    kind: Literal["a", "b"] | str | None = None
    """Any text, such as a or b."""
    events: tuple[Literal["x", "y"], ...] | None = field(default=None, converter=words)
    """Words."""
    keys: Annotated[str | None, Pattern("[0-9]*", "digits alone"), PlatformCode(13222)] = None
    """Text of a certain shape."""
    short: Annotated[str | None, Length(2), Trait.SECRET] = None
    """Text of a certain length."""
    lang: Annotated[str | None, Wire("xml:lang"), Support.TWIML] = None
    """An attribute whose name in XML does not follow from its name."""
    from_: str | None = None
    """An attribute with a Python keyword for a name."""

    conference = child(Conference)


def plan() -> ElementSpec:
    """Give the plan of the class."""
    return spec_of(Own)


def test_a_plan_is_made_once() -> None:
    """A class is looked at once; what was found serves every element of the class."""
    assert spec_of(Own) is spec_of(Own)
    assert spec_of(Own) is not spec_of(Base)


def test_the_text_is_what_is_not_keyword_only() -> None:
    """The one field that is not keyword-only is the text, and has no name on the wire."""
    text = plan().text
    assert text is not None
    assert (text.name, text.keyword, text.wire) == ("label", "title", None)
    assert spec_of(Base).text is None


@pytest.mark.parametrize(
    ("name", "wire"),
    [
        ("first", "first"),
        ("count_down", "countDown"),
        ("lang", "xml:lang"),
        ("from_", "from"),
        ("any_number", "anyNumber"),
    ],
)
def test_names_on_the_wire(name: str, wire: str) -> None:
    """A name on the wire follows from the field's, unless the declaration gives it."""
    assert plan().attributes[name].wire == wire
    assert plan().by_wire[wire].name == name
    assert f' {wire}="7"' in str(Own(**{name: "7"}))  # type: ignore[arg-type]


def test_inherited_attributes_come_first() -> None:
    """Attributes are those of the base, then those of the class, in the order of the class."""
    assert list(plan().attributes)[:3] == ["first", "count_down", "any_number"]
    assert "label" not in plan().attributes


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("first", Text, "string"),
        ("count_down", Integer, "integer"),
        ("until", Integer, "integer or auto or never"),
        ("silent", Choice, "boolean"),
        ("mode", Choice, "enum"),
        ("sound", Choice, "boolean or enum"),
        ("kind", Text, "string"),
        ("events", Words, "event-list"),
        ("keys", Text, "string"),
    ],
)
def test_kinds(name: str, kind: type, said: str) -> None:
    """What an attribute takes is found from its annotation."""
    found = plan().attributes[name].kind
    assert type(found) is kind
    assert found.name == said


def test_ranges() -> None:
    """A whole number lies in its range, and without a range it is not negative."""
    assert Own(count_down=1, any_number=0).any_number == 0
    for low, high in ((0, 0), (10, 0), (1, -1)):
        with pytest.raises(InvalidValueError):
            Own(count_down=low, any_number=high)


def test_notes() -> None:
    """Facts beside the type are found by their class, whatever their order."""
    number = plan().attributes["count_down"]
    assert number.find(Unit) == SECONDS
    assert number.find(Range) == Range(1, 9)
    assert number.find(Default) == Default("3")
    assert number.find(Length) is None


def test_support() -> None:
    """An attribute is documented by whoever documents its class, unless it says otherwise."""
    assert spec_of(Base).attributes["first"].support is Support.BOTH
    assert plan().attributes["first"].support is Support.CXML
    assert plan().attributes["lang"].support is Support.TWIML
    assert (Own.support, Base.support, Say.support) == (Support.CXML, Support.BOTH, Support.BOTH)


def test_traits() -> None:
    """A yes-or-no fact is there or is not."""
    assert plan().attributes["short"].has(Trait.SECRET)
    assert not plan().attributes["keys"].has(Trait.SECRET)


def test_a_pattern_is_compiled_and_explained() -> None:
    """A text of a certain shape is checked as a whole, and the error says the shape in words."""
    assert Own(keys="0123").keys == "0123"
    for wrong in ("a", "1a", "1\n2"):
        with pytest.raises(InvalidValueError, match="digits alone") as caught:
            Own(keys=wrong)
        assert caught.value.problem.platform_code == 13222
        assert "SignalWire error 13222" in str(caught.value)


def test_a_secret_is_not_in_an_error() -> None:
    """The error for a secret says what is wrong, and not the value."""
    with pytest.raises(InvalidValueError, match=re.escape("at most 2")) as caught:
        Own(short="hunter2")
    assert "hunter2" not in str(caught.value)


def test_find() -> None:
    """A field is found by its name in Python, not by its keyword or its name on the wire."""
    assert plan().find("label") is plan().text
    assert plan().find("count_down") is plan().attributes["count_down"]
    for wrong in ("title", "countDown", "", "children", "unknown_attributes", "conference"):
        assert plan().find(wrong) is None


def test_children() -> None:
    """The children of a class are found by name in XML and by method."""
    line = plan().grammar["conference"]
    assert plan().children == {"Conference": line}
    assert plan().restricted == frozenset()
    assert spec_of(Dial).restricted == frozenset(spec_of(Dial).grammar) - {"client", "sim"}


def test_required() -> None:
    """A field without a default is required."""
    assert spec_of(Number).text is not None
    with pytest.raises(UsageError, match="phone_number"):
        Number()  # type: ignore[call-arg]
    assert Own() == Own(title=None)


@pytest.mark.parametrize(
    ("annotation", "kinds", "notes"),
    [
        (int, (int,), ()),
        (int | None, (int, type(None)), ()),
        (Annotated[int, 1, 2], (int,), (1, 2)),
        (Annotated[int | None, 1], (int, type(None)), (1,)),
        (Annotated[Annotated[int, 1] | str, 2], (int, str), (2, 1)),
        (Literal["a"] | None, (Literal["a"], type(None)), ()),
    ],
)
def test_annotations(
    annotation: object, kinds: tuple[object, ...], notes: tuple[object, ...]
) -> None:
    """An annotation is taken apart into the types of its union and the facts beside them."""
    assert unfold(annotation) == (kinds, notes)
