"""What holds for every class, every attribute and every word of every channel."""

from __future__ import annotations

import copy
import inspect
import pickle
import pydoc
from collections.abc import Callable
from typing import Any, get_type_hints

import attrs
import pytest
from declared import (
    CHANNELS,
    ELEMENTS,
    Line,
    Place,
    accepted,
    attributes,
    given,
    least,
    lines,
    needed,
    refused,
    some_text,
    texts,
)
from defusedxml import ElementTree

import cxml
from cxml import Element, InvalidValueError, NestingError, UnknownAttributeError, UsageError
from cxml._declare.metadata import Trait
from cxml._declare.simple_types import Choice, Integer, Words
from cxml._tree.display import public_name
from cxml._tree.spec import spec_of
from cxml._tree.unknown_attributes import as_document

every_class = pytest.mark.parametrize("cls", ELEMENTS, ids=public_name)
every_attribute = pytest.mark.parametrize("place", attributes(), ids=str)
every_text = pytest.mark.parametrize("place", texts(), ids=str)
every_place = pytest.mark.parametrize("place", [*attributes(), *texts()], ids=str)
every_line = pytest.mark.parametrize("line", lines(), ids=str)


def full(cls: Any) -> Any:
    """Make an element with a text, and a value for every attribute."""
    plan = spec_of(cls)
    values = {each.keyword: some_value(Place(cls, each)) for each in plan.attributes.values()}
    return cls(*given(cls), **values)


def some_value(place: Place) -> object:
    """Give one value that an attribute accepts."""
    return list(accepted(place))[-1].given


def evaluated(element: Any) -> Any:
    """Evaluate the repr of an element, as a reader would who copies it from a log."""
    return eval(repr(element), {"cxml": cxml})  # noqa: S307 - the text is our own


def help_of(thing: object) -> str:
    """Give the text that help() shows."""
    return pydoc.plain(pydoc.render_doc(thing))


# Values


@every_place
def test_what_is_allowed_is_kept_written_and_read_back(place: Place) -> None:
    """A value that is allowed is kept, written and read back as the same element."""
    for value in accepted(place):
        element = place.made(value.given)
        assert place.kept(element) == value.kept
        assert type(place.kept(element)) is type(value.kept)
        root = ElementTree.fromstring(str(element))
        names = {as_document(name): value for name, value in root.attrib.items()}
        written = root.text if place.field.wire is None else names[place.field.wire]
        assert written == value.written
        assert len(root.attrib) == (place.field.wire is not None)
        assert place.cls.from_xml(str(element)) == element


@every_place
def test_what_is_allowed_can_be_assigned(place: Place) -> None:
    """An assigned value makes the element that is built with it."""
    for value in accepted(place):
        assert place.assigned(value.given) == place.made(value.given)
        assert str(place.assigned(value.given)) == str(place.made(value.given))


@every_place
def test_what_is_not_allowed_is_refused(place: Place) -> None:
    """A value that is not allowed is refused when given and when assigned, and changes nothing."""
    for value in refused(place):
        with pytest.raises(InvalidValueError):
            place.made(value)
        element = least(place.cls)
        with pytest.raises(InvalidValueError):
            setattr(element, place.field.name, value)
        assert element == least(place.cls)


@every_place
def test_the_error_says_where(place: Place) -> None:
    """The error for a wrong value names the element, and the attribute in both spellings."""
    with pytest.raises(InvalidValueError) as caught:
        place.made(object())
    said, problem = str(caught.value), caught.value.problem
    where = "text()" if place.field.wire is None else f"@{place.field.wire}"
    assert problem.code == "value"
    assert problem.path == f"{place.cls.tag}/{where}"
    assert said.startswith(f"{problem.path}: {place.field.keyword}")


