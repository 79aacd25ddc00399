"""What ``cxml check`` and ``cxml rule`` promise."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from cxml._check import replace, run, runner
from cxml._check.rule import RuleFailedError
from cxml._check.rules import RULES
from cxml.cli import main

GOOD = b"<Response><Say>Welcome.</Say></Response>"
WRONG = b"""\
<?xml version="1.0" encoding="UTF-8"?>
<Response>
  <Dial callerid="+15550100100">+1 (555) 010-0101</Dial>
</Response>
"""
MENDED = WRONG.replace(b"callerid", b"callerId").replace(b"+1 (555) 010-0101", b"+15550100101")
UNSAFE = b"<Response><Redirect>http://example.com/a</Redirect></Response>"
HINT = b"<Response><Dial>+15550100101</Dial><Say>Nobody is there.</Say></Response>"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with one wrong document, and without colours."""
    (tmp_path / "wrong.xml").write_bytes(WRONG)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, data: bytes) -> None:
    """Write a file of the folder."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Let standard input hold this."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))


def test_people_see_the_line_and_what_to_write(capsys: pytest.CaptureFixture[str]) -> None:
    """The text has a place, the code, the line with carets, help, and a summary."""
    assert main(["check"]) == 1
    output = capsys.readouterr().out
    assert output.startswith("wrong.xml:3:9 CX204 error unknown-attribute\n")
    assert '    3 |   <Dial callerid="+15550100100">+1 (555) 010-0101</Dial>\n' in output
    assert "\n      |         ^^^^^^^^" in output
    assert "Found 2 problems (1 error, 1 warning) in 1 file. 2 can be fixed with --fix.\n" in output


def test_what_is_right_is_said_too(capsys: pytest.CaptureFixture[str]) -> None:
    """Without findings there is a summary, and the exit code is 0."""
    write("wrong.xml", GOOD)
    assert main(["check", "wrong.xml"]) == 0
    assert capsys.readouterr().out == "No problems in 1 file.\n"


@pytest.mark.parametrize("form", ["text", "concise", "json", "sarif", "github"])
def test_the_exit_code_is_the_same_in_every_format(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The format changes what is printed, and never the exit code."""
    assert main(["check", "--format", form]) == 1
    assert "CX204" in capsys.readouterr().out
    assert main(["check", "--format", form, "--exit-zero"]) == 0
    write("wrong.xml", GOOD)
    assert main(["check", "--format", form]) == 0


