"""From a document to a tree: encodings, limits, what is skipped, what is refused."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from cxml import Dial, DocumentError, Problem, Say, VoiceResponse
from cxml._input import xml
from cxml._input.xml import ESCAPES_NAMESPACES, mend_namespaces

HELLO = "<Response><Say>Grüße, 你好 😀</Say></Response>"
UMLAUTS = "<Response><Say>Grüße</Say></Response>"


def declared(encoding: str, document: str = HELLO) -> str:
    """Put an XML declaration before a document."""
    return f'<?xml version="1.0" encoding="{encoding}"?>\n{document}'


def said(document: str | bytes) -> str:
    """Read a document and give what it says."""
    say = VoiceResponse.from_xml(document).find(Say)
    assert say is not None
    return say.message


def problem_of(document: Any, **options: Any) -> Problem:
    """Read a document that cannot be read, and give its only problem."""
    with pytest.raises(DocumentError) as caught:
        VoiceResponse.from_xml(document, **options)
    (problem,) = caught.value.problems
    return problem


def answer(document: str | bytes) -> str:
    """Read a document, and give what it says, or the code of what is wrong with it."""
    try:
        return said(document)
    except DocumentError as error:
        return error.problems[0].code


# Encodings


@pytest.mark.parametrize(
    "document",
    [
        HELLO,
        HELLO.encode(),
        HELLO.encode("utf-8-sig"),
        "\ufeff" + HELLO,
        codecs.BOM_UTF16_LE + HELLO.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + HELLO.encode("utf-16-be"),
        declared("UTF-8").encode(),
        declared("utf8").encode(),
        declared("UTF-8").encode("utf-8-sig"),
        codecs.BOM_UTF16_LE + declared("UTF-16").encode("utf-16-le"),
        codecs.BOM_UTF16_BE + declared("utf-16").encode("utf-16-be"),
        "\n" + HELLO,
        b"\n" + HELLO.encode(),
    ],
)
def test_encodings_of_unicode(document: str | bytes) -> None:
    """Text, UTF-8 with or without a mark, and UTF-16 with a mark are read alike."""
    assert said(document) == "Grüße, 你好 😀"


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "iso-8859-1", "latin-1", "Latin-1"])
def test_latin_1(encoding: str) -> None:
    """Latin-1 is read where it is declared."""
    assert said(declared(encoding, UMLAUTS).encode("latin-1")) == "Grüße"


@pytest.mark.parametrize("encoding", ["US-ASCII", "ascii"])
def test_ascii(encoding: str) -> None:
    """ASCII is read where it is declared."""
    assert said(declared(encoding, "<Response><Say>Hi</Say></Response>").encode()) == "Hi"


@pytest.mark.parametrize("encoding", ["UTF-8", "utf-16", "ISO-8859-1", "EBCDIC", "nonsense"])
def test_declaration_in_text(encoding: str) -> None:
    """A document that is text already is read whatever encoding it declares."""
    assert said(declared(encoding)) == "Grüße, 你好 😀"


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "us-ascii", "utf-16", "shift_jis"])
def test_mark_against_declaration(encoding: str) -> None:
    """A document with the mark of UTF-8 is read as UTF-8 or refused, never as anything else."""
    document = declared(encoding, UMLAUTS).encode("utf-8-sig")
    assert answer(document) in {"Grüße", "encoding"}


@pytest.mark.parametrize("declaration", ["<?xml-stylesheet", "<?xml-model", "<?xmlish"])
def test_encoding_of_a_style_sheet(declaration: str) -> None:
    """Only the XML declaration says what encoding a document is in."""
    document = f'{declaration} href="https://example.com/a" encoding="latin-1"?>{HELLO}'
    assert said(document.encode()) == "Grüße, 你好 😀"


@pytest.mark.parametrize(
    "encoding",
    ["UTF-7", "UTF-32", "utf-16le", "windows-1252", "shift_jis", "cp037", "idna", "rot13", "zip"],
)
def test_other_encodings(encoding: str) -> None:
    """Any other encoding is refused, with its name and what to send instead."""
    problem = problem_of(declared(encoding, "<Response/>").encode())
    assert problem.code == "encoding"
    assert encoding.lower() in problem.message
    assert "UTF-8" in problem.message


@pytest.mark.parametrize(
    "document",
    [
        declared("us-ascii", UMLAUTS).encode(),
        declared("utf-16", "<Response/>").encode(),
        declared("utf-16", "<Response/> ").encode(),
        codecs.BOM_UTF16_LE + "<Response/>".encode("utf-16-le") + b"x",
        codecs.BOM_UTF16_LE + "<Response>".encode("utf-16-le") + b"\x00\xd8<\x00",
    ],
)
def test_not_in_the_encoding_it_claims(document: bytes) -> None:
    """A document that is not in the encoding it claims is refused for that."""
    assert problem_of(document).code == "encoding"


@pytest.mark.parametrize(
    "document",
    [
        b"<Response><Say>\xff</Say></Response>",
        b"<Response><Say>Gr\xfc\xdfe</Say></Response>",
        b"<Response><Say>\xc3</Say></Response>",
        b"<Response><Say>\xc0\xbc</Say></Response>",
        b"<Response><Say>\xed\xa0\xbd\xed\xb8\x80</Say></Response>",
        b"<Response><Say>\xf5\x80\x80\x80</Say></Response>",
        b'<Response><Say voice="\xe9"/></Response>',
        b"<Response><!-- \xe9 --></Response>",
        declared("UTF-8").encode("latin-1", "replace"),
    ],
)
def test_bytes_that_are_not_utf_8(document: bytes) -> None:
    """Bytes that are not UTF-8 are refused, with the line, and with the name of the encoding."""
    problem = problem_of(document)
    assert problem.code in {"syntax", "encoding"}
    assert problem.line is not None
    assert "UTF-8" in problem.message


@pytest.mark.parametrize("number", [0xD800, 0xDBFF, 0xDC00, 0xDFFF])
def test_lone_surrogates(number: int) -> None:
    """A lone surrogate in text is refused, with its position."""
    problem = problem_of(f"<Response><Say>{chr(number)}</Say></Response>")
    assert problem.code == "syntax"
    assert "15" in problem.message


# Limits


def test_a_mebibyte() -> None:
    """A document of one mebibyte is read; one byte more is refused, with what to do about it."""
    mebibyte = "<Response>" + " " * ((1 << 20) - 21) + "</Response>"
    assert VoiceResponse.from_xml(mebibyte).children == ()
    problem = problem_of(mebibyte + " ")
    assert problem.code == "too-large"
    assert "1048576" in problem.message
    assert "max_bytes" in problem.message


@pytest.mark.parametrize("as_bytes", [True, False])
def test_length_is_in_bytes(as_bytes: bool) -> None:
    """The length is counted in bytes of UTF-8, for text as well."""
    document = "<Response><!--" + "é" * 100 + "--></Response>"
    given = document.encode() if as_bytes else document
    assert VoiceResponse.from_xml(given, max_bytes=len(document.encode())) == VoiceResponse()
    assert problem_of(given, max_bytes=len(document.encode()) - 1).code == "too-large"


def test_length_of_utf_16() -> None:
    """The bytes of UTF-16 may not be more either."""
    document = codecs.BOM_UTF16_LE + "<Response/>".encode("utf-16-le")
    assert VoiceResponse.from_xml(document, max_bytes=24) == VoiceResponse()
    assert problem_of(document, max_bytes=23).code == "too-large"


@pytest.mark.parametrize("verbs", [0, 1, 3, 100, 1000])
def test_no_longer_than_allowed(verbs: int) -> None:
    """A document of verbs as cxml writes them is read when it is as long as allowed."""
    response = VoiceResponse(children=[Say("") for _ in range(verbs)])
    document = response.to_bytes(xml_declaration=False)
    assert VoiceResponse.from_xml(document, max_bytes=len(document)) == response


def test_longer_when_asked_for() -> None:
    """A larger ``max_bytes`` reads a larger document."""
    document = "<Response>" + "<Hangup />" * 200_000 + "</Response>"
    assert problem_of(document).code == "too-large"
    assert len(VoiceResponse.from_xml(document, max_bytes=4 << 20).children) == 200_000


@pytest.mark.parametrize("attributes", [2001, 5000, 100_000])
def test_attributes_of_one_element(attributes: int) -> None:
    """Thousands of attributes on one element are refused, with how many there may be."""
    many = " ".join(f'a{number}=""' for number in range(attributes))
    problem = problem_of(f"<Response><Say {many}/></Response>", strict=False)
    assert problem.code == "too-large"
    assert "200" in problem.message


@pytest.mark.parametrize("attributes", [200, 201, 2000])
def test_attributes_of_one_element_in_any_document(attributes: int) -> None:
    """How many attributes an element may have does not depend on the rest of the document."""
    many = " ".join(f'a{number}=""' for number in range(attributes))
    alone = answer(f"<Response><Say {many}>a</Say></Response>")
    beside = answer(f"<Response><Say {many}>a</Say><!--{'=' * 3000}--></Response>")
    assert alone == beside


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("deep", [101, 255, 256, 300, 2100, 20_000])
def test_too_deep(deep: int, strict: bool) -> None:
    """More than 100 elements inside each other are refused as too deep, however many more."""
    document = "<Response>" + "<a>" * deep + "</a>" * deep + "</Response>"
    problem = problem_of(document, strict=strict)
    assert problem.code == "too-deep"
    assert "100" in problem.message


def test_deep_enough() -> None:
    """A hundred elements inside each other are read, and written again."""
    document = "<Response>" + "<a>" * 98 + "<a />" + "</a>" * 98 + "</Response>"
    response = VoiceResponse.from_xml(document, strict=False)
    assert response.to_xml(xml_declaration=False) == document


@pytest.mark.parametrize(
    "document", [None, 5, bytearray(b"<Response/>"), memoryview(b"<Response/>"), Path("a.xml"), []]
)
def test_not_a_document(document: object) -> None:
    """What is neither text nor bytes is refused, with the name of its type."""
    problem = problem_of(document)
    assert problem.code == "type"
    assert type(document).__name__ in problem.message


# Skipped and refused


@pytest.mark.parametrize(
    "skipped",
    ["", "<!---->", "<!-- a -->", "<?a?>", "<?a b?>", "<!-- <!DOCTYPE a> -->", "<!--<a>&b;-->"],
)
@pytest.mark.parametrize(
    "document",
    [
        "{}<Response><Say>one two</Say></Response>",
        "<Response><Say>one two</Say></Response>{}",
        "<Response>{}<Say>one two</Say>{}</Response>",
        "<Response><Say>one {}two</Say></Response>",
        "<Response><Say>{}one{} {}two{}</Say></Response>",
    ],
)
def test_comments_and_instructions(document: str, skipped: str) -> None:
    """Comments and processing instructions are skipped, and the text around them is joined."""
    assert said(document.replace("{}", skipped)) == "one two"


@pytest.mark.parametrize(
    ("cdata", "text"),
    [
        ("<![CDATA[]]>", ""),
        ("<![CDATA[a]]>", "a"),
        ("a<![CDATA[b]]>c", "abc"),
        ("<![CDATA[a]]><![CDATA[b]]>", "ab"),
        ("<![CDATA[<Dial>&amp;</Say>]]>", "<Dial>&amp;</Say>"),
        ("<![CDATA[]]]]><![CDATA[>]]>", "]]>"),
        ("<![CDATA[ ] ]> ]] > ]]>", " ] ]> ]] > "),
        ("<![CDATA[<![CDATA[]]>", "<![CDATA["),
        ("<![CDATA[<!DOCTYPE a [<!ENTITY b 'c'>]>&b;]]>", "<!DOCTYPE a [<!ENTITY b 'c'>]>&b;"),
        ("<![CDATA[<!-- a -->]]>", "<!-- a -->"),
        ("<!-- <![CDATA[ -->a<!-- ]]> -->", "a"),
    ],
)
def test_cdata(cdata: str, text: str) -> None:
    """CDATA is text, and nothing in it is markup."""
    assert said(f"<Response><Say>{cdata}</Say></Response>") == text


@pytest.mark.parametrize(
    "document",
    [
        "<!DOCTYPE Response><Response/>",
        "<!DOCTYPE Response SYSTEM 'https://example.com/a.dtd'><Response/>",
        "<!DOCTYPE Response PUBLIC '-//A//B' 'https://example.com/a.dtd'><Response/>",
        "<!DOCTYPE Response []><Response/>",
        "<!-- a --><?b?>\n<!DOCTYPE Response><Response/>",
        "<!DOCTYPE html><html/>",
        "<!DOCTYPE Response [<!ENTITY a 'b'>]><Response><Say>&a;</Say></Response>",
    ],
)
def test_document_types(document: str) -> None:
    """A document type declaration is refused for itself, whatever it declares."""
    problem = problem_of(document)
    assert problem.code == "forbidden"
    assert "document type" in problem.message


def test_document_types_past_the_first_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document type declaration is refused even when the guard before the parser misses it."""
    monkeypatch.setattr("cxml._input.xml._refuse_declarations", lambda *_: None)
    assert problem_of("<!DOCTYPE Response><Response/>").code == "forbidden"


