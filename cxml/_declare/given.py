"""What the classes of declarations that cxml makes for itself have in common."""

from __future__ import annotations

from typing import dataclass_transform


@dataclass_transform(eq_default=False, kw_only_default=True)
class Given:
    """A few values with names, which are given by keyword, once, by cxml's own code.

    Nothing is checked but by type checkers, so a class derived from it is for nobody else to make.
    """

    # Whoever imports cxml loads these classes, and compiling an __init__ for each of them, as attrs
    # does, took a tenth of the import.

    def __init__(self, **given: object) -> None:
        self.__dict__.update(given)
        self._work_out()

    def _work_out(self) -> None:
        """Set what follows from what is given."""
