"""What every element is: changed, looked into, compared, copied and derived from."""

from __future__ import annotations

import copy
import inspect
import pickle
from typing import Annotated, Any, ClassVar, Literal

import attrs
import pytest
from attrs import define, field
from django.conf import settings
from django.http import HttpResponse
from hypothesis import given, settings as hypothesis_settings

import cxml
from cxml import (
    AI,
    Conference,
    Dial,
    DocumentError,
    Element,
    Gather,
    Hangup,
    InvalidValueError,
    NestingError,
    Number,
    Parameter,
    Pause,
    Play,
    Redirect,
    Say,
    Sip,
    Unknown,
    UnknownAttributeError,
    UsageError,
    VoiceResponse,
)
from cxml._declare.metadata import Range, Support
from cxml._tree.child import child
from cxml._tree.spec import spec_of
from cxml.testing import elements


def menu() -> VoiceResponse:
    """Make a document to look into."""
    return VoiceResponse(
        children=[
            Say("Welcome"),
            Gather(num_digits=1, children=[Say("Press 1"), Play("https://example.com/a.mp3")]),
            Dial(children=[Number("+15550100100"), Number("+15550100101")]),
            Unknown("Thing", children=["text", Unknown("Inner", children=[Say("Deep")]), "more"]),
            Hangup(),
        ]
    )


# Looking inside


def test_one() -> None:
    """The only element of a class, or of a name, is given."""
    dial = menu().one(Dial)
    assert dial == menu().one("Dial")
    assert menu().one("Inner").one(Say).message == "Deep"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Sip, "Response: no cxml.Sip stands in Response"),
        ("Dail", "Response: no Dail stands in Response; did you mean 'Dial'?"),
        (Number, "Response: 2 cxml.Number stand in Response, not one; see iter"),
        ("Say", "Response: 3 Say stand in Response, not one; see iter"),
    ],
)
def test_one_of_none_and_of_many(kind: Any, said: str) -> None:
    """Where there is none, or more than one, that is an error, with what was meant."""
    with pytest.raises(UsageError) as caught:
        menu().one(kind)
    assert str(caught.value) == said


@pytest.mark.parametrize("kind", [5, int, None, Say("Hi"), "", "Dial/Number", "a b"])
def test_what_cannot_be_looked_for(kind: Any) -> None:
    """What is neither a class of element nor a name cannot be there, and is refused at once."""
    looks: list[Any] = [menu().find, menu().one, menu().iter]
    for look in looks[:2] if kind is None else looks:
        with pytest.raises(UsageError):
            look(kind)


@pytest.mark.parametrize(
    ("element", "name", "hint"),
    [
        (VoiceResponse(), "verbs", r"\.children holds"),
        (Dial(), "attrs", "by its own name"),
        (Say("Hi"), "value", r"\.message is its text"),
        (Gather(), "value", "a name of its own"),
        (Gather(), "name", r"\.tag is the name"),
        (VoiceResponse(), "xml", r"\.to_xml\(\) is the document"),
    ],
)
def test_what_elements_of_twilio_have(element: Element, name: str, hint: str) -> None:
    """A name that Twilio's elements have is not there, and the error says what is instead."""
    for asked in (element, type(element)):
        assert not hasattr(asked, name)
        with pytest.raises(AttributeError, match=rf"^cxml\.\w+ has no attribute {name}: .*{hint}"):
            getattr(asked, name)


def test_an_attribute_may_have_a_name_of_twilio() -> None:
    """A class may declare an attribute of such a name, and reads it."""
    assert Conference("Room").name == "Room"
    assert Parameter(name="a", value="b").value == "b"
    assert Parameter(name="a").value is None

    @define(kw_only=True)
    class Own(Element):
        verbs: str | None = None

    assert (Own().verbs, Own(verbs="a").verbs) == (None, "a")


def test_children() -> None:
    """The children of an element are a tuple, in their order."""
    assert [type(each) for each in menu().children] == [Say, Gather, Dial, Unknown, Hangup]
    assert Pause().children == ()


def test_iter() -> None:
    """``iter()`` walks through all elements inside, at any depth, in the order of the document."""
    tags = [each.tag for each in menu().iter()]
    assert tags == [
        "Say", "Gather", "Say", "Play", "Dial", "Number", "Number", "Thing", "Inner", "Say",
        "Hangup",
    ]  # fmt: skip
    assert list(Pause().iter()) == []


