"""Mistakes that are answered with where the thing stands: methods, attributes and elements."""

from __future__ import annotations

import copy
import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import attrs
import pytest
from attrs import define
from declared import ELEMENTS, Line, Place, attributes, least, lines, texts
from twilio.twiml import messaging_response, voice_response  # type: ignore[import-untyped]

import cxml
from cxml import (
    Conference,
    CxmlError,
    Dial,
    DocumentError,
    Element,
    FaxResponse,
    Gather,
    Hangup,
    MessagingResponse,
    NestingError,
    Pause,
    Say,
    Unknown,
    UnknownAttributeError,
    UsageError,
    VoiceResponse,
    messaging,
)
from cxml._schema.walk import platform_roots
from cxml._tree import late
from cxml._tree.child import child
from cxml._tree.spec import spec_of

ROOTS = platform_roots()
METHODS = sorted({line.name for line in lines()})
every_class = pytest.mark.parametrize("cls", ELEMENTS, ids=lambda cls: str(cls.__name__))


def refused(ask: Callable[[], object], error: type[CxmlError] = UnknownAttributeError) -> str:
    """Make a mistake, and give what is said."""
    with pytest.raises(error) as caught:
        ask()
    return str(caught.value)


def holds(cls: Any, name: str | None) -> bool:
    """Whether an element of a class has an attribute of a name, in Python or in XML."""
    spec = spec_of(cls)
    fields = [*spec.attributes.values(), *([spec.text] if spec.text else [])]
    names = {name for each in fields for name in (each.name, each.keyword, each.wire)}
    return name in names or name in spec.grammar


# Methods


@every_class
def test_every_method_that_belongs_elsewhere(cls: Any) -> None:
    """Asking an element for a method of another says where that stands, or on what to call it."""
    element = least(cls)
    for name in METHODS:
        if name in spec_of(cls).grammar or hasattr(cls, name):
            continue
        said = refused(lambda name=name: getattr(element, name))  # type: ignore[misc]
        assert f"has no attribute {name}: " in said
        assert f".{name}(...)" in said or f"call {name} on the " in said or "stands in a " in said


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (
            lambda r: r.conference("x"),
            "cxml.VoiceResponse has no attribute conference: "
            "Conference stands in Dial: response.dial().conference(...)",
        ),
        (lambda r: r.uri("x"), "Uri stands in Sip: response.dial().sip().uri(...)"),
        (lambda r: r.gather().break_(), "break stands in Say: gather.say().break_(...)"),
        (
            lambda r: r.gather().dial(),
            "gather(...) gives the Gather that it adds: call dial on the response",
        ),
        (
            lambda r: r.say("x").dial(),
            "say(...) gives the Say that it adds: call dial on the response",
        ),
        (
            lambda r: r.dial().conference("x").number("1"),
            "conference(...) gives the Conference that it adds: call number on the Dial",
        ),
        (
            lambda r: r.pay().say("x"),
            "call say on the response; Say stands in Prompt: pay.prompt().say(...)",
        ),
        (lambda r: r.gather().say("x").pause(), "call pause on the response, Gather or Prompt"),
        (lambda r: r.message("x"), "Message stands in a MessagingResponse"),
        (lambda _: MessagingResponse().say("x"), "Say stands in a VoiceResponse"),  # type: ignore[attr-defined]
        (
            lambda _: FaxResponse().conference("x"),  # type: ignore[attr-defined]
            "Conference stands in Dial: response.dial().conference(...), in a VoiceResponse",
        ),
        (lambda _: Unknown("Thing").say("x"), "add_child('Say', ...) puts one into it"),  # type: ignore[attr-defined]
        (
            lambda r: r.say("x").ssml_break(),
            "SsmlBreak is a class, and its method is break_; .break_(...) adds one",
        ),
        (
            lambda r: r.ssml_break(),
            "its method is break_; break stands in Say: response.say().break_(...)",
        ),
    ],
)
def test_where_a_method_is(ask: Callable[[Any], object], said: str) -> None:
    """What to write instead is said: the way down, or what the method is to be called on."""
    assert said in refused(lambda: ask(VoiceResponse()))


