"""What findings say: true, grammatical, and something to do."""

from __future__ import annotations

import pytest

from cxml._check.check import check
from cxml._text.terminal import in_one_line

from .checking import inside


def said(content: str, *rules: str, country: str | None = None) -> list[str]:
    """Give what is said of the content of a response."""
    found = check(inside(content), select=rules, default_country=country)
    return [each.message for each in found]


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        ("0049 30 123456", "write +4930123456"),
        ("011 44 20 7946 0958", "write +442079460958"),
        ("0113 496 0000", "write + and the country before it"),
        ("000 123 4567", "write + and the country before it"),
        ("00 0123 4567", "write + and the country before it"),
        ("+15550100101x12", 'write +15550100101 as a Number with sendDigits="12"'),
        ("+1 555 010 0101 ext. 12", 'write +15550100101 as a Number with sendDigits="12"'),
        ("5550100101,,123#", 'write the number as a Number with sendDigits="123"'),
        ("(555) 010-0101 Extension: 7", 'write the number as a Number with sendDigits="7"'),
    ],
)
def test_what_to_write_for_a_number(number: str, hint: str) -> None:
    """A number as people dial it abroad is written with a plus, and an extension as digits."""
    for content in (f"<Dial>{number}</Dial>", f"<Dial><Number>{number}</Number></Dial>"):
        assert said(content, "CX306", "CX307") == [f"{number} is not in E.164; {hint}"]


def test_an_extension_at_home() -> None:
    """With a country the number before an extension is known too."""
    assert said("<Dial>555 010 0101 x5</Dial>", "CX306", country="US") == [
        '555 010 0101 x5 is not in E.164; write +15550100101 as a Number with sendDigits="5"'
    ]


@pytest.mark.parametrize(
    "numbers",
    [
        "+15550100101, +15550100102",
        "+15550100101 +15550100102",
        "5550100101;5550100102",
        "+15550100101 and +15550100102",
        "+15550100101\n+15550100102",
    ],
)
def test_several_numbers_in_one_text(numbers: str) -> None:
    """A text of several numbers is none: each has a Number of its own."""
    assert said(f"<Dial>{numbers}</Dial>", "CX306", "CX307") == [
        f"{in_one_line(numbers)} is no phone number, but 2: write a Number for each"
    ]


@pytest.mark.parametrize("number", ["911,5", "1-800-FLOWERS", "+1555FLOWERS x5", "5x5"])
def test_what_is_no_number_with_an_extension(number: str) -> None:
    """A short number, and one as in an advertisement, is left alone."""
    assert said(f"<Dial>{number}</Dial>", "CX306", "CX307") == []


@pytest.mark.parametrize("scheme", ["http", "ws"])
def test_a_stream_has_one_advice(scheme: str) -> None:
    """A stream goes to wss, and nobody advises https beside that."""
    start = f"<Start><Stream url='{scheme}://example.com/a'/></Start>"
    room = f"<Dial><Conference streamUrl='{scheme}://example.com/a'>a</Conference></Dial>"
    for content in (start, room):
        assert said(content, "CX311", "CX701", "CX313") == [
            f"a stream goes to wss:// alone, not to {scheme}://"
        ]


