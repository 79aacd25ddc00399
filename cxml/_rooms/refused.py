"""What is said of an error of a database, which may hold the event that it was given."""

from __future__ import annotations

from ..errors import RoomsError


def refused(error: BaseException) -> RoomsError:
    """Make the error of one of a database: of several lines, those behind the first have the row.

    Raise it ``from None``: a traceback would show the other one, and the event in it.
    """
    said, _, _ = str(error).strip().partition("\n")
    kind = type(error).__name__
    return RoomsError(f"the database did not do what was asked: {kind}: {said[:200]}")