def test_asking_whether_there_is_a_method() -> None:
    """hasattr() says no, getattr() gives its default, and the error is Python's as well as ours."""
    response: Any = VoiceResponse()
    assert not hasattr(response, "conference")
    assert getattr(response, "conference", 5) == 5
    with pytest.raises(UnknownAttributeError) as caught:
        _ = response.conference
    assert isinstance(caught.value, AttributeError)
    assert caught.value.problem.code == "unknown-attribute"
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


def test_what_no_class_has() -> None:
    """A name that nothing in a document has is Python's own error, with the name and the object."""
    for name in ("shout", "session", "response", "_private", "__html__"):
        element = Say("x")
        with pytest.raises(
            AttributeError, match=f"'Say' object has no attribute '{name}'"
        ) as caught:
            getattr(element, name)
        assert (caught.value.name, caught.value.obj) == (name, element)


def test_classes_have_no_such_names() -> None:
    """A class is asked in vain too, at once, and neither it nor its elements list such names."""
    for cls in (VoiceResponse, Say, messaging.Message):
        assert not hasattr(cls, "conference")
        with pytest.raises(AttributeError, match=f"type object '{cls.__name__}' has no attribute"):
            getattr(cls, "conference")  # noqa: B009 - type checkers know that it is not there
    assert "conference" not in dir(Say("x"))
    assert {"say", "append", "to_xml"} <= {*dir(VoiceResponse())}
    assert "message" in dir(Say("x"))


def test_copies_and_pickles() -> None:
    """Elements are copied and pickled as ever, and ask for no method that is not there."""
    response = VoiceResponse()
    response.dial().conference("Room")
    for made in (
        copy.copy(response),
        copy.deepcopy(response),
        pickle.loads(pickle.dumps(response)),  # noqa: S301
    ):
        assert made == response


