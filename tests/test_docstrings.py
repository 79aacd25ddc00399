"""Everything public says what it is for."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cached_property

import pytest
from django.conf import settings

import cxml

if not settings.configured:
    settings.configure()

# What Django loads by itself, and names of Twilio's that only say what to write instead.
OTHERS = ["cxml.base", "cxml.jwt", "cxml.rest", "cxml.twiml."]
NOT_IMPORTED = ("cxml.django.rooms", "cxml.examples", *OTHERS)


def public_modules() -> Iterator[str]:
    """Name every module that programs may import."""
    yield "cxml"
    for each in pkgutil.walk_packages(cxml.__path__, "cxml."):
        parts = each.name.split(".")
        if not any(part.startswith("_") for part in parts) and not each.name.startswith(
            NOT_IMPORTED
        ):
            yield each.name


def named(module: str) -> Iterator[tuple[str, object]]:
    """Give the classes and functions of a module that are ours, and what classes have in them."""
    home = importlib.import_module(module)
    for name in public(getattr(home, "__all__", vars(home))):
        thing = getattr(home, name)
        if not is_ours(thing, None if hasattr(home, "__all__") else module):
            continue
        if inspect.isclass(thing) or inspect.isroutine(thing):
            yield f"{module}.{name}", thing
        if inspect.isclass(thing):
            yield from members(f"{module}.{name}", thing)


def is_ours(thing: object, home: str | None = None) -> bool:
    """Whether something is made in cxml; in this module, where one is given."""
    made_in = str(getattr(thing, "__module__", ""))
    return made_in == home if home else made_in.split(".")[0] == "cxml"


def members(name: str, cls: type) -> Iterator[tuple[str, object]]:
    """Give the methods and properties of a class that programs may use."""
    inherited = (base for base in cls.__mro__ if is_ours(base))
    for each, member in (
        (each, vars(base)[each]) for base in inherited for each in public(vars(base))
    ):
        if isinstance(member, classmethod | staticmethod):
            yield f"{name}.{each}", member.__func__
        elif inspect.isroutine(member) or isinstance(member, property | cached_property):
            yield f"{name}.{each}", member


def public(names: Iterable[str]) -> list[str]:
    """Leave out private names."""
    return [each for each in names if not each.startswith("_")]


@pytest.mark.parametrize("module", [*public_modules()])
def test_everything_public_has_a_docstring(module: str) -> None:
    """A module that can be imported, and every class, function and method in it, has a text."""
    assert importlib.import_module(module).__doc__
    assert [name for name, thing in named(module) if not inspect.getdoc(thing)] == []


def test_finds_what_is_public() -> None:
    """The walk meets what people use: functions, classes, methods, and what is loaded late."""
    found = {name for module in public_modules() for name, _ in named(module)}
    assert {
        "cxml.Dial",
        "cxml.VoiceResponse.dial",
        "cxml.VoiceResponse.to_xml",
        "cxml.parse",
        "cxml.callbacks.DialAction",
        "cxml.errors.Problem",
        "cxml.flask.document",
        "cxml.simulator.Platform.call",
        "cxml.starlette.Webhooks.document",
    } <= found
