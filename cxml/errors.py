"""What cxml raises, and what a problem looks like.

What :func:`cxml.lenient` lets pass is a :class:`LenientWarning`, a ``UserWarning``, instead.

.. code-block:: text

    ValueError
    └── CxmlError                      everything cxml raises on purpose
        ├── ElementError               an element was given something it cannot hold
        │   ├── InvalidValueError      a value that an attribute or a text cannot have
        │   ├── UnknownAttributeError  no such attribute; also TypeError and AttributeError
        │   ├── UsageError             called the wrong way; also TypeError
        │   └── NestingError           a child that cannot stand where it was put
        ├── DeclarationError           a class of element that cannot work; also TypeError
        ├── DocumentError              a document that cannot be read; lists every problem
        ├── CallbackError              a request whose parameters cannot be read
        ├── ConfigurationError         the application is not set up, as without a signing key
        ├── RoomsError                 the database that keeps rooms does not do what it should
        └── ConversionError            a conference that another language cannot say in full
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from ._text.wording import did_you_mean

if TYPE_CHECKING:
    from ._text.notes import Note

__all__ = [
    "CallbackError",
    "ConfigurationError",
    "ConversionError",
    "CxmlError",
    "DeclarationError",
    "DocumentError",
    "ElementError",
    "InvalidValueError",
    "LenientWarning",
    "NestingError",
    "Problem",
    "RoomsError",
    "UnknownAttributeError",
    "UsageError",
]

MOST_PROBLEMS = 100
"""How many problems of one document are written down."""


@frozen(kw_only=True)
class Problem:
    """One thing that is wrong, where it is, and what would be right."""

    code: str
    """A stable word for the kind of problem, such as ``value`` or ``unknown-attribute``."""
    message: str
    """What is wrong and what is allowed, for people."""
    path: str = ""
    """Where in the document or tree, such as ``Response/Dial[2]/@timeout``."""
    line: int | None = None
    """Line in the document, from 1: of the attribute or text, or where the element begins.

    ``None`` when there is no document.
    """
    column: int | None = None
    """Column in that line, from 1; it counts characters, not bytes, and a tab as one."""
    suggestion: str | None = None
    """The nearest right spelling, when one is near."""
    platform_code: int | None = None
    """The error code that SignalWire publishes for this mistake, where it has one."""

    def __str__(self) -> str:
        """Say all of it in one line."""
        place = [self.path] if self.path else []
        if self.line is not None:
            place.append(f"line {self.line}")
        if self.column is not None:
            place.append(f"column {self.column}")
        where = ", ".join(place) + ": " if place else ""
        number = f" (SignalWire error {self.platform_code})" if self.platform_code else ""
        return f"{where}{self.message}{did_you_mean(self.suggestion)}{number}"


class CxmlError(ValueError):
    """Base of everything that cxml raises on purpose."""


class ElementError(CxmlError):
    """An element was given something it cannot hold.

    Attributes:
        problem: what is wrong, as data.

    """

    def __init__(self, problem: Problem) -> None:
        # As the only argument, of which copies and pickles are made again.
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        return str(self.problem)


class InvalidValueError(ElementError):
    """A value that this attribute, this element's text, or this field of a callback cannot have."""


# hasattr() and getattr() with a default need the AttributeError; a wrong keyword is a TypeError to
# Python, and to programs that were written for twilio-python.
class UnknownAttributeError(ElementError, AttributeError, TypeError):
    """The element has no attribute of this name, or the callback no such field."""


class UsageError(ElementError, TypeError):
    """Something was called the wrong way: a text is missing, or what is asked for is not there.

    Also a view that returns what is no document, and a signature asked for what is no request.
    """


def misused(message: str) -> UsageError:
    """Make the error for a mistake of the program that has no place in a document."""
    return UsageError(Problem(code="usage", message=message))


class NestingError(ElementError):
    """A child, or a text, that cannot stand where it was put."""


class LenientWarning(UserWarning):
    """Something that is an error as soon as :func:`cxml.lenient` is gone."""


class DeclarationError(CxmlError, TypeError):
    """A class of element whose declaration cannot work.

    Attributes:
        problems: every problem found, each with the class and the name in it as its path.

    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(tuple(problems))
        self.problems: tuple[Problem, ...] = tuple(problems)

    def __str__(self) -> str:
        return _listed("the declaration", self.problems)


class DocumentError(CxmlError):
    """A document that cannot be read.

    Attributes:
        problems: every problem found, in document order; a document that is not well-formed,
            too large or unsafe has exactly one.

    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(tuple(problems))
        self.problems: tuple[Problem, ...] = tuple(problems)

    def __str__(self) -> str:
        return _listed("the document", self.problems)


def _listed(what: str, problems: Sequence[Problem]) -> str:
    if len(problems) == 1:
        return str(problems[0])
    lines = "".join(f"\n- {problem}" for problem in problems)
    return f"{what} has {len(problems)} problems:{lines}"


class CallbackError(CxmlError):
    """A request whose parameters cannot be read: too large, too many, not text, or not JSON.

    Also what does not belong into a roster: an event of another conference, or no event; and JSON
    that no roster gave.
    """


class ConfigurationError(CxmlError):
    """The application is not set up as it has to be, such as without a signing key."""


class RoomsError(CxmlError):
    """The database that keeps rooms is gone, or refuses: an event was not kept, or not found out.

    A view lets it pass: it is answered with 500 then, and the platform sends the event again.
    """


class ConversionError(CxmlError):
    """A conference that cannot be said in another language without loss.

    Attributes:
        notes: all that the conversion has to say; those that are lost are among them.

    """

    def __init__(self, notes: Sequence[Note]) -> None:
        super().__init__(tuple(notes))
        self.notes: tuple[Note, ...] = tuple(notes)

    def __str__(self) -> str:
        lines = "".join(f"\n- {note}" for note in self.notes if note.is_loss)
        return f"something is lost (strict=False accepts that):{lines}"