@every_attribute
def test_the_error_says_what_is_allowed(place: Place) -> None:
    """The error for a wrong value names every word, and both ends of a range."""
    with pytest.raises(InvalidValueError) as caught:
        place.made(["?"])
    said, kind = str(caught.value), place.field.kind
    if isinstance(kind, Choice | Integer | Words):
        assert all(word in said for word in kind.words)
    if isinstance(kind, Choice) and kind.booleans:
        assert "true, false" in said or "true or false" in said
    if isinstance(kind, Integer):
        assert f"from {kind.low}" in said
        assert kind.high is None or f"to {kind.high}" in said


@every_place
def test_what_xml_cannot_hold_is_refused(place: Place) -> None:
    """A character that XML cannot hold is refused with its position, in every place."""
    ways: tuple[Callable[[object], Any], ...] = (place.made, place.assigned)
    for character in "\x00\x0b\x1f\ud800\udfff\ufffe\uffff":
        expected = rf"U\+{ord(character):04X} at position 3"
        for way in ways:
            with pytest.raises(InvalidValueError, match=expected):
                way(f"123{character}")


@every_attribute
def test_a_near_miss_is_named(place: Place) -> None:
    """A word that is nearly right is answered with the right one."""
    for word in getattr(place.field.kind, "words", ()):
        if isinstance(place.field.kind, Choice | Words) and len(word) > 3:
            with pytest.raises(InvalidValueError) as caught:
                place.made(f"{word.upper()}x")
            assert caught.value.problem.suggestion == word


# Ways to say it


@every_attribute
def test_the_spelling_of_the_wire_is_accepted(place: Place) -> None:
    """An attribute may be spelled as on the wire."""
    value = some_value(place)
    assert least(place.cls, **{str(place.field.wire): value}) == place.made(value)


@every_attribute
def test_the_same_attribute_twice_is_refused(place: Place) -> None:
    """An attribute that is given in both spellings is refused."""
    keyword, wire = place.field.keyword, str(place.field.wire)
    if keyword != wire:
        value = some_value(place)
        with pytest.raises(UsageError, match=keyword):
            least(place.cls, **{keyword: value, wire: value})


@every_attribute
def test_none_leaves_an_attribute_out(place: Place) -> None:
    """None leaves an attribute out, and takes it away again."""
    assert place.made(None) == least(place.cls)
    element = place.made(some_value(place))
    setattr(element, place.field.name, None)
    assert element == least(place.cls)
    assert str(element) == str(least(place.cls))


@every_attribute
def test_an_attribute_can_be_deleted(place: Place) -> None:
    """A deleted attribute reads as None and is not written; deleting it again does no harm."""
    element = place.made(some_value(place))
    delattr(element, place.field.name)
    delattr(element, place.field.name)
    assert getattr(element, place.field.name) is None
    assert element == least(place.cls)


@every_attribute
def test_what_nobody_set_reads_as_none(place: Place) -> None:
    """An attribute that nobody set reads as None."""
    assert getattr(least(place.cls), place.field.name) is None


@every_text
def test_a_required_text_is_required(place: Place) -> None:
    """An element whose text is required is not made without; any other is."""
    if not place.field.required:
        assert str(place.cls()).endswith(f"<{place.cls.tag} />")
        return
    for nothing in ({}, {place.field.keyword: None}):
        with pytest.raises(UsageError, match=place.field.keyword) as caught:
            place.cls(**nothing)
        assert isinstance(caught.value, TypeError)


@every_text
def test_a_required_text_stays(place: Place) -> None:
    """A required text can be neither deleted nor set to None; any other can."""
    element = place.cls(some_text(place.cls))
    if place.field.required:
        with pytest.raises(UsageError):
            delattr(element, place.field.name)
        with pytest.raises(UsageError):
            setattr(element, place.field.name, None)
        assert element == place.cls(some_text(place.cls))
    else:
        delattr(element, place.field.name)
        assert element == place.cls()


