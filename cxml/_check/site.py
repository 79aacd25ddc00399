"""What the programs of a run serve, and which addresses they ask."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from .._text.wording import misspelt, nearest
from .python.addresses import Ask, asks_of, every_ask, knows_routes
from .python.handed import asks_for_reports, is_named, words_of
from .python.module import Module, is_of_tests
from .python.readers import Reader, elements_sending, fits, readers_of
from .python.routes import (
    NOTHING,
    Routes,
    Served,
    Table,
    may_serve,
    own_name,
    segments_of,
    table_of,
)
from .python.views import Framework

if TYPE_CHECKING:
    from .settings import Settings

MOST_ASKED = 50
"""How many names, and how many paths, that no program serves are looked for elsewhere."""
MOST_ROUTES = 1_000
"""With how many routes each of them is compared."""
LONGEST_NAME = 64
"""How long a name may be that is compared with others."""
MOST_FORMS = 20
"""How many routes of one name may have different parts in their paths."""
_ALWAYS = frozenset({"static"})
"""The names of routes that a framework makes."""
_NAMERS = (
    rb"(?:build_absolute_uri|reverse|reverse_lazy|url_for|url_path_for)\(\s*(?:[\w.]+,\s*)?"
    rb"[\"'](?:[\w.:-]*[.:])?%b[\"']"
)
_WRITTEN = rb"(?:[\"'/.:]|\b(?:def|class)\s+)%b(?![\w-])"
_DEFINED = re.compile(rb"\b(?:def|class)\s+([\w\x80-\xff]+)")
_ANY_SLASH = b"strict_slashes"
_DEFAULTS = b"url_defaults"
_HANDLERS = b"url_build_error_handlers"


class Named(NamedTuple):
    """All routes of a name."""

    fronts: set[str | None]
    """What stands in front of it; nothing where that is not known."""
    views: set[str]
    needs: set[frozenset[str]]
    """The parts of their paths that have to be given."""


class Told(NamedTuple):
    """What a program tells of addresses."""

    path: str
    data: bytes
    table: Table
    asks: tuple[Ask, ...] = ()
    knows_routes: bool = False
    """Whether it serves all that it asks, as far as can be seen."""
    readers: tuple[Reader, ...] = ()
    """The views that read what an element may send."""
    kinds: Callable[[], frozenset[str]] = frozenset
    """Reads it once more: the classes that it has sent to addresses which are not known."""

    def writes(self, word: str) -> bool:
        """Whether a word is written that may be a name or a part of a path, and is asked nowhere.

        Args:
            word: the word.

        """
        data = word.encode(errors="backslashreplace")
        if data not in self.data:  # which takes a fraction of the time of what follows
            return False
        escaped = re.escape(data)
        named = re.findall(_NAMERS % escaped, self.data)
        paths = [each.path for each in self.asks if word in segments_of(each.path)]
        return len(re.findall(_WRITTEN % escaped, self.data)) > len(named) + len(paths)

    def defined(self) -> frozenset[bytes]:
        """Give the names of the functions and classes in it."""
        return frozenset(_DEFINED.findall(self.data))

    def says(self, tags: Iterable[bytes]) -> bool:
        """Whether tags of elements are written in it, in small letters as they are given."""
        data = self.data.lower()
        return any(each in data for each in tags)


def told_by(module: Module, data: bytes, kinds: Callable[[], frozenset[str]]) -> Told:
    """Give what a program tells.

    Args:
        module: the program.
        data: the file.
        kinds: gives the classes that it has sent to addresses which are not known.

    """
    asks = asks_of(module)
    is_alone = bool(asks) and knows_routes(module)
    return Told(
        module.path, data, table_of(module), asks, is_alone, tuple(readers_of(module)), kinds
    )


def unknown_kinds(module: Module) -> frozenset[str]:
    """Give the classes that a program has sent to addresses which are not known."""
    return frozenset(each.kind for each in every_ask(module) if not each.name and not each.path)


def told_by_other(data: bytes, settings: Settings, path: str) -> Told:
    """Give what a program tells that is about something else: nothing asks there."""
    if not may_serve(data):
        return Told(path, data, NOTHING)
    return Told(path, data, table_of(Module(data, settings, path)))


class Site:
    """All programs of a run.

    Args:
        programs: what each tells.
        others: gives what those tell that are about something else, when that is needed.
        is_whole: whether these are all programs that belong together.

    """

    def __init__(
        self,
        programs: Iterable[Told] = (),
        others: Callable[[], Iterable[Told]] = tuple,
        *,
        is_whole: bool = True,
    ) -> None:
        self._own, self._read = [*programs], others
        self._known = [each for each in self._own if is_whole or each.knows_routes]
        self.asks = [(each, ask) for each in self._known for ask in each.asks]
        """What is asked where all routes are known that may be meant, each with its program."""
        self._near_names: dict[str, str | None] = {}
        self._near_paths: dict[tuple[str, bool, str], str | None] = {}
        self._sent: dict[str, bool] = {}
        self._own_views: dict[tuple[str, str], bool] = {}
        self._definitions: dict[str, frozenset[bytes]] = {}
        self._at: dict[str, set[str]] = {}
        self._handed: dict[str, bool] = {}

    def name_meant(self, whole: str, asking: Told) -> str | None:
        """Give the name that is near to one that no route has; nothing where one has it.

        Args:
            whole: the name, with its blueprint or namespace.
            asking: the program that asks for it.

        """
        name = own_name(whole)
        if name in self._names:
            return self._whole_meant(whole, name, asking)
        is_new = name not in self._near_names and len(name) <= LONGEST_NAME
        if is_new and len(self._near_names) < MOST_ASKED:
            self._near_names[name] = self._name_near(name)
        near = self._near_names.get(name)
        return None if near is None else self._with_front(whole.removesuffix(name), near)

    def _whole_meant(self, whole: str, name: str, asking: Told) -> str | None:
        """Give the whole name of a view, if another is asked that surely is none.

        Sure is a name alone where the view stands in the program that asks, and one behind a
        blueprint or namespace that is known, or misspelt: others may come from a package.
        """
        front = whole.removesuffix(name)
        meant = self._with_front(front, name)
        if meant == whole:
            return None
        if not front:
            is_sure = self._stands_in(asking, name)
        else:
            is_sure = front in self._fronts or misspelt(front, self._fronts) is not None
        return meant if is_sure else None

    def _stands_in(self, told: Told, name: str) -> bool:
        """Whether a view that a name may be of stands in a program."""
        key = told.path, name
        if key not in self._own_views:
            views = (each.encode(errors="backslashreplace") for each in self._by_name[name].views)
            self._own_views[key] = not self._defined(told).isdisjoint(views)
        return self._own_views[key]

    def _defined(self, told: Told) -> frozenset[bytes]:
        if told.path not in self._definitions:
            self._definitions[told.path] = told.defined()
        return self._definitions[told.path]

    @cached_property
    def _fronts(self) -> list[str]:
        """The blueprints and namespaces of all routes."""
        every = (each.front for told in self._every for each in told.table.served)
        return [*dict.fromkeys(filter(None, every))][:MOST_ROUTES]

    def _with_front(self, front: str, name: str) -> str:
        """Give the whole name of a route, with what is written in front where no other is known."""
        fronts = self._by_name[name].fronts if name in self._by_name else ()
        known = next(iter(fronts)) if len(fronts) == 1 and not self._are_renamed else None
        return f"{front if known is None or front == '.' else known}{name}"

    def path_meant(self, path: str, asking: Told, *, is_get: bool) -> str | None:
        """Give the path that is near to one that no route has; nothing where one has it.

        Args:
            path: the path, as it is written.
            asking: the program that asks there.
            is_get: whether it may be asked by GET.

        """
        key = path, is_get, asking.path
        exact = self._routes.exactly(segments_of(path))
        if _is_right(path, exact, is_get) and not any(each.prefix for each in exact):
            return None
        if key not in self._near_paths and len(self._near_paths) < MOST_ASKED:
            self._near_paths[key] = self._path_near(path, asking, is_get)
        return self._near_paths.get(key)

    def lacking(self, ask: Ask) -> frozenset[str]:
        """Give the parts of a path that are not given where its name is."""
        named = self._by_name.get(own_name(ask.name))
        if ask.given is None or not named or self._has_defaults or len(named.needs) > MOST_FORMS:
            return frozenset()
        missing = [each - ask.given for each in named.needs]
        return min(missing, key=sorted) if all(missing) else frozenset()

    @cached_property
    def _by_name(self) -> dict[str | None, Named]:
        """The routes, by what their addresses are called, or may be."""
        found: dict[str | None, Named] = {}
        every = (each for told in self._every for each in told.table.served if each.is_route)
        for each in every:
            for name in {each.name, each.view}:
                fronts, views, needs = found.setdefault(name, Named(set(), set(), set()))
                fronts.add(each.front)
                views.add(each.view)
                needs.add(each.needs or frozenset())
        return {} if None in found else found

    @cached_property
    def _has_defaults(self) -> bool:
        """Whether a program gives parts of paths that nobody else gives."""
        return any(_DEFAULTS in each.data for each in self._every)

    def misread(self) -> Iterator[tuple[str, Reader, list[Ask]]]:
        """Give the views that are asked by elements which send another class than they read.

        Each with its file, and with what asks.
        """
        readers = [(told, each) for told in self._known for each in told.readers]
        times = Counter(each.view for told in self._own for each in told.readers)
        for told, reader in readers:
            asks = self._askers.get(reader.view, ()) if times[reader.view] == 1 else ()
            fitting = (not each.kind or fits(reader.kind, each.kind) for each in asks)
            is_misread = bool(asks) and not any(fitting) and not self._may_send(reader.kind)
            if is_misread and not (reader.is_told and self._is_handed(reader, told)):
                yield told.path, reader, [*asks]

    @cached_property
    def _askers(self) -> dict[str, list[Ask]]:
        """What asks for views, by the names of those that one program alone serves."""
        found: dict[str, list[Ask]] = {}
        places = Counter(view for told in self._every for view in _views(told.table.served))
        for ask in (each for told in self._own for each in told.asks):
            for view in self._asked(ask):
                if places[view] == 1:
                    found.setdefault(view, []).append(ask)
        return found

    def _asked(self, ask: Ask) -> set[str]:
        if ask.name:
            named = self._by_name.get(own_name(ask.name))
            return named.views - {""} if named else set()
        if ask.path not in self._at and len(self._at) < MOST_ASKED:
            self._at[ask.path] = _views(self._all_routes.at(segments_of(ask.path)))
        return self._at.get(ask.path, set())

    def _may_send(self, kind: str) -> bool:
        """Whether an element may send a class that is not seen to do so."""
        if kind not in self._sent:
            is_asked = any(fits(kind, each) for each in self._unknown_kinds)
            tags = [f"<{each.replace('_', '')}".encode() for each in elements_sending(kind)]
            self._sent[kind] = is_asked or any(each.says(tags) for each in self._every)
        return self._sent[kind]

    @cached_property
    def _unknown_kinds(self) -> frozenset[str]:
        """The classes that are sent to addresses which are not known."""
        every = frozenset[str]().union(*(each.kinds() for each in self._every))
        return every - {""}

    def _is_handed(self, reader: Reader, told: Told) -> bool:
        """Whether the address of a view may be given for reports where no element gives it."""
        if self._has_reports or is_of_tests(told.path):
            return True
        if reader.view not in self._handed and len(self._handed) < MOST_ASKED:
            self._handed[reader.view] = self._is_named(reader.view)
        return self._handed.get(reader.view, True)

    @cached_property
    def _has_reports(self) -> bool:
        return any(asks_for_reports(each.data, each.asks) for each in self._speaking)

    def _is_named(self, view: str) -> bool:
        """Whether a view, or its path, is written but for where elements ask it."""
        served = (each for told in self._every for each in told.table.served)
        words = words_of(each for each in served if each.view == view)
        return any(
            is_named(word, each.data, each.asks, each.table.served)
            for word in words
            for each in self._speaking
        )

    @cached_property
    def _speaking(self) -> list[Told]:
        """What programs tell the platform: their tests tell it nothing."""
        return [each for each in self._every if not is_of_tests(each.path)]

    @cached_property
    def _names(self) -> set[str]:
        """All that may be the name of a route, whatever the framework."""
        every = (each for told in self._every for each in told.table.served)
        return {name for each in every for name in (each.name, each.view) if name} | _ALWAYS

    @cached_property
    def _others(self) -> list[Told]:
        """What programs tell that are about something else: they are read for what is amiss."""
        return [*self._read()]

    @cached_property
    def _every(self) -> list[Told]:
        return [*self._own, *self._others]

    def _is_written(self, word: str) -> bool:
        return any(each.writes(word) for each in self._every)

    def _name_near(self, name: str) -> str | None:
        names = self._all_names
        return (
            None if None in names or self._is_written(name) else nearest(name, filter(None, names))
        )

    @cached_property
    def _all_names(self) -> list[str | None]:
        """The names of routes, and nothing for those that are worked out."""
        every = (each.name for told in self._every for each in told.table.served)
        return [*dict.fromkeys(each for each in every if each != "")][:MOST_ROUTES]

    @cached_property
    def _routes(self) -> Routes:
        return Routes(each.table for each in self._own)

    @cached_property
    def _all_routes(self) -> Routes:
        return Routes(each.table for each in self._every)

    @cached_property
    def _are_renamed(self) -> bool:
        return any(each.table.is_renamed or _HANDLERS in each.data for each in self._every)

    @cached_property
    def _is_open(self) -> bool:
        return any(each.table.is_open for each in self._every)

    def _path_near(self, path: str, asking: Told, is_get: bool) -> str | None:
        segments = segments_of(path)
        own = self._routes.at(segments)
        if _is_right(path, own, is_get):
            return self._with_prefix(path, own, asking)
        if self._is_open:
            return None
        if found := self._all_routes.at(segments):
            return self._other_slash(path, found, is_get)
        near = self._all_routes.near(path)
        return near.path if near and not self._is_written(near.misspelt) else None

    def _with_prefix(self, path: str, own: list[Served], asking: Told) -> str | None:
        """Give the path of a view of the program that asks, if what is asked lacks its prefix."""
        segments = segments_of(path)
        if not all(each.lacks_prefix(segments) for each in own):
            return None
        may_be = self._is_open or any(each.table.is_moved for each in self._every)
        prefixes = {each.prefix for each in self._all_routes.at(segments)}
        views = (each.view.encode(errors="backslashreplace") for each in own)
        is_own = not self._defined(asking).isdisjoint(views)
        return f"{own[0].prefix}{path}" if is_own and len(prefixes) == 1 and not may_be else None

    def _other_slash(self, path: str, served: list[Served], is_get: bool) -> str | None:
        """Give the path with a slash more, or less, if no route has it as it is."""
        if any(_ANY_SLASH in each.data for each in self._own) or _is_right(path, served, is_get):
            return None
        return _slashed(path, served[0], is_get)


def _views(served: Iterable[Served]) -> set[str]:
    return {each.view for each in served if each.view}


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
