"""``llms.txt``, which lists the pages of the site, and ``AGENTS.md`` beside it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.display import progress_message

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

FOR_PROGRAMS = (
    "- [AGENTS.md]({site}AGENTS.md): how to write cXML with cxml, and every element, attribute, "
    "request and command, in one file"
)


def write(app: Sphinx, failed: Exception | None) -> None:
    """Write both into the root of the site."""
    if failed is None and app.builder.format == "html":
        with progress_message("writing llms.txt"):
            root = Path(app.outdir)
            lines = _lines(app.env, app.config.html_baseurl)
            root.joinpath("llms.txt").write_text("".join(lines), encoding="utf-8")
            shutil.copy(Path(app.srcdir).parent / "AGENTS.md", root)


def _lines(env: BuildEnvironment, site: str) -> Iterator[str]:
    root = env.config.root_doc
    yield f"# {_title(env, root)}\n\n> {_sentence(env, root)}\n\n{FOR_PROGRAMS.format(site=site)}\n"
    for section in env.toctree_includes[root]:
        yield f"\n## {_title(env, section)}\n\n"
        for page in _pages(env, section):
            said = _sentence(env, page)
            yield f"- [{_title(env, page)}]({site}{page}.html){said and f': {said}'}\n"


def _pages(env: BuildEnvironment, page: str) -> Iterator[str]:
    """Give a page, and what its table of contents leads to."""
    yield page
    for each in env.toctree_includes.get(page, []):
        yield from _pages(env, each)


def _title(env: BuildEnvironment, page: str) -> str:
    return env.titles[page].astext()


def _sentence(env: BuildEnvironment, page: str) -> str:
    """Give the first sentence below the heading, if it begins with one."""
    for each in env.get_doctree(page).findall(nodes.section):
        text = next((below.astext() for below in each if isinstance(below, nodes.paragraph)), "")
        return re.split(r"(?<=[.:])\s", " ".join(text.split()))[0].removesuffix(":")
    return ""
