"""Pages of the cookbook, drawn from the recipes in ``examples/cookbook``.

``documents`` asks a recipe for its documents; ``callbacks_of`` reads which
requests its views get; neither needs Sphinx. ``directives`` draws:

- ``recipe-flow``: a picture of the documents that a recipe answers with;
- ``recipe``: its code, for each framework;
- ``recipe-test``: its tests;
- ``recipe-callbacks``: the requests that its views get.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Give the directives to Sphinx."""
    from . import directives

    app.add_directive("recipe", directives.RecipeDirective)
    app.add_directive("recipe-callbacks", directives.RecipeCallbacksDirective)
    app.add_directive("recipe-flow", directives.RecipeFlowDirective)
    app.add_directive("recipe-test", directives.RecipeTestDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