def test_json_has_stable_keys(capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON is a list of objects, each with its fix."""
    main(["check", "--format", "json", "--select", "CX306"])
    (found,) = json.loads(capsys.readouterr().out)
    names = (
        "code name severity path line column end_line end_column element message platform_code"
        " suggestion url fix"
    )
    assert " ".join(found) == names
    assert found["fix"]["edits"][0]["content"]
    assert (found["path"], found["line"], found["platform_code"]) == ("wrong.xml", 3, 13223)


def test_github_takes_its_commands(capsys: pytest.CaptureFixture[str]) -> None:
    """Workflow commands name the file and the place, and escape what would end them."""
    main(["check", "--format", "github", "--select", "unknown-attribute"])
    assert capsys.readouterr().out.startswith(
        "::error title=cxml (CX204),file=wrong.xml,line=3,endLine=3,col=9,endColumn=32::"
    )


def test_sarif_lists_rules_and_what_is_suppressed(capsys: pytest.CaptureFixture[str]) -> None:
    """SARIF has all rules, fingerprints that do not move with lines, and closed alerts."""
    write("wrong.xml", WRONG.replace(b"<Dial", b"<!-- cxml: ignore[CX204] --><Dial"))
    main(["check", "--format", "sarif"])
    (first,) = json.loads(capsys.readouterr().out)["runs"]
    assert len(first["tool"]["driver"]["rules"]) == len(RULES)
    codes = {each["ruleId"]: "suppressions" in each for each in first["results"]}
    assert codes == {"CX204": True, "CX306": False}
    write("wrong.xml", b"\n".join(WRONG.replace(b"<Response>", b"<Response>\n\n").splitlines()))
    main(["check", "--format", "sarif", "--select", "CX306"])
    (second,) = json.loads(capsys.readouterr().out)["runs"]
    prints = [each["partialFingerprints"]["primaryLocationLineHash"] for each in second["results"]]
    assert prints
    assert "fixes" in second["results"][0]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--select", "CX3"], 1),
        (["--select", "number-not-e164", "--fail-on", "error"], 0),
        (["--select", "CX306", "--fail-on", "warning"], 1),
        (["--ignore", "CX2,CX306"], 0),
        (["--min-severity", "error", "--ignore", "CX204"], 0),
        (["--target", "both", "--coming-from", "twilio"], 1),
        (["--exclude", "wrong.xml"], 2),
        (["--exclude", "*.xml", "wrong.xml"], 0),
    ],
)
def test_options_choose_what_counts(options: list[str], code: int) -> None:
    """Rules are chosen by id, beginning or name; the threshold is inclusive."""
    assert main(["check", *options]) == code


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--select", "CX999"], "there is no rule 'CX999'"),
        (["--ignore", "wrong-rot"], "did you mean 'wrong-root'?"),
        (["--target", "both platforms"], "there is no target"),
        (["--coming-from", "plivo"], "there is no coming-from"),
        (["missing.xml"], "missing.xml is not there"),
        ([""], "the name of a file is empty"),
        (["a" * 300 + ".xml"], "cannot be read"),
        (["--config", "missing.toml"], "missing.toml cannot be read"),
        (["--output", "no/such/folder.txt"], "cannot be written"),
    ],
)
def test_what_cannot_run_says_why(
    options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A run that is not possible exits with 2, and one line says why and what is near."""
    assert main(["check", *options]) == 2
    output = capsys.readouterr()
    assert output.err.startswith("cxml check: ")
    assert said in output.err
    assert output.err.count("\n") == 1


def test_what_is_neither_a_file_nor_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe is not read: it may never end."""
    os.mkfifo("pipe.xml")
    assert main(["check", "pipe.xml"]) == 2
    assert "neither a file nor a folder" in capsys.readouterr().err


def test_nothing_to_check_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without documents is a mistake in a pipeline, and no success."""
    Path("empty").mkdir()
    assert main(["check", "empty"]) == 2
    assert "there is nothing to check" in capsys.readouterr().err


def test_a_folder_has_its_documents_and_no_others(capsys: pytest.CaptureFixture[str]) -> None:
    """In folders documents are told by their root; a file that is named is taken as it is."""
    write("a/pom.xml", b"<project/>")
    write("a/node_modules/b.xml", WRONG)
    write("a/c.twiml", b"<!-- a --><!DOCTYPE a><Response/>")
    write("a/d.xml", "<response/>".encode("utf-16"))
    assert main(["check", "a", "a/c.twiml", "--format", "concise"]) == 1
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == [
        "a/c.twiml",
        "a/d.xml",
    ]
    assert main(["check", "a/pom.xml", "--select", "CX103"]) == 1


@pytest.mark.parametrize("git", ["there", "not there"])
def test_what_git_ignores_is_not_checked(
    git: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With git, what it ignores is left out; without it, folders are walked."""
    write(".gitignore", b"drafts/\n")
    write("drafts/a.xml", WRONG)
    os.system("git init -q .")  # noqa: S605, S607 - a real repository
    if git == "not there":
        monkeypatch.setattr("shutil.which", lambda _: None)
    main(["check", "--format", "concise", "--select", "CX306"])
    assert ("drafts" in capsys.readouterr().out) is (git == "not there")


def test_a_folder_that_nobody_may_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be walked is an error, and not an empty one."""
    write("closed/a.xml", WRONG)

    def refuse(top: str, onerror: object) -> Iterator[tuple[str, list[str], list[str]]]:
        assert callable(onerror)
        onerror(PermissionError(13, "Permission denied", str(top)))
        yield "", [], []

    monkeypatch.setattr("os.walk", refuse)
    assert main(["check", "closed"]) == 2


def test_a_file_that_cannot_be_read_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The other files are checked, and the exit code says that one was not."""
    write("closed.xml", WRONG)
    opened = Path.open

    def refuse(path: Path, *arguments: object, **more: object) -> object:
        if path.name == "closed.xml":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert main(["check"]) == 2
    output = capsys.readouterr()
    assert "wrong.xml:3" in output.out
    assert output.err == "cxml check: closed.xml cannot be read: Permission denied\n"


def test_fixes_are_written() -> None:
    """What was surely meant is written; the rest stays, and the mode of the file too."""
    Path("wrong.xml").chmod(0o640)
    assert main(["check", "--fix"]) == 0
    assert Path("wrong.xml").read_bytes() == MENDED
    assert Path("wrong.xml").stat().st_mode & 0o777 == 0o640


def test_unsafe_fixes_are_written_only_when_asked() -> None:
    """What was probably meant takes both options."""
    write("wrong.xml", UNSAFE)
    assert main(["check", "--fix"]) == 1
    assert main(["check", "--unsafe-fixes"]) == 1
    assert Path("wrong.xml").read_bytes() == UNSAFE
    assert main(["check", "--fix", "--unsafe-fixes"]) == 0
    assert Path("wrong.xml").read_bytes() == UNSAFE.replace(b"http:", b"https:")


def test_a_difference_is_shown_and_nothing_written(capsys: pytest.CaptureFixture[str]) -> None:
    """With --diff the exit code says whether anything would change."""
    write("other.xml", GOOD)
    assert main(["check", "--diff"]) == 1
    output = capsys.readouterr().out
    assert output.startswith("--- wrong.xml\n+++ wrong.xml\n")
    assert '+  <Dial callerId="+15550100100">+15550100101</Dial>\n' in output
    assert Path("wrong.xml").read_bytes() == WRONG
    assert main(["check", "--diff", "other.xml"]) == 0


def test_a_file_that_changes_meanwhile_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What somebody else wrote between reading and writing is not lost, nor left by half."""
    monkeypatch.setattr(
        run,
        "replace_file",
        lambda path, _, after: replace.replace_file(path, b"something else", after),
    )
    assert main(["check", "--fix"]) == 2
    assert "somebody else has changed it meanwhile" in capsys.readouterr().err
    assert Path("wrong.xml").read_bytes() == WRONG
    assert [*Path().iterdir()] == [Path("wrong.xml")]


def test_standard_input_is_checked_and_mended(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """What comes in is mended to standard output; the findings go to standard error."""
    stdin(monkeypatch, WRONG)
    assert main(["check", "-", "--format", "concise"]) == 1
    assert capfdbinary.readouterr().out.startswith(b"stdin:3:9: CX204")
    stdin(monkeypatch, WRONG)
    assert main(["check", "-", "--fix", "--stdin-filename", "a.xml"]) == 0
    output = capfdbinary.readouterr()
    assert output.out == MENDED
    assert b"No problems in 1 file; 2 problems fixed." in output.err
    stdin(monkeypatch, WRONG)
    assert main(["check", "-", "--fix", "--stdin-filename", "a.xml", "--exclude", "a.xml"]) == 0
    assert capfdbinary.readouterr().out == WRONG


def test_statistics(capsys: pytest.CaptureFixture[str]) -> None:
    """How often each rule finds something can be asked for, as JSON too."""
    assert main(["check", "--statistics"]) == 1
    assert "CX204" in capsys.readouterr().out
    assert main(["check", "--statistics", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)


def test_output_goes_to_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    """With --output nothing is printed."""
    assert main(["check", "--output", "report.txt"]) == 1
    assert capsys.readouterr().out == ""
    assert "CX204" in Path("report.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "value", "coloured"),
    [("FORCE_COLOR", "1", True), ("FORCE_COLOR", "0", False), ("NO_COLOR", "1", False)],
)
def test_colours(
    name: str,
    value: str,
    coloured: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Colours are for terminals, unless the environment says otherwise."""
    monkeypatch.setenv(name, value)
    main(["check"])
    assert ("\x1b[1;31m" in capsys.readouterr().out) is coloured


def test_what_a_document_hides_is_shown_as_an_escape(capsys: pytest.CaptureFixture[str]) -> None:
    """Control characters of a document do not reach the terminal; wide ones take two cells."""
    text = "<Response>\n\t<Say>e\u0301\u65e5\x9b[31m</Say><Dial>5550100101</Dial></Response>"
    write("wrong.xml", text.encode())
    main(["check"])
    output = capsys.readouterr().out
    assert "\x9b" not in output
    assert "\\x9b" in output


def test_a_long_line_is_shown_in_part(capsys: pytest.CaptureFixture[str]) -> None:
    """Of a line that is longer than a terminal, the part around the finding is shown."""
    write("wrong.xml", b"<Response><Say>%b</Say><Dial>5550100101</Dial></Response>" % (b"a" * 900))
    main(["check"])
    assert max(map(len, capsys.readouterr().out.splitlines())) < 200


def test_the_configuration_is_that_of_the_nearest_file(capsys: pytest.CaptureFixture[str]) -> None:
    """Settings come from above the first path; options go before them."""
    write("wrong.xml", HINT)
    write(
        "pyproject.toml",
        b'[tool.cxml.check]\nfail-on = "info"\nexclude = ["drafts/*"]\ndefault-country = "US"\n'
        b'[tool.cxml.check.severity]\nCX306 = "info"\n'
        b'[tool.cxml.check.per-file-ignores]\n"legacy/*" = ["CX306"]\n"*/more/*" = ["CX3"]\n',
    )
    write("deep/pyproject.toml", b"[project]\nname = 'a'\n")
    write("deep/a.xml", b"<Response><Dial>5550100101</Dial></Response>")
    write("legacy/a.xml", b"<Response><Dial>5550100101</Dial></Response>")
    write("legacy/b.xml", b"<Response><Dial>5550100101</Dial></Response>")
    write("drafts/a.xml", WRONG)
    assert main(["check", ".", "--format", "concise"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["deep/a.xml:1:17:", "wrong.xml:1:36:"]
    assert "CX306 info" in lines[0]
    assert "+15550100101" in lines[0]
    assert main(["check", "wrong.xml", "--fail-on", "warning"]) == 0
    assert main(["check", "wrong.xml", "--isolated"]) == 0
    assert main(["check", "wrong.xml", "--config", "pyproject.toml"]) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[tool.cxml.check]\nselct = []", "there is no setting 'selct'; did you mean 'select'?"),
        ("[tool.cxml.check]\nselect = ['CX99']", "select: there is no rule 'CX99'"),
        ("[tool.cxml.check]\nselect = 'CX3'", "select has to be a list of texts"),
        ("[tool.cxml.check]\nfail-on = 3", "fail-on has to be a text"),
        ("[tool.cxml.check]\nfail-on = 'warn'", "did you mean 'warning'?"),
        ("[tool.cxml.check]\nseverity = 3", "severity has to be a table of texts"),
        ("[tool.cxml.check.severity]\nCX306 = 'fatal'", "there is no severity 'fatal'"),
        ("[tool.cxml.check.per-file-ignores]\n'a' = ['CX99']", "there is no rule 'CX99'"),
        ("[tool.cxml]\ncheck = 3", "has to be a table"),
        ("[tool.cxml.check", "cannot be read"),
        ("#" + "a" * (1 << 20), "is longer than"),
    ],
)
def test_a_configuration_that_cannot_be(
    text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the configuration gets wrong is said with the file, and the exit code is 2."""
    write("pyproject.toml", text.encode())
    assert main(["check", "."]) == 2
    output = capsys.readouterr().err
    assert "pyproject.toml" in output
    assert said in output


def test_a_configuration_that_is_named_has_to_have_the_table() -> None:
    """A file that is named and says nothing about checking is a mistake."""
    write("other.toml", b"[tool]\ncxml = 3\n")
    assert main(["check", "--config", "other.toml"]) == 2


@pytest.mark.parametrize(
    ("comment", "codes"),
    [
        ("<!-- cxml: ignore[CX204, CX306] -->", []),
        ("<!-- cxml: ignore[unknown-attribute] why -->", ["CX306"]),
        ("<!-- cxml: ignore[CX204, CX501] -->", ["CX001", "CX306"]),
        ("<!-- cxml: ignore[CX501] -->", ["CX001", "CX204", "CX306"]),
        ("<!-- cxml: ignore -->", ["CX002", "CX204", "CX306"]),
        ("<!-- cxml: ignore[] -->", ["CX002", "CX204", "CX306"]),
        ("<!-- cxml: ignore[CX101] -->", ["CX002", "CX204", "CX306"]),
        ("<!-- another -->", ["CX204", "CX306"]),
    ],
)
def test_comments_suppress_what_they_name(
    comment: str, codes: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A comment in the line, or alone before the tag, suppresses the rules that it names."""
    for between in ("", "\n  <!-- more -->\n  "):
        write("wrong.xml", WRONG.replace(b"<Dial", f"{comment}{between}<Dial".encode()))
        main(["check", "--format", "json"])
        found = json.loads(capsys.readouterr().out)
        assert sorted(each["code"] for each in found) == codes


def test_a_comment_for_the_file_suppresses_everywhere() -> None:
    """With ignore-file a comment may stand anywhere; what is left unused is mended away."""
    write("wrong.xml", WRONG + b"<!-- cxml: ignore-file[CX204, CX306] -->")
    assert main(["check"]) == 0
    text = (
        b"<Response>\n  <!-- cxml: ignore[CX306, CX309] a -->\n  <Dial>5550100101</Dial></Response>"
    )
    write("wrong.xml", text)
    assert main(["check", "--fix"]) == 0
    assert Path("wrong.xml").read_bytes() == text.replace(b"CX306, CX309", b"CX306")


def test_a_rule_that_fails_is_no_pass(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An error inside a rule is said with its id, and the exit code is 2."""
    write("wrong.xml", GOOD)
    write("other.xml", GOOD)

    def fail(*_: object) -> None:
        raise RuleFailedError(RULES["CX407"]) from None

    monkeypatch.setattr(runner, "_found", fail)
    assert main(["check"]) == 2
    assert "CX407" in capsys.readouterr().err


def test_a_rule_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """A rule is found by its id or its name, and says why, wrong and right."""
    assert main(["rule", "cx306"]) == 0
    by_id = capsys.readouterr().out
    assert by_id.startswith("# CX306 number-not-e164\n")
    assert "## Wrong" in by_id
    assert main(["rule", "number-not-e164"]) == 0
    assert capsys.readouterr().out == by_id
    assert main(["rule", "CX407", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["name"] == "redirect-cycle"


def test_all_rules_are_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """All rules come in the order of their ids, in both formats."""
    assert main(["rule", "--all"]) == 0
    assert capsys.readouterr().out.count("\n## Right\n") == len(RULES)
    assert main(["rule", "--all", "--format", "json"]) == 0
    assert [each["code"] for each in json.loads(capsys.readouterr().out)] == sorted(RULES)


def test_a_rule_that_there_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    """A rule that there is not is said with the nearest, and the exit code is 2."""
    assert main(["rule", "wrong-rot"]) == 2
    assert "did you mean 'wrong-root'?" in capsys.readouterr().err
