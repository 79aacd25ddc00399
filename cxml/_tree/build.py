"""Putting values, texts and children into an element, and refusing what does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast

from .._declare.metadata import Trait
from .._lenient.forgive import KEPT, forgives
from .._text.characters import XML_SPACE
from .._text.values import any_text, exact_text
from .._text.wording import in_line, no_such, shown
from ..errors import NestingError, Problem, UnknownAttributeError, UsageError
from .display import public_name
from .grammar import beside_text, count_children, declaration_of, find_conflict, misplaced
from .node import inside, unknown_attributes_of
from .own_state import DOCUMENT, is_own, own_hint
from .undeclared import refuse_undeclared, refuse_unmade
from .unknown_attributes import spelled, unknown_pairs

if TYPE_CHECKING:
    from .._declare.field import Field
    from .child import child
    from .node import Node
    from .spec import ElementSpec

T = TypeVar("T")
_OF_ALL = ("children", "unknown_attributes")
_IS_NONE = "it is None, and would not have been written"


def fill(element: Node, spec: ElementSpec, args: tuple[object, ...], given: dict[str, Any]) -> None:
    """Give an element, as its ``__init__``, what it was called with: the text alone by position.

    Raises:
        ElementError: something of it is not allowed.
        TypeError: the text was given twice.

    """
    text, by_position = spec.text, len(args)
    if text and args:
        if text.keyword in given:
            message = f"__init__() got multiple values for argument {text.keyword!r}"
            raise TypeError(f"{type(element).__qualname__}.{message}")
        given[text.keyword] = args[0]
        by_position -= 1
    if by_position:
        positional(spec, element, args[-by_position])
    # The text comes first and what stands inside last, whatever was given first: codegen has the
    # same order, so that both find the same mistake (test_what_stands_inside_comes_last).
    if text:
        _keep_text(element, text, spec, given)
    for each in spec.attributes.values():
        if (value := given.pop(each.keyword, None)) is not None:
            # Not by setattr, which would check the value once more.
            element.__dict__[each.name] = each.accept(value)
    _keep_others(element, spec, given)


def _keep_text(element: Node, text: Field, spec: ElementSpec, given: dict[str, Any]) -> None:
    value = given.pop(text.keyword, None)
    kept = None if value is None else text.accept(value)
    if kept:
        element.__dict__[text.name] = kept
    elif text.required and kept is None:
        no_text(text, spec, given)
    elif text.required and not text.has(Trait.MAY_BE_EMPTY):
        text.missing(kept)


def no_text(text: Field, spec: ElementSpec, given: Iterable[str]) -> None:
    """Refuse an element that was made without the text it needs.

    Raises:
        UsageError: always.

    """
    known = {*spec.by_wire, *(each.keyword for each in spec.attributes.values()), *_OF_ALL}
    text.missing(instead=[name for name in given if name not in known])


def _keep_others(element: Node, spec: ElementSpec, given: dict[str, Any]) -> None:
    unknown, children = given.pop("unknown_attributes", None), given.pop("children", None)
    if unknown:
        cast("Any", element).unknown_attributes = unknown
    if children:
        cast("Any", element).__cxml_extend__(children)
    # Only now: what is given in both spellings is seen by the first being there.
    accept_others(spec, element, given)


def assign(element: Node, spec: ElementSpec, name: str, value: object) -> None:
    """Check a value and keep it; ``None``, and an empty text, leave nothing."""
    if name == "unknown_attributes":
        return _assign_unknown(element, spec, value)
    found = spec.find(name)
    if found is None and is_own(type(element), spec, name):
        return object.__setattr__(element, name, value)
    if found is None:
        refuse_unmade(type(element))
        names = [each.name for each in (*spec.attributes.values(), spec.text) if each]
        error = unknown_attribute(spec, type(element), name, names, own_hint(type(element), name))
        if name in DOCUMENT or not forgives(error.problem, "kept by the object, and not written"):
            raise error
        # As in Twilio's library, where such a name is one of Python's alone.
        element.__dict__["__cxml_stateful__"] = True
        return object.__setattr__(element, name, value)
    kept = None if value is None else found.accept(value)
    # An empty attribute is written. An empty text is not kept: reading finds none in <Say />.
    if kept is not None and (kept != "" or found is not spec.text):
        if found is spec.text and spec.shorthand_for:
            _refuse_text(spec, element)
        element.__dict__[name] = kept
        return None
    if found.required and not (kept == "" and found.has(Trait.MAY_BE_EMPTY)):
        found.missing(value)
    element.__dict__.pop(name, None)
    return None


def _refuse_text(spec: ElementSpec, element: Node) -> None:
    lines = (declaration_of(spec, each) for each in inside(element) if not isinstance(each, str))
    if line := next(filter(None, lines), None):
        _refuse(beside_text(spec, line))


def _refuse(problem: Problem) -> None:
    """Refuse what stands where it cannot stand."""
    if not forgives(problem):
        raise NestingError(problem)


def _assign_unknown(element: Node, spec: ElementSpec, value: Any) -> None:
    pairs = unknown_pairs(value)
    for name, _ in pairs:
        if name in spec.by_wire:
            message = f"{name} is an attribute that cxml knows: write {spec.by_wire[name].keyword}="
            raise UsageError(Problem(code="usage", message=message, path=f"{spec.tag}/@{name}"))
    # What has none has to equal what was never given any, so no empty tuple stays.
    element.__dict__["unknown_attributes"] = pairs
    if not pairs:
        del element.__dict__["unknown_attributes"]


def accept_others(spec: ElementSpec, element: Node, others: Mapping[str, object]) -> None:
    """Take the keywords that are spelled as on the wire; refuse what is unknown."""
    for name, value in others.items():
        found = spec.by_wire.get(name)
        if found is None:
            more = [each for each in others if each not in spec.by_wire and each != name]
            # A class that attrs was not told of has the __init__ of its base, to which its own
            # fields are unknown: that would be the wrong thing to say.
            refuse_undeclared(type(element))
            keywords = [each.keyword for each in (*spec.attributes.values(), spec.text) if each]
            error = unknown_attribute(
                spec,
                type(element),
                name,
                keywords,
                first=_text_hint(spec, element),
                value=value,
                more=more,
            )
            if not forgives(error.problem, KEPT if value is not None else _IS_NONE):
                raise error
            _keep_unknown(element, spec, name, value)
            continue
        if value is None:
            continue
        if found.name in element.__dict__:
            message = f"{found.keyword} is given twice, the second time as {name}"
            problem = Problem(code="usage", message=message, path=spec.tag)
            if not forgives(problem):
                raise UsageError(problem)
        assign(element, spec, found.name, value)


def _keep_unknown(element: Node, spec: ElementSpec, name: str, value: object) -> None:
    """Keep an attribute that is not known as Twilio's library does: by its name on the wire."""
    wire = spelled(name)
    if wire in spec.by_wire:
        assign(element, spec, spec.by_wire[wire].name, value)
    elif value is not None:
        others = dict(unknown_attributes_of(element))
        _assign_unknown(element, spec, others | {wire: any_text(value)})


