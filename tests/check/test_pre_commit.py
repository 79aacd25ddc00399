"""The hooks for pre-commit, as pre-commit itself reads and runs them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

MANIFEST = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"
HOOKS = {each["id"]: each for each in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))}
GOOD = "<Response>\n  <Say>Welcome.</Say>\n</Response>\n"
FIXABLE = GOOD.replace("Say", "say")
WRONG = GOOD.replace("<Say>Welcome.</Say>", "<Dial/>")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pre-commit as a program."""
    return subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-m", "pre_commit", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


Commit = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commit:
    """Give what runs one of the hooks in a repository, over the files that it has."""
    git = shutil.which("git")
    assert git
    for name in [each for each in os.environ if each.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    subprocess.run([git, "init", "-q"], check=True)  # noqa: S603 - of this machine

    def runs(hook: str, **files: str) -> subprocess.CompletedProcess[str]:
        for name, text in files.items():
            Path(name.replace("_", ".")).write_text(text, encoding="utf-8")
        # As published, but with what is installed here, so that nothing has to be fetched.
        entry = HOOKS[hook]["entry"].replace("cxml", f"{sys.executable} -m cxml", 1)
        local = {"repo": "local", "hooks": [HOOKS[hook] | {"language": "system", "entry": entry}]}
        Path(".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [local]}))
        subprocess.run([git, "add", "."], check=True)  # noqa: S603 - of this machine
        return run("run")

    return runs


def test_the_manifest() -> None:
    """pre-commit takes the manifest, and finds two hooks in it."""
    done = run("validate-manifest", str(MANIFEST))
    assert (done.returncode, done.stdout) == (0, "")
    assert [*HOOKS] == ["cxml-check", "cxml-check-fix"]


def test_good_documents(commit: Commit) -> None:
    """Good documents pass, and files of other kinds are not asked for."""
    assert commit("cxml-check", a_xml=GOOD, b_twiml=GOOD, c_txt="<a", d_py="a = 1").returncode == 0
    assert commit("cxml-check-fix", a_xml=GOOD).returncode == 0


def test_wrong_documents(commit: Commit) -> None:
    """A document that is wrong ends the commit, and nothing is written."""
    done = commit("cxml-check", a_xml=GOOD, b_xml=WRONG)
    assert done.returncode == 1
    assert "b.xml:2:3 CX210 error empty-dial" in done.stdout
    assert Path("b.xml").read_text(encoding="utf-8") == WRONG


def test_mending(commit: Commit) -> None:
    """The hook that mends ends the commit once, so that somebody looks; then it passes."""
    done = commit("cxml-check-fix", a_xml=FIXABLE)
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert Path("a.xml").read_text(encoding="utf-8") == GOOD
    assert commit("cxml-check-fix").returncode == 0


def test_excluded_documents(commit: Commit) -> None:
    """What the project excludes is left alone, though pre-commit names it."""
    settings = "[tool.cxml.check]\nexclude = ['a.xml']\n"
    assert commit("cxml-check", a_xml=WRONG, pyproject_toml=settings).returncode == 0
    assert commit("cxml-check-fix", a_xml=FIXABLE).returncode == 0
    assert Path("a.xml").read_text(encoding="utf-8") == FIXABLE
    assert commit("cxml-check", a_xml=WRONG, b_xml=WRONG).returncode == 1


def test_settings_that_cannot_be(commit: Commit) -> None:
    """Settings that cannot be end the commit, and are named."""
    done = commit("cxml-check", a_xml=GOOD, pyproject_toml="[tool.cxml.check]\nselct = []\n")
    assert done.returncode == 1
    assert "there is no setting 'selct'; did you mean 'select'?" in done.stdout
