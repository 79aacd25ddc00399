"""What ``python -m cxml flow`` promises."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import pytest
from attrs import evolve

import cxml
from cxml._check.files import File
from cxml._check.rules import RULES
from cxml.cli import main

MENU = """\
<Response>
  <Gather action="https://example.com/room.xml"><Say>Press one.</Say></Gather>
  <Hangup/>
</Response>
"""
ROOM = "<Response><Record/><Say>Nobody hears this.</Say></Response>"
NOT_READ = "in .xml, .twiml, .cxml or .laml, and programs are not read; others have to be named"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with two documents, and two files that are none."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "menu.xml").write_text(MENU)
    (tmp_path / "room.xml").write_text(ROOM)
    (tmp_path / "pom.xml").write_text("<project/>")
    (tmp_path / "views.py").write_text("from cxml import VoiceResponse")
    return tmp_path


@pytest.mark.parametrize("paths", [[], ["."], ["menu.xml", "room.xml"], ["room.xml", "menu.xml"]])
def test_draws_documents(paths: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Files, folders, and without any the working folder are drawn as ``cxml.flow`` does."""
    assert main(["flow", *paths]) == 0
    output = capsys.readouterr()
    assert output.out == cxml.flow({"menu.xml": MENU, "room.xml": ROOM})
    assert output.err == ""


def test_draws_svg(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--format svg --output`` writes a picture to a file."""
    assert main(["flow", "--format", "svg", "--output", "flow.svg"]) == 0
    assert capsys.readouterr().out == ""
    svg = (folder / "flow.svg").read_text(encoding="utf-8")
    assert svg.startswith("<svg ")
    assert ">Say Press one.</text>" in svg


def test_without_findings(capsys: pytest.CaptureFixture[str]) -> None:
    """``--no-findings`` marks nothing."""
    assert main(["flow", "--no-findings"]) == 0
    assert ":::" not in capsys.readouterr().out


def test_takes_the_settings_of_the_project(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What ``pyproject.toml`` says about checking counts, unless it is not to."""
    settings = '[tool.cxml.check]\nignore = ["CX405"]\nexclude = ["menu.xml"]\n'
    (folder / "pyproject.toml").write_text(settings + 'min-severity = "error"\n')
    assert main(["flow"]) == 0
    output = capsys.readouterr().out
    assert "menu.xml" not in output
    assert ":::" not in output
    assert main(["flow", "--isolated", "--exclude", "menu.xml"]) == 0
    assert "CX405" in capsys.readouterr().out


def test_what_is_suppressed_is_not_marked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding that a comment suppresses is not marked."""
    (folder / "room.xml").write_text(f"{ROOM}<!-- cxml: ignore[CX402, CX405] -->")
    assert main(["flow"]) == 0
    assert ":::" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["missing.xml"], "missing.xml is not there"),
        (["--exclude", "*.xml"], "all files here that may be documents are excluded"),
        (["--exclude", "*.py", "python"], NOT_READ),
        (
            ["views.py"],
            NOT_READ,
        ),
        (["--output", "no/folder.mmd"], "no/folder.mmd cannot be written"),
        (["--config", "missing.toml"], "missing.toml"),
    ],
)
def test_what_cannot_be_drawn(
    folder: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is not there, or is no document, is said, and ends it with 2."""
    (folder / "python").mkdir()
    (folder / "python" / "a.py").touch()
    assert main(["flow", *arguments]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("cxml flow: ")
    assert said in output.err


def test_a_file_that_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A picture that lacks a document is not drawn."""
    monkeypatch.setattr(File, "read", refuse)
    assert main(["flow", "menu.xml", "room.xml"]) == 2
    assert capsys.readouterr().err == (
        "cxml flow: menu.xml cannot be read: Permission denied;"
        " room.xml cannot be read: Permission denied\n"
    )


def refuse(_: File) -> bytes:
    """Be a file that nobody may read, also for root."""
    raise PermissionError(13, "Permission denied")


def test_svg_without_the_library(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the extra, it says what to install."""
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    assert main(["flow", "--format", "svg"]) == 2
    assert 'run: pip install "cxml[flow]"' in capsys.readouterr().err


def test_too_many_documents(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Documents for which there is no place are counted on standard error."""
    for number in range(130):
        (folder / f"{number}.xml").write_text("<Response><Hangup/></Response>")
    assert main(["flow"]) == 0
    assert capsys.readouterr().err == (
        "cxml flow: there is no more place: 7 documents are not drawn; name fewer\n"
    )


def test_a_rule_that_fails_is_no_picture(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Where something could not be checked, nothing is drawn, and the reason is said."""
    monkeypatch.chdir(tmp_path)
    Path("a.xml").write_text("<Response><Dial/></Response>")

    def fail(*_: object) -> NoReturn:
        raise KeyError("a")

    monkeypatch.setitem(RULES, "CX210", evolve(RULES["CX210"], find=fail))
    assert main(["flow", "a.xml"]) == 2
    assert "CX210" in capsys.readouterr().err


def test_an_option_that_does_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """A name of standard input says nothing where that is not read."""
    assert main(["flow", "menu.xml", "--stdin-filename", "a.xml"]) == 0
    assert capsys.readouterr().err.startswith("cxml flow: --stdin-filename does nothing without -")
