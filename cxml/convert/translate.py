"""From one language into another, row by row of the table of concepts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast

from attrs import define, evolve, field, frozen

from .. import relay
from .._declare.metadata import Trait
from .._declare.simple_types import Words
from .._text.characters import has_template
from .._tree.element import Element
from .._tree.spec import plan_of
from ..errors import (
    ConversionError,
    InvalidValueError,
    Language,
    Note,
    Outcome,
    Problem,
    UsageError,
)
from ..swml import Document, JoinConference, Stream, Variable
from ..swml._object import SwmlObject
from ..swml._plain import as_list, as_object
from ..swml._spec import plan_of as swml_plan_of
from ..swml._variable import holds_variable
from ..voice import Conference, Dial, VoiceResponse
from ..voice import Stream as StreamElement
from . import stream as streams
from .conversion import Conversion
from .stream import Field
from .table import CONCEPTS, DIAL_ADVICE, STREAM, Concept

T = TypeVar("T")
_GIVE_ONE = "convert a document, or an element, with one of them at a time"


@frozen(kw_only=True)
class Said:
    """A conference as one language says it."""

    language: Language
    values: Mapping[str, object]
    """What was set, by the names of that language."""
    around: tuple[Note, ...] = ()
    """What was said beside the conference, and is lost in another language."""
    whole: object = None


def converted(
    source: object, target: Language, make: Callable[..., T], *, strict: bool
) -> Conversion[T]:
    """Say a conference in another language."""
    said = understood(source)
    if said.language is target:
        same: Any = said.whole
        return _conversion(same, said.around, strict=strict)
    saying = _Saying(source=said.language, target=target)
    for concept in CONCEPTS:
        name = concept.names().get(said.language)
        if name in said.values:
            saying.say(concept, f"{name}", said.values[f"{name}"])
    if "name" not in saying.kept:
        raise _usage(f"the conference has no name that {target} can take")
    return _conversion(make(**saying.kept), (*said.around, *saying.notes), strict=strict)


def _conversion(value: T, notes: tuple[Note, ...], *, strict: bool) -> Conversion[T]:
    if strict and any(note.is_loss for note in notes):
        raise ConversionError(notes)
    return Conversion(value=value, notes=notes)


# What was said


def understood(source: object) -> Said:
    """Find the conference, and what stands around it.

    Raises:
        UsageError: there is none, or more than one, or it is none of the three languages.

    """
    if isinstance(source, Element):
        return _from_cxml(source)
    if isinstance(source, SwmlObject):
        return _from_swml(source)
    if (arguments := as_object(source)) is not None:
        return _from_relay(arguments)
    raise _usage(f"{type(source).__name__} is no conference")


def _from_cxml(source: Element) -> Said:
    around: list[Note] = []
    if isinstance(source, VoiceResponse):
        source = _only(Dial, source, around)
    if isinstance(source, Dial):
        around += map(_dial_note, _set_fields(source))
        source = _only(Conference, source, around)
    if not isinstance(source, Conference):
        raise _usage(f"{source.tag} is no conference, and holds none")
    for name, value in source.unknown_attributes:
        around.append(_left_out(name, value, "cxml does not know this attribute"))
    values = {each.keyword: value for each, value in _set_fields(source)}
    for each in source.children:
        if isinstance(each, StreamElement) and "stream" not in values:
            values["stream"] = each
        else:
            around.append(_left_out("children", each, "no other language has this inside"))
    return Said(language=Language.CXML, values=values, around=tuple(around), whole=source)


def _set_fields(source: Element) -> Iterator[tuple[Field, object]]:
    plan = plan_of(type(source))
    for each in (plan.text, *plan.attributes.values()):
        if each and each.name in source.__dict__:
            yield each, source.__dict__[each.name]


def _dial_note(pair: tuple[Field, object]) -> Note:
    each, value = pair
    advice = DIAL_ADVICE.get(each.name, "")
    return _left_out(
        f"Dial.{each.keyword}", value, "it belongs to Dial, which only cXML has", advice
    )


E = TypeVar("E", bound=Element)


def _only(kind: type[E], source: Element, around: list[Note]) -> E:
    """Find the one child of a class; what stands beside it is lost."""
    found = [each for each in source.children if isinstance(each, kind)]
    if isinstance(source, VoiceResponse):
        found = [each for each in found if any(True for _ in each.iter(Conference))]
    if len(found) != 1:
        many = f"more than one conference: {_GIVE_ONE}" if found else "no conference"
        raise _usage(f"{source.tag} holds {many}")
    for name, value in source.unknown_attributes:
        around.append(_left_out(f"{source.tag}.{name}", value, "cxml does not know this attribute"))
    for each in source.children:
        if each is not found[0]:
            name = each.tag if isinstance(each, Element) else "text"
            reason = "only the conference is converted"
            around.append(_left_out(f"{source.tag}/{name}", each, reason))
    return found[0]


def _from_swml(source: SwmlObject) -> Said:
    around: list[Note] = []
    if isinstance(source, Document):
        source = _only_in(source, around)
    if not isinstance(source, JoinConference):
        raise _usage(f"{type(source).__name__} is no conference")
    for name, value in source.unknown_properties.items():
        around.append(_left_out(name, value, "cxml does not know this property"))
    names = [each.name for each in swml_plan_of(JoinConference).values()]
    values = {name: source.__dict__[name] for name in names if name in source.__dict__}
    return Said(language=Language.SWML, values=values, around=tuple(around), whole=source)


def _only_in(document: Document, around: list[Note]) -> JoinConference:
    found = [each for each in document.main if isinstance(each, JoinConference)]
    if len(found) != 1:
        many = f"more than one join_conference: {_GIVE_ONE}" if found else "no join_conference"
        raise _usage(f"the main section has {many}")
    reason = "only the conference is converted"
    for name, section in document.sections.items():
        instructions = as_list(section)
        for i, each in enumerate(instructions or ()):
            if each is not found[0]:
                around.append(_left_out(f"sections.{name}[{i}]", each, reason))
        if not instructions:
            around.append(_left_out(f"sections.{name}", section, reason))
    for name, value in document.unknown_properties.items():
        around.append(_left_out(name, value, "cxml does not know this property"))
    return found[0]


def _from_relay(source: Mapping[str, object]) -> Said:
    arguments = relay.check(source)
    values: dict[str, object] = {**arguments}
    if "stream_obj" in arguments:
        values["stream_obj"] = Stream.from_dict(arguments["stream_obj"])  # hides its token
    return Said(language=Language.RELAY, values=values, whole=arguments)


def _left_out(name: str, value: object, reason: str, advice: str = "") -> Note:
    return Note(field=name, value=value, outcome=Outcome.LOST, reason=reason, advice=advice)


def _usage(message: str) -> UsageError:
    return UsageError(Problem(code="usage", message=message))


# How it is said


@define(kw_only=True)
class _Saying:
    """A conference on its way: what was kept so far, and what there is to say about it."""

    source: Language
    target: Language
    fields: Fields = field(factory=lambda: _FIELDS)
    inside: str = ""
    """How the names of values begin in notes."""
    kept: dict[str, object] = field(factory=dict[str, object])
    notes: list[Note] = field(factory=list[Note])

    def say(self, concept: Concept, name: str, value: object) -> None:
        """Carry one value over, as far as it goes."""
        there = self._there(concept)
        if Language.CXML in (self.source, self.target) and isinstance(value, _STREAMS):
            return self._stream(concept, name, value, there)
        here = self.fields[self.source]().get(name)
        words = _as_words(value) if _takes_words(here) or _takes_words(there) else None
        if words is None:
            kept = self._one(concept, name, value, there)
        else:
            kept = self._words(concept, name, words, there)
        if there and kept is not None:
            self.kept[there.keyword] = kept
        return None

    def _stream(self, concept: Concept, name: str, stream: Any, there: Field | None) -> None:
        """Carry a stream over: an element in cXML, an object elsewhere."""
        inner = evolve(self, fields=_STREAM_FIELDS, inside=f"{name}.", kept={}, notes=[])
        values, parameters = streams.said(stream), streams.parameters(stream)
        for each in STREAM:
            if (own := each.names().get(self.source)) in values:
                inner.say(each, f"{own}", values[f"{own}"])
        for own, value, reason in streams.left_out(stream):
            inner._note(own, value, Outcome.LOST, reason)
        inner._placeholders("custom_parameters", parameters)
        if "url" not in inner.kept:
            self._note(name, stream, Outcome.LOST, f"it has no url that {self.target} can take")
            return
        if there is None:
            self.kept["children"] = [streams.as_child(inner.kept, parameters)]
        else:
            more = {"custom_parameters": parameters} if parameters else {}
            self.kept[there.keyword] = there.take({**inner.kept, **more})
        self.notes += inner.notes
        for remark in concept.remarks_on(self.source, self.target, stream):
            self._note(name, stream, remark.outcome, remark.reason, remark.advice)

    def _words(
        self, concept: Concept, name: str, words: Sequence[object], there: Field | None
    ) -> object:
        """Carry the words of a list over, one by one."""
        found = [self._one(concept, name, word, there) for word in words]
        kept = ["".join(cast("Iterable[str]", each)) for each in found if each is not None]
        if words and not kept:
            return None
        return tuple(kept) if _takes_words(there) else " ".join(kept)

    def _one(self, concept: Concept, name: str, value: object, there: Field | None) -> object:
        """Carry one value, or one word of a list, over; ``None`` when it is not kept."""
        if value == concept.implied:
            return None
        remarks = [*concept.remarks_on(self.source, self.target, value)]
        loss = next((each for each in remarks if each.outcome is Outcome.LOST), None)
        if loss:
            self._note(name, value, Outcome.LOST, loss.reason, loss.advice)
            return None
        kept = self._kept(name, value, there) if there else None
        if there is None and not remarks:
            self._note(name, value, Outcome.LOST, f"{self.target} has nothing like it")
        if there is None or kept is not None:
            for each in remarks:
                self._note(name, value, each.outcome, each.reason, each.advice)
        return kept

    def _kept(self, name: str, value: object, there: Field) -> object:
        """Check a value as the other language does."""
        if isinstance(value, Variable):
            reason, advice = "SWML alone fills in variables", "give the value itself"
            self._note(name, value, Outcome.LOST, reason, advice)
            return None
        try:
            kept = there.take((value,) if _takes_words(there) else value)
        except InvalidValueError as error:
            reason = f"{self.target} does not take it: {error.problem.message}"
            self._note(name, value, Outcome.LOST, reason)
            return None
        self._placeholders(name, value)
        if isinstance(kept, str) and isinstance(value, str) and kept != value:
            self._note(name, value, Outcome.CHANGED, f"it is {kept!r} in {self.target}")
        return kept

    def _placeholders(self, name: str, value: object) -> None:
        """Say that what one language fills in is plain text in another."""
        pair, texts = (self.source, self.target), [*_texts(value)]
        if Language.CXML in pair and any(map(has_template, texts)):
            self._note(name, value, Outcome.CHANGED, "only cXML fills in {{...}}")
        if Language.SWML in pair and any(map(holds_variable, texts)):
            self._note(name, value, Outcome.CHANGED, "only SWML fills in ${...} and %{...}")

    def _there(self, concept: Concept) -> Field | None:
        return self.fields[self.target]().get(concept.names().get(self.target, ""))

    def _note(
        self, name: str, value: object, outcome: Outcome, reason: str, advice: str = ""
    ) -> None:
        here = self.fields[self.source]().get(name)
        value = "***" if here and here.has(Trait.SECRET) else value
        name = self.inside + name
        self.notes.append(
            Note(field=name, value=value, outcome=outcome, reason=reason, advice=advice)
        )


def _takes_words(there: Field | None) -> bool:
    return there is not None and isinstance(there.kind, Words)


def _as_words(value: object) -> Sequence[object] | None:
    return value.split() if isinstance(value, str) else as_list(value)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    if isinstance(value, SwmlObject):
        yield from _texts(value.to_dict())
    for each in (as_object(value) or {}).values():
        yield from _texts(each)


def _cxml_fields() -> dict[str, Field]:
    plan = plan_of(Conference)
    return {each.keyword: each for each in (plan.text, *plan.attributes.values()) if each}


Fields = Mapping[Language, Callable[[], Mapping[str, Field]]]
_STREAMS = (StreamElement, Stream)
_STREAM_FIELDS: Fields = {
    Language.CXML: streams.cxml_fields,
    Language.SWML: streams.swml_fields,
    Language.RELAY: streams.swml_fields,
}
_FIELDS: Fields = {
    Language.CXML: _cxml_fields,
    Language.SWML: lambda: swml_plan_of(JoinConference),
    Language.RELAY: relay.plan,
}