@pytest.mark.parametrize("kind", [Say, "Say"])
def test_iter_of_one_kind(kind: Any) -> None:
    """``iter()`` of a class, or of a name in XML, gives the elements of that kind."""
    assert [each.message for each in menu().iter(kind)] == ["Welcome", "Press 1", "Deep"]


def test_iter_of_a_base() -> None:
    """``iter()`` of a base class gives the elements of all classes derived from it."""
    assert len(list(menu().iter(Element))) == len(list(menu().iter())) == 11
    assert [each.tag for each in menu().iter(Unknown)] == ["Thing", "Inner"]


def test_iter_while_the_tree_changes() -> None:
    """What iter gave may be changed while it goes on."""
    response = menu()
    for each in response.iter(Say):
        each.message += "!"
    assert [each.message for each in response.iter(Say)] == ["Welcome!", "Press 1!", "Deep!"]


@pytest.mark.parametrize("kind", [Number, "Number"])
def test_find(kind: Any) -> None:
    """``find()`` gives the first element of a class, or of a name in XML, at any depth."""
    assert menu().find(kind) == Number("+15550100100")


@pytest.mark.parametrize(
    "kind", [Conference, "Conference", "break", "Shout", "{urn:a}b", VoiceResponse]
)
def test_find_nothing(kind: Any) -> None:
    """``find()`` gives None where there is no such element; the element itself is not inside."""
    assert menu().find(kind) is None
    assert list(menu().iter(kind)) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("say", "Say"),
        ("Sayy", "Say"),
        ("Dail", "Dial"),
        ("conference", "Conference"),
        ("Say-As", "say-as"),
        ("message", "Message"),
    ],
)
def test_a_misspelt_name(name: str, meant: str) -> None:
    """A name that no class has, and that is surely a slip, is refused by all that look for it."""
    empty = VoiceResponse()
    for look in (empty.find, empty.one, lambda kind: list(empty.iter(kind))):
        with pytest.raises(UsageError) as caught:
            look(name)
        assert caught.value.problem.suggestion == meant


def test_a_name_that_is_there() -> None:
    """What is there is found, however it is called; what is known may be absent."""
    response = VoiceResponse(children=[Unknown("Says"), Unknown("dial")])
    assert response.find("Says") is response.children[0]
    assert list(response.iter("dial")) == [response.children[1]]
    for name in ("Say", "Message", "break", "Response", "Uri", "Talk", "x" * 500):
        assert response.find(name) is None


def test_looking_into_a_deep_tree() -> None:
    """A tree may be walked through however deep it is."""
    top = last = Unknown("Thing")
    for _ in range(5000):
        last = last.nest(Unknown("Thing"))
    last.append(Say("Deep"))
    assert top.find(Say) == Say("Deep")
    assert sum(1 for _ in top.iter()) == 5001


# Completion


@pytest.mark.parametrize("element", [VoiceResponse(), VoiceResponse().dial(), Unknown("X")])
def test_completion(element: Element) -> None:
    """What completes names sees verbs, attributes and methods, and nothing private."""
    seen = dir(element)
    assert {"append", "children", "to_xml", *spec_of(type(element)).attributes} <= {*seen}
    private = [name for name in seen if name.startswith("_") and not name.endswith("__")]
    assert private == []
    assert not any(name.startswith(("__cxml_", "__attrs_")) for name in seen)


# Comparing and copying


def test_equality_compares_documents() -> None:
    """Elements are equal when their documents are."""
    assert menu() == menu()
    other = menu()
    other.children[1].children[0].append("!")  # type: ignore[union-attr]
    assert other != menu()
    assert Say("One") != Say("One", loop=1)
    assert Dial(timeout=30) != Dial()


def test_order_counts() -> None:
    """The order of children counts, the order of attributes does not."""
    one, other = Dial(), Dial()
    one.timeout, one.trim = 20, "trim-silence"
    other.trim, other.timeout = "trim-silence", 20
    assert one == other
    both = [Number("+15550100100"), Number("+15550100101")]
    assert Dial(children=both) != Dial(children=both[::-1])


