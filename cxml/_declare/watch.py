"""Classes of elements and of callbacks are told to whoever wants to know, as they are made."""

from __future__ import annotations

from collections.abc import Callable

_watchers: list[Callable[[type], None]] = []


def watch(watcher: Callable[[type], None]) -> None:
    """Tell a function of each class that is made from now on."""
    _watchers.append(watcher)


def tell(cls: type) -> None:
    """Tell whoever watches of a class, which attrs may not have seen yet."""
    for watcher in _watchers:
        watcher(cls)
