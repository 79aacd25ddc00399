"""Which field is the text, over every version of attrs."""

from __future__ import annotations

import inspect
from typing import Any, ClassVar

import pytest
from attrs import define, field

from cxml._declare.positional import is_doubtful, note_positional, positional_names, show_positional
from cxml._schema.walk import platform_roots, walk
from cxml._tree.element import Element
from cxml._tree.spec import spec_of


def read(value: str | None) -> str | None:
    """Stand for a converter."""
    return value


class Body:
    """What a class says before attrs sees it."""

    bare: str
    given: str = field(kw_only=False)
    empty: str = field(default="", kw_only=False, converter=read)
    unset: str | None = field(default=None, kw_only=False)
    named: str | None = field(default=None, kw_only=False, alias="name")
    keyword: str = field(kw_only=True)
    read: str | None = field(default=None, converter=read)
    number: int | None = None
    known: ClassVar[int] = 1


def test_the_text_is_known_by_what_an_attribute_cannot_say() -> None:
    """An attribute is unset until it is set, and has no field() but for a converter."""
    assert positional_names(Body) == {"given", "empty", "unset", "named"}


def test_a_field_that_may_be_either() -> None:
    """What has nothing but another keyword may be the text, and may be an attribute."""
    assert [name for name, made in vars(Body).items() if is_doubtful(made)] == ["named"]


def test_a_field_that_is_declared_again() -> None:
    """What a class inherits as its text stays so, unless the class declares it otherwise."""

    class Base:
        def __init_subclass__(cls) -> None:
            note_positional(cls, tells=False)

    @define
    class First(Base):
        text: str = field(kw_only=False)

    class Second(First):
        number: int | None = None

    class Third(Second):
        text: str = field(default="", kw_only=True)

    found: list[Any] = [First, Second, Third]
    assert [sorted(each.__cxml_positional__) for each in found] == [["text"], ["text"], []]


@pytest.mark.parametrize("cls", walk(platform_roots()), ids=lambda cls: str(cls.__name__))
def test_help_and_match_statements_know_the_text(cls: type[Element]) -> None:
    """The text comes first where a class is shown, and is what a match statement takes."""
    text = spec_of(cls).text
    match_args, said = getattr(cls, "__match_args__", ()), inspect.signature(cls)
    names = (text.name,) if text else ()
    assert match_args == names
    show_positional(cls, tells=False)
    assert (getattr(cls, "__match_args__", ()), inspect.signature(cls)) == (match_args, said)
