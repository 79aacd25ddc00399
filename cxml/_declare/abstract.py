"""Classes that are abstract, of which Python makes no objects."""

from __future__ import annotations

from ..errors import UsageError, misused


def missing_in(cls: type) -> str:
    """Name what an abstract class leaves to those that are derived from it; nothing of another."""
    names: frozenset[str] = getattr(cls, "__abstractmethods__", frozenset())
    return " and ".join(sorted(names))


def abstract(cls: type) -> UsageError:
    """Say that nothing can be read as an abstract class."""
    return misused(
        f"nothing can be read as {cls.__qualname__}, which is abstract: read it as a class derived"
        f" from it that has {missing_in(cls)}"
    )