@pytest.mark.parametrize(
    ("content", "rule", "message"),
    [
        ("<Hangup/><Say>a</Say>", "CX401", "Say is never reached: Hangup ends the document"),
        ("<Hangup/><Say>a</Say><Play>b</Play>", "CX401",
         "Say and Play are never reached: Hangup ends the document"),
        ("<Hangup/><Say>a</Say><Say>b</Say><Say>c</Say>", "CX401",
         "Say and 2 more verbs are never reached: Hangup ends the document"),
        ("<Dial><Conference statusCallbackEvent='start'>a</Conference></Dial>", "CX501",
         "start is asked for, and no statusCallback is named"),
        ("<Dial><Conference statusCallbackEvent='start end'>a</Conference></Dial>", "CX501",
         "start, end are asked for, and no statusCallback is named"),
        ("<Redirect>ftp://example.com/a</Redirect>", "CX313",
         "ftp://example.com/a is no address that can be asked: it begins with ftp:,"
         " not with http: or https:"),
        ("<Start><Stream url='ftp://example.com/a'/></Start>", "CX313",
         "ftp://example.com/a is no address that can be asked: it begins with ftp:, not with wss:"),
        ("<Dial><Sip>desk@example.com</Sip></Dial>", "CX310",
         "desk@example.com is no address of SIP: one begins with sip:"),
        ("<Start><Stream/></Start>", "CX212", "Stream in Start needs url"),
    ],
)  # fmt: skip
def test_messages(content: str, rule: str, message: str) -> None:
    """What is said is a sentence, of one thing as of several."""
    assert said(content, rule) == [message]


def test_each_wrong_word_has_its_own_reason() -> None:
    """Of a list each wrong word is named in a finding of its own, with what was meant by it."""
    room = "<Dial><Conference statusCallbackEvent='{}' statusCallback='/a'>a</Conference></Dial>"
    found = check(inside(room.format("star foo end speakr")), select=["CX301"])
    assert [each.message.partition(": ")[2].partition(" is")[0] for each in found] == [
        "'star'", "'foo'", "'speakr'"
    ]  # fmt: skip
    assert [each.suggestion for each in found] == ["start", None, "speaker"]
    many = " ".join(f"word{number}" for number in range(30))
    assert len(check(inside(room.format(many)), select=["CX301"])) == 20


@pytest.mark.parametrize(
    ("document", "place", "message"),
    [
        ("<Response>\n <Dial>\n <Say>a</Say>\n</Response>", "2:2", "<Dial> is not closed before"
         " </Response>"),
        ("<Response>\n <Say>a</say>\n</Response>", "2:8", "<Say> is not closed before </say>"),
        ("<Response>\n <Say>a</Say><Dial\n/><Gather\n  a='>'>\n", "3:3", "<Gather> is not closed"),
        ("<!-- <a> -->\n<Response >\n <![CDATA[</b>]]></b ></Response>", "3:18",
         "<Response> is not closed before </b>"),
    ],
)  # fmt: skip
def test_a_tag_that_is_not_closed(document: str, place: str, message: str) -> None:
    """What is not closed is found at its tag, and what closes nothing at that."""
    (finding,) = check(document)
    assert (finding.code, f"{finding.line}:{finding.column}") == ("CX101", place)
    assert finding.message == f"the document is not XML: {message}"


@pytest.mark.parametrize(
    ("document", "place", "message"),
    [
        (b'<?xml version="1.0" encoding="windows-1252"?><Response><Say>caf\xe9</Say></Response>',
         "1:31", "cannot read windows-1252; send UTF-8"),
        (b'<?xml version="1.0" encoding="UTF-8"?><Response><Say>caf\xe9</Say></Response>',
         "1:57", "not UTF-8: byte 56 is wrong; in windows-1252 it is \xe9: save it as UTF-8"),
        (b"<Response><Say>\x93a\x94</Say></Response>",
         "1:16", "not UTF-8: byte 15 is wrong; in windows-1252 it is \u201c: save it as UTF-8"),
        (b"<Response><Say>\x81</Say></Response>", "1:16", "not UTF-8: byte 15 is wrong"),
        (b"<\0R\0e\0s\0", "1:1", "not utf-8 with a byte order mark; send UTF-8"),
    ],
)  # fmt: skip
def test_a_document_of_windows(document: bytes, place: str, message: str) -> None:
    """Bytes that are not of UTF-8 are named as the characters that they most likely are."""
    (finding,) = check(document, select=["CX105"])
    assert f"{finding.line}:{finding.column}" == place
    assert finding.message == message
