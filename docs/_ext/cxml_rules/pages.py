"""A page for each rule, and for each rewrite, written where Sphinx reads it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cxml._check.page import page_of
from cxml._check.rules import RULES
from cxml._migrate.page import page_of as page_of_rewrite
from cxml._migrate.rewrites import REWRITES

FOLDER = Path("reference", "rules")
REWRITES_FOLDER = Path("reference", "rewrites")


def write(app: Any, _: object) -> None:
    """Write all pages, and take away those of what is gone."""
    write_pages(Path(app.srcdir) / FOLDER)
    write_rewrites(Path(app.srcdir) / REWRITES_FOLDER)


def write_pages(folder: Path) -> None:
    """Write the pages of the rules into a folder."""
    _write(folder, {each.id: page_of(each) for each in RULES.values()})


def write_rewrites(folder: Path) -> None:
    """Write the pages of the rewrites into a folder."""
    _write(folder, {each.name: page_of_rewrite(each) for each in REWRITES.values()})


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    """Write pages; those that say the same already are left as they are."""
    pages = {folder / f"{name}.md": text for name, text in texts.items()}
    for path in {*folder.glob("*.md")} - pages.keys() - {folder / "index.md"}:
        path.unlink()
    for path, text in pages.items():
        # What is written anew is read anew.
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
