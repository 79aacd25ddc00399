"""At which paths the routes of a run stand, and what was meant with others."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from ..python.routes import Routes, segments_of
from ..python.views import Framework
from .programs import MOST_ASKED

if TYPE_CHECKING:
    from ..python.routes import Segments, Served
    from .programs import Programs
    from .told import Told

_ANY_SLASH = b"strict_slashes"


class Paths:
    """Tells at which paths the routes of a run stand.

    Args:
        programs: the programs.

    """

    def __init__(self, programs: Programs) -> None:
        self._programs = programs
        self._near: dict[tuple[str, bool, str], str | None] = {}
        self._exact: dict[tuple[Segments, bool, bool], bool] = {}

    def meant(self, path: str, asking: Told, *, is_get: bool) -> str | None:
        """Give the path that is near to one that no route has; nothing where one has it.

        Args:
            path: the path, as it is written.
            asking: the program that asks there.
            is_get: whether it may be asked by GET.

        """
        key = path, is_get, asking.path
        if self._is_exact(path, is_get):
            return None
        if key not in self._near and len(self._near) < MOST_ASKED:
            self._near[key] = self._path_near(path, asking, is_get)
        return self._near.get(key)

    def _is_exact(self, path: str, is_get: bool) -> bool:
        """Whether a route surely stands at a path, as it is written."""
        segments = segments_of(path)
        key = segments, path.endswith("/"), is_get
        if key not in self._exact:
            exact = self._own.exactly(segments)
            has_prefix = any(each.prefix for each in exact)
            self._exact[key] = _is_right(path, exact, is_get) and not has_prefix
        return self._exact[key]

    def _path_near(self, path: str, asking: Told, is_get: bool) -> str | None:
        segments = segments_of(path)
        own = self._own.at(segments)
        if _is_right(path, own, is_get):
            return self._with_prefix(path, own, asking)
        if self._is_open:
            return None
        if found := self.routes.at(segments):
            return self._other_slash(path, found, asking, is_get)
        near = self.routes.near(path)
        return near.path if near and not self._programs.is_written(near.misspelt) else None

    def _with_prefix(self, path: str, own: list[Served], asking: Told) -> str | None:
        """Give the path of a view of the program that asks, if what is asked lacks its prefix."""
        segments = segments_of(path)
        if not all(each.lacks_prefix(segments) for each in own):
            return None
        prefixes = {each.prefix for each in self.routes.at(segments)}
        is_own = self._programs.stands_in(asking, (each.view for each in own))
        is_sure = is_own and len(prefixes) == 1 and not self._is_open and not self._are_moved
        return f"{(own[0].prefix or '').rstrip('/')}{path}" if is_sure else None

    def _other_slash(
        self, path: str, served: list[Served], asking: Told, is_get: bool
    ) -> str | None:
        """Give the path with a slash more, or less, if no route has it as it is."""
        if self._has_any_slash or _is_right(path, served, is_get):
            return None
        meant = _slashed(path, served[0], is_get) or path
        lacks = any(each.lacks_prefix(segments_of(path)) for each in served)
        return self._with_prefix(meant, served, asking) if lacks else meant

    @cached_property
    def _has_any_slash(self) -> bool:
        return self._programs.say(_ANY_SLASH)

    @cached_property
    def _are_moved(self) -> bool:
        return any(each.table.is_moved for each in self._programs.every)

    @cached_property
    def _own(self) -> Routes:
        return Routes(each.table for each in self._programs.own)

    @cached_property
    def routes(self) -> Routes:
        """The routes of all programs."""
        return Routes(each.table for each in self._programs.every)

    @cached_property
    def _is_open(self) -> bool:
        return any(each.table.is_open for each in self._programs.every)


def _is_right(path: str, served: Iterable[Served], is_get: bool) -> bool:
    """Whether a path is one of some routes, with its slash or without."""
    return any(_slashed(path, each, is_get) is None for each in served)


def _slashed(path: str, served: Served, is_get: bool) -> str | None:
    """Give the path with a slash more, or less, if a route is served there and not at the path."""
    ends = path.endswith("/")
    if ends == served.ends or not (served.path or "").strip("/"):
        return None
    if ends:  # Starlette leads to the other
        return path[:-1] if served.framework in (Framework.FLASK, Framework.DJANGO) else None
    # So does Flask, and Django of a GET alone.
    return f"{path}/" if served.framework is Framework.DJANGO and not is_get else None
