"""Verbs of one's own, as type checkers see them."""

# ruff: noqa: D401 - sentences of the specification, and nothing here is run

from typing import Annotated, ClassVar, Literal, assert_type

from attrs import define, field

from cxml import Element, Pause, VoiceResponse
from cxml.declaring import Range, child


@define(kw_only=True, slots=False, eq=False, repr=False)
class Menu(Element):
    """A verb of one's own."""

    tag: ClassVar[str] = "Menu"

    title: str = field(kw_only=False)
    """The text."""
    level: Annotated[int | None, Range(1, 3)] = None
    """A number."""
    mode: Literal["near", "far"] | None = None
    """A word."""

    pause = child(Pause)


@define(kw_only=True, slots=False, eq=False, repr=False)
class Office(VoiceResponse):
    """A document with a verb of one's own."""

    menu = child(Menu, at_most=1)


office = Office()


def a_verb_of_ones_own() -> None:
    """A verb of one's own is typed as any other, and so is the method that makes it."""
    menu = office.menu("Main", level=1, mode="near")
    assert_type(menu, Menu)
    assert_type(menu.title, str)
    assert_type(menu.level, int | None)
    assert_type(menu.mode, Literal["near", "far"] | None)
    assert_type(menu.pause(length=1), Pause)
    assert_type(office.say("Hi").message, str)
    assert_type(office.append(menu), Office)
    assert_type(Office.from_xml("<Response />"), Office)
    assert_type(office.find(Menu), Menu | None)


def wrong_uses() -> None:
    """Wrong uses of a verb of one's own are errors."""
    office.menu()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    office.menu("Main", levle=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    office.menu("Main", level="1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    office.menu("Main", mode="middle")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    office.menu("Main", 1)  # type: ignore[call-arg, arg-type]  # pyright: ignore[reportCallIssue]
    VoiceResponse().menu("Main")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]


def wrong_declarations() -> None:
    """A child is a class of element, and limits are numbers."""
    child(int)  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]
    child(Menu, at_most="1")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    child(Menu, atmost=1)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
