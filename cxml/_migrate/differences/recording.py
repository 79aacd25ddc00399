"""What happens to a recording where the caller hangs up."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..._check.python.literal import last_name
from ..._check.python.names import Scope
from ..._check.python.tree import walk
from ..._check.python.views import Function
from ..forms import places_read
from ..program import Program
from .asked import kinds_asked
from .difference import Met, compared

_FIELDS = {
    "recording_duration": "RecordingDuration",
    "recording_sid": "RecordingSid",
    "recording_url": "RecordingUrl",
}
_SAVES = {"bulk_create", "commit", "create", "get_or_create", "save", "update_or_create"}
_HUNG_UP = "hangup, which comes as Digits from Twilio alone"


def hung_up(program: Program) -> Iterator[Met]:
    """Find what asks whether a key was the end of the call."""
    for node in compared(program, "hangup"):
        # It is also how a queue may end, on both platforms.
        if "digits" in _around(program, program.names.scope_of(node)).lower():
            yield Met(program.text.span(node).start, _HUNG_UP)


def _around(program: Program, scope: Scope) -> str:
    return program.content if isinstance(scope, ast.Module) else program.source(scope)


def kept(program: Program) -> Iterator[Met]:
    """Find what is taken, or saved, of a recording where its Record asks when it has ended."""
    for function in program.module.functions:
        if "RecordAction" in kinds_asked(program, function):
            for name, node in _taken(program, function):
                says = f"{name} in {function.name}, which the action of a Record asks"
                yield Met(program.text.span(node).start, says)


def _taken(
    program: Program, function: Function
) -> Iterator[tuple[str, ast.expr | ast.arg | ast.AnnAssign]]:
    for name, node in places_read(program, function):
        if name in _FIELDS.values():
            yield name, node
    for each in walk(function):
        match each:
            case ast.Attribute(attr=name) if name in _FIELDS:
                yield _FIELDS[name], each
            case ast.Call(func=ast.Attribute() as called) if last_name(called) in _SAVES:
                yield f"{last_name(called)}()", called
            case _:
                pass