@pytest.mark.parametrize("loops", [0, 40], ids=["written", "loops"])
def test_a_method_of_a_class(loops: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A method that is called by its class says on what to call it, written or not."""
    monkeypatch.setattr(late, "MOST_LOOPS", loops)

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Phone(cxml.Element):
        pause = child(Pause)

    ask: Any = Phone
    said = "pause is called on a Phone, not on 'x': make one, as in Phone(), and write .pause(...)"
    assert said in refused(lambda: ask.pause("x"), UsageError)


def test_nothing_is_loaded_for_it() -> None:
    """The names are known before any class is; asking a class, and a good program, loads none."""
    program = """
import sys, cxml
response = cxml.VoiceResponse()
hasattr(cxml.VoiceResponse, "conference"), hasattr(response, "nonsense"), dir(response)
print(*(name for name in sys.modules if name.startswith("cxml.voice.") or "hints" in name))
try:
    response.conference("Room")
except AttributeError as error:
    print(error)
"""
    out = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout.splitlines()
    assert out[0] == "cxml.voice.response"
    assert "Conference stands in Dial" in out[1]


@define(kw_only=True, slots=False, eq=False, repr=False)
class Ring(cxml.Element):
    """A verb of a program's own, with a name of its own that another class has as a method."""

    conference: str | None = None


@define(kw_only=True, slots=False, eq=False, repr=False)
class Office(VoiceResponse):
    """A response of a program's own."""

    ring = child(Ring)

    @property
    def broken(self) -> object:
        """Ask for what is not there."""
        return SimpleNamespace().nothing


def test_classes_of_a_program() -> None:
    """A declared name comes first; what a program derives from is answered as its base is."""
    assert Ring(conference="x").to_xml(xml_declaration=False) == '<Ring conference="x" />'
    office: Any = Office()
    assert "response.dial().conference(...)" in refused(lambda: office.conference("x"))
    assert "Dial stands in" not in refused(lambda: office.say("x").dial())
    assert "Dial stands in a VoiceResponse" in refused(lambda: office.ring().dial())
    with pytest.raises(AttributeError, match="object has no attribute 'nothing'"):
        _ = office.broken


# Attributes


def neighbours(cls: Any) -> set[Any]:
    """Give what may stand in a class, and what it may stand in."""
    inside = {each.element for each in lines() if each.parent is cls}
    return inside | {each.parent for each in lines() if each.element is cls}


def siblings(cls: Any) -> set[Any]:
    """Give what may stand beside a class."""
    parents = {each.parent for each in lines() if each.element is cls}
    return {each.element for each in lines() if each.parent in parents}


@every_class
def test_every_attribute_of_a_neighbour(cls: Any) -> None:
    """An attribute of what stands inside or around is said to be that one's, in both spellings."""
    for other in neighbours(cls):
        for field in spec_of(other).attributes.values():
            for name in {field.keyword, field.wire} - {None}:
                if not holds(cls, name) and (cls, name) != (cxml.SsmlSayAs, "role"):
                    said = refused(lambda name=name: least(cls, **{name: "x"}))  # type: ignore[misc]
                    assert f", inside the {cls.__name__})" in said or ", around the " in said
                    assert "did you mean" not in said


@every_class
def test_every_attribute_of_a_sibling(cls: Any) -> None:
    """An attribute of what stands beside the element is said to be that one's."""
    near = neighbours(cls)
    for other in siblings(cls):
        for field in spec_of(other).attributes.values():
            name = field.keyword
            if not holds(cls, name) and not any(holds(each, name) for each in near):
                said = refused(lambda name=name: least(cls, **{name: "x"}))  # type: ignore[misc]
                assert " have it)" in said or " has it)" in said


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        (
            lambda: Dial(status_callback_event="start"),  # type: ignore[call-arg]
            "cxml.Dial has no attribute status_callback_event "
            "(Conference, Number, Sip, Client, Application and 1 more have it, inside the Dial)",
        ),
        (lambda: Conference("x", action="/x"), "(Dial has it, around the Conference)"),  # type: ignore[call-arg]
        (lambda: Hangup(reason="busy"), "(Reject has it)"),  # type: ignore[call-arg]
        (lambda: Dial(name="Room"), "Conference and Queue have it, inside the Dial)"),  # type: ignore[call-arg]
        (lambda: messaging.Message("x", sender="1"), "(from_ is its name)"),  # type: ignore[call-arg]
        (lambda: cxml.Sms("x", sender=None), "(from_ is its name)"),  # type: ignore[call-arg]
        (lambda: cxml.SsmlSayAs("x", role="date"), "(format is its name)"),  # type: ignore[call-arg]
        (
            lambda: Dial(conference="x"),  # type: ignore[call-arg]
            "(Conference is a child, and dial(...).conference('x') adds one)",
        ),
        (lambda: Conference("x", stream="x"), "(Stream is a child, and conference(...).stream("),  # type: ignore[call-arg]
        (lambda: cxml.Say("x", lang="en"), "did you mean 'language'?"),  # type: ignore[call-arg]
        (lambda: cxml.SsmlProsody("x", p="high"), "(SsmlP is a child, and "),  # type: ignore[call-arg]
    ],
)
def test_whose_an_attribute_is(mistake: Callable[[], object], said: str) -> None:
    """Whoever has the attribute is named, as is the name that older programs have another for."""
    assert said in refused(mistake)


def test_whose_an_assigned_attribute_is() -> None:
    """Assigning is answered as giving is."""
    dial: Any = Dial()
    said = refused(lambda: setattr(dial, "status_callback_event", "start"))
    assert "have it, inside the Dial)" in said


def test_whose_an_attribute_of_a_document_is() -> None:
    """Reading says it too; a text has no name in a document."""
    document = "<Response><Dial statusCallbackEvent='start' name='x'/></Response>"
    said = refused(lambda: VoiceResponse.from_xml(document), DocumentError)
    assert "Dial has no attribute statusCallbackEvent: Conference, Number, " in said
    assert said.endswith("Dial has no attribute name")


