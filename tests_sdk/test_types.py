"""Type checkers accept what cxml gives the SDK."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
MYPY = [sys.executable, "-m", "mypy", "--follow-imports=silent", HERE.name]


def test_type_checks() -> None:
    """``mypy --strict`` has nothing to say about these tests, nor about passing arguments on."""
    done = subprocess.run(MYPY, cwd=HERE.parent, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr
