"""What is said about what an element lacks and another has: where it is, and what to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

from .._declare.field import accept_converted
from .._declare.metadata import FormerName, Trait
from .._declare.simple_types import Text
from .._input.mistaken import PAGE
from .._text.names import snake_case
from .._text.values import ValueRefusedError
from .._text.wording import listed, nearest, no_such, shown
from ..errors import Problem, UnknownAttributeError
from . import vocabulary
from .children import OTHERS
from .display import HOME, is_ours, public_name
from .node import Node
from .spec import spec_of
from .twilio_names import MOVED, NAMESAKES

if TYPE_CHECKING:
    from .._declare.field import Field
    from .child import AnyChild
    from .spec import ElementSpec

    Class = type[Node]

MOST_NAMED = 5
"""How many classes are named where many have something."""


# Methods


def no_method(element: Node, name: str) -> AttributeError:
    """Make the error for a method that an element does not have."""
    cls = type(element)
    if hint := _way_to(cls, name):
        message, _ = no_such("attribute", name, (), owner=public_name(cls))
        problem = Problem(code="unknown-attribute", message=f"{message}: {hint}", path=cls.tag)
        return UnknownAttributeError(problem)
    # No class has it: as Python says it.
    message = f"{cls.__name__!r} object has no attribute {name!r}"
    return AttributeError(message, name=name, obj=element)


def _way_to(cls: Class, name: str) -> str:
    ways = (vocabulary.way_down(root, name) for root in vocabulary.channels())
    if not (way := next(filter(None, ways), None)):
        return _of_class(cls, name)
    if cls.__cxml_untyped__:
        return f"add_child({way[-1].tag!r}, ...) puts one into it"
    ancestors = vocabulary.ancestors_of(cls)
    around = next((each for each in ancestors if name in each.__cxml_grammar__), None)
    inside = _where(cls, vocabulary.way_down(cls, name))
    if around:
        # Who calls a verb on a verb often means what stands around it.
        on = [each for each in vocabulary.parents_of(cls) if name in each.__cxml_grammar__]
        owner = listed([_owner(each) for each in on or [around]])
        said = (
            f"{_maker(cls)}(...) gives the {cls.__name__} that it adds: call {name} on the {owner}"
        )
        return f"{said}; {inside}" if inside else said
    if above := next((each for each in ancestors if vocabulary.way_down(each, name)), None):
        return inside or _where(above, vocabulary.way_down(above, name))
    return inside or _elsewhere(name)


def _of_class(cls: Class, name: str) -> str:
    """Say what makes an element, where its class was taken for the method."""
    made = next((each for each in vocabulary.classes() if snake_case(each.__name__) == name), None)
    if made is None or not vocabulary.parents_of(made):
        return ""
    method = _maker(made)
    known = method in cls.__cxml_grammar__
    hint = f".{method}(...) adds one" if known else _way_to(cls, method)
    return f"{made.__name__} is a class, and its method is {method}; {hint}"


def _maker(cls: Class) -> str:
    """Name the method that makes an element of a class."""
    lines = (vocabulary.line_of(each, cls) for each in vocabulary.parents_of(cls))
    return next(line.name for line in lines if line)


def _owner(cls: Class) -> str:
    return "response" if cls in vocabulary.channels() else cls.__name__


def _elsewhere(name: str) -> str:
    """Say where something stands in a document of another channel."""
    root = next(each for each in vocabulary.channels() if vocabulary.way_down(each, name))
    way = vocabulary.way_down(root, name)
    if len(way) == 1:
        return f"{way[0].tag} stands in a {root.__name__}"
    return f"{_where(root, way)}, in a {root.__name__}"


def _where(start: Class, way: list[AnyChild]) -> str:
    """Say where something stands, and how it gets there from a class; nothing without a way."""
    if not way:
        return ""
    *between, last = way
    parent = between[-1].element if between else start
    owner = _maker(start) if vocabulary.parents_of(start) else "response"
    calls = "".join(f".{each.name}({_needed(each)})" for each in between)
    return f"{last.tag} stands in {parent.__name__}: {owner}{calls}.{last.name}(...)"


def _needed(line: AnyChild) -> str:
    text = spec_of(line.element).text
    return "..." if text and text.required else ""


# Attributes


def instead_of(cls: Class, name: str, value: object = None) -> str:
    """Say what is there for an attribute that a class lacks; nothing where nobody knows."""
    spec = spec_of(cls)
    if name in ("children", "verbs"):
        return f"append(...) adds one, and {OTHERS}"
    if name in spec.grammar and _is_shortened(spec, name):
        return ""
    for line in spec.grammar.values():
        # Such as media_url, where an attribute would stand for the text of a child.
        if name == line.name or (name.startswith(line.name) and name in _joined(line)):
            made = f"{_maker(cls)}(...)" if vocabulary.parents_of(cls) else "response"
            call = f"{made}.{line.name}({_as_text(line, value)})"
            return f"{line.element.__name__} is a child, and {call} adds one"
    for each in spec.attributes.values():
        former = each.find(FormerName)
        if former and former.name == name:
            return f"{each.keyword} is its name"
    return who_has(cls, name) or _moved(spec, name)


def _is_shortened(spec: ElementSpec, name: str) -> bool:
    """Whether the word goes on in the name of an attribute, as ``lang`` does in ``language``."""
    names = (each.keyword for each in spec.attributes.values())
    rests = [each[len(name) :] for each in names if len(name) > 2 and each.startswith(name)]
    return any(each[:1].isalpha() for each in rests)


def _moved(spec: ElementSpec, name: str) -> str:
    """Say what is there for what Twilio's elements keep; nothing for all else."""
    if name in ("text", "value"):
        return f"{spec.text.name} is its text" if spec.text else ""
    return MOVED.get(name, "")


