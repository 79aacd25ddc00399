"""Hypothesis strategies that the tests share, beside those that ``cxml.testing`` gives to all."""

from __future__ import annotations

from hypothesis import strategies as st

from cxml import Unknown, VoiceResponse
from cxml._element import plan_of
from cxml.testing import texts


def names() -> st.SearchStrategy[str]:
    """Give names that XML can hold, without a namespace."""
    first = st.sampled_from("abXYZ_\xe9\u65e5\U00010000")
    return st.builds(str.__add__, first, st.text("abXYZ019-._\xb7\xe9", max_size=6))


def unknown_elements() -> st.SearchStrategy[Unknown]:
    """Give elements that cxml has no class for, with attributes, texts and elements inside."""
    attributes = st.dictionaries(names(), texts(), max_size=3)
    tags = names().filter(lambda name: name not in plan_of(VoiceResponse).children)
    leaves = st.builds(Unknown, tags, unknown_attributes=attributes)
    return st.recursive(
        leaves,
        lambda inner: st.builds(
            Unknown,
            tags,
            unknown_attributes=attributes,
            children=st.lists(inner | texts(), max_size=3),
        ),
        max_leaves=5,
    )
