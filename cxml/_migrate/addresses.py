"""Which element of a document asks for a view, where its address is made of the view's name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from weakref import WeakKeyDictionary

from .._check.python.literal import last_name
from .neighbours import Neighbours, neighbours_of
from .program import Program

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


def asking(program: Program) -> Iterator[tuple[ast.Call, str, ast.keyword, str]]:
    """Give where a program says which address an element asks.

    Each is the call, the element, the attribute, and the class of callbacks that is sent there.
    """
    for call in program.module.all(ast.Call):
        element = snake(last_name(call.func))
        attributes = ASKED.get(element, {})
        for each in call.keywords if attributes else ():
            if kind := attributes.get(snake(each.arg or "")):
                yield call, element, each, kind


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
    neighbours = neighbours_of(program)
    if neighbours not in _KNOWN:
        _KNOWN[neighbours] = _kinds(neighbours.every)
    kinds = _KNOWN[neighbours].get(view, set())
    return next(iter(kinds)) if len(kinds) == 1 else ""


_KNOWN: WeakKeyDictionary[Neighbours, dict[str, set[str]]] = WeakKeyDictionary()


def _kinds(programs: list[Program]) -> dict[str, set[str]]:
    views: dict[str, set[str]] = {}
    for program in programs:
        for name, view in _named(program):
            views.setdefault(name, set()).add(view)
    found: dict[str, set[str]] = {}
    for program in programs:
        for _, _, keyword, kind in asking(program):
            call = naming(keyword.value)
            name = _name(call.args[-1 if _is_of_starlette(call) else 0]) if call else ""
            for view in views.get(name, {name} if name else ()):
                found.setdefault(view, set()).add(kind)
    return found


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
            yield from ((_name(each), _view(call.args[1])) for each in names)


def _view(node: ast.expr) -> str:
    """Give the name of a view where it is given to a route, whatever is called with it."""
    while isinstance(node, ast.Call):
        is_class = isinstance(node.func, ast.Attribute) and node.func.attr == "as_view"
        inner = node.func.value if is_class and isinstance(node.func, ast.Attribute) else None
        node = inner or next(iter(node.args), ast.Constant(""))
    return last_name(node)
