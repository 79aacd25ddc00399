"""Docstrings of cxml, turned from Google's style into reStructuredText."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx
from sphinx.ext.napoleon import Config, GoogleDocstring

_SENTENCES = ("attribute", "data", "property")
_CONFIG = Config(napoleon_google_docstring=True, napoleon_use_rtype=False)


def google_style(
    app: Sphinx, what: str, name: str, obj: Any, options: Any, lines: list[str]
) -> None:
    """Turn one docstring.

    Napoleon itself would take the words before a colon in an attribute's text for its type.
    """
    if what not in _SENTENCES:
        lines[:] = GoogleDocstring(lines, _CONFIG, app, what, name, obj, options).lines()
