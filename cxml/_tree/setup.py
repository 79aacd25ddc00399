"""Making a class of what attrs has made of its declaration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .build import positional, take_others
from .codegen import compile_init
from .spec import plan_of

if TYPE_CHECKING:
    from .element import Element


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
