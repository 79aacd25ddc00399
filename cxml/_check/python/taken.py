"""Which parameter of a view is the event that a decorator gives it, where that is not said."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from .literal import last_name

if TYPE_CHECKING:
    from .names import Names
    from .tree import Tree
    from .views import Function

_DECORATORS = ("document", "status_callback")
_BEFORE = {"cxml.django": 1, "cxml.flask": 0}
"""How many parameters stand before it: a view of Django is given the request."""


def event_taken(
    function: Function, places: int | None, tree: Tree, names: Names
) -> list[tuple[str, str]]:
    """Give the name of the parameter, if there is one, and the whole name of the class.

    Args:
        function: the view.
        places: how many parameters stand before it, as :func:`places_before` says.
        tree: the program.
        names: what its names stand for.

    """
    match function.decorator_list:
        # What stands below would be given the event, and hand on what it likes.
        case [*_, ast.Call(func=func, args=[kind])] if last_name(func) in _DECORATORS:
            pass
        case _:
            return []
    parameters = [*function.args.posonlyargs, *function.args.args]
    if places is None or any(each.annotation for each in parameters):
        return []
    places += isinstance(tree.parent(function), ast.ClassDef)
    return [(each.arg, names(kind)) for each in parameters[places : places + 1]]


def places_before(names: Names) -> int | None:
    """Give how many parameters stand before an event; nothing where that is not known."""
    modules = {".".join(name.split(".")[:2]) for _, name in names.imports()}
    found = [places for module, places in _BEFORE.items() if module in modules]
    return found[0] if len(found) == 1 else None