@pytest.mark.parametrize("place", texts(), ids=str)
def test_the_text_by_another_name(place: Place) -> None:
    """A text that is given by a name that there is not is said to be the first argument."""
    error = UsageError if place.field.required else UnknownAttributeError
    said = refused(lambda: place.cls(no_such_name="x"), error)
    assert f"{place.field.keyword} is " in said
    assert "the first argument" in said
    assert "has no attribute no_such_name" in said


@pytest.mark.parametrize("loops", [0, 40], ids=["written", "loops"])
def test_a_missing_text_and_what_was_given(loops: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was given in the place of a text is named, unless the element has it."""
    monkeypatch.setattr(late, "MOST_LOOPS", loops)

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Conference(cxml.Conference):
        pass

    said = refused(lambda: Conference(friendly_name="x", beep=True, statusCallback="/"), UsageError)  # type: ignore[call-arg]
    assert "name is missing: Conference needs it, as its text, the first argument" in said
    assert "; it has no attribute friendly_name" in said
    said = refused(lambda: Conference(beep=True, children=[], a="", b="", c="", d=""), UsageError)  # type: ignore[call-arg]
    assert "; it has no attribute a, b or c" in said


def test_a_text_by_the_name_of_another() -> None:
    """A name that the text of another class has stands for the text, whoever else has it."""
    said = refused(lambda: cxml.Client(name="x"))  # type: ignore[call-arg]
    assert "(identity is the first argument; Parameter has it, inside the Client)" in said
    said = refused(lambda: messaging.Message("x", media_url="/x"))  # type: ignore[call-arg]
    assert "(Media is a child, and message(...).media('/x') adds one)" in said
    given: dict[str, Any] = {"media": ["/x"]}
    said = refused(lambda: messaging.Message("x", **given))
    assert "(Media is a child, and message(...).media(...) adds one)" in said
    said = refused(lambda: MessagingResponse(message="x"))  # type: ignore[call-arg]
    assert "(Message is a child, and response.message('x') adds one)" in said


def test_all_unknown_names_are_named() -> None:
    """An error about a keyword that is not known names the others too, up to a few."""
    given: dict[str, Any] = {"sender": "1", "from_": "2", "colour": "red", "mood": None}
    said = refused(lambda: messaging.Message("x", **given))
    assert said.endswith("has no attribute sender (from_ is its name), nor colour and mood")
    given = {f"name_{number}\n": "x" for number in range(1000)}
    assert len(refused(lambda: Dial(**given))) < 600


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("to_string", ".to_xml() is the document as text"),
        ("tostring", ".to_xml() is the document as text"),
        ("add_text", ".append(...) adds a text where one may stand"),
    ],
)
def test_methods_that_other_libraries_have(name: str, hint: str) -> None:
    """A method that one may guess is not there, and says what is."""
    assert not hasattr(VoiceResponse(), name)
    with pytest.raises(AttributeError, match=re.escape(f"has no attribute {name}: {hint}")):
        getattr(VoiceResponse(), name)


def test_what_cannot_be_assigned() -> None:
    """Children are not assigned, and the error says how they are given."""
    said = refused(lambda: setattr(VoiceResponse(), "children", [Say("x")]))
    assert "append(...) adds one, and attrs.evolve(element, children=[...]) makes one" in said


@pytest.mark.parametrize("place", attributes(), ids=str)
def test_an_attribute_by_position(place: Place) -> None:
    """What is given by position is answered with a line that can be written."""
    said = refused(lambda: place.cls(*["1"] * 3), UsageError)
    assert "write " in said


# Elements


@pytest.mark.parametrize("line", lines(), ids=str)
def test_every_element_that_stands_elsewhere(line: Line) -> None:
    """Putting an element where it cannot stand says where it can, as reading does."""
    for root in ROOTS:
        if line.element.tag in spec_of(root).children or line.element is cxml.AI:
            continue
        said = refused(lambda root=root: root().append(least(line.element)), NestingError)  # type: ignore[misc]
        assert "cannot stand in Response: it stands in " in said
        with pytest.raises(DocumentError, match="cannot stand in Response: it stands in "):
            root.from_xml(f"<Response><{line.element.tag}/></Response>")


def test_a_document_of_another_channel() -> None:
    """A message that is read as a call is said to be one, without the names of all verbs."""
    said = refused(
        lambda: VoiceResponse.from_xml("<Response><Message>Hi</Message></Response>"), DocumentError
    )
    assert said == (
        "Response/Message, line 1, column 11: Message cannot stand in Response: it stands in a "
        "MessagingResponse; a document is for one channel, and cxml.parse finds out which "
        "(SignalWire error 13750)"
    )
    said = refused(lambda: VoiceResponse().append(cxml.Media("/x")), NestingError)
    assert "it stands in Message, in a MessagingResponse (SignalWire" in said


def test_an_element_of_the_same_channel() -> None:
    """Where it stands in the same channel, both that and what may stand here is said."""
    said = refused(lambda: Dial().append(Say("x")), NestingError)
    assert "it stands in VoiceResponse, Gather and Prompt; allowed: Conference, " in said


@pytest.mark.parametrize(
    ("parent", "holder"),
    [
        (VoiceResponse(), ".say(...) adds a Say, which holds one"),
        (Gather(), ".say(...) adds a Say, which holds one"),
        (MessagingResponse(), ".message(...) adds a Message, which holds one"),
    ],
)
def test_a_text_where_none_may_stand(parent: Any, holder: str) -> None:
    """A text is answered with the child that holds one, appended or given by position."""
    assert refused(lambda: parent.append("Hi"), NestingError).endswith(f"'Hi'; {holder}")


@pytest.mark.parametrize("root", [VoiceResponse, MessagingResponse])
def test_a_text_for_a_document(root: Any) -> None:
    """A text by position is answered so too, where there is no attribute that takes it."""
    assert "has no text; ." in refused(lambda: root("Hi"), UsageError)


def test_what_twilios_elements_keep_is_not_assigned() -> None:
    """What Twilio's elements keep is not assigned, and the error says what is there."""
    said = refused(lambda: setattr(VoiceResponse(), "verbs", []), UnknownAttributeError)
    assert "append(...) adds one, and attrs.evolve(element, children=[...]) makes one" in said
    said = refused(lambda: setattr(Say("x"), "value", "y"), UnknownAttributeError)
    assert said.endswith("no attribute value (message is its text)")
    said = refused(lambda: setattr(Gather(), "attrs", {}), UnknownAttributeError)
    assert said.endswith("attrs (an attribute is read by its own name, as in dial.timeout)")
    said = refused(lambda: setattr(Dial(), "text", "y"), UnknownAttributeError)
    assert said.endswith("no attribute text (phone_number is its text)")
    said = refused(lambda: setattr(Pause(), "text", "y"), UnknownAttributeError)
    assert "unknown_attributes={...}" in said


def test_an_element_of_ones_own_that_nothing_holds() -> None:
    """A class that no other has a line for is refused with the line, and with the way round."""

    @attrs.define(kw_only=True)
    class CallMe(Element):
        """Made up."""

    @attrs.define(kw_only=True)
    class Own(VoiceResponse):
        """Made up."""

    anywhere = "; an element whose class is derived from cxml.Unknown may stand anywhere"
    said = refused(lambda: VoiceResponse().append(CallMe()), NestingError)
    line = "CallMe cannot stand in Response: write call_me = child(CallMe) in"
    assert f"{line} a class of your own of VoiceResponse{anywhere}" in said
    assert f"{line} Own{anywhere}" in refused(lambda: Own().append(CallMe()), NestingError)
    said = refused(lambda: Say("x").append(Own()), NestingError)
    assert "it is a whole document" in said

    class Loud(Say):
        """Stands where a Say may."""

    said = refused(lambda: VoiceResponse().dial().append(Loud("x")), NestingError)
    assert "it stands in" in said


def test_a_document_in_a_document() -> None:
    """A response that is put into another is said to be whole."""
    said = refused(lambda: VoiceResponse().append(MessagingResponse()), NestingError)
    assert "it is a whole document; append what is in its .children" in said
    said = refused(lambda: cxml.parse("<Response><Response/></Response>"), DocumentError)
    assert "Response cannot stand in Response: it is a whole document (SignalWire" in said


def test_another_root() -> None:
    """A root that is a part of a document, or a whole one, is said to be that."""
    assert refused(lambda: cxml.parse("<Say/>"), DocumentError).endswith(
        "the root is Say, not Response: write <Response> around it"
    )
    assert refused(lambda: Say.from_xml("<Response/>"), DocumentError).endswith(
        "the root is Response, not Say: it is a whole document, and cxml.parse reads it"
    )
    assert refused(lambda: cxml.parse("<Shout/>"), DocumentError).endswith("not Response")
    for page in ("<html><body/></html>", "\n<!doctype html>\n<html></html>", "<!DOCTYPE HTML><p>"):
        assert "looks like a web page" in refused(lambda page=page: cxml.parse(page), DocumentError)  # type: ignore[misc]
    assert "web page" not in refused(lambda: cxml.parse("<!DOCTYPE a><a/>"), DocumentError)


def test_an_element_for_a_text() -> None:
    """An element that is given for a text is said to be one."""
    said = refused(lambda: Say(cast("Any", Say("x"))), cxml.InvalidValueError)
    assert "a Say is not text: it is an element, and append(...) puts it inside" in said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Say, "not the class Say: write Say(...)"),
        (int, "not the class int"),
        ([Say("x")], "not list: append them one by one, or give children=[...]"),
        (iter([Say("x")]), "list_iterator: append them one by one"),
        (VoiceResponse().say, "not method: call it, as say(...)"),
        (None, "not None: a function that makes one has to return it"),
        ({}, "not dict"),
    ],
)
def test_what_is_no_element(given: Any, said: str) -> None:
    """What is neither element nor text is named, with what to do with it."""
    assert said in refused(lambda: VoiceResponse().append(given), NestingError)
    assert said in refused(lambda: VoiceResponse(children=[given]), NestingError)