def _joined(line: AnyChild) -> str:
    text = spec_of(line.element).text
    return f"{line.name}_{text.keyword}" if text else ""


def _as_text(line: AnyChild, value: object) -> str:
    text = spec_of(line.element).text
    return shown(value) if isinstance(value, str) and text and not text.secret else "..."


def may_be_text(name: str) -> bool:
    """Whether a text, of whatever class, has this name."""
    texts = (spec_of(each).text for each in vocabulary.classes())
    return name == "text" or any(each and name in (each.name, each.keyword) for each in texts)


def who_has(cls: Class, name: str, *, in_xml: bool = False) -> str:
    """Say which neighbours of a class have an attribute that it lacks; nothing where none has.

    Args:
        cls: the class.
        name: the attribute's name, in Python or in XML.
        in_xml: whether it stands in a document, where a text has no name.

    """
    places = (
        (vocabulary.inside(cls), f", inside the {cls.__name__}"),
        (vocabulary.parents_of(cls), f", around the {cls.__name__}"),
    )
    found = [_owners(classes, cls, name, in_xml) + where for classes, where in places]
    said = [each for each in found if not each.startswith(",")]
    return "; ".join(said) or _owners(vocabulary.beside(cls), cls, name, in_xml)


def _owners(classes: Iterable[Class], cls: Class, name: str, in_xml: bool) -> str:
    names = [
        each.__name__
        for each in classes
        if each not in cls.__mro__ and name in _names(each, in_xml)
    ]
    return f"{all_of(names)} {'has' if len(names) == 1 else 'have'} it" if names else ""


def _names(cls: Class, in_xml: bool) -> set[str]:
    spec = spec_of(cls)
    if in_xml:
        return {*spec.by_wire}
    fields = [*spec.attributes.values(), *([spec.text] if spec.text else [])]
    return {*spec.by_wire, *(each.name for each in fields), *(each.keyword for each in fields)}


def all_of(names: list[str]) -> str:
    """Name all, or the first of many and how many more there are."""
    more = len(names) - MOST_NAMED
    *most, last = [*names[:MOST_NAMED], f"{more} more"] if more > 0 else names
    return f"{', '.join(most)} and {last}" if most else last


def by_keyword(cls: Class, value: object) -> str:
    """Say, at the end of a sentence, how to give what came by position."""
    spec, other = spec_of(cls), NAMESAKES.get(cls.tag, "")
    holder = text_holder(cls) if isinstance(value, str) and not spec.attributes else ""
    return (holder or f"; write {_keyword_for(spec, value)}") + other


def _keyword_for(spec: ElementSpec, value: object) -> str:
    if isinstance(value, Node) or _is_children(value):
        return "children=[...]"
    takers = [each for each in spec.attributes.values() if not each.secret and _takes(each, value)]
    # What a free text takes says little: nearly everything.
    takers.sort(key=lambda each: isinstance(each.kind, Text))
    lines = [f"{each.keyword}={shown(value)}" for each in takers[:2]]
    if len(takers) < 2:
        return lines[0] if lines else "attribute=value"
    return f"attribute=value, such as {listed(lines)}"


