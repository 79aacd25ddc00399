"""What a request has at one platform, and not at the other."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..program import Program
from ..reads import never_sent, unsent_in
from ..rewrites.views import reads_in, received
from ..views import Candidate
from .difference import Difference, Met, seen


def _unsent(program: Program) -> Iterator[Met]:
    """Find what is read of a request, and documented by Twilio alone."""
    for function in program.module.functions:
        found = received(program, function)
        reads = [*reads_in(program, function)]
        if found:
            names = unsent_in(found[0])
            yield from _fields(program, function, {*names.values()}, found[1])
        elif not reads:
            continue
        elif (view := Candidate(program, function, tuple(each.node for each in reads))).answers:
            names = unsent_in(view.kind_of([each.name for each in reads]))
        else:
            names = dict.fromkeys(never_sent(), "")
        for each in reads:
            if each.name in names:
                yield Met(program.text.span(each.node).start, each.name)


def _fields(program: Program, function: ast.AST, names: set[str], parameter: str) -> Iterator[Met]:
    for each in ast.walk(function):
        match each:
            case ast.Attribute(value=ast.Name(id=owner), attr=name):
                if owner == parameter and name in names:
                    yield Met(program.text.span(each).start, name)
            case _:
                pass


REQUESTS = (
    Difference(
        46,
        "What is sent with a request",
        "SignalWire documents fewer parameters: no RecordingSid for the action of a Record, no"
        " places such as FromCity, no SequenceNumber of conferences.",
        "Do without them, or ask for what has them, as recordingStatusCallback has RecordingSid.",
        [seen(_unsent)],
    ),
)
