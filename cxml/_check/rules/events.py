"""CX820 and CX821: what a program reads of the events that the platform sends."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, cast

from ..._text.wording import listed, nearest, shown
from ...callbacks._absent import field_of, field_problem
from ..found import Found, Replace
from ..locate import Replacement
from ..python.kinds import as_of_its_type
from ..python.values import literal_at
from ..rule import PYTHON, Fixable, Severity, rule
from .moving import literal_changes

if TYPE_CHECKING:
    from ..python.events import Compared, Read
    from ..python.module import Module

_MOST_WORDS = 12
"""How many words a message names."""
MOST_FOUND = 1_000
"""How many findings of a program are worked out: of more not all are shown."""
_problem = lru_cache(maxsize=256)(field_problem)
_nearest = lru_cache(maxsize=256)(nearest)


@rule(
    "CX820",
    "unknown-field",
    Severity.ERROR,
    PYTHON,
    message="{said}",
    fix=Fixable.SAFE,
    wrong="""
        from cxml import VoiceResponse
        from cxml.callbacks import GatherAction


        def pressed(call: GatherAction) -> VoiceResponse:
            response = VoiceResponse()
            response.say(f"You pressed {call.Digits}.")
            return response
    """,
    line=7,
    right="""
        from cxml import VoiceResponse
        from cxml.callbacks import GatherAction


        def pressed(call: GatherAction) -> VoiceResponse:
            response = VoiceResponse()
            response.say(f"You pressed {call.digits}.")
            return response
    """,
    sources=["cxml: UnknownAttributeError when it runs", "cxml: how-to/read-callbacks"],
)
def unknown_field(module: Module) -> Iterator[Found]:
    """An event is asked for a field that its class does not have, so that the view fails.

    That is said of parameters that are annotated with a class of `cxml.callbacks`, or that a
    decorator gives one in a view of Flask or Django, and that the program gives nothing else.
    Nothing is said where it looks what it has, as with `isinstance` or `hasattr`, or expects the
    error, nor where a class that inherits has the field. The name on the wire is mended.
    """
    reads = (each for each in module.events.reads() if not _may_have(each, module))
    for each in islice(reads, MOST_FOUND):
        # Looked at here, since few programs come so far.
        if module.events.is_error_expected:
            return
        yield _without_field(each, module)


def _may_have(read: Read, module: Module) -> bool:
    name = read.node.attr
    waiting = [read.cls]
    for cls in waiting:
        if hasattr(cls, name) or name in cls.__callback_spec__().parameters:
            return True
        waiting += cls.__subclasses__()
    return name.startswith("_") or name in module.events.set


def _without_field(read: Read, module: Module) -> Found:
    name = read.node.attr
    problem = _problem(cast("Hashable", read.cls), name, read.event)
    field = field_of(read.cls, name)
    near = f"{read.event}.{field}" if field else problem.suggestion
    end = module.text.span(read.node).end
    span = (end - len(name), end)
    changes = (Replace(*span, field),) if field else ()
    says = {"said": problem.message}
    return Found(says=says, span=span, changes=changes, suggestion=near)


@rule(
    "CX821",
    "word-never-sent",
    Severity.WARNING,
    PYTHON,
    message="{name} is never {word}, but {words}",
    fix=Fixable.UNSAFE,
    wrong="""
        from cxml import VoiceResponse
        from cxml.callbacks import DialAction


        def dialled(call: DialAction) -> VoiceResponse:
            response = VoiceResponse()
            if call.dial_call_status == "noanswer":
                response.say("Nobody is there.")
            return response
    """,
    line=7,
    right="""
        from cxml import VoiceResponse
        from cxml.callbacks import DialAction


        def dialled(call: DialAction) -> VoiceResponse:
            response = VoiceResponse()
            if call.dial_call_status == "no-answer":
                response.say("Nobody is there.")
            return response
    """,
    sources=[
        "SignalWire: the words of each parameter, on the pages of its verbs",
        "Twilio: the same pages",
    ],
)
def word_never_sent(module: Module) -> Iterator[Found]:
    """A parameter is compared with a word that neither platform documents for it.

    So the branch is never taken, or always. That is a field of an event, as the rule about unknown
    fields finds it, or a parameter that is read from the form of a request, by `==`, `!=`, `in` or
    `match`; of a name that several requests have, all their words count. A word that is spelled
    otherwise is mended. A field of text is never equal to a number either, as `call.digits == 1`
    asks, nor a number to text.
    """
    for each in islice(module.events.compared(), MOST_FOUND):
        near = _meant(each)
        says = {"name": each.parameter.name, "word": shown(each.word), "words": _sent(each)}
        changes = _spelled(each, near, module) if near else ()
        yield module.found(each.node, says, changes=changes, suggestion=near)


def _sent(compared: Compared) -> str:
    """Say what a parameter is."""
    words, field = compared.parameter.words, compared.parameter.field
    if field and not words:
        return field.expected
    first, more = sorted(words)[:_MOST_WORDS], len(words) - _MOST_WORDS
    return listed([*first, f"one of {more} more"] if more > 0 else first)


def _meant(compared: Compared) -> str | None:
    word, (_, words, field) = compared.word, compared.parameter
    if field and not words:
        return as_of_its_type(word, field)
    if not isinstance(word, str):
        return None
    folded = {_folded(each): each for each in sorted(words)}
    return folded.get(_folded(word)) or _nearest(word, tuple(folded.values()))


def _folded(word: str) -> str:
    return "".join(each for each in word.lower() if each.isalnum())


def _spelled(compared: Compared, near: str, module: Module) -> tuple[Replace, ...]:
    word, literal = compared.word, literal_at(compared.node, module.text)
    if literal is None or not isinstance(word, str) or _folded(near) != _folded(word):
        return ()
    return literal_changes(literal.replaced([Replacement.of(0, len(word), near)]))
