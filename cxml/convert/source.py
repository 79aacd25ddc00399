"""Find the one conference in what was given, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from attrs import frozen

from .._declare.field import Field
from .._text.notes import Language, Note
from .._tree.element import Element
from .._tree.spec import spec_of
from ..errors import misused
from ..swml import Document, JoinConference, Stream
from ..swml._object import SwmlObject
from ..swml._plain import as_list, as_object
from ..swml._spec import properties_of
from ..voice import Conference, Dial, Stream as StreamElement, VoiceResponse
from .notes import left_out
from .relay_arguments import check
from .table import DIAL_ADVICE

E = TypeVar("E", bound=Element)
_GIVE_ONE = "convert a document, or an element, with one of them at a time"


@frozen(kw_only=True)
class FoundConference:
    """A conference as one language says it."""

    language: Language
    values: Mapping[str, object]
    """What was set, by the names of that language."""
    around: tuple[Note, ...] = ()
    """What was said beside the conference, and is lost in another language."""
    whole: object = None
    """The conference itself, which is the result when it is in the right language already."""


def find_conference(source: object) -> FoundConference:
    """Find the conference, and what stands around it.

    Raises:
        InvalidValueError: an argument of RELAY has a value that is not allowed.
        UnknownAttributeError: RELAY has no such argument.
        UsageError: there is none, or more than one, or it is none of the three languages.

    """
    if isinstance(source, Element):
        return _from_cxml(source)
    if isinstance(source, SwmlObject):
        return _from_swml(source)
    if (arguments := as_object(source)) is not None:
        return _from_relay(arguments)
    raise misused(f"{type(source).__name__} is no conference")


# cXML


def _from_cxml(source: Element) -> FoundConference:
    around: list[Note] = []
    if isinstance(source, VoiceResponse):
        source = _only_child(Dial, source, around)
    if isinstance(source, Dial):
        around += map(_dial_note, _set_fields(source))
        source = _only_child(Conference, source, around)
    if not isinstance(source, Conference):
        raise misused(f"{source.tag} is no conference, and holds none")
    for name, value in source.unknown_attributes:
        around.append(left_out(name, value, "cxml does not know this attribute"))
    values = {each.keyword: value for each, value in _set_fields(source)}
    for each in source.children:
        # The other languages have room for one stream; a second is lost, and said to be.
        if isinstance(each, StreamElement) and "stream" not in values:
            values["stream"] = each
        else:
            around.append(left_out("children", each, "no other language has this inside"))
    return FoundConference(
        language=Language.CXML, values=values, around=tuple(around), whole=source
    )


def _set_fields(source: Element) -> Iterator[tuple[Field, object]]:
    plan = spec_of(type(source))
    for each in (plan.text, *plan.attributes.values()):
        # Only what was set; what a class reads as when unset is no wish of anybody.
        if each and each.name in source.__dict__:
            yield each, source.__dict__[each.name]


def _dial_note(pair: tuple[Field, object]) -> Note:
    each, value = pair
    reason = "it belongs to Dial, which only cXML has"
    return left_out(f"Dial.{each.keyword}", value, reason, DIAL_ADVICE.get(each.name, ""))


def _only_child(kind: type[E], source: Element, around: list[Note]) -> E:
    """Find the one child of a class; what stands beside it is lost."""
    found = [each for each in source.children if isinstance(each, kind)]
    # A response may dial a number too; only those that hold a conference compete.
    if isinstance(source, VoiceResponse):
        found = [each for each in found if any(True for _ in each.iter(Conference))]
    if len(found) != 1:
        many = f"more than one conference: {_GIVE_ONE}" if found else "no conference"
        raise misused(f"{source.tag} holds {many}")
    for name, value in source.unknown_attributes:
        around.append(left_out(f"{source.tag}.{name}", value, "cxml does not know this attribute"))
    for each in source.children:
        if each is not found[0]:
            name = each.tag if isinstance(each, Element) else "text"
            reason = "only the conference is converted"
            around.append(left_out(f"{source.tag}/{name}", each, reason))
    return found[0]


# SWML


def _from_swml(source: SwmlObject) -> FoundConference:
    around: list[Note] = []
    if isinstance(source, Document):
        source = _only_instruction(source, around)
    if not isinstance(source, JoinConference):
        raise misused(f"{type(source).__name__} is no conference")
    for name, value in source.unknown_properties.items():
        around.append(left_out(name, value, "cxml does not know this property"))
    # Those of the base: a class that somebody derived may have more, which no table knows.
    names = [each.name for each in properties_of(JoinConference).values()]
    values = {name: source.__dict__[name] for name in names if name in source.__dict__}
    return FoundConference(
        language=Language.SWML, values=values, around=tuple(around), whole=source
    )


def _only_instruction(document: Document, around: list[Note]) -> JoinConference:
    """Find the one conference of the main section; all other instructions are lost."""
    found = [each for each in document.main if isinstance(each, JoinConference)]
    if len(found) != 1:
        many = f"more than one join_conference: {_GIVE_ONE}" if found else "no join_conference"
        raise misused(f"the main section has {many}")
    reason = "only the conference is converted"
    for name, section in document.sections.items():
        instructions = as_list(section)
        for i, each in enumerate(instructions or ()):
            if each is not found[0]:
                around.append(left_out(f"sections.{name}[{i}]", each, reason))
        if not instructions:
            around.append(left_out(f"sections.{name}", section, reason))
    for name, value in document.unknown_properties.items():
        around.append(left_out(name, value, "cxml does not know this property"))
    return found[0]


# RELAY


def _from_relay(source: Mapping[str, object]) -> FoundConference:
    arguments = check(source)
    values: dict[str, object] = {**arguments}
    if "stream_obj" in arguments:
        values["stream_obj"] = Stream.from_dict(arguments["stream_obj"])  # hides its token
    return FoundConference(language=Language.RELAY, values=values, whole=arguments)
