"""What only a run can know of documents: said in the transcript, and kept as findings."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from .._tree.element import Element
from ._page import Page

_PAGES = "https://cxml.readthedocs.io/en/latest/reference/simulator.html#"


class RunRule(Enum):
    """What may be found: its id, its name, how bad it is, and what it says."""

    VERB_SKIPPED = (
        "RUN1",
        "verb-skipped",
        "warning",
        "A verb or a noun was not run: nobody knows it, or it cannot stand there.",
    )
    WITHOUT_END = (
        "RUN2",
        "documents-without-end",
        "error",
        "Documents lead to each other, and nothing is heard in them, nor anybody waited for.",
    )
    NEVER_REACHED = (
        "RUN3",
        "verb-never-reached",
        "info",
        "A verb was not run in any of the calls.",
    )
    IGNORED = (
        "RUN4",
        "setting-ignored",
        "warning",
        "Something that the document asks for is not done here, as somebody else has decided.",
    )
    FAILED = ("RUN5", "document-failed", "error", "A document could not be had, or not be read.")
    REPORT_LOST = (
        "RUN6",
        "report-lost",
        "error",
        "The application took a report in none of the attempts.",
    )
    FAULT_IN_VAIN = (
        "RUN7",
        "fault-in-vain",
        "warning",
        "A test lets something go wrong with requests of which none was made.",
    )
    VERB_IN_DOUBT = (
        "RUN8",
        "verb-in-doubt",
        "warning",
        "A verb was run that SignalWire may refuse where it stands: its pages leave that open.",
    )

    @property
    def url(self) -> str:
        """Where it is explained."""
        return f"{_PAGES}{self.value[1]}"


@frozen(kw_only=True)
class Remark:
    """One thing that was found in a run."""

    rule: RunRule
    message: str
    page: Page | None = None
    element: Element | None = None
    platform_code: int | None = None
