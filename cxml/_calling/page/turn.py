"""Whose turn it is: one thread changes a world, and others look at it while it stands still."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager

from attrs import define, field


@define(eq=False)
class Turn:
    """Taken by whoever changes the world or looks at it; left while the application is asked."""

    _lock: threading.Lock = field(factory=threading.Lock)
    _owner: int | None = None

    @contextmanager
    def taken(self) -> Generator[None]:
        """Let nobody else change the world, or look at it."""
        with self._lock:
            self._owner = threading.get_ident()
            try:
                yield
            finally:
                self._owner = None

    @contextmanager
    def left(self) -> Generator[None]:
        """Let others look, as nothing changes for a while; nothing, if nobody has it."""
        me = threading.get_ident()
        if self._owner != me:
            yield
            return
        self._owner = None
        self._lock.release()
        try:
            yield
        finally:
            self._lock.acquire()
            self._owner = me
