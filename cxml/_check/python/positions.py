"""What Twilio's library takes by position beside a text, and what needs a name for cxml."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..found import Replace

if TYPE_CHECKING:
    from .text import PythonText

# Of its methods, in their order; who gives more than three by position is not read any more.
_ORDER: Mapping[str, tuple[str, ...]] = {
    "Client": ("url", "method", "status_callback_event"),
    "Conference": ("muted", "beep", "start_conference_on_enter"),
    "Connect": ("action", "method"),
    "Dial": ("action", "method", "timeout"),
    "Enqueue": ("action", "max_queue_size", "method"),
    "Gather": ("input", "action", "method"),
    "Message": ("to", "from_", "action"),
    "Number": ("send_digits", "url", "method"),
    "Parameter": ("name", "value"),
    "Pause": ("length",),
    "Pay": ("input", "action", "bank_account_type"),
    "Play": ("loop", "digits"),
    "Prompt": ("for_", "error_type", "card_type"),
    "Queue": ("url", "method", "reservation_sid"),
    "Record": ("action", "method", "timeout"),
    "Redirect": ("method",),
    "Refer": ("action", "method"),
    "Reject": ("reason",),
    "Room": ("participant_identity",),
    "Say": ("voice", "loop", "language"),
    "Sip": ("username", "password", "url"),
    "Siprec": ("name", "connector_name", "track"),
    "Sms": ("to", "from_", "action"),
    "SsmlBreak": ("strength", "time"),
    "SsmlEmphasis": ("level",),
    "SsmlLang": ("xml_lang",),
    "SsmlPhoneme": ("alphabet", "ph"),
    "SsmlProsody": ("volume", "rate", "pitch"),
    "SsmlSayAs": ("interpret_as", "format"),
    "SsmlSub": ("alias",),
    "SsmlW": ("role",),
    "Start": ("action", "method"),
    "Stream": ("name", "connector_name", "url"),
    "Task": ("priority", "timeout"),
    "VirtualAgent": ("connector_name", "language", "sentiment_analysis"),
}


def names_of(element: str, call: ast.Call, values: Sequence[ast.expr]) -> tuple[str, ...]:
    """Give the names of what a call gives by position; nothing where not all have one."""
    names = _ORDER.get(element, ())[: len(values)]
    given = {each.arg for each in call.keywords}
    is_known = len(names) == len(values) and given.isdisjoint({*names, None})
    return names if is_known else ()


def named(
    call: ast.Call, values: Sequence[ast.expr], names: Sequence[str], text: PythonText
) -> tuple[Replace, ...]:
    """Write the names; nothing where brackets or comments stand around a value."""
    changes: list[Replace] = []
    ends = [text.span(call.func).end, *(text.span(each).end for each in call.args)]
    for value, name in zip(values, names, strict=True):
        place, start = call.args.index(value), text.span(value).start
        if text.text[ends[place] : start].strip() != ("," if place else "("):
            return ()
        changes.append(Replace(start, start, f"{name}="))
    return tuple(changes)
