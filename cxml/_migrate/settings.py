"""A file that sets variables."""

from __future__ import annotations

from .project import decoded


class Settings:
    """A file that sets variables, of any format.

    Args:
        data: the file.
        path: what it is called.

    """

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self.content, self.problem = decoded(data)

    @property
    def shown(self) -> str:
        """Nothing: what is set may be seen by nobody."""
        return ""

    def encoded(self, content: str) -> bytes:
        """Give another text as the file would have it."""
        return content.encode()