def _text_hint(spec: ElementSpec, element: Node) -> str:
    """Say where the text stands that was perhaps given by another name."""
    text = spec.text
    is_open = text is not None and text.name not in element.__dict__
    return f"{text.keyword} is the first argument; " if text and is_open else ""


def unknown_attribute(
    spec: ElementSpec,
    cls: type[Node],
    name: str,
    known: Iterable[str],
    own: str = "",
    first: str = "",
    value: object = None,
    more: Sequence[str] = (),
) -> UnknownAttributeError:
    """Say that there is no such attribute, and which one was probably meant."""
    from .hints import all_of, instead_of, may_be_text

    hint = instead_of(cls, name, value)
    # A text is given by the name that the text of another has.
    if hint and first and may_be_text(name):
        hint = first + hint
    # Where something else was meant, it is not an attribute that is spelled like it.
    message, near = no_such("attribute", name, () if hint else known, owner=public_name(cls))
    first = "" if near else first
    others = [in_line(each) for each in more]
    hint = hint or f"{first}unknown_attributes={{...}} writes attributes that cxml does not know"
    problem = Problem(
        code="unknown-attribute",
        message=f"{message} ({hint}{own})" + (f", nor {all_of(others)}" if others else ""),
        path=f"{spec.tag}/@{in_line(name)}",
        suggestion=near,
    )
    return UnknownAttributeError(problem)


def positional(spec: ElementSpec, element: Node, value: object) -> None:
    """Refuse a second value by position.

    Raises:
        UsageError: always.

    """
    refuse_undeclared(type(element))
    from .hints import by_keyword

    alone = f"only the text ({spec.text.keyword}) is positional" if spec.text else "it has no text"
    cls, advice = public_name(type(element)), by_keyword(type(element), value)
    message = f"{cls} got {shown(value)} by position, but {alone}{advice}"
    raise UsageError(Problem(code="usage", message=message, path=spec.tag))


def append_text(element: Node, spec: ElementSpec, text: str) -> None:
    """Put text last: after the children where order counts, else onto the element's text."""
    if spec.text is None:
        from .hints import text_holder

        holder = text_holder(type(element))
        message = f"text cannot stand in {spec.tag}: {shown(text)}{holder}"
        _refuse(Problem(code="text", message=message, path=spec.tag))
        join_text(element.__dict__.setdefault("_children", []), any_text(text))
        return
    children = element.__dict__.get("_children")
    if children is not None and spec.mixed:
        join_text(children, spec.text.accept(text))
    elif children is not None and _has_unknown(children):
        _append_piece(element, spec, children, spec.text.accept_piece(text))
    else:
        # By itself first, so that a wrong character is counted in what was appended. The whole is
        # checked by assign: a length and a pattern are those of the whole.
        spec.text.accept(text)
        before = element.__dict__.get(spec.text.name, "")
        assign(element, spec, spec.text.name, before + exact_text(text))


