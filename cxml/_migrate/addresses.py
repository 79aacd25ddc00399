"""Which element of a document asks for a view, where its address is made of the view's name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from .._check.python.literal import last_name
from .._text.names import lower_camel
from .beside import Files
from .neighbours import files_of, programs_in
from .program import Program
from .reads import sent_in
from .routes import Routes, path_of, view_in

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
_NAMERS = {"reverse", "reverse_lazy", "url_for", "url_path_for"}
_PATHS = {"path", "re_path", "url"}
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=4096)
def snake(name: str) -> str:
    """Give a name as Python writes it: ``wait_url`` for ``waitUrl``."""
    return _CAPITAL.sub("_", name).lower()


class Beside(NamedTuple):
    """What else an element asks."""

    element: str
    attribute: str
    """As XML has it."""
    other: str
    """The class of callbacks that is sent there."""


def sent_beside(kind: str, name: str) -> Beside | None:
    """Give where an element that asks with a class is asking too, with one that has a name.

    Args:
        kind: the class, as ``RecordAction``.
        name: what that lacks, as it is sent.

    """
    for element, attributes in ASKED.items():
        for attribute, other in attributes.items() if kind in attributes.values() else ():
            if name in sent_in(other):
                return Beside(element.capitalize(), lower_camel(attribute), other)
    return None


class Asker(NamedTuple):
    """Where a program says which address an element asks."""

    program: Program
    call: ast.Call
    element: str
    """The element, as Python writes it."""
    keyword: ast.keyword
    """The attribute."""
    kind: str
    """The class of callbacks that is sent there."""


def asking(program: Program) -> Iterator[Asker]:
    """Give where a program says which address an element asks."""
    for call in program.module.all(ast.Call):
        element = snake(last_name(call.func))
        attributes = ASKED.get(element, {})
        for each in call.keywords if attributes else ():
            if kind := attributes.get(snake(each.arg or "")):
                yield Asker(program, call, element, each, kind)


def naming(address: ast.expr) -> ast.Call | None:
    """Give the call that makes an address of the name of a view, if that is how it is made."""
    calls = (each for each in ast.walk(address) if isinstance(each, ast.Call))
    return next((each for each in calls if last_name(each.func) in _NAMERS and each.args), None)


def kind_asked(program: Program, view: str) -> str:
    """Give the class of callbacks that a view is sent, where all that asks for it agrees.

    Args:
        program: where the view stands.
        view: the name of the function, or of the class.

    """
    kinds = {each.kind for each in askers(program, view)}
    return next(iter(kinds)) if len(kinds) == 1 else ""


def askers(program: Program, view: str) -> list[Asker]:
    """Give all in a project that asks for a view.

    Args:
        program: where the view stands.
        view: the name of the function, or of the class.

    """
    return _addresses(program).askers.get(view, [])


def views_at(program: Program, address: ast.expr) -> Iterable[str]:
    """Give the names of the views to which an address leads, as far as the project tells.

    Args:
        program: where the address is used.
        address: what makes it: the name of a view, or a text.

    """
    return _addresses(program).views_at(address)


class _Addresses:
    """The addresses of a project, by what the views are called and where they are served."""

    def __init__(self, files: Files) -> None:
        self._programs = programs_in(files)
        self._names: dict[str, set[str]] = {}
        for program in self._programs:
            for name, view in _named(program):
                self._names.setdefault(name, set()).add(view)

    @cached_property
    def _routes(self) -> Routes:
        return Routes(self._programs)

    @cached_property
    def askers(self) -> dict[str, list[Asker]]:
        """What asks for views, by their names."""
        found: dict[str, list[Asker]] = {}
        for program in self._programs:
            for each in asking(program):
                for view in self.views_at(each.keyword.value):
                    found.setdefault(view, []).append(each)
        return found

    def views_at(self, address: ast.expr) -> Iterable[str]:
        """Give the names of the views to which an address leads."""
        if call := naming(address):
            name = _name(call.args[-1 if _is_of_starlette(call) else 0])
            return self._names.get(name, {name} if name else ())
        path = path_of(address)
        view = self._routes.view_at(path) if path is not None else ""
        return {view} if view else ()


def _addresses(program: Program) -> _Addresses:
    return files_of(program).known(_Addresses)


def _is_of_starlette(call: ast.Call) -> bool:
    """Whether the request stands in front of the name."""
    return len(call.args) > 1 and isinstance(call.args[1], ast.Constant)


def _name(node: ast.expr) -> str:
    """Give the last part of the name of a view, without its namespace or blueprint."""
    if isinstance(node, ast.Constant):
        return re.split("[.:]", str(node.value))[-1]
    return last_name(node)


def _named(program: Program) -> Iterator[tuple[str, str]]:
    """Give the names that addresses have in a program, each with the view."""
    for view in program.module.views:
        for route in view.routes:
            for each in route.call.keywords:
                if each.arg in ("endpoint", "name"):
                    yield _name(each.value), view.names[-1]
    for call in program.module.all(ast.Call):
        if last_name(call.func) == "as_view" and call.args and isinstance(call.func, ast.Attribute):
            yield _name(call.args[0]), last_name(call.func.value)
        elif last_name(call.func) in _PATHS and len(call.args) > 1:
            names = (each.value for each in call.keywords if each.arg == "name")
            yield from ((_name(each), view_in(call.args[1])) for each in names)
