"""``Variable``: a value that SWML fills in when the instruction runs."""

from __future__ import annotations

import re
from typing import Self

from attrs import define

from .._declare.simple_types import Choice, Integer, Text
from .._text.values import ValueRefusedError, exact_text, legal
from .._text.wording import shown
from ..errors import InvalidValueError, Problem

# As the platform's schema has it; without line breaks, or it would be many lines of anything.
_WHOLE = re.compile(r"[$%]\{[^\r\n]*\}")
# Lazy, so that two variables in one text are two.
_PART = re.compile(r"[$%]\{[^\r\n]*?\}")


class Variable(str):
    """A reference such as ``${call.from}`` or ``%{vars.limit}``, in place of a value.

    It is a ``str``. Where a variable may stand, plain text of this shape is taken for one.

    Raises:
        InvalidValueError: the text is no such reference.

    """

    __slots__ = ()

    def __new__(cls, reference: str) -> Self:
        """Check the shape of a reference."""
        if not is_variable(reference):
            message = f"{shown(reference)} is not a variable: it has to look like ${{name}}"
            raise InvalidValueError(Problem(code="value", message=message, path="variable"))
        return super().__new__(cls, exact_text(reference))

    def __repr__(self) -> str:
        return f"cxml.swml.Variable({str.__repr__(self)})"


def is_variable(value: object) -> bool:
    """Whether a value is, as a whole, a reference to a variable."""
    return isinstance(value, str) and _WHOLE.fullmatch(value) is not None


def holds_variable(text: str) -> bool:
    """Whether there is a reference to a variable somewhere in a text."""
    return _PART.search(text) is not None


@define(kw_only=True, slots=False, eq=False, repr=False)
class OrVariable:
    """What one kind of value accepts, or a variable."""

    kind: Text | Integer | Choice

    def accept(self, value: object) -> object:
        if is_variable(value):
            return Variable(legal(exact_text(value)))
        try:
            return self.kind.accept(value)
        except ValueRefusedError as refused:
            # Added to the one that there is: a new one would lose the word that was probably meant.
            refused.reason += ", or a variable such as ${name}"
            raise
