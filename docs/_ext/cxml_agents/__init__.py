"""What programs read that write programs: ``AGENTS.md``, and ``llms.txt`` of the site.

``language`` draws the lower part of ``AGENTS.md`` from the declarations, and needs no Sphinx; run
as ``python docs/_ext/cxml_agents`` it writes it. When the site is built, ``site`` writes
``llms.txt``, which lists the pages, and ``AGENTS.md`` beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Have the files written."""
    from . import site

    app.connect("build-finished", site.write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
