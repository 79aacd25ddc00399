"""What the command line promises."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from importlib.metadata import entry_points, version
from pathlib import Path

import pytest

from cxml.cli import main

CXML = [sys.executable, "-X", "dev", "-W", "error", "-m", "cxml"]


def run_without_reader(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program with an output that nobody reads any more."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        return subprocess.run(  # noqa: S603 - our own program
            [*CXML, *arguments],
            stdout=writer,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env={**os.environ, "PYTHONUNBUFFERED": ""},
        )
    finally:
        os.close(writer)


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_says_its_version(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    """``--version`` prints the name and the installed version."""
    with pytest.raises(SystemExit) as ended:
        main([option])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"cxml {version('cxml')}\n"


def test_what_a_command_does_not_take(capsys: pytest.CaptureFixture[str]) -> None:
    """What a command does not take is named, where it can be no key."""
    with pytest.raises(SystemExit):
        main(["demo", "this", "--and", "that"])
    assert capsys.readouterr().err == (
        "cxml demo: unrecognized arguments: this --and that\n"
        "cxml demo --help shows what can be written\n"
    )


def test_an_option_that_a_command_does_not_have(capsys: pytest.CaptureFixture[str]) -> None:
    """One line names it, and the nearest of those of the command; another says where all are."""
    with pytest.raises(SystemExit):
        main(["check", "--formt", "json"])
    err = capsys.readouterr().err
    assert err == (
        "cxml check: unrecognized arguments: --formt; did you mean '--format'?\n"
        "cxml check --help shows what can be written\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["check", "--format", "jsn"],
            "cxml check: argument --format: 'jsn' is not text, concise,",
        ),
        (["check", "--format", "jsn"], "sarif or github; did you mean 'json'?\n"),
        (["dmo"], "cxml: argument COMMAND: 'dmo' is not call, check,"),
        (["dmo"], "sign, verify or help; did you mean 'demo'?\n"),
        (["version"], "sign, verify or help; did you mean '--version'?\n"),
        (["-v"], "cxml: unrecognized arguments: -v; did you mean '-V'?\n"),
        (["check", "-v"], "cxml check: unrecognized arguments: -v\n"),
        (["call"], "cxml call: the following arguments are required: APP\n"),
        (["call", "a", "--seed", "b"], "cxml call: argument --seed: invalid int value: 'b'\n"),
        (["demo", "\x1b[2J\n"], "cxml demo: unrecognized arguments: "),
    ],
)
def test_wrong_arguments(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong is one line, in which the nearest right word is named if there is one."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    out, err = capsys.readouterr()
    assert (ended.value.code, out, err.count("\n")) == (2, "", 2)
    assert said in err
    assert "\x1b" not in err


def test_a_copy_that_is_not_installed() -> None:
    """Every subcommand runs where the package can be imported and nobody has installed it."""
    program = (
        "import importlib.metadata as installed\n"
        "def version(name): raise installed.PackageNotFoundError(name)\n"
        "installed.version = version\n"
        "from cxml.cli import main\n"
        "assert main(['schema', '--element', 'Pause']) == 0\n"
        "main(['--version'])\n"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("cxml of no version: this copy is not installed\n")


def test_lists_its_commands(capsys: pytest.CaptureFixture[str]) -> None:
    """``--help`` names every subcommand."""
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert "demo " in capsys.readouterr().out


def test_explains_the_demo(capsys: pytest.CaptureFixture[str]) -> None:
    """``demo --help`` says what the demonstration does, and where."""
    with pytest.raises(SystemExit) as ended:
        main(["demo", "--help"])
    assert ended.value.code == 0
    assert "Nothing leaves this machine" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("arguments", [[], ["help"]])
def test_helps_who_asks_for_nothing(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a command, and with ``help``, it prints what the commands are."""
    assert main(arguments) == 0
    assert "say a conference in another language" in capsys.readouterr().out


def test_helps_with_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    """``help demo`` prints what ``demo --help`` does."""
    assert main(["help", "demo"]) == 0
    assert "Nothing leaves this machine" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("arguments", [["dmo"], ["demo", "--fast"], ["help", "dmo"]])
def test_refuses_what_it_does_not_know(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """With an unknown command or option it exits with 2, and says how to see those there are."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert " --help shows what can be written\n" in capsys.readouterr().err


def test_is_installed_as_a_program() -> None:
    """The entry point ``cxml`` is the same function."""
    (script,) = entry_points(group="console_scripts", name="cxml")
    assert script.load() is main


def test_runs_as_a_module() -> None:
    """``python -m cxml`` exits with what the command returns."""
    done = subprocess.run(  # noqa: S603 - our own program
        [*CXML, "--version"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, f"cxml {version('cxml')}\n", "")


@pytest.mark.parametrize("arguments", [["--help"], ["demo"]])
def test_ends_quietly_when_nobody_reads(arguments: list[str]) -> None:
    """A closed pipe ends the program with 1, and without a traceback."""
    done = run_without_reader(*arguments)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize("closed", [">&-", ">&- 2>&-"])
@pytest.mark.parametrize("command", ["check --isolated a.xml", "flow --isolated a.xml", "--help"])
def test_closed_output(tmp_path: Path, command: str, closed: str) -> None:
    """With its output closed by the shell a command does its work, and has no traceback."""
    (tmp_path / "a.xml").write_text("<Response/>", encoding="utf-8")
    line = f"{shlex.quote(sys.executable)} -m cxml {command} {closed}"
    done = subprocess.run(  # noqa: S602 - of this test
        line, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 1)
