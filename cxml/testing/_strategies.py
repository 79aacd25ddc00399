"""Strategies for documents and elements, drawn from the declarations."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from .._declare import metadata as facts
from .._declare.number_types import Amount, Integers
from .._declare.simple_types import BooleanOrText, Choice, Integer, Text, Words
from .._schema.walk import checked_class, platform_roots, walk
from .._text.characters import XML_SPACE
from .._text.values import MOST
from .._text.wording import no_such
from .._tree.display import public_name
from .._tree.element import Element
from .._tree.spec import spec_of
from .._tree.unknown import Unknown
from ..errors import Problem, UsageError
from ._hypothesis import strategies as st

if TYPE_CHECKING:
    from .._declare.field import Field
    from .._declare.infer import SimpleType
    from .._tree.child import child
    from .._tree.spec import ElementSpec

__all__ = [
    "characters",
    "documents",
    "elements",
    "names",
    "templates",
    "texts",
    "unknown_elements",
    "values",
]

E = TypeVar("E", bound=Element)

# Readers turn \r into \n; \x85 and \u2028 are line ends to Python; ]]> may not stand in a text.
DELICATE = "\t\n\r &<>\"'\x7f\x85\xa0\u2028\u2029\ufeff\ufffd\U0001f600\U0010ffff]"
"""Characters that a careless writer or reader of XML would change."""

_EDGES = st.sampled_from(["", " ", "\n", "\t", "\r\n", "\n  ", "\u2028"])
_MARKUP = ("]]>", "<![CDATA[x]]>", "&amp;", "&#13;", "<!-- x -->", "<a/>")
_LIKELY = {
    "json": ('{"skill": "sales"}', "[]"),
    "language": ("en-US", "fr"),
    "phone": ("+15550100100", "415-123-4567", "+855 16 701 721"),
    "sid": ("d2b3c9f0-5a1e-4c56-9a7e-0f6f3f0c1b2d",),
    "sip-uri": ("sip:desk@example.com;transport=tcp?X-Room=1&X-Desk=2",),
    "url": ("https://example.com/next?a=1&b=2", "../next", "www.example.com"),
}
_LONGEST = 20
_MOST_ATTRIBUTES = 5
_MOST_CHILDREN = (4, 3, 2, 1)
"""How many children an element gets, by how deep it stands; none further down."""


def documents() -> st.SearchStrategy[Element]:
    """Give whole documents of every channel."""
    return st.one_of(*(elements(root) for root in platform_roots()))


def elements(cls: type[E]) -> st.SearchStrategy[E]:
    """Give elements of one class, with a text, attributes and children as it declares them.

    Args:
        cls: any class of element: ``VoiceResponse`` gives whole voice documents. One that takes
            whatever comes, such as ``AI``, gets unknown attributes and elements.

    Raises:
        UsageError: it is no class of element.

    """
    checked_class("elements", cls)
    # A class is hashable, but to checkers not one of a type variable.
    found: st.SearchStrategy[E] = _elements(cast("Hashable", cls), None, 0)
    return found


def values(cls: type[Element], name: str) -> st.SearchStrategy[object]:
    """Give what can be given for an attribute, or for the text, of an element.

    Args:
        cls: the class of the element.
        name: the name of the attribute in Python.

    Raises:
        UsageError: it is no class of element, or has no such attribute.

    """
    checked_class("values", cls)
    spec = spec_of(cls)
    found = spec.find(name)
    if found is None:
        known = [each.name for each in (*spec.attributes.values(), spec.text) if each]
        message, near = no_such("attribute", name, known, owner=public_name(cls))
        raise UsageError(Problem(code="usage", message=message, path=spec.tag, suggestion=near))
    return _text_values(found) if found is spec.text else _values(found.kind)


@cache
def unknown_elements() -> st.SearchStrategy[Unknown]:
    """Give elements that cxml has no class for, with attributes, texts and elements inside."""
    # Of any channel: reading would make a known class of it.
    known = {cls.tag for cls in walk(platform_roots())}
    tags = names().filter(lambda name: name not in known)
    leaves = st.builds(Unknown, tags, unknown_attributes=_unknown_attributes())
    return st.recursive(
        leaves,
        lambda inner: st.builds(
            Unknown, tags, unknown_attributes=_unknown_attributes(), children=_mixture(inner)
        ),
        max_leaves=5,
    )


def _unknown_attributes() -> st.SearchStrategy[dict[str, str]]:
    return st.dictionaries(names(), texts(), max_size=3)


def _mixture(inner: st.SearchStrategy[Unknown]) -> st.SearchStrategy[list[Unknown | str]]:
    return st.lists(inner | texts(), max_size=3)


@cache
def names() -> st.SearchStrategy[str]:
    """Give names that XML can hold, without a namespace."""
    # Few letters, so that two names are sometimes the same, and each kind that XML tells apart.
    first = st.sampled_from("abXYZ_\xe9\u65e5")
    return st.builds(str.__add__, first, st.text("abXYZ019-._\xb7\xe9", max_size=6))


@cache
def characters() -> st.SearchStrategy[str]:
    """Give single characters that XML 1.0 can hold, the delicate ones often."""
    # XML 1.0 has no way to write these, not even as references.
    controls = (chr(code) for code in range(32) if chr(code) not in XML_SPACE)
    anything = st.characters(
        exclude_categories=["Cs"], exclude_characters=[*controls, "\ufffe", "\uffff"]
    )
    return st.sampled_from(DELICATE) | anything


def texts(*, min_size: int = 0, max_size: int = _LONGEST) -> st.SearchStrategy[str]:
    """Give texts that XML can hold, with markup and white space at the edges among them.

    Args:
        min_size: the fewest characters.
        max_size: the most characters.

    """
    free = st.text(characters(), min_size=min_size, max_size=max_size)
    padded = st.tuples(_EDGES, st.sampled_from(["a", "a b", "1"]), _EDGES).map("".join)
    special = padded | st.sampled_from(_MARKUP)
    return free | special.filter(lambda text: min_size <= len(text) <= max_size)


@cache
def templates() -> st.SearchStrategy[str]:
    """Give values that the platform fills in before it runs a document, such as ``{{From}}``."""
    return st.from_regex(r"[A-Za-z0-9_-]{1,8}", fullmatch=True).map("{{{{{}}}}}".format)


# Values


@cache
def _values(kind: SimpleType) -> st.SearchStrategy[Any]:
    match kind:
        case Choice():
            return st.sampled_from(kind.values) | templates()
        case Words():
            return _word_lists(kind)
        case Integer():
            numbers = _numbers(kind.low, kind.high)
            words = st.sampled_from(kind.words) if kind.words else st.nothing()
            return st.one_of(numbers, numbers.map(str), words, templates())
        case Integers():
            lists = st.lists(_numbers(kind.low, kind.high) | templates())
            return lists | lists.map(lambda each: " ".join(map(str, each)))
        case Amount():
            # Without a format, a small Decimal would be written with an exponent.
            amounts = st.decimals(kind.low, _top(kind.high), places=2)
            return st.one_of(amounts, amounts.map("{:f}".format), templates())
        case BooleanOrText():
            return st.booleans() | texts() | templates()
        case _:
            return _texts_of(kind)


def _numbers(low: int, high: int | None) -> st.SearchStrategy[int]:
    return st.integers(low, _top(high))


def _top(high: int | None) -> int:
    return MOST if high is None else high


def _word_lists(kind: Words) -> st.SearchStrategy[Any]:
    lists = st.lists(st.sampled_from((*kind.words, *kind.undocumented)) | templates())
    between = [kind.separator or " ", *filter(None, [kind.also])]
    return st.one_of(lists, *(lists.map(each.join) for each in between))


def _texts_of(kind: Text) -> st.SearchStrategy[str]:
    if kind.pattern is not None:
        return st.from_regex(kind.pattern, fullmatch=True) | templates()
    most = _LONGEST if kind.most is None else min(_LONGEST, kind.most)
    likely = (*kind.words, *_LIKELY.get(kind.name, ()))
    return st.one_of(
        st.sampled_from(likely) if likely else st.nothing(), texts(max_size=most), templates()
    )


@cache
def _text_values(field: Field) -> st.SearchStrategy[Any]:
    if not field.required:
        return st.none() | _values(field.kind)
    if field.has(facts.Trait.MAY_BE_EMPTY):
        return _values(field.kind)
    return _values(field.kind).filter(lambda text: bool(str(text).strip(XML_SPACE)))


# Elements


# Kept, since a grammar that holds itself would make strategies for ever; what stands inside is
# asked for when an example is drawn.
@cache
def _elements(cls: Any, parent: str | None, depth: int) -> st.SearchStrategy[Any]:
    spec = spec_of(cls)
    if cls is Unknown:
        return unknown_elements()
    if spec.untyped:
        inside = _mixture(unknown_elements())
        return st.builds(cls, unknown_attributes=_unknown_attributes(), children=inside)
    attributes = _attributes(spec, parent)
    content = _content(spec, depth)

    @st.composite
    def element(draw: st.DrawFn) -> Any:
        texts = [draw(_text_values(spec.text))] if spec.text else []
        given = {each.keyword: draw(_values(each.kind)) for each in draw(attributes)}
        # Such a text stands for a child, beside which no other may stand.
        is_alone = spec.shorthand_for and any(texts)
        return cls(*texts, **given, children=[] if is_alone else draw(content))

    return element()


@cache
def _attributes(spec: ElementSpec, parent: str | None) -> st.SearchStrategy[list[Field]]:
    """Choose attributes: those that are needed here, and some of those that mean something here."""
    usable = [each for each in spec.attributes.values() if _may_stand(each, parent)]
    needed = [each for each in usable if _is_needed(each, parent)]
    others = [each for each in usable if each not in needed]
    if not others:
        return st.just(needed)
    some = st.lists(
        st.sampled_from(others), max_size=_MOST_ATTRIBUTES, unique_by=lambda each: each.name
    )
    return some.map(lambda chosen: needed + chosen)


def _may_stand(each: Field, parent: str | None) -> bool:
    only = each.find(facts.OnlyIn)
    return only is None or parent is None or parent in only.parents


def _is_needed(each: Field, parent: str | None) -> bool:
    needed = each.find(facts.NeededIn)
    return each.has(facts.Trait.NEEDED) or (needed is not None and parent in needed.parents)


@st.composite
def _content(draw: st.DrawFn, spec: ElementSpec, depth: int) -> list[Element | str]:
    """Give what stands inside: children as the grammar allows them, and texts between them."""
    content: list[Element | str] = []
    for line in draw(_lines(spec, depth)):
        content.append(draw(_elements(cast("Hashable", line.element), spec.tag, depth + 1)))
        if spec.text and spec.mixed:
            content.append(draw(_values(spec.text.kind)))
    return content


@cache
def _lines(spec: ElementSpec, depth: int) -> st.SearchStrategy[list[child[Any, Any]]]:
    if not spec.grammar or depth >= len(_MOST_CHILDREN):
        return st.just([])
    wanted = st.lists(st.sampled_from([*spec.grammar.values()]), max_size=_MOST_CHILDREN[depth])
    return wanted.map(lambda lines: list(_compatible(spec, lines)))


def _compatible(spec: ElementSpec, wanted: list[child[Any, Any]]) -> Iterator[child[Any, Any]]:
    """Drop the children for which there is no room beside those before them."""
    names: list[str] = []
    for line in wanted:
        fits = line.at_most is None or names.count(line.name) < line.at_most
        if fits and not set(names) & set(spec.exclusions[line.name]):
            names.append(line.name)
            yield line
