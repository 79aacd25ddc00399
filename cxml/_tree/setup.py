"""Making a class of what attrs has made of its declaration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from .._declare.field import plan_of
from .build import positional, take_others
from .codegen import compile_init

if TYPE_CHECKING:
    from .element import Element


def drop_methods_of_attrs(cls: type) -> None:
    """Take away what attrs made for a class that was declared otherwise than cxml's own.

    Its ``__setattr__`` runs converters alone, and its other methods are blind to what is unset.
    """
    for name in [name for name, own in vars(cls).items() if _is_made_by_attrs(name, own)]:
        type.__delattr__(cls, name)


def _is_made_by_attrs(name: str, own: object) -> bool:
    if name == "__attrs_own_setattr__":  # would make attrs undo ours in a derived class
        return True
    methods = ("__setattr__", "__eq__", "__ne__", "__repr__", "__getstate__", "__setstate__")
    code = getattr(own, "__code__", None)
    made = ("<attrs generated", attrs.define.__code__.co_filename.removesuffix("_next_gen.py"))
    return name in methods and code is not None and code.co_filename.startswith(made)


def compile_init_later(cls: type[Element]) -> None:
    """Give a class an ``__init__`` that compiles itself when it is first called."""
    made = cls.__init__

    def __init__(self: Element, *args: Any, **kwargs: Any) -> None:  # noqa: N807
        compiled = compile_init(plan_of(cls), positional, take_others)
        compiled.__dict__["__wrapped__"] = made
        type.__setattr__(cls, "__init__", compiled)
        compiled(self, *args, **kwargs)

    __init__.__dict__["__wrapped__"] = made
    type.__setattr__(cls, "__init__", __init__)
