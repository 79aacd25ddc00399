"""Tables about conferences in three languages, drawn from the code of cxml.

``rows`` says what stands in them, and needs no Sphinx. ``directives`` draws them:

- ``properties``: the properties of a class of :mod:`cxml.swml`;
- ``languages``: what each language calls a thing;
- ``differences``: what a conversion says, and when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Give the directives to Sphinx."""
    from . import directives, rows

    for name in rows.TABLES:
        app.add_directive(name, directives.TableDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
