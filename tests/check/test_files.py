"""Which files a run takes, and what they are called."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from cxml import ConfigurationError
from cxml._check import replace
from cxml._check.files import Finder, looks_like_document, read_all, shown_path, write_anew
from cxml._check.patterns import Patterns
from cxml._check.replace import replace_file

XML = "<Response/>"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty folder, of no repository."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path


@pytest.fixture
def repository(here: Path) -> Path:
    """Go to an empty repository."""
    git = shutil.which("git")
    assert git
    subprocess.run([git, "init", "-q"], check=True)  # noqa: S603 - of this machine
    return here


def write(*names: str) -> None:
    """Write documents."""
    for each in names:
        Path(each).parent.mkdir(parents=True, exist_ok=True)
        Path(each).write_text(XML, encoding="utf-8")


def names(*paths: str, exclude: str = "") -> list[str]:
    """Give what the files of these paths are called."""
    finder = Finder(Patterns.of(filter(None, exclude.split(",")), Path()))
    return [each.name for each in finder.find(map(Path, paths))]


EVERY = [
    "a.xml", "b.TwiML", "c.cxml", "d.laml", "e.py", "f.txt", "sub/g.xml", "sub/build/h.xml",
    ".venv/i.xml", "node_modules/j.xml", "k.pyi",
]  # fmt: skip
TAKEN = ["a.xml", "b.TwiML", "c.cxml", "d.laml", "e.py", "sub/g.xml"]


def test_a_folder(here: Path) -> None:
    """Of a folder documents and programs are taken, but not those of environments."""
    write(*EVERY)
    assert names(".") == TAKEN
    assert names(str(here)) == TAKEN
    assert names("sub") == ["sub/g.xml"]
    assert names("sub/build") == ["sub/build/h.xml"]


def test_named_files(here: Path) -> None:
    """A file that is named is taken whatever its name, and each file once."""
    write(*EVERY)
    Path("link.xml").symlink_to("a.xml")
    assert names("f.txt", "./a.xml", str(here / "a.xml"), "sub/../a.xml", "link.xml") == [
        "f.txt",
        "a.xml",
    ]
    assert names(".", "f.txt") == [*TAKEN, "f.txt"]


@pytest.mark.usefixtures("repository")
def test_git() -> None:
    """Where git is, what it ignores is not taken; what is new is, and what is gone is not."""
    write(*EVERY, "ignored.xml", "sub/also.xml", "gone.xml", 'odd "é\n.xml')
    Path(".gitignore").write_text("ignored.xml\n", encoding="utf-8")
    Path("sub/.gitignore").write_text("also.xml\n", encoding="utf-8")
    subprocess.run(["git", "add", "gone.xml"], check=True)  # noqa: S607 - of this machine
    Path("gone.xml").unlink()
    assert names(".") == [*TAKEN[:5], 'odd "é\n.xml', "sub/g.xml"]
    assert names("sub") == ["sub/g.xml"]
    assert names("ignored.xml") == ["ignored.xml"]


def test_git_runs_no_program(repository: Path) -> None:
    """The configuration of a repository runs no program of its own."""
    write("a.xml")
    trap = repository / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {repository}/ran\n", encoding="utf-8")
    trap.chmod(0o755)
    subprocess.run(["git", "config", "core.fsmonitor", str(trap)], check=True)  # noqa: S603, S607
    assert names(".") == ["a.xml"]
    assert not Path("ran").exists()


@pytest.mark.usefixtures("repository")
def test_without_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git, or where it fails, everything is taken."""
    write("a.xml", "ignored.xml")
    Path(".gitignore").write_text("ignored.xml\n", encoding="utf-8")
    assert names(".") == ["a.xml"]
    Path(".git/config").write_text("[nonsense", encoding="utf-8")
    assert names(".") == ["a.xml", "ignored.xml"]
    monkeypatch.setenv("PATH", "")
    assert names(".") == ["a.xml", "ignored.xml"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are none")
@pytest.mark.usefixtures("here")
def test_what_is_no_file() -> None:
    """A pipe is neither a file nor a folder; in a folder it is passed over, without a wait."""
    os.mkfifo("pipe.xml")
    write("a.xml")
    assert names(".") == ["a.xml"]
    with pytest.raises(ConfigurationError, match=r"^pipe\.xml is neither a file nor a folder$"):
        names("pipe.xml")


@pytest.mark.usefixtures("here")
def test_links_in_circles() -> None:
    """Links that lead to each other, or upwards, are not followed, and end nothing."""
    write("sub/a.xml")
    Path("sub/up").symlink_to("..")
    Path("sub/one.xml").symlink_to("two.xml")
    Path("sub/two.xml").symlink_to("one.xml")
    assert names(".") == ["sub/a.xml"]
    with pytest.raises(ConfigurationError, match=r"^sub/one\.xml is not there$"):
        names("sub/one.xml")


@pytest.mark.parametrize("name", ["missing.xml", "a" * 300, "a\0b"])
@pytest.mark.usefixtures("here")
def test_what_is_not_there(name: str) -> None:
    """A path that is not there, or cannot be, is refused by its name."""
    with pytest.raises(ConfigurationError, match=r"is not there|cannot be read: "):
        names(name)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", ["e.py", "k.pyi"])
def test_named_programs(name: str) -> None:
    """A program that is named is taken."""
    write(name)
    assert names(name) == [name]


@pytest.fixture
def nobody() -> Iterator[Path]:
    """Be somebody who may not read everything, in a folder of their own."""
    if sys.platform == "win32":
        pytest.skip("there are other permissions")
    folder = Path("/tmp") / f"cxml-{os.getpid()}"  # noqa: S108 - pytest's own is for root alone
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    folder.mkdir()
    try:
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
        shutil.rmtree(folder)


def test_a_folder_that_cannot_be_read(nobody: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may not be read is told, and not passed over."""
    monkeypatch.setenv("PATH", "")
    closed = nobody / "closed"
    closed.mkdir()
    closed.chmod(0)
    with pytest.raises(ConfigurationError, match="closed cannot be read: Permission denied"):
        names(str(nobody))
    closed.chmod(0o700)


def test_names(here: Path) -> None:
    """A file is called as it stands below the working folder, and elsewhere as it was named."""
    assert shown_path(here / "a" / ".." / "b.xml") == "b.xml"
    assert shown_path(Path("a/b.xml")) == "a/b.xml"
    assert shown_path(here.parent / "c.xml") == (here.parent / "c.xml").as_posix()
    assert shown_path(Path("../c.xml")) == "../c.xml"
    write("real/a.xml")
    Path("link").symlink_to("real")
    assert shown_path(Path("link/a.xml")) == "link/a.xml"


@pytest.mark.usefixtures("here")
def test_exclude() -> None:
    """What is excluded is not taken, whether a folder holds it or somebody names it."""
    write("a.xml", "sub/a.xml", "sub/b.xml", "other/sub/c.xml")
    assert names(".", exclude="sub") == ["a.xml"]
    assert names(".", exclude="sub/*") == ["a.xml", "other/sub/c.xml"]
    assert names("a.xml", "sub/b.xml", exclude="b.xml") == ["a.xml"]
    finder = Finder(Patterns.of(["sub"], Path()))
    assert [*finder.find([Path("sub/b.xml"), Path("a.xml"), Path("other")])]
    assert finder.excluded == 1  # those that were named, and not those of a folder


@pytest.mark.usefixtures("here")
def test_links_that_lead_out_of_a_folder() -> None:
    """Such a link is read, and nothing is written through it, unless it is named or leads back."""
    write("in/a.xml", "out/b.xml", "out/c.xml", "out/d.xml")
    Path("in/b.xml").symlink_to("../out/b.xml")
    Path("in/c.xml").symlink_to("../out/c.xml")
    Path("in/e.xml").symlink_to("a.xml")
    finder = Finder(Patterns.of([], Path()))
    found = [*finder.find([Path("in"), Path("out/c.xml")])]
    assert [(each.name, each.is_outside) for each in found] == [
        ("in/a.xml", False), ("out/c.xml", False), ("in/b.xml", True),
    ]  # fmt: skip
    assert finder.has_found(Path("in/e.xml"))
    assert not finder.has_found(Path("out/d.xml"))
    failures: list[str] = []
    write_anew(found[-1], XML.encode(), b"new", failures)
    assert failures == ["in/b.xml is not written: the link leads out of the folder"]
    assert Path("out/b.xml").read_text(encoding="utf-8") == XML


def test_a_link_to_what_may_not_be_seen(nobody: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link into a folder that is closed is a file that cannot be read, and ends nothing."""
    monkeypatch.setenv("PATH", "")
    closed = nobody / "closed"
    closed.mkdir()
    (nobody / "open").mkdir()
    (nobody / "open" / "a.xml").symlink_to(closed / "a.xml")
    closed.chmod(0)
    failures: list[str] = []
    finder = Finder(Patterns.of([], Path()))
    assert [*read_all(finder.find([nobody / "open"]), failures)] == []
    assert [each.endswith("a.xml cannot be read: Permission denied") for each in failures] == [True]
    closed.chmod(0o700)


@pytest.mark.parametrize(
    ("pattern", "meant"),
    [
        ("a.xml", ["a.xml", "x/a.xml", "x/y/a.xml"]),
        ("*.xml", ["a.xml", "b.xml", "x/a.xml", "x/y/a.xml"]),
        ("x", ["x/a.xml", "x/y/a.xml"]),
        ("x/", ["x/a.xml", "x/y/a.xml"]),
        ("x/*", ["x/a.xml", "x/y/a.xml"]),
        ("./x/a.xml", ["x/a.xml"]),
        ("/a.xml", ["a.xml"]),
        ("**/a.xml", ["a.xml", "x/a.xml", "x/y/a.xml"]),
        ("x/**/a.xml", ["x/y/a.xml"]),
        ("[ab].xml", ["a.xml", "b.xml", "x/a.xml", "x/y/a.xml"]),
        ("A.xml", []),
        ("y/a.xml", []),
    ],
)
def test_patterns(pattern: str, meant: list[str]) -> None:
    """A pattern starts from its folder; without a slash it means a name anywhere below."""
    every = ["a.xml", "b.xml", "x/a.xml", "x/y/a.xml"]
    patterns = Patterns.of([pattern], Path("/p"))
    assert [each for each in every if patterns.mean(Path("/p") / each)] == meant
    assert not (patterns + Patterns()).mean(Path("/elsewhere/z"))


def test_a_pattern_that_is_whole() -> None:
    """A whole path means a file outside of the folder, too."""
    assert Patterns.of(["/q/*.xml"], Path("/p")).mean(Path("/q/a.xml"))


@pytest.mark.parametrize(
    "text",
    [
        "<Response/>",
        "<response>",
        '<?xml version="1.0"?>\n<!-- by <a@example.com> -->\n<Response>',
        "<!DOCTYPE a [<!ENTITY b 'c'>]><Response>",
        "\n {% load x %}<a:Response xmlns:a='b'>",
        "OK <Response>",
        "<Response\n",
    ],
)
def test_what_looks_like_a_document(text: str) -> None:
    """A document is told by its root, whatever stands before it, and however it is encoded."""
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert looks_like_document(text.encode(encoding))


@pytest.mark.parametrize(
    "text",
    ["", "<", "<a><Response/></a>", "<Responses/>", "<!-- <Response/>", "<?a <Response/>", "<!a"],
)
def test_what_does_not(text: str) -> None:
    """All else is none."""
    assert not looks_like_document(text.encode())


@given(st.binary(max_size=30) | st.text("<!-?>R[]e ", max_size=20).map(str.encode))
def test_whatever_stands_in_a_file(data: bytes) -> None:
    """Any bytes are judged, and come to an end."""
    assert looks_like_document(data) in (True, False)


# Writing


@pytest.mark.usefixtures("here")
def test_a_file_is_replaced() -> None:
    """A file is written as a whole, with its permissions; of a link, what it leads to."""
    write("a.xml")
    Path("a.xml").chmod(0o640)
    Path("link.xml").symlink_to("a.xml")
    replace_file(Path("link.xml"), XML.encode(), b"new")
    assert Path("a.xml").read_bytes() == b"new"
    assert Path("link.xml").is_symlink()
    assert Path("a.xml").stat().st_mode & 0o777 == 0o640
    assert sorted(os.listdir()) == ["a.xml", "link.xml"]  # noqa: PTH208


@pytest.mark.usefixtures("here")
def test_a_file_with_several_names_keeps_them() -> None:
    """Of hard links, each name leads to the file as it is now."""
    write("a.xml")
    Path("b.xml").hardlink_to("a.xml")
    replace_file(Path("a.xml"), XML.encode(), b"new")
    assert Path("b.xml").read_bytes() == b"new"
    assert Path("a.xml").samefile("b.xml")
    assert sorted(os.listdir()) == ["a.xml", "b.xml"]  # noqa: PTH208


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="root alone may")
@pytest.mark.usefixtures("here")
def test_a_file_of_somebody_else_stays_theirs() -> None:
    """A file that is written by root keeps its owner, its group and its permissions."""
    write("a.xml")
    os.chown("a.xml", 65534, 65533)
    Path("a.xml").chmod(0o640)
    replace_file(Path("a.xml"), XML.encode(), b"new")
    after = Path("a.xml").stat()
    assert (after.st_uid, after.st_gid, after.st_mode & 0o777) == (65534, 65533, 0o640)
    assert Path("a.xml").read_bytes() == b"new"


@pytest.mark.parametrize("may", [True, False])
@pytest.mark.usefixtures("here")
def test_an_owner_that_cannot_be_given(may: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may write a file, and may not give it away, writes it where it stands."""
    write("a.xml")
    number = Path("a.xml").stat().st_ino
    own = os.getuid(), os.getgid()

    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(replace, "_owner", lambda path: own if path.name == "a.xml" else (-2, -2))
    if not may:
        monkeypatch.setattr(os, "chown", refused)
    replace_file(Path("a.xml"), XML.encode(), b"new")
    assert Path("a.xml").read_bytes() == b"new"
    assert (Path("a.xml").stat().st_ino == number) is not may
    assert os.listdir() == ["a.xml"]  # noqa: PTH208


@pytest.mark.usefixtures("here")
def test_a_file_that_was_changed() -> None:
    """A file that somebody has changed meanwhile stays as it is, and nothing is left beside it."""
    write("a.xml")
    with pytest.raises(OSError, match="somebody else has changed it meanwhile"):
        replace_file(Path("a.xml"), b"other", b"new")
    assert Path("a.xml").read_text(encoding="utf-8") == XML
    assert os.listdir() == ["a.xml"]  # noqa: PTH208


@pytest.mark.usefixtures("here")
def test_a_file_that_is_gone() -> None:
    """A file that is gone is not made again."""
    with pytest.raises(FileNotFoundError):
        replace_file(Path("a.xml"), b"", b"new")
    assert os.listdir() == []  # noqa: PTH208


def test_a_folder_that_cannot_be_written(nobody: Path) -> None:
    """Where nothing can be written beside a file, it stays as it is."""
    file = nobody / "a.xml"
    file.write_text(XML, encoding="utf-8")
    nobody.chmod(0o555)
    with pytest.raises(PermissionError):
        replace_file(file, XML.encode(), b"new")
    assert file.read_text(encoding="utf-8") == XML
    nobody.chmod(0o755)
