"""Which addresses the elements that a program builds ask, and the views that they name."""

from __future__ import annotations

import ast
import re
from collections.abc import Hashable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from ..._input.positions import Span
from ..._tree.spec import spec_of
from ..found import TEXT
from .literal import last_name, written
from .namespaces import MOUNTS
from .tree import assigned_by, walk
from .values import literal_at
from .views import JOINS

if TYPE_CHECKING:
    from ..._tree.node import Node
    from .built import Built
    from .module import Module

ASKED = {
    "client": {"url": "DialedNumber", "status_callback": "CallStatus"},
    "conference": {
        "announce_url": "ConferenceAnnouncement",
        "recording_status_callback": "ConferenceRecordingStatus",
        "status_callback": "ConferenceEvent",
        "wait_url": "ConferenceWait",
    },
    "dial": {"action": "DialAction", "recording_status_callback": "RecordingStatus"},
    "enqueue": {"action": "EnqueueAction", "wait_url": "EnqueueWait"},
    "gather": {"action": "GatherAction", "partial_result_callback": "GatherPartial"},
    "message": {"action": "MessageAction", "status_callback": "MessageStatus"},
    "number": {"url": "DialedNumber", "status_callback": "CallStatus"},
    "pay": {"action": "PayAction", "status_callback": "PayStatus"},
    "queue": {"url": "DialedQueue"},
    "receive": {"action": "FaxReceiveAction"},
    "record": {
        "action": "RecordAction",
        "recording_status_callback": "RecordingStatus",
        "transcribe_callback": "TranscriptionStatus",
    },
    "refer": {"action": "ReferAction"},
    "sip": {"url": "DialedSip", "status_callback": "CallStatus"},
    "sms": {"action": "SmsAction", "status_callback": "SmsStatus"},
    "stream": {"status_callback": "StreamStatus"},
    "virtual_agent": {"action": "VirtualAgentAction"},
}
"""The classes of callbacks, by the elements that ask and the attributes that have the addresses."""
_METHODS = ("url_for", "url_path_for")
"""What an application, or a request, of Starlette makes addresses with."""
_OWNERS = ("app", "application", "request", "router", "webhooks")
"""What these are called, wherever they come from."""
_PACKAGES = ("cxml.", "django.", "fastapi.", "flask.", "rest_framework.", "starlette.")
_PATH = re.compile(r"/[^/.?#]+(?:/[^/.?#]+)*/?(?:[?#].*)?", re.DOTALL)
"""A path of views, and no file."""
_APPLICATIONS = ("FastAPI", "Flask", "Starlette")
_JOINS = (*JOINS, *MOUNTS, "include", "init_app")
_HARMLESS = ("a2wsgi", "asgiref", "cxml", "fastapi", "flask", "starlette", "uvicorn", "waitress")
"""Packages that take an application, and give it no routes that elements ask."""
_DEFINES = (ast.AsyncFunctionDef, ast.FunctionDef)
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_COLLECTED = {"args", "current_app", "kwargs", "query", "urlconf"}
"""What Django is told, in which parts of a path may be given."""


@lru_cache(maxsize=4096)
def snake(name: str) -> str:
    """Give a name as Python writes it: ``wait_url`` for ``waitUrl``."""
    return _CAPITAL.sub("_", name).lower()


class Naming(NamedTuple):
    """A call that makes an address of the name of a view."""

    call: ast.Call
    name: ast.expr
    others: list[ast.expr]
    """What is given behind the name, by position."""


def namings(address: ast.expr) -> Iterator[Naming]:
    """Give the calls that make addresses of names of views."""
    calls = (each for each in walk(address) if isinstance(each, ast.Call))
    return (found for each in calls if (found := _naming(each)))


def naming(address: ast.expr) -> Naming | None:
    """Give the call that makes an address of the name of a view, if that is how it is made."""
    return next(namings(address), None)


def _naming(call: ast.Call) -> Naming | None:
    match last_name(call.func), call.args:
        # Of a path a request of Django's makes an address, and is not given itself.
        case ("build_absolute_uri" | "url_for", [_, name, *others]):
            return Naming(call, name, others)
        case ("url_for" | "url_path_for" | "reverse" | "reverse_lazy", [name, *others]):
            return Naming(call, name, others)
        case _:
            return None


class Ask(NamedTuple):
    """An address that an element asks."""

    span: Span
    """Where the name, or the path, stands; or what makes another address."""
    element: str
    attribute: str
    """As XML has it; empty for the text."""
    kind: str = ""
    """The class of callbacks that is sent there; empty where that is not known."""
    name: str = ""
    """The name of a view, as it is written."""
    path: str = ""
    """The path, as it is written."""
    given: frozenset[str] | None = None
    """The parts of the path that are given beside the name; nothing where they may be any."""
    is_get: bool = False
    """Whether the element may ask by GET."""


