"""One field of a class, and the kind of value that its annotation stands for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define, field

from .._text.values import RefusedError
from .._text.wording import shown
from ..errors import InvalidValueError, Problem, UsageError
from . import metadata as facts
from .simple_types import Words

if TYPE_CHECKING:
    from .infer import Kind

_Note = TypeVar("_Note")


@define(kw_only=True, slots=False, eq=False, repr=False)
class Field:
    """One attribute of an element, or its text: its names, its kind and the facts about it."""

    element: str
    name: str
    keyword: str
    wire: str | None
    kind: Kind
    support: facts.Support
    required: bool
    nullable: bool
    notes: tuple[object, ...]
    read: Callable[[str], Any] = field(init=False)
    """Check the text of an attribute; raises :class:`RefusedError`."""
    converter: Callable[[Any], object] | None

    def __attrs_post_init__(self) -> None:
        self.read = self.kind.read

    def note(self, kind: type[_Note]) -> _Note | None:
        """Give the declared fact of this type, if there is one."""
        return next((note for note in self.notes if isinstance(note, kind)), None)

    def has(self, trait: facts.Trait) -> bool:
        """Whether the declaration gives the attribute this trait."""
        return trait in self.notes

    @property
    def path(self) -> str:
        """Where it stands, as a problem says it."""
        return f"{self.element}/@{self.wire}" if self.wire else f"{self.element}/text()"

    @property
    def platform_code(self) -> int | None:
        """The error code that SignalWire publishes for a wrong value."""
        code = self.note(facts.PlatformCode)
        return code.number if code else None

    def take(self, value: object) -> Any:
        """Check what a caller gives; return what is kept.

        Raises:
            InvalidValueError: the value is not allowed.

        """
        try:
            if self.converter is None or (isinstance(value, str) and isinstance(self.kind, Words)):
                return self.kind.take(value)  # a text of words is read as on the wire
            return self.kind.take(self.converter(value))
        except RefusedError as refused:
            raise InvalidValueError(self._problem_for_caller(value, refused)) from None

    def missing(self, given: object = None) -> None:
        """Refuse an element whose text is not there.

        Raises:
            UsageError: nothing was given.
            InvalidValueError: an empty text was given.

        """
        error = UsageError if given is None else InvalidValueError
        said = "is missing" if given is None else "is empty"
        message = f"{self.keyword} {said}: {self.element} needs it, as its text"
        code = self.platform_code
        raise error(
            Problem(code="text-missing", message=message, path=self.path, platform_code=code)
        )

    def problem(self, value: object, refused: RefusedError, **place: Any) -> Problem:
        """Say why the text of a document is refused."""
        return self._problem(
            f"{self.wire or 'the text'} is {self._in_message(value)}", refused, place
        )

    def _problem_for_caller(self, value: object, refused: RefusedError) -> Problem:
        spelled = self.keyword
        if self.wire and self.wire != self.keyword:
            spelled += f" ({self.wire})"
        place = {"path": self.path}
        return self._problem(f"{spelled} is {self._in_message(value)}", refused, place)

    def _problem(self, what: str, refused: RefusedError, place: dict[str, Any]) -> Problem:
        return Problem(
            code="value",
            message=f"{what}: {refused.reason}",
            suggestion=refused.suggestion,
            platform_code=self.platform_code,
            **place,
        )

    def shown(self, value: object) -> str:
        """Show a value to people who may see it: a secret is not shown."""
        if self.has(facts.Trait.SECRET):
            return "'***'"
        return repr(value if type(value).__module__ == "builtins" else self.kind.write(value))

    def _in_message(self, value: object) -> str:
        if self.has(facts.Trait.SECRET):
            return "not shown"
        return shown(value)
