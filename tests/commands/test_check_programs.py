"""``cxml check`` of programs, as people and pipelines call it."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from cxml.cli import main

PROGRAM = """\
from cxml import VoiceResponse

response = VoiceResponse()
response.dial("+1 (555) 010-0101")
print(response)
"""
FOREIGN = ("django", "fastapi", "flask", "libcst", "starlette", "twilio")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("app.py").write_text(PROGRAM, encoding="utf-8")


def concise(*arguments: str) -> list[str]:
    """Give the options of a run whose findings stand in a line each."""
    return ["check", "--isolated", "--format", "concise", *arguments]


def test_a_folder_with_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    """Programs of a folder are checked, and those that have nothing to do with it are not."""
    Path("shop.py").write_text("x = (", encoding="utf-8")
    assert main(concise()) == 1
    assert capsys.readouterr().out.startswith("app.py:4:15: CX306 warning number-not-e164: ")


def test_a_program_is_mended(capsys: pytest.CaptureFixture[str]) -> None:
    """``--diff`` shows what ``--fix`` writes."""
    assert main(["check", "app.py", "--diff"]) == 1
    assert '\n-response.dial("+1 (555) 010-0101")\n+response.dial("+15550100101")\n' in (
        capsys.readouterr().out
    )
    assert main(["check", "app.py", "--fix"]) == 0
    mended = PROGRAM.replace("+1 (555) 010-0101", "+15550100101")
    assert Path("app.py").read_text(encoding="utf-8") == mended


def test_a_program_by_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What standard input is, is told by the name that it is given."""
    stdin = io.TextIOWrapper(io.BytesIO(PROGRAM.encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main(concise("-", "--stdin-filename", "views.py")) == 1
    assert capsys.readouterr().out.startswith("views.py:4:15: CX306")


def test_a_script_by_its_first_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A script without an ending that is named is a program too."""
    Path("call").write_text(f"#!/usr/bin/env python3\n{PROGRAM}", encoding="utf-8")
    assert main(concise("call")) == 1
    assert capsys.readouterr().out.startswith("call:5:15: CX306")


def test_what_is_no_python(capsys: pytest.CaptureFixture[str]) -> None:
    """A program that cannot be read is a finding like others, also where it is named."""
    Path("broken.py").write_text("import cxml\nx = (\n", encoding="utf-8")
    assert main(concise("broken.py")) == 1
    assert capsys.readouterr().out.startswith("broken.py:2:5: CX003 warning unread-program: not ")
    Path("old.py").write_text("import cxml\nprint 'a'\n", encoding="utf-8")
    assert main(concise("old.py")) == 0
    assert capsys.readouterr().out.startswith("old.py:2:1: CX003 info unread-program: this is ")


def test_rules_are_off_for_some_programs() -> None:
    """Settings of a project hold for programs as well."""
    Path("pyproject.toml").write_text(
        '[tool.cxml.check.per-file-ignores]\n"*.py" = ["CX3"]\n', encoding="utf-8"
    )
    assert main(["check", "app.py"]) == 0


def test_nothing_is_loaded_that_a_program_imports() -> None:
    """Checking reads programs and runs nothing of them, nor loads what they import."""
    imports = "".join(f"import {name}\n" for name in FOREIGN)
    Path("app.py").write_text(f"{imports}print('loaded')\n{PROGRAM}", encoding="utf-8")
    asked = (
        "import sys; from cxml.cli import main; main(['check', '--isolated', 'app.py']);"
        f"sys.exit(', '.join({{*{FOREIGN}}} & {{*sys.modules}}))"
    )
    told = subprocess.run(  # noqa: S603 - a program of this file
        [sys.executable, "-c", asked], capture_output=True, text=True, check=False
    )
    assert told.stderr.strip() == ""
    assert "CX306" in told.stdout
    assert "loaded" not in told.stdout.split()
