"""The methods that make children: the first call, the calls after it, and who else has a say."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any, Generic, Self, TypeVar

import pytest
from attrs import define, field

from cxml import (
    Conference,
    Dial,
    Element,
    InvalidValueError,
    NestingError,
    Number,
    Queue,
    Sip,
    VoiceResponse,
)
from cxml.declaring import child

T = TypeVar("T")


@define(kw_only=True)
class Note(Element):
    """A child."""

    text: str | None = field(default=None, kw_only=False)


@define(kw_only=True)
class Own(Element):
    """A child with an ``__init__`` of its own."""

    text: str | None = field(default=None, kw_only=False)

    def __init__(self, text: str) -> None:
        self.text = text.upper()


@define(kw_only=True)
class Counted(Element):
    """A child with a ``__new__`` of its own."""

    text: str | None = field(default=None, kw_only=False)

    def __new__(cls, *_args: object, **_more: object) -> Self:
        """Mark what is made."""
        made = super().__new__(cls)
        made.__dict__["unknown_attributes"] = (("made", "here"),)
        return made


def fresh() -> Any:
    """Give a class whose methods nobody has called."""

    @define(kw_only=True)
    class Board(Element):
        note = child(Note)
        own = child(Own)
        counted = child(Counted)

    return Board


def outcome(build: Callable[[Dial], object], dial: Dial) -> tuple[str, str]:
    """Say what an element is after a change, and why that was refused, if it was."""
    try:
        build(dial)
    except NestingError as error:
        return str(dial), str(error)
    return str(dial), ""


DIALS: dict[str, Callable[[], Dial]] = {
    "empty": Dial,
    "text": lambda: Dial("+15550100100"),
    "conference": lambda: Dial(children=[Conference("Room")]),
    "number": lambda: Dial(children=[Number("+15550100100")]),
    "many": lambda: Dial(children=[Sip("sip:a@example.com"), Sip("sip:b@example.com")]),
}
NOUNS: dict[str, tuple[Callable[[Dial], object], Callable[[Dial], object]]] = {
    "conference": (lambda dial: dial.conference("A"), lambda dial: dial.append(Conference("A"))),
    "number": (lambda dial: dial.number("+1"), lambda dial: dial.append(Number("+1"))),
    "queue": (lambda dial: dial.queue("A"), lambda dial: dial.append(Queue("A"))),
    "sip": (
        lambda dial: dial.sip("sip:c@example.com"),
        lambda dial: dial.append(Sip("sip:c@example.com")),
    ),
}


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("kind", DIALS)
def test_a_method_agrees_with_append(kind: str, noun: str) -> None:
    """What a method puts, or refuses to put, is what ``append`` puts and refuses, every time."""
    by_method, by_append = NOUNS[noun]
    for _ in range(2):
        assert outcome(by_method, DIALS[kind]()) == outcome(by_append, DIALS[kind]())


def test_a_child_with_children() -> None:
    """A child that comes with children of its own is put as any other."""
    for _ in range(2):
        response = VoiceResponse()
        dial = response.dial(children=[Conference("Room")])
        assert response.children == (dial,)
        assert str(response).count("Conference") == 2


def test_a_child_that_is_made_in_its_own_way() -> None:
    """A child's own ``__init__`` or ``__new__`` runs, at the first call and after it."""
    board = fresh()()
    assert [board.own("a").text for _ in range(2)] == ["A", "A"]
    assert [board.counted("a").unknown_attributes for _ in range(2)] == [(("made", "here"),)] * 2
    assert len(board.children) == 4


def test_a_class_that_attrs_makes_twice() -> None:
    """A class with slots and fields of its own has methods that work at every call."""

    @define(kw_only=True)
    class Survey(Element):
        label: str | None = None
        memo = child(Note)

    for number in range(40):
        survey = Survey(label=f"{number}")
        assert [survey.memo("a").text, survey.memo("b").text] == ["a", "b"]
        assert str(survey).count("<Note>") == 2


def test_classes_beside_an_element() -> None:
    """What Generic, and any class beside an element, does for derived classes is done."""
    made: list[str] = []

    class Registered:
        def __init_subclass__(cls) -> None:
            super().__init_subclass__()
            made.append(cls.__name__)

    @define(kw_only=True, slots=False)
    class Plain(Element, Registered, Generic[T]):
        label: str | None = None

    assert made == ["Plain"]
    assert Plain[int](label="a").label == "a"


def test_a_method_that_was_replaced() -> None:
    """A method that a program has put around the first one stays, and its inner one works."""
    board = fresh()
    original = board.note

    def loud(parent: Any, text: str) -> Any:
        return original(parent, text.upper())

    board.note = loud
    assert [board().note("a").text for _ in range(2)] == ["A", "A"]
    assert vars(board)["note"] is loud


def test_a_method_that_was_kept() -> None:
    """A method that was taken from the class before its first call goes on working."""
    board = fresh()
    kept, made = board.note, board()
    assert [kept(made, "a").text, kept(made, "b").text, made.note("c").text] == ["a", "b", "c"]
    assert len(made.children) == 3


def test_a_method_looks_like_what_it_makes() -> None:
    """Name and text are the same before and after the first call."""
    board = fresh()
    before = board.note.__qualname__, board.note.__doc__
    board().note()
    assert (board.note.__qualname__, board.note.__doc__) == before
    assert before[0] == "Board.note"


def test_threads_that_call_it_first() -> None:
    """Threads that call a method for the first time at once all get their child."""
    board, barrier = fresh(), Barrier(8)

    def call(number: int) -> str:
        barrier.wait()
        return str(board().note(f"{number}"))

    with ThreadPoolExecutor(8) as pool:
        assert len({*pool.map(call, range(8))}) == 8


def test_a_traceback_shows_what_was_written() -> None:
    """A traceback through a written function names whose it is, and shows its source."""
    with pytest.raises(InvalidValueError) as caught:
        Dial(timeout="long")  # type: ignore[arg-type]
    frame = traceback.extract_tb(caught.value.__traceback__)[1]
    assert frame.filename == "<cxml> cxml.voice.dial.Dial.__init__"
    assert "_take_timeout(timeout)" in str(frame.line)
    with pytest.raises(InvalidValueError) as caught:
        VoiceResponse().dial(timeout="long")  # type: ignore[arg-type]
    frames = traceback.extract_tb(caught.value.__traceback__)
    written = [each for each in frames if each.filename.startswith("<cxml> ")]
    assert written[-1].filename.endswith("cxml.voice.response.VoiceResponse.dial")
    assert "_take_timeout(timeout)" in str(written[-1].line)
