"""A page for each rule, written where Sphinx reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cxml._check.page import page_of
from cxml._check.rules import RULES

FOLDER = Path("reference", "rules")


def write(app: Any, _: object) -> None:
    """Write the pages of all rules, and take away those of rules that are gone."""
    write_pages(Path(app.srcdir) / FOLDER)


def write_pages(folder: Path) -> None:
    """Write the pages into a folder; those that say the same already are left as they are."""
    pages = {folder / f"{each.id}.md": page_of(each) for each in RULES.values()}
    for path in {*folder.glob("CX*.md")} - pages.keys():
        path.unlink()
    for path, text in pages.items():
        # What is written anew is read anew.
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
