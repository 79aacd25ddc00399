"""A finding stands exactly where it is: the attribute, the word, the text, the element."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, strategies as st
from layout import laid_out

from cxml._check.document import Document
from cxml._check.found import (
    TEXT,
    AddAttribute,
    Found,
    Remove,
    Rename,
    Replace,
    SetValue,
    Wrap,
)
from cxml._check.locate import XmlLocator
from cxml._check.mend import changed
from cxml._check.python.text import PythonText
from cxml._check.reading import offset_of, read_document
from cxml._check.select import make_settings
from cxml._check.sources import lines_of, text_of_bytes
from cxml._input.xml import parse
from cxml._tree.element import Element
from cxml.testing import documents

from .checking import found, inside, runner_of

SETTINGS = make_settings()


def marked(document: str) -> tuple[str, str]:
    """Take the marks out of a document, and give what stands between them."""
    _, between, _ = document.split("|")
    return document.replace("|", ""), between


def spelled(text: str, document: str | bytes, code: str) -> list[str]:
    """Give the parts of a text at which a rule finds something, by their lines and columns."""
    lines = lines_of(text)
    parts: list[str] = []
    for each in found(document, runner_of(code)):
        if each.code == code and each.line and each.end_line:
            some = lines[each.line - 1 : each.end_line]
            some[-1] = some[-1][: (each.end_column or 1) - 1]
            some[0] = some[0][(each.column or 1) - 1 :]
            parts.append("\n".join(some))
    return parts


def latin_1(text: str) -> bytes:
    """Encode a document, and let it say how."""
    return b"<?xml version='1.0' encoding='latin-1'?>" + text.encode("latin-1")


ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "utf-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16 be": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
}


@pytest.mark.parametrize(
    ("code", "document"),
    [
        ("CX204", '<Response>\n<Dial\n  timeout="9"\n\t|callerid = "+1 555"|>1</Dial></Response>'),
        ("CX204", "<Response><Say>é你😀</Say><Dial |callerid='a&gt;b'|>1</Dial></Response>"),
        ("CX204", "<Response><Say xmlns:a='urn:a' |a:loud='b'|>x</Say></Response>"),
        ("CX204", f"<Response><Say |{'long' * 30}='b'|>x</Say></Response>"),
        ("CX201", "<Response>\n  |<say| loop='2'\n>hi</say></Response>"),
        ("CX604", "<Response><Dial><Conference statusCallback='https://e.example.com'"
                  " statusCallbackEvent='start\n |modify| end'>a</Conference></Dial></Response>"),
        ("CX604", "<Response><Dial><Conference statusCallback='https://e.example.com'"
                  " statusCallbackEvent='start |&#109;od&#x69;fy|&#32;end'>a</Conference></Dial>"
                  "</Response>"),
        ("CX301", "<Response><Dial><Conference statusCallback='https://e.example.com'"
                  " statusCallbackEvent='start |starts| end'>a</Conference></Dial></Response>"),
        ("CX306", "<Response><Dial>\n\t |+1 (555) 010-0101| \r\n</Dial></Response>"),
        ("CX306", "<Response><Dial>&#32;|&#43;1 (555) 010-0101|&#10;</Dial></Response>"),
        ("CX306", "<Response><Dial> <!-- + --> |+1 (555)<!-- 5 --> 010-0101|<?a?> </Dial>"
                  "</Response>"),
        ("CX306", "<Response><Dial><![CDATA[ |+1 (555) 010-0101| ]]></Dial></Response>"),
        ("CX306", "<Response><Dial><![CDATA[\n|+1 (555)]]> 010-<![CDATA[0101|]]></Dial>"
                  "</Response>"),
        ("CX210", "<Response><!-- <Dial/> -->\n|<Dial|/></Response>"),
        ("CX110", "<Response><Say>\n&amp; |&amp;amp;| b</Say></Response>"),
        ("CX206", "<Response><Hangup/>\n |text|<Hangup/></Response>"),
        ("CX107", "<Response><Say>é\n😀 |&| b</Say></Response>"),
        ("CX111", "<Response><Say>\n|{{ name }}|</Say></Response>"),
        ("CX103", "<!-- a\n -->\n|<html|/>"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encode", ENCODINGS.values(), ids=ENCODINGS)
def test_places(code: str, document: str, newline: str, encode: Callable[[str], bytes]) -> None:
    """Lines and columns are those that an editor shows, whatever the encoding and the line ends."""
    document = document if "\r" in document else document.replace("\n", newline)
    text, between = marked(document)
    assert spelled(text, encode(text), code)[:1] == ["\n".join(lines_of(between))]


def test_latin_1() -> None:
    """Columns count characters in Latin-1, too."""
    document = latin_1("\n<Response><Say>é</Say><Dial/></Response>")
    (finding,) = found(document, runner_of("CX210"))
    assert (finding.line, finding.column, finding.end_column) == (2, 23, 28)


def test_bytes_that_are_wrong() -> None:
    """A byte that does not fit the encoding has the place of the character it should be."""
    for document in (
        b"<Response>\n\xc3\xa9\xff</Response>",
        b"\xff\xfe" + "<R>\n\xe9".encode("utf-16-le") + b"x",
        b"<?xml version='1.0' encoding='ascii'?>\n \xe9<Response/>",
    ):
        (finding,) = found(document, runner_of("CX105"))
        assert (finding.line, finding.column) == (2, 2)


def test_an_encoding_that_nobody_reads() -> None:
    """A document in another encoding has its finding where it names that, or at its beginning."""
    for document, column in (
        (b"<?xml version='1.0' encoding='windows-1252'?>\n<Response>\x80</Response>", 31),
        ("<Response/>".encode("utf-16-le"), 1),
        (b"\0\0\0\0", 1),
    ):
        (finding,) = found(document, runner_of("CX105"))
        assert (finding.line, finding.column) == (1, column)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfa\xff", "a\ufffd"),
        (b"\xff\xfea\0", "a"),
        (b"<?xml version='1' encoding='latin-1'?>\xe9", "<?xml version='1' encoding='latin-1'?>é"),
        (b"<?xml version='1.0' encoding='hex'?>\xe9", "<?xml version='1.0' encoding='hex'?>\ufffd"),
        ("<a/>".encode("utf-16-le"), ""),
        (b"a" * (1 << 20), "a" * (1 << 20)),
        (b"a" * ((1 << 20) + 1), ""),
    ],
    ids=range(7),
)  # fmt: skip
def test_the_characters_of_a_file(data: bytes, text: str) -> None:
    """Characters are told as far as they can be, without a mark, and of no more than a mebibyte."""
    assert text_of_bytes(data) == text


@given(st.text("a\r\n\x0b\u2028é", max_size=12))
def test_lines(text: str) -> None:
    """Lines end as in XML; with their ends they are the text."""
    assert lines_of(text) == re.split("\r\n|\r|\n", text)
    assert "".join(lines_of(text, keepends=True)) == text
    assert len(lines_of(text, keepends=True)) == len(lines_of(text)) - (lines_of(text)[-1] == "")


@given(st.text("a\r\n", max_size=12), st.integers(0, 12))
def test_the_offset_of_a_place(text: str, offset: int) -> None:
    """A line and a column lead back to the character."""
    offset = min(offset, len(text))
    before = lines_of(text[:offset])
    split = text[max(offset - 1, 0) : offset + 1] == "\r\n"
    if not split:
        assert offset_of(text, len(before), len(before[-1]) + 1) == offset
    assert offset_of(text, 99, 1) == len(text)


# What changes


def mended(document: str, at: str, *changes: object, number: int = 1, word: str = "") -> str:
    """Write a document with changes of its second element."""
    read = read_document(document.encode(), SETTINGS).document
    assert read is not None
    return written(read, document, at, *changes, number=number, word=word)


def written(
    read: Document, document: str, at: str, *changes: object, number: int = 1, word: str = ""
) -> str:
    """Write a document with changes of one of its elements."""
    locator = XmlLocator(document, read)
    some = tuple(changes)
    finding = Found(read.elements[number], at, changes=some, word=word)  # type: ignore[arg-type]
    made = locator.replacements(finding)
    text = document
    for each in sorted(made, key=lambda each: each.start, reverse=True):
        text = text[: each.start] + each.content + text[each.end :]
    return text


@pytest.mark.parametrize(
    ("before", "at", "change", "after"),
    [
        ('<Say voice="a"/>', "@voice", SetValue('"<&>\''), "<Say voice=\"&quot;&lt;&amp;&gt;'\"/>"),
        ("<Say voice='a'/>", "@voice", SetValue("\"'"), "<Say voice='&quot;&#39;'/>"),
        ("<Say voice=''/>", "@voice", SetValue("b"), "<Say voice='b'/>"),
        ("<Say voice=' a '/>", "@voice", SetValue("b"), "<Say voice=' b '/>"),
        ("<Say voice='a'/>", "@loop", SetValue("b"), "<Say voice='a'/>"),
        ("<Say> a&lt;b </Say>", TEXT, SetValue("a<c"), "<Say> a&lt;c </Say>"),
        ("<Say>&#97;b</Say>", TEXT, SetValue("ac"), "<Say>ac</Say>"),
        ("<Say><![CDATA[a]]></Say>", TEXT, SetValue("a&b"), "<Say><![CDATA[a&b]]></Say>"),
        ("<Say>a<!-- x -->b</Say>", TEXT, SetValue("c"), "<Say>a<!-- x -->b</Say>"),
        ("<Say> </Say>", TEXT, SetValue("c"), "<Say> </Say>"),
        ("<Say>a</Say>", "", SetValue("c"), "<Say>a</Say>"),
        ("<Say voice='a'/>", "@voice", Rename("loop"), "<Say loop='a'/>"),
        ("<Say\n>a</Say\n>", "", Rename("Play"), "<Play\n>a</Play\n>"),
        ("<Say/>", "", Rename("Play"), "<Play/>"),
        ("<Say voice='a'\n loop='2'/>", "@loop", Remove(), "<Say voice='a'/>"),
        ("\n  <Say>a</Say> \r\n", "", Remove(), "\n"),
        ("a <Say>a</Say>\n", "", Remove(), "a \n"),
        ("<Say>a</Say>", "", Remove(), ""),
        ("<Say>a</Say>", "", Wrap("Dial"), "<Dial><Say>a</Say></Dial>"),
        ("<Say/>", "", AddAttribute("loop", '"'), '<Say loop="&quot;"/>'),
        ("<Say voice = 'a' />", "", AddAttribute("loop", "2"), "<Say voice = 'a' loop=\"2\" />"),
    ],
)  # fmt: skip
def test_changes(before: str, at: str, change: object, after: str) -> None:
    """What is wrong is written anew, and nothing around it changes."""
    assert mended(inside(before), at, change) == inside(after)


def test_a_word_of_a_list() -> None:
    """Of a finding about a word, that word alone is written anew."""
    before = '<Dial><Conference statusCallbackEvent="end&#32;leave  left">a</Conference></Dial>'
    after = mended(inside(before), "@statusCallbackEvent", SetValue("x"), number=2, word="leave")
    assert after == inside(before.replace("leave", "x"))
    after = mended(inside(before), "@statusCallbackEvent", SetValue("x"), number=2, word="nothing")
    assert after == inside('<Dial><Conference statusCallbackEvent="x">a</Conference></Dial>')


def test_all_changes_or_none() -> None:
    """Where one change of several cannot be made, none is."""
    before = inside("<Say voice='a'/>")
    assert mended(before, "@loop", SetValue("b"), Rename("Play")) == before


def test_another_element() -> None:
    """An attribute moves to the element that it belongs to."""
    before = inside("<Dial beep='true'><Conference>a</Conference></Dial>")
    read = read_document(before.encode(), SETTINGS).document
    assert read is not None
    moved = AddAttribute("beep", "true", read.elements[2])
    after = written(read, before, "@beep", Remove(), moved)
    assert after == inside('<Dial><Conference beep="true">a</Conference></Dial>')
    assert written(read, before, "", Remove(read.elements[2])) == inside(
        "<Dial beep='true'></Dial>"
    )


def test_a_part_of_the_text_itself() -> None:
    """A rule about characters says itself what is to stand where; so it does without elements."""
    locator = XmlLocator("abc", None)
    (made,) = locator.replacements(Found(changes=(Replace(1, 2, "x"),)))
    assert made[:3] == (1, 2, "x")
    assert locator.replacements(Found(changes=(Remove(),))) == ()
    assert locator.span(Found()) == (0, 0)


def test_a_word_inside_of_others() -> None:
    """A word that stands by itself is meant rather than one inside of another word."""
    text = inside('<Say voice="starts,restart, start">a</Say>')
    read = read_document(text.encode(), SETTINGS).document
    assert read is not None
    span = XmlLocator(text, read).span(Found(read.elements[1], "@voice", word="start"))
    assert text[span.end : span.end + 1] == '"'
    span = XmlLocator(text, read).span(Found(read.elements[1], "@voice", word="tart"))
    assert text[span.start - 1 : span.end + 1] == "starts"
    span = XmlLocator(text, read).span(Found(read.elements[1], "@voice", word="no"))
    assert text[slice(*span)].startswith("voice=")


everything = given(
    document=documents(), random=st.randoms(use_true_random=False, note_method_calls=False)
)


@everything
def test_every_attribute(document: Element, random: Random) -> None:
    """In any document, however it is laid out, each attribute is found and can be taken away."""
    text = laid_out(document, random).text
    read = read_document(text.encode(), SETTINGS).document
    if read is None or len(read.elements) < 2:
        return
    number = random.randrange(1, len(read.elements))
    nodes = [*parse(text.encode(), 1 << 20).iter()]
    for name in [str(each) for each in nodes[number].attrib if "}" not in str(each)]:
        finding = Found(read.elements[number], f"@{name}")
        start, end = XmlLocator(text, read).span(finding)
        assert re.fullmatch(rf"{re.escape(name)}\s*=\s*(?s:(\"|').*\1)", text[start:end])
        after = parse(written(read, text, f"@{name}", Remove(), number=number).encode(), 1 << 20)
        assert name not in [*after.iter()][number].attrib


@everything
def test_a_value_is_what_was_set(document: Element, random: Random) -> None:
    """What is set reads back as it was given, and everything else as before."""
    text = laid_out(document, random).text
    read = read_document(text.encode(), SETTINGS).document
    if read is None:
        return
    locator, value = XmlLocator(text, read), "a<b>&\"'c"
    for number, node in enumerate(parse(text.encode(), 1 << 20).iter()):
        for name in [str(each) for each in node.attrib if "}" not in str(each)][:1]:
            finding = Found(read.elements[number], f"@{name}", changes=(SetValue(value),))
            (made,) = locator.replacements(finding)
            after = text[: made.start] + made.content + text[made.end :]
            new = [*parse(after.encode(), 1 << 20).iter()][number]
            assert new.get(name, "").strip() == value
            assert {**new.attrib, name: ""} == {**node.attrib, name: ""}


def test_changes_of_a_text() -> None:
    """Edits that do not touch each other are made at once, wherever they stand."""
    text = inside("<Dial callerid='+1 (555) 010-0100'>+1 (555) 010-0101</Dial>")
    fixes = [each.fix for each in found(text) if each.fix]
    assert changed(text, reversed(fixes)) == inside(
        "<Dial callerId='+1 (555) 010-0100'>+15550100101</Dial>"
    )


@given(st.text("aé\U0001f600;\r\n", max_size=12))
def test_places_in_a_program(text: str) -> None:
    """Bytes of UTF-8 are counted as Python counts them, and a line ends where it ends."""
    source = PythonText(text)
    lines = re.split("\r\n|\r|\n", text)
    assert source.newline == (re.findall("\r\n|\r|\n", text) or ["\n"])[0]
    for number, line in enumerate(lines, 1):
        start = source.line_starts[number - 1]
        for column in range(len(line) + 1):
            size = len(line[:column].encode())
            assert source.offset(number, size) == start + column
            assert source.end_of_line(start + column) == start + len(line)
