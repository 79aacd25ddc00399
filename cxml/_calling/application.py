"""Finds the application that a command names."""

from __future__ import annotations

import importlib
import inspect
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from .._text.wording import article, listed
from ..errors import ConfigurationError, UsageError
from ..testing._application import application_of
from .missing import importer_of, said_of

_USUAL = ("app", "application", "asgi", "wsgi")
"""Names that applications have, the first that is there counts."""
_FACTORIES = ("create_app", "make_app")
_SETTINGS = re.compile(r"""["']DJANGO_SETTINGS_MODULE["']\s*,\s*["']([\w.]+)["']""")
"""How a ``manage.py`` says which settings are meant."""
_OF_A_MODULE = "; install it for {}, or name its folder in PYTHONPATH"
_OF_A_FILE = (
    f"{_OF_A_MODULE}; if it is one of your own, write the module and not the file, in the folder"
    " where its packages begin, as in project.wsgi:application"
)
"""What to do where a module or a file imports what is missing."""
_FRAMEWORKS = ("django", "fastapi", "flask", "starlette")


def find_application(name: str) -> object:
    """Import an application.

    Args:
        name: ``module:name``, ``file.py:name``, ``module:create_app()``, or the module or the file
            alone, where it is clear which application is meant; or the ``manage.py`` of Django.

    Raises:
        ConfigurationError: there is none of that name, or it cannot be imported.

    """
    place, _, attribute = name.partition(":")
    if Path(place).name == "manage.py" and not attribute:
        return _managed(place)
    module = _imported(place)
    if not attribute:
        return _only_one(module, place)
    return _named(module, place, attribute)


def _imported(place: str) -> ModuleType:
    is_file = place.endswith(".py") or os.sep in place
    if is_file and not Path(place).is_file():
        raise ConfigurationError(f"there is no file {place}")
    folder, wanted = _named_by(Path(place).resolve()) if is_file else (Path.cwd(), place)
    for each in (str(Path.cwd()), str(folder)):  # the second is looked into first
        if each not in sys.path:
            sys.path.insert(0, each)
    try:
        return importlib.import_module(wanted)
    except ModuleNotFoundError as error:
        if f"{wanted}.".startswith(f"{error.name}.") and importer_of(error) is None:
            hint = "write module:name, or the name of a file, such as shop.py"
            raise ConfigurationError(f"there is no module {place}: {hint}") from error
        hint = _OF_A_FILE if is_file else _OF_A_MODULE
        said = f"{place} cannot be imported: {said_of(error, hint.format(sys.executable))}"
        raise ConfigurationError(said) from error
    except Exception as error:  # whatever a program does when it is imported
        raise ConfigurationError(f"{place} cannot be imported: {said_of(error)}") from error


def _named_by(file: Path) -> tuple[Path, str]:
    """Give the folder that a file is imported from, and its name there: in packages, with them."""
    folder, name = file.parent, file.stem
    while (folder / "__init__.py").is_file():
        folder, name = folder.parent, f"{folder.name}.{name}"
    return folder, name.removesuffix(".__init__")


def _managed(place: str) -> object:
    """Make the application of Django's that a ``manage.py`` belongs to.

    Raises:
        ConfigurationError: it is none, or does not say where its settings are.

    """
    _imported(place)
    found = _SETTINGS.search(Path(place).read_text(encoding="utf-8", errors="replace"))
    if found is None:
        raise ConfigurationError(
            f"{place} does not say where the settings of Django are: write project.wsgi:application"
        )
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", found[1])
    from django.core.wsgi import get_wsgi_application

    return _made(get_wsgi_application, place)


def _named(module: ModuleType, place: str, attribute: str) -> object:
    wanted, call, _ = attribute.partition("(")
    found: Any = module
    for each in wanted.split("."):
        if not hasattr(found, each):
            others = ", ".join(dict.fromkeys(_candidates(module))) or "none"
            raise ConfigurationError(f"{place} has no {wanted}; applications in it: {others}")
        found = getattr(found, each)
    name = f"{place}:{wanted}"
    return _checked(_made(found, name), f"{name}()") if call else _checked(found, name)


def _checked(found: object, name: str) -> object:
    """Give what was found, if it is an application, or a client of one.

    Raises:
        ConfigurationError: it is none; a function may have to be called.

    """
    if _is_one(found):
        return found
    if inspect.isroutine(found) and _takes_nothing(found):
        raise ConfigurationError(
            f"{name} is a function: if it makes the application, write {name}()"
        )
    what = "a class" if isinstance(found, type) else article(found)
    raise ConfigurationError(
        f"{name} is {what}, and no application: name one of WSGI or ASGI, such as that of Flask,"
        " Django or FastAPI"
    )


def _takes_nothing(function: Callable[..., object]) -> bool:
    try:
        inspect.signature(function).bind()
    except (TypeError, ValueError):
        return False
    return True


def _made(factory: Any, name: str) -> object:
    try:
        return factory()
    except Exception as error:  # whatever a program does when it is started
        raise ConfigurationError(f"{name}() failed: {said_of(error)}") from error


def _only_one(module: ModuleType, place: str) -> object:
    names = [*dict.fromkeys(_candidates(module))]
    usual = [name for name in _USUAL if name in names]
    if usual or len(names) == 1:
        return getattr(module, (usual or names)[0])
    if names:
        several = listed(f"{place}:{name}" for name in names)
        raise ConfigurationError(f"{place} has several applications: write {several}")
    for name in _FACTORIES:
        if callable(getattr(module, name, None)):
            return _made(getattr(module, name), f"{place}:{name}")
    raise ConfigurationError(f"{place} has no application: write {place}:name")


def _candidates(module: ModuleType) -> Iterator[str]:
    """Name what is an application of a framework that is known, or has a name as if."""
    for name, value in vars(module).items():
        is_ours = type(value).__module__.partition(".")[0] in _FRAMEWORKS
        if (is_ours or name in _USUAL) and not isinstance(value, type) and _is_one(value):
            yield name


def _is_one(value: object) -> bool:
    try:
        application_of(value)
    except UsageError:
        return False
    return True
