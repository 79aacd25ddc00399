"""What the engine of the checker does at its edges."""

from __future__ import annotations

from functools import partial
from importlib import metadata
from pathlib import Path
from typing import NoReturn

import pytest

from cxml import Say, UsageError, VoiceResponse
from cxml._check import runner as asking
from cxml._check.check import check, check_bytes
from cxml._check.examined import Examined
from cxml._check.files import shown_path
from cxml._check.finding import Edit, Finding, Fix
from cxml._check.formats.github import write_github
from cxml._check.formats.sarif import write_sarif
from cxml._check.formats.shared import Report
from cxml._check.formats.text import write_text
from cxml._check.found import Found
from cxml._check.locate import XmlLocator
from cxml._check.mend import mend, write_xml
from cxml._check.rule import Fixable, RuleFailedError, Severity
from cxml._check.rules import RULES
from cxml._check.run import Run
from cxml._check.runner import Runner
from cxml._check.select import make_settings
from cxml._check.suppress import MOST_SUPPRESSIONS

RUNNER = Runner(make_settings())
FINDING = Finding(
    code="CX306",
    name="number-not-e164",
    severity=Severity.WARNING,
    message="5550100101 is not in E.164",
    path="a.xml",
    line=1,
    column=1,
    end_line=2,
    end_column=3,
    url="https://example.com/CX306",
)


def test_what_is_no_document_is_refused_where_it_is_given() -> None:
    """Only text, bytes and elements can be checked."""
    with pytest.raises(UsageError, match="check takes a document or an element, not 3"):
        check(3)  # type: ignore[arg-type]


def test_a_finding_shows_itself_as_it_prints() -> None:
    """In a list of a test that fails each finding is short, and is what the command prints."""
    said = "a.xml:1:1: CX306 warning number-not-e164: 5550100101 is not in E.164"
    assert (str(FINDING), repr(FINDING)) == (said, f"<{said}>")


def test_one_rule_can_be_named_by_itself() -> None:
    """A single selector is no list of letters."""
    (found,) = check("<Response><Dial/></Response>", select="CX210")
    assert found.code == "CX210"


def test_a_document_of_nothing_but_mistakes_ends_somewhere() -> None:
    """A hundred problems are enough, wherever they stand."""
    for text in (
        "<a/>",
        "<Say a='1'>a</Say>",
        "a<Pause/>",
        "<Dial record='a'>+15550100101</Dial>",
        "<Dial><Conference/></Dial>",
        "<Pause length='a'/>",
        "<Dial>1<Conference>a</Conference></Dial>",
    ):
        found = check_bytes(f"<Response>{text * 200}</Response>".encode(), RUNNER)
        assert len(found) == 100, text
    soft = check_bytes(b"<Response>%b</Response>" % (b"<Dial>5550100101</Dial>" * 2_000), RUNNER)
    assert len(soft) == 100
    more = b"<Dial>5550100101</Dial>" * 150 + b"<Dial/><!-- cxml: ignore[CX210] -->"
    some = check_bytes(b"<Response>%b</Response>" % more, RUNNER)
    assert sorted({each.suppressed for each in some}) == [False, True]
    assert len(some) == 101
    many = b"<Dial>5550100101</Dial><!-- cxml: ignore[CX306] -->" * 200
    assert any(each.suppressed for each in check_bytes(b"<Response>%b</Response>" % many, RUNNER))


def test_comments_are_read_up_to_a_bound() -> None:
    """A file of nothing but comments is read in bounded time; wrong ones are reported up to 20."""
    comments = b"<!-- cxml: ignore[CX9999] -->" * (MOST_SUPPRESSIONS + 5)
    found = check_bytes(b"<Response><Say>a</Say>%b</Response>" % comments, RUNNER)
    assert [each.code for each in found] == ["CX002"] * 20
    several = (
        b"<Response>\n<!-- cxml: ignore[CX306] -->\n<!-- cxml: ignore[CX404] -->\n<Say/></Response>"
    )
    assert [each.code for each in check_bytes(several, RUNNER)] == ["CX001", "CX001", "CX211"]
    alone = b"<Response><Say>a</Say>\n<!-- cxml: ignore[CX306] -->\n</Response>"
    assert [each.code for each in check_bytes(alone, RUNNER)] == ["CX001"]