@every_text
def test_an_empty_text(place: Place) -> None:
    """An empty text is refused where the platform needs one, and else leaves an empty element."""
    may = not place.field.required or place.field.has(Trait.MAY_BE_EMPTY)
    if may:
        element = place.cls("")
        assert str(element).endswith(f"<{place.cls.tag} />")
        assert place.cls.from_xml(str(element)) == element
    else:
        with pytest.raises(InvalidValueError, match=place.field.keyword):
            place.cls("")
        element = place.cls(some_text(place.cls))
        with pytest.raises(InvalidValueError):
            setattr(element, place.field.name, "")
        assert element == place.cls(some_text(place.cls))


@every_text
def test_the_text_can_be_given_by_keyword(place: Place) -> None:
    """The text may be given by keyword."""
    text = some_text(place.cls)
    assert place.cls(**{place.field.keyword: text}) == place.cls(text)


@every_text
def test_edges_of_a_text(place: Place) -> None:
    """White space around a name, a number or an address is dropped; around words it is kept."""
    plain = some_text(place.cls)
    for text in (f"\n  {plain} \t\r", f"\n{plain}\n"):
        if isinstance(place.field.kind, Choice):
            assert place.cls.from_xml(f"<{place.cls.tag}>{text}</{place.cls.tag}>") == place.cls(
                plain
            )
            continue
        expected = text if place.keeps_space else plain
        assert getattr(place.cls(text), place.field.name) == expected
        element = place.cls(some_text(place.cls, 1))
        setattr(element, place.field.name, text)
        assert element == place.cls(text)
        assert place.cls.from_xml(str(element)) == element


@every_attribute
def test_edges_of_an_attribute(place: Place) -> None:
    """A value with white space around it reads back equal, where it is accepted."""
    for space in ("\n", " ", "\t", "\r\n", "\u2028"):
        try:
            element = place.made(f"{space}1{space}")
        except InvalidValueError:
            continue
        assert place.cls.from_xml(str(element)) == element
        assigned = least(place.cls)
        setattr(assigned, place.field.name, f"{space}1{space}")
        assert assigned == element


@every_class
def test_only_the_text_is_positional(cls: Any) -> None:
    """Whatever else is given by position is refused, with what to write instead."""
    text = given(cls)
    for more in (["x"], ["x", 5], ["x", "y", object()], [object()] * 4, ["x"] * 40):
        with pytest.raises(UsageError, match="position") as caught:
            cls(*text, *more)
        assert isinstance(caught.value, TypeError)
        assert "; write " in str(caught.value) or "(...) adds a " in str(caught.value)


@every_class
def test_unknown_attributes_are_refused(cls: Any) -> None:
    """An unknown attribute is refused, when given and when assigned."""
    with pytest.raises(UnknownAttributeError) as caught:
        least(cls, no_such_thing="x")
    assert isinstance(caught.value, TypeError)
    element = least(cls)
    with pytest.raises(UnknownAttributeError) as caught:
        element.no_such_thing = "x"
    assert isinstance(caught.value, AttributeError)
    assert caught.value.problem.path == f"{cls.tag}/@no_such_thing"
    assert element == least(cls)


@every_attribute
def test_a_misspelled_attribute_is_named(place: Place) -> None:
    """A misspelled attribute is answered with the right spelling."""
    wrong = place.field.keyword + "x"
    with pytest.raises(UnknownAttributeError) as caught:
        least(place.cls, **{wrong: "x"})
    assert caught.value.problem.suggestion == place.field.keyword
    assert f"did you mean {place.field.keyword!r}?" in str(caught.value)


# Being a value


@every_class
def test_copies_are_equal(cls: Any) -> None:
    """A copy, a deep copy, an evolved and a pickled element equal the element."""
    element = full(cls)
    copies = [copy.copy(element), copy.deepcopy(element), attrs.evolve(element)]
    copies += [pickle.loads(pickle.dumps(element, protocol)) for protocol in range(6)]  # noqa: S301 - our own
    for each in copies:
        assert each == element
        assert type(each) is cls
        assert str(each) == str(element)


