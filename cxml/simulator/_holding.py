"""Reports that are held back on their way, until somebody lets them go."""

from __future__ import annotations

from collections.abc import Callable

from ._board import Board


class Holding:
    """What is held back in one world, by its address."""

    def __init__(self, _board: Board) -> None:
        self.kept: dict[str, list[Callable[[], object]]] = {}
        """By addresses whose reports are held back, what sends each of them."""

    def hold(self, url: str) -> None:
        """Hold back all reports to an address from now on."""
        self.kept.setdefault(url, [])

    def takes(self, url: str, send: Callable[[], object]) -> bool:
        """Keep a report, if it is one of those; tell whether it was kept."""
        if url not in self.kept:
            return False
        self.kept[url].append(send)
        return True

    def let_go(self, url: str) -> None:
        """Send what was held back, in its order, and hold nothing back any more."""
        for send in self.kept.pop(url, []):
            send()
