"""What a project installs, and what it is told by variables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..._input.positions import Span
from ..change import Change, Edit, Left
from ..project import PACKAGES, Requirements
from ..requirements import OURS, Needed, is_made, normal, ours_with
from ..rewrite import Safety, Subject, rewrite
from ..settings import Settings
from ..unmoved import named_in

_VARIABLE = re.compile(r"\b\w*TWILIO_\w+")
_LINE = re.compile(r"[^\r\n]+")
MOST_NAMES = 100
"""How many variables of a line are told."""
_MADE = "a tool has made this file: change what it is made of, and make it anew"

_FORM = "{package} is required here in a form that no command moves: "
_UNMOVED = f"{_FORM}write {{ours}} in its place, or take it out where cxml is required already"
_BESIDE = f"{_FORM}write {{ours}} beside it"


@rewrite(
    "requirements",
    Safety.UNSAFE,
    summary="require cxml, and no more what nothing imports",
    subject=Subject.REQUIREMENTS,
    before={
        "requirements.txt": """
            flask==3.1.0
            twilio==9.4.1  # calls
        """,
        "views.py": """
            from cxml.voice_response import VoiceResponse
        """,
    },
    after={
        "requirements.txt": """
            flask==3.1.0
            cxml  # calls
        """,
        "views.py": """
            from cxml.voice_response import VoiceResponse
        """,
    },
)
def requirements(file: Requirements) -> Iterator[Change | Left]:
    """Where something is imported from cxml, and from Twilio's library no more, so it is required.

    That is looked for in `requirements*.txt`, `pyproject.toml`, `setup.cfg`, `setup.py`, `tox.ini`
    and `Pipfile`. What is imported still, as `twilio.rest`, stays beside cxml, and so does
    what that stands on, as twilio for `django_twilio.client`. Extras and groups each require cxml,
    unless what is installed with all of them does. The extras of cxml are those of the
    frameworks that are imported. It is unsafe because
    a program may need what none of its files name. Files that a tool makes are reported, and so
    is what is required in a form that is not moved, as a list of several lines in Poetry's tables.
    """
    if not file.project.uses_ours:
        return
    if is_made(file.path, file.content):
        yield from _made(file)
        return
    every = [*file.of(PACKAGES)]
    has_ours = any(True for _ in file.of({OURS}))
    # What is installed with every extra, an extra need not require.
    of_all = {each.place for each in every if each.is_of_all}
    having: set[str] = set()
    for each in every:
        places = of_all or {each.place}
        change = _change(file, each, has_ours=has_ours or not having.isdisjoint(places))
        if change:
            having.add(each.place)
            yield change
    yield from _unmoved(file, every, has_ours=has_ours or bool(having))


def _unmoved(file: Requirements, moved: list[Needed], *, has_ours: bool) -> Iterator[Left]:
    """Say what is required in a form that no command moves."""
    spans = (span for each in moved for span in (each.whole, each.token))
    places = {place for span in spans for place in range(*span)}
    ours = ours_with(file.project.extras)
    for found in named_in(file.path, file.content, PACKAGES):
        package = normal(found[0])
        is_needed = file.project.needs(package)
        if found.start() not in places and not (is_needed and has_ours):
            why = _BESIDE if is_needed else _UNMOVED
            yield Left(Span(*found.span()), why=why.format(package=package, ours=ours))


def _made(file: Requirements) -> Iterator[Left]:
    """Say that a file has to be made anew, where it first names what is needed no more."""
    names = "|".join(PACKAGES)
    found = re.search(rf"(?i)\b(?:{names})\b", file.content)
    if found and not re.search(rf"(?i)\b{OURS}\b", file.content):
        yield Left(Span(*found.span()), why=_MADE)


def _change(file: Requirements, needed: Needed, *, has_ours: bool) -> Change | None:
    token, text = needed.token, file.content
    ours = needed.ours(file.project.extras)
    if file.project.needs(needed.package):
        if has_ours:
            return None
        start, end = needed.beside
        again = text[start : token.start] + ours + text[token.end : end] + needed.between
        return Change(
            token,
            (Edit(start, start, again),),
            says=f"cxml is required too{_kept(file, needed.package)}",
        )
    if has_ours:
        edits = (Edit(*needed.whole, ""),)
        return Change(token, edits, says=f"{needed.package} is required no more")
    edits = (Edit(*token, ours),)
    return Change(token, edits, says=f"cxml is required, and {needed.package} no more")


def _kept(file: Requirements, package: str) -> str:
    """Say what needs a package still, where that is known."""
    users = sorted(file.project.users(package))
    if users == [PACKAGES[package]]:
        return f"; {package} stays, which is used still"
    return f"; {package} stays, for {' and '.join(users)}" if users else ""


@rewrite(
    "env-names",
    Safety.REPORT,
    summary="say which variables SignalWire has other values for",
    subject=Subject.SETTINGS,
    before={
        ".env.example": """
            TWILIO_ACCOUNT_SID=
            TWILIO_AUTH_TOKEN=
        """,
    },
    left=[1, 2],
)
def env_names(settings: Settings) -> Iterator[Change | Left]:
    """Two values of Twilio's become four: project, API token, address of the space, signing key.

    They have to be made, or looked up, in the dashboard. Variables are looked for in `.env` files,
    and in those of compose, of CI and the like that git does not ignore; no value is ever shown.
    """
    for line in _LINE.finditer(settings.content):
        seen: list[str] = []
        names = _VARIABLE.finditer(settings.content, *line.span())
        for each in islice(names, MOST_NAMES):
            # What is set may come from another one, as in A_TWILIO_B=${TWILIO_B}.
            if not any(name.endswith(each[0]) for name in seen):
                yield Left(Span(*each.span()), why=f"{each[0]} becomes {_counterpart(each[0])}")
            seen.append(each[0])


def _counterpart(name: str) -> str:
    if "TOKEN" in name:
        return (
            "two values: the API token, and CXML_SIGNING_KEY, the signing key, which begins with"
            " PSK (FLASK_CXML_SIGNING_KEY where Flask reads it with from_prefixed_env())"
        )
    if "SID" in name:
        return "the id of the project, or of what else it names, beside the address of the space"
    if "KEY" in name or "SECRET" in name:
        return "the API token of the project"
    if "NUMBER" in name or "PHONE" in name or "FROM" in name:
        return "a number that belongs to the project"
    return "what SignalWire has for it"