@every_class
def test_copies_are_apart(cls: Any) -> None:
    """A change of a copy leaves the element as it was."""
    element = full(cls)
    before = str(element)
    for each in (copy.copy(element), copy.deepcopy(element)):
        for name in spec_of(cls).attributes:
            delattr(each, name)
        each.unknown_attributes = (("later", "1"),)
    assert str(element) == before


@every_attribute
def test_one_attribute_makes_two_elements_differ(place: Place) -> None:
    """Elements that differ in one attribute are not equal."""
    assert place.made(some_value(place)) != least(place.cls)
    assert not (place.made(some_value(place)) == least(place.cls))  # noqa: SIM201


@every_class
def test_elements_of_different_classes_differ(cls: Any) -> None:
    """An element equals no element of another class, and nothing else."""
    others = [least(other) for other in ELEMENTS if other is not cls]
    assert all(least(cls) != other for other in others)
    assert least(cls) != str(least(cls))
    assert least(cls) is not None


@every_class
def test_no_element_is_hashable_or_iterable(cls: Any) -> None:
    """An element changes, so it has no hash; it is true, and cannot be iterated or counted."""
    element = least(cls)
    assert element
    for use in (hash, iter, len, list, lambda each: 1 in each, lambda each: each[0]):
        with pytest.raises(TypeError):
            use(element)


@every_place
def test_repr_can_be_evaluated(place: Place) -> None:
    """The repr of an element evaluates to an equal element, unless it holds a secret."""
    for value in accepted(place):
        element = place.made(value.given)
        if place.is_secret:
            assert repr(element).count("'***'") == 1
        else:
            assert evaluated(element) == element


@every_class
def test_repr_shows_what_was_set(cls: Any) -> None:
    """The repr names the class in the package, and only what was set."""
    inside = "".join(map(repr, needed(cls)))
    assert repr(least(cls)) == f"{public_name(cls)}({inside})"


@every_place
def test_secrets_are_not_shown(place: Place) -> None:
    """A secret stands neither in a repr nor in an error, only in the document."""
    if place.is_secret:
        element = place.made("hunter2")
        assert "hunter2" not in repr(element)
        assert "hunter2" in str(element)
        with pytest.raises(InvalidValueError) as caught:
            place.made("hunter2\x00")
        assert "hunter2" not in str(caught.value)
        assert "hunter2" not in repr(caught.value)


# What help() and editors see


@every_class
def test_the_signature_shows_every_attribute(cls: Any) -> None:
    """The signature is the text by position, then every attribute by its name in Python."""
    least(cls)
    plan = spec_of(cls)
    parameters = inspect.signature(cls).parameters
    keywords = [each.keyword for each in plan.attributes.values()]
    text = [plan.text.keyword] if plan.text else []
    assert sorted(parameters) == sorted([*text, *keywords, "children", "unknown_attributes"])
    positional = [
        name for name, each in parameters.items() if each.kind is each.POSITIONAL_OR_KEYWORD
    ]
    assert positional == text
    others = [each for name, each in parameters.items() if name not in text]
    assert all(each.kind is each.KEYWORD_ONLY for each in others)
    assert all(each.annotation is not each.empty for each in parameters.values())


@every_text
def test_the_signature_shows_what_is_required(place: Place) -> None:
    """In the signature a required text has no default, and an optional one has."""
    parameter = inspect.signature(place.cls).parameters[place.field.keyword]
    assert (parameter.default is parameter.empty) == place.field.required


@every_class
def test_help_shows_every_attribute(cls: Any) -> None:
    """help() of a class shows its attributes."""
    shown = help_of(cls)
    for each in spec_of(cls).attributes.values():
        assert f"{each.keyword}:" in shown


