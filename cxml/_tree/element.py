"""What every element is: built, changed, looked into, written and read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, overload

import attrs
from attrs import define, field, setters

from .._declare.attrs_methods import drop_methods_of_attrs
from .._declare.metadata import Support
from .._input.limits import MAX_BYTES
from .._text.names import public_name
from .._text.values import is_text
from .build import append_element, append_text, assign, one_by_one, put, refuse_what_is_no_name
from .child import child, restricted
from .codegen import compile_start_tag, compile_write
from .display import copied, shown_parts
from .grammar import misplaced
from .search import descendants, matching, only
from .setup import compile_init_later
from .spec import Plan, plan_of
from .twilio_names import HABITS, Elsewhere
from .unknown_attributes import UnknownAttributes, as_written, unknown_pairs
from .write import DECLARATION, write_indented

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Protocol

    class _Printer(Protocol):
        def text(self, text: str, /) -> object: ...

    class _Read(Protocol):
        def __call__(
            self, document: str | bytes, cls: type[E], *, strict: bool, max_bytes: int
        ) -> E: ...


E = TypeVar("E", bound="Element")


@define(kw_only=True, slots=False, eq=False, repr=False, on_setattr=setters.NO_OP)
class Element:
    """Base of every element.

    An element is made by its class or by a method of its parent. The element's text comes first;
    every attribute is a keyword, spelled as in Python (``status_callback``) or as on the wire
    (``statusCallback``). Values are checked where they are given, and again on assignment. An
    attribute that nobody set reads as ``None`` and is not written.

    Args:
        children: the elements, and texts, that stand inside, in order.
        unknown_attributes: attributes that cxml has no declaration for, by their names on the
            wire. They are written as they are; a ``repr`` does not show those whose names end
            in ``pass``, ``password``, ``token`` or ``secret``.

    Raises:
        InvalidValueError: a value is not allowed.
        UnknownAttributeError: there is no such attribute.
        UsageError: the text is missing, or more than the text was positional.
        NestingError: a child cannot stand here.

    """

    tag: ClassVar[str] = ""
    """The element's name in XML: the name of the class, unless that says otherwise."""
    support: ClassVar[Support] = Support.BOTH
    """Who documents the element."""
    nesting_code: ClassVar[int | None] = None
    """The error code that SignalWire publishes for a child that cannot stand in it."""
    value_code: ClassVar[int | None] = None
    """The error code for a wrong value of an attribute that has no code of its own."""
    _untyped: ClassVar[bool] = False
    """Whether it has no declaration: it may stand anywhere, and hold anything."""

    _children: Iterable[Element | str] = field(default=(), alias="children")
    unknown_attributes: UnknownAttributes = field(default=(), converter=unknown_pairs)

    _grammar: ClassVar[Mapping[str, child[Any, Any]]] = {}
    _restricted: ClassVar[frozenset[str]] = frozenset()
    _plan: ClassVar[Plan | None] = None
    _text_name: ClassVar[str] = ""
    _written: ClassVar[str]

    def __init_subclass__(cls) -> None:
        declared: list[child[Any, Any]] = [x for x in vars(cls).values() if isinstance(x, child)]
        cls._grammar = {**cls._grammar, **{line.name: line for line in declared}}
        if "tag" not in vars(cls):
            cls.tag = cls.tag or cls.__name__
        cls._written = cls.tag
        cls._plan = None
        if not cls._untyped:  # what was compiled for the base is not for this class
            type.__setattr__(cls, "_write", vars(Element)["_write"])
            type.__setattr__(cls, "_start_tag", vars(Element)["_start_tag"])
        cls._restricted = restricted(cls._grammar)
        for line in declared:
            setattr(cls, line.name, line.method(cls.__name__))
        if not cls.__module__.startswith("cxml."):  # the tests look after our own
            from .check_class import refuse_keywords

            refuse_keywords(cls)

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        """Set what an unset attribute reads as, and an ``__init__`` that compiles itself."""
        drop_methods_of_attrs(cls)
        for each in attrs.fields(cls):
            setattr(cls, each.name, "" if each.default is attrs.NOTHING else each.default)
            if not each.kw_only:
                cls._text_name = each.name
        if not cls.__module__.startswith("cxml."):
            from .check_class import refuse_faults

            refuse_faults(cls)
        if "__attrs_init__" in vars(cls):
            return  # the class has an __init__ of its own
        compile_init_later(cls)

    # Building

    @property
    def children(self) -> tuple[Element | str, ...]:
        """What stands inside, in order: elements, and the texts that follow an element."""
        return tuple(self.__dict__.get("_children", ()))

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
        plan = plan_of(type(self))
        if isinstance(child, Element):
            append_element(self, plan, child)
        elif is_text(child):
            append_text(self, plan, child)
        else:
            raise misplaced(plan, child)
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
        plan = plan_of(type(self))
        refuse_what_is_no_name(plan, name)
        known = plan.children.get(name)
        if known:
            made: Element = known.element._of(name, value, attributes)
            return self.nest(made)
        from .unknown import Unknown

        return self.nest(Unknown._of(name, value, attributes))

    @classmethod
    def _of(cls, name: str, text: str | None, attributes: Mapping[str, object]) -> Self:  # noqa: ARG003
        """Make one of what ``add_child`` was given."""
        make: Callable[..., Self] = cls
        return make(*() if text is None else (text,), **attributes)

    def _put(self, element: Element, line: child[Any, Any]) -> None:
        put(self, plan_of(type(self)), element, line)

    def _extend(self, children: Iterable[Element | str]) -> None:
        if isinstance(children, str | Element):
            self.append(children)
            return
        for each in one_by_one(self.tag, children):
            self.append(each)

    # Checkers take any name for a class that has a __setattr__ of its own.
    if not TYPE_CHECKING:  # pragma: no branch

        def __setattr__(self, name: str, value: object) -> None:
            assign(self, plan_of(type(self)), name, value)

    def __delattr__(self, name: str) -> None:
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
        return descendants(self) if kind is None else matching(self, kind)

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
        return next(matching(self, kind), None)

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
        found: Element = only(self, kind)
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
        out = [DECLARATION] if xml_declaration else []
        if pretty:
            write_indented(self, out.append)
            return "\n".join(out)
        self._write(out.append, 1)
        return "".join(out)

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

    def _write(self, add: Callable[[str], object], depth: int) -> None:
        cls = type(self)
        type.__setattr__(cls, "_write", compile_write(plan_of(cls)))
        self._write(add, depth)

    def _holds_text(self) -> bool:
        """Whether white space inside could change what is read."""
        if plan_of(type(self)).mixed or self._text_name in self.__dict__:
            return True
        return self._untyped or any(isinstance(each, str) for each in self.children)

    def _start_tag(self) -> str:
        cls = type(self)
        type.__setattr__(cls, "_start_tag", compile_start_tag(plan_of(cls)))
        return self._start_tag()

    def _unknown_attributes_text(self) -> str:
        return as_written(self.unknown_attributes)

    # Being a value

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return self.__dict__ == other.__dict__

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)

    def __copy__(self) -> Self:
        return copied(self)

    def __repr__(self) -> str:
        return f"{public_name(type(self))}({', '.join(self._shown())})"

    def _repr_pretty_(self, printer: _Printer, _cycle: bool) -> None:
        """Keep what prettifies, such as IPython and Hypothesis, from listing attrs' fields."""
        printer.text(repr(self))

    def _shown(self) -> Iterator[str]:
        return shown_parts(self, plan_of(type(self)))


@cache
def _reader() -> _Read:
    """Load what reads at the first document: most programs only build, and need no lxml.

    An ``import`` statement in ``from_xml`` would take a third of the time of a short document.
    """
    from .read import read

    return read


def _bare(self: Element, *_args: object, **_more: object) -> None:
    """Stand for the ``__init__`` that attrs gives to all classes that are declared."""
    from .undeclared import refuse_bare

    refuse_bare(type(self))


for each in HABITS:
    type.__setattr__(Element, each, Elsewhere(each))
Element._children = Element.unknown_attributes = ()
_bare.__dict__["__wrapped__"] = Element.__init__
type.__setattr__(Element, "__init__", _bare)
