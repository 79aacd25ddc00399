"""What views read of a request, and the class of callbacks that has it."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import NamedTuple

from .. import callbacks
from .._check.python.module import Module
from .._declare.metadata import Support
from ..callbacks import Callback
from ..callbacks._spec import spec_of

CHANNELS = {
    "voice": (
        "VoiceCallback", "GatherAction", "DialAction", "RecordAction", "VoiceRequest",
        "EnqueueAction", "EnqueueWait", "DialedQueue", "ConferenceWait", "DialedNumber",
        "DialedSip", "PayAction", "ReferAction", "SmsAction", "VirtualAgentAction",
        "GatherPartial", "ConferenceAnnouncement",
    ),
    "messaging": ("MessageRequest", "MessageAction"),
    "fax": ("FaxRequest", "FaxReceiveAction"),
}  # fmt: skip
"""What a view that answers with a document may be sent, by its channel: what is likely is first."""
REPORTS = (
    "RecordingStatus", "CallStatus", "ConferenceEvent", "MessageStatus", "TranscriptionStatus",
    "StreamStatus", "FaxStatus", "AmdStatus",
)  # fmt: skip
"""What a view that answers with nothing may be sent: what is likely is first."""
ANSWERED = frozenset(each for some in CHANNELS.values() for each in some) - {"GatherPartial"}
"""What is answered with a document; of what is understood so far the answer is not read."""


class Read(NamedTuple):
    """Where a program reads a parameter of a request."""

    node: ast.expr
    """All of the reading."""
    name: str
    """The parameter, as it is sent."""
    default: ast.expr | None = None
    """What it is where it is not sent."""
    asks: str = ""
    """``is`` or ``is not``, where it is only asked whether it was sent."""

    @property
    def is_needed(self) -> bool:
        """Whether it is an error when it is not sent."""
        return isinstance(self.node, ast.Subscript)


@cache
def texts_of(kind: str) -> dict[str, str]:
    """Give the fields of a class whose values are texts, by the names that are sent."""
    every = spec_of(_class(kind)).parameters.values()
    return {each.wire: each.name for each in every if all(map(_is_text, each.types))}


@cache
def fields_of(kind: str) -> dict[str, tuple[str, str]]:
    """Give all fields of a class, by the names that are sent: the name, and what the value is."""
    every = spec_of(_class(kind)).parameters.values()
    return {each.wire: (each.name, _types(each.types)) for each in every if not each.collects}


def _types(types: Iterable[type]) -> str:
    return " or ".join(each.__name__ for each in types if each is not NoneType)


@cache
def names_of(kind: str) -> frozenset[str]:
    """Give all names that a class knows, as they are sent."""
    return frozenset(spec_of(_class(kind)).by_wire)


@cache
def unsent_in(kind: str) -> dict[str, str]:
    """Give the fields of a class that Twilio alone documents, by the names that are sent."""
    every = spec_of(_class(kind)).parameters.values()
    return {each.wire: each.name for each in every if each.support is Support.TWIML}


@cache
def never_sent() -> frozenset[str]:
    """Give the names that SignalWire documents in no request."""
    known = {kind: spec_of(_class(kind)).parameters.values() for kind in kinds()}
    sent = {p.wire for every in known.values() for p in every if p.support is not Support.TWIML}
    return frozenset(name for kind in known for name in unsent_in(kind)) - sent


@cache
def kinds() -> frozenset[str]:
    """Give the names of all classes of callbacks."""
    return frozenset(each for each in callbacks.__all__ if _is_callback(getattr(callbacks, each)))


def _is_callback(thing: object) -> bool:
    return isinstance(thing, type) and issubclass(thing, Callback)


@cache
def by_folded() -> dict[str, str]:
    """Give all names that are sent, by the same in small letters."""
    every = (name for kinds in CHANNELS.values() for kind in kinds for name in names_of(kind))
    return {each.lower(): each for each in every}


def _class(kind: str) -> type[Callback]:
    cls: type[Callback] = getattr(callbacks, kind)
    return cls


def _is_text(kind: type) -> bool:
    return kind in (str, NoneType) or issubclass(kind, StrEnum)


def kind_for(channel: str, names: Iterable[str]) -> str:
    """Give the class that has most of what is read, then that is sent most; then the likeliest."""
    wanted = {*names}
    return max(
        CHANNELS[channel],
        key=lambda kind: (len(wanted & names_of(kind)), len(wanted & sent_in(kind))),
    )


@cache
def other_kind(kind: str, name: str) -> str:
    """Give the one class of the same channel that knows a name which a class does not."""
    every = next((some for some in CHANNELS.values() if kind in some), ())
    others = [each for each in every if name in names_of(each)]
    return others[0] if len(others) == 1 and kind not in others else ""


def with_article(kind: str) -> str:
    """Name a class as one of its kind: ``an EnqueueWait``."""
    return f"{'an' if kind[0] in 'AEIOU' else 'a'} {kind}"


def report_for(names: Iterable[str]) -> str:
    """Give the class of reports that has most of what is read, and of several the likeliest.

    What one class alone has tells more than all else.
    """
    wanted = {*names}
    return max(REPORTS, key=lambda kind: (len(wanted & _own(kind)), len(wanted & sent_in(kind))))


def likeliest(kind: str, names: Iterable[str]) -> str:
    """Give a class of reports that alone has something of what is read; else the class given."""
    wanted = {*names}
    report = report_for(wanted)
    return report if wanted & _own(report) else kind


def sent_in(kind: str) -> frozenset[str]:
    """Give the names of a class that SignalWire sends."""
    return names_of(kind) - unsent_in(kind).keys()


@cache
def _own(kind: str) -> frozenset[str]:
    """Give what no other class has of those that a view may be sent."""
    every = {*REPORTS, *(each for some in CHANNELS.values() for each in some)}
    return names_of(kind).difference(*(names_of(each) for each in every - {kind}))


def read_at(form: ast.expr, module: Module) -> Read | None:
    """Say what is read at a place where a form of a request stands, if that is known."""
    above = module.parent(form)
    match above:
        case ast.Subscript(slice=ast.Constant(value=str() as name), ctx=ast.Load()):
            return Read(above, name)
        case ast.Compare(
            left=ast.Constant(value=str() as name), ops=[ast.In() | ast.NotIn() as how]
        ):
            return Read(above, name, asks="is not" if isinstance(how, ast.In) else "is")
        case ast.Attribute(attr="get"):
            return _got(module.parent(above), above)
        case _:
            return None


def _got(call: ast.AST | None, function: ast.Attribute) -> Read | None:
    match call:
        case ast.Call(func=called, args=[ast.Constant(value=str() as name), *more], keywords=[]):
            is_known = called is function and len(more) < 2
            return Read(call, name, more[0] if more else None) if is_known else None
        case _:
            return None
