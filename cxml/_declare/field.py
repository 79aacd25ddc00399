"""One field of a class, and the kind of value that its annotation stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeAlias,
    TypeVar,
    get_args,
    get_origin,
)

from attrs import define, field

from .._text.values import RefusedError
from .._text.wording import shown
from ..errors import InvalidValueError, Problem, UsageError
from . import metadata as facts
from .annotations import unfold
from .simple_types import BooleanOrText, Choice, Integer, Text, Words

if TYPE_CHECKING:
    from .number_types import Amount, Integers

    Kind: TypeAlias = Text | Integer | Choice | Words | BooleanOrText | Integers | Amount

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


def kind_of(types_: tuple[object, ...], notes: tuple[object, ...], *, is_text: bool) -> Kind:
    """Work out what a value may be from its annotation."""
    words = tuple(_words(types_))
    undocumented = next((n.words for n in notes if isinstance(n, facts.UndocumentedWords)), ())
    limits = next((n for n in notes if isinstance(n, facts.Range)), facts.Range(0))
    if words and any(get_origin(each) is tuple for each in types_):
        between = next((n for n in notes if isinstance(n, facts.Separator)), facts.Separator(""))
        return Words(
            words=words,
            undocumented=undocumented,
            separator=between.text or None,
            also=between.also,
        )
    if any(get_origin(each) is tuple or _is_decimal(each) for each in types_):
        from .number_types import (  # few programs need them, and decimal takes a while
            Amount,
            Integers,
        )

        rare = Amount if any(map(_is_decimal, types_)) else Integers
        return rare(low=limits.low, high=limits.high)
    if int in types_:
        return Integer(low=limits.low, high=limits.high, words=words)
    if str in types_ and bool in types_:
        return BooleanOrText()
    if str in types_:
        return _text(words, notes, is_text=is_text)
    return Choice(words=words, booleans=bool in types_, undocumented=undocumented)


def _is_decimal(type_: object) -> bool:
    return getattr(type_, "__name__", "") == "Decimal"


def _words(types_: tuple[object, ...]) -> Iterator[str]:
    for each in types_:
        if get_origin(each) is Literal:
            yield from get_args(each)
        elif get_origin(each) is tuple:
            yield from _words(unfold(get_args(each)[0])[0])


def _text(words: tuple[str, ...], notes: tuple[object, ...], *, is_text: bool) -> Text:
    shape = next((n for n in notes if isinstance(n, facts.Type)), None)
    pattern = next((n for n in notes if isinstance(n, facts.Pattern)), None)
    most = next((n.most for n in notes if isinstance(n, facts.Length)), None)
    return Text(
        name=shape.name if shape else "string",
        strip=shape.strip if shape else is_text and facts.Trait.MIXED not in notes,
        pattern=re.compile(pattern.regex) if pattern else None,
        meaning=pattern.meaning if pattern else "",
        most=most,
        words=words,
    )
