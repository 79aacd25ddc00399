"""The engine does what rewrites say, loses nothing, and says who is at fault."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from cxml._input.positions import Span
from cxml._migrate.change import Change, Edit, Left, edit_of
from cxml._migrate.engine import rewrite_file
from cxml._migrate.offsets import Offsets
from cxml._migrate.program import Program
from cxml._migrate.rewrite import Find, Rewrite, RewriteFailedError, Safety, Subject
from cxml._migrate.settings import Settings

from .rewriting import rewriting

IMPORT = "from twilio.twiml.voice_response import Say"
MOVED = "from cxml.voice_response import Say"


def made(find: Find, safety: Safety = Safety.SAFE, name: str = "made-up") -> Rewrite:
    """Make a rewrite."""
    return Rewrite(
        name=name,
        safety=safety,
        subject=Subject.PROGRAM,
        find=find,
        summary="",
        before="",
        after="",
    )


def written(start: int, end: int, text: str) -> Find:
    """Write something in a place."""

    def find(_: Program) -> Iterator[Change]:
        yield Change(Span(start, end), (Edit(start, end, text),), says="")

    return find


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf%s\n",
        b"# coding: latin-1\r\n%s\r\n\tx = '\xe9'\r\n".replace(b"\tx", b"x"),
        b"if 1:\n\t%s\n\t\n",
        b"%s",
        b"x = 1\r%s\ry = 2\r\n\n\n",
        b"%s\x0c\nx = '''\r\n \t'''\n",
    ],
)
def test_bytes_that_are_not_rewritten_stay(data: bytes) -> None:
    """Marks, encodings, line ends, tabs and what else stands around stay byte for byte."""
    done = rewriting(data % IMPORT.encode())
    assert done.data == data % MOVED.encode()


@pytest.mark.parametrize(
    "source", ["print 'x'\n", "def f(:\n", "{{ cookiecutter.name }} = 1 2\n", "\0"]
)
def test_what_is_no_python_is_left(source: str) -> None:
    """A file that does not parse stays as it is, with the reason."""
    done = rewriting(f"{IMPORT}\n{source}")
    assert done.data == f"{IMPORT}\n{source}".encode()
    assert done.before.problem
    assert not done.made


def test_an_edit_is_as_short_as_can_be() -> None:
    """What both texts begin and end with is not touched."""
    assert edit_of(10, "abcde", "abxde") == Edit(12, 13, "x")
    assert edit_of(10, "aa", "aaa") == Edit(12, 12, "a")
    assert edit_of(10, "aaa", "aa") == Edit(12, 13, "")
    assert edit_of(10, "same", "same") == Edit(14, 14, "")


def test_places_are_known_before_and_after() -> None:
    """The place of what is not rewritten is known in both texts, after several rounds."""
    offsets = Offsets()
    offsets.add([Edit(6, 7, ""), Edit(2, 4, "xxxx")])  # ab cd ef g hi -> abxxxxef hi
    offsets.add([Edit(0, 0, "--")])
    assert [offsets.current(each) for each in (0, 2, 3, 4, 7)] == [2, 4, 4, 8, 10]
    assert [offsets.original(each) for each in (2, 4, 7, 8, 10)] == [0, 2, 2, 4, 7]


def test_rewrites_that_touch_wait() -> None:
    """Of two rewrites that touch, the first goes first; the other looks at what it made."""
    first = made(lambda p: written(0, 1, "b")(p) if p.content[0] == "a" else [])
    second = made(lambda p: written(0, 1, "c")(p) if p.content[0] in "ab" else [], name="second")
    done = rewriting("a = 1\n", [first, second])
    assert done.data == b"c = 1\n"
    assert [each.rewrite.name for each in done.made] == ["made-up", "second"]


def test_what_is_unsafe_waits_for_the_option() -> None:
    """What is unsafe is not done unless it is asked for, and is there to be told."""
    rewrite = made(written(0, 1, "b"), Safety.UNSAFE)
    done = rewriting("a = 1\n", [rewrite], unsafe=False)
    assert done.data == b"a = 1\n"
    assert [each.safety for each in done.left] == [Safety.UNSAFE]


@pytest.mark.parametrize(
    "find",
    [
        written(0, 1, "("),
        lambda _: 1 / 0,
        lambda program: written(0, 1, "b" if program.content[0] == "a" else "a")(program),
    ],
)
def test_a_rewrite_at_fault_is_named(find: Find) -> None:
    """A rewrite that fails, that makes a program none, or that goes in circles, is said to."""
    with pytest.raises(RewriteFailedError, match=r"made-up failed.* in program.py, which stays"):
        rewriting("a = 1\n", [made(find)])


def test_a_rewrite_without_end_ends() -> None:
    """A rewrite that always finds more is stopped."""
    done = rewriting("a = 1\n", [made(written(0, 0, "a"))])
    assert done.data == b"a" * 20 + b"a = 1\n"


def test_lines_are_those_of_either_file() -> None:
    """The line of a place is said of the file as it was, or as it is rewritten."""
    more = made(lambda p: written(0, 0, "x = 0\n")(p) if p.content[0] == "a" else [])
    stays = made(lambda p: [Left(Span(p.content.index("b"), p.content.index("b") + 1), why="so")])
    done = rewriting("a = 1\nb = 2\n", [more, stays])
    (said,) = done.left
    assert (done.line(said.start, is_written=False), done.line(said.start, is_written=True)) == (
        2,
        3,
    )


def test_what_cannot_be_written_is_no_change() -> None:
    """A change without an edit is none, and is not said."""
    nothing = made(lambda _: [Change(Span(0, 1), (), says="")])
    done = rewriting("a = 1\n", [nothing])
    assert (done.data, done.made, done.left) == (b"a = 1\n", [], [])


def test_settings_are_written_as_text() -> None:
    """A file of settings is rewritten as any other."""
    rewrite = made(lambda _: [Change(Span(0, 1), (Edit(0, 1, "\xe9"),), says="")])
    with pytest.raises(RewriteFailedError):  # since it is never done with it
        rewrite_file(b"a", partial(Settings, path=".env"), [rewrite], ".env", unsafe=True)


def test_settings_are_shown_to_nobody() -> None:
    """Of a file of settings nothing is shown."""
    assert Settings(b"TOKEN=x", ".env").shown == ""
