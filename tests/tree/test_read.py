"""From XML to elements: what is read, what is kept, and what is said about the rest."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Annotated, Any

import pytest
from attrs import define
from hypothesis import assume, given, settings, strategies as st
from lxml import etree
from lxml.etree import _Element as Node

import cxml
from cxml import (
    Client,
    Conference,
    Dial,
    DocumentError,
    Element,
    Gather,
    Number,
    Parameter,
    Pause,
    Play,
    Problem,
    Redirect,
    Say,
    Sip,
    SipUri,
    Unknown,
    UsageError,
    VoiceResponse,
)
from cxml._declare.field import Field
from cxml._declare.metadata import Wire
from cxml._declare.simple_types import Integer, Text, Words
from cxml._schema.walk import walk
from cxml._tree.child import child
from cxml._tree.spec import ElementSpec, spec_of
from cxml._tree.unknown_attributes import as_document
from cxml.testing import elements, texts, values

SPACE = " \t\r\n"
XML = "{http://www.w3.org/XML/1998/namespace}"

lenient = pytest.mark.parametrize("strict", [True, False])


def read(inside: str, *, strict: bool = True) -> VoiceResponse:
    """Read a response with this inside."""
    return VoiceResponse.from_xml(f"<Response>{inside}</Response>", strict=strict)


def kept(inside: str) -> str:
    """Read a response that cxml does not wholly know, and give what is written of its inside."""
    document = read(inside, strict=False).to_xml(xml_declaration=False)
    return document.removeprefix("<Response>").removesuffix("</Response>")


def problems(inside: str) -> tuple[Problem, ...]:
    """Read a response that is wrong, and give all that is wrong with it."""
    with pytest.raises(DocumentError) as caught:
        read(inside)
    return caught.value.problems


# Values


@lenient
@pytest.mark.parametrize(
    ("inside", "element"),
    [
        ("<Dial> +15550100100 </Dial>", Dial("+15550100100")),
        ("<Dial><Number>\n+15550100100\n</Number></Dial>", Number("+15550100100")),
        ("<Dial><Conference>\tRoom  1 </Conference></Dial>", Conference("Room  1")),
        ("<Play>\n  https://example.com/a.mp3\n</Play>", Play("https://example.com/a.mp3")),
        ("<Redirect> /again </Redirect>", Redirect("/again")),
        ("<Redirect>  </Redirect>", Redirect("")),
        ('<Dial action=" /left "/>', Dial(action="/left")),
        ('<Dial callerId=" +15550100100"/>', Dial(caller_id="+15550100100")),
        ('<Dial timeout=" 20&#10;"/>', Dial(timeout=20)),
        ('<Dial answerOnBridge="\ttrue "/>', Dial(answer_on_bridge=True)),
        ('<Dial method=" GET "/>', Dial(method="GET")),
        ('<Play digits=" 1w2 "/>', Play(digits="1w2")),
        ('<Gather input="  speech   dtmf "/>', Gather(input=["speech", "dtmf"])),
        (
            '<Dial><Sip codecs=" PCMU , PCMA ">sip:a@example.com</Sip></Dial>',
            Sip("sip:a@example.com", codecs=["PCMU", "PCMA"]),
        ),
    ],
)
def test_strips(inside: str, element: Element, strict: bool) -> None:
    """Names, numbers, words and addresses are read without the white space around them."""
    assert read(inside, strict=strict).find(type(element)) == element


@lenient
@pytest.mark.parametrize("text", [" ", "\n", "  a  ", "\n a\n\tb \n", "\xa0a\u2003", "a\r"])
def test_say_is_untouched(text: str, strict: bool) -> None:
    """The text of Say is read as it stands, white space included."""
    written = text.replace("\r", "&#13;")
    assert read(f"<Say>{written}</Say>", strict=strict).children == (Say(text),)


@lenient
@pytest.mark.parametrize(
    ("inside", "element"),
    [
        ('<Gather timeout="007"/>', Gather(timeout=7)),
        ('<Pause length="-0"/>', Pause(length=0)),
        ('<Gather input="dtmf dtmf"/>', Gather(input="dtmf")),
    ],
)
def test_other_spellings(inside: str, element: Element, strict: bool) -> None:
    """A known value in another spelling is read as the value it is."""
    assert read(inside, strict=strict).children == (element,)


@pytest.mark.parametrize("space", ["\xa0", "\u2003", "\x85", "\u3000", "\u2028"])
@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ('<Gather timeout="{}7"/>', "value"),
        ('<Gather debug="true{}"/>', "value"),
        ('<Gather input="dtmf{}speech"/>', "value"),
        ("{}<Hangup/>", "text"),
    ],
)
def test_white_space_is_that_of_xml(inside: str, code: str, space: str) -> None:
    """Only what XML calls white space is white space."""
    assert [each.code for each in problems(inside.replace("{}", space))] == [code]


@pytest.mark.parametrize(
    "document",
    [
        "<Response></Response>",
        "<Response>\n</Response>",
        "<Response> <!-- a --> </Response>",
        "<Response><?a?></Response>",
        "<Response><![CDATA[ ]]></Response>",
    ],
)
@lenient
def test_white_space_between_verbs(document: str, strict: bool) -> None:
    """White space between verbs leaves no trace."""
    response = VoiceResponse.from_xml(document, strict=strict)
    assert response == VoiceResponse()
    assert repr(response) == repr(VoiceResponse())
    assert response.to_xml() == VoiceResponse().to_xml()


@lenient
def test_white_space_in_what_holds_no_text(strict: bool) -> None:
    """White space in an element that holds neither text nor children leaves no trace."""
    assert read("<Pause>\n</Pause>", strict=strict) == VoiceResponse(children=[Pause()])
    spread = "<Dial>\n<Sip>\n<Uri>sip:a@example.com</Uri>\n</Sip>\n</Dial>"
    sip = Sip(children=[SipUri("sip:a@example.com")])
    assert read(spread, strict=strict).find(Sip) == sip


# Problems


@pytest.mark.parametrize(
    ("inside", "path"),
    [
        ("<Dail/>", "Response/Dail"),
        ("<Dail/><Dail/>", "Response/Dail[1] Response/Dail[2]"),
        ('<Dial/><Dial timeout="1"/>', "Response/Dial[2]/@timeout"),
        ('<Hangup/><Dial timeout="1"/><Pause/>', "Response/Dial/@timeout"),
        ("<Dial/><Dial><Sip><Urn/></Sip></Dial>", "Response/Dial[2]/Sip/Urn"),
        ("<Dial><Conference/></Dial>", "Response/Dial/Conference/text()"),
        ("text", "Response/text()"),
        ("<Dial><Conference>a</Conference><Sip/></Dial>", "Response/Dial"),
        ('<Say xml:lang="de"/>', "Response/Say/@xml:lang"),
    ],
)
def test_path(inside: str, path: str) -> None:
    """A path names the elements from the root on, with a number where several have one name."""
    assert " ".join(each.path for each in problems(inside)) == path


@pytest.mark.parametrize(
    "name", ["Zwölf", "a" * 600, "é" * 600, "a" + "é" * 600, "一" * 600, "aa" + "一" * 600]
)
@pytest.mark.parametrize("inside", ["<{}/>", "<Dial><{}/></Dial>", '<Say {}="1"/>'])
def test_path_of_long_names(inside: str, name: str) -> None:
    """A name of any length and any letters has a path, and the path begins with its parents."""
    (problem,) = problems(inside.replace("{}", name))
    assert problem.code in {"unknown-element", "unknown-attribute"}
    assert problem.path.startswith("Response/")
    assert name[:40] in problem.path


@pytest.mark.parametrize("name", ["Shout", "Zwölf"])
def test_path_of_many_elements(name: str) -> None:
    """A path has at most 400 characters, however deep an element stands and what it is called."""
    deep = "<prosody>" * 90 + f"<{name}/>" + "</prosody>" * 90
    (problem,) = problems(f"<Say>{deep}</Say>")
    assert problem.code == "unknown-element"
    assert len(problem.path) == 400


@pytest.mark.parametrize(
    "inside",
    ['<Shout xmlns="urn:a"/>', '<a:Shout xmlns:a="urn:a"/>', '<Say a:Shout="" xmlns:a="urn:a"/>'],
)
def test_path_in_another_namespace(inside: str) -> None:
    """The path of what is in another namespace holds its name, and the message its namespace."""
    (problem,) = problems(inside)
    assert "Shout" in problem.path
    assert "urn:a" in problem.message


def test_order() -> None:
    """Problems come in document order, each with the line of its element."""
    found = problems(
        '\n<Dail/>\n<Dial timeout="1">\n<Conference beep="no">a</Conference>\n</Dial>'
        '\n<Say voice="man" loop="x"/>\n<Gather>\n<Dial/>\n<Play digits="x"/>\n</Gather>\n<Foo/>'
    )
    assert [each.line for each in found] == [2, 3, 4, 6, 8, 9, 11]


def test_order_of_attributes() -> None:
    """The problems of one element come in the order of its attributes."""
    found = problems('<Dial a="1" timeout="1" b="2" method="x" c="3"/>')
    assert [each.path[15:] for each in found] == ["a", "timeout", "b", "method", "c"]


def test_order_of_an_element_and_its_children() -> None:
    """What is wrong with an element's own text comes before what is wrong inside it."""
    found = problems("<Dial><Conference><a/></Conference></Dial>")
    assert {each.code for each in found} == {"text-missing", "unknown-element"}
    assert found[0].code == "text-missing"


