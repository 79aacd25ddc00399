"""What all tests have in common."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cxml._tree import late


@pytest.fixture(scope="session", autouse=True)
def _written_at_once() -> Iterator[None]:
    """Write the functions of a class at their first use: the tests use no class long enough.

    That the loops before them do the same is a test of its own, in ``test_codegen``.
    """
    before, late.MOST_LOOPS = late.MOST_LOOPS, 0
    yield
    late.MOST_LOOPS = before
