"""What the checker says of the documents that were run."""

from __future__ import annotations

from .._check.check import check
from .._check.finding import Finding
from ._board import Board


def findings_of(board: Board) -> list[Finding]:
    """Give the findings of every document that was run, each of them once."""
    target = "both" if board.choices.is_twilio else "signalwire"
    bodies = dict.fromkeys(page.body for page in board.pages)
    return [finding for body in bodies for finding in check(body, target=target)]