def asks_of(module: Module) -> tuple[Ask, ...]:
    """Give the addresses in a program that name a view, or that are paths."""
    return tuple(each for each in every_ask(module) if each.name or each.path)


def every_ask(module: Module) -> Iterator[Ask]:
    """Give all addresses that the elements of a program ask."""
    places = module.builders.shop.places
    for built in module.builders.shop.every:
        for attribute, at, kind in _attributes(cast("Hashable", type(built.element))):
            placed = places.get((id(built.element), at))
            if placed and placed.value:
                yield from _asks(placed.value, attribute, kind, built, module)


@lru_cache(maxsize=256)
def _attributes(cls: type[Node]) -> tuple[tuple[str, str, str], ...]:
    """Give the attributes of an element that have the addresses of views.

    Each with its place in the element, and with the class of callbacks that is sent there.
    """
    spec = spec_of(cls)
    kinds = ASKED.get(snake(spec.tag), {})
    fields = ((spec.find(name), kind) for name, kind in kinds.items())
    found = [(str(field.wire), f"@{field.wire}", kind) for field, kind in fields if field]
    return (*found, ("", TEXT, "")) if spec.tag == "Redirect" else tuple(found)


def _asks(
    value: ast.expr, attribute: str, kind: str, built: Built, module: Module
) -> Iterator[Ask]:
    value = module.given_once(value)
    ask = Ask(module.text.span(value), built.element.tag, attribute, kind, is_get=_may_get(built))
    named = [each for each in namings(value) if _is_of_framework(each.call, module)]
    for each in named:
        if literal := literal_at(each.name, module.text):
            span = literal.span(0, len(literal.value))
            yield ask._replace(span=span, name=literal.value, given=_parts_given(each))
        else:
            yield ask
    if not named:
        yield _path(value, ask, module)


def _may_get(built: Built) -> bool:
    values = built.element.__dict__.items()
    return any(name.endswith("method") and value != "POST" for name, value in values)


def _is_of_framework(call: ast.Call, module: Module) -> bool:
    """Whether a call makes an address as a framework does, and not as the program itself does."""
    if module.names(call.func).startswith(_PACKAGES):
        return True
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in _METHODS:
        return False
    owner = last_name(call.func.value)
    match module.given.get(owner, []):
        case [ast.Call(func=made)] if module.names(made).startswith(_PACKAGES):
            return True
        case _:
            return owner in _OWNERS


def _parts_given(naming: Naming) -> frozenset[str] | None:
    """Give the parts of a path that a call gives; nothing where that is not known."""
    names = [each.arg for each in naming.call.keywords]
    known = frozenset(each for each in names if each is not None)
    is_known = not naming.others and len(known) == len(names) and not known & _COLLECTED
    return known if is_known else None


def _path(value: ast.expr, ask: Ask, module: Module) -> Ask:
    if isinstance(value, ast.Call) and last_name(value.func) == "build_absolute_uri" and value.args:
        value = value.args[0]
    literal = literal_at(value, module.text) if _PATH.fullmatch(written(value) or "") else None
    if literal is None:
        return ask
    path = re.split("[?#]", literal.value)[0]
    return ask._replace(span=literal.span(0, len(path)), path=path)


def knows_routes(module: Module) -> bool:
    """Whether a program makes its application, and all routes of it by itself."""
    makers = (each for name in _APPLICATIONS for each in module.called.get(name, ()))
    apps = {last_name(to) for call in makers for to, _ in assigned_by(module.parent(call))}
    calls = (call for calls in module.called.values() for call in calls)
    is_given = any(_takes(call, apps) and not _is_known(call, module) for call in calls)
    return bool(apps) and not is_given and not _imports_late(module)


def _takes(call: ast.Call, apps: set[str]) -> bool:
    """Whether a call may give an application more routes."""
    if last_name(call.func) in _JOINS:
        return True
    return any(isinstance(each, ast.Name) and each.id in apps for each in call.args)


def _is_known(call: ast.Call, module: Module) -> bool:
    return last_name(call.func) not in _JOINS and module.names(call.func).startswith(_HARMLESS)


def _imports_late(module: Module) -> bool:
    """Whether something is imported behind the first function, which may need the application."""
    body = module.root.body
    kinds = [type(each) for each in body]
    first = next((n for n, each in enumerate(kinds) if each in _DEFINES), len(body))
    return any(each in (ast.Import, ast.ImportFrom) for each in kinds[first:])
