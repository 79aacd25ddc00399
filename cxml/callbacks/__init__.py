"""What the platform sends, typed: one class per kind of request, made with ``from_form()``.

Every class takes a request in any shape that a web framework gives, and never raises anything but
:class:`cxml.errors.CxmlError` for what a peer can post::

    event = ConferenceEvent.from_form(request.form)
    match event.event:
        case ConferenceEventName.PARTICIPANT_JOIN:
            ...

A class is loaded when it is first asked for; ``__init__.pyi`` tells type checkers of them all.
"""

from __future__ import annotations

from ._callback import Callback
from ._form import MAX_BODY, MAX_FIELDS, Form
from ._guess import parse
from ._homes import HOME_OF, load
from ._json import MAX_DEPTH, JsonBody

__all__ = ["MAX_BODY", "MAX_DEPTH", "MAX_FIELDS", "Callback", "Form", "JsonBody", "parse"]
__all__ += sorted(HOME_OF)  # pyright: ignore[reportUnsupportedDunderAll] - the stub has them


def __getattr__(name: str) -> object:
    if name not in HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = load(name)
    return found


def __dir__() -> list[str]:
    return __all__
