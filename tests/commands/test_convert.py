"""What ``python -m cxml convert`` promises."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from cxml import Conference, Dial, VoiceResponse
from cxml.cli import main
from cxml.swml import Document, JoinConference

CXML = '<Response><Dial><Conference beep="false" muted="true">Room</Conference></Dial></Response>'
SWML = Document([JoinConference("Room", beep=False, muted=True)])
ARGUMENTS = {"name": "Room", "beep": "false", "muted": True}
INPUTS = {
    "cxml": CXML,
    "swml-json": SWML.to_json(),
    "swml-yaml": SWML.to_yaml(),
    "relay": json.dumps(ARGUMENTS),
}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Give a folder with the same conference in every form."""
    for form, text in INPUTS.items():
        (tmp_path / form).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("said", [True, False])
@pytest.mark.parametrize("form", INPUTS)
def test_reads_every_form(
    form: str, said: bool, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It finds out what a file holds, or is told; and prints each language, without notes."""
    told = ["--from", form] if said else []
    for language in ("cxml", "swml", "relay"):
        assert main(["convert", "--to", language, *told, str(files / form)]) == 0
        output = capsys.readouterr()
        assert output.err == ""
        if language == "cxml":
            room = VoiceResponse.from_xml(output.out).find(Conference)
            assert room == Conference("Room", beep=False, muted=True)
        elif language == "swml":
            assert Document.from_json(output.out) == SWML
        else:
            assert json.loads(output.out) == ARGUMENTS


@pytest.mark.parametrize("told", [[], ["--from", "relay"]])
@pytest.mark.parametrize("form", ["json", "yaml"])
def test_reads_what_it_prints(
    form: str, told: list[str], files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Arguments of RELAY are read as JSON and as YAML, as they are printed."""
    assert main(["convert", "--to", "relay", "--format", form, str(files / "cxml")]) == 0
    (files / "printed").write_text(capsys.readouterr().out)
    assert main(["convert", "--to", "swml", *told, str(files / "printed")]) == 0
    assert Document.from_json(capsys.readouterr().out) == SWML


@pytest.mark.parametrize(("language", "expected"), [("swml", SWML.to_dict()), ("relay", ARGUMENTS)])
def test_prints_yaml(
    language: str, expected: object, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """SWML and RELAY are printed as YAML when asked for."""
    assert main(["convert", "--to", language, "--format", "yaml", str(files / "cxml")]) == 0
    assert yaml.safe_load(capsys.readouterr().out) == expected


def test_the_same_language_is_printed_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A document that is in the language already is printed with all that is in it."""
    (tmp_path / "a").write_text(
        '{"sections": {"main": [{"answer": {}}, {"join_conference": "R"}]}}'
    )
    assert main(["convert", "--to", "swml", "--format", "yaml", str(tmp_path / "a")]) == 0
    output = capsys.readouterr()
    assert Document.from_yaml(output.out) == Document([{"answer": {}}, JoinConference("R")])
    (tmp_path / "b").write_text(CXML.replace("<Dial>", "<Say>Hello</Say><Dial timeout='20'>"))
    assert main(["convert", "--to", "cxml", str(tmp_path / "b")]) == 0
    output = capsys.readouterr()
    assert "<Say>Hello</Say>" in output.out
    assert 'timeout="20"' in output.out
    assert output.err == ""


def test_notes_go_to_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Notes are said on standard error; with --strict a loss ends it with 1 and prints nothing."""
    file = tmp_path / "room.xml"
    file.write_text(CXML.replace("beep", "waitMethod='GET' waitUrl='https://a.example' beep"))
    assert main(["convert", "--to", "swml", str(file)]) == 0
    output = capsys.readouterr()
    assert Document.from_json(output.out)
    changed, lost = output.err.splitlines()
    assert changed.startswith("cxml convert: wait_url ('https://a.example') is changed: ")
    assert lost.startswith("cxml convert: wait_method ('GET') is lost: ")
    assert main(["convert", "--to", "swml", "--strict", str(file)]) == 1
    assert capsys.readouterr() == ("", output.err)
    file.write_text(CXML.replace("beep", "waitUrl='https://a.example' beep"))
    assert main(["convert", "--to", "swml", "--strict", str(file)]) == 0
    assert "is changed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "the document is empty"),
        (b"<Response>", "Response"),
        (b"<Response/>", "Response holds no conference"),
        (b"<Response><Dial timeout='x'/><Nothing/></Response>", "Nothing cannot stand in Response"),
        (b"\xff\xfe", "the document is empty"),
        (b" \r\n", "the document is empty"),
        ('{"name": "Room"}'.encode("utf-16"), "JSON in UTF-16; save it in UTF-8"),
        (b"muted: yes", "file: line 1, column 8: 'yes' without quotes"),
        (b"Hello", "it begins neither with < as XML nor with { as JSON; the document has to be"),
        (b"\x89PNG\r\n", "nor with { as JSON; the document is not UTF-8"),
        (b"{", "this is not JSON"),
        (b'{"name": "Room", "muted": 3}', "muted is 3: must be true or false"),
        (b'{"sections": {"main": [1, 2]}}', "an instruction is an object with one name, not 2"),
        (b"sections: [", "this is not YAML"),
        (b"<" + b" " * (1 << 20), "longer than 1048576 bytes"),
        (b"{" + b" " * (1 << 20), "longer than 1048576 bytes"),
    ],
)
def test_unreadable_input(
    text: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be read ends it with 2, with the file and a problem on every line."""
    (tmp_path / "file").write_bytes(text)
    assert main(["convert", "--to", "swml", str(tmp_path / "file")]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert said in output.err
    start = f"cxml convert: {tmp_path / 'file'}: "
    assert all(line.startswith(start) for line in output.err.splitlines())


HIDDEN = "a\x7fb\x9b31mc\u202ed\u2066e\u200f \\u202e"


@pytest.mark.parametrize("form", ["cxml", "swml-json", "swml-yaml", "relay"])
def test_no_text_moves_the_cursor(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Control characters, and those that turn a line around, are printed as escapes."""
    made = Document([{"set": {HIDDEN: HIDDEN}}, JoinConference(HIDDEN)])
    room = VoiceResponse(children=[Dial(children=[Conference(HIDDEN)])])
    text = {
        "cxml": room.to_xml(),
        "swml-json": made.to_json(),
        "swml-yaml": made.to_yaml(),
        "relay": json.dumps({"name": HIDDEN}, ensure_ascii=False),
    }[form]
    (tmp_path / "file").write_text(text, encoding="utf-8")
    for told in (["cxml"], ["swml"], ["swml", "--format", "yaml"], ["relay", "--format", "yaml"]):
        assert main(["convert", "--to", *told, str(tmp_path / "file")]) == 0
        output = capsys.readouterr()
        assert all(each.isprintable() or each == "\n" for each in output.out + output.err)
        (tmp_path / "printed").write_text(output.out, encoding="utf-8")
        assert main(["convert", "--to", "relay", str(tmp_path / "printed")]) == 0
        assert json.loads(capsys.readouterr().out) == {"name": HIDDEN}


def test_no_problem_moves_the_cursor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A problem is one line without control characters, whatever the document has for names."""
    (tmp_path / "file").write_text(
        '<Response><a\u061cb/><Dial c\u061cd="x"/></Response>', encoding="utf-8"
    )
    assert main(["convert", "--to", "swml", str(tmp_path / "file")]) == 2
    said = capsys.readouterr().err
    assert all(line.isprintable() for line in said.splitlines())
    assert "a\\u061cb cannot stand in Response" in said
    assert "Dial has no attribute c\\u061cd" in said


def test_the_name_of_what_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file whose name would break the line is shown as Python writes it; "-" has a name too."""
    (tmp_path / "a\nb").write_text("<Response/>")
    assert main(["convert", "--to", "swml", str(tmp_path / "a\nb")]) == 2
    assert "a\\nb': Response holds no conference\n" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"<Response/>")))
    assert main(["convert", "--to", "swml", "-"]) == 2
    assert capsys.readouterr().err.startswith("cxml convert: standard input: Response holds")


