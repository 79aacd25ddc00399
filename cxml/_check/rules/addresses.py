"""CX822 to CX825: which views of a run its elements ask."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from ..found import Found
from ..rule import PROGRAMS, Severity, rule

if TYPE_CHECKING:
    from ..site.site import Site

MOST_FOUND = 1_000
"""How many findings of a run are worked out: of more not all are shown."""
_ASKS = """\
from cxml import VoiceResponse
from cxml.callbacks import {kind}, VoiceCallback
from cxml.flask import document
from flask import {flask}

app = Flask(__name__)


@app.post("/voice")
@document(VoiceCallback)
def voice(call):
    response = VoiceResponse()
    {asks}
    return response


@app.post("/{path}")
@document({kind})
def {asked}:
    response = VoiceResponse()
    response.say({said})
    return response
"""
"""An example: a program of which one view asks the other."""
_MAKER = "Flask, url_for"


def _program(asks: str, path: str, asked: str, **more: str) -> str:
    given = {"flask": _MAKER, "kind": "GatherAction", "said": '"Thank you."'} | more
    return _ASKS.format(**given, asks=asks, path=path, asked=asked)


def _gathers(action: str, flask: str = _MAKER) -> str:
    """Write an example in which a Gather asks, whose prompt stands inside."""
    asks = f"with response.gather(action={action}, num_digits=1) as gather:"
    asks += '\n        gather.say("For the daily call press one.")'
    return _program(asks, "gather", "gather(call)", flask=flask)


def _menu(action: str) -> str:
    """Write an example in which a Gather asks a view whose path has a part."""
    asks = f'response.gather(action={action}, num_digits=1).say("Press one.")'
    return _program(asks, "menu/<int:level>", "menu(call, level)")


def _dials(kind: str, said: str) -> str:
    """Write an example in which a Dial asks."""
    asks = 'response.dial("+15550100101", action=url_for("dialled"))'
    return _program(asks, "dialled", "dialled(call)", kind=kind, said=said)


@rule(
    "CX822",
    "unknown-route-name",
    Severity.ERROR,
    PROGRAMS,
    message="no route is called {name!r}; did you mean {near!r}?",
    platform_code=11200,
    wrong=_gathers('url_for("gathr")'),
    line=13,
    right=_gathers('url_for("gather")'),
    sources=[
        "Flask: API, url_for (BuildError)",
        "Django: django.urls utility functions, reverse (NoReverseMatch)",
        "Starlette: Routing, Reverse URL lookups (NoMatchFound)",
    ],
)
def unknown_route_name(site: Site) -> Iterator[Found]:
    """The address of an element is made of a name that no route has, so that the view fails.

    That is said where a name of the run is near, and the other is written nowhere else in its
    programs, whatever they are about. Of files that are named one by one it is said where a program
    makes its application, and hands it to nobody who could add routes: else what is missing may
    stand in a file that is not looked at.

    It is said too of a name without its blueprint or namespace, if the view stands in the same
    file; of one behind a blueprint or namespace of the run that has no such view; and of one whose
    blueprint is misspelt. A namespace of Django's counts where its list of routes is included by
    the name of its module. Nothing is said where names may be changed when blueprints are joined.
    """
    return islice(_misnamed(site), MOST_FOUND)


def _misnamed(site: Site) -> Iterator[Found]:
    for asking, ask in site.asks:
        if ask.name and (near := site.names.meant(ask.name, asking)):
            says = {"name": ask.name, "near": near}
            yield Found(says=says, span=ask.span, suggestion=near, file=asking.path)


@rule(
    "CX823",
    "unknown-path",
    Severity.WARNING,
    PROGRAMS,
    message="no route has the path {path!r}; did you mean {near!r}?",
    platform_code=11200,
    wrong=_gathers('"/gather/"', flask="Flask"),
    line=13,
    right=_gathers('url_for("gather")'),
    sources=[
        "Flask: Quickstart, Unique URLs / Redirection Behavior",
        "Django: Settings, APPEND_SLASH",
        "SignalWire: rest-api/core/error-codes (11200)",
    ],
)
def unknown_path(site: Site) -> Iterator[Found]:
    """An element asks at a path that no route of the run has, and one of them is near.

    Near is a path that differs by one misspelt part, or that has the prefix of its blueprint or
    router in front, where the view stands in the same file. A slash at the end counts where the
    framework answers 404, as Flask and Django do where there is one too many, or where it cannot
    lead on what is posted, as Django does where one is missing; Starlette leads to the other.
    Nothing is said where a program works out any path, or has a pattern of one: then all may be
    served. Nor is a prefix missed where a blueprint or router is joined to another one, or gets a
    prefix there. What stands in front of the application, such as a proxy or a middleware that
    changes paths, is not seen: suppress the finding there.
    """
    return islice(_misplaced(site), MOST_FOUND)


def _misplaced(site: Site) -> Iterator[Found]:
    for asking, ask in site.asks:
        if ask.path and (near := site.paths.meant(ask.path, asking, is_get=ask.is_get)):
            says = {"path": ask.path, "near": near}
            yield Found(says=says, span=ask.span, suggestion=near, file=asking.path)


@rule(
    "CX824",
    "route-argument-missing",
    Severity.ERROR,
    PROGRAMS,
    message="the path of {name!r} has {parts}, which has to be given",
    platform_code=11200,
    wrong=_menu('url_for("menu")'),
    line=13,
    right=_menu('url_for("menu", level=1)'),
    sources=[
        "Flask: API, url_for (BuildError)",
        "Django: django.urls utility functions, reverse (NoReverseMatch)",
        "Starlette: Routing, Reverse URL lookups (NoMatchFound)",
    ],
)
def route_argument_missing(site: Site) -> Iterator[Found]:
    """The address of an element is made of a name alone, and its path has parts, so the view fails.

    That is said where each route of the name has a part that is not given and has no default.
    Behind `**`, and of Django with any argument, nothing is said, nor where a program has
    `url_defaults`.
    """
    return islice(_lacking(site), MOST_FOUND)


def _lacking(site: Site) -> Iterator[Found]:
    for asking, ask in site.asks:
        if ask.name and (parts := site.names.lacking(ask)):
            says = {"name": ask.name, "parts": " and ".join(sorted(parts))}
            yield Found(says=says, span=ask.span, file=asking.path)


@rule(
    "CX825",
    "another-callback",
    Severity.WARNING,
    PROGRAMS,
    message="{attribute} of {element} asks this view and sends {sent}, not {read}",
    wrong=_dials("GatherAction", 'f"You pressed {call.digits}."'),
    line=18,
    right=_dials("DialAction", 'f"That took {call.dial_call_duration} seconds."'),
    sources=[
        "SignalWire: the parameters of each verb's requests, on the pages of the verbs",
        "cxml: how-to/read-callbacks",
    ],
)
def another_callback(site: Site) -> Iterator[Found]:
    """A view reads what is sent to one address of an element, and others alone are seen to ask it.

    So what it reads is not sent. That is said of views below `@document` and `@status_callback`
    of cxml, and of those that read by `from_request` or `received`, where all that asks them is
    known: no element that would send the class has an address that is worked out, and none is
    written as a text.
    What is reported, such as `CallStatus`, is sent of calls and messages too that no element made:
    of a view that reads it nothing is said where a program of the run names an address for reports
    outside of elements, as for the REST API, or names that view anywhere else. Tests do not count.
    What the settings of a number have is seen by nobody; an element asks wrongly all the same.
    """
    return islice(_misread(site), MOST_FOUND)


def _misread(site: Site) -> Iterator[Found]:
    for path, reader, asks in site.misread():
        first = asks[0]
        says = {
            "attribute": first.attribute,
            "element": first.element,
            "sent": first.kind,
            "read": reader.kind,
        }
        yield Found(says=says, span=reader.span, suggestion=first.kind, file=path)
