"""What Django calls for that database."""

from __future__ import annotations

from django.db.backends.sqlite3.base import DatabaseWrapper as Wrapper


class DatabaseWrapper(Wrapper):
    """SQLite, which asks as the one of MySQL does, and as Django lets it: only if there is one."""

    def is_usable(self) -> bool:
        """Ask the connection."""
        self.connection.execute("SELECT 1")
        return True
