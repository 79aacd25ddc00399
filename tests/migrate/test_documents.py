"""Documents of XML, mended as by the checker."""

from __future__ import annotations

import pytest

from cxml._migrate.documents import mend_document
from cxml._migrate.rewrite import Safety

REFUSED = b"<Response xmlns='https://example.com/ns'/>"
UNSAFE = b"<Response><Dial record='true'>+15550100100</Dial></Response>"


@pytest.mark.parametrize("unsafe", [False, True])
def test_what_is_refused_waits_for_nothing(unsafe: bool) -> None:
    """What cannot be mended whatever is asked for is left to a person, with either option."""
    mended = mend_document(REFUSED, "a.xml", unsafe=unsafe)
    assert (mended.data, mended.made) == (REFUSED, [])
    assert [each.safety for each in mended.left] == [Safety.REPORT]


def test_what_is_unsafe_waits() -> None:
    """What is only probably meant is left as it is, and told as what waits."""
    without = mend_document(UNSAFE, "a.xml", unsafe=False)
    assert (without.data, without.made) == (UNSAFE, [])
    assert [each.safety for each in without.left] == [Safety.UNSAFE]
    assert mend_document(UNSAFE, "a.xml", unsafe=True).made
