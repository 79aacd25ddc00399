"""What the facts about an attribute have in common."""

from __future__ import annotations

import inspect
from typing import ClassVar, NoReturn, dataclass_transform


@dataclass_transform(frozen_default=True, eq_default=True)
class Fact:
    """A few values with names that never change, as in a frozen dataclass.

    A class derived from it names them, those with a default last, and takes them by position or by
    keyword. Two of one class with the same values are equal.
    """

    # Whoever imports cxml loads all facts. A NamedTuple or a dataclass is compiled for each class,
    # which took as long as the rest of the declarations together.

    __match_args__: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        type.__setattr__(cls, "__match_args__", tuple(inspect.get_annotations(cls)))

    def __init__(self, *args: object, **kwargs: object) -> None:
        names = self.__match_args__
        given = dict(zip(names, args, strict=False))
        known = kwargs.keys() <= set(names) - given.keys() and len(args) <= len(names)
        self.__dict__.update(given, **kwargs)
        if not known or not all(hasattr(self, name) for name in names):
            kind = type(self).__name__
            message = f"{kind} takes {', '.join(names)}, each once, not {args!r} and {kwargs!r}"
            raise TypeError(message[:400])

    def _values(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__match_args__)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Fact) or type(self) is not type(other):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), self._values()))

    def __repr__(self) -> str:
        values = zip(self.__match_args__, self._values(), strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in values)})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} cannot be changed", name=name, obj=self)

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} cannot be changed", name=name, obj=self)