@every_class
def test_every_class_is_documented(cls: Any) -> None:
    """Every class has a docstring of its own, and a name by which programs can import it."""
    assert cls.__doc__
    assert cls.__doc__ != Element.__doc__
    assert eval(public_name(cls), {"cxml": cxml}) is cls  # noqa: S307
    [channel] = [module for module in CHANNELS.values() if cls in vars(module).values()]
    assert cls.__name__ in channel.__all__


@every_class
def test_hints_can_be_resolved(cls: Any) -> None:
    """The annotations of every class, and of the methods that add children, can be resolved."""
    hints = get_type_hints(cls)
    assert {each.name for each in attrs.fields(cls)} <= hints.keys()
    for name in spec_of(cls).grammar:
        assert get_type_hints(getattr(cls, name)) == {}


# Children


@every_line
def test_a_method_makes_the_child(line: Line) -> None:
    """The method of a child makes it, puts it last and returns it."""
    parent = least(line.parent)
    made = getattr(parent, line.name)(*needed(line.element))
    assert type(made) is line.element
    assert parent.children == (made,)
    assert parent.children[0] is made


@every_line
def test_a_child_is_written_and_read_back(line: Line) -> None:
    """A child with all its attributes is written and read back as the same element."""
    parent = least(line.parent).append(full(line.element))
    assert line.parent.from_xml(str(parent)) == parent
    assert line.parent.from_xml(parent.to_bytes()) == parent
    assert line.parent.from_xml(parent.to_xml(pretty=True)) == parent


@every_line
def test_the_method_passes_everything_on(line: Line) -> None:
    """The method of a child takes what the class takes."""
    expected = full(line.element)
    plan = spec_of(line.element)
    values = {each.keyword: getattr(expected, each.name) for each in plan.attributes.values()}
    made = getattr(least(line.parent), line.name)(*given(line.element), **values)
    assert made == expected


@every_line
def test_the_method_has_the_signature_of_the_class(line: Line) -> None:
    """The signature and the help of a child's method show the parameters of its class."""
    least(line.element)
    method = getattr(least(line.parent), line.name)
    of_class = inspect.signature(line.element).parameters
    assert list(inspect.signature(method).parameters.values()) == list(of_class.values())
    shown = help_of(getattr(line.parent, line.name))
    assert all(f"{name}:" in shown for name in of_class)
    assert method.__name__ == line.name
    owners = [each.__name__ for each in line.parent.__mro__]
    assert method.__qualname__ in [f"{owner}.{line.name}" for owner in owners]
    assert line.element.tag in method.__doc__


@every_line
def test_a_child_may_be_given_to_the_constructor(line: Line) -> None:
    """Children given to the constructor make the element that methods make."""
    built = least(line.parent)
    getattr(built, line.name)(*needed(line.element))
    made = least(line.parent, children=[least(line.element)])
    assert made == built
    assert evaluated(made) == made


@every_line
def test_add_child_makes_the_class_of_the_name(line: Line) -> None:
    """add_child with a name that the grammar knows makes an element of its class."""
    parent = least(line.parent)
    made = parent.add_child(line.element.tag, *needed(line.element))
    assert type(made) is line.element
    assert parent.children == (made,)


@every_class
def test_nothing_else_may_stand_inside(cls: Any) -> None:
    """A child that the grammar of an element lacks is refused, and so is text where none may be."""
    allowed = tuple(line.element for line in spec_of(cls).grammar.values())
    element = least(cls)
    for other in ELEMENTS:
        if other not in allowed:
            with pytest.raises(NestingError, match=other.__name__) as caught:
                element.append(least(other))
            assert caught.value.problem.path == cls.tag
            # What may stand here is no help to who has the class of another channel.
            is_at_home = " in a " not in str(caught.value) and other.tag != "Response"
            assert not is_at_home or all(each.tag in str(caught.value) for each in allowed)
    if not spec_of(cls).text:
        with pytest.raises(NestingError):
            element.append("text")
    assert element == least(cls)