def test_what_was_taken_away_leaves_nothing() -> None:
    """An element that lost what it had equals one that never had it."""
    dial = Dial("+15550100100", timeout=20, unknown_attributes={"x": "1"})
    del dial.timeout
    dial.phone_number = None
    dial.unknown_attributes = ()
    assert dial == Dial()
    assert repr(dial) == "cxml.Dial()"


@pytest.mark.parametrize(
    "same",
    [
        VoiceResponse(children=[]),
        VoiceResponse.from_xml("<Response></Response>"),
        VoiceResponse.from_xml("<Response> \n </Response>"),
        VoiceResponse.from_xml("<Response><!-- nothing --></Response>"),
        VoiceResponse.from_xml("<Response>\n<!-- nothing -->\n<?nothing?>\n</Response>"),
        VoiceResponse.from_xml("<Response> </Response>", strict=False),
        VoiceResponse(unknown_attributes={}),
        VoiceResponse(unknown_attributes=None),
    ],
)
def test_empty_is_empty(same: VoiceResponse) -> None:
    """An empty element is one and the same, however it came about."""
    assert same == VoiceResponse()
    assert str(same) == str(VoiceResponse())


def test_elements_are_not_hashable() -> None:
    """An element can change, so it cannot stand in a set or be a key."""
    with pytest.raises(TypeError, match="unhashable"):
        hash(menu())
    with pytest.raises(TypeError):
        _ = {Say("One")}


def test_a_copy_has_its_own_list_of_children() -> None:
    """A copy shares the children, not the list of them; a deep copy shares nothing."""
    response = menu()
    shallow, deep = copy.copy(response), copy.deepcopy(response)
    response.pause()
    assert len(shallow.children) == len(deep.children) == 5
    response.children[0].append("!")  # type: ignore[union-attr]
    assert shallow.children[0] == Say("Welcome!")
    assert deep == menu()


def test_a_deep_copy_keeps_what_is_shared() -> None:
    """An element in two places stays one element in a deep copy and in a pickle."""
    say = Say("One")
    response = VoiceResponse(children=[say, say])
    for each in (copy.deepcopy(response), pickle.loads(pickle.dumps(response))):  # noqa: S301
        assert each.children[0] is each.children[1]


def test_evolve() -> None:
    """attrs.evolve makes a changed element, with all checks, and leaves the old one."""
    dial = Dial(caller_id="+15550100100", timeout=20, children=[Number("+15550100101")])
    other = attrs.evolve(dial, timeout=30)
    assert (dial.timeout, other.timeout) == (20, 30)
    assert other.children == dial.children
    assert other.caller_id == "+15550100100"
    with pytest.raises(InvalidValueError):
        attrs.evolve(dial, timeout=1)
    other.number("+15550100102")
    assert len(dial.children) == 1


def test_replace() -> None:
    """The standard library's way to make a changed object works where there is one."""
    replace = getattr(copy, "replace", attrs.evolve)
    assert replace(Dial("+15550100100", timeout=20), timeout=30) == Dial("+15550100100", timeout=30)


def test_elements_can_be_matched() -> None:
    """A match statement matches the text by position, and attributes and children by name."""
    response: Element = VoiceResponse(children=[Say("Hi", loop=2)])
    match response:
        case VoiceResponse(children=[Say("Hi", loop=2) as say]):
            assert say == Say("Hi", loop=2)
        case _:
            pytest.fail("it did not match")


@hypothesis_settings(max_examples=30)
@given(elements(VoiceResponse))
def test_any_tree_is_a_value(response: VoiceResponse) -> None:
    """Any document equals its copies, its pickles and, unless it holds a secret, its repr."""
    assert copy.copy(response) == response
    assert copy.deepcopy(response) == response
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(response, protocol)) == response  # noqa: S301
    if "'***'" not in repr(response):
        assert eval(repr(response), {"cxml": cxml}) == response  # noqa: S307


def test_a_tree_that_is_too_deep() -> None:
    """A tree that is too deep to be read back is not written."""
    top = last = Unknown("Thing")
    for _ in range(3000):
        last = last.nest(Unknown("Thing"))
    for write in (str, Element.to_bytes, lambda each: each.to_xml(pretty=True)):
        with pytest.raises(NestingError, match="100 elements inside each other"):
            write(top)


# Repr and secrets


