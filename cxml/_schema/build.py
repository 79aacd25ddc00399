"""From classes to plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from inspect import cleandoc
from typing import TYPE_CHECKING, Any

from .._declare import metadata as facts
from .._declare.number_types import Integers
from .._declare.simple_types import Choice, Words
from .._tree.class_text import written_text
from .._tree.element import Element
from .._tree.spec import spec_of
from .data import Attribute, Child, ElementData, Schema, Text, Word
from .walk import Found, checked_class, platform_roots, walk

if TYPE_CHECKING:
    from .._declare.field import Field
    from .._declare.infer import SimpleType
    from .._tree.child import child
    from .._tree.spec import ElementSpec

EXAMPLES = "examples"


def schema(*roots: type[Element]) -> Schema:
    """Give the whole language as plain data, drawn from the declarations of the classes.

    The data is made of ``dict``, ``list``, ``str``, ``int``, ``bool`` and ``None``, so that it can
    be written as JSON. It belongs to the caller.

    Args:
        *roots: classes of elements that a document begins with, such as one's own; without any,
            the response of every channel.

    Raises:
        UsageError: a root is no class of element.

    """
    # First: the line after it hashes the roots, and whoever gave a list should read what to give.
    for root in roots:
        checked_class("schema", root)
    roots = tuple(dict.fromkeys(roots)) or platform_roots()
    found = walk(roots)
    elements = {each.name: _element(each, found) for each in found.values()}
    # Only now: a parent can stand after its child, and every child has to be there.
    for name, each in elements.items():
        for line in each["children"]:
            parents = elements[line["element"]]["parents"]
            parents.append({"element": name, "method": line["method"]})
    return {"roots": [found[root].name for root in roots], "elements": elements}


def narrowest(*layers: facts.Support) -> facts.Support:
    """Say who documents all of these: what stands in a Twilio-only element is Twilio-only too."""
    # The outermost comes first, and where it is of one platform, so is all that is in it.
    return next((each for each in layers if each is not facts.Support.BOTH), facts.Support.BOTH)


def _element(found: Found, names: Mapping[type[Element], Found]) -> ElementData:
    cls, spec = found.cls, spec_of(found.cls)
    return {
        "class_name": cls.__name__,
        "channel": found.channel,
        "tag": cls.tag,
        "summary": " ".join(cleandoc(_said(cls)).partition("\n\n")[0].split()),
        "support": cls.support.value,
        "free": spec.untyped,
        "text": _text(cls, spec.text) if spec.text else None,
        "attributes": [_attribute(cls, each) for each in spec.attributes.values()],
        "children": [_child(cls, spec, line, names) for line in spec.grammar.values()],
        "parents": [],
    }


def _said(cls: type[Element]) -> str:
    """Give what is written about a class, or about the nearest of its bases."""
    return next(filter(None, map(written_text, cls.__mro__)))


def _text(cls: type[Element], each: Field) -> Text:
    instead = each.find(facts.ShorthandFor)
    return {
        **_attribute(cls, each),
        "required": each.required,
        "may_be_empty": not each.required or each.has(facts.Trait.MAY_BE_EMPTY),
        "mixed": each.has(facts.Trait.MIXED),
        "instead_of": instead.method if instead else None,
    }


def _attribute(cls: type[Element], each: Field) -> Attribute:
    kind, support = each.kind, narrowest(cls.support, each.support)
    pattern, length = each.find(facts.Pattern), each.find(facts.Length)
    unit, default = each.find(facts.Unit), each.find(facts.Default)
    needed, only = each.find(facts.NeededIn), each.find(facts.OnlyIn)
    return {
        "name": each.name,
        "keyword": each.keyword,
        "wire": each.wire,
        "type": kind.name,
        "values": list(_words(each, support)),
        # Templates are taken everywhere, and do not make a list open.
        "open": not isinstance(kind, Choice | Words),
        "separator": _separator(kind),
        "also": getattr(kind, "also", "") or None,
        "minimum": getattr(kind, "low", None),
        "maximum": getattr(kind, "high", None),
        "pattern": pattern.regex if pattern else None,
        "pattern_meaning": pattern.meaning if pattern else None,
        "max_length": length.most if length else None,
        "unit": unit.name if unit else None,
        "default": default.text if default else None,
        "support": support.value,
        "platform_code": each.platform_code,
        "needed": each.has(facts.Trait.NEEDED),
        "needed_in": list(needed.parents) if needed else [],
        "only_in": list(only.parents) if only else [],
        "secret": each.has(facts.Trait.SECRET),
    }


def _separator(kind: SimpleType) -> str | None:
    if isinstance(kind, Words):
        return kind.separator or " "
    return " " if isinstance(kind, Integers) else None


def _words(each: Field, support: facts.Support) -> Iterator[Word]:
    """Give the words, each with the narrowest support that the declaration says."""
    undocumented = each.find(facts.UndocumentedWords)
    # To XML these are words like any other; in Python True and False are given for them.
    booleans = ("true", "false") if getattr(each.kind, "booleans", False) else ()
    for word in (*booleans, *getattr(each.kind, "words", ())):
        yield Word(value=word, support=(_apart(each, word) or support).value)
    for word in undocumented.words if undocumented else ():
        yield Word(value=word, support=EXAMPLES)


def _apart(each: Field, word: str) -> facts.Support | None:
    """Say who documents a word that not all document who document the others."""
    twiml, signalwire = each.find(facts.TwimlWords), each.find(facts.CxmlWords)
    if twiml and word in twiml.words:
        return facts.Support.TWIML
    return facts.Support.CXML if signalwire and word in signalwire.words else None


def _child(
    cls: type[Element],
    spec: ElementSpec,
    line: child[Any, Any],
    names: Mapping[type[Element], Found],
) -> Child:
    return {
        "element": names[line.element].name,
        "method": line.name,
        "at_most": line.at_most,
        "alone": line.alone and not line.though_with,
        "never_with": sorted(spec.exclusions[line.name]),
        "support": narrowest(cls.support, line.support, line.element.support).value,
        "platform_code": line.platform_code,
    }
