"""Which requests the views of a recipe get, read from its code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from inspect import cleandoc

import cxml.callbacks

_VIEW = re.compile(r"^@(?:document|status_callback)\((\w+).*\ndef (\w+)", re.MULTILINE)


def callbacks(code: str) -> Iterator[tuple[str, str, str, str]]:
    """Give each view, the class of its request, the page of that, and what it is."""
    for name, view in _VIEW.findall(code):
        kind = getattr(cxml.callbacks, name)
        said = " ".join(cleandoc(kind.__doc__).partition("\n\n")[0].split())
        yield view, name, kind.__module__.rpartition(".")[2], said
