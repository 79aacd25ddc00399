"""Which views of a program its own elements ask by POST."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from .addresses import Ask, asks_of, knows_routes
from .routes import Routes, Table, own_name, segments_of, table_of

if TYPE_CHECKING:
    from .module import Module

MOST_ASKED = 100
"""How many addresses are compared with all routes."""


def asked_by_post(module: Module) -> frozenset[str]:
    """Give the names of the views that elements of the program surely ask by POST.

    That is known where the program makes its application, and all routes of it.
    """
    if not knows_routes(module):
        return frozenset()
    table = table_of(module)
    routes = Routes([table])
    asks = {each.name or each.path: each for each in asks_of(module) if not each.is_get}
    found = [_views(each, table, routes) for each in islice(asks.values(), MOST_ASKED)]
    times = Counter(name for view in module.views for name in view.names)
    return frozenset(name for each in found if len(each) == 1 for name in each if times[name] == 1)


def _views(ask: Ask, table: Table, routes: Routes) -> set[str]:
    """Give the views that an address may be of."""
    if ask.name:
        name = own_name(ask.name)
        return {each.view for each in table.served if each.name in (name, None)}
    return set() if table.is_open else {each.view for each in routes.at(segments_of(ask.path))}
