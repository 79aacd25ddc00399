"""Reference pages about rules and rewrites, drawn from their declarations.

``pages`` writes a page for each of them before Sphinx looks for pages; git and the tests do not see
them. ``rows`` says what stands in the tables, ``codes`` what the platform's error codes stand for;
neither needs Sphinx. ``directives`` draws:

- ``rules``: a table of the rules of a group;
- ``rewrites``: a table of the rewrites of ``cxml migrate``;
- ``error-codes``: a table of the error codes that SignalWire publishes;
- ``flow``: a picture of documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Give the directives to Sphinx, and have the pages written."""
    from . import directives, pages

    app.connect("config-inited", pages.write)
    app.add_directive("rules", directives.RulesDirective)
    app.add_directive("rewrites", directives.RewritesDirective)
    app.add_directive("error-codes", directives.CodesDirective)
    app.add_directive("flow", directives.FlowDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
