"""What ``cxml check`` promises."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import cxml._check.run as running
import cxml._commands.check as command
from cxml._check import examined
from cxml._check.rule import FOLDER, RAW
from cxml._check.rules import RULES
from cxml.cli import main

FORMATS = ("text", "concise", "json", "sarif", "github")
GOOD = "<Response>\n  <Say>Welcome.</Say>\n</Response>\n"
ERROR = GOOD.replace("<Say>Welcome.</Say>", "<Dial/>")
WARNING = GOOD.replace("<Say>Welcome.</Say>", "<Redirect>http://example.com/</Redirect>")
INFO = GOOD.replace("<Say>", "<Gather action='/a'><Say>").replace("</Say>", "</Say></Gather>")
FIXABLE = GOOD.replace("Say", "say")
MENDED = FIXABLE.replace("say", "Say")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty folder of no repository and no project, with no wish for colours."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def write(**files: str) -> None:
    """Write files, each named without its ending."""
    for name, text in files.items():
        Path(f"{name}.xml").write_text(text, encoding="utf-8", newline="")


def configure(text: str, folder: str = ".") -> None:
    """Write settings."""
    Path(folder, "pyproject.toml").write_text(f"[tool.cxml.check]\n{text}", encoding="utf-8")


def read(name: str) -> str:
    """Read a document."""
    return Path(f"{name}.xml").read_text(encoding="utf-8")


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Give what runs the command: its exit code, and what it printed on either stream."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["check", *arguments])
        output = capsys.readouterr()
        return code, output.out, output.err

    return run


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Give what puts something into standard input."""

    def put(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))

    return put


# Exit codes


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("document", "fail_on", "code"),
    [
        (GOOD, "info", 0),
        (INFO, "info", 1),
        (INFO, "warning", 0),
        (INFO, None, 0),
        (WARNING, "warning", 1),
        (WARNING, None, 1),
        (WARNING, "error", 0),
        (ERROR, "error", 1),
    ],
)
def test_exit_codes(check: Any, form: str, document: str, fail_on: str | None, code: int) -> None:
    """The exit code is 1 where something is as bad as --fail-on, or worse, whatever the format."""
    write(a=document)
    options = ["--fail-on", fail_on] if fail_on else []
    assert check("--format", form, *options, "a.xml")[0] == code
    assert check("--format", form, *options, "--exit-zero", "a.xml")[0] == 0
    assert check("--format", form, *options, "--output", "out", "a.xml")[0] == code
    assert check("--format", form, *options, "--statistics", "a.xml")[0] == code


def test_what_is_not_shown_does_not_count(check: Any) -> None:
    """What is less bad than --min-severity is neither shown nor counted."""
    write(a=WARNING, b=ERROR)
    assert check("--min-severity", "error", "a.xml") == (0, "No problems in 1 file.\n", "")
    code, out, _ = check("--min-severity", "error", "--format", "concise", ".")
    assert (code, out.count("\n")) == (1, 1)
    assert check("--min-severity", "warning", "a.xml")[0] == 1


