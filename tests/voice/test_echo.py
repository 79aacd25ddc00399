"""``<Echo>``: the caller's own voice."""

from __future__ import annotations

import pytest

from cxml import Echo, InvalidValueError


def test_how_long() -> None:
    """An echo lasts from five seconds to two minutes."""
    assert Echo().timeout is None
    assert [Echo(timeout=each).timeout for each in (5, 120)] == [5, 120]
    for wrong in (4, 121):
        with pytest.raises(InvalidValueError, match="from 5 to 120"):
            Echo(timeout=wrong)
