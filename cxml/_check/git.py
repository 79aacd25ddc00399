"""Asking git, of which a repository may say what it runs: nothing of that is run."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

_LIMIT = 60
# None of what may come from the run of another git, which may be about another repository.
_OTHERS = {"GIT_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_WORK_TREE"}
# Objects that a repository lacks are not asked for, since it names itself who is asked, and how.
_ALONE = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_OPTIONAL_LOCKS": "0"}


def ask(folder: Path, *arguments: str) -> bytes | None:
    """Give what git says in a folder; ``None`` where it cannot be asked.

    Ask for what it has, as by ``ls-files`` and ``ls-tree``. What looks into the files, as
    ``status`` and ``diff`` do, runs the filters that a repository names.
    """
    git = shutil.which("git")
    if git is None:
        return None
    asked = [git, "-c", "core.fsmonitor=false", "--no-pager", *arguments]
    own = {name: value for name, value in os.environ.items() if name not in _OTHERS}
    try:
        told = subprocess.run(  # noqa: S603 - nothing of it comes from outside
            asked, cwd=folder, env=own | _ALONE, capture_output=True, timeout=_LIMIT, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return told.stdout