def test_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there, or is a folder, ends it with 2."""
    for path in (tmp_path / "none", tmp_path):
        assert main(["convert", "--to", "swml", str(path)]) == 2
        assert str(path) in capsys.readouterr().err


def test_without_yaml(
    files: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without PyYAML, what needs it ends with 2 and says how to install it."""
    monkeypatch.setitem(sys.modules, "yaml", None)
    assert main(["convert", "--to", "relay", str(files / "swml-yaml")]) == 2
    said = capsys.readouterr().err
    assert "swml-yaml: it begins neither with < as XML nor with { as JSON; YAML needs" in said
    assert 'pip install "cxml[yaml]"' in said
    assert main(["convert", "--to", "relay", "--from", "swml-yaml", str(files / "relay")]) == 2
    assert capsys.readouterr().err.startswith("cxml convert: YAML needs PyYAML")
    assert main(["convert", "--to", "relay", str(files / "swml-json")]) == 0


def test_xml_has_one_format(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A format cannot be chosen for cXML."""
    assert main(["convert", "--to", "cxml", "--format", "json", str(files / "relay")]) == 2
    assert "cXML is XML" in capsys.readouterr().err


def test_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A hyphen stands for standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CXML.encode())))
    assert main(["convert", "--to", "relay", "-"]) == 0
    assert json.loads(capsys.readouterr().out) == ARGUMENTS


def test_runs_as_a_program() -> None:
    """It runs as a program in a pipe, and writes UTF-8 whatever the locale."""
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-m", "cxml", "convert", "--to", "cxml", "-"],
        input='{"name": "Zürich"}'.encode(),
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "<Conference>Zürich</Conference>".encode() in done.stdout


def run_in_shell(redirection: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a shell, with its input or output redirected."""
    program = '"$1" -X dev -W error -m cxml convert --to relay - '
    return subprocess.run(  # noqa: S603
        ["/bin/sh", "-c", program + redirection, "sh", sys.executable],
        input=CXML,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_full_disk() -> None:
    """An output that cannot be written ends it with 2 and one line that says why."""
    done = run_in_shell("> /dev/full")
    said = "cxml: [Errno 28] No space left on device\n"
    assert (done.returncode, done.stderr) == (2, said)


def test_a_closed_input() -> None:
    """A standard input that is closed ends it with 2 and one line that says so."""
    done = run_in_shell("<&-")
    assert (done.returncode, done.stderr) == (2, "cxml convert: standard input is closed\n")


def test_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    """The help says what can be read, what is printed, and what the exit codes mean."""
    with pytest.raises(SystemExit) as ended:
        main(["convert", "--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    for part in ("swml-yaml", "--strict", "exit codes:", "standard error", "example:"):
        assert part in text


@pytest.mark.parametrize("arguments", [["a"], ["--to", "twiml", "a"], ["--to", "swml"]])
def test_refuses_wrong_arguments(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file, or without a language that it knows, it exits with 2 and says so."""
    with pytest.raises(SystemExit) as ended:
        main(["convert", *arguments])
    assert ended.value.code == 2
    assert "cxml convert --help shows" in capsys.readouterr().err