def test_line_of_a_text() -> None:
    """A text that may not stand is reported with its own line, not that of the tag before it."""
    (problem,) = problems("\n<Hangup/>\n<Hangup/>\ntext\n<Hangup/>")
    assert (problem.line, problem.column) == (4, 1)


@pytest.mark.parametrize("wrong", ["<a/>", '<Dial timeout="1"/>', "<Hangup/>x", '<Say a=""/>'])
@pytest.mark.parametrize("count", [99, 100, 101, 1000])
def test_most_problems(wrong: str, count: int) -> None:
    """At most 100 problems are reported."""
    assert len(problems(wrong * count)) == min(count, 100)


def test_problems_of_one_element() -> None:
    """Many problems of one element are at most 100 as well."""
    many = " ".join(f'a{number}=""' for number in range(150))
    assert len(problems(f"<Say {many}/>")) == 100


def test_inside_of_what_is_unknown() -> None:
    """An unknown element is one problem; what stands in it is none."""
    assert len(problems('<Foo a="1">text<Dial timeout="1"/><Bar/></Foo>')) == 1


def test_message_of_many_problems() -> None:
    """The error says how many problems there are, and each on a line of its own."""
    with pytest.raises(DocumentError) as caught:
        read('<Dail/>\n<Dial timeout="1"/>')
    first, *lines = str(caught.value).splitlines()
    assert "2 problems" in first
    assert [line.startswith("- Response/") for line in lines] == [True, True]
    assert "did you mean 'Dial'?" in lines[0]