@pytest.mark.parametrize(
    ("document", "line"),
    [
        ("", 1),
        ("Response", 1),
        ("<Response>\n<Say>", 2),
        ("<Response>\n<Say>\n</say>\n</Response>", 3),
        ("<Response>\r\n<Say>\r\n</say></Response>", 3),
        ("<Response>\n\n<Say a=b/></Response>", 3),
        ("<Response>\n<!--\n<!x\n--><Say>\n</say></Response>", 5),
        ("<Response>\n&a;</Response>", 2),
        ("<Response/>\n\n<Response/>", 3),
        ("\n" * 70_000 + "<Response></a>", 70_001),
    ],
)
def test_syntax(document: str, line: int) -> None:
    """A document that is not well-formed has one problem, with line, column and platform code."""
    problem = problem_of(document)
    assert (problem.code, problem.line, problem.path) == ("syntax", line, "")
    assert problem.platform_code == 12100
    width = len((document.splitlines() or [""])[line - 1]) if document.strip() else 0
    assert problem.column is not None
    assert 1 <= problem.column <= width + 2


@pytest.mark.parametrize(
    "name",
    [
        "Say",
        "FirstName",
        "Character",
        "API",
        "CData",
        "Entity",
        "EntityRef",
        "AttValue",
        "URI",
        "é",
    ],
)
def test_tags_that_do_not_match(name: str) -> None:
    """A tag closed as another is reported with both names, whatever they are."""
    problem = problem_of(f"<Response><{name}></Other{name}></Response>")
    assert problem.code == "syntax"
    assert problem.message == f"<{name}> of line 1 is not closed before </Other{name}>"


