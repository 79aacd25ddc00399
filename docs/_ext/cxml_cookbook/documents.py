"""The documents that an application answers with, and how they lead to each other.

What is asked is a line each: the path, and the parameters, as in ``/chosen Digits=1``. One in lower
case, as in ``/voice is_open=yes``, is no parameter, but what a function of the recipe says.
"""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from types import ModuleType
from unittest.mock import patch

from cxml.testing import client

KEY = "PSK_of-the-cookbook"
PUBLIC = "https://calls.example.com"
STANDARD = {
    "ApiVersion": "2010-04-01",
    "CallSid": "9f1b6f0e-2c1b-4b7e-8a62-37b2c1a90d44",
    "CallStatus": "in-progress",
    "Direction": "inbound",
    "From": "+15550100142",
    "To": "+15550100199",
}
"""What every request about a call has."""


def documents(app: object, lines: Iterable[str], recipe: ModuleType) -> dict[str, str]:
    """Ask an application, and give what it answers, by what was asked.

    Args:
        app: the application.
        lines: what is asked.
        recipe: the module that the application's views stand in.

    Raises:
        ValueError: it has no document for that.

    """
    platform = client(app, KEY, base_url=PUBLIC)
    found: dict[str, str] = {}
    for line in lines:
        path, *pairs = shlex.split(line)
        given = dict(pair.split("=", 1) for pair in pairs)
        form = {name: value for name, value in given.items() if not name.islower()}
        with ExitStack() as decided:
            for name in given.keys() - form.keys():
                said = given[name] == "yes"
                decided.enter_context(patch.object(recipe, name, lambda *_, said=said: said))
            answer = platform.post(path, {**STANDARD, **form})
        if answer.status != 200:
            raise ValueError(f"{line} was answered with {answer.status}")
        found[line] = answer.text
    return found


def leading(asked: Mapping[str, str]) -> dict[str, str]:
    """Name documents so that they lead to each other.

    A document is called like its path, with hyphens, and asked for by that name. Where a path has
    several, the value of the first parameter
    tells them apart, as in ``chosen-1``, and what asks for the path asks for
    ``chosen-{{Digits}}``: the picture then says at each arrow what has to be so.
    """
    several = Counter(line.split()[0] for line in asked)
    named: dict[str, str] = {}
    templates: dict[str, str] = {}
    for line, text in asked.items():
        path, *pairs = shlex.split(line)
        name = _slug(path)
        if several[path] > 1:
            parameter, _, value = pairs[0].partition("=")
            templates[name] = f"{name}-{{{{{parameter}}}}}"
            name = f"{name}-{_slug(value)}"
        named[name] = text
    return {name: _led(text, templates) for name, text in named.items()}


def _led(text: str, templates: Mapping[str, str]) -> str:
    def shorten(found: re.Match[str]) -> str:
        name = _slug(found[1])
        return templates.get(name, name)

    return re.sub(rf'{re.escape(PUBLIC)}(/[^"<?]*)', shorten, text)


def _slug(value: str) -> str:
    return re.sub(r"\W+", "-", value).strip("-")
