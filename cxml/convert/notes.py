"""What there is to say about a conference on its way into another language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from .._declare.metadata import Trait
from .._text.characters import has_template
from .._text.notes import Language, Note, Outcome
from ..swml._object import SwmlObject
from ..swml._plain import as_object
from ..swml._variable import holds_variable
from .fields import Field
from .table import Caveat


@frozen(kw_only=True)
class Notes:
    """The notes of one translation so far, and between which languages it goes."""

    source: Language
    target: Language
    here: Mapping[str, Field]
    """What the language of the source has, by its names."""
    inside: str = ""
    """How the names of values begin."""
    written: list[Note] = field(factory=list[Note])

    def add(
        self, name: str, value: object, outcome: Outcome, reason: str, advice: str = ""
    ) -> None:
        """Note what became of a value; one that is secret is not shown."""
        found = self.here.get(name)
        # Notes are printed and logged; the name is enough to know what was lost.
        value = "***" if found and found.has(Trait.SECRET) else value
        name = self.inside + name
        self.written.append(
            Note(field=name, value=value, outcome=outcome, reason=reason, advice=advice)
        )

    def add_remarks(self, name: str, value: object, remarks: Iterable[Caveat]) -> None:
        """Note what the table says about a value."""
        for each in remarks:
            self.add(name, value, each.outcome, each.reason, each.advice)

    def add_placeholders(self, name: str, value: object) -> None:
        """Note that what one language fills in is plain text in another."""
        # It holds in both directions: what was filled in is no longer, or plain text suddenly is.
        pair, texts = (self.source, self.target), [*_texts(value)]
        if Language.CXML in pair and any(map(has_template, texts)):
            self.add(name, value, Outcome.CHANGED, "only cXML fills in {{...}}")
        if Language.SWML in pair and any(map(holds_variable, texts)):
            self.add(name, value, Outcome.CHANGED, "only SWML fills in ${...} and %{...}")


def _texts(value: object) -> Iterator[str]:
    """Give every text in a value, however deep it stands."""
    if isinstance(value, str):
        yield value
    # A result holds instructions, and texts at any depth.
    if isinstance(value, SwmlObject):
        yield from _texts(value.to_dict())
    for each in (as_object(value) or {}).values():
        yield from _texts(each)


def left_out(name: str, value: object, reason: str, advice: str = "") -> Note:
    """Make the note for what is lost in any other language."""
    return Note(field=name, value=value, outcome=Outcome.LOST, reason=reason, advice=advice)
