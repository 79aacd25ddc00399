"""The strategies that the package gives to everybody."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from typing import Annotated, Any, ClassVar

import pytest
from attrs import define, field
from declared import least
from defusedxml import ElementTree
from hypothesis import Phase, find, given, settings, strategies as st

from cxml import (
    AI,
    Conference,
    Dial,
    Element,
    Gather,
    Number,
    Pay,
    Prompt,
    Say,
    Sip,
    SsmlBreak,
    Unknown,
    UsageError,
    VoiceResponse,
    clean_text,
    messaging,
)
from cxml._declare.metadata import NeededIn, OnlyIn, Range, Trait
from cxml._schema.walk import platform_roots, walk
from cxml._text.characters import has_template
from cxml._text.names import is_xml_name
from cxml._tree.child import child
from cxml._tree.spec import spec_of
from cxml.testing import (
    characters,
    documents,
    elements,
    names,
    templates,
    texts,
    unknown_elements,
    values,
)

QUICKLY = settings(max_examples=5_000, database=None, phases=[Phase.explicit, Phase.generate])
"""One is enough, be it simple or not."""

PLACES = [
    (cls, each.name)
    for cls in walk(platform_roots())
    for each in (*spec_of(cls).attributes.values(), spec_of(cls).text)
    if each
]


@define(kw_only=True)
class Note(Element):
    """Mixed text that holds itself, with attributes that depend on the place."""

    words: Annotated[str, Trait.MIXED] = field(default="", kw_only=False)
    level: Annotated[int | None, Range(-3, 3), Trait.NEEDED] = None
    outer: Annotated[bool | None, OnlyIn(("Pad",))] = None
    inner: Annotated[str | None, NeededIn(("Outer",))] = None


@define(kw_only=True)
class Outer(Note):
    """A note with notes inside."""

    tag: ClassVar[str] = "Outer"

    note = child(Note)


@define(kw_only=True)
class Pad(Element):
    """Holds one note."""

    note = child(Outer, at_most=1)


@pytest.mark.parametrize("given", ["Dial", Dial(), int, None])
def test_strategies_are_for_classes(given: Any) -> None:
    """What is no class of element is refused, with what to write."""
    for function in (elements, lambda cls: values(cls, "message")):
        with pytest.raises(UsageError, match=r"takes a class of element, as cxml\.Dial, not"):
            function(given)


# What they give


@settings(max_examples=100)
@given(documents())
def test_documents_are_legal(document: Element) -> None:
    """A document is well-formed XML, and strict reading gives the same document."""
    assert ElementTree.fromstring(document.to_bytes()).tag == document.tag
    assert type(document).from_xml(document.to_bytes()) == document


@pytest.mark.parametrize("root", platform_roots(), ids=lambda cls: str(cls.__name__))
def test_documents_of_every_channel_are_given(root: type[Element]) -> None:
    """Documents of each channel are among those that are given."""
    find(documents(), lambda document: type(document) is root, settings=QUICKLY)


@pytest.mark.parametrize("cls", walk(platform_roots()), ids=lambda cls: str(cls.__name__))
def test_elements_of_every_class_are_legal(cls: type[Element]) -> None:
    """Elements of each class are written, and strict reading gives the same element."""

    @settings(max_examples=20)
    @given(elements(cls))
    def check(element: Element) -> None:
        assert type(element) is cls
        assert cls.from_xml(str(element)) == element

    check()


@pytest.mark.parametrize(("cls", "name"), PLACES, ids=lambda each: getattr(each, "__name__", each))
def test_values_of_every_attribute_are_taken(cls: type[Element], name: str) -> None:
    """What is given for an attribute, or a text, can be assigned to it."""

    @settings(max_examples=10)
    @given(values(cls, name))
    def check(value: object) -> None:
        setattr(least(cls), name, value)

    check()


def test_an_attribute_that_is_not_there() -> None:
    """Values of an attribute that an element does not have are refused, with the nearest name."""
    with pytest.raises(UsageError, match=r"no attribute timout; did you mean 'timeout'") as caught:
        values(Dial, "timout")
    assert caught.value.problem.path == "Dial"
    with pytest.raises(UsageError, match=r"cxml\.messaging\.Redirect has no attribute urn"):
        values(messaging.Redirect, "urn")


@pytest.mark.parametrize(
    "wanted",
    [
        lambda each: len(each.children) == 4,
        lambda each: any(has_template(str(found.message)) for found in each.iter(Say)),
        lambda each: any(isinstance(found.timeout, int) for found in each.iter(Gather)),
        lambda each: each.find(Conference) is not None,
    ],
)
def test_the_variety_of_documents(wanted: Any) -> None:
    """Documents have several verbs, nouns in verbs, templates, and numbers as numbers."""
    find(elements(VoiceResponse), wanted, settings=QUICKLY)


@pytest.mark.parametrize(
    ("cls", "name", "wanted"),
    [
        (Number, "phone_number", lambda each: each == "415-123-4567"),
        (Gather, "action", lambda each: each == "../next"),
        (Gather, "timeout", lambda each: isinstance(each, str) and each.isdecimal()),
        (Gather, "speech_timeout", lambda each: each == "auto"),
        (Pay, "charge_amount", lambda each: isinstance(each, Decimal)),
        (Prompt, "attempt", lambda each: isinstance(each, list) and each),
        (Prompt, "card_type", lambda each: isinstance(each, str) and "," in each),
        (Prompt, "card_type", lambda each: isinstance(each, str) and " " in each),
        (SsmlBreak, "time", lambda each: each.endswith("ms")),
        (Conference, "beep", lambda each: each is True),
    ],
)
def test_the_variety_of_values(cls: type[Element], name: str, wanted: Any) -> None:
    """Values are such as real documents hold, in each way in which they can be given."""
    find(values(cls, name), wanted, settings=QUICKLY)


def test_what_takes_whatever_comes_gets_it() -> None:
    """An element that takes whatever comes holds unknown attributes, elements and texts."""

    def wanted(agent: AI) -> bool:
        kinds = {type(each) for each in agent.children}
        return bool(agent.unknown_attributes) and kinds == {str, Unknown}

    find(elements(AI), wanted, settings=QUICKLY)
    find(elements(VoiceResponse), lambda each: each.find(AI) is not None, settings=QUICKLY)


@settings(max_examples=100)
@given(unknown_elements() | elements(Unknown))
def test_unknown_elements_are_unknown(element: Unknown) -> None:
    """An unknown element has no name that cxml knows, and lenient reading gives it again."""
    assert all(cls.tag != element.tag for cls in walk(platform_roots()))
    response = VoiceResponse(children=[element])
    assert VoiceResponse.from_xml(str(response), strict=False) == response


@given(names())
def test_names_are_names(name: str) -> None:
    """A name is one that XML allows."""
    assert is_xml_name(name)


@given(characters())
def test_characters_are_those_that_xml_can_hold(character: str) -> None:
    """A character is one that cxml takes as it is."""
    assert clean_text(character) == character


def test_a_failing_test_shows_no_secret() -> None:
    """What Hypothesis prints of an element is its repr, in which a secret is hidden."""
    lines: list[str] = []

    @QUICKLY
    @given(elements(Sip).filter(lambda sip: sip.password is not None))
    def fails(sip: Sip) -> None:
        lines.append(repr(sip))
        raise AssertionError

    with pytest.raises(AssertionError) as caught:
        fails()
    notes = "".join(caught.value.__notes__)
    assert f"sip={lines[-1]}," in notes
    assert "password='***'" in notes
    assert "_children" not in notes


# Elements of one's own


@settings(max_examples=200)
@given(elements(Pad))
def test_the_grammar_is_honoured(pad: Pad) -> None:
    """No more children are given than the grammar allows, and recursive ones come to an end."""
    assert len(pad.children) <= 1
    assert sum(1 for _ in pad.iter()) < 100
    assert Pad.from_xml(str(pad)) == pad


@settings(max_examples=200)
@given(elements(Pad))
def test_attributes_stand_where_they_mean_something(pad: Pad) -> None:
    """What the platform needs is there, and what means nothing in a place is not."""
    for outer in pad.iter(Note):
        assert outer.level is not None
        for inner in outer.children:
            if isinstance(inner, Note):
                assert (inner.inner is None, inner.outer) == (False, None)


def test_text_stands_between_children() -> None:
    """Where text and elements mix, text comes before, between and after elements."""

    def wanted(note: Outer) -> bool:
        kinds = [type(each) for each in note.children]
        return bool(note.words.strip()) and kinds == [Note, str, Note, str]

    find(elements(Outer), wanted, settings=QUICKLY)


@given(st.data())
def test_texts_have_the_size_that_is_asked_for(data: st.DataObject) -> None:
    """A text has at least and at most so many characters."""
    assert 3 <= len(data.draw(texts(min_size=3, max_size=5))) <= 5


@given(templates())
def test_templates_are_templates(text: str) -> None:
    """A template is one that the platform fills in."""
    assert has_template(text)


# Without Hypothesis


def test_without_hypothesis() -> None:
    """Without Hypothesis the import of a strategy fails, and says what to install."""
    program = "import sys; sys.modules['hypothesis'] = None; from cxml.testing import documents"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last == (
        "ImportError: the strategies of cxml.testing need Hypothesis;"
        ' run: pip install "cxml[testing]"'
    )


def test_is_not_loaded_by_the_package() -> None:
    """Importing cxml loads neither the strategies nor Hypothesis."""
    program = (
        "import cxml, sys; sys.exit('hypothesis' in sys.modules or 'cxml.testing' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False)  # noqa: S603 - our own
    assert done.returncode == 0