def test_repr() -> None:
    """The repr shows the text, then what was set in the order of the declaration, then children."""
    say = Say("Hi", voice="man", loop=2, unknown_attributes={"x": "1"})
    say.break_(strength="weak")
    assert repr(say) == (
        "cxml.Say('Hi', voice='man', loop=2, unknown_attributes={'x': '1'},"
        " children=[cxml.SsmlBreak(strength='weak')])"
    )


def test_secrets_in_addresses_are_not_shown() -> None:
    """Nor are a password and a token in an address, in a text, an attribute or one unknown."""
    dial = Dial(action="https://h/?AuthToken=hunter2", unknown_attributes={"x": "//u:hunter2@h"})
    dial.sip("sip:a:hunter2@b")
    shown = repr([dial, Redirect("https://u:hunter2@h/?token=hunter2")])
    assert shown == (
        "[cxml.Dial(action='https://h/?AuthToken=*******', unknown_attributes={'x': "
        "'//u:*******@h'}, children=[cxml.Sip('sip:a:*******@b')]),"
        " cxml.Redirect('https://u:*******@h/?token=*******')]"
    )
    assert "hunter2" in str(dial)


def test_secrets_are_written_and_not_shown() -> None:
    """A SIP password stands in the document, and neither in a repr nor in an error."""
    response = VoiceResponse()
    sip = response.dial().sip("sip:room@example.com", username="desk", password="hunter2")  # noqa: S106
    assert 'password="hunter2"' in str(response)
    assert "hunter2" not in repr(response)
    assert "password='***'" in repr(sip)
    with pytest.raises(InvalidValueError) as caught:
        sip.password = "hunter2\x00"  # noqa: S105
    shown = f"{caught.value} {caught.value!r} {caught.value.problem!r}"
    assert "hunter2" not in shown
    assert "position 7" in shown


@pytest.mark.parametrize(
    "name", ["postPromptAuthPassword", "webHookAuthPass", "password", "a_Token", "{urn:a}secret"]
)
def test_secrets_that_have_no_declaration(name: str) -> None:
    """What the name of an unknown attribute calls a secret is written, and not shown."""
    for element in (AI(), Dial(), Unknown("Function")):
        element.unknown_attributes = {name: "hunter2", "passes": "1"}  # type: ignore[assignment]
        assert "hunter2" in str(element)
        assert f"'{name}': '***'" in repr(element)
        assert "'passes': '1'" in repr(element)
        assert "hunter2" not in repr(VoiceResponse().connect().append(Unknown("a").append(element)))
    with pytest.raises(InvalidValueError) as caught:
        AI().add_child("Function", **{name: "hunter2\x00"})
    assert "hunter2" not in f"{caught.value} {caught.value!r}"


def test_no_error_shows_a_secret() -> None:
    """A secret is not shown, whatever is wrong with it."""
    for wrong in (["hunter2"], {"hunter2": 1}, b"hunter2", "hunter2\ud800"):
        with pytest.raises(InvalidValueError) as caught:
            Sip("sip:room@example.com", password=wrong)  # type: ignore[arg-type]
        assert "hunter2" not in f"{caught.value} {caught.value!r}"


def test_a_secret_that_is_read_is_not_shown() -> None:
    """A problem with a secret in a document does not show it."""
    document = '<Sip password="hunter2">sip:a<Nothing /></Sip>'
    with pytest.raises(DocumentError) as caught:
        Sip.from_xml(document)
    assert "hunter2" not in str(caught.value)
    assert "hunter2" not in repr(Sip.from_xml(document, strict=False))


# Reading


def test_from_xml_gives_the_class() -> None:
    """from_xml of a class reads a document with that root, and gives an element of the class."""
    assert Dial.from_xml("<Dial>+15550100100</Dial>") == Dial("+15550100100")

    class Mine(VoiceResponse):
        pass

    assert type(Mine.from_xml("<Response><Pause /></Response>")) is Mine
    with pytest.raises(DocumentError, match="the root is Say, not Dial"):
        Dial.from_xml("<Say />")


def test_an_element_that_was_read_can_be_changed() -> None:
    """An element that was read is checked and changed as one that was built."""
    dial = Dial.from_xml('<Dial timeout="20"><Conference>Room</Conference></Dial>')
    with pytest.raises(InvalidValueError):
        dial.timeout = 1
    with pytest.raises(NestingError):
        dial.number("+15550100100")
    dial.timeout = 30
    dial.queue("support")
    assert dial.to_xml(False) == (
        '<Dial timeout="30"><Conference>Room</Conference><Queue>support</Queue></Dial>'
    )