def test_a_folder_of_which_all_is_excluded(check: Any) -> None:
    """Where nothing is left, it is said whether there were documents, and they are excluded."""
    write(a=GOOD)
    assert check("--exclude", "*.xml")[2] == (
        "cxml check: there is nothing to check: all files here that may be documents are excluded\n"
    )
    Path("b.xml").write_text("<other/>")
    assert "no file here looks like" in check("--exclude", "a.xml")[2]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["missing.xml"], "missing.xml is not there"),
        (["--select", "CX999", "a.xml"], "there is no rule 'CX999'"),
        (["--ignore", "empty-dail", "a.xml"], "did you mean 'empty-dial'?"),
        (["--target", "signalwir", "a.xml"], "did you mean 'signalwire'?"),
        (["--coming-from", "plivo", "a.xml"], "there is no coming-from 'plivo'; there is twilio"),
        (["--config", "missing.toml", "a.xml"], "missing.toml cannot be read: No such file"),
        (["--output", "missing/out", "a.xml"], "missing/out cannot be written: No such file"),
        (["--output", "a\0b", "a.xml"], "cannot be written: embedded null"),
        ([""], "the name of a file is empty"),
        (["empty"], "there is nothing to check: no file here looks like a document"),
    ],
)
@pytest.mark.parametrize("form", FORMATS)
def test_what_cannot_run(check: Any, arguments: list[str], said: str, form: str) -> None:
    """What cannot run ends with 2 and a line on standard error; a program can read the output."""
    write(a=GOOD)
    Path("empty").mkdir()
    code, out, err = check("--format", form, *arguments)
    assert code == 2
    if "--output" in arguments or form not in {"json", "sarif"}:
        assert out == ""
    elif form == "json":
        assert json.loads(out) == []
    else:
        (run,) = json.loads(out)["runs"]
        (invocation,) = run["invocations"]
        assert (run["results"], invocation["executionSuccessful"]) == ([], False)
        assert said in invocation["toolExecutionNotifications"][0]["message"]["text"]
    assert err.startswith("cxml check: ")
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(("form", "printed"), [("json", "[]\n"), ("sarif", ""), ("text", "")])
def test_nothing_is_counted_of_what_cannot_run(check: Any, form: str, printed: str) -> None:
    """Nobody is told that there are no problems where nothing was looked at."""
    assert check("--format", form, "--statistics", "missing.xml")[:2] == (2, printed)


