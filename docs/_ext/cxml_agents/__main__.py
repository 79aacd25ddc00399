"""Writes ``AGENTS.md`` anew: run from the root, as ``python docs/_ext/cxml_agents``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from cxml_agents.language import drawn

if __name__ == "__main__":
    page = Path("AGENTS.md")
    page.write_text(drawn(page.read_text(encoding="utf-8")), encoding="utf-8")
