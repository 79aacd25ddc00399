"""Elements that a program builds, as far as its source says what they are."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import attrs
from attrs import define, evolve

from ..._declare.field import accept_converted, both_names
from ..._text.values import ValueRefusedError, any_text
from ..._text.wording import article, did_you_mean
from ..._tree.build import unknown_attribute
from ..._tree.grammar import beside_text, declaration_of, find_conflict, misplaced
from ..._tree.node import Node
from ..._tree.spec import spec_of
from ...errors import Problem
from ..found import TEXT, Replace
from .classes import Library
from .positions import named, names_of
from .values import STANDS_FOR, UNKNOWN, stands_for, value_of

if TYPE_CHECKING:
    from ..._declare.field import Field
    from ..._tree.child import AnyChild
    from .text import PythonText

DETACHED = -1
"""The block of what stands for an element of which nothing is known but its class."""
MOST_HINTS = 1_000
"""Of how many names that there are not it is worked out what was meant."""
_SPOKEN = {"children", "unknown_attributes"}


@define(eq=False)
class Built:
    """An element that a program builds."""

    element: Node
    library: Library
    block: int
    """The statements that made it, which run one after the other."""
    node: ast.expr | ast.arg
    """What made it."""
    parent: Built | None = None
    method: str = ""
    """The method of its parent that made it."""
    is_placed: bool = False
    """Whether it stands in another."""
    is_whole: bool = True
    """Whether all of it is known."""
    present: Counter[str] = attrs.field(factory=Counter[str], init=False)
    """How many children it has under each line of the grammar: of thousands not counted anew."""
    conflicts: set[str] = attrs.field(factory=set[str], init=False)
    """What was said of children that cannot stand beside each other: once, however many do."""

    @property
    def root(self) -> Built:
        """What it stands in at last."""
        here = self
        while here.parent is not None:
            here = here.parent
        return here


class Refused(NamedTuple):
    """Something that an element cannot have, or hold."""

    element: Node
    problem: Problem
    at: str = ""
    value: str = ""
    home: Node | None = None
    """What it stands in, of several."""


class Remark(NamedTuple):
    """Something that is to be said of a call, whatever the document."""

    node: ast.expr
    says: Mapping[str, object]
    changes: tuple[Replace, ...] = ()
    """What mends it."""


class GivenList(NamedTuple):
    """A list that is given for an attribute."""

    node: ast.expr
    field: Field


class UnknownKeyword(NamedTuple):
    """A keyword for which there is no attribute."""

    keyword: ast.keyword
    name: str
    said: str
    near: str | None


class OldName(NamedTuple):
    """A name of Twilio's elements, on one of cxml's."""

    node: ast.Attribute
    built: Built


class Placed(NamedTuple):
    """Where an element, or a value of it, stands in the program."""

    node: ast.expr | ast.keyword | ast.arg
    value: ast.expr | None = None


@define(eq=False)
class Workshop:
    """Makes the elements that a program would make, right or wrong."""

    text: PythonText
    block: int = 0
    """The statements that run at this moment."""
    every: list[Built] = attrs.field(factory=list[Built])
    refused: list[Refused] = attrs.field(factory=list[Refused])
    places: dict[tuple[int, str], Placed] = attrs.field(factory=dict[tuple[int, str], Placed])
    """Where things stand, by the identity of the element and the part of it."""
    unknown_keywords: list[UnknownKeyword] = attrs.field(factory=list[UnknownKeyword])
    wrong_calls: list[Remark] = attrs.field(factory=list[Remark])
    lists: list[GivenList] = attrs.field(factory=list[GivenList])
    added_twice: list[Remark] = attrs.field(factory=list[Remark])
    served: list[Remark] = attrs.field(factory=list[Remark])
    """Children that are taken for the response."""
    old_names: list[OldName] = attrs.field(factory=list[OldName])
    _hints: dict[tuple[type[Node], str], tuple[str, str | None]] = attrs.field(
        factory=dict[tuple["type[Node]", str], tuple[str, "str | None"]], init=False
    )
    _stand_ins: dict[tuple[int, int], Built] = attrs.field(factory=dict[tuple[int, int], Built])
    """What stands for elements in a branch, by the element and the statements."""

    def start(
        self, cls: type[Node], library: Library, node: ast.expr | ast.arg, *, is_known: bool = True
    ) -> Built:
        """Make an element that has nothing yet."""
        element: Node = object.__new__(cls)
        block = self.block if is_known else DETACHED
        built = Built(element, library, block, node, is_whole=is_known)
        self.every.append(built)
        self.places[id(element), ""] = Placed(node)
        return built

    def make(self, cls: type[Node], library: Library, call: ast.Call) -> Built:
        """Make the element that a call makes."""
        built = self.start(cls, library, call)
        self._positional(built, call)
        for keyword in call.keywords:
            self._keyword(built, keyword)
        self._needed(built, call)
        return built

    def _positional(self, built: Built, call: ast.Call) -> None:
        text, values = spec_of(type(built.element)).text, call.args
        if any(isinstance(each, ast.Starred) for each in values):
            built.is_whole = False
            values = []
            if text:
                built.element.__dict__[text.name] = STANDS_FOR
        if text and values:
            self._text(built, text, values[0])
            values = values[1:]
        if built.library is not Library.CXML:
            # Its other parameters have an order that nobody should rely on.
            built.is_whole = built.is_whole and not values
        elif values:
            self._others(built, call, values)

    def _others(self, built: Built, call: ast.Call, values: Sequence[ast.expr]) -> None:
        """Note what needs a name, and take it for what Twilio's library has there."""
        name, spec = type(built.element).__name__, spec_of(type(built.element))
        what = f"{spec.text.keyword} alone" if spec.text else "nothing of it"
        said = f"{name}: {what} is positional; write the name of the attribute"
        names = names_of(name, call, values)
        changes = named(call, values, names, self.text) if names else ()
        self.wrong_calls.append(Remark(values[0], {"what": said}, changes))
        by_keyword = {each.keyword: each for each in spec.attributes.values()}
        for keyword, value in zip(names, values, strict=False):
            self.set(built, by_keyword[keyword], value, value)

    def _keyword(self, built: Built, keyword: ast.keyword) -> None:
        cls = type(built.element)
        spec, name = spec_of(cls), keyword.arg
        if name is None:
            built.is_whole = False
            return
        fields = [*spec.attributes.values(), *([spec.text] if spec.text else [])]
        by_keyword = {each.keyword: each for each in fields}
        found = by_keyword.get(name) or spec.by_wire.get(name)
        if found is None:
            if name in _SPOKEN:
                return
            self._unknown(built, keyword, name, by_keyword)
        elif before := self.places.get((id(built.element), _at(found))):
            first = (
                before.node.arg if isinstance(before.node, ast.keyword) else "the first argument"
            )
            said = f"{found.keyword} is given twice: as {first}, and as {name}"
            self.wrong_calls.append(Remark(keyword.value, {"what": said}))
        elif found is spec.text:
            self._text(built, found, keyword.value)
        else:
            self.set(built, found, keyword.value, keyword)

    def _unknown(
        self, built: Built, keyword: ast.keyword, name: str, known: Mapping[str, Field]
    ) -> None:
        cls = type(built.element)
        said = what = f"{spec_of(cls).tag} has no attribute {name}"
        near = None
        # Of more only the number counts: so many findings of a file are never shown.
        if (cls, name) in self._hints or len(self._hints) < MOST_HINTS:
            message, near = self._hint(cls, name, known)
            said = f"{what}{did_you_mean(near)}" if near else message
        if built.library is Library.TWILIO:
            said = f"{what}: it is sent as it is, and ignored"
        self.unknown_keywords.append(UnknownKeyword(keyword, name, said, near))

    def _hint(
        self, cls: type[Node], name: str, known: Mapping[str, Field]
    ) -> tuple[str, str | None]:
        """Say what was probably meant: worked out once for each name, since all names are asked."""
        if (cls, name) not in self._hints:
            problem = unknown_attribute(spec_of(cls), cls, name, known).problem
            self._hints[cls, name] = problem.message, problem.suggestion
        return self._hints[cls, name]

    def refuse_name(self, built: Built, target: ast.Attribute) -> None:
        """Note that an element has no attribute of the name to which something is given."""
        cls, name = type(built.element), target.attr
        spec = spec_of(cls)
        if spec.find(name) is None and name not in _SPOKEN:
            fields = [*spec.attributes.values(), *([spec.text] if spec.text else [])]
            said, near = self._hint(cls, name, {each.keyword: each for each in fields})
            self.wrong_calls.append(Remark(target, {"what": said + did_you_mean(near)}))

    def set(
        self, built: Built, field: Field, value: ast.expr, node: ast.expr | ast.keyword
    ) -> None:
        """Give an element an attribute, if it is known what."""
        given = value_of(value, self.text)
        if given is None:
            built.element.__dict__.pop(field.name, None)
            return
        if _is_list(given) and built.library is Library.TWILIO:
            self.lists.append(GivenList(value, field))
            self._keep(built, field, UNKNOWN, Placed(node, value))
        else:
            self._keep(built, field, given, Placed(node, value))

    def _text(self, built: Built, field: Field, value: ast.expr) -> None:
        given = value_of(value, self.text)
        wrong = isinstance(given, (list, float, bool, bytes))
        if isinstance(given, int) and built.library is Library.TWILIO:
            wrong = True
        if wrong or (given is None and field.required):
            what = "None" if given is None else article(given)
            said = f"{field.keyword} of {field.element} has to be a text, and is {what}"
            self.wrong_calls.append(Remark(value, {"what": said}))
            given = UNKNOWN
        if given is not None:
            self._keep(built, field, given, Placed(value, value))

    def _keep(self, built: Built, field: Field, given: object, placed: Placed) -> None:
        element = built.element
        at = _at(field)
        self.places[id(element), at] = placed
        if given is UNKNOWN:
            element.__dict__[field.name] = stands_for(placed.value)
            return
        try:
            kept = accept_converted(field.kind, field.converter, given)
        except ValueRefusedError as refused:
            kept = any_text(given, getattr(field.kind, "separator", None) or " ")
            name = both_names(field.keyword, field.wire)
            problem = field.refusal(name, given, refused, path=field.path)
            self.refused.append(Refused(element, problem, at, kept))
        element.__dict__[field.name] = kept

    def _needed(self, built: Built, call: ast.Call) -> None:
        """Note that a text is missing, where the class would not be made without it."""
        text = spec_of(type(built.element)).text
        if text is None or not text.required or built.library is not Library.CXML:
            return
        given = [*call.args, *(each for each in call.keywords if each.arg in (None, text.keyword))]
        if not given:
            message = f"{text.keyword} is missing: {text.element} needs it"
            code = text.platform_code
            problem = Problem(code="text-missing", message=message, platform_code=code)
            self.refused.append(Refused(built.element, problem))

    def place(self, child: Built, parent: Built, method: str = "") -> None:
        """Put an element into another."""
        if child.root is parent.root:
            return
        child.parent, child.method = child.parent or parent, child.method or method
        child.is_placed = True
        if parent.block == self.block:
            self._append(child, parent)
            return
        # Whether it is ever put there, and behind what, is decided when the program runs.
        parent.is_whole = False
        self._append(child, self._instead(parent))

    def _instead(self, parent: Built) -> Built:
        """Give what stands for an element in the statements that run at this moment.

        What they put into it follows each other, whatever else is there.
        """
        key = (id(parent), self.block)
        if key not in self._stand_ins:
            cls = type(parent.element)
            self._stand_ins[key] = self.start(cls, parent.library, parent.node, is_known=False)
        return self._stand_ins[key]

    def _append(self, child: Built, parent: Built) -> None:
        inner, outer = child.element, parent.element
        line = declaration_of(spec_of(type(outer)), inner)
        if line is None:
            misplacement = evolve(misplaced(type(outer), inner).problem, code="unknown-element")
            self.refused.append(Refused(inner, misplacement, home=outer))
        else:
            parent.present[line.name] += 1
            problem = _conflict(line, parent)
            if problem and problem.message not in parent.conflicts:
                parent.conflicts.add(problem.message)
                self.refused.append(Refused(outer, problem))
        outer.__dict__.setdefault("_children", []).append(inner)


def _at(field: Field) -> str:
    return f"@{field.wire}" if field.wire else TEXT


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _conflict(line: AnyChild, parent: Built) -> Problem | None:
    """Say why an element cannot stand in another beside what is there, if it cannot."""
    spec = spec_of(type(parent.element))
    if spec.shorthand_for and spec.text and spec.text.name in parent.element.__dict__:
        return beside_text(spec, line)
    if line.name not in spec.restricted:
        return None
    return find_conflict(spec, line.name, parent.present)
