"""Packages whose classes and modules are loaded when they are first used.

What such a package exports stands twice: in its ``__init__.py`` as a table, which loads nothing,
and in an ``__init__.pyi`` beside it as imports, for type checkers and editors. So no member of the
package stands in a circle with it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping
from importlib import import_module
from types import MappingProxyType


def face(
    package: str,
    names_in: Mapping[str, str],
    *,
    here: Collection[str] = (),
    modules: Collection[str] = (),
    instead: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Callable[[str], object], Callable[[], list[str]], list[str]]:
    """Make the ``__getattr__``, the ``__dir__`` and the ``__all__`` of a package.

    Args:
        package: the package's full name.
        names_in: by the modules of the package, the names that it exports from them, with spaces
            between.
        here: names that it exports and has already.
        modules: modules of the package that are loaded like its names.
        instead: by names that other libraries have there, what to write.

    """
    homes = {name: module for module, names in names_in.items() for name in names.split()}
    # Modules are left out: `from cxml import *` is to load neither conversions nor RELAY.
    exported = sorted((*homes, *here))

    def load(name: str) -> object:
        if name in modules:
            return import_module(f"{package}.{name}")
        if name not in homes:
            raise _no_such(package, name, instead.get(name, ""))
        found: object = getattr(import_module(f"{package}.{homes[name]}"), name)
        setattr(sys.modules[package], name, found)
        return found

    return load, lambda: exported, exported


def _no_such(package: str, name: str, known: str) -> Exception:
    """Make the error for a name that a package does not have.

    ``from package import name`` takes every AttributeError for its own, and says in its place that
    it cannot import the name. So it alone, and nobody who asks by ``hasattr``, gets an ImportError.
    """
    module = sys.modules[package]
    message = f"module {package!r} has no attribute {name[:80]!r}"
    if name.startswith("_"):  # asked for by Python, and by what looks into all modules
        return AttributeError(message, name=name, obj=module)
    from .elsewhere import advice, is_in_import  # which take longer to load than this module

    if hint := known or advice(package, name):
        if is_in_import():
            said = f"cannot import name {name[:80]!r} from {package!r}; {hint}"
            return ImportError(said, name=package, path=module.__file__)
        message += f"; {hint}"
    return AttributeError(message, name=name, obj=module)
