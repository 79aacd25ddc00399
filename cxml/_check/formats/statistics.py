"""How often each rule finds something."""

from __future__ import annotations

import json
from collections import Counter

from .shared import Report


def write_statistics(report: Report, *, as_json: bool = False) -> str:
    """Count the findings of each rule, the most frequent first; as JSON, or for people."""
    counts = Counter((each.code, each.name) for each in report.findings)
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    if as_json:
        data = [{"code": code, "name": name, "count": count} for (code, name), count in ordered]
        return json.dumps(data, indent=2) + "\n"
    lines = (f"{count:>6}  {code}  {name}\n" for (code, name), count in ordered)
    return "".join(lines) + f"{report.summary}\n"
