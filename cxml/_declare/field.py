"""What a field is once its declaration is worked out, and what an attribute of an element is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from .._lenient.forgive import forgives
from .._text.values import ValueRefusedError, any_text, is_named, plain_text
from .._text.wording import in_line, listed, shown
from ..errors import InvalidValueError, Problem, UsageError
from . import metadata as facts
from .given import Given
from .simple_types import Words

if TYPE_CHECKING:
    from .infer import SimpleType

_Note = TypeVar("_Note")


class FieldSpec:
    """What is true of a field of any class: its name, its facts, and how a value is refused.

    Those of elements, of callbacks and of SWML derive from it, and none of them from another: what
    two of them have in common by chance alone, such as names in XML, is in neither's way.
    """

    name: str
    notes: tuple[object, ...]
    """The facts about it, as they are declared."""

    def find(self, kind: type[_Note]) -> _Note | None:
        """Give the declared fact of this type, if there is one."""
        return facts.find(self.notes, kind)

    def has(self, trait: facts.Trait) -> bool:
        """Whether the declaration gives the field this trait."""
        return trait in self.notes

    @property
    def secret(self) -> bool:
        """Whether the value is never shown."""
        return self.has(facts.Trait.SECRET)

    @property
    def platform_code(self) -> int | None:
        """The error code that SignalWire publishes for a wrong value."""
        code = self.find(facts.PlatformCode)
        return code.number if code else None

    def refusal(
        self, spelled: str, value: object, refused: ValueRefusedError, **place: Any
    ) -> Problem:
        """Say that a value is refused, and why.

        Args:
            spelled: what the field is called where the value was given.
            value: what was given; of a secret it is not said.
            refused: the reason.
            **place: where it was given, as a problem has it.

        """
        return Problem(
            code="value",
            message=f"{spelled} is {self.in_message(value)}: {refused.reason}",
            suggestion=refused.suggestion,
            platform_code=self.platform_code,
            **place,
        )

    def in_message(self, value: object) -> str:
        """Show a value in a message to people who may not see a secret."""
        return "not shown" if self.secret else shown(value)


def accept_converted(
    kind: SimpleType, converter: Callable[[Any], object] | None, value: object
) -> Any:
    """Check what a caller gives, turned by the declared converter; return what is kept.

    Raises:
        ValueRefusedError: it is not allowed.

    """
    if is_named(value):
        value = value.value
    if converter is None or (isinstance(value, str) and isinstance(kind, Words)):
        return kind.accept(value)  # a text of words is read as on the wire
    return kind.accept(converter(value))


def both_names(keyword: str, wire: str | None) -> str:
    """Name a field for whoever wrote Python, with its name on the wire where that is another."""
    return f"{keyword} ({wire})" if wire and wire != keyword else keyword


class Field(FieldSpec, Given):
    """One attribute of an element, or its text: its names, its kind and the facts about it."""

    element: str
    name: str
    keyword: str
    wire: str | None
    kind: SimpleType
    support: facts.Support
    required: bool
    notes: tuple[object, ...]
    converter: Callable[[Any], object] | None

    def _work_out(self) -> None:
        # A bound method, since every attribute of every document that is read is given to it.
        self.decode: Callable[[str], Any] = self.kind.decode
        """Check the text of an attribute; raises :class:`ValueRefusedError`."""

    @property
    def path(self) -> str:
        """Where it stands, as a problem says it."""
        return f"{self.element}/@{self.wire}" if self.wire else f"{self.element}/text()"

    def accept(self, value: object) -> Any:
        """Check what a caller gives; return what is kept.

        Raises:
            InvalidValueError: the value is not allowed.

        """
        try:  # as accept_converted, but written out: every value that is assigned comes here
            if is_named(value):
                value = value.value
            if self.converter is None or (isinstance(value, str) and isinstance(self.kind, Words)):
                return self.kind.accept(value)
            return self.kind.accept(self.converter(value))
        except ValueRefusedError as refused:
            return self._forgiven(value, self._invalid(value, refused))

    def _forgiven(self, value: object, error: InvalidValueError) -> Any:
        """Give what is kept of a value that is refused, where that is no error."""
        if not forgives(error.problem):
            raise error from None
        text = any_text(value, getattr(self.kind, "separator", None) or " ")
        try:
            return self.decode(text)  # as it would be read, once what XML cannot hold is gone
        except ValueRefusedError:
            return text

    def accept_piece(self, value: object) -> str:
        """Check a part of a text, which has no shape of its own; return what is kept.

        Raises:
            InvalidValueError: it is no text, or XML cannot hold it.

        """
        try:
            return plain_text(value)
        except ValueRefusedError as refused:
            error = self._invalid(value, refused)
            if forgives(error.problem):
                return any_text(value)
            raise error from None

    def _invalid(self, value: object, refused: ValueRefusedError) -> InvalidValueError:
        name = both_names(self.keyword, self.wire)
        return InvalidValueError(self.refusal(name, value, refused, path=self.path))

    def missing(self, given: object = None, instead: Iterable[str] = ()) -> None:
        """Refuse an element whose text is not there.

        Args:
            given: an empty text that was given.
            instead: names of arguments that were given, and that there are not.

        Raises:
            UsageError: nothing was given.
            InvalidValueError: an empty text was given.

        """
        error = UsageError if given is None else InvalidValueError
        said = "is missing" if given is None else "is empty"
        message = f"{self.keyword} {said}: {self.element} needs it, as its text, the first argument"
        if names := [in_line(name) for name in instead][:3]:
            message += f"; it has no attribute {listed(names)}"
        code = self.platform_code
        problem = Problem(code="text-missing", message=message, path=self.path, platform_code=code)
        if not forgives(problem):
            raise error(problem)

    def problem(self, value: object, refused: ValueRefusedError, **place: Any) -> Problem:
        """Say why the text of a document is refused."""
        return self.refusal(self.wire or "the text", value, refused, **place)

    def shown(self, value: object) -> str:
        """Show a value to people who may see it: a secret is not shown."""
        if self.secret:
            return "'***'"
        from .._text.secrets import shown_value

        # A Decimal is shown as the text that it is written as, which can be given back as it is.
        is_plain = type(value).__module__ == "builtins"
        return shown_value(value if is_plain else self.kind.encode(value))
