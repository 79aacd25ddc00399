"""What a run has to say of a place."""

from __future__ import annotations

from attrs import frozen

from .._check.finding import PAGES
from .change import Safety


@frozen(order=True)
class Entry:
    """One place that was, or would be, rewritten; or one that is not."""

    path: str
    line: int
    name: str
    """The rewrite."""
    safety: Safety
    says: str
    """What becomes of it, or why it stays."""
    rule: str = ""
    """The rule of ``cxml check`` that finds it, if there is one."""

    @property
    def url(self) -> str:
        """The page of the rule."""
        return f"{PAGES}{self.rule}.html"

    def __str__(self) -> str:
        rule = f" ({self.rule})" if self.rule else ""
        return f"{self.path}:{self.line}: {self.name}: {self.says}{rule}"