def _is_children(value: object) -> bool:
    values = cast("Sequence[object]", value if isinstance(value, list | tuple) else (None,))
    return not values or any(isinstance(each, Node) for each in values)


def _takes(field: Field, value: object) -> bool:
    try:  # not by field.accept, which takes everything where cxml is lenient, and reports it
        accept_converted(field.kind, field.converter, value)
    except (ValueRefusedError, TypeError, ValueError):
        return False
    return True


# Elements


def elsewhere(cls: Class, tag: str, *, in_document: bool = False) -> tuple[str, str | None]:
    """End the sentence that an element cannot stand in a class: where it can, and what can.

    Returns:
        The end, and the name in XML that was probably meant.

    """
    spec = spec_of(cls)
    allowed = f"; allowed: {', '.join(spec.children) or 'nothing'}"
    parents = vocabulary.parents_by_tag().get(tag, ())
    if any(tag == root.tag for root in vocabulary.channels()):
        advice = "" if in_document else "; append what is in its .children"
        return f": it is a whole document{advice}", None
    if not parents:
        return allowed, nearest(tag, spec.children)
    if near := [each.__name__ for each in _channel_of(cls) if each in parents]:
        return f": it stands in {all_of(near)}{allowed}", None
    root = next(root for root, found in vocabulary.by_channel().items() if parents[0] in found)
    inside = "" if parents[0] is root else f"{parents[0].__name__}, in "
    one = "; a document is for one channel, and cxml.parse finds out which"
    return f": it stands in {inside}a {root.__name__}{one if in_document else ''}", None


def of_own(parent: Class, cls: Class) -> str:
    """End that sentence for a class of a program's own, which nothing of cxml's can hold."""
    if is_ours(cls) or vocabulary.parents_of(cls) or {*cls.__mro__} & {*vocabulary.channels()}:
        return ""
    line = f"{snake_case(cls.__name__)} = child({cls.__name__})"
    where = f"{'a class of your own of ' if is_ours(parent) else ''}{parent.__name__}"
    anywhere = f"an element whose class is derived from {HOME}.Unknown may stand anywhere"
    return f": write {line} in {where}; {anywhere}"


def _channel_of(cls: Class) -> list[Class]:
    """Give what may stand in a document together with a class."""
    nothing: list[Class] = []
    found = (each for each in vocabulary.by_channel().values() if {*cls.__mro__} & {*each})
    return next(found, nothing)


def around_root(cls: Class, tag: str) -> str:
    """Say, at the end of a sentence, what is there for a root that a class does not have."""
    if tag in spec_of(cls).children:
        return f": write <{cls.tag}> around it"
    if tag.lower() == "html":
        return PAGE
    is_whole = any(tag == root.tag for root in vocabulary.channels())
    return ": it is a whole document, and cxml.parse reads it" if is_whole else ""


def text_holder(cls: Class) -> str:
    """Say which child holds a text that cannot stand in a class itself; nothing where none does."""
    texts = ((line, spec_of(line.element).text) for line in cls.__cxml_grammar__.values())
    found = (line for line, text in texts if text and text.has(Trait.MIXED))
    return next((f"; .{line.name}(...) adds a {line.tag}, which holds one" for line in found), "")


def no_element(given: object) -> str:
    """Name what was given for an element and is none, and say what to do with it."""
    if isinstance(given, type):
        made = f": write {given.__name__}(...)" if issubclass(given, Node) else ""
        return f"the class {given.__name__}{made}"
    if given is None:
        return "None: a function that makes one has to return it"
    name = type(given).__name__
    if isinstance(given, list | tuple | set | frozenset | Iterator):
        return f"{name}: append them one by one, or give children=[...]"
    if isinstance(getattr(given, "__self__", None), Node):
        return f"{name}: call it, as {getattr(given, '__name__', name)}(...)"
    return name + of_another_library(type(given))


def of_another_library(given: type) -> str:
    """Say where the class is imported from that another library has by the same name."""
    module = given.__module__
    found = next((each for each in vocabulary.classes() if each.__name__ == given.__name__), None)
    if found is None or is_ours(given):
        return ""
    last = module.rpartition(".")[2]
    known = last.endswith("_response") and find_spec(f"{HOME}.{last}")
    home = f"{HOME}.{last}" if known else found.__cxml_home__
    return f": this {given.__name__} is of {module}; import it from {home}"
