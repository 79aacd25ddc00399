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
    base = next(base for base in cls.__mro__ if "__attrs_attrs__" in vars(base))
    is_root = Node in base.__bases__  # nothing is declared by then, and so nothing is meant
    return not is_root and all(each.name in NOT_ATTRIBUTES for each in attrs.fields(base))


def refuse_bare(cls: type[Node]) -> None:
    """Refuse to make an element of a class that attrs was never told of, nor of any of its bases.

    Raises:
        DeclarationError: always.

    """
    refuse_undeclared(cls)
    base = "the base of all elements, and none itself: make a response, such as VoiceResponse()"
    refuse(cls, iter([("", f"it is {_UNDECLARED if Node not in cls.__bases__ else base}")]))


def refuse(cls: type[Node], found: Iterator[Fault]) -> None:
    problems = [
        Problem(code="declaration", message=message, path=".".join(filter(None, (where, name))))
        for where in [cls.__name__]
        for name, message in found
    ]
    if problems:
        raise DeclarationError(problems)
