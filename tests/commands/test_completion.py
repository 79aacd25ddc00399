"""What ``cxml completion`` promises, asked of the shells themselves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import cxml
from cxml._check.rules import RULES
from cxml.cli import COMMANDS, main

ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": "/nonexistent"}
NAMES = {each.__name__.rpartition(".")[2] for each in COMMANDS}
BASH = """\
source "$1" && shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
$(complete -p cxml | sed -E 's/.* -F ([^ ]+) .*/\\1/')
printf '%s\\n' "${COMPREPLY[@]}"
"""


def needs(shell: str) -> pytest.MarkDecorator:
    """Leave a test out where there is no such shell."""
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"there is no {shell}")


def ran(shell: str, program: str, *arguments: str, folder: Path) -> str:
    """Run a program of a shell, which may complain of nothing."""
    done = subprocess.run(  # noqa: S603 - our own program
        [shutil.which(shell) or shell, "-c", program, shell, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env=ENVIRONMENT,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture(params=["bash", "zsh", "fish"])
def shell(request: pytest.FixtureRequest) -> str:
    """Give each shell."""
    return str(request.param)


def script(shell: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Write the script of a shell into a file."""
    assert main(["completion", shell]) == 0
    file = folder / f"completion.{shell}"
    file.write_text(capsys.readouterr().out, encoding="utf-8")
    return str(file)


@pytest.fixture
def in_bash(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Give the script of bash, beside a document."""
    (tmp_path / "document.xml").write_text("<Response/>", encoding="utf-8")
    return script("bash", tmp_path, capsys)


@needs("bash")
def test_bash_knows_the_command(in_bash: str, tmp_path: Path) -> None:
    """Where the script was read, bash completes ``cxml`` by a function."""
    said = ran("bash", 'source "$1"; complete -p cxml', in_bash, folder=tmp_path)
    assert said.startswith("complete ")
    assert " -F " in said
    assert said.endswith(" cxml\n")


@needs("bash")
@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("cxml ", NAMES | {"help"}),
        ("cxml co", {"completion", "convert"}),
        ("cxml check --fo", {"--format"}),
        ("cxml check --format ", {"text", "concise", "json", "sarif", "github"}),
        ("cxml check docu", {"document.xml"}),
        ("cxml check document.xml docu", {"document.xml"}),
        ("cxml check --output docu", {"document.xml"}),
        ("cxml convert --to swml docu", {"document.xml"}),
        ("cxml schema Conf", {"Conference", "Config"}),
        ("cxml schema --element Conf", {"Conference", "Config"}),
        ("cxml rule CX", set(RULES)),
        ("cxml completion ", {"bash", "zsh", "fish"}),
        ("cxml help sch", {"schema"}),
    ],
)
def test_bash_completes(line: str, completed: set[str], in_bash: str, tmp_path: Path) -> None:
    """Commands, options, their words, files, elements and rules are completed."""
    found = ran("bash", BASH, in_bash, *line.split(" "), folder=tmp_path)
    assert set(found.split()) == completed


@needs("fish")
def test_fish_completes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Fish completes likewise, each with what it is for."""
    (tmp_path / "home").mkdir()
    file = script("fish", tmp_path, capsys)
    asked = "cxml schema Conf", "cxml check --form", "cxml convert --to "
    lines = "".join(f"complete -C '{each}'\n" for each in asked)
    home = f"set -x HOME {tmp_path}/home\n"
    found = ran("fish", f"{home}source {file}\n{lines}", folder=tmp_path).splitlines()
    words = {each.partition("\t")[0] for each in found}
    assert {"Conference", "Config", "--format", "swml", "cxml", "relay"} <= words
    assert "--format\tfor people, or for programs (text)" in found


@needs("zsh")
@pytest.mark.parametrize("how", ['eval "$(<$1)"', "mkdir f; cp $1 f/_cxml; fpath=($PWD/f $fpath)"])
def test_zsh_knows_the_command(
    how: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Zsh completes ``cxml`` by the script, evaluated after compinit or found in a folder."""
    file = script("zsh", tmp_path, capsys)
    begin = "autoload -U compinit; compinit -D -u"
    lines = [begin, how] if how.startswith("eval") else [how, begin]
    program = "; ".join([*lines, "autoload +X _cxml 2>&-", "whence -w $_comps[cxml]"])
    assert ran("zsh", program, file, folder=tmp_path).endswith(": function\n")


def test_every_command_is_in_every_script(
    shell: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The script of each shell names all commands, all elements and all rules."""
    text = Path(script(shell, tmp_path, capsys)).read_text(encoding="utf-8")
    words = {each["class_name"] for each in cxml.schema()["elements"].values()}
    assert [each for each in sorted(NAMES | words | set(RULES)) if each not in text] == []


def test_the_script_names_no_machine(
    shell: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is printed is the same wherever it is printed: no folder of this machine is in it."""
    text = Path(script(shell, tmp_path, capsys)).read_text(encoding="utf-8")
    assert str(Path(cxml.__file__).parents[1]) not in text
    assert sys.prefix not in text


def test_without_shtab(
    shell: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without shtab it ends with 2, prints no script, and says what to run."""
    monkeypatch.setitem(sys.modules, "shtab", None)
    assert main(["completion", shell]) == 2
    assert capsys.readouterr() == (
        "",
        'cxml completion: completion needs shtab; run: pip install "cxml[completion]"\n',
    )


@pytest.mark.parametrize("given", [[], ["csh"]])
def test_another_shell(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Without a shell, or with another, it exits with 2 and names those that there are."""
    with pytest.raises(SystemExit) as ended:
        main(["completion", *given])
    assert ended.value.code == 2
    assert "cxml completion --help shows" in capsys.readouterr().err


def test_explains_where_it_goes(capsys: pytest.CaptureFixture[str]) -> None:
    """``--help`` says for each shell where the script is written to."""
    with pytest.raises(SystemExit):
        main(["completion", "--help"])
    out = capsys.readouterr().out
    assert all(f"cxml completion {each} > ~/" in out for each in ("bash", "zsh", "fish"))
