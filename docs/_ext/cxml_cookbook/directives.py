"""Directives that draw a recipe: its flow, its code, and its tests."""

from __future__ import annotations

import logging
import os
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from cxml._check.examined import Examined
from cxml._check.runner import Runner
from cxml._check.select import make_settings
from cxml._flow.build import graph_of
from cxml._flow.svg import write_svg

from .callbacks_of import callbacks
from .documents import KEY, PUBLIC, documents, leading

ROOT = Path(__file__).parents[3]
FRAMEWORKS = {"flask": "Flask", "django": "Django", "fastapi": "FastAPI"}
TAB = """:::{{tab-item}} {title}
:sync: {framework}

```{{literalinclude}} /../{path}
:language: python
```
:::
"""


class _Recipe(SphinxDirective):
    """What is drawn from the files of a recipe."""

    required_arguments = 1

    @property
    def recipe(self) -> str:
        """Name the recipe."""
        return str(self.arguments[0])

    def file(self, path: str) -> str:
        """Have the page written again when a file has changed, or what draws it."""
        for each in (ROOT / path, *Path(__file__).parent.glob("*.py")):
            self.env.note_dependency(str(each))
        return path


class RecipeDirective(_Recipe):
    """The code, a tab for each framework."""

    def run(self) -> list[nodes.Node]:
        """Draw it."""
        tabs = [
            TAB.format(
                title=title,
                framework=framework,
                path=self.file(f"examples/cookbook/with_{framework}/{self.recipe}.py"),
            )
            for framework, title in FRAMEWORKS.items()
        ]
        return self.parse_text_to_nodes("::::{tab-set}\n" + "\n".join(tabs) + "\n::::\n")


class RecipeTestDirective(_Recipe):
    """The tests."""

    def run(self) -> list[nodes.Node]:
        """Draw them."""
        path = self.file(f"tests/cookbook/test_{self.recipe}.py")
        text = f"```{{literalinclude}} /../{path}\n:language: python\n```\n"
        return self.parse_text_to_nodes(text)


class RecipeCallbacksDirective(_Recipe):
    """The requests that its views get, each with what it is."""

    def run(self) -> list[nodes.Node]:
        """Draw them."""
        path = self.file(f"examples/cookbook/with_flask/{self.recipe}.py")
        rows = [
            f"`{view}` gets [{name}](/reference/callbacks/{page}.md)\n: {said}\n"
            for view, name, page, said in callbacks((ROOT / path).read_text(encoding="utf-8"))
        ]
        return self.parse_text_to_nodes("\n".join(rows))


class RecipeFlowDirective(_Recipe):
    """The documents, and how they lead to each other; the content says what is asked."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Draw it."""
        self.file(f"examples/cookbook/with_flask/{self.recipe}.py")
        set_here = {"FLASK_CXML_SIGNING_KEY": KEY, "FLASK_CXML_PUBLIC_URL": PUBLIC}
        with patch.dict(os.environ, set_here):
            recipe = import_module(f"cxml.examples.cookbook.with_flask.{self.recipe}")
        logging.getLogger(recipe.app.name).setLevel(
            logging.WARNING
        )  # what a recipe keeps is no news here
        runner = Runner(make_settings())
        led = leading(documents(recipe.app, self.content, recipe))
        every = [Examined(text.encode(), runner, name) for name, text in led.items()]
        # A test says that the checker finds nothing in the documents as they are.
        graph = graph_of({each.path: each.document for each in every}, ())
        said = "The documents, and how they lead to each other"
        drawn = f'<div class="flow" role="img" aria-label="{said}">{write_svg(graph)}</div>'
        return [nodes.raw("", drawn, format="html")]
