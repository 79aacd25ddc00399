"""What a callback keeps of its request, besides what its fields say."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from .._input.form import Pairs

NO_TEXTS: Mapping[str, str] = MappingProxyType({})
NO_PAIRS: Pairs = ()
NO_TEXT: str | None = None
T = TypeVar("T")
_NAMES = ("_form", "_json", "_also_fits", "_unknown", "_unreadable")
# How a request came is no part of what it says: one read from JSON equals the same in a form.
_SAID = ("_unknown", "_unreadable")


class Kept:
    """Base of every callback, which has a place for it outside of the instance's dict.

    Whatever shows or encodes an object by its dict, as FastAPI does, finds the fields alone.
    """

    __slots__ = ("__cxml_kept__",)
    if TYPE_CHECKING:
        __cxml_kept__: dict[str, Any]

    def _kept(self, name: str, default: T) -> T:
        try:
            found: T = self.__cxml_kept__.get(name, default)
        except AttributeError:  # it is made in Python
            return default
        return found

    @property
    def _form(self) -> Pairs:
        return self._kept("_form", NO_PAIRS)

    @property
    def _json(self) -> str | None:
        return self._kept("_json", NO_TEXT)

    @property
    def _unknown(self) -> Mapping[str, str]:
        return self._kept("_unknown", NO_TEXTS)

    @property
    def _unreadable(self) -> Mapping[str, str]:
        return self._kept("_unreadable", NO_TEXTS)

    def _meaning(self) -> dict[str, Any]:
        """Give all that it says: two that say the same are equal."""
        kept = {name: self._kept(name, NO_TEXTS) for name in _SAID}
        return self.__dict__ | {name: texts for name, texts in kept.items() if texts}

    # A pickle has all of it in one, as it had when all of it was in the dict.
    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | getattr(self, "__cxml_kept__", {})

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        kept = begin_keeping(self)
        for name, value in state.items():
            (kept if name in _NAMES else self.__dict__)[name] = value


def begin_keeping(callback: Kept) -> dict[str, Any]:
    """Give the place for what a new callback keeps."""
    kept: dict[str, Any] = {}
    object.__setattr__(callback, "__cxml_kept__", kept)
    return kept
