"""What stands inside an element, as it is given away: to be read, and not to be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

T = TypeVar("T")

OTHERS = "attrs.evolve(element, children=[...]) makes one with others inside"
"""How what stands inside is changed: all that is given is checked."""
_ADDED = {
    "append": "element.append(...) adds one",
    "extend": "element.append(...) adds one",
    **dict.fromkeys(("clear", "insert", "pop", "remove", "reverse", "sort"), OTHERS),
}
_IN_PLACE = f"children cannot be changed in place, since nobody would check it: {OTHERS}"


class Children(tuple[T, ...]):
    """A tuple that says what to write in the place of what a list would take.

    Twilio's elements have a list in its place, which programs change.
    """

    __slots__ = ()

    if not TYPE_CHECKING:  # pragma: no branch - checkers know what a tuple has

        def __getattr__(self, name: str) -> NoReturn:
            hint = f": {_ADDED[name]}" if name in _ADDED else ""
            from .._text.wording import in_line

            message = f"children is a tuple, and has no attribute {in_line(name)}{hint}"
            raise AttributeError(message, name=name, obj=self)

        def __setitem__(self, _place: object, _value: object) -> NoReturn:
            raise TypeError(_IN_PLACE)

        def __delitem__(self, _place: object) -> NoReturn:
            raise TypeError(_IN_PLACE)

    # A copy and a pickle are no more than a tuple.
    def __reduce_ex__(self, _protocol: object) -> tuple[Any, ...]:
        return tuple, (tuple(self),)
