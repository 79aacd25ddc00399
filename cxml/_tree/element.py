"""What every element is: built, changed, looked into, written and read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast, overload

from attrs import define, field, setters

from .._declare.watch import tell
from .._input.limits import MAX_BYTES
from .._text.names import public_names
from .._text.values import is_text
from .build import append_element, append_text, assign, iterate, put, refuse_what_is_no_name
from .children import Children
from .display import copied, public_name, shown_parts
from .grammar import misplaced
from .node import Node
from .own_state import document_of, fill_slots, is_own, slots_of
from .search import descendants, find_all, find_one
from .setup import set_up, set_up_fields, set_up_root
from .spec import spec_of
from .unknown_attributes import UnknownAttributes, unknown_pairs
from .write import DECLARATION, write_indented

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Protocol

    from pydantic_core import CoreSchema

    class _Printer(Protocol):
        def text(self, text: str, /) -> object: ...

    class _Read(Protocol):
        def __call__(
            self, document: str | bytes, cls: type[E], *, strict: bool, max_bytes: int
        ) -> E: ...


E = TypeVar("E", bound="Element")


# NO_OP: otherwise the converter makes attrs want a __setattr__ of its own, which it refuses to
# put beside the one here. Values are kept in the instance's dict, so there are no slots.
@define(kw_only=True, slots=False, eq=False, repr=False, on_setattr=setters.NO_OP)
class Element(Node):
    """Base of every element.

    An element is made by its class or by a method of its parent. The element's text comes first;
    every attribute is a keyword, spelled as in Python (``status_callback``) or as on the wire
    (``statusCallback``). Values are checked where they are given, and again on assignment. An
    attribute that nobody set reads as ``None`` and is not written.

    Raises:
        InvalidValueError: a value is not allowed.
        UnknownAttributeError: there is no such attribute.
        UsageError: the text is missing, or more than the text was positional.
        NestingError: a child cannot stand here.

    """

    # These two are what __init__ takes, to type checkers and in its signature; attrs' own __init__
    # is never called. From the converter checkers know that a mapping may be given.
    _children: Iterable[Element | str] = field(default=(), alias="children")
    """The elements, and texts, that stand inside, in order."""
    unknown_attributes: UnknownAttributes = field(default=(), converter=unknown_pairs)
    """Attributes that cxml has no declaration for, by their names on the wire.

    They are written as they are; a ``repr`` does not show those whose names end in ``pass``,
    ``password``, ``token`` or ``secret``.
    """

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)  # Generic has one, and so may any class beside this
        set_up(cls)
        tell(cls)

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        set_up_fields(cls)

    # Building

    @property
    def children(self) -> tuple[Element | str, ...]:
        """What stands inside, in order: elements, and the texts that follow an element."""
        # A copy: what is changed in the list itself would not be checked.
        kept: Iterable[Element | str] = self.__dict__.get("_children", ())
        return Children(kept)

    def append(self, child: Element | str) -> Self:
        """Put an element, or more text, last.

        Args:
            child: an element that may stand here, or text where text may stand.

        Returns:
            This element, so that calls can be chained.

        Raises:
            NestingError: the child cannot stand here.
            InvalidValueError: the text holds a character that XML cannot hold.

        """
        spec = spec_of(type(self))
        if (line := spec.by_class.get(type(child))) is not None:
            element: Any = child  # where a cast would take time
            put(self, spec, element, line)
        elif isinstance(child, Element):
            append_element(self, spec, child)
        # Not isinstance: a lazy translation of Django's is no str.
        elif is_text(child):
            append_text(self, spec, child)
        else:
            raise misplaced(type(self), child)
        return self

    def nest(self, child: E) -> E:
        """Put an element last, and return that element.

        Raises:
            NestingError: the element cannot stand here.

        """
        self.append(child)
        return child

    def add_child(self, name: str, /, value: str | None = None, **attributes: object) -> Element:
        """Add a child by its name in XML, also one that cxml has no class for.

        A name that this element's grammar knows makes the class that belongs to it, with all its
        checks. Any other makes a :class:`cxml.Unknown`, whose attributes are written as they come.

        Args:
            name: the name in XML, such as ``"Verto"``.
            value: the text of the new element.
            **attributes: its attributes; a snake_case name becomes camelCase, ``None`` is left out.

        Returns:
            The new element.

        Raises:
            UsageError: the name is no text.
            NestingError: the element cannot stand here.
            InvalidValueError: a name, a value or a text that XML cannot hold, or that a class of
                cxml refuses.

        """
        spec = spec_of(type(self))
        refuse_what_is_no_name(spec, name)
        known = spec.children.get(name)
        cls: type[Element] = known.element if known else Node.__cxml_fallback__
        return self.nest(cls.__cxml_made_of__(name, value, attributes))

    def __cxml_extend__(self, children: Iterable[Element | str]) -> None:
        # A text is an iterable too, of its letters.
        if isinstance(children, str | Element):
            self.append(children)
            return
        for each in iterate(self.tag, children):
            self.append(each)

    # Checkers take any name for a class that has a __setattr__ of its own.
    if not TYPE_CHECKING:  # pragma: no branch

        def __setattr__(self, name: str, value: object) -> None:
            assign(self, spec_of(type(self)), name, value)

    def __delattr__(self, name: str) -> None:
        if is_own(type(self), spec_of(type(self)), name):
            object.__delattr__(self, name)
        else:
            setattr(self, name, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return None

    # Looking inside

    @overload
    def iter(self) -> Iterator[Element]: ...
    @overload
    def iter(self, kind: type[E]) -> Iterator[E]: ...
    @overload
    def iter(self, kind: str) -> Iterator[Element]: ...
    def iter(self, kind: type[Element] | str | None = None) -> Iterator[Element]:
        """Walk through the elements inside this one, at any depth, in document order.

        Args:
            kind: only elements of this class, or of this name in XML.

        Raises:
            UsageError: the kind is neither a class of element nor a name.

        """
        return (
            cast("Iterator[Element]", descendants(self)) if kind is None else find_all(self, kind)
        )

    @overload
    def find(self, kind: type[E]) -> E | None: ...
    @overload
    def find(self, kind: str) -> Element | None: ...
    def find(self, kind: type[Element] | str) -> Element | None:
        """Find the first element inside this one, at any depth, of a class or a name in XML.

        Args:
            kind: the class, or the name in XML.

        Returns:
            The element, or ``None``.

        Raises:
            UsageError: the kind is neither a class of element nor a name.

        """
        return next(find_all(self, kind), None)

    @overload
    def one(self, kind: type[E]) -> E: ...
    @overload
    def one(self, kind: str) -> Element: ...
    def one(self, kind: type[Element] | str) -> Element:
        """Give the only element inside this one, at any depth, of a class or a name in XML.

        Args:
            kind: the class, or the name in XML.

        Raises:
            UsageError: there is none, there is more than one, or the kind is neither a class of
                element nor a name.

        """
        found: Element = find_one(self, kind)
        return found

    # Writing and reading

    def to_xml(self, xml_declaration: bool = True, *, pretty: bool = False) -> str:
        """Write the element, and all in it, as XML.

        Args:
            xml_declaration: whether to begin with ``<?xml version="1.0" encoding="UTF-8"?>``.
            pretty: whether to put each child on a line of its own. White space that would change
                a text is never added.

        Raises:
            NestingError: more than 100 elements stand inside each other.

        """
        if pretty:
            lines = [DECLARATION] if xml_declaration else []
            write_indented(self, lines.append)
            return "\n".join(lines)
        written = self.__cxml_write__(1)
        return DECLARATION + written if xml_declaration else written

    def to_bytes(self, xml_declaration: bool = True, *, pretty: bool = False) -> bytes:
        """Write the element as :meth:`to_xml` does, in UTF-8."""
        return self.to_xml(xml_declaration, pretty=pretty).encode()

    @classmethod
    def from_xml(
        cls, document: str | bytes, *, strict: bool = True, max_bytes: int = MAX_BYTES
    ) -> Self:
        """Read a document whose root is this element.

        Args:
            document: the XML, as text or as bytes.
            strict: whether to refuse elements, attributes and values that cxml does not know.
                When false they are kept, and written as they came.
            max_bytes: the longest document that is read, in bytes of UTF-8.

        Raises:
            DocumentError: the document cannot be read; its ``problems`` say all that is wrong.

        """
        return _reader()(document, cls, strict=strict, max_bytes=max_bytes)

    def __str__(self) -> str:
        return self.to_xml()

    def __dir__(self) -> list[str]:
        # For completion, which is to show the verbs and the attributes.
        names = public_names(super().__dir__())
        # Without those that stand there to say that they are gone, or belong to another class.
        return [each for each in names if each in self.__dict__ or hasattr(type(self), each)]

    # Of Pydantic nothing is loaded but by Pydantic.
    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> CoreSchema:
        from .pydantic import element_schema

        return element_schema(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: object, _handler: object) -> dict[str, str]:
        from .pydantic import json_schema_of

        return json_schema_of(cls)

    # Being a value

    # No __hash__ goes with it: an element can be changed, so it is no key.
    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        if self.__cxml_stateful__ or getattr(other, "__cxml_stateful__"):  # noqa: B009
            return document_of(self) == document_of(other)
        return self.__dict__ == other.__dict__

    # Without these two, pickle would look for values in the slots of a class that attrs gave slots,
    # and set each of them again, with its checks: also those that were read and are wrong.
    def __getstate__(self) -> dict[str, Any] | tuple[dict[str, Any], dict[str, Any]]:
        slots = slots_of(self) if self.__cxml_stateful__ else {}
        return (self.__dict__, slots) if slots else self.__dict__

    def __setstate__(self, state: dict[str, Any] | tuple[dict[str, Any], dict[str, Any]]) -> None:
        data, slots = state if isinstance(state, tuple) else (state, {})
        self.__dict__.update(data)
        fill_slots(self, slots)

    def __copy__(self) -> Self:
        twin = copied(self)
        if self.__cxml_stateful__:
            fill_slots(twin, slots_of(self))
        return twin

    def __repr__(self) -> str:
        return f"{public_name(type(self))}({', '.join(self.__cxml_shown__())})"

    # IPython asks for it by this name, which is to stay out of completion.
    if not TYPE_CHECKING:  # pragma: no branch

        def _repr_pretty_(self, printer: _Printer, _cycle: bool) -> None:
            """Keep what prettifies, such as IPython and Hypothesis, from listing attrs' fields."""
            printer.text(repr(self))

    def __cxml_shown__(self) -> Iterator[str]:
        return shown_parts(self, spec_of(type(self)))


@cache
def _reader() -> _Read:
    """Load what reads at the first document: most programs only build, and need no lxml.

    An ``import`` statement in ``from_xml`` would take a third of the time of a short document.
    """
    from .read import read

    return read


set_up_root(Element)
