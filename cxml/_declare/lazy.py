"""Packages whose classes and modules are loaded when they are first used.

What such a package exports stands twice: in its ``__init__.py`` as a table, which loads nothing,
and in an ``__init__.pyi`` beside it as imports, for type checkers and editors. So no member of the
package stands in a circle with it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping
from importlib import import_module

from .._text.names import snake_case


def face(
    package: str,
    names_in: Mapping[str, str],
    *,
    here: Collection[str] = (),
    modules: Collection[str] = (),
) -> tuple[Callable[[str], object], Callable[[], list[str]], list[str]]:
    """Make the ``__getattr__``, the ``__dir__`` and the ``__all__`` of a package.

    Args:
        package: the package's full name.
        names_in: by the modules of the package, the names that it exports from them, with spaces
            between.
        here: names that it exports and has already.
        modules: modules of the package that are loaded like its names.

    """
    homes = {name: module for module, names in names_in.items() for name in names.split()}
    # Modules are left out: `from cxml import *` is to load neither conversions nor RELAY.
    exported = sorted((*homes, *here))

    def load(name: str) -> object:
        if name in modules:
            return import_module(f"{package}.{name}")
        if name not in homes:
            raise _no_such(package, name)
        found: object = getattr(import_module(f"{package}.{homes[name]}"), name)
        setattr(sys.modules[package], name, found)
        return found

    return load, lambda: exported, exported


def _no_such(package: str, name: str) -> AttributeError:
    module = sys.modules[package]
    message = f"module {package!r} has no attribute {name!r}"
    file = snake_case(name)
    from importlib.util import find_spec  # which takes longer to load than this module

    if name[:1].isupper() and file.isidentifier() and find_spec(f"{package}.{file}"):
        message += f"; {package}.{file} is there: list {name} in its __init__.py and __init__.pyi"
    return AttributeError(message, name=name, obj=module)