@pytest.mark.parametrize(
    "options", [["--fail-on", "bad"], ["--min-severity", "bad"], ["--format", "xml"], ["--nothing"]]
)
def test_usage(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong options end with 2."""
    with pytest.raises(SystemExit) as ended:
        main(["check", *options])
    assert ended.value.code == 2
    assert "cxml check --help shows" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="there is no such file")
@pytest.mark.parametrize("form", FORMATS)
def test_a_file_that_cannot_be_read(check: Any, form: str) -> None:
    """A file that cannot be read is named, the others are checked, and the exit code is 2."""
    write(a=ERROR)
    code, out, err = check("--format", form, "/proc/self/mem", "a.xml")
    assert code == 2
    assert "CX210" in out
    assert err == "cxml check: /proc/self/mem cannot be read: Input/output error\n"
    assert check("--exit-zero", "/proc/self/mem")[0] == 2


@pytest.mark.parametrize("on", [RAW, FOLDER])
@pytest.mark.parametrize("options", [[], ["--fix"], ["--format", "sarif"]])
def test_a_rule_that_fails(
    check: Any, monkeypatch: pytest.MonkeyPatch, on: Any, options: list[str]
) -> None:
    """A rule that fails is named, with the file and its kind, and the exit code is 2."""
    write(a=GOOD.replace("Welcome", "{"), b=ERROR)

    def fails(about: Any) -> Iterator[Any]:
        if on is FOLDER or b"{" in about.data:
            raise RuntimeError("hunter2")
        return iter(())

    broken = evolve(RULES["CX102"], on=(on,), find=fails)
    monkeypatch.setitem(RULES, "CX102", broken)
    code, out, err = check(*options, ".")
    assert code == 2
    where = "" if on is FOLDER else " in a.xml"
    assert err.startswith(
        f"cxml check: CX102 content-before-document failed with RuntimeError{where}"
    )
    assert "CX210" in out
    assert "hunter2" not in out + err
    assert check(*options, "--ignore", "CX102", ".")[0] == 1


@pytest.mark.parametrize("where", ["read_document", "finding_of"])
def test_a_fault_of_the_machinery(check: Any, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    """Whatever fails at one file, the others are checked, and nothing of the error is shown."""
    write(a=ERROR.replace("Dial", "Dial action='{'"), b=ERROR)
    works = getattr(examined, where)

    def fails(about: Any, *more: Any) -> Any:
        if (
            about.startswith(b"<Response>\n  <Dial a")
            if where == "read_document"
            else "a.xml" in more
        ):
            raise ZeroDivisionError("hunter2")
        return works(about, *more)

    monkeypatch.setattr(examined, where, fails)
    code, out, err = check(".")
    assert code == 2
    said = "cxml check: a.xml cannot be checked (ZeroDivisionError): this is a fault of cxml"
    assert err.startswith(said)
    assert "b.xml" in out
    assert "hunter2" not in out + err


def test_a_fault_between_the_files(check: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails between the files leaves what is found in each."""
    write(a=ERROR, b=ERROR)

    def fails(*_: object, **__: object) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(running, "between", fails)
    code, out, err = check(".")
    assert (code, out.count("CX210 ")) == (2, 2)
    assert err.startswith("cxml check: what stands between the files cannot be checked (Zero")


def test_a_finding_that_fails(check: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """So is one whose finding cannot be said."""
    write(a=ERROR, b=WARNING)
    monkeypatch.setitem(RULES, "CX210", evolve(RULES["CX210"], message="{nothing}"))
    code, out, err = check(".")
    assert code == 2
    assert "CX210 empty-dial failed with KeyError in a.xml: " in err
    assert "CX701" in out


# What is checked


def test_folders_and_files(check: Any) -> None:
    """Paths are shown from the working folder on, with slashes, and in their order."""
    Path("documents/sub").mkdir(parents=True)
    for name in ("documents/b", "documents/sub/a", "c"):
        write(**{name: ERROR})
    places = ["c.xml:2:3", "documents/b.xml:2:3", "documents/sub/a.xml:2:3"]
    for paths in (
        [],
        ["."],
        ["documents", "c.xml"],
        [str(Path.cwd())],
        ["./documents/..", "c.xml"],
    ):
        _, out, _ = check("--format", "concise", *paths)
        assert [each.partition(": ")[0] for each in out.splitlines()] == places
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir("documents")
        assert check("--format", "concise", "sub")[1].startswith("sub/a.xml:2:3: ")
        assert check("--format", "concise", "../c.xml")[1].startswith("../c.xml:2:3: ")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"OK", "CX108"),
        (b"", "CX108"),
        (bytes(range(256)), "CX105"),
        (b"\x7fELF\x02\x01\x01\0\0\0", "CX108"),
        (b"<html></html>", "CX108"),
        (b"<pom/>", "CX103"),
        (GOOD.encode("utf-32"), "CX108"),
        (b"<Response>\xe9</Response>", "CX105"),
        (b"<Response>" + b" " * (1 << 21), "CX109"),
    ],
)
def test_whatever_is_named(check: Any, data: bytes, code: str) -> None:
    """A file that is named is checked whatever stands in it; of a folder it is passed over."""
    Path("a.xml").write_bytes(data)
    status, out, _ = check("--format", "concise", "a.xml")
    assert status == 1
    assert f" {code} error " in out
    if b"<Response" not in data.replace(b"\0", b""):
        assert check(".")[0] == 2


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_encodings(check: Any, encoding: str) -> None:
    """Documents in Latin-1 and UTF-16 are checked, and their lines are shown."""
    text = f"<?xml version='1.0' encoding='{encoding}'?>\n<Response><Say>é</Say><Dial/></Response>"
    Path("a.xml").write_bytes(text.encode(encoding))
    _, out, _ = check("a.xml")
    assert "CX210 error" in out
    assert "    2 | <Response><Say>é</Say><Dial/></Response>\n" in out


def test_rules_between_files(check: Any) -> None:
    """Documents of one run are looked at together; what has to be whole, only in a folder."""
    room = "<Response><Dial><Conference {}>Weekly</Conference></Dial></Response>\n"
    write(a=room.format("endConferenceOnExit='true'"), b=room.format("endConferenceOnExit='true'"))
    assert "CX505" in check(".")[1]
    assert check("a.xml", "b.xml")[0] == 0
    configure("[tool.cxml.check.per-file-ignores]\n'a.xml' = ['CX505']\n")
    assert check(".")[0] == 0


# Rules


