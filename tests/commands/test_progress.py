"""How far a long run is, on a real terminal."""

from __future__ import annotations

import os
import pty
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

import pytest

import cxml._check.run as checking
import cxml._commands.progress as progress
from cxml.cli import main

PROGRAM = "from twilio.twiml.voice_response import VoiceResponse\nresponse = VoiceResponse()\n"
SENT = [b""]
"""What the last command wrote, whatever became of it."""


@pytest.fixture(autouse=True)
def _at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go to a folder of 3 documents, a program and another, where all is shown that could be."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "AFTER", 0)
    monkeypatch.setattr(progress, "EVERY", 0)
    for each in range(3):
        Path(f"{each}.xml").write_text("<Response><Say>Hello.</Say></Response>", encoding="utf-8")
    Path("calls.py").write_text(PROGRAM, encoding="utf-8")
    Path("others.py").write_text("SID = 'CharField(max_length=34)'\n", encoding="utf-8")


def on_a_terminal(arguments: str) -> bytes:
    """Run a command whose standard error is a terminal, and give all that it wrote there."""
    near, far = pty.openpty()
    with os.fdopen(far, "w", encoding="utf-8") as stderr, redirect_stderr(stderr):
        try:
            main(arguments.split())
        finally:
            stderr.write("end")
            stderr.flush()
            sent = b""
            while not sent.endswith(b"end"):  # a terminal gives it in pieces
                sent += os.read(near, 4096)
            os.close(near)
            SENT[:] = [sent.removesuffix(b"end")]
    return SENT[0]


def screen(sent: bytes) -> list[str]:
    """Give the lines that stand on a screen after all that was sent to it."""
    lines = [""]
    at = 0
    for each in sent.decode():
        if each == "\r":
            at = 0
        elif each == "\n":
            lines.append("")
        else:
            lines[-1] = lines[-1][:at].ljust(at) + each + lines[-1][at + 1 :]
            at += 1
    return [each.rstrip() for each in lines]


def test_a_terminal_says_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    """On a terminal the files are counted while they are checked, and nothing of that stays."""
    sent = on_a_terminal("check")
    lines = [each.strip() for each in sent.decode().split("\r") if each.strip()]
    assert lines == [f"{each} of 5 files checked" for each in range(5)]
    assert screen(sent) == [""]
    assert sent.endswith(b"\r")
    assert "files checked" not in capsys.readouterr().out


def test_programs_that_move_are_counted() -> None:
    """Moving reads the files first, then looks at the programs; what it says stands alone."""
    sent = on_a_terminal("migrate --check")
    assert b"\r4 of 5 files read" in sent
    assert b"\r0 of 1 programs looked at" in sent
    assert screen(sent)[0] == "1 file would change, in 1 place"


def test_documents_that_are_drawn_are_counted() -> None:
    """Of a picture the documents alone are counted, which are all that is read."""
    assert b"\r2 of 3 files read" in on_a_terminal("flow --output flow.mmd")


def test_nothing_stays_when_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """Control-C in the middle leaves no half of a line."""

    def press(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "between", press)
    with pytest.raises(KeyboardInterrupt):
        on_a_terminal("check")
    assert b"files checked" in SENT[0]
    assert screen(SENT[0]) == [""]


def test_a_pipe_is_told_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Where standard error is no terminal, nothing is said of it."""
    assert main(["check", "--exit-zero"]) == 0
    assert capsys.readouterr().err == ""


def test_a_plain_terminal_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that cannot go back in a line gets no line."""
    monkeypatch.setenv("TERM", "dumb")
    assert on_a_terminal("check") == b""


def test_a_short_run_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done at once says nothing, on a terminal either."""
    monkeypatch.setattr(progress, "AFTER", 600)
    assert on_a_terminal("check") == b""


def test_large_numbers_are_grouped() -> None:
    """Thousands have commas, and a shorter line leaves nothing of a longer one."""

    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    said = Terminal()
    with progress.Progress(said) as shown:
        assert list(shown.over(range(1200), "files checked")) == [*range(1200)]
        assert list(shown.over("a", "files")) == ["a"]
    assert "\r1,199 of 1,200 files checked\r0 of 1 files" in said.getvalue()
    assert screen(said.getvalue().encode()) == [""]