# Being none of other things


def test_an_element_is_not_iterable() -> None:
    """An element is not iterable, nor a container, so that no framework walks through it."""
    response: Any = menu()
    for use in (iter, list, tuple, len, sorted, dict, enumerate, lambda each: [*each]):
        with pytest.raises(TypeError):
            use(response)
    with pytest.raises(TypeError):
        _ = Say in response
    assert not hasattr(menu(), "__iter__")
    assert not hasattr(menu(), "__getitem__")
    assert not hasattr(menu(), "__len__")


def test_django_sends_the_document() -> None:
    """Django's HttpResponse takes an element for what it is as text."""
    if not settings.configured:
        settings.configure()
    assert HttpResponse(menu(), content_type="text/xml").content == menu().to_bytes()


def test_an_element_is_true() -> None:
    """Every element is true, an empty one too."""
    assert VoiceResponse()
    assert Pause()


def test_the_base_is_no_element() -> None:
    """The base of all elements has no name in XML, so none is made of it."""
    with pytest.raises(TypeError):
        Element()


# Deriving


@define(kw_only=True, slots=False, eq=False, repr=False)
class Shout(Element):
    """A verb of one's own."""

    support: ClassVar[Support] = Support.CXML

    level: Annotated[int | None, Range(1, 3)] = None
    """How much."""
    mode: Literal["near", "far"] | None = None
    """Which noise."""

    pause = child(Pause)


@define(kw_only=True)
class Plain(Element):
    """A verb of one's own, declared without further arguments."""

    label: str | None = field(default=None, kw_only=False)
    """Its text."""
    level: Annotated[int | None, Range(1, 3)] = None
    """How much."""

    pause = child(Pause)


@define(kw_only=True, slots=False, eq=False, repr=False)
class Office(VoiceResponse):
    """A document with a verb of one's own."""

    shout = child(Shout)
    plain = child(Plain)


@pytest.mark.parametrize("cls", [Shout, Plain])
def test_a_verb_of_ones_own(cls: type[Shout | Plain]) -> None:
    """A verb of one's own is built, checked, written and read as any other."""
    verb = cls(level=2, children=[Pause(length=1)])
    assert verb.to_xml(False) == f'<{cls.__name__} level="2"><Pause length="1" /></{cls.__name__}>'
    assert cls.from_xml(str(verb)) == verb
    with pytest.raises(InvalidValueError, match="from 1 to 3"):
        verb.level = 4
    with pytest.raises(UnknownAttributeError):
        verb.lvel = 4  # type: ignore[union-attr]
    assert verb.level == 2
    assert verb != cls(level=2)
    with pytest.raises(TypeError):
        hash(verb)


@pytest.mark.parametrize("cls", [Shout, Plain])
def test_a_verb_of_ones_own_is_a_value(cls: Any) -> None:
    """A verb of one's own can be copied, pickled and shown."""
    for verb in (cls(), cls(level=2, children=[Pause(length=1)])):
        protocols = range(2, pickle.HIGHEST_PROTOCOL + 1)
        twins = [copy.copy(verb), copy.deepcopy(verb), attrs.evolve(verb)]
        twins += [pickle.loads(pickle.dumps(verb, each)) for each in protocols]  # noqa: S301
        for twin in twins:
            assert twin == verb
            assert str(twin) == str(verb)


@pytest.mark.parametrize("cls", [Shout, Plain])
def test_the_repr_of_a_verb_of_ones_own(cls: Any) -> None:
    """The repr of a verb of one's own can be evaluated."""
    for verb in (cls(), cls(level=2, children=[Pause(length=1)])):
        assert eval(repr(verb), {"cxml": cxml, cls.__name__: cls}) == verb  # noqa: S307


def test_a_document_of_ones_own() -> None:
    """A derived document takes one's own verbs, by method, as children, by name and when read."""
    office = Office()
    assert office.shout(level=1) == Shout(level=1)
    office.append(Plain("text"))
    office.add_child("Shout", mode="near")
    office.say("Hello")
    assert [type(each) for each in office.children] == [Shout, Plain, Shout, Say]
    assert Office.from_xml(str(office)) == office
    assert Office.from_xml(office.to_xml(pretty=True)) == office
    with pytest.raises(DocumentError):
        VoiceResponse.from_xml(str(office))
    assert not hasattr(VoiceResponse, "shout")


