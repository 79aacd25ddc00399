"""Names in Python, names on the wire, and names that XML can hold."""

from __future__ import annotations

import pytest
from hypothesis import example, given, strategies as st
from lxml import etree

from cxml._text.names import is_xml_name, lower_camel
from cxml._text.wording import nearest
from cxml.testing import characters


@pytest.mark.parametrize(
    ("python", "wire"),
    [
        ("timeout", "timeout"),
        ("status_callback", "statusCallback"),
        ("status_callback_event", "statusCallbackEvent"),
        ("start_conference_on_enter", "startConferenceOnEnter"),
        ("amd_status_callback", "amdStatusCallback"),
        ("statusCallback", "statusCallback"),
        ("URL", "URL"),
        ("URL_path", "urlPath"),
        ("x3d_name", "x3DName"),
        ("a__b", "aB"),
        ("from_", "from"),
        ("for_", "for"),
        ("break_", "break"),
        ("type_", "type"),
        ("_leading", "leading"),
        ("_", ""),
        ("", ""),
    ],
)
def test_names_on_the_wire(python: str, wire: str) -> None:
    """A name in snake_case becomes camelCase, and a trailing underscore goes."""
    assert lower_camel(python) == wire


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("timeot", "timeout"),
        ("statusCallback", "status_callback"),
        ("StatusCallback", "status_callback"),
        ("status-callback", "status_callback"),
        ("TIMEOUT", "timeout"),
        ("quite something else", None),
        ("", None),
    ],
)
def test_the_nearest_name(word: str, meant: str | None) -> None:
    """The nearest name is found whatever its case and its hyphens, and only if it is near."""
    assert nearest(word, ["timeout", "status_callback", "url"]) == meant


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("participant-join", "join"),
        ("participant_join", "join"),
        ("conference-start", "start"),
        ("participant-speech-start", None),
        ("participant", None),
    ],
)
def test_a_word_of_another_vocabulary(word: str, meant: str | None) -> None:
    """A word is near that says the same behind a first part of another vocabulary."""
    assert nearest(word, ["start", "join", "speaker"]) == meant


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("join", "participant-join"),
        ("JOIN", "participant-join"),
        ("end", None),
        ("joi", None),
        ("call", None),
    ],
)
def test_a_part_of_a_word(word: str, meant: str | None) -> None:
    """A word is near that alone has it between its dashes."""
    allowed = ["participant-join", "conference-end", "announcement-end", "status_call"]
    assert nearest(word, allowed) == meant


def test_nothing_is_near_to_what_is_long() -> None:
    """For a word much longer than any that is allowed, what is near is not looked for."""
    assert nearest("timeout" + "x" * 1_000_000, ["timeout" + "x" * 999_999]) is None


def test_nothing_is_near_to_nothing() -> None:
    """Without allowed words no word is near."""
    assert nearest("timeout", []) is None


@pytest.mark.parametrize(
    "name", ["a", "_", "Dial", "say-as", "a.b", "a1", "é", "日本", "\U00010000"]
)
def test_names_that_xml_can_hold(name: str) -> None:
    """A letter or an underscore begins a name; digits, hyphens and dots may follow."""
    assert is_xml_name(name)
    assert etree.fromstring(f"<{name}/>".encode()).tag == name


@pytest.mark.parametrize(
    "name",
    ["", "1a", "-a", ".a", "a b", "a:b", "a\n", "a=", "a>", "a/", "\u00d7", "\u0300a", "{a}b"],
)
def test_names_that_xml_cannot_hold(name: str) -> None:
    """White space, signs, a leading digit, and prefixes are no part of a name."""
    assert not is_xml_name(name)


@given(st.text(characters(), min_size=1, max_size=4))
@example("a\x85")
@example("\u037e")
@example("\u2041")
def test_names_agree_with_the_parser(name: str) -> None:
    """A name is taken exactly when a parser reads it as the name of an element."""
    try:
        read = etree.fromstring(f"<{name}/>".encode()).tag == name
    except etree.XMLSyntaxError:
        read = False
    assert is_xml_name(name) == (read and ":" not in name)
