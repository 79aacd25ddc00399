"""Which characters XML can hold, and how they are written."""

from __future__ import annotations

import sys
from typing import Any
from xml.sax.saxutils import unescape

import pytest
from defusedxml import ElementTree
from hypothesis import given
from lxml import etree

import cxml
from cxml import UsageError, clean_text
from cxml._text.characters import escape_attribute, escape_text, has_half, has_template, illegal
from cxml.testing import texts
from cxml.testing._strategies import DELICATE

EVERY_CHARACTER = "".join(map(chr, range(sys.maxunicode + 1)))
LEGAL = [(0x09, 0x0A), (0x0D, 0x0D), (0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF)]


def test_clean_text_keeps_what_xml_can_hold() -> None:
    """Of all characters clean_text keeps those of the production Char, and no others."""
    expected = "".join(EVERY_CHARACTER[first : last + 1] for first, last in LEGAL)
    assert clean_text(EVERY_CHARACTER) == expected
    assert illegal().search(expected) is None


@pytest.mark.parametrize("given", [None, 5, b"text"])
def test_clean_text_is_for_text(given: Any) -> None:
    """What is no text is refused, with what to give instead."""
    with pytest.raises(UsageError, match=f"takes text, not {type(given).__name__}: give"):
        clean_text(given)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("", ""),
        ("plain", "plain"),
        ("tab\tnewline\nreturn\r", "tab\tnewline\nreturn\r"),
        ("\x00a\x08b\x1fc", "abc"),
        ("lone \ud800 surrogate \udfff", "lone  surrogate "),
        ("\ufffe\uffff", ""),
        ("\x7f\x85\u2028\ufeff\ufdd0\U0001fffe", "\x7f\x85\u2028\ufeff\ufdd0\U0001fffe"),
    ],
)
def test_clean_text(text: str, cleaned: str) -> None:
    """Control characters, lone surrogates, U+FFFE and U+FFFF are dropped; all else stays."""
    assert clean_text(text) == cleaned


def test_clean_text_is_public() -> None:
    """clean_text is part of the package, and makes text that every element takes."""
    assert cxml.clean_text is clean_text
    assert cxml.Say(clean_text(EVERY_CHARACTER[:3000])).message


@given(texts(max_size=50))
def test_a_text_survives(text: str) -> None:
    """A text that is escaped is read back unchanged by two parsers."""
    document = f"<a>{escape_text(text)}</a>".encode()
    assert (etree.fromstring(document).text or "") == text
    assert (ElementTree.fromstring(document).text or "") == text


@given(texts(max_size=50))
def test_an_attribute_survives(text: str) -> None:
    """A value that is escaped is read back unchanged by two parsers."""
    document = f'<a b="{escape_attribute(text)}"/>'.encode()
    assert etree.fromstring(document).get("b") == text
    assert ElementTree.fromstring(document).get("b") == text


def test_every_delicate_character_survives() -> None:
    """Each delicate character survives on its own, and beside all others."""
    for text in (*DELICATE, DELICATE, "]]>", "&amp;lt;"):
        document = f'<a b="{escape_attribute(text)}">{escape_text(text)}</a>'.encode()
        read = etree.fromstring(document)
        assert (read.get("b"), read.text) == (text, text)


def test_plain_text_is_left_alone() -> None:
    """Text without markup or white space of its own is written as it is."""
    for text in ("", "plain", "it's 日本 😀"):
        assert escape_text(text) == text
        assert escape_attribute(text) == text
    assert escape_text('say "x"\n\tand') == 'say "x"\n\tand'


@pytest.mark.parametrize(
    ("text", "between_tags", "in_quotes"),
    [
        ("&", "&amp;", "&amp;"),
        ("<", "&lt;", "&lt;"),
        (">", "&gt;", "&gt;"),
        ('"', '"', "&quot;"),
        ("'", "'", "'"),
        ("\n", "\n", "&#10;"),
        ("\t", "\t", "&#09;"),
        ("\r", "&#13;", "&#13;"),
        ("&lt;", "&amp;lt;", "&amp;lt;"),
    ],
)
def test_how_characters_are_written(text: str, between_tags: str, in_quotes: str) -> None:
    """Markup becomes references, and so does white space that a reader would change."""
    assert escape_text(text) == between_tags
    assert escape_attribute(text) == in_quotes
    assert unescape(between_tags, {"&#13;": "\r"}) == text


@pytest.mark.parametrize(
    "text", ["{{From}}", "a {{b}} c", "{{SipHeader_X-Id}}", "{{{a}}}", "{{1}}"]
)
def test_templates(text: str) -> None:
    """Two braces around letters, digits, hyphens and underscores are a template."""
    assert has_template(text)


@pytest.mark.parametrize(
    "text", ["", "From", "{From}", "{{}}", "{{a b}}", "{{é}}", "{{a}", "{{", "{ {a}}"]
)
def test_what_is_no_template(text: str) -> None:
    """Anything else between braces is no template."""
    assert not has_template(text)


@pytest.mark.parametrize(
    ("text", "is_half"), [("a", False), ("é\U0001f600", False), ("é\ud800", True)]
)
def test_half_of_a_character(text: str, is_half: bool) -> None:
    """Half of a surrogate pair stands alone only where a text came so."""
    assert has_half(text) is is_half