def test_message_of_one_problem() -> None:
    """The error of one problem is that problem in one line."""
    with pytest.raises(DocumentError) as caught:
        read("<Dail/>")
    assert str(caught.value) == str(caught.value.problems[0])
    assert str(caught.value).startswith("Response/Dail, line 1, column 11: ")


@pytest.mark.parametrize(
    "inside",
    [
        "<" + "x" * 40_000 + "/>",
        "<Say " + "x" * 40_000 + '="1"/>',
        '<Say loop="' + "x" * 40_000 + '"/>',
        "x" * 40_000,
        '<a xmlns="urn:' + "x" * 40_000 + '"/>',
        '<Say xmlns:a="urn:' + "x" * 40_000 + '" a:b="1"/>',
        "<Dial><Sip><" + "x" * 40_000 + "/></Sip></Dial>",
        '<Gather input="' + "x " * 20_000 + '"/>',
    ],
)
def test_length_of_a_message(inside: str) -> None:
    """However long a name, a value or a text is, the message about it is short."""
    with pytest.raises(DocumentError) as caught:
        read(inside)
    assert len(str(caught.value)) < 1000


def test_secrets() -> None:
    """No message shows a password."""
    text = '<Dial><Sip password="open sesame" timeout="x" Password="open sesame">a</Sip></Dial>'
    assert "sesame" not in " ".join(str(each) for each in problems(text))


# What strict reading refuses is kept


