"""What all tests have in common."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from io import StringIO

import pytest
from hypothesis import HealthCheck, settings

from cxml._tree import late

# No example is timed, since another process may have the machine meanwhile; and the gate draws the
# same examples each time, so that what it says of a change is about the change.
settings.register_profile(
    "cxml",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("cxml")


class Interrupting(StringIO):
    """An output whose reader presses Control-C soon after there is something to read."""

    is_pressed = False

    def flush(self) -> None:
        """Press it, once."""
        if not self.is_pressed:
            self.is_pressed = True
            main = threading.main_thread().ident or 0
            # A signal, and not interrupt_main(), which wakes nobody who waits.
            threading.Timer(0.3, signal.pthread_kill, (main, signal.SIGINT)).start()


@pytest.fixture
def interrupting() -> Iterator[Interrupting]:
    """Give what can be the standard output of who presses Control-C.

    A process that a shell has put into the background ignores it, and so would these tests.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield Interrupting()
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session", autouse=True)
def _written_at_once() -> Iterator[None]:
    """Write the functions of a class at their first use: the tests use no class long enough.

    That the loops before them do the same is a test of its own, in ``test_codegen``.
    """
    before, late.MOST_LOOPS = late.MOST_LOOPS, 0
    yield
    late.MOST_LOOPS = before
