"""Which names the routes of a run have, and what was meant with others."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ..._text.wording import misspelt, nearest
from ..python.routes import MOST_ROUTES, own_name
from .programs import MOST_ASKED

if TYPE_CHECKING:
    from ..python.addresses import Ask
    from .programs import Programs
    from .told import Told

LONGEST_NAME = 64
"""How long a name may be that is compared with others."""
MOST_FORMS = 20
"""How many routes of one name may have different parts in their paths."""
_ALWAYS = frozenset({"static"})
"""The names of routes that a framework makes."""
_DEFAULTS = b"url_defaults"
_HANDLERS = b"url_build_error_handlers"


class Named(NamedTuple):
    """All routes of a name."""

    fronts: set[str | None]
    """What stands in front of it; nothing where that is not known."""
    views: set[str]
    needs: set[frozenset[str]]
    """The parts of their paths that have to be given."""


class Names:
    """Tells which names the routes of a run have.

    Args:
        programs: the programs.

    """

    def __init__(self, programs: Programs) -> None:
        self._programs = programs
        self._near: dict[str, str | None] = {}
        self._near_fronts: dict[str, bool] = {}
        self._own_views: dict[tuple[str, str], bool] = {}

    def meant(self, whole: str, asking: Told) -> str | None:
        """Give the name that is near to one that no route has; nothing where one has it.

        Args:
            whole: the name, with its blueprint or namespace.
            asking: the program that asks for it.

        """
        name = own_name(whole)
        if name in self._names:
            return self._whole_meant(whole, name, asking)
        is_new = name not in self._near and len(name) <= LONGEST_NAME
        if is_new and len(self._near) < MOST_ASKED:
            self._near[name] = self._nearest(name)
        near = self._near.get(name)
        return None if near is None else self._with_front(whole.removesuffix(name), near)

    def lacking(self, ask: Ask) -> frozenset[str]:
        """Give the parts of a path that are not given where its name is."""
        named = self._by_name.get(own_name(ask.name))
        if ask.given is None or not named or self._has_defaults or len(named.needs) > MOST_FORMS:
            return frozenset()
        return min((each - ask.given for each in named.needs), key=sorted)

    def views(self, name: str) -> set[str]:
        """Give the views that a name may be of."""
        named = self._by_name.get(name)
        return named.views - {""} if named else set()

    def _whole_meant(self, whole: str, name: str, asking: Told) -> str | None:
        """Give the whole name of a view, if another is asked that surely is none.

        Sure is a name alone where the view stands in the program that asks, and one behind a
        blueprint or namespace that is known, or misspelt: others may come from a package.
        """
        front = whole.removesuffix(name)
        meant = self._with_front(front, name)
        if meant == whole:
            return None
        is_sure = self._is_misspelt(front) if front else self._stands_in(asking, name)
        return meant if is_sure else None

    def _is_misspelt(self, front: str) -> bool:
        """Whether a blueprint or namespace is that of another view, or is spelled much like one."""
        if front in self._fronts:
            return True
        is_new = front not in self._near_fronts and len(front) <= LONGEST_NAME
        if is_new and len(self._near_fronts) < MOST_ASKED:
            alike = (each for each in self._fronts if each.count(".") == front.count("."))
            self._near_fronts[front] = misspelt(front, alike) is not None
        return self._near_fronts.get(front, False)

    def _stands_in(self, told: Told, name: str) -> bool:
        """Whether a view that a name may be of stands in a program."""
        key = told.path, name
        if key not in self._own_views:
            self._own_views[key] = self._programs.stands_in(told, self.views(name))
        return self._own_views[key]

    def _with_front(self, front: str, name: str) -> str:
        """Give the whole name of a route, with what is written in front where no other is known."""
        fronts = self._by_name[name].fronts if name in self._by_name else ()
        known = next(iter(fronts)) if len(fronts) == 1 and not self._are_renamed else None
        return f"{front if known is None or front == '.' else known}{name}"

    def _nearest(self, name: str) -> str | None:
        names = [each for each in self._known if each is not None]
        may_be = len(names) < len(self._known) or self._programs.is_written(name)
        return None if may_be else nearest(name, names)

    @cached_property
    def _names(self) -> set[str]:
        """All that may be the name of a route, whatever the framework."""
        every = self._programs.served
        return {name for each in every for name in (each.name, each.view) if name} | _ALWAYS

    @cached_property
    def _known(self) -> list[str | None]:
        """The names of routes, and nothing for those that are worked out."""
        every = (each.name for each in self._programs.served)
        return [*dict.fromkeys(each for each in every if each != "")][:MOST_ROUTES]

    @cached_property
    def _by_name(self) -> dict[str | None, Named]:
        """The routes, by what their addresses are called, or may be."""
        found: dict[str | None, Named] = {}
        every = (each for each in self._programs.served if each.is_route)
        for each in every:
            for name in {each.name, each.view}:
                fronts, views, needs = found.setdefault(name, Named(set(), set(), set()))
                fronts.add(each.front)
                views.add(each.view)
                needs.add(each.needs or frozenset())
        return {} if None in found else found

    @cached_property
    def _fronts(self) -> dict[str, None]:
        """The blueprints and namespaces of all routes."""
        every = dict.fromkeys(filter(None, (each.front for each in self._programs.served)))
        return dict.fromkeys(islice(every, MOST_ROUTES))

    @cached_property
    def _are_renamed(self) -> bool:
        every = self._programs.every
        return any(each.table.is_renamed for each in every) or self._programs.say(_HANDLERS)

    @cached_property
    def _has_defaults(self) -> bool:
        """Whether a program gives parts of paths that nobody else gives."""
        return self._programs.say(_DEFAULTS)
