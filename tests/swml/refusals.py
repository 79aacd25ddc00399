"""Say in one line why something was refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cxml import CxmlError, DocumentError


def refused(act: Callable[[], object]) -> str:
    """Give what an error says."""
    with pytest.raises(CxmlError) as caught:
        act()
    return str(caught.value)


def problems(act: Callable[[], object]) -> dict[str, str]:
    """Give all problems of a document: what is said, by place."""
    with pytest.raises(DocumentError) as caught:
        act()
    return {each.path: each.message for each in caught.value.problems}


__all__ = ["problems", "refused"]