def test_a_document_that_ends_too_soon() -> None:
    """Where the end is missing, it is said of which tag."""
    problem = problem_of("<Response>\n<Dial>\n</Dial>\n")
    assert problem.message == "<Response> of line 1 is not closed"


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ("<Say></Play>", "</Play>"),
        ("<a:b/>", "prefix"),
        ("<Say>&a;</Say>", "&amp;"),
        ("<Say>a & b</Say>", "&amp;"),
        ("<Dial timeout='1' timeout='2'/>", "timeout"),
        ("<Dial timeout=1/>", "quote"),
        ("<Say>&#0;</Say>", "character"),
    ],
)
@pytest.mark.parametrize("comment", ["", "<!-- <!x -->"])
def test_message_beside_a_comment(wrong: str, word: str, comment: str) -> None:
    """A comment that looks like a declaration does not hide what else is wrong."""
    assert word in problem_of(f"<Response>{comment}{wrong}</Response>").message


@pytest.mark.parametrize("inside", ["<ssml:break/>", '<Say ssml:break="1"/>'])
@pytest.mark.parametrize("last", ["", "<last xmlns='relative'/>"])
def test_prefix_that_is_not_declared(inside: str, last: str) -> None:
    """A prefix that is not declared is named, and that it is not declared."""
    problem = problem_of(f"<Response>{inside}{last}</Response>", strict=False)
    assert "ssml" in problem.message
    assert re.search("not (declared|defined)", problem.message)


