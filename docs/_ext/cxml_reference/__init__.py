"""Reference pages that Sphinx draws from the declarations of cxml.

``declarations`` says what the classes declare, as plain text, and needs no Sphinx. ``docstrings``
reads docstrings for autodoc. ``directives`` draws pages:

- ``element``: what one element is for;
- ``facts``: all else about it, with a table of its attributes;
- ``elements``: a table of all elements;
- ``keys``: a table of the keys of the data that ``cxml.schema()`` gives;
- ``callback``: one callback, with a table of its fields;
- ``words``: the words of one enum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Give the directives, and the reader of docstrings, to Sphinx."""
    from . import directives, docstrings

    app.setup_extension("sphinx.ext.autodoc")
    app.connect("autodoc-process-docstring", docstrings.google_style)
    app.add_directive("element", directives.ElementDirective)
    app.add_directive("facts", directives.FactsDirective)
    app.add_directive("elements", directives.ElementsDirective)
    app.add_directive("keys", directives.KeysDirective)
    app.add_directive("callback", directives.CallbackDirective)
    app.add_directive("words", directives.WordsDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
