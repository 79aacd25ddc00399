"""Packages whose classes and modules are loaded when they are first used."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Mapping
from importlib import import_module


def loader(
    package: str,
    names: Collection[str],
    homes: Mapping[str, str],
    modules: Collection[str] = (),
) -> Callable[[str], object]:
    """Make the ``__getattr__`` of a package.

    Args:
        package: the package's full name.
        names: the names that it exports.
        homes: the modules of those that do not stand in a module of the same name.
        modules: the modules of the package that are loaded like its names.

    """

    def load(name: str) -> object:
        if name in modules:
            return import_module(f"{package}.{name}")
        if name not in names:
            module = sys.modules[package]
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message, name=name, obj=module)
        home = import_module(f"{package}.{homes.get(name) or snake_case(name)}")
        found: object = getattr(home, name)
        setattr(sys.modules[package], name, found)
        return found

    return load


def snake_case(name: str) -> str:
    """Turn the name of a class into that of its module: ``WhatsApp`` into ``whats_app``."""
    return re.sub("(?<=.)(?=[A-Z])", "_", name).lower()