@pytest.mark.parametrize(
    ("root", "given", "home"),
    [
        (VoiceResponse, voice_response.Say("x"), "cxml.voice_response"),
        (VoiceResponse, voice_response.VoiceResponse(), "cxml.voice_response"),
        (Gather, voice_response.Say("x"), "cxml.voice_response"),
        (MessagingResponse, messaging_response.Message("x"), "cxml.messaging_response"),
    ],
)
def test_an_element_of_another_library(root: Any, given: Any, home: str) -> None:
    """An element of another library is said to be that one's, with where to import it from."""
    name = type(given).__name__
    said = refused(lambda: root().append(given), NestingError)
    assert f"not {name}: this {name} is of {type(given).__module__}; import it from {home}" in said


def test_an_element_of_a_library_that_nobody_knows() -> None:
    """Where no module of cxml is called as the library's, the class is in the package."""
    for module in ("other.verbs", "other_response", "__main__", "cxmlish.flask"):
        strange = type("Say", (), {"__module__": module, "to_xml": str, "__str__": str})
        said = refused(lambda strange=strange: VoiceResponse().append(strange()), NestingError)  # type: ignore[misc]
        assert said.endswith(f"this Say is of {module}; import it from cxml")
    own = type("Shout", (), {"__module__": "other.verbs", "to_xml": str})
    assert refused(lambda: VoiceResponse().append(own()), NestingError).endswith("not Shout")
