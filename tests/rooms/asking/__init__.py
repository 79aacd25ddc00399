"""SQLite as a database of Django that asks its connection whether it can be used."""
