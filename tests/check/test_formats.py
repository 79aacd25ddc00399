"""The forms in which findings are said."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from attrs import evolve

from cxml._check.check import check_bytes
from cxml._check.diff import difference
from cxml._check.examined import Examined
from cxml._check.finding import Finding
from cxml._check.formats.github import write_github
from cxml._check.formats.json import write_json
from cxml._check.formats.sarif import write_sarif
from cxml._check.formats.shared import Report, counted
from cxml._check.formats.statistics import write_statistics
from cxml._check.formats.text import WIDEST, write_concise, write_text
from cxml._check.page import page_of
from cxml._check.rules import RULES
from cxml._check.sources import lines_of

from .checking import RUNNER, inside

ROOM = (
    "<Response>\n  <Dial>\n"
    '\t<Conference statusCallbackEvent="start end" beep="True">Weekly</Conference>\n'
    "  </Dial>\n</Response>\n"
)


def report(document: str, path: str = "a.xml") -> Report:
    """Check a document, as a run does."""
    examined = Examined(document.encode(), RUNNER, path)
    findings = examined.findings()
    shown = [each for each in findings if not each.suppressed]
    hidden = [each for each in findings if each.suppressed]
    lines = {path: lines_of(examined.shown)}
    return Report(findings=shown, suppressed=hidden, lines=lines, checked=1)


def test_text() -> None:
    """For people: the place, what is wrong, the line with a mark below it, and what to do."""
    url = "https://cxml.readthedocs.io/en/latest/reference/rules"
    assert write_text(report(ROOM)) == (
        "a.xml:3:14 CX501 warning conference-events-without-url\n"
        "  start, end are asked for, and no statusCallback is named (SignalWire error 16002)\n"
        '    3 |  <Conference statusCallbackEvent="start end" beep="True">Weekly</Conference>\n'
        "      |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        f"  help: {url}/CX501.html\n\n"
        "a.xml:3:46 CX302 error value-spelling\n"
        "  beep is True; write true (SignalWire error 16002)\n"
        '    3 |  <Conference statusCallbackEvent="start end" beep="True">Weekly</Conference>\n'
        "      |                                              ^^^^^^^^^^^\n"
        f"  help: write true (--fix)  {url}/CX302.html\n\n"
        "Found 2 problems (1 error, 1 warning) in 1 file. 1 can be fixed with --fix.\n"
    )


def test_colours() -> None:
    """With colours the words are the same."""
    coloured = write_text(report(ROOM), colours=True)
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == write_text(report(ROOM))


def test_nothing() -> None:
    """Where nothing is found, that is said."""
    assert write_text(Report(findings=[], checked=2)) == "No problems in 2 files.\n"
    fixed = Report(findings=[], checked=1, fixed=2)
    assert write_text(fixed) == "No problems in 1 file; 2 problems fixed.\n"
    assert write_concise(fixed) == write_github(fixed) == ""
    assert json.loads(write_json(fixed)) == []


def test_help() -> None:
    """Help says what to write, and by which option; infos are counted as such."""
    text = write_text(
        report(
            inside(
                "<Redirect>http://example.com/</Redirect><Say language='en_us'>a</Say>"
                "<Dial>5550100100</Dial><Gather action='/a'><Say>b</Say></Gather>"
            )
        )
    )
    assert "help: write https://example.com/ (--fix --unsafe-fixes)  http" in text
    assert "help: write en-US (--fix)  http" in text
    assert "help: remove it (--fix --unsafe-fixes)  http" in text
    assert (
        ", 1 info) in 1 file. 1 can be fixed with --fix, 2 more with --fix --unsafe-fixes." in text
    )
    unsafe = write_text(report(inside("<Redirect>http://example.com/</Redirect>")))
    assert "in 1 file. 1 can be fixed with --fix --unsafe-fixes." in unsafe


def test_what_cannot_be_read_may_have_more() -> None:
    """Where a mistake hides all else of a file, that is said; a warning hides nothing."""
    one = report(inside("<say>a & b & c</say>"))
    assert one.summary.endswith(
        "2 can be fixed with --fix. What else is wrong in a.xml is seen once it can be read."
    )
    both = Report([*one.findings, evolve(one.findings[0], path="b.xml")], checked=2)
    assert both.summary.endswith("wrong in 2 files is seen once they can be read.")
    assert "What else" not in report("\ufeff<Response/>").summary


def test_a_suggestion_that_is_said_already() -> None:
    """What a message names as probably meant is not said again."""
    finding = check_bytes(b"from cxml import Dial\nDial(callerid=1, aktion=1)", RUNNER, "a.py")
    said = write_text(Report(finding, checked=1))
    assert "did you mean 'caller_id'?\n  help: mend it (--fix)  http" in said
    assert "did you mean 'action'?\n  help: http" in said


def test_a_suggestion_without_a_fix() -> None:
    """What is right, but cannot be written by a program, is said."""
    document = inside('<Dial><Conference statusCallback="https://example.com" '
                      'statusCallbackEvent="starts">a</Conference></Dial>')  # fmt: skip
    assert "help: write start  http" in write_text(report(document))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<Gather><Dial>911</Dial></Gather>", "put it into the Response  http"),
        ("<Say>Hello <Play>a.mp3</Play></Say>", "put it before or behind the Say  http"),
        ("<Gather><Prompt/></Gather>", "http"),
        ("<Redirect>menu-{{Digits}}.xml</Redirect>", "write an address without it, of a view that"),
        ("<Conference>a</Conference>", "put it into a Dial (--fix --unsafe-fixes)"),
        ("<Task>{}</Task>", "put it into an Enqueue (--fix --unsafe-fixes)"),
        ("<Number>sip:a@example.com</Number>", "put it into a Dial (--fix --unsafe-fixes)"),
        ("<Dial><Number>sip:a@example.com</Number></Dial>", "write Sip (--fix --unsafe-fixes)"),
        ("<Say>a &amp b</Say>", "write &amp; (--fix)"),
        ("<Say>a\x0bb</Say>", "remove it (--fix --unsafe-fixes)"),
    ],
)
def test_help_is_an_order(content: str, words: str) -> None:
    """Help is something to do: to write what is right, or to put what is there elsewhere."""
    assert f"help: {words}" in write_text(report(inside(content)))


def marks(document: str) -> list[tuple[str, str]]:
    """Give the line that is shown, and what stands below it, of each finding."""
    lines = write_text(report(document)).splitlines()
    return [(one[8:], two[8:]) for one, two in pairwise(lines) if re.match(" +\\| +\\^", two)]


@pytest.mark.parametrize(
    ("before", "cells"),
    [("", 0), ("é", 1), ("\t", 1), ("你好", 4), ("e\u0301", 1), ("\u202e", 6), ("\x7f", 4)],
)
def test_carets(before: str, cells: int) -> None:
    """Carets stand below what they mean, whatever stands before it in the line."""
    ((line, carets),) = marks(f"<Response>\n<Say>a{before}</Say><Dial/></Response>")
    assert carets == " " * (len("<Say>a</Say>") + cells) + "^^^^^"
    assert all(each.isprintable() for each in line)


def test_a_part_of_a_long_line() -> None:
    """Of a long line the part around the finding is shown, and no more."""
    ((line, carets),) = marks(inside(f"<Say>{'a ' * 900}</Say><dail/><Say>{'b ' * 900}</Say>"))
    assert len(line) == WIDEST
    assert line[carets.index("^") :].startswith("<dail/>")
    ((long, below),) = marks(inside(f"<Redirect>{'a b' * 900}</Redirect>"))
    assert len(below) <= len(long) == WIDEST


def test_a_finding_of_several_lines() -> None:
    """A finding of several lines is marked in its first."""
    ((_, carets),) = marks(
        "<Response><Say>a</Say><Dial callerid='b\nc'>+15550100100</Dial></Response>"
    )
    assert carets.count("^") == len("callerid='b")


def test_a_place_without_lines() -> None:
    """Where there is no line to show, the rest is said all the same."""
    finding = report(inside("<Dial/>")).findings[0]
    for each in (evolve(finding, line=9), evolve(finding, line=None), evolve(finding, path="b")):
        text = write_text(Report(findings=[each], lines={"a.xml": ["x"]}, checked=1))
        assert "CX210 error" in text
        assert "^" not in text


HOSTILE = "a\x1b[31m\u202eb\r\n.xml"


@pytest.mark.parametrize("write", [write_text, write_concise, write_github, write_json])
def test_nothing_moves_the_cursor(write: object) -> None:
    """No character of a document, or of a name, acts on a terminal."""
    document = inside("<Say>\u202e\x9b31m{{ \u2066 }}</Say><d\u00adail/><Dial>\x7f+1 555</Dial>")
    text = write(report(document, HOSTILE))  # type: ignore[operator]
    assert all(each.isprintable() or each == "\n" for each in text)
    assert "CX111" in text


def test_concise() -> None:
    """A line for each finding."""
    assert write_concise(report(ROOM)) == (
        "a.xml:3:14: CX501 warning conference-events-without-url: start, end are asked for, and no "
        "statusCallback is named (SignalWire error 16002)\n"
        "a.xml:3:46: CX302 error value-spelling: beep is True; write true "
        "(SignalWire error 16002)\n"
    )


def test_a_line_says_what_to_do() -> None:
    """Where it is known, the line ends with what to write, also as a failing test shows it."""
    said = "CX204 error unknown-attribute: Dial has no attribute callerid; write callerId"
    (finding,) = report(inside("<Dial callerid='+15550100100'>+15550100101</Dial>")).findings
    assert str(finding).endswith(f": {said}")
    assert repr(finding) == f"<{finding}>"
    assert write_concise(Report(findings=[finding])) == f"{finding}\n"


def test_json() -> None:
    """For programs: a list of objects whose keys stay what they are."""
    first, second = json.loads(write_json(report(ROOM)))
    assert [*first] == [
        "code", "name", "severity", "path", "line", "column", "end_line", "end_column", "element",
        "message", "platform_code", "suggestion", "url", "fix",
    ]  # fmt: skip
    assert first["fix"] is None
    assert second | {"message": "", "url": ""} == {
        "code": "CX302",
        "name": "value-spelling",
        "severity": "error",
        "path": "a.xml",
        "line": 3,
        "column": 46,
        "end_line": 3,
        "end_column": 57,
        "element": "Response/Dial/Conference/@beep",
        "message": "",
        "platform_code": 16002,
        "suggestion": "true",
        "url": "",
        "fix": {
            "applicability": "safe",
            "message": "true",
            "edits": [{"line": 3, "column": 52, "end_line": 3, "end_column": 53, "content": "t"}],
        },
    }


def test_the_mark_of_a_file() -> None:
    """A byte order mark is no character, so no program is told how to take it away."""
    mark, space = json.loads(write_json(report("\ufeff\n<Response/>")))
    assert (mark["line"], mark["column"], mark["fix"]) == (1, 1, None)
    assert space["fix"]["edits"]


def test_github() -> None:
    """For GitHub: commands whose properties and messages are escaped; columns of one line only."""
    document = "<Response>\n<Redirect>https://example.com/a b%,:</Redirect></Response>"
    assert write_github(report(document, "a,b:c%.xml")) == (
        "::error title=cxml (CX313),file=a%2Cb%3Ac%25.xml,line=2,endLine=2,col=11,endColumn=37"
        "::https://example.com/a b%25,: is no address that can be asked: white space stands in it\n"
    )
    two = "<Response><Dial callerid='b\nc'>+15550100100</Dial></Response>"
    assert ",line=1,endLine=2::" in write_github(report(two))
    levels = re.findall(
        "(?m)^::(\\w+) ", write_github(report(inside("<Dial action='/a'/><Start/>")))
    )
    assert set(levels) == {"error", "warning", "notice"}


def test_statistics() -> None:
    """How often each rule finds something, the most frequent first."""
    many = report(inside("<Dial/><Start/><Dial/>"))
    assert write_statistics(many).splitlines()[:2] == [
        "     2  CX210  empty-dial",
        "     1  CX211  empty-element",
    ]
    assert "Found 3 problems" in write_statistics(many)
    assert json.loads(write_statistics(many, as_json=True))[0] == {
        "code": "CX210",
        "name": "empty-dial",
        "count": 2,
    }


def test_counting() -> None:
    """Numbers are said as people read them."""
    assert (counted(1, "file"), counted(2_000, "file")) == ("1 file", "2,000 files")


def test_a_finding_as_text() -> None:
    """A finding prints as the line of it, wherever it stands."""
    finding = report(inside("<Dial/>")).findings[0]
    said = "CX210 error empty-dial: Dial has nobody to dial (SignalWire error 13223)"
    assert str(finding) == f"a.xml:1:11: {said}"
    assert str(evolve(finding, path="")) == f"1:11: {said}"
    assert str(evolve(finding, path="", line=None)) == f"Response/Dial: {said}"
    assert (
        str(evolve(finding, path="", line=None, element="", platform_code=None))
        == (said.partition(" (")[0])
    )
    assert isinstance(finding, Finding)


# Pages


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_pages(rule: object) -> None:
    """The page of a rule says what it finds, why, and how it is mended, with both examples."""
    page = page_of(rule)  # type: ignore[arg-type]
    assert page.count("```") % 2 == 0
    for heading in ("## Wrong\n", "## Right\n", "## Sources\n"):
        assert heading in page
    assert len(page) < 12_000


def test_a_page() -> None:
    """A page begins with the rule's id and name, and says when it is on."""
    assert page_of(RULES["CX608"]).startswith(
        "# CX608 answered-comes-twice\n\nA finding of it is: info."
    )
    assert "It is on only when it is asked for." in page_of(RULES["CX608"])
    assert "SignalWire publishes error 16002 for it" in page_of(RULES["CX501"])
    assert "`room.xml`:\n\n```xml\n" in page_of(RULES["CX504"])
    assert "..." in page_of(RULES["CX109"])
    assert "```text\nOK\n```" in page_of(RULES["CX108"])