def test_rules(check: Any) -> None:
    """Rules are chosen by id, beginning and name, several at once; options go before settings."""
    write(a=ERROR.replace("<Dial/>", "<Dial/><Redirect>http://example.com/</Redirect><Start/>"))

    def codes(*options: str) -> set[str]:
        found = json.loads(check("--format", "json", *options, "a.xml")[1])
        return {each["code"] for each in found}

    every = codes()
    assert {"CX210", "CX211", "CX701"} <= every
    assert codes("--select", "CX210") == {"CX210"}
    assert codes("--select", "CX21,http-url") == {"CX210", "CX211", "CX701"}
    assert codes("--select", "CX21", "--select", "CX7") == {"CX210", "CX211", "CX701"}
    assert codes("--ignore", "CX2") == every - {"CX210", "CX211"}
    configure("select = ['CX7']\nignore = ['CX210']\n")
    assert codes() == {"CX701"}
    assert codes("--select", "CX2") == {"CX211"}
    assert codes("--isolated") == every


def test_target_and_origin(check: Any) -> None:
    """Where documents run, and where a program comes from, changes what is found."""
    write(a="<Response><Denoise/><Play>https://api.twilio.com/a.mp3</Play></Response>\n")
    assert "CX609" in check("a.xml")[1]
    assert "CX610" in check("--target", "both", "a.xml")[1]
    assert "CX609" not in check("--target", "both", "a.xml")[1]
    write(b="<Response><Dial><Number statusCallbackEvent='answered' statusCallback='https://a.io/b'>"
            "+15550100100</Number></Dial></Response>\n")  # fmt: skip
    assert check("b.xml")[0] == 0
    assert "CX608 warning" in check("--coming-from", "twilio", "b.xml")[1]


# Settings


def test_settings(check: Any) -> None:
    """Settings of the nearest project count, also in a folder below; --config names others."""
    write(a=INFO, b=WARNING, c=ERROR)
    configure(
        "exclude = ['c.xml']\nfail-on = 'error'\nmin-severity = 'warning'\n"
        "[tool.cxml.check.severity]\nhttp-url = 'error'\n"
    )
    code, out, _ = check("--format", "concise", ".")
    assert (code, out.count("\n")) == (1, 1)
    assert "b.xml:2:13: CX701 error" in out
    assert check("--fail-on", "info", "--min-severity", "info", "a.xml")[0] == 1
    Path("other.toml").write_text("[tool.cxml.check]\nfail-on = 'warning'\n", encoding="utf-8")
    assert check("--config", "other.toml", "c.xml")[0] == 1
    assert check("--isolated", "c.xml")[0] == 1
    assert check("--config", "other.toml", "a.xml")[0] == 0