@pytest.mark.parametrize(
    "inside",
    [
        "<Shout />",
        '<Shout a="1" b="&lt;&quot;&#10;">text <b>bold</b> more</Shout>',
        "<Shout> <b> </b>\n</Shout>",
        '<Shout><Dial timeout="1"><Conference /></Dial></Shout>',
        '<Dial timeout="1" />',
        '<Dial answerOnBridge=" 1 " method="get" record="yes" timeout=" 1 " />',
        '<Gather input="dtmf, speech" numDigits="many" />',
        '<Say loop="often" tone="low">Hi</Say>',
        "<Say>one <b>two</b> three</Say>",
        "<Say><b>two</b></Say>",
        '<Say xml:lang="de" xml:space="preserve">Hi</Say>',
        "stray <Hangup /> text ",
        "<Hangup>now</Hangup>",
        "<Dial><Conference /></Dial>",
        "<Dial><Conference>a</Conference><Number>+15550100100</Number></Dial>",
        "<Dial><Conference>a</Conference><Conference>b</Conference></Dial>",
        "<Conference>a</Conference>",
        "<xml:Say />",
        "<Redirect>https://a.example/<x />?b=1</Redirect>",
        "<Redirect><x />/b</Redirect>",
        '<Say><sub alias="a"><break />b</sub></Say>',
        "<Sms> <x /> </Sms>",
        "<Dial><Number>+15550100100</Number>+15550100101</Dial>",
        "<Dial>+1555<Number>+15550100100</Number>0100101</Dial>",
    ],
)
def test_kept(inside: str) -> None:
    """Elements, attributes, values and texts that cxml does not know are written as they came."""
    assert kept(inside) == inside


def test_pieces_of_a_name() -> None:
    """Beside known children, the pieces of a name are one text, strictly read or not."""
    inside = "<Dial><Client>de<Parameter/>sk</Client></Dial>"
    for strict in (True, False):
        client = read(inside, strict=strict).find(Client)
        assert client == Client("desk", children=[Parameter()])


def test_kept_pieces_of_a_name() -> None:
    """A piece of a name behind what cxml does not know is a text among the children."""
    redirect = read("<Redirect> /a <x/> ?b=1 </Redirect>", strict=False).find(Redirect)
    assert redirect == Redirect("/a", children=[Unknown("x"), " ?b=1 "])
    assert redirect is not None
    assert redirect.children == (Unknown("x"), " ?b=1 ")


def test_kept_as_unknown() -> None:
    """An unknown element is an Unknown, and so is everything in it."""
    response = read('<Shout a="1">Hi <Dial/></Shout><Dial/>', strict=False)
    inner = Unknown("Dial")
    shout = Unknown("Shout", children=["Hi ", inner], unknown_attributes={"a": "1"})
    assert response.children == (shout, Dial())
    assert isinstance(shout.children[1], Unknown)


def test_kept_attributes() -> None:
    """An unknown attribute of a known element is kept under its name in XML."""
    document = '<Say a="1" b:c="2" xml:lang="de" xmlns:b="urn:b"/>'
    say = read(document, strict=False).find(Say)
    assert say is not None
    assert dict(say.unknown_attributes) == {"a": "1", "{urn:b}c": "2", "xml:lang": "de"}


def test_kept_values() -> None:
    """A wrong value of a known attribute is kept as the text it was."""
    dial = read('<Dial timeout="soon"/>', strict=False).find(Dial)
    assert dial is not None
    assert vars(dial)["timeout"] == "soon"


def same(inside: str) -> bool:
    """Whether a document means the same after it was read and written."""
    document = f"<Response>{inside}</Response>"
    written = VoiceResponse.from_xml(document, strict=False).to_bytes()
    return meaning(document.encode()) == meaning(written)


@pytest.mark.parametrize(
    "inside",
    [
        '<a xmlns="urn:a"/>',
        '<a xmlns="urn:a"><b/><b xmlns=""/></a>',
        '<p:a xmlns:p="urn:a" p:b="1" b="2"/>',
        '<p:a xmlns:p="urn:a"><p:b xmlns:p="urn:b" p:c="1"/></p:a>',
        '<e:a xmlns:e="urn:a" xmlns:a0="urn:b" a0:x="1" e:y="2"><a0:b e:c="3"/></e:a>',
        '<Say xmlns:a="urn:a" xmlns:b="urn:b" a:x="1" b:x="2" x="3" xml:lang="de"/>',
        '<Say xmlns="urn:a"><Say xmlns=""/></Say>',
        '<a xmlns="urn:a?b=1&amp;c=2"/>',
        '<a xml:base="https://example.com/" xml:space="preserve" xml:id="a"/>',
        '<a xmlns="relative"/>',
        '<a xmlns="relative" b="1"/><p:c xmlns:p="../relative" p:d="1"/>',
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///dev/null"/>',
    ],
)
def test_other_namespaces(inside: str) -> None:
    """Names in other namespaces are written with prefixes of their own, and mean the same."""
    assert same(inside)