@pytest.mark.parametrize("comment", ["", "<!-- <!x -->"])
def test_column_is_in_characters(comment: str) -> None:
    """The column counts characters, not bytes."""
    column = problem_of(f"<Response><Say>{comment}éé你😀&#0;</Say></Response>").column
    assert column is not None
    assert column <= len(f"<Response><Say>{comment}éé你😀&#0;") + 1


@pytest.mark.parametrize(
    "document",
    [
        "<Response><a:x/></Response>",
        "<Response><Say a:x='1'/></Response>",
        "<Response xmlns:a='urn:a' xmlns:b='urn:a'><x a:y='1' b:y='2'/></Response>",
        "<Response xmlns:a=''/>",
        "<Response xmlns:xml='urn:a'/>",
        "<Response xmlns:a='http://www.w3.org/XML/1998/namespace'/>",
        "<Response xmlns='http://www.w3.org/2000/xmlns/'/>",
        "<Response xmlns:xmlns='urn:a'/>",
        "<Response><a:b:c xmlns:a='urn:a'/></Response>",
        "<Response><:a/></Response>",
    ],
)
@pytest.mark.parametrize("last", ["", "<last xmlns='relative'/>"])
def test_namespaces_that_are_wrong(document: str, last: str) -> None:
    """A prefix that is not declared, or declared wrongly, is refused, whatever comes after it."""
    if document.endswith("/>"):
        document = document[:-2] + "></Response>"
    document = document.replace("</Response>", f"{last}</Response>")
    assert problem_of(document, strict=False).code == "syntax"


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize(
    ("document", "name"),
    [
        ("<response/>", "response"),
        ("<RESPONSE/>", "RESPONSE"),
        ("<html/>", "html"),
        ("<Dial/>", "Dial"),
        ("<Response xmlns='urn:example'/>", "urn:example"),
    ],
)
def test_other_roots(document: str, name: str, strict: bool) -> None:
    """A root that is not Response is refused, with its name and the right one."""
    problem = problem_of("\n" + document, strict=strict)
    assert (problem.code, problem.line) == ("root", 2)
    assert name in problem.message
    assert "Response" in problem.message