def failing(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one rule fail whenever it is asked."""
    from attrs import evolve

    def fail(*_: object) -> NoReturn:
        raise KeyError(rule)

    monkeypatch.setitem(RULES, rule, evolve(RULES[rule], find=fail))


@pytest.mark.parametrize("rule", ["CX210", "CX407"])
def test_a_rule_that_fails_says_where(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run goes on without the document, or without what is between documents, and says so."""
    failing(rule, monkeypatch)
    (file,) = (f for f in [Path("a.xml")])
    run = Run(Runner(make_settings()))
    for name in ("a.xml", "b.xml"):
        from cxml._check.files import File

        run.check_data(File(file, name, is_given=True), b"<Response><Dial/></Response>")
    run.finish()
    assert run.failures
    assert all(rule in each for each in run.failures)


def test_a_finding_that_cannot_be_worded_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """A message with a name that nobody fills in is an error of the rule, with its id."""
    data = b"<Response><Dial/></Response>"
    examined = Examined(data, RUNNER, "a.xml")
    monkeypatch.setattr(XmlLocator, "span", lambda *_: 1 // 0)
    with pytest.raises(RuleFailedError, match="CX210"):
        examined.findings()
    run = Run(RUNNER)
    from cxml._check.files import File

    run.check_data(File(Path("a.xml"), "a.xml", is_given=True), data)
    run.finish()
    assert len(run.failures) == 1


def test_no_value_has_nothing_to_say() -> None:
    """An attribute that was taken away again is not there."""
    response = VoiceResponse()
    say = response.append(Say("a")).find(Say)
    assert say is not None
    say.__dict__["language"] = None
    assert check(response) == []


def test_values_that_were_judged_are_forgotten_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered of values and shapes has a bound, after which it begins anew."""
    from cxml._check import plan

    monkeypatch.setattr(asking, "MOST_JUDGED", 1)
    monkeypatch.setattr(plan, "MOST_SHAPES", 1)
    text = "".join(f"<Say language='x{n}-{n}'>a</Say><Pause/>" for n in range(3))
    few = Runner(make_settings())
    data = f"<Response>{text}<Say language='fr'>a</Say><Say language='de'>a</Say></Response>"
    assert [each.code for each in check_bytes(data.encode(), few)] == ["CX319"] * 3


def test_words_of_a_channel_that_a_program_made() -> None:
    """A root that is of no channel has none."""
    from cxml._check.grammar import channel_of

    assert channel_of(Say("a")) == ""


def test_a_mending_that_cannot_be_written_is_not_done() -> None:
    """Where a file cannot be written as it was, nothing of it changes."""
    data = b"<Response><Dial>+1 (555) 010-0101</Dial></Response>"
    check = partial(check_bytes, runner=RUNNER)
    assert mend(data, check, lambda *_: None, unsafe=True).data == data
    assert mend(data, check, lambda *_: data, unsafe=True).data == data
    assert write_xml(b"<?xml version='1.0' encoding='koi8-r'?><a/>", []) is None
    assert write_xml(b"\xff<a/>", []) is None


def test_a_mending_of_many_is_done_by_halves() -> None:
    """Where all at once would be worse, as many are done as are better."""
    data = b"<Response><Dial>+1 (555) 010-0101</Dial><Dial>+1 (555) 010-0102</Dial></Response>"
    check = partial(check_bytes, runner=RUNNER)
    done = mend(
        data,
        check,
        lambda old, fixes: write_xml(old, fixes) if len(fixes) < 2 else None,
        unsafe=True,
    )
    assert b"(555)" not in done.data


def test_mending_ends() -> None:
    """A document that every mending leaves as it was is given back."""
    edit = Edit(
        line=1,
        column=1,
        end_line=1,
        end_column=1,
        content="",
        start=0,
        end=0,
        around=(0, 0),
    )
    fix = Fix(applicability=Fixable.SAFE, message="a", edits=(edit,))

    def check(data: bytes) -> list[Finding]:
        from attrs import evolve

        return [evolve(FINDING, fix=fix, message=str(len(data)))]

    after = mend(b"", check, lambda data, _: data + b"a", unsafe=False)
    assert len(after.data) == 100


def test_places_where_nothing_can_be_pointed_at() -> None:
    """A finding about no element stands at the beginning, and changes nothing."""
    locator = XmlLocator("<Response/>", None)
    assert locator.span(Found()) == (0, 0)
    from cxml._check.found import Remove

    assert locator.replacements(Found(changes=(Remove(),))) == ()


def test_a_text_in_a_section_of_characters_is_mended_as_it_is() -> None:
    """In CDATA an ampersand is written as itself."""
    data = b"<Response><Dial><![CDATA[+1 (555) 010-0101]]></Dial></Response>"
    after = mend(data, partial(check_bytes, runner=RUNNER), write_xml, unsafe=True)
    assert after.data == b"<Response><Dial><![CDATA[+15550100101]]></Dial></Response>"


def test_a_text_in_pieces_is_left_alone() -> None:
    """Of a text that a comment divides nobody can say which piece is to change."""
    data = b"<Response><Dial>+1 (555)<!-- a --> 010-0101</Dial></Response>"
    after = mend(data, partial(check_bytes, runner=RUNNER), write_xml, unsafe=True)
    assert after.data == data


def test_formats_of_findings_over_several_lines() -> None:
    """Columns are said of one line alone; a line that is not known is not shown."""
    report = Report(findings=[FINDING], checked=1)
    start = "::warning title=cxml (CX306),file=a.xml,line=1,endLine=2::"
    assert write_github(report).startswith(start)
    assert " | " not in write_text(report)


def test_sarif_of_a_copy_that_nobody_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a version SARIF says none."""

    def missing(_: str) -> str:
        raise metadata.PackageNotFoundError

    monkeypatch.setattr("cxml._check.formats.sarif.version", missing)
    assert "semanticVersion" not in write_sarif(Report(findings=[FINDING], checked=1))


def test_files_elsewhere_keep_their_path() -> None:
    """A file outside of the working folder is called by its whole path."""
    assert shown_path(Path("/somewhere/a.xml")) == "/somewhere/a.xml"


def test_rules_about_comments_find_nothing_by_themselves() -> None:
    """The machinery of suppressions says what these rules say."""
    assert [*RULES["CX001"].find(), *RULES["CX002"].find()] == []


def test_secrets_that_overlap_are_hidden_once() -> None:
    """Parts that lie in each other are one part."""
    from cxml._check.secrets import without
    from cxml._input.positions import Span

    assert without("abcdef", [Span(1, 5), Span(2, 3)]) == "a****f"


def test_rooms_whose_names_are_filled_in_are_no_rooms() -> None:
    """Two documents with a template for a name say nothing about each other."""
    from cxml._check.check import check_folder

    name = b"<Conference muted='%b' beep='false'>{{Room}}</Conference>"
    room = b"<Response><Dial>%b</Dial></Response>" % name
    assert check_folder({"a.xml": room % b"true", "b.xml": room % b"false"}, RUNNER) == []


def test_the_second_child_of_an_element_without_a_class() -> None:
    """Too many children are found beside one that cxml has no class for."""
    text = "<a/><Conference>a</Conference><Conference>b</Conference>"
    found = check_bytes(f"<Response><Dial>{text}</Dial></Response>".encode(), RUNNER)
    assert [(each.code, each.element) for each in found if each.code == "CX208"] == [
        ("CX208", "Response/Dial/Conference[2]")
    ]


def test_what_waits_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of very many findings the worst are kept, and of those the first."""
    monkeypatch.setattr(asking, "MOST_WAITING", 3)
    monkeypatch.setattr(asking, "MOST_KEPT", 2)
    found = check_bytes(
        b"<Response>%b<Dial/></Response>" % (b"<Say/>" * 9), Runner(make_settings())
    )
    assert "CX210" in [each.code for each in found]
    assert len(found) < 9


def test_values_beside_many_secrets_are_not_shown() -> None:
    """Where many secrets stand in a value, it is hidden as a whole."""
    query = "&amp;".join(f"token=s3cret{number}" for number in range(25))
    text = f"<Response><Redirect>https://localhost/a?{query}</Redirect></Response>"
    said = {each.code: str(each) for each in check_bytes(text.encode(), RUNNER)}
    assert {"CX315", "CX703"} <= set(said)
    assert "s3cret" not in "".join(said.values())


def test_secrets_that_are_spelled_in_another_way_are_hidden_too() -> None:
    """What a rule finds to be a secret is hidden, though its name is written with escapes."""
    address = "https://example.com/a?%74oken=s3cret"
    text = (
        f"<Response><Redirect>{address}</Redirect>"
        f"<Enqueue action='{address}'>support</Enqueue></Response>"
    )
    examined = Examined(text.encode(), RUNNER)
    assert {each.code for each in examined.findings()} >= {"CX703"}
    assert "s3cret" not in examined.shown


def test_a_comment_behind_the_document() -> None:
    """A comment behind the end of the root covers nothing."""
    found = check_bytes(b"<Response/>\n<!-- cxml: ignore[CX306] -->\n", RUNNER)
    assert [each.code for each in found] == ["CX001"]
