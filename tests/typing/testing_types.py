"""The strategies and the language as data, as type checkers see them."""

# ruff: noqa: D401 - sentences of the specification, and nothing here is run

from typing import assert_type

from hypothesis.strategies import SearchStrategy

from cxml import Dial, Element, Unknown, VoiceResponse, schema
from cxml.testing import documents, elements, texts, unknown_elements, values


def strategies() -> None:
    """A strategy is typed as what it gives."""
    assert_type(documents(), SearchStrategy[Element])
    assert_type(elements(VoiceResponse), SearchStrategy[VoiceResponse])
    assert_type(unknown_elements(), SearchStrategy[Unknown])
    assert_type(values(Dial, "timeout"), SearchStrategy[object])
    assert_type(texts(min_size=1), SearchStrategy[str])


def data() -> None:
    """The data is typed key by key."""
    dial = schema()["elements"]["voice.Dial"]
    assert_type(dial["tag"], str)
    assert_type(dial["attributes"][0]["maximum"], int | None)
    assert_type(dial["children"][0]["never_with"], list[str])
    assert_type(schema(VoiceResponse)["roots"], list[str])


def wrong_uses() -> None:
    """Wrong uses are errors."""
    elements("Dial")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    elements(int)  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]
    schema(int)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    schema()["element"]  # type: ignore[typeddict-item]  # pyright: ignore[reportGeneralTypeIssues]
