"""What was told of published documents and programs though it is right, or told as too bad."""

from __future__ import annotations

import pytest

from cxml._check.check import check
from cxml._check.finding import Finding

from .checking import inside
from .test_programs import findings


def told(content: str) -> list[tuple[str, str]]:
    """Give what is found in a response, with how bad it is."""
    return [(each.code, each.severity) for each in check(inside(content))]


def only(content: str) -> Finding:
    """Give the one finding in a response."""
    (finding,) = check(inside(content))
    return finding


def test_a_host_without_a_scheme_is_told_once() -> None:
    """An address that lacks its scheme, or is none, is not called relative as well."""
    for address in ("www.example.com", "//example.com/a", "a b"):
        gather = f'<Gather action="{address}"><Say>Press one.</Say></Gather><Hangup/>'
        assert only(gather).code == "CX313"


def test_no_number_is_made_of_a_placeholder() -> None:
    """What is to be written is said only where there is a number to say."""
    message = only('<Message to="+1xxxxxxxxxx">a</Message>')
    assert (message.code, message.suggestion) == ("CX904", None)
    assert message.message.endswith("write +, the country and the number")


@pytest.mark.parametrize("number", ["+1xxxxxxxxxx", "1-800-XXX-XXXX", "+1888XXXXXXX"])
def test_x_is_no_digit(number: str) -> None:
    """A number that somebody was to fill in is none; one of an advertisement may be one."""
    assert only(f"<Dial><Number>{number}</Number></Dial>").code == "CX307"
    assert told("<Dial>1-800-FLOWERS</Dial>") == []


@pytest.mark.parametrize(("word", "meant"), [("1", "true"), ("0", "false")])
def test_bits_for_booleans_are_warnings(word: str, meant: str) -> None:
    """True and false as PHP writes them are taken by nobody's page, and meant surely."""
    record = f'<Record action="https://example.com/a" playBeep="{word}"/>'
    finding = only(record)
    assert (finding.code, finding.severity, finding.suggestion) == ("CX301", "warning", meant)
    assert told(record.replace(f'"{word}"', '"2"')) == [("CX301", "error")]


def test_settings_that_are_left_over_are_hints() -> None:
    """Where a Gather says what it takes, a setting for the other kind of input does no harm."""
    gather = (
        '<Gather {} language="en-US" action="https://example.com/a"><Say>One?</Say></Gather>'
        "<Hangup/>"
    )
    assert told(gather.format('input="dtmf"')) == [("CX412", "info")]
    assert told(gather.format("")) == [("CX412", "warning")]


def test_white_space_before_a_root_is_xml() -> None:
    """Before a declaration white space is an error, before a root it is not known to be one."""
    root = "<Response><Hangup/></Response>"
    found = {text: check(text + root)[0] for text in ("\n", '\n<?xml version="1.0"?>')}
    assert [(each.code, each.severity) for each in found.values()] == [
        ("CX102", "warning"),
        ("CX102", "error"),
    ]


def test_a_queue_is_put_into_a_dial() -> None:
    """A fix says in words what it does."""
    fix = only("<Queue>support</Queue>").suggestion
    assert fix == "put it into a Dial"


def test_the_workflow_of_a_queue_is_not_taken_away() -> None:
    """What says who is to answer is no setting that can go."""
    finding = only('<Enqueue workflowSid="WW1">a</Enqueue>')
    assert (finding.code, finding.fix) == ("CX603", None)


def test_what_a_program_dials_may_be_an_address() -> None:
    """Where a program adds to a Dial what is not known, its caller may be one of SIP."""
    source = 'from cxml import Dial\ndial = Dial(caller_id="{}")\nfill(dial)\n'
    assert findings(source.format("alice")) == []
    assert [each.code for each in findings(source.format("a b"))] == ["CX308"]


def test_a_file_over_http_is_a_hint() -> None:
    """A file that is played or sent is no word of a caller; a document is asked with these."""
    file = only("<Play>http://example.com/welcome.mp3</Play>")
    assert (file.code, file.severity) == ("CX701", "info")
    assert told("<Redirect>http://example.com/next</Redirect>") == [("CX701", "warning")]


def test_no_other_scheme_is_proposed_for_a_host_that_answers_nobody() -> None:
    """What is played of twimlets is not to be asked by https, as nothing is there after a move."""
    assert "CX701" not in str(told("<Play>http://twimlets.com/holdmusic</Play>"))
