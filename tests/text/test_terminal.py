"""Text for a terminal: what would move its cursor, or turn a line around, is an escape."""

from __future__ import annotations

import json

from hypothesis import given, strategies as st
from lxml import etree

from cxml._text.terminal import (
    IN_JSON,
    IN_XML,
    as_json,
    escape_hidden,
    in_one_line,
    without_commands,
)

HIDDEN = "\x1b\x7f\x85\x9b\u200e\u202a\u202e\u2066\u2069"


def test_a_message_is_one_line() -> None:
    """A message stays in its line, and what cannot be seen in it is an escape."""
    assert in_one_line("Zürich \U0001f600 'a'") == "Zürich \U0001f600 'a'"
    assert in_one_line("a\r\nb\x1b[31m\u202e\ud800") == r"a\r\nb\x1b[31m\u202e\ud800"
    assert in_one_line(ValueError("a\tb")) == r"a\tb"


def test_a_document_keeps_its_lines() -> None:
    """Lines and tabs of a document stay; each hidden character is an escape of its language."""
    assert escape_hidden("a\n\tb", IN_JSON) == "a\n\tb"
    assert escape_hidden("\x1b\u202e", IN_JSON) == r"\u001b\u202e"
    assert escape_hidden("\x7f\u202e", IN_XML) == "&#x7f;&#x202e;"
    assert escape_hidden(HIDDEN, IN_XML).isprintable()


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(HIDDEN)))
def test_json_says_the_same(text: str) -> None:
    """JSON that is escaped says what it said."""
    written = escape_hidden(json.dumps([text], ensure_ascii=False), IN_JSON)
    assert json.loads(written) == [text]


@given(st.text(st.sampled_from("a<&\x7f\x85\x9b\u202e\u2069 ")))
def test_xml_says_the_same(text: str) -> None:
    """XML that is escaped says what it said."""
    element = etree.Element("a", b=text)
    element.text = text
    again = etree.fromstring(escape_hidden(etree.tostring(element, encoding="unicode"), IN_XML))
    assert (again.text or "", again.get("b")) == (text, text)


def test_no_line_is_a_command() -> None:
    """What a runner of GitHub or Azure would obey is escaped; other lines stay as they are."""
    assert without_commands("::error::a") == r"\x3a:error::a"
    assert without_commands("  ::add-mask::a", IN_XML) == "  &#x3a;:add-mask::a"
    assert without_commands("a ##[group]b ##vso[task]") == r"a #\x23[group]b #\x23vso[task]"
    for each in ("a ::error::b", "## [a]", ":a", "#[a]"):
        assert without_commands(each) == each


def test_json_orders_no_runner() -> None:
    """JSON says what it said, and holds no command."""
    data = {"##[group]": ["##vso[a]", "\\##[b]", "::c"]}
    assert "##" not in as_json(data)
    assert json.loads(as_json(data)) == data
