"""What stands in front of the names of routes, and of their paths, where a program makes them."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import TYPE_CHECKING

from .literal import last_name, written
from .views import APPS, JOINS, Framework

if TYPE_CHECKING:
    from .module import Module

MOUNTS = ("Mount", "mount")
"""What gives it another application, behind a path."""
PREFIXES = ("prefix", "url_prefix")
"""What an argument is called that stands in front of paths."""


class Namespaces:
    """Tells what stands in front of the names and the paths of the routes that a program makes.

    Args:
        module: the program.

    """

    def __init__(self, module: Module) -> None:
        self._module = module

    def front(self, call: ast.Call, framework: Framework) -> str | None:
        """Give what stands in front of the name of a route; nothing where that is not known.

        Args:
            call: what makes the route.
            framework: what serves it.

        """
        if framework is Framework.DJANGO:
            return self._of_django
        return self._of_flask(call) if framework is Framework.FLASK else None

    def prefix(self, call: ast.Call) -> str | None:
        """Give what stands in front of the path of a route; nothing where that is not known.

        Args:
            call: what makes the route.

        """
        owner = self._owner(call)
        if owner is None or self._module.names(owner.func) not in APPS:
            return None
        given = [each for each in owner.keywords if each.arg in (None, *PREFIXES)]
        return written(given[0].value) if given else ""

    @property
    def are_moved(self) -> bool:
        """Whether something else may stand in front of paths than where their routes are made."""
        joins = self._module.called_any(JOINS)
        return any(map(self._moves, joins)) or any(self._module.called_any(MOUNTS))

    def _moves(self, call: ast.Call) -> bool:
        """Whether what is joined may stand behind another path than its own."""
        is_given = any(each.arg in (None, *PREFIXES) for each in call.keywords)
        return is_given or self.prefix(call) != ""

    @property
    def included(self) -> frozenset[str]:
        """The modules whose lists of routes are included, each with what stands in front."""
        calls = (each for each in self._module.called_any(("include",)) if each.args)
        return frozenset(text for each in calls if (text := written(each.args[0])))

    @property
    def are_renamed(self) -> bool:
        """Whether something else may stand in front of names than where their routes are made."""
        calls = self._module.called_any(("include", "register_blueprint"))
        return any(map(self._renames, calls))

    def _renames(self, call: ast.Call) -> bool:
        if any(each.arg in (None, "name", "namespace") for each in call.keywords):
            return True
        if last_name(call.func) == "include":
            return self._of_django != "" or any(isinstance(each, ast.Tuple) for each in call.args)
        return self._of_flask(call) != ""  # a blueprint has others in it

    def _of_flask(self, call: ast.Call) -> str | None:
        """Give what the application or the blueprint puts in front of which something is called."""
        match self._owner(call):
            case ast.Call(func=function) if self._module.names(function) == "flask.Flask":
                return ""
            case ast.Call(func=function) as made if (
                self._module.names(function) == "flask.Blueprint"
            ):
                named = [each.value for each in made.keywords if each.arg == "name"]
                name = next((written(each) for each in (*made.args[:1], *named)), None)
                return f"{name}." if name else None
            case _:
                return None

    def _owner(self, call: ast.Call) -> ast.Call | None:
        """Give the call that made what a method is called of, where it is made once."""
        match call.func:
            case ast.Attribute(value=ast.Name() as name):
                made = self._module.given_once(name)
                return made if isinstance(made, ast.Call) else None
            case _:
                return None

    @cached_property
    def _of_django(self) -> str | None:
        """What a list of routes says for itself."""
        match self._module.given.get("app_name", ()):
            case [named]:
                return f"{name}:" if (name := written(named)) else None
            case given:
                return None if given else ""
