"""What a request has at one platform, and not at the other."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..._check.python.views import Function
from ..forms import places_read
from ..program import Program
from ..reads import likeliest, never_sent, unsent_in
from ..rewrites.views import received
from ..views import Candidate
from .difference import Difference, Met, seen


def _unsent(program: Program) -> Iterator[Met]:
    """Find what is read of a request, and documented by Twilio alone."""
    for function in program.module.functions:
        found = received(program, function)
        reads = [*places_read(program, function)]
        if found:
            names = {*unsent_in(found[0])}
            yield from _fields(program, function, {*unsent_in(found[0]).values()}, found[1])
        elif not reads:
            continue
        else:
            names = _unsent_of(program, function, [name for name, _ in reads])
        for name, node in reads:
            if name in names:
                yield Met(program.text.span(node).start, name)


def _unsent_of(program: Program, function: Function, read: list[str]) -> set[str]:
    """Give what the likeliest request lacks; of one that is not known, what all lack."""
    view = Candidate(program, function)
    kind = likeliest(view.kind if view.answers else "", read)
    return {*unsent_in(kind)} if kind else {*never_sent()}


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
        " QueueTime for that of a Dial, no places such as FromCity, no SequenceNumber of"
        " conferences.",
        "Do without them, or ask for what has them, as recordingStatusCallback has RecordingSid.",
        [seen(_unsent)],
    ),
)
