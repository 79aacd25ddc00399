"""What the facts about an attribute are like: values with names that never change."""

from __future__ import annotations

import copy
import pickle

import pytest

from cxml.declaring import Default, Range, Separator, Type


def test_by_position_and_by_keyword() -> None:
    """Values are given by position or by keyword; those with a default may be left out."""
    assert Range(1, 5) == Range(low=1, high=5) == Range(1, high=5)
    assert (Range(1).low, Range(1).high) == (1, None)
    assert (Type("url").name, Type("url").strip) == ("url", True)


def test_only_the_same_are_equal() -> None:
    """Two are equal if class and values are; equal ones count once in a set."""
    assert Range(1, 5) != Range(1, 6)
    assert Default("1") != Separator("1")
    assert Default("1") != "1"
    assert len({Range(1, 5), Range(1, 5), Range(1)}) == 2


def test_shows_its_values() -> None:
    """The repr is a call that makes it."""
    assert repr(Range(1, 5)) == "Range(low=1, high=5)"
    assert eval(repr(Separator(","))) == Separator(",")  # noqa: S307


def test_cannot_be_changed() -> None:
    """No value can be set or deleted."""
    fact = Range(1, 5)
    with pytest.raises(AttributeError, match="Range cannot be changed"):
        fact.low = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match="Range cannot be changed"):
        del fact.low
    assert fact == Range(1, 5)


def test_can_be_copied_and_pickled() -> None:
    """A copy, and what was pickled, is the same."""
    fact = Range(1, 5)
    assert copy.deepcopy(fact) == pickle.loads(pickle.dumps(fact)) == fact  # noqa: S301


def test_can_be_matched() -> None:
    """Values can be taken out by position in a match statement."""
    match Range(1, 5):
        case Range(low, high):
            assert (low, high) == (1, 5)


@pytest.mark.parametrize(
    ("args", "kwargs"), [((), {}), ((1, 2, 3), {}), ((1,), {"low": 1}), ((1,), {"most": 5})]
)
def test_what_it_does_not_take(args: tuple[int, ...], kwargs: dict[str, int]) -> None:
    """A value that is missing, too many, twice or unknown is a TypeError that names the values."""
    with pytest.raises(TypeError, match="Range takes low, high, each once"):
        Range(*args, **kwargs)
