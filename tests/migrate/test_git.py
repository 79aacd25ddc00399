"""Git is asked what it has, and nothing that a repository names is run for that."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from cxml._migrate.git import uncommitted
from cxml.cli import main

OLD = "from twilio.twiml.voice_response import VoiceResponse\n"
IDENTITY = ("-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> str:
    """Do something with git."""
    done = subprocess.run(  # noqa: S603
        ["git", *IDENTITY, *arguments],  # noqa: S607
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def repository(folder: Path, name: str = "a.py", text: str = OLD, *options: str) -> Path:
    """Make a repository with one file, which is committed."""
    git(folder, "init", "-q", *options)
    (folder / name).write_bytes(text.encode())
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "x")
    return folder / name


def attack(folder: Path) -> Path:
    """Let a repository name a program wherever git takes one; give what each of them makes."""
    marker, git_folder = folder.parent / "run", folder / ".git"
    program = folder / "evil"
    program.write_text(f"#!/bin/sh\necho $0 $* >> {marker}\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    for name in ("post-index-change", "fsmonitor-watchman", "post-checkout", "pre-auto-gc"):
        (git_folder / "hooks").mkdir(exist_ok=True)
        (git_folder / "hooks" / name).symlink_to(program)
    for setting in (
        "filter.evil.clean",
        "filter.evil.smudge",
        "filter.evil.process",
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "core.gitProxy",
        "core.editor",
        "core.askPass",
        "diff.evil.textconv",
        "diff.evil.command",
        "diff.external",
        "pager.ls-tree",
        "pager.rev-parse",
        "alias.ls-tree",
        "gpg.program",
        "credential.helper",
        "uploadpack.packObjectsHook",
    ):
        git(folder, "config", setting, str(program))
    git(folder, "config", "--unset", "filter.evil.process")
    (folder / ".gitattributes").write_text("*.py filter=evil diff=evil\n", encoding="utf-8")
    return marker


def test_nothing_of_a_repository_is_run(tmp_path: Path) -> None:
    """What a repository names for git to run is not run, which git status would."""
    path = repository(tmp_path)
    marker = attack(tmp_path)
    os.utime(path, (1, 1))  # so that git looks into the file
    git(tmp_path, "status")
    assert marker.exists()
    marker.unlink()
    os.utime(path, (2, 2))
    assert main(["migrate", str(tmp_path), "--write", "--only", "twiml-imports"]) == 0
    assert not marker.exists()
    assert path.read_text(encoding="utf-8") != OLD


def test_nobody_is_asked_for_what_a_repository_lacks(tmp_path: Path) -> None:
    """A repository that lacks objects cannot name whom to ask for them: the file is refused."""
    path = repository(tmp_path)
    marker = tmp_path.parent / "asked"
    for setting, value in (
        ("core.repositoryFormatVersion", "1"),
        ("extensions.partialClone", "evil"),
        ("remote.evil.url", f"ext::sh -c touch% {marker}"),
        ("remote.evil.promisor", "true"),
        ("protocol.ext.allow", "always"),
    ):
        git(tmp_path, "config", setting, value)
    tree = git(tmp_path, "rev-parse", "HEAD^{tree}")
    (tmp_path / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    asked = subprocess.run(["git", "ls-tree", "HEAD"], cwd=tmp_path, check=False)  # noqa: S607
    assert asked.returncode
    assert marker.exists()
    marker.unlink()
    assert uncommitted([path]) == {path}
    assert not marker.exists()


@pytest.mark.parametrize("hashes", ["sha1", "sha256"])
def test_what_the_last_commit_has(hashes: str, tmp_path: Path) -> None:
    """A file is committed if the last commit has it as it is, whatever is staged."""
    path = repository(tmp_path, "a.py", OLD, f"--object-format={hashes}")
    assert uncommitted([path]) == set()
    git(tmp_path, "rm", "-q", "--cached", "a.py")
    assert uncommitted([path]) == set()
    path.write_text("x = 1\n", encoding="utf-8")
    git(tmp_path, "add", ".")
    assert uncommitted([path]) == {path}


def test_what_git_is_told_to_overlook(tmp_path: Path) -> None:
    """Files that git ignores, or is told to take for unchanged, are looked at all the same."""
    path = repository(tmp_path)
    ignored = tmp_path / "local.py"
    ignored.write_text(OLD, encoding="utf-8")
    (tmp_path / ".gitignore").write_text("local.py\n", encoding="utf-8")
    git(tmp_path, "update-index", "--assume-unchanged", "a.py")
    path.write_text(f"{OLD}x = 1\n", encoding="utf-8")
    assert git(tmp_path, "status", "--porcelain", "--untracked-files=no") == ""
    assert uncommitted([path, ignored]) == {path, ignored}


def test_lines_as_the_system_ends_them(tmp_path: Path) -> None:
    """A file whose lines git has with other ends is committed."""
    path = repository(tmp_path)
    path.write_bytes(OLD.replace("\n", "\r\n").encode())
    assert uncommitted([path]) == set()


def test_names_are_any(tmp_path: Path) -> None:
    """Names with blanks, quotes and line breaks, and files of folders, are found."""
    (tmp_path / "sub").mkdir()
    path = repository(tmp_path, 'sub/ä "\n\t.py')
    assert uncommitted([path]) == set()


def test_what_cannot_be_told_is_refused(tmp_path: Path) -> None:
    """Where a repository is broken, has no commit, or a file is gone, nothing is sure."""
    git(tmp_path, "init", "-q")
    path = tmp_path / "a.py"
    path.write_text(OLD, encoding="utf-8")
    assert uncommitted([path]) == {path}
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "x")
    path.unlink()
    assert uncommitted([path]) == {path}
    path.mkdir()
    assert uncommitted([path]) == {path}
    (tmp_path / ".git" / "HEAD").unlink()
    assert uncommitted([tmp_path / "b.py"]) == {tmp_path / "b.py"}


def test_a_repository_in_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file is asked of the repository that it stands in, wherever another git is at work."""
    inner = tmp_path / "inner"
    inner.mkdir()
    path = repository(inner)
    outer = tmp_path / "b.py"
    outer.write_text(OLD, encoding="utf-8")
    git(tmp_path, "init", "-q")
    link = tmp_path / "link.py"
    link.symlink_to(path)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))
    assert uncommitted([path, outer, link]) == {outer}
