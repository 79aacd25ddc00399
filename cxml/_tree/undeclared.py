"""A class that attrs was never told of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import attrs

from .._declare.declared import declared_names
from .._text.wording import listed
from ..errors import DeclarationError, Problem
from .node import NOT_ATTRIBUTES, Node

Fault: TypeAlias = tuple[str, str]
"""The name in the class, or nothing where it is the class itself; and what is wrong."""

_UNDECLARED = "not declared: write @attrs.define(kw_only=True) above the class"


def refuse_undeclared(cls: type[Node]) -> None:
    """Refuse a class with fields that attrs was never told of.

    Raises:
        DeclarationError: the class has annotations, and is no class of attrs.

    """
    # In its own dict: a base that attrs was told of is of no help to the fields of this class.
    if "__attrs_attrs__" in vars(cls):
        return
    fields = [name for name in declared_names(cls) if not name.startswith("_")]
    if fields and not _has_no_attributes(cls):
        refuse(cls, iter([("", f"{listed(fields)} is {_UNDECLARED}")]))


def _has_no_attributes(cls: type[Node]) -> bool:
    """Whether what a class annotates can only be state: its base, such as a response, has none."""
    base = _declared_base(cls)
    is_root = Node in base.__bases__  # nothing is declared by then, and so nothing is meant
    return not is_root and all(each.name in NOT_ATTRIBUTES for each in attrs.fields(base))


def refuse_bare(cls: type[Node]) -> None:
    """Refuse to make an element of a class that attrs was never told of, nor of any of its bases.

    Raises:
        DeclarationError: always.

    """
    refuse_undeclared(cls)
    refuse(cls, iter([("", _why_bare(cls))]))


def _why_bare(cls: type[Node]) -> str:
    if Node in cls.__bases__:
        base = "the base of all elements, and none itself"
        return f"it is {base}: make a response, such as VoiceResponse()"
    own = cls.__mro__[: cls.__mro__.index(_declared_base(cls))]
    if not any("__init__" in vars(each) for each in own):
        return f"it is {_UNDECLARED}"
    # As one writes for Twilio's library, where name, value and attrs are set in it.
    name = cls.__name__
    return (
        f"it has an __init__ of its own and no declaration: write class {name}(cxml.Unknown), and"
        f" in it super().__init__({name!r}, children=[...], unknown_attributes={{...}}); or in the"
        " place of __init__ a declaration, with @attrs.define(kw_only=True) above the class"
    )


def refuse_unmade(cls: type[Node]) -> None:
    """Refuse the same where its ``__init__`` sets something before it asks for that of its base.

    Raises:
        DeclarationError: neither attrs nor cxml was told what an element of the class has.

    """
    if Node in _declared_base(cls).__bases__ and not cls.__cxml_untyped__:
        refuse_bare(cls)


def _declared_base(cls: type[Node]) -> type[Node]:
    return next(base for base in cls.__mro__ if "__attrs_attrs__" in vars(base))


def refuse(cls: type[Node], found: Iterator[Fault]) -> None:
    problems = [
        Problem(code="declaration", message=message, path=".".join(filter(None, (where, name))))
        for where in [cls.__name__]
        for name, message in found
    ]
    if problems:
        raise DeclarationError(problems)
