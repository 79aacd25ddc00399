"""Docstrings of classes and methods, which say what is taken without its being written twice."""

import inspect
import pydoc
from typing import Annotated, ClassVar

import pytest
from attrs import define, field

from cxml import Conference, Dial, Element, VoiceResponse
from cxml._tree.class_text import arguments, with_arguments, written_text
from cxml.declaring import child


@define(kw_only=True, slots=False, eq=False, repr=False)
class Bell(Element):
    """Ring a bell.

    It is loud.

    Raises:
        OSError: never.

    """

    tag: ClassVar[str] = "Bell"

    sound: Annotated[str | None, "no fact"] = field(default=None, kw_only=False)
    """How it sounds."""
    often: int | None = None
    """How often.

    Once is enough.
    """
    alone: bool | None = None


@define(kw_only=True, slots=False, eq=False, repr=False)
class Tower(Element):  # noqa: D101 - that it has no text is tested
    tag: ClassVar[str] = "Tower"

    bell = child(Bell)


def test_a_class_says_what_it_takes() -> None:
    """The docstring has what is said of the class, then the texts that stand under the fields."""
    text = inspect.getdoc(Conference) or ""
    assert text.startswith("A room in which any number of callers of one project talk.\n")
    assert "\nArgs:\n    name: The room's name; callers who give the same name meet.\n" in text
    assert "\n    beep: When a sound is played: " in text
    assert "\n    children: The elements, and texts, that stand inside, in order.\n" in text


def test_arguments_stand_in_the_order_of_the_call() -> None:
    """The text comes first, what every element takes comes last."""
    names = list(arguments(Dial))
    assert names[0] == "number"
    assert names[-2:] == ["children", "unknown_attributes"]
    assert sorted(names) == sorted(each for each in inspect.signature(Dial).parameters)


def test_editors_find_the_right_line() -> None:
    """A keyword stands before those that end like it, since editors take the first that fits."""
    names = list(arguments(Conference))
    assert names.index("status_callback") < names.index("recording_status_callback")
    for name in names:
        first = next(each for each in names if each.endswith(name))
        assert first == name


def test_a_class_that_is_made_twice_says_it_once() -> None:
    """A class with slots is made twice; its docstring is that of any other."""

    @define(kw_only=True)
    class Slotted(Element):
        """Ring."""

        often: int | None = None
        """How often."""

    assert (Slotted.__doc__ or "").startswith("Ring.")
    assert written_text(Slotted) == "Ring."


def test_a_class_of_ones_own_says_it_too() -> None:
    """Each argument with a text has a line of its own, before what is raised."""
    first, second, args, raised = (Bell.__doc__ or "").split("\n\n")
    assert (first, second) == ("Ring a bell.", "It is loud.")
    assert args.splitlines()[:3] == [
        "Args:",
        "    sound: How it sounds.",
        "    often: How often. Once is enough.",
    ]
    assert "alone" not in args
    assert raised == "Raises:\n    OSError: never."
    assert written_text(Bell).startswith("Ring a bell.\n\n")


def test_a_class_without_a_text_stays_without() -> None:
    """Nothing is made up for a class that says nothing."""
    assert Tower.__doc__ is None
    assert written_text(Tower) == ""


def test_what_is_written_is_left() -> None:
    """A docstring that says by itself what is taken is left as it is."""
    assert with_arguments("Ring.\n\nArgs:\n    sound: mine.", Bell) == (
        "Ring.\n\nArgs:\n    sound: mine."
    )


def test_nothing_is_put_where_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no source is there, the docstring is as it is written."""
    monkeypatch.setattr("cxml._declare.sources.attribute_texts", lambda _cls: {})
    assert Conference.__doc__ == inspect.cleandoc(written_text(Conference))


@pytest.mark.parametrize("times", [1, 50])
def test_help_shows_what_a_method_takes(times: int) -> None:
    """``help(dial.conference)`` says what the keywords mean; also when the method is written."""
    for _ in range(times):
        Dial().conference("Room")
    shown = pydoc.plain(pydoc.render_doc(Dial.conference))
    assert "Add a ``Conference`` element, and return it." in shown
    assert "muted: Whether this caller only listens." in shown


def test_what_stands_in_the_place_of_a_method_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """A method of a program's own keeps its text, also when it wraps that of cxml."""
    kept = VoiceResponse.hangup

    def hangup(_response: VoiceResponse) -> None:
        """Say good-bye."""

    monkeypatch.setattr(VoiceResponse, "hangup", hangup)
    assert "self" in inspect.signature(kept).parameters
    assert hangup.__doc__ == "Say good-bye."