def test_patterns_start_from_the_settings(check: Any) -> None:
    """Patterns of the settings start from their folder, those of options from the working one."""
    Path("documents/old").mkdir(parents=True)
    write(**{"documents/old/a": ERROR, "documents/b": ERROR, "documents/c": GOOD})
    configure(
        "exclude = ['documents/old']\n"
        "[tool.cxml.check.per-file-ignores]\n'documents/b*' = ['empty-dial']\n"
    )
    assert check(".")[:2] == (0, "No problems in 2 files.\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir("documents")
        assert check(".")[:2] == (0, "No problems in 2 files.\n")
        assert check("--exclude", "c.xml", ".")[:2] == (0, "No problems in 1 file.\n")


def test_excluded_by_name(check: Any, stdin: Any) -> None:
    """What is excluded is not checked though it is named, as by a hook, and that is no failure."""
    write(a=ERROR, b=ERROR)
    configure("exclude = ['a.xml']\n")
    assert check("a.xml") == (0, "No problems in 0 files.\n", "")
    assert check("a.xml", "b.xml")[0] == 1
    assert check("--exclude", "b.xml,a.xml", "a.xml", "b.xml")[0] == 0
    stdin(FIXABLE.encode())
    assert check("--fix", "-", "--stdin-filename", "a.xml")[:2] == (0, FIXABLE)
    stdin(ERROR.encode())
    assert check("-", "--stdin-filename", "a.xml")[0] == 0


@pytest.mark.parametrize("text", ["fail_on = 'error'", "select = ['CX999']", "a =", "fail-on = 1"])
def test_settings_that_cannot_be(check: Any, text: str) -> None:
    """Settings that cannot be end with 2, and a line that names the file."""
    write(a=GOOD)
    configure(text)
    code, out, err = check("a.xml")
    assert (code, out) == (2, "")
    assert err.startswith("cxml check: pyproject.toml")
    assert check("--isolated", "a.xml")[0] == 0


def test_settings_of_standard_input(check: Any, stdin: Any) -> None:
    """The settings of standard input are those of the name that it is given."""
    Path("sub").mkdir()
    configure("ignore = ['CX210']\n", "sub")
    stdin(ERROR.encode())
    assert check("-", "--stdin-filename", "sub/a.xml")[0] == 0
    stdin(ERROR.encode())
    assert check("-")[0] == 1


# Fixes


def test_fix(check: Any) -> None:
    """--fix writes what was surely meant, and says what is left."""
    write(a=FIXABLE, b=WARNING)
    code, out, err = check("--fix", ".")
    assert (read("a"), read("b")) == (MENDED, WARNING)
    assert (code, err) == (1, "")
    assert out.endswith(
        "Found 1 problem (1 warning) in 2 files; 1 problem fixed. 1 can be fixed with --fix "
        "--unsafe-fixes.\n"
    )
    assert check("--fix", "a.xml")[:2] == (0, "No problems in 1 file.\n")


def test_unsafe_fixes(check: Any) -> None:
    """--unsafe-fixes alone shows, and with --fix writes."""
    write(a=WARNING)
    code, out, _ = check("--unsafe-fixes", "a.xml")
    assert (code, read("a")) == (1, WARNING)
    assert "--fix --unsafe-fixes" in out
    assert check("--fix", "--unsafe-fixes", "a.xml")[0] == 0
    assert read("a") == WARNING.replace("http:", "https:")


def test_diff(check: Any) -> None:
    """--diff shows what would be written, and writes nothing; 1 says that there is something."""
    write(a=FIXABLE, b=WARNING)
    wanted = (
        "--- a/a.xml\n+++ b/a.xml\n@@ -1,3 +1,3 @@\n <Response>\n-  <say>Welcome.</say>\n"
        "+  <Say>Welcome.</Say>\n </Response>\n"
    )
    assert check("--diff", ".") == (1, wanted, "")
    assert check("--fix", "--diff", "a.xml") == (1, wanted, "")
    assert check("--diff", "--exit-zero", "a.xml") == (0, wanted, "")
    assert check("--diff", "b.xml") == (0, "", "")
    assert "+  <Redirect>https://" in check("--diff", "--unsafe-fixes", "b.xml")[1]
    assert check("--diff", "--output", "out", "a.xml") == (1, "", "")
    assert Path("out").read_text(encoding="utf-8") == wanted
    assert (read("a"), read("b")) == (FIXABLE, WARNING)


def test_the_end_of_a_difference(check: Any) -> None:
    """Lines end as those of documents do; the last may have no end."""
    write(a="<Response>\r<say>\x85\u2028a</say>\r\n</Response>")
    assert check("--diff", "a.xml")[1] == (
        "--- a/a.xml\n+++ b/a.xml\n@@ -1,3 +1,3 @@\n <Response>\n-<say>&#x85;\u2028a</say>\n"
        "+<Say>&#x85;\u2028a</Say>\n </Response>\n\\ No newline at end of file\n"
    )


def test_a_file_that_cannot_be_written(check: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be written is named, the others are written, and the exit code is 2."""
    write(a=FIXABLE, b=FIXABLE)
    real = os.replace

    def full(one: str, other: str) -> None:
        if str(other).endswith("a.xml"):
            raise OSError(28, "No space left on device")
        real(one, other)

    monkeypatch.setattr(os, "replace", full)
    code, out, err = check("--fix", ".")
    assert code == 2
    assert err == "cxml check: a.xml cannot be written: No space left on device\n"
    assert (read("a"), read("b")) == (FIXABLE, MENDED)
    assert out
    assert sorted(each.name for each in Path.cwd().iterdir()) == ["a.xml", "b.xml"]


# Standard input


def test_standard_input(check: Any, stdin: Any) -> None:
    """- is standard input, which is called as --stdin-filename says."""
    stdin(ERROR.encode())
    assert check("--format", "concise", "-")[1].startswith("stdin:2:3: CX210")
    stdin(ERROR.encode())
    out = check("--format", "concise", "-", "--stdin-filename", "a/b.xml")[1]
    assert out.startswith("a/b.xml:2:3: CX210")
    stdin(b"OK")
    assert "CX108" in check("-")[1]
    write(c=ERROR)
    stdin(ERROR.encode())
    assert check("--format", "concise", "c.xml", "-")[1].count("\n") == 2


def test_mending_standard_input(check: Any, stdin: Any) -> None:
    """With --fix what is mended goes to standard output, and what is left to standard error."""
    document = FIXABLE.replace("</Response>", "<Dial/></Response>")
    stdin(document.encode("utf-8-sig"))
    write(a=FIXABLE)
    code, out, err = check("--fix", "-", "--stdin-filename", "a.xml")
    assert (code, out) == (1, document.replace("say", "Say"))
    assert "a.xml:3:1 CX210 error" in err
    assert read("a") == FIXABLE  # the name is a name, and no place to write to
    stdin(GOOD.encode())
    assert check("--fix", "-") == (0, GOOD, "No problems in 1 file.\n")
    stdin(FIXABLE.encode())
    code, out, err = check("--diff", "-", "--stdin-filename", "a.xml")
    assert (code, err) == (1, "")
    assert out.startswith("--- a/a.xml\n+++ b/a.xml\n")


def test_mending_standard_input_beside_files(check: Any, stdin: Any) -> None:
    """Files beside it are written, and only what came in goes out."""
    stdin(FIXABLE.encode())
    write(a=FIXABLE)
    code, out, _ = check("--fix", "-", "a.xml", "--output", "report")
    assert (code, out, read("a")) == (0, MENDED, MENDED)
    assert Path("report").read_text(encoding="utf-8").startswith("No problems in 2 files")


def test_a_failure_of_standard_input(
    check: Any, stdin: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a rule fails, what came in goes out as it was."""

    def fails(_: object) -> Iterator[Any]:
        raise RuntimeError

    monkeypatch.setitem(RULES, "CX102", evolve(RULES["CX102"], find=fails))
    document = FIXABLE.replace("Welcome", "{")
    stdin(document.encode())
    assert check("--fix", "-")[:2] == (2, document)


def test_closed_standard_input(check: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closed standard input ends with 2."""
    monkeypatch.setattr(sys, "stdin", None)
    said = "cxml check: standard input cannot be read: standard input is closed\n"
    assert check("-") == (2, "", said)


# Output


@pytest.mark.parametrize("name", ["a.xml", "./a.xml", "link.xml"])
@pytest.mark.parametrize("options", [[], ["--fix"], ["--diff"]])
def test_output_over_what_is_checked(check: Any, name: str, options: list[str]) -> None:
    """A file that is checked is no place for the output, and nothing is written at all."""
    write(a=FIXABLE)
    Path("link.xml").symlink_to("a.xml")
    code, out, err = check(*options, "--output", name, ".")
    assert (code, out) == (2, "")
    assert err == f"cxml check: --output {name} is one of the files that are read\n"
    assert read("a") == FIXABLE


@pytest.mark.parametrize("form", FORMATS)
def test_output(check: Any, form: str) -> None:
    """--output writes what would be printed, without colours."""
    write(a=ERROR)
    _, out, _ = check("--format", form, "a.xml")
    assert check("--format", form, "--output", "out", "a.xml") == (1, "", "")
    assert Path("out").read_text(encoding="utf-8") == out


@pytest.mark.parametrize(
    ("environment", "is_terminal", "coloured"),
    [
        ({}, False, False),
        ({}, True, True),
        ({"TERM": "dumb"}, True, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, True, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
    ],
)
def test_colours(
    check: Any,
    stdin: Any,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    is_terminal: bool,
    coloured: bool,
) -> None:
    """Colours are for terminals, unless the environment says otherwise; files have none."""
    write(a=ERROR)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    for stream in (sys.stdout, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: is_terminal)
    assert ("\x1b[" in check("a.xml")[1]) is coloured
    stdin(ERROR.encode())
    assert ("\x1b[" in check("--fix", "-")[2]) is coloured
    for form in ("concise", "json", "sarif", "github"):
        assert "\x1b" not in check("--format", form, "a.xml")[1]
    check("--output", "out", "a.xml")
    assert "\x1b" not in Path("out").read_text(encoding="utf-8")


def test_statistics(check: Any) -> None:
    """--statistics counts the findings of each rule, for people or as JSON."""
    write(a=ERROR, b=ERROR)
    assert check("--statistics", ".")[1].startswith("     2  CX210  empty-dial\n")
    code, out, _ = check("--statistics", "--format", "json", ".")
    assert (code, json.loads(out)) == (
        1,
        [{"code": "CX210", "name": "empty-dial", "count": 2}],
    )


@pytest.mark.skipif(sys.platform != "linux", reason="others have no such names")
@pytest.mark.parametrize("form", FORMATS)
def test_names_of_files(check: Any, form: str) -> None:
    """A name may hold any bytes: none of them acts on a terminal, and none ends the run."""
    name = os.fsdecode(b"a\x1b[31m\xff\xe2\x80\xae\n.xml")
    Path(name).write_text(FIXABLE.replace("</Response>", "<Dial/></Response>"), encoding="utf-8")
    for options in (["--format", form], ["--diff"], ["--format", form, "--fix"]):
        code, out, _ = check(*options, ".")
        assert code == 1
        assert all(each.isprintable() or each == "\n" for each in out)
    assert "<Say>" in Path(name).read_text(encoding="utf-8")
    assert b"\x1b" not in (check(f"{name}b")[2]).encode()


def test_a_stream_that_lacks_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the encoding of a stream does not have is written as an escape."""
    write(a=ERROR.replace("<Dial/>", "<Say>é你</Say><Dial/>"))
    data = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(data, encoding="ascii", newline=""))
    assert main(["check", "a.xml"]) == 1
    assert b"<Say>\\xe9\\u4f60</Say>" in data.getvalue()


# As a program


def run(*arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command as a program."""
    return subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-m", "cxml", "check", *arguments], input=data, capture_output=True,
        check=False,
    )  # fmt: skip


def test_the_program() -> None:
    """As a program it answers by its exit code, and passes documents on byte by byte."""
    write(a=ERROR)
    assert run("a.xml").returncode == 1
    assert run("missing.xml").returncode == 2
    data = FIXABLE.replace("\n", "\r\n").encode()
    assert run("--fix", "-", data=data).stdout == data.replace(b"say", b"Say")


def test_git_is_asked() -> None:
    """What git ignores is not checked unless it is named."""
    git = shutil.which("git")
    assert git
    subprocess.run([git, "init", "-q"], check=True)  # noqa: S603 - of this machine
    write(a=GOOD, b=ERROR)
    Path(".gitignore").write_text("b.xml\n", encoding="utf-8")
    assert main(["check", "."]) == 0
    assert main(["check", "b.xml"]) == 1


def test_nothing_heavy_is_loaded() -> None:
    """Checking documents loads no framework, nor what checks programs."""
    write(a=ERROR)
    program = (
        "import sys; from cxml.cli import main; main(['check', 'a.xml']); "
        "print(*sorted({'flask', 'django', 'starlette', 'libcst', 'rich', 'pydantic'} "
        "& {*sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == ""


def test_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    """--help says what the exit codes mean."""
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    assert "Exit code, whatever the format: 0" in capsys.readouterr().out
    assert command.SUMMARY


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--unsafe-fixes", "--unsafe-fixes does nothing without --fix or --diff"),
        ("--stdin-filename b.xml", "--stdin-filename does nothing without -, which stands for"),
        ("--isolated --config pyproject.toml", "--isolated does nothing beside --config"),
        ("--unsafe-fixes --fix", ""),
        ("--unsafe-fixes --diff", ""),
        ("--config pyproject.toml", ""),
    ],
)
def test_options_that_do_nothing(
    options: str, said: str, check: Callable[..., tuple[int, str, str]]
) -> None:
    """An option that does nothing beside the others is said to; the exit code stays."""
    write(a=GOOD)
    configure("")
    code, out, err = check("a.xml", *options.split())
    assert code == 0
    assert "a.xml" not in out
    assert err.startswith(f"cxml check: {said}" if said else "")
    assert bool(err) is bool(said)
