"""What kind of value an annotation stands for, and why one stands for none."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from typing import Any, Literal

import pytest

from cxml._declare.infer import NoSimpleTypeError, parts_of, simple_type_of
from cxml._declare.metadata import Range, Separator, UndocumentedWords
from cxml._declare.number_types import Amount, Integers
from cxml._declare.simple_types import BooleanOrText, Choice, Integer, Text, Words

Word = Literal["a", "b"]


@pytest.mark.parametrize(
    ("types", "kind"),
    [
        ([str], Text),
        ([str, Word], Text),
        ([str, bool], BooleanOrText),
        ([int], Integer),
        ([int, Word], Integer),
        ([bool], Choice),
        ([bool, Word], Choice),
        ([Word], Choice),
        ([tuple[Word, ...]], Words),
        ([tuple[int, ...]], Integers),
        ([Decimal], Amount),
    ],
)
def test_kinds(types: list[Any], kind: type) -> None:
    """Types that may stand beside each other are one kind of value, in any order."""
    for each in (types, types[::-1], [*types, type(None)]):
        assert type(simple_type_of(each, (), is_text=False)) is kind


def test_facts_of_a_kind() -> None:
    """What the facts say about a kind is in it, and what they say about another is not."""
    notes = (Range(2, 5), Separator(","), UndocumentedWords(("c",)))
    for number in ([int], [Decimal], [tuple[int, ...]]):
        made: Any = simple_type_of(number, notes, is_text=False)
        assert (made.low, made.high) == (2, 5)
    words: Any = simple_type_of([tuple[Word, ...]], notes, is_text=False)
    assert (words.words, words.separator, words.undocumented) == (("a", "b"), ",", ("c",))
    assert simple_type_of([bool], notes, is_text=False).accept("c") == "c"


@pytest.mark.parametrize(
    ("types", "reason"),
    [
        ([], "has no kind of value"),
        ([type(None)], "has no kind of value"),
        ([str, int], "a value cannot be one of number, text"),
        ([float], "float is no kind of value: take str, "),
        ([tuple[float, ...]], r"tuple\[float, ...\] is no kind of value"),
    ],
)
def test_no_kind(types: list[Any], reason: str) -> None:
    """Where there is no kind of value, the reason is said."""
    with pytest.raises(NoSimpleTypeError, match=f"^{reason}"):
        simple_type_of(types, (), is_text=False)


def test_parts() -> None:
    """What the types of a union stand for is named, but for None."""
    assert parts_of([str, Word, type(None)]) == {"text", "word"}


def test_decimal_is_not_loaded() -> None:
    """A declaration without decimal numbers does not load ``decimal``."""
    program = (
        "import sys; sys.modules.pop('decimal', None);"  # whatever watches the tests may need it
        "from cxml import Conference; Conference('Room', beep='onEnter');"
        "print('decimal' in sys.modules)"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "False"
