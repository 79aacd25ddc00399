"""Hypothesis strategies for legal elements, drawn from the declarations.

``responses()`` gives whole voice documents; ``elements(Dial)`` gives elements of one class. All
that they give is valid by construction: it can be written, and read back strictly.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from hypothesis import strategies as st

from cxml import Element, Unknown, VoiceResponse
from cxml._child import child
from cxml._numbers import Amount, Integers
from cxml._plan import Field, Plan, plan_of
from cxml._text import XML_SPACE
from cxml._values import MOST
from cxml._wire import BooleanOrText, Choice, Integer, Text, Words

E = TypeVar("E", bound=Element)

DELICATE = "\t\n\r &<>\"'\x7f\x85\xa0\u2028\u2029\ufeff\ufffd\U0001f600\U0010ffff]"
"""Characters that a careless writer or reader of XML would change."""

_EDGES = st.sampled_from(["", " ", "\n", "\t", "\r\n", "\n  ", "\u2028"])
_MOST_ATTRIBUTES = 5
_MOST_CHILDREN = 4
_DEEPEST = 4


def characters() -> st.SearchStrategy[str]:
    """Give single characters that XML 1.0 can hold, the delicate ones often."""
    controls = (chr(code) for code in range(32) if chr(code) not in XML_SPACE)
    anything = st.characters(
        exclude_categories=["Cs"], exclude_characters=[*controls, "\ufffe", "\uffff"]
    )
    return st.sampled_from(DELICATE) | anything


def texts(*, min_size: int = 0, max_size: int = 20) -> st.SearchStrategy[str]:
    """Give texts that XML can hold, with markup and white space at the edges among them."""
    free = st.text(characters(), min_size=min_size, max_size=max_size)
    padded = st.tuples(_EDGES, st.sampled_from(["a", "a b", "1"]), _EDGES).map("".join)
    markup = st.sampled_from(["]]>", "<![CDATA[x]]>", "&amp;", "&#13;", "<!-- x -->", "<a/>"])
    return free | (padded | markup).filter(lambda text: min_size <= len(text) <= max_size)


def templates() -> st.SearchStrategy[str]:
    """Give values that the platform fills in before it runs a document."""
    return st.from_regex(r"[A-Za-z0-9_-]{1,8}", fullmatch=True).map("{{{{{}}}}}".format)


def values(field: Field) -> st.SearchStrategy[Any]:
    """Give values, as a caller would write them, that an attribute or a text accepts."""
    kind = field.kind
    if isinstance(kind, Choice):
        return st.sampled_from(kind.values) | templates()
    if isinstance(kind, Integer):
        numbers = st.integers(kind.low, MOST if kind.high is None else kind.high)
        words = [st.sampled_from(kind.words)] if kind.words else []
        return st.one_of(numbers, numbers.map(str), templates(), *words)
    if isinstance(kind, Words):
        words_ = st.lists(st.sampled_from(kind.words) | templates())
        return words_ | words_.map((kind.separator or " ").join)
    if isinstance(kind, Integers):
        several = st.lists(st.integers(kind.low, MOST if kind.high is None else kind.high))
        return several | several.map(lambda numbers: " ".join(map(str, numbers)))
    if isinstance(kind, Amount):
        return st.decimals(kind.low, MOST if kind.high is None else kind.high, places=2)
    if isinstance(kind, BooleanOrText):
        return st.booleans() | texts()
    return _texts_of(kind)


def _texts_of(kind: Text) -> st.SearchStrategy[str]:
    if kind.pattern is not None:
        return st.from_regex(kind.pattern, fullmatch=True) | templates()
    return texts(max_size=min(20, kind.most or 20)) | templates()


@st.composite
def elements(draw: st.DrawFn, cls: type[E], depth: int = 1) -> E:
    """Give elements of one class, with a text, attributes and children as it declares them.

    What stands inside of speech may hold the same again, so there is a greatest depth.
    """
    plan = plan_of(cls)
    chosen = draw(_attributes(plan))
    given = {field.keyword: draw(values(field)) for field in chosen}
    text = [draw(_given_text(plan.text))] if plan.text else []
    lines = draw(_lines(plan)) if depth < _DEEPEST else []
    children = [draw(elements(line.element, depth + 1)) for line in lines]
    return cls(*text, **given, children=children)


def _attributes(plan: Plan) -> st.SearchStrategy[list[Field]]:
    if not plan.attributes:
        return st.just([])
    fields = st.sampled_from(list(plan.attributes.values()))
    return st.lists(fields, max_size=_MOST_ATTRIBUTES, unique_by=lambda field: field.name)


def _given_text(field: Field) -> st.SearchStrategy[str | None]:
    if field.required:
        return values(field).filter(lambda text: bool(text.strip(XML_SPACE)))
    return st.none() | values(field)


@st.composite
def _lines(draw: st.DrawFn, plan: Plan) -> list[child[Any, Any]]:
    """Choose which children stand in an element: as many, and side by side, as it allows."""
    if not plan.grammar:
        return []
    wanted = draw(st.lists(st.sampled_from(list(plan.grammar.values())), max_size=_MOST_CHILDREN))
    return list(_compatible(plan, wanted))


def _compatible(plan: Plan, wanted: list[child[Any, Any]]) -> Iterable[child[Any, Any]]:
    kept: list[child[Any, Any]] = []
    for line in wanted:
        names = [each.name for each in kept]
        fits = line.at_most is None or names.count(line.name) < line.at_most
        if fits and not set(names) & set(plan.rivals[line.name]):
            kept.append(line)
    return kept


def responses() -> st.SearchStrategy[VoiceResponse]:
    """Give whole voice documents."""
    return elements(VoiceResponse)


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


__all__ = [
    "DELICATE",
    "characters",
    "elements",
    "names",
    "responses",
    "templates",
    "texts",
    "unknown_elements",
    "values",
]