@pytest.mark.parametrize(
    "document",
    [
        "",
        " ",
        "{}",
        "<Response><Say>a & b</Say></Response>",
        "<Response><Play>https://example.com/?a=1&b=2</Play></Response>",
        "<Response><Say>1 < 2</Say></Response>",
        "<Response><Dial timeout=20/></Response>",
        '<Response><Dial timeout="20/></Response>',
        "<Response><Dial record/></Response>",
        "<Response><Say>&#0;</Say></Response>",
        "<Response><Say>&#xD800;</Say></Response>",
        "<Response><Say>\x01</Say></Response>",
        "<Response><Say>\0</Say></Response>",
        "<Response><Say>]]></Say></Response>",
        "<Response><![CDATA[a\nb",
        "<Response><!-- a\n",
        "<Response><a:b:c/></Response>",
        "<Response><? a?></Response>",
        "<Response><" + "a" * 60_000 + "/></Response>",
        "<Response>" + "<a>" * 300,
        "<?xml version='3.0'?><Response/>",
        "<?xml encoding='utf-8'?><Response/>",
        "<!DOCTYPE",
        "<![INCLUDE[",
    ],
)
def test_message(document: str) -> None:
    """The message of a problem is one short line, and names nothing that only a parser knows."""
    text = str(problem_of(document))
    assert "\n" not in text
    assert len(text) < 300
    internal = (
        "xml[A-Z]|XML_|libxml|lxml|expat|EntityRef|AttValue|PCDATA|NCName|QName|Char 0x|token"
    )
    assert re.search(internal, text) is None


def test_too_many_tags() -> None:
    """A document that is all tags is refused before it is parsed."""
    problem = problem_of("<Response>" + "<a/>" * 70_000 + "</Response>")
    assert problem.code == "too-large"
    assert "max_bytes" in problem.message


@pytest.mark.parametrize("name", ["xmlns", "xmlns:a", "xmlns:a \n", "xmlns" + " " * 300, "n" * 201])
def test_long_namespaces(name: str) -> None:
    """A namespace of more than 255 characters is refused, also where its name is hard to see."""
    document = f'<Response><a xmlns:b="urn:b" {name}="urn:{"x" * 300}"/></Response>'
    assert problem_of(document, strict=False).code == "too-large"


def test_long_values_beside_a_namespace() -> None:
    """A long value of another attribute is read."""
    address = "https://example.com/" + "x" * 300
    document = f'<Response><a xmlns="urn:a"/><Dial action="{address}"/></Response>'
    response = VoiceResponse.from_xml(document, strict=False)
    assert [each.action for each in response.iter(Dial)] == [address]


def test_namespaces_as_some_versions_of_lxml_give_them() -> None:
    """An ampersand in a namespace stays one, and attributes keep their order."""
    sent = "urn:a?b=1&amp;c=2" if ESCAPES_NAMESPACES else "urn:a?b=1&amp;#38;c=2"
    document = f'<a xmlns:b="{sent}"><b:d/><e f="&amp;#38;" b:g="1" h="2"/></a>'
    root = etree.fromstring(document, etree.XMLParser(resolve_entities=False))
    mend_namespaces(root)
    assert [each.tag for each in root] == ["{urn:a?b=1&c=2}d", "e"]
    assert root[1].items() == [("f", "&#38;"), ("{urn:a?b=1&c=2}g", "1"), ("h", "2")]


def test_namespaces_are_mended_where_they_have_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """Over such a version of lxml, a document that is read has the namespace that it says."""
    monkeypatch.setattr(xml, "ESCAPES_NAMESPACES", True)
    document = '<Response><b:Shout xmlns:b="urn:a?b=1&amp;c=2"/></Response>'
    (shout,) = VoiceResponse.from_xml(document, strict=False).iter()
    assert shout.tag == "{urn:a?b=1&c=2}Shout"
