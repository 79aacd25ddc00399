"""What all calls of a world share."""

from __future__ import annotations

from cxml.simulator import Choices
from cxml.simulator._board import Board
from cxml.simulator._site import Site


class Rooms:
    """Stands for a thing that calls meet in."""

    def __init__(self, board: Board) -> None:
        self.board = board


def test_parts() -> None:
    """There is one thing of each class in a world, which knows that world."""
    board = Board(Site(base="http://localhost", find_key=lambda: "PSK_1"), Choices(), 0)
    rooms = board.part(Rooms)
    assert board.part(Rooms) is rooms
    assert rooms.board is board


def test_secrets() -> None:
    """The key to sign with is not shown."""
    assert "PSK_1" not in repr(Site(base="http://localhost", find_key=lambda: "PSK_1"))