def test_no_line_of_a_document_is_a_command_of_ci() -> None:
    """A document cannot speak to the runner in whose log it is shown."""
    document = inside(
        "<Redirect>\n::error::x\n##[group]y</Redirect><Dial timeout='##vso[a]'/>"
    ).encode()
    examined = Examined(document, RUNNER, "::stop-commands::a.xml")
    name = "::stop-commands::a.xml"
    report = Report(findings=examined.findings(), lines={name: lines_of(examined.shown)})
    changed = difference(name, examined.shown, examined.shown.replace("Dial", "dial"))
    for text in (write_text(report), write_concise(report), changed):
        assert "##[" not in text
        assert "##vso[" not in text
        assert not any(each.strip().startswith("::") for each in text.splitlines())
    for write in (write_json, write_sarif, write_github):
        assert "##[" not in write(report)
        assert "##vso[" not in write(report)
    said = "".join(each["message"] for each in json.loads(write_json(report)))
    assert "##vso[a]" in said  # what is read is what was written
    named = evolve(report, findings=[evolve(report.findings[0], path="##vso[a].xml")])
    assert "##vso[" not in write_github(named)


@pytest.mark.parametrize("write", [write_github, write_sarif])
@pytest.mark.parametrize(
    ("content", "end"),
    [
        ("<Dial><Conference beep='True'>a</Conference></Dial>", "beep is True; write true"),
        ("<Conference>a</Conference>", "not in Response; put it into a Dial"),
        ("<Say>a &amp b</Say>", "lacks its semicolon: write &amp;"),
        ("<Dail/>", "Stop; write Dial"),
    ],
)
def test_help_behind_the_message(write: Callable[[Report], str], content: str, end: str) -> None:
    """Where a format has one place for both, help stands behind the message, and once."""
    said = write(report(inside(content)))
    assert f'{end}"' in said or f"{end}\n" in said
