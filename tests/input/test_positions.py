"""Where something stands in a document: lines and columns as people count them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, strategies as st
from layout import NAMED, laid_out, parsed_name
from lxml import etree

from cxml import DocumentError, Element, MessagingResponse, Problem, VoiceResponse
from cxml._input.positions import Position, Source, SourceText
from cxml.testing import documents


def problems(document: str | bytes) -> tuple[Problem, ...]:
    """Read a document that is wrong, and give all that is wrong with it."""
    with pytest.raises(DocumentError) as caught:
        VoiceResponse.from_xml(document)
    return caught.value.problems


def places(document: str | bytes) -> list[tuple[int | None, int | None]]:
    """Give where a document is wrong."""
    return [(each.line, each.column) for each in problems(document)]


def counted(text: str, offset: int) -> tuple[int, int]:
    """Count lines and columns in the plainest way."""
    lines = re.split("\r\n|\r|\n", text[:offset])
    return len(lines), len(lines[-1]) + 1


def marked(document: str) -> tuple[str, list[tuple[int, int]]]:
    """Take the marks out of a document, and give where they stood."""
    parts = document.split("|")
    text = "".join(parts)
    offsets = [len("".join(parts[: number + 1])) for number in range(len(parts) - 1)]
    return text, [counted(text, each) for each in offsets]


# Problems


@pytest.mark.parametrize(
    "document",
    [
        '<Response><Dial |timeout="1"/></Response>',
        '<Response>\n<Dial\n  action="/a"\n  |timeout="1"\n  method="GET"\n></Dial></Response>',
        '<Response><Dial timeout="20"\n\t|tiemout="1" |method="no"/></Response>',
        "<Response><Dial \n |timeout\n = \n'1'/></Response>",
        '<Response><Dial action="a>b/>" |timeout="1"/></Response>',
        "<Response><Dial action='\"' |timeout='1'/></Response>",
        '<Response><Say voice="timeout" |timeout="1"/></Response>',
        '<Response><!-- <Dial timeout="1"/> --><Dial |timeout="1"/></Response>',
        '<Response><?a <Dial timeout="1"/> ?><Dial |timeout="1"/></Response>',
        '<Response><Say><![CDATA[<Dial timeout="1"/>]]></Say><Dial |timeout="1"/></Response>',
        '<!-- a\n --><?b\n ?>\n<Response><Dial |timeout="1"/></Response>',
        "<Response>\n|<Dail\n\n/>\n|<Shout\n>\n</Shout></Response>",
        "<Response><Dial>\n  |<Conference\n/></Dial></Response>",
        "<Response>\n|<Dial\n><Conference>a</Conference><Sip>sip:a@b.example</Sip></Dial></Response>",
        "<Response>\n\n  |text<Hangup/></Response>",
        "<Response><Hangup/>\n  <!-- a -->\n |text</Response>",
        "<Response><Hangup/><!-- a -->&#32;|&#97;</Response>",
        "<Response><Hangup/>\n<![CDATA[\n |text]]></Response>",
        "<Response><Hangup>\n|now</Hangup>|later</Response>",
        "<Response><Hangup><!-- --></Hangup>|now<Hangup/></Response>",
        "<Response><Denoise>\n\n  |maybe</Denoise></Response>",
        "<Response><Say>|" + " " * 5_000 + "</Say></Response>",
        '<Response><Dial xmlns:a="urn:a" |a:b="1"/></Response>',
        '<Response>|<a:Say xmlns:a="urn:a"/></Response>',
        '<Response><Say xmlns:c="urn:a" |foo="" loop="1" |c:b="" |xml:lang=""/></Response>',
        "|<Dial/>",
        "\n<!-- <Response/> -->\n|<html/>",
        '<Response><Say>你好 😀</Say><Dial |é="" |timeout="1"/></Response>',
        '<Response>\t\t<Dial\t|timeout="1"/></Response>',
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "encode",
    [str, str.encode, lambda text: text.encode("utf-8-sig"), lambda text: text.encode("utf-16")],
    ids=["text", "utf-8", "utf-8 with a mark", "utf-16"],
)
def test_problems(document: str, newline: str, encode: Callable[[str], str | bytes]) -> None:
    """A problem has the place of its attribute, text or element, whatever the encoding."""
    text, expected = marked(document.replace("\n", newline))
    assert places(encode(text)) == expected


def test_latin_1() -> None:
    """Columns count characters in Latin-1 as well."""
    document = '<?xml version="1.0" encoding="latin-1"?>\n<Response><Say>é</Say><Dail/></Response>'
    assert places(document.encode("latin-1")) == [(2, 23)]


def test_several_in_a_line() -> None:
    """Several problems of one line are told apart by their columns."""
    text, expected = marked('<Response>|<a/>|<b/><Dial |c="" |d=""/>|e</Response>')
    assert places(text) == expected


def test_far_away() -> None:
    """A problem behind very many lines, and in a very long line, has its place."""
    assert places("<Response>" + "\n" * 100_000 + " " * 100_000 + "<a/></Response>") == [
        (100_001, 100_001)
    ]


def test_a_hundred_problems_of_one_tag() -> None:
    """A hundred problems of a tag of many lines have a line each."""
    names = [f"a{number}" for number in range(120)]
    text = "<Response>\n<Say\n" + "\n".join(f'  {name}="{"x" * 5_000}"' for name in names) + "/>"
    found = places(text + "</Response>")
    assert found == [(line, 3) for line in range(3, 103)]


@pytest.mark.parametrize(
    "document",
    [
        "<!-- <!a -->\n |<!DOCTYPE Response><Response/>",
        "<?a?>\n<!--\n-->|<!DOCTYPE Response [<!ENTITY a 'b'>]><Response/>",
        '<Response>\n <Say |xmlns:a="urn:' + "x" * 300 + '"/></Response>',
        '<Response>\n <Say a="é" |xmlns \n =\n"urn:' + "x" * 300 + '"/></Response>',
        "<Response>" + "\n<a>" * 100 + "\n|<a>" + "<a>" * 300,
        "<Response>" + "\n<a>" * 100 + "\n|<a/>" + "</a>" * 100 + "</Response>",
        "<Response>\n|<Say" + "".join(f'\na{number}=""' for number in range(201)) + "/></Response>",
        "<Response>é\n é|\ud800</Response>",
        "<Response>\ré&|",
        "<Response>\r\n\ré<Say></Sai>|</Response>",
        "<Response>\r<!-- <!x -->é<Say loop=|1/></Response>",
    ],
)
def test_what_ends_reading(document: str) -> None:
    """A problem that ends the reading has a place, too; a carriage return ends a line there."""
    text, expected = marked(document)
    (place,) = places(text)
    assert place == expected[0]


@pytest.mark.parametrize(
    ("document", "place"),
    [
        (b"<Response>\n\xc3\xa9\xff</Response>", (2, 2)),
        (b'<?xml version="1.0" encoding="ascii"?>\n<a\xe9/>', (2, 3)),
        (codecs.BOM_UTF16_LE + "<a>\né".encode("utf-16-le") + b"x", (2, 2)),
    ],
)
def test_bytes_that_are_wrong(document: bytes, place: tuple[int, int]) -> None:
    """A byte that does not fit the encoding has the place of the character it should be."""
    assert places(document) == [place]


def test_other_channels() -> None:
    """Documents of other channels have places, too."""
    with pytest.raises(DocumentError) as caught:
        MessagingResponse.from_xml("<Response>\n <Message><Medai/></Message></Response>")
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (2, 11)
    assert ", line 2, column 11: " in str(problem)


# Texts, spelled at length


def value(document: str) -> SourceText:
    """Give the value of the only attribute of a document."""
    (attribute,) = Source(document).element(0).attributes
    return attribute.value


def test_words_of_a_value() -> None:
    """One word inside a list is found, however the value is spelled."""
    document = '<a b="&#115;tart &#x65;nd\r\nl&#101;ave&amp;"/>'
    words = {"start": (0, 5), "end": (6, 9), "leave&": (10, 16)}
    text = "start end leave&"
    spelled = {"start": "&#115;tart", "end": "&#x65;nd", "leave&": "l&#101;ave&amp;"}
    found = value(document)
    assert len(found) == len(text)
    for word, (start, end) in words.items():
        assert text[start:end] == word
        assert document[slice(*found.span(start, end))] == spelled[word]


def test_words_across_pieces() -> None:
    """What stands in several pieces of text goes from the first to the last of them."""
    document = "<a>on<!-- x -->e <![CDATA[&tw]]>o<b>no</b> th<?p?>ree</a>"
    text = Source(document).element(0).whole_text
    parsed = "one &two three"
    assert len(text) == len(parsed)
    spans = [document[slice(*text.span(*each.span()))] for each in re.finditer(r"\S+", parsed)]
    assert spans == ["on<!-- x -->e", "&tw]]>o", "th<?p?>ree"]


@pytest.mark.parametrize("document", ['<a b=""/>', "<a b=''>text</a>", '<a b=" "/>'])
def test_empty_values(document: str) -> None:
    """An empty value stands between its quotes; what is behind the end is at the end."""
    start, end = value(document).span(0, 0)
    assert document[start - 1] in "\"'"
    assert end - start == len(value(document))
    assert value(document).span(5, 9) == (start, end)


@pytest.mark.parametrize("document", ["<a/>b", "<a></a>b", "<a ></a >b", "<a/><!-- b -->b"])
def test_elements_without_text(document: str) -> None:
    """An element without text has an empty one, and what stands behind it is its tail."""
    source = Source(f"<c>{document}</c>")
    inner = source.element(1)
    assert (len(inner.text), len(inner.whole_text), len(inner.tail)) == (0, 0, 1)
    start, end = inner.tail.span(0, 1)
    assert source.text[start:end] == "b"
    assert inner.text.span(0, 0).start == inner.start_tag.end


def test_an_element() -> None:
    """An element has a start, an end, a start tag and a name."""
    source = Source("<a>\n<p:b xmlns:p='urn:p' xmlns=''\n p:c='>'>d</p:b>\n</a>")
    inner = source.element(1)
    assert source.text[inner.start : inner.end] == source.text[4:-5]
    assert source.text[slice(*inner.start_tag)].endswith("p:c='>'>")
    assert source.text[slice(*inner.name)] == "p:b"
    assert [source.text[slice(*each.name)] for each in inner.attributes] == ["p:c"]
    assert inner.position == Position(2, 1)
    assert source.element(0).end == len(source.text)


def test_elements_that_are_not_there() -> None:
    """An element that a document does not have is an IndexError."""
    source = Source("<a><b/></a>")
    assert source.element(1).end == 7
    with pytest.raises(IndexError):
        source.element(2)


# Any document, however it is laid out


def parsed(raw: str, *, in_attribute: bool) -> str:
    """Read the spelling of one character."""
    if len(raw) > 2 and raw.startswith("&"):
        code = raw[2:-1]
        is_hex = code.startswith("x")
        return NAMED.get(raw) or chr(int(code[is_hex:], 16 if is_hex else 10))
    one = "\n" if raw in ("\r\n", "\r") else raw
    return " " if in_attribute and one in "\n\t" else one


def characters(text: str, found: SourceText, *, in_attribute: bool = False) -> str:
    """Read a text character by character, each where it is said to stand."""
    spans = (found.span(index, index + 1) for index in range(len(found)))
    return "".join(parsed(text[slice(*each)], in_attribute=in_attribute) for each in spans)


everything = given(
    document=documents(), random=st.randoms(use_true_random=False, note_method_calls=False)
)


@everything
def test_every_part(document: Element, random: Random) -> None:
    """Each position points at the text it names, in any document however it is laid out."""
    layout = laid_out(document, random)
    text, source = layout.text, Source(layout.text)
    root = etree.fromstring(
        text.encode(), etree.XMLParser(remove_comments=True, remove_pis=True, strip_cdata=True)
    )
    for number, node in enumerate(root.iter()):
        found = source.element(number)
        assert found.start == layout.starts[number]
        assert source.position(found.start) == counted(text, found.start)
        assert text[slice(*found.name)] == parsed_name(str(node.tag))
        names = [text[slice(*each.name)] for each in found.attributes]
        assert names == [parsed_name(str(each)) for each, _ in node.items()]
        for each, (_, value) in zip(found.attributes, node.items(), strict=True):
            assert characters(text, each.value, in_attribute=True) == value == each.value.parsed()
        assert characters(text, found.text) == (node.text or "") == found.text.parsed()
        tails = "".join(each.tail or "" for each in node)
        assert characters(text, found.whole_text) == (node.text or "") + tails
        assert found.whole_text.parsed() == (node.text or "") + tails
        assert text[found.start : found.end].endswith(">")
        if node is not root:
            assert characters(text, found.tail) == (node.tail or "")


@everything
def test_every_problem(document: Element, random: Random) -> None:
    """A problem of an attribute points at its name, in any document however it is laid out."""
    text = laid_out(document, random).text
    lines = re.split("\r\n|\r|\n", text)
    try:
        type(document).from_xml(text)
    except DocumentError as error:
        for problem in error.problems:
            assert problem.line is not None
            assert problem.column is not None
            if problem.path.endswith("/@wrong"):
                assert lines[problem.line - 1][problem.column - 1 :].startswith("wrong")