def _has_unknown(children: list[Node | str]) -> bool:
    """Whether text has an order beside these children also where it is a name, as in reading."""
    return any(not isinstance(each, str) and each.__cxml_untyped__ for each in children)


def _append_piece(element: Node, spec: ElementSpec, children: list[Node | str], text: str) -> None:
    if not spec.keeps_space and not text.strip(XML_SPACE):
        return
    if spec.shorthand_for:
        _refuse_text(spec, element)
    join_text(children, text)


def iterate(tag: str, children: Iterable[T]) -> Iterable[T]:
    """Pass on what gives children one by one.

    Raises:
        UsageError: it does not.

    """
    if isinstance(cast("object", children), Iterable):
        return children
    message = f"children is {shown(children)}: must be elements and texts, in a list"
    raise UsageError(Problem(code="usage", message=message, path=tag))


def refuse_what_is_no_name(spec: ElementSpec, given: object) -> None:
    """Refuse what is given for the name of an element and is no text.

    Raises:
        UsageError: it is none.

    """
    if isinstance(given, str):
        return
    advice = "append(...) adds an element" if hasattr(given, "tag") else "write it as text"
    message = f"add_child takes the name of an element, not {shown(given)}: {advice}"
    raise UsageError(Problem(code="usage", message=message, path=spec.tag))


def join_text(children: list[Any], text: str) -> None:
    """Put text after the last child, as one piece with the text that may be there."""
    # Readers give neighbouring texts as one, so two pieces would not be read back equal.
    if children and isinstance(children[-1], str):
        children[-1] += text
    elif text:
        children.append(text)


def append_element(parent: Node, spec: ElementSpec, element: Node) -> None:
    """Put an element last, if it can stand here."""
    line = declaration_of(spec, element)
    if line is None and not (type(element).__cxml_untyped__ or spec.untyped):
        _refuse(misplaced(type(parent), element).problem)
    put(parent, spec, element, line)


def refuse_no_parent(owner: type[Node], line: child[Any, Any], given: object) -> NoReturn:
    """Refuse a method that was called by its class, as ``VoiceResponse.say("Hello")``.

    Raises:
        UsageError: always.

    """
    advice = f"make one, as in {owner.__name__}(), and write .{line.name}(...) behind it"
    message = f"{line.name} is called on a {owner.__name__}, not on {shown(given)}: {advice}"
    raise UsageError(Problem(code="usage", message=message, path=owner.tag))


def put(parent: Node, spec: ElementSpec, element: Node, line: child[Any, Any] | None) -> None:
    """Put an element last, under a line of the grammar that is known to allow it."""
    data, inner = parent.__dict__, element.__dict__
    # What holds itself could never be written. A new child mostly holds nothing, which is quickly
    # seen; the walk is left to what was put together before.
    if element is parent or ("_children" in inner and _holds(inner["_children"], parent)):
        message = f"{spec.tag} cannot be put inside itself"
        raise NestingError(Problem(code="nesting", message=message, path=spec.tag))
    if spec.shorthand_for and line is not None and parent.__cxml_text__ in data:
        _refuse(beside_text(spec, line))
    # The first of all children breaks no rule about the others.
    if "_children" not in data:
        data["_children"] = [element]
        return
    children: list[Node | str] = data["_children"]
    if line is not None and line.name in spec.restricted:
        _refuse_crowd(spec, children, line)
    children.append(element)


def _refuse_crowd(spec: ElementSpec, children: list[Node | str], line: child[Any, Any]) -> None:
    last = children[-1]
    if line.at_most is None and isinstance(last, line.element):
        return  # where one stands, one more is no closer to the others
    present = count_children(spec, children)
    present[line.name] += 1
    if problem := find_conflict(spec, line.name, present):
        _refuse(problem)


def _holds(children: list[Any], sought: Node) -> bool:
    """Whether an element stands in what another has inside.

    All that is appended is asked, and mostly has children that have none: then nothing need be
    remembered.
    """
    for one in children:
        if one is sought:
            return True
        if type(one) is not str and "_children" in one.__dict__:
            return _is_below(children, sought)
    return False


def _is_below(children: list[Any], sought: Node) -> bool:
    """Look for an element at any depth.

    The list of what is to be looked into grows while it is walked: a generator takes five times as
    long for one child. What stands in several places is looked into once.
    """
    waiting, seen = [children], {id(children)}
    for each in waiting:
        for one in each:
            if one is sought:
                return True
            if type(one) is str or "_children" not in one.__dict__:
                continue
            inner = one.__dict__["_children"]
            if id(inner) not in seen:
                seen.add(id(inner))
                waiting.append(inner)
    return False