def outcome(inside: str) -> str:
    """Tell whether a document is refused, or means the same after it was read and written."""
    try:
        return "the same" if same(inside) else "another"
    except DocumentError as error:
        return error.problems[0].code


@pytest.mark.parametrize(
    "name",
    [
        "urn:a}b",
        "urn:{a}b",
        "urn:a{{Space}}",
        "a b",
        " urn:a",
        "urn:x{http://www.w3.org/XML/1998/namespace}y",
        "%",
        "http://[",
        "http:]]&gt;//example.com",
    ],
)
@pytest.mark.parametrize("last", ["", '<last xmlns="relative"/>'])
@pytest.mark.parametrize("inside", ['<a xmlns="{}"/>', '<a xmlns:p="{}" p:b="1"/>'])
def test_odd_namespaces(inside: str, last: str, name: str) -> None:
    """A namespace of any name is either refused or kept, whatever stands beside it."""
    document = inside.replace("{}", name, 1)
    assert outcome(document + last) == outcome(document)
    assert outcome(document) in {"syntax", "the same"}


# Names that a class declares for itself


@define(kw_only=True, slots=False, eq=False, repr=False)
class Word(Element):
    """A word in a language."""

    language: Annotated[str | None, Wire("xml:lang")] = None


@define(kw_only=True, slots=False, eq=False, repr=False)
class Phrase(Element):
    """A phrase in a language, which is named as Twilio names it."""

    xml_lang: Annotated[str | None, Wire("xml:lang")] = None


@define(kw_only=True, slots=False, eq=False, repr=False)
class Sentence(VoiceResponse):
    """A response with verbs of its own."""

    word = child(Word)
    phrase = child(Phrase)


@lenient
@pytest.mark.parametrize("element", [Word(language="de"), Phrase(xml_lang="de")])
def test_declared_xml_lang(element: Element, strict: bool) -> None:
    """``xml:lang`` is an attribute like any other where a class declares it."""
    document = f'<Response><{element.tag} xml:lang="de" /></Response>'
    sentence = Sentence.from_xml(document, strict=strict)
    assert sentence == Sentence(children=[element])
    assert sentence.to_xml(xml_declaration=False) == document


def test_an_abstract_class() -> None:
    """What cannot be made cannot be read either: the error says as what to read it."""

    class Page(VoiceResponse, ABC):
        @abstractmethod
        def end(self) -> None: ...

        @abstractmethod
        def begin(self) -> None: ...

    class Whole(Page):
        def begin(self) -> None: ...
        def end(self) -> None: ...

    for _ in range(2):
        with pytest.raises(
            UsageError, match=r"Page, which is abstract: .* that has begin and end$"
        ):
            Page.from_xml("<Response/>")
    assert type(Whole.from_xml("<Response/>")) is Whole


def test_lang_without_its_namespace() -> None:
    """``lang`` is not ``xml:lang``."""
    with pytest.raises(DocumentError) as caught:
        Sentence.from_xml('<Response><Word lang="de"/></Response>')
    assert [each.path for each in caught.value.problems] == ["Response/Word/@lang"]


@pytest.mark.parametrize("element", [Say("a"), Dial(timeout=5), Conference("a"), Word()])
def test_any_element_is_read(element: Element) -> None:
    """Any element reads a document whose root it is, and no other."""
    assert type(element).from_xml(element.to_bytes()) == element
    with pytest.raises(DocumentError, match=element.tag):
        type(element).from_xml("<Other/>")


# Looking inside


TREE = (
    "<Response><Gather><Say>1</Say><Play>a</Play></Gather><Say>2</Say>"
    "<Dial><Conference>3</Conference></Dial><Shout><Say>4</Say></Shout></Response>"
)


def test_iter() -> None:
    """``iter`` walks through all elements of a document in its order, or those of one kind."""
    response = VoiceResponse.from_xml(TREE, strict=False)
    tags = "Gather Say Play Say Dial Conference Shout Say"
    assert " ".join(each.tag for each in response.iter()) == tags
    assert [each.message for each in response.iter(Say)] == ["1", "2"]
    assert [each.tag for each in response.iter("Say")] == ["Say", "Say", "Say"]
    assert [each.tag for each in response.iter(Unknown)] == ["Shout", "Say"]


