"""The functions written for one class: their names, their errors, and where they come from."""

from __future__ import annotations

import inspect
import traceback
from typing import Annotated, ClassVar, Literal

import pytest
from attrs import define, field

from cxml import Conference, Element, InvalidValueError, Pause, UsageError
from cxml._declare.metadata import Length, Range, Wire
from cxml._declare.simple_types import MOST_REMEMBERED, split_words


@define(kw_only=True, slots=False, eq=False, repr=False)
class Awkward(Element):
    """A class whose attributes have the names that written functions might use."""

    tag: ClassVar[str] = "awk-ward"

    v: str | None = field(default=None, kw_only=False)
    """The text."""
    d: str | None = None
    """An attribute."""
    s: int | None = None
    """An attribute."""
    self_: bool | None = None
    """An attribute."""
    add: Literal["a", "b"] | None = None
    """An attribute."""
    lang: Annotated[str | None, Wire("xml:lang")] = None
    """An attribute in a namespace."""


def test_names_of_attributes_do_not_matter() -> None:
    """Attributes may have any names."""
    awkward = Awkward("text", d="<d>", s=5, self_=True, add="b", lang="en")
    assert awkward.to_xml(False) == (
        '<awk-ward add="b" d="&lt;d&gt;" s="5" self="true" xml:lang="en">text</awk-ward>'
    )
    assert Awkward.from_xml(str(awkward)) == awkward


def test_two_namesakes_are_apart() -> None:
    """Two classes of one name have each their own functions."""

    def declared(low: int, high: int) -> type[Element]:
        level = Annotated[int | None, Range(low, high)]
        body = {"__annotations__": {"level": level}, "level": None}
        return define(kw_only=True)(type("Same", (Element,), body))

    one, other = declared(1, 2), declared(3, 4)
    assert str(one(level=1)) == str(one(level=1))  # type: ignore[call-arg]
    with pytest.raises(InvalidValueError, match="from 3 to 4"):
        other(level=1)  # type: ignore[call-arg]
    with pytest.raises(InvalidValueError, match="from 1 to 2"):
        one(level=3)  # type: ignore[call-arg]


def test_the_first_and_the_second_element_are_alike() -> None:
    """The first element of a class, for which functions are written, is like all that follow."""

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Fresh(Element):
        label: str = field(kw_only=False)
        level: int | None = None

    before = inspect.signature(Fresh)
    first, second = Fresh("a", level=1), Fresh("a", level=1)
    assert first == second
    assert str(first) == str(second)
    assert inspect.signature(Fresh) == before
    assert next(iter(before.parameters)) == "label"


def test_the_first_element_may_be_refused() -> None:
    """A class whose first element is refused makes the next one all the same."""

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Fresh(Element):
        label: Annotated[str, Length(2)] = field(kw_only=False)

    with pytest.raises(UsageError):
        Fresh()  # type: ignore[call-arg]
    with pytest.raises(InvalidValueError):
        Fresh("abc")
    assert str(Fresh("ab")).endswith("<Fresh>ab</Fresh>")


def test_the_trace_ends_where_the_value_was_given() -> None:
    """The traceback of a refused value leads to the caller's line."""
    try:
        Conference("Room", beep="sometimes")  # type: ignore[arg-type]
    except InvalidValueError as error:
        frames = traceback.extract_tb(error.__traceback__)
    assert frames[0].line is not None
    assert "sometimes" in frames[0].line
    assert len(frames) < 8


def test_a_refused_value_has_no_other_cause() -> None:
    """The error for a value is not shown as the consequence of another."""
    with pytest.raises(InvalidValueError) as caught:
        Pause(length="long")  # type: ignore[arg-type]
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_what_is_remembered_is_bounded() -> None:
    """Very many different values are written right, though few of them are remembered."""

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Fresh(Element):
        truth: bool | None = None
        words: tuple[Literal["a"], ...] | None = field(default=None, converter=split_words)

    for number in range(MOST_REMEMBERED * 3):
        template = f"{{{{T{number}}}}}"
        fresh = Fresh(truth=template, words=template)  # type: ignore[arg-type]
        assert fresh.to_xml(False) == f'<Fresh truth="{template}" words="{template}" />'
        assert fresh.to_xml(False) == f'<Fresh truth="{template}" words="{template}" />'