def test_the_repr_of_ones_own() -> None:
    """The repr of a class that is not cxml's does not say that it is."""
    assert repr(Shout(level=1)) == "Shout(level=1)"
    assert repr(Office(children=[Say("Hi")])) == "Office(children=[cxml.Say('Hi')])"


def test_a_derived_class_has_what_its_base_has_and_more() -> None:
    """A derived class writes its own attributes and its own name, whatever was written before."""
    base = Dial(timeout=20, children=[Number("+15550100101")])
    assert "<Dial " in str(base)
    assert "<Dial " in base.to_xml(pretty=True)

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Call(Dial):
        tag: ClassVar[str] = "Call"

        priority: int | None = None

    call = Call(priority=1, timeout=20, children=[Number("+15550100101")])
    for pretty in (False, True):
        written = "".join(line.strip() for line in call.to_xml(False, pretty=pretty).splitlines())
        assert written == ('<Call priority="1" timeout="20"><Number>+15550100101</Number></Call>')
    assert Call.from_xml(str(call)) == call
    assert "priority" in inspect.signature(Call).parameters


def test_a_bare_derived_class() -> None:
    """A class that is derived without a declaration is its base, with methods of its own."""
    assert "<Say>" in str(Say("Hi"))

    class Shout(Say):
        def louder(self) -> Shout:
            self.message = self.message.upper()
            return self

    assert str(Shout("Hi", loop=2).louder()) == str(Say("HI", loop=2))
    assert (
        VoiceResponse(children=[Shout("Hi")]).to_xml(False) == "<Response><Say>Hi</Say></Response>"
    )
    assert Shout("Hi") != Say("Hi")
    assert repr(Shout("Hi")) == "Shout('Hi')"

    class Other(Say):
        tag = "Other"

    assert Other("Hi").to_xml(False) == "<Other>Hi</Other>"
    assert Other("Hi").to_xml(False, pretty=True) == "<Other>Hi</Other>"


def test_a_derived_class_with_its_own_init() -> None:
    """A derived class may have an ``__init__`` of its own that calls its base's."""

    class Greeting(Say):
        def __init__(self, name: str) -> None:
            super().__init__(f"Hello {name}", language="en-US")

    assert Greeting("you").to_xml(False) == '<Say language="en-US">Hello you</Say>'
    assert Greeting("you") == Greeting("you")


def test_a_declared_class_with_its_own_init() -> None:
    """A declared class may have an ``__init__`` of its own, as attrs allows."""

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Short(Element):
        level: int | None = None

        def __init__(self, level: int) -> None:
            self.level = level * 2

    short: Any = Short
    assert short(2).to_xml(False) == '<Short level="4" />'


def test_a_derived_class_may_narrow_an_attribute() -> None:
    """A derived class may declare an attribute again, with other limits."""

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Quick(Dial):
        tag: ClassVar[str] = "Dial"

        timeout: Annotated[int | None, Range(5, 10)] = None

    assert Quick(timeout=10).timeout == 10
    with pytest.raises(InvalidValueError, match="from 5 to 10"):
        Quick(timeout=20)
    assert Dial(timeout=20).timeout == 20


def test_a_derived_class_is_checked_whatever_its_declaration_says() -> None:
    """Assigned values are checked in every derived class, also if attrs is told to do nothing."""

    @define(kw_only=True, slots=False, eq=False, repr=False, on_setattr=attrs.setters.NO_OP)
    class Call(Dial):
        priority: int | None = None

    @define(kw_only=True, slots=False, eq=False, repr=False, on_setattr=attrs.setters.NO_OP)
    class Alone(Element):
        priority: int | None = None

    for cls in (Call, Alone):
        with pytest.raises(InvalidValueError):
            setattr(cls(), "priority", "high")  # noqa: B010
    with pytest.raises(InvalidValueError):
        Call().timeout = 1


def test_what_an_unset_attribute_of_the_class_reads_as() -> None:
    """Read from the class, an attribute is None, so that help and tools find it."""
    assert Dial.timeout is None
    assert Shout.level is None