def test_find() -> None:
    """``find`` gives the first element of a class or a name, or None."""
    response = VoiceResponse.from_xml(TREE, strict=False)
    conference = response.find(Conference)
    assert conference is not None
    assert conference.name == "3"
    assert response.find("Shout") == Unknown("Shout", children=[Unknown("Say", children=["4"])])
    assert response.find(Redirect) is None
    assert response.find("Response") is None


# Whatever a program can build is read

CLASSES = walk([VoiceResponse])


@given(response=elements(VoiceResponse))
def test_whatever_is_written_is_read(response: VoiceResponse) -> None:
    """Strict reading gives back every response that can be built, from text and from bytes."""
    assert VoiceResponse.from_xml(response.to_xml()) == response
    assert VoiceResponse.from_xml(response.to_bytes()) == response
    assert VoiceResponse.from_xml(response.to_xml(pretty=True)) == response
    assert VoiceResponse.from_xml(response.to_bytes(), strict=False) == response


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
@given(data=st.data())
@settings(max_examples=25)
def test_every_attribute_is_read(cls: type[Element], data: st.DataObject) -> None:
    """Each class is read back with all its attributes at once."""
    plan = spec_of(cls)
    keywords: dict[str, Any] = {
        each.keyword: data.draw(values(cls, each.name)) for each in plan.attributes.values()
    }
    element = cls(*(["{{Text}}"] if plan.text else []), **keywords)
    assert cls.from_xml(element.to_bytes()) == element


# Whatever comes in goes out


def meaning(document: bytes) -> object:
    """Spell a document in the one way that all documents of its meaning share.

    Comments, processing instructions, prefixes, white space between verbs and around names, and
    the spelling of known values are not part of it.
    """
    parser = etree.XMLParser(remove_comments=True, remove_pis=True, resolve_entities=False)
    return _meaning(etree.fromstring(document, parser), spec_of(VoiceResponse))


def _meaning(node: Node, plan: ElementSpec | None) -> object:
    by_wire = plan.by_wire if plan else {}
    attributes = {
        name: _spelled(by_wire.get(as_document(str(name))), text) for name, text in node.items()
    }
    inside: list[object] = [_piece(plan, node.text)]
    for each in node:
        line = plan.children.get(str(each.tag)) if plan else None
        inside += [_meaning(each, spec_of(line.element) if line else None), _piece(plan, each.tail)]
    if plan and _is_one_text(plan, node):
        name = "".join([node.text or "", *(each.tail or "" for each in node)]).strip(SPACE)
        inside = [name, *(each for each in inside if not isinstance(each, str))]
    return node.tag, attributes, [each for each in inside if each]


def _is_one_text(plan: ElementSpec, node: Node) -> bool:
    """Whether it is a name: that is one text, wherever its pieces stand among known children."""
    known = all(str(each.tag) in plan.children for each in node)
    return plan.text is not None and not plan.mixed and not plan.shorthand_for and known


def _piece(plan: ElementSpec | None, text: str | None) -> str | None:
    if not text or plan is None or plan.keeps_space:
        return text
    stripped = text.strip(SPACE)
    return stripped if plan.text or not stripped else text


def _spelled(field: Field | None, text: str) -> str:
    stripped = text.strip(SPACE)
    if field is None:
        return text
    if isinstance(field.kind, Text):
        return stripped if field.kind.strip else text
    if isinstance(field.kind, Words):
        separator = field.kind.separator or " "
        words = stripped.replace("\t", " ").replace("\n", " ").replace("\r", " ").split(separator)
        return separator.join(dict.fromkeys(each for word in words if (each := word.strip(SPACE))))
    if isinstance(field.kind, Integer) and stripped.removeprefix("-").isdecimal():
        return str(int(stripped))
    return stripped


BY_TAG = {each.tag: each for each in CLASSES}
SPACES = ["urn:a", "urn:b", "https://example.com/?a=1&b=2", "relative"]
PREFIXES = [None, "a", "b", "e", "a0", "a1", "cxml"]
TAGS = sorted({each.tag for each in CLASSES} | {"Dail", "say", "é", "_", "a-b.c"})
NAMES = sorted(
    {n for each in CLASSES for n in spec_of(each).by_wire if n.isalnum()} | {"a", "é", "tag"}
)


