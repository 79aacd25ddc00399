"""Files that are moved together."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cxml._check.files import Finder
from cxml._check.patterns import Patterns
from cxml._migrate.files import is_wanted
from cxml._migrate.rewrites import REWRITES
from cxml._migrate.run import Run


def moved(
    folder: Path,
    files: Mapping[str, str],
    *names: str,
    unsafe: bool = True,
    marks: bool = False,
) -> Run:
    """Write files, and move them."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    asked = [REWRITES[each] for each in names] or [*REWRITES.values()]
    run = Run(asked, unsafe=unsafe, marks=marks, is_whole=True)
    run.add(Finder(Patterns(), wanted=is_wanted).find([folder]))
    run.finish()
    run.write()
    return run


def lefts(run: Run) -> list[str]:
    """Give what is left, each with the rewrite in front."""
    return [f"{each.name}: {each.says}" for each in run.left]