@st.composite
def names(draw: st.DrawFn, known: list[str]) -> str:
    """Draw a name, sometimes in another namespace."""
    local = draw(st.sampled_from(known))
    return f"{{{draw(st.sampled_from(SPACES))}}}{local}" if draw(st.integers(0, 4)) == 0 else local


@st.composite
def nodes(draw: st.DrawFn, tags: list[str], depth: int = 0) -> Node:
    """Draw any XML, with names that cxml knows more often than chance would have it."""
    spaces = draw(st.dictionaries(st.sampled_from(PREFIXES), st.sampled_from(SPACES), max_size=3))
    tag = draw(names(tags)) if depth else "Response"
    if not tag.startswith("{"):
        spaces.pop(None, None)
    node = etree.Element(tag, nsmap=spaces)
    cls = BY_TAG.get(tag)
    own = [name for name in sorted(spec_of(cls).by_wire) if name.isalnum()] if cls else []
    chosen = names(own or NAMES) | names(NAMES) | st.sampled_from([f"{XML}lang", f"{XML}space"])
    for name in draw(st.lists(chosen, max_size=3)):
        node.set(name, draw(wire_values(cls, name)))
    node.text = draw(pieces())
    own = sorted(spec_of(cls).children or TAGS) if cls else TAGS
    for kind in draw(st.lists(st.sampled_from("eeeucp"), max_size=4 if depth < 4 else 0)):
        node.append(
            etree.Comment(" <!DOCTYPE a> ")
            if kind == "c"
            else etree.ProcessingInstruction("a", "b")
            if kind == "p"
            else draw(nodes(TAGS if kind == "u" else own, depth + 1))
        )
        node[-1].tail = draw(pieces())
    return node


def pieces() -> st.SearchStrategy[str | None]:
    """Draw a text, or white space, or nothing."""
    return st.none() | st.sampled_from([" ", "\n  ", "text", " a\r\n"]) | texts()


def wire_values(cls: type[Element] | None, name: str) -> st.SearchStrategy[str]:
    """Draw a value of an attribute as it comes in, right or wrong."""
    words = st.sampled_from(["", " ", "true", " true ", "GET", "007", "20", "start  end", "{{A}}"])
    found = spec_of(cls).by_wire.get(name) if cls else None
    if cls is None or found is None:
        return words | texts()
    kind = found.kind
    right = values(cls, found.name).map(lambda value: kind.encode(kind.accept(value)))
    return words | texts() | right


def _is_well_formed(document: bytes) -> bool:
    """Whether lxml wrote what it was given; it may take one prefix for two namespaces."""
    parser = etree.XMLParser()
    try:
        etree.fromstring(document, parser)
    except etree.XMLSyntaxError:
        return False
    return not parser.error_log.filter_from_errors()


@given(root=nodes(["Response"]))
def test_whatever_comes_in_goes_out(root: Node) -> None:
    """Reading that is not strict loses nothing of any well-formed response."""
    document = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    assume(_is_well_formed(document))
    response = cxml.parse(document, strict=False)
    written = response.to_bytes()
    assert meaning(written) == meaning(document)
    assert cxml.parse(written, strict=False) == response
    assert meaning(response.to_bytes(pretty=True)) == meaning(document)
    assert repr(response)


def test_more_than_one_text() -> None:
    """Reading takes one document: a second by position is Python's own TypeError."""
    read: Any = VoiceResponse.from_xml
    with pytest.raises(TypeError, match="positional arguments"):
        read("<Response/>", "<Response/>")
    with pytest.raises(DocumentError, match="text or a second root after the end of the root"):
        read("<Response/><Response/>")


def test_two_declarations() -> None:
    """A document with two XML declarations, or an attribute twice, is refused with its place."""
    declaration = '<?xml version="1.0" encoding="UTF-8"?>'
    with pytest.raises(DocumentError, match="line 1, column 44: XML declaration allowed only at"):
        VoiceResponse.from_xml(f"{declaration}{declaration}<Response/>")
    with pytest.raises(DocumentError, match="Attribute timeout redefined"):
        VoiceResponse.from_xml("<Response><Dial timeout='5' timeout='6'/></Response>")
